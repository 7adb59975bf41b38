"""Windows over an article's pieces: what the network sees at a time, and one row for every piece put together again.

Windows overlap; where they do, a piece is read from the window in which it stands furthest from an edge that is not the
article's own.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.extraction.encoder.features import Pieces
from tui.extraction.encoder.signals import Floats, Signals, signals_of, view_of
from tui.extraction.encoder.wordpiece import CLS, SEP

WINDOW = 254
"""Pieces in a window; with CLS and SEP around it the network sees 256."""
STRIDE = 190

Window = tuple[int, int]


def windows(count: int) -> tuple[Window, ...]:
    """Half-open windows over `count` pieces, evenly spread, each as long as it may be; none for none.

    >>> windows(300)
    ((0, 254), (46, 300))
    """
    if count <= WINDOW:
        return ((0, count),) if count else ()
    steps = -(-(count - WINDOW) // STRIDE)
    starts = [round(n * (count - WINDOW) / steps) for n in range(steps + 1)]
    return tuple((start, start + WINDOW) for start in starts)


def inputs(pieces: Pieces, window: Window) -> dict[str, NDArray[np.int64]]:
    """What the network is given for one window: ids, features, mask, each (1, length + 2)."""
    start, end = window
    ids = np.full((1, end - start + 2), CLS, np.int64)
    ids[0, 1:-1] = pieces.ids[start:end]
    ids[0, -1] = SEP
    features = np.zeros_like(ids)
    features[0, 1:-1] = pieces.features[start:end]
    return {"ids": ids, "features": features, "mask": np.ones_like(ids)}


def rows(count: int, spread: Sequence[Window]) -> NDArray[np.int64]:
    """For every piece the window it is read from and its row there, CLS counted: (count, 2)."""
    best = np.full(count, -1, np.int64)
    found = np.zeros((count, 2), np.int64)
    for number, (start, end) in enumerate(spread):
        at = np.arange(end - start)
        left = at if start else at + count
        right = at[::-1] if end < count else at[::-1] + count
        context = np.minimum(left, right)
        better = context > best[start:end]
        best[start:end][better] = context[better]
        found[start:end][better] = np.stack([np.full(end - start, number), at + 1], 1)[better]
    return found


def merged(count: int, spread: Sequence[Window], outputs: Sequence[tuple[Floats, Floats]]) -> Signals:
    """One row a piece, from the outputs of all windows: (tags, vectors), each (1, length + 2, …) or (length + 2, …)."""
    found = rows(count, spread)
    parts: list[Floats] = []
    for kind in (0, 1):
        each = [output[kind].reshape(-1, output[kind].shape[-1]) for output in outputs]
        offsets = np.cumsum([0, *(len(one) for one in each)])[:-1]
        width = each[0].shape[-1] if each else 0
        joined = np.concatenate(each) if each else np.zeros((0, width), np.float32)
        parts.append(joined[offsets[found[:, 0]] + found[:, 1]] if count else joined)
    vectors = [output[1].reshape(-1, output[1].shape[-1])[1:-1] for output in outputs]
    views = tuple(view_of(start, seen) for (start, _), seen in zip(spread, vectors, strict=True))
    return signals_of(parts[0], parts[1], views)

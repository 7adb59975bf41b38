"""Windows over an article's pieces: what the network sees at a time, and one row for every piece put together again.

A window ends where a passage ends, so that no sentence is cut and nothing is read twice; only in a passage that is too
long for that windows overlap, and a piece is read where it stands furthest from an edge that is not the article's own.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from tui.extraction.encoder.features import Pieces
from tui.extraction.encoder.signals import TAGS, Floats, Signals, View, signals_of, view_of
from tui.extraction.encoder.wordpiece import BREAK, CLS, SEP

WINDOW = 254
"""Pieces in a window; with CLS and SEP around it the network sees 256."""
STRIDE = 190
"""From one window to the next, where they overlap."""

Window = tuple[int, int]


def windows(count: int, begins: Sequence[int] = ()) -> tuple[Window, ...]:
    """Half-open windows over `count` pieces, as few as passages that begin at `begins` allow; none for none.

    >>> windows(600, (150, 240, 480)), windows(300)
    (((0, 240), (240, 480), (480, 600)), ((0, 254), (190, 300)))
    """
    found: list[Window] = []
    start = done = 0
    while count - start > WINDOW:
        at = bisect_right(begins, start + WINDOW) - 1
        end = begins[at] if at >= 0 else 0
        if end > max(done, start + WINDOW // 2):
            found.append((start, end))
            start = done = end
        else:
            done = start + WINDOW
            found.append((start, done))
            start += STRIDE
    return (*found, (start, count)) if count else ()


def begins(pieces: Pieces) -> list[int]:
    """The first piece of each passage but the first."""
    found: list[int] = (np.flatnonzero(pieces.ids == BREAK) + 1).tolist()
    return found


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


def merged(count: int, spread: Sequence[Window], outputs: Iterable[tuple[Floats, Floats]]) -> Signals:
    """One row a piece, from the outputs of all windows: (tags, vectors), each (1, length + 2, …) or (length + 2, …).

    The outputs are taken one after the other, and none is kept.
    """
    found = rows(count, spread)
    tags, vectors = np.zeros((0, len(TAGS)), np.float32), np.zeros((0, 0), np.float32)
    views: list[View] = []
    for number, ((start, end), told) in enumerate(zip(spread, outputs, strict=True)):
        here, seen = (one.reshape(-1, one.shape[-1])[1:-1] for one in told)
        if not number:
            tags, vectors = (np.empty((count, one.shape[1]), np.float32) for one in (here, seen))
        mine = found[start:end, 0] == number
        tags[start:end][mine], vectors[start:end][mine] = here[mine], seen[mine]
        views.append(view_of(start, seen))
    return signals_of(tags, vectors, tuple(views))

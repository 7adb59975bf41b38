"""Articles through the network as it stands: one row a piece, with a gradient or without."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from tui.extraction.encoder.features import Pieces
from tui.extraction.encoder.signals import Signals, signals_of
from tui.extraction.encoder.windows import Window, begins, merged, rows, windows
from tui.extraction.encoder.wordpiece import CLS, SEP
from tui.training.network import Network


def outputs(
    network: Network, pieces: Pieces, spread: Sequence[Window], features: Tensor | None = None
) -> tuple[Tensor, Tensor]:
    """Tags and vectors of an article, one row a piece, read in the windows given."""
    tags, vectors = _windows_read(network, pieces, spread, features)
    at = torch.from_numpy(rows(len(pieces), spread))
    return tags[at[:, 0], at[:, 1]], vectors[at[:, 0], at[:, 1]]


def signals_in(network: Network, pieces: Pieces) -> Signals:
    """What use would see of an article, from the network itself."""
    if not len(pieces):
        return signals_of(np.zeros((0, 7), np.float32), np.zeros((0, sum(network.widths.parts)), np.float32))
    spread = windows(len(pieces), begins(pieces))
    with torch.no_grad():
        read = zip(*_windows_read(network, pieces, spread), spread, strict=True)
        told = [(t[: end - start + 2].numpy(), v[: end - start + 2].numpy()) for t, v, (start, end) in read]
    return merged(len(pieces), spread, told)


def _windows_read(
    network: Network, pieces: Pieces, spread: Sequence[Window], features: Tensor | None = None
) -> tuple[Tensor, Tensor]:
    """Tags and vectors of every window, filled up to the length of the longest: (windows, length + 2, …)."""
    length = max(end - start for start, end in spread) + 2
    ids = torch.zeros((len(spread), length), dtype=torch.int64)
    told, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    numbers = torch.from_numpy(pieces.ids)
    features = torch.from_numpy(pieces.features) if features is None else features
    for row, (start, end) in enumerate(spread):
        ids[row, 0], ids[row, end - start + 1] = CLS, SEP
        ids[row, 1 : end - start + 1] = numbers[start:end]
        told[row, 1 : end - start + 1] = features[start:end]
        mask[row, : end - start + 2] = 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, vectors = network(ids, told, mask)
    return tags.float(), vectors.float()

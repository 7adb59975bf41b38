"""Articles through the network as it stands: one row a piece, with a gradient or without."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from tui.extraction.encoder.features import Pieces
from tui.extraction.encoder.signals import Signals, signals_of
from tui.extraction.encoder.windows import Window, rows, windows
from tui.extraction.encoder.wordpiece import CLS, SEP
from tui.training.network import Network


def outputs(
    network: Network, pieces: Pieces, spread: Sequence[Window], features: Tensor | None = None
) -> tuple[Tensor, Tensor]:
    """Tags and vectors of an article, one row a piece, read in the windows given."""
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
    at = torch.from_numpy(rows(len(pieces), spread))
    return tags.float()[at[:, 0], at[:, 1]], vectors.float()[at[:, 0], at[:, 1]]


def signals_in(network: Network, pieces: Pieces) -> Signals:
    """What use would see of an article, from the network itself."""
    if not len(pieces):
        return signals_of(np.zeros((0, 7), np.float32), np.zeros((0, sum(network.widths.parts)), np.float32))
    with torch.no_grad():
        tags, vectors = outputs(network, pieces, windows(len(pieces)))
    return signals_of(tags.numpy(), vectors.numpy())

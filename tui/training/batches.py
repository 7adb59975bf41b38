"""Windows of examples put together for one step, and what is changed in them to show the network more than there is.

Augmentation works on pieces, so that no offset moves: the case of a passage as a headline or a cry has it, or none at
all. Quotation marks need none: whatever their style, the network sees them as the rules paired them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from tui.extraction.encoder.features import CASES, Flags, Ints, Pieces
from tui.extraction.encoder.windows import WINDOW, Window
from tui.extraction.encoder.wordpiece import CLS, SEP
from tui.training.examples import NONE, RoleExample

_SORTED = 32
_SHORTEST = 64
_RARE = 0.03
"""How often a passage is changed in each of the ways below."""
_CASES = (1, 2, 0)
"""Every word with a capital, in capitals, in lower case."""


@dataclass(frozen=True, slots=True)
class RoleBatch:
    """Windows of one step, all (B, L) int64."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    tags: Tensor
    links: Tensor
    other_links: Tensor
    heads: Tensor


def cut(count: int, rng: np.random.Generator) -> list[Window]:
    """Windows one after the other, the first of a random length, so that every epoch cuts elsewhere."""
    found, start = [], 0
    end = min(count, int(rng.integers(_SHORTEST, WINDOW + 1)))
    while start < count:
        found.append((start, end))
        start, end = end, min(count, end + WINDOW)
    return found


def role_batches(examples: Sequence[RoleExample], size: int, rng: np.random.Generator) -> list[RoleBatch]:
    """All windows of all examples in random order, such of one length together."""
    windows = [(example, window) for example in examples for window in cut(len(example.reading.pieces), rng)]
    order = rng.permutation(len(windows))
    batches = []
    for low in range(0, len(order), size * _SORTED):
        some = sorted((windows[n] for n in order[low : low + size * _SORTED]), key=lambda w: w[1][1] - w[1][0])
        batches += [some[at : at + size] for at in range(0, len(some), size)]
    return [role_batch(batches[n], rng) for n in rng.permutation(len(batches))]


def role_batch(windows: Sequence[tuple[RoleExample, Window]], rng: np.random.Generator | None) -> RoleBatch:
    """One step's windows; changed a little where there is a generator."""
    length = max(end - start for _, (start, end) in windows) + 2
    arrays = {name: np.zeros((len(windows), length), np.int64) for name in RoleBatch.__slots__}
    arrays["links"][:] = arrays["other_links"][:] = NONE
    for row, (example, (start, end)) in enumerate(windows):
        here = slice(1, end - start + 1)
        some, text = example.reading.pieces.chosen(slice(start, end)), example.reading.gold.text
        features = some.features
        if rng is not None:
            features = varied(features, some.passage, letters_of(text, some), rng)
        arrays["ids"][row, 0], arrays["ids"][row, end - start + 1] = CLS, SEP
        arrays["ids"][row, here], arrays["features"][row, here] = some.ids, features
        arrays["mask"][row, : end - start + 2] = 1
        arrays["tags"][row, here] = example.labels.tags[start:end]
        arrays["heads"][row, here] = example.labels.heads[start:end]
        for name, links in (("links", example.labels.links), ("other_links", example.labels.other_links)):
            mine = links[start:end]
            arrays[name][row, here] = np.where((mine >= start) & (mine < end), mine - start + 1, NONE)
    return RoleBatch(**{name: torch.from_numpy(array) for name, array in arrays.items()})


def letters_of(text: str, some: Pieces) -> Flags:
    """Which pieces begin with a letter, so that their case is one."""
    return np.array([text[at : at + 1].isalpha() for at in some.starts.tolist()], np.bool_)


def varied(features: Ints, passage: Ints, letters: Flags, rng: np.random.Generator) -> Ints:
    """The features, those of a passage now and then as another way to print it has them; of `letters` alone."""
    changed = features.copy()
    for number in np.unique(passage):
        drawn = int(rng.random() / _RARE)
        here = (passage == number) & letters
        if drawn < len(_CASES):
            changed[here] += _CASES[drawn] - changed[here] % CASES
    return changed

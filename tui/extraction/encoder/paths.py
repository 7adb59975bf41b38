"""The best path through scores of tags (Viterbi 1967), worked out in blocks side by side, as arrays like it.

Within a block the best scores are sought for every tag before it, the blocks all at once; then the blocks are joined.
"""

from math import isqrt

import numpy as np

from tui.extraction.encoder.features import Ints
from tui.extraction.encoder.signals import Floats


def best_path(scores: Floats, transitions: Floats, first: Floats) -> Ints:
    """One tag a row of `scores` (N, T), with the largest sum of scores, `first` (T,) and `transitions` (T, T)."""
    count, tags = scores.shape
    if not count:
        return np.zeros(0, np.int64)
    size = isqrt(count - 1) + 1
    number = -(-count // size)
    short = number * size - count
    blocks = np.zeros((number * size, tags), np.float32)
    blocks[:count] = scores
    best = _within(blocks.reshape(number, size, tags), transitions, first, short)
    before, tag = _across(best[-1])
    path = np.zeros((number, size), np.int64)
    each = np.arange(number)
    for at in range(size - 1, -1, -1):
        path[:, at] = tag
        came = (best[at - 1][:, each, before] + transitions[:, tag]).argmax(0)
        tag = np.where((each == number - 1) & (at >= size - short), tag, came)
    return path.reshape(-1)[:count]


def _within(blocks: Floats, transitions: Floats, first: Floats, short: int) -> list[Floats]:
    """For each row of the blocks (T, blocks, T): the best score to each tag there, in each block, from each before it.

    The last block is `short` rows too short, in which its scores stay as they were.
    """
    number, size, _ = blocks.shape
    by_tag = blocks.transpose(1, 2, 0)[..., None]
    best = np.repeat(transitions.T[:, None], number, 1) + by_tag[0]
    best[:, 0] = (first + blocks[0, 0])[:, None]
    found = [best]
    for at in range(1, size):
        best = (found[-1][:, None] + transitions[:, :, None, None]).max(0) + by_tag[at]
        if at >= size - short:
            best[:, -1] = found[-1][:, -1]
        found.append(best)
    return found


def _across(best: Floats) -> tuple[Ints, Ints]:
    """The tag before each block, 0 before the first, and the one at its end."""
    score = best[:, 0, 0]
    origins: list[Ints] = []
    for block in best.transpose(1, 2, 0)[1:]:
        ahead = score[:, None] + block
        origins.append(ahead.argmax(0))
        score = ahead.max(0)
    ends = [int(score.argmax())]
    for origin in reversed(origins):
        ends.append(int(origin[ends[-1]]))
    ends.reverse()
    return np.array([0, *ends[:-1]]), np.array(ends)

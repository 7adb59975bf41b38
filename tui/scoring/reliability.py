"""Reliability of confidences: whether those of 0.8 hold four times in five (Guo et al. 2017, section 2)."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bin:
    """The findings whose confidence lies from `low` up to `high`, which the last bin alone includes."""

    low: float
    high: float
    count: int
    confidence: float
    """The mean confidence; 0 where the bin is empty."""
    accuracy: float
    """The share that is right; 0 where the bin is empty."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far confidences are from what came true."""

    bins: tuple[Bin, ...]
    """Of equal width, from 0 to 1."""
    error: float
    """The expected calibration error: how far accuracy is from confidence in the mean over all findings, bin by bin."""


def reliability(judged: Iterable[tuple[float, bool]], bins: int = 10) -> Reliability:
    """Of pairs of a confidence (0 to 1) and whether the finding was right; raises ValueError for any other confidence.

    >>> reliability([(0.9, True), (0.9, False)], bins=2).error
    0.4
    """
    held: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in judged:
        if not 0 <= confidence <= 1:
            raise ValueError(f"a confidence of {confidence} is not between 0 and 1")
        held[min(int(confidence * bins), bins - 1)].append((confidence, right))
    made = tuple(_bin(n / bins, (n + 1) / bins, pairs) for n, pairs in enumerate(held))
    count = max(1, sum(b.count for b in made))
    return Reliability(made, sum(b.count * abs(b.accuracy - b.confidence) for b in made) / count)


def _bin(low: float, high: float, pairs: list[tuple[float, bool]]) -> Bin:
    n = len(pairs)
    if not n:
        return Bin(low, high, 0, 0.0, 0.0)
    return Bin(low, high, n, sum(c for c, _ in pairs) / n, sum(right for _, right in pairs) / n)

"""Figures: what was found of what there is, for one article or for many. Counts add up; rates come of counts alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce


@dataclass(frozen=True, slots=True)
class Count:
    """How much of the gold was found, and how much of what was found is right."""

    found: float
    """So much of the gold."""
    gold: int
    right: float
    """So much of ours; mostly the same number as `found`."""
    ours: int

    @classmethod
    def of(cls, hits: int, gold: int, ours: int) -> "Count":
        """Where each hit is one of gold and one of ours."""
        return cls(hits, gold, hits, ours)

    def __add__(self, other: "Count") -> "Count":
        found, gold = self.found + other.found, self.gold + other.gold
        return Count(found, gold, self.right + other.right, self.ours + other.ours)

    @property
    def precision(self) -> float:
        """0 to 1; 0 where nothing is ours."""
        return self.right / self.ours if self.ours else 0.0

    @property
    def recall(self) -> float:
        """0 to 1; 0 where there is no gold."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Count.of(1, 2, 4).f1
        0.3333333333333333
        """
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those that were asked about are right."""

    hits: int
    of: int

    def __add__(self, other: "Share") -> "Share":
        return Share(self.hits + other.hits, self.of + other.of)

    @property
    def rate(self) -> float:
        """0 to 1; 0 where nothing was asked about."""
        return self.hits / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one article or of several, by name, in the order in which they are shown."""

    counts: Mapping[str, Count] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)

    def __add__(self, other: "Score") -> "Score":
        counts, shares = dict(self.counts), dict(self.shares)
        for name, count in other.counts.items():
            counts[name] = counts[name] + count if name in counts else count
        for name, share in other.shares.items():
            shares[name] = shares[name] + share if name in shares else share
        return Score(counts, shares)


def total(scores: Iterable[Score]) -> Score:
    """All of them together, micro-averaged: every case counts alike, whichever article it is from."""
    return reduce(Score.__add__, scores, Score())


def harmonic(precision: float, recall: float) -> float:
    """The F1 of the two; 0 if both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

"""Where two readings of one text differ: what each side has there, and how they differ.

The first side is gold and the second ours, or one annotator and another; what is `missed` stands on the first side
alone, what is `spurious` on the second.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.article import Attribution, Span
from tui.scoring.attributions import ROLES, Paired
from tui.scoring.matching import words

Role = Literal["source", "cue", "content", "mention", "name"]
DifferenceKind = Literal[
    "missed", "spurious", "boundary", "wrong source", "wrong cue", "wrong actor", "wrong speaker", "no speaker"
]


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two readings has at a place of the text."""

    parts: tuple[tuple[Role, Span], ...] = ()
    """In order of the text; none where this side has nothing here."""
    names: str = ""
    """Whom it takes for the speaker or the actor, where that is what they differ in."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where they differ."""

    kinds: tuple[DifferenceKind, ...]
    """What is wrong, gravest first; never empty."""
    first: Side
    second: Side

    @property
    def start(self) -> int:
        """The offset where it begins on either side."""
        return min(span.start for side in (self.first, self.second) for _, span in side.parts)


def differences(paired: Paired) -> tuple[Difference, ...]:
    """Every attribution that only one side has, and every pair that differs in content, source or cue.

    In order of the text. What is left on both sides and shares a word is one difference, missed and spurious at once.
    """
    return tuple(sorted((*_unlike(paired), *_unmatched(paired)), key=lambda difference: difference.start))


def side(attribution: Attribution | None) -> Side:
    """The attribution's parts with their roles; an empty side for none."""
    if attribution is None:
        return Side()
    parts: list[tuple[Role, Span]] = []
    for role in ROLES:
        parts += [(role, span) for span in getattr(attribution, role)]
    return Side(tuple(sorted(parts, key=lambda part: part[1])))


def _unlike(paired: Paired) -> Iterator[Difference]:
    for i, j in paired.pairs:
        kinds: list[DifferenceKind] = []
        if not paired.shares("source", i, j):
            kinds.append("wrong source")
        if not paired.same_content(i, j):
            kinds.append("boundary")
        if not paired.shares("cue", i, j):
            kinds.append("wrong cue")
        if kinds:
            yield Difference(tuple(kinds), side(paired.gold[i]), side(paired.ours[j]))


def _unmatched(paired: Paired) -> Iterator[Difference]:
    gold_left = _left(paired.gold, {i for i, _ in paired.pairs})
    ours_left = _left(paired.ours, {j for _, j in paired.pairs})
    contents = {said.id: words(paired.text, said.content) for said in ours_left}
    for said in gold_left:
        here = words(paired.text, said.content)
        near = max(ours_left, key=lambda other: len(here & contents[other.id]), default=None)
        if near is None or here.isdisjoint(contents[near.id]):
            yield Difference(("missed",), side(said), Side())
            continue
        ours_left.remove(near)
        yield Difference(("missed", "spurious"), side(said), side(near))
    for said in ours_left:
        yield Difference(("spurious",), Side(), side(said))


def _left(attributions: Sequence[Attribution], matched: set[int]) -> list[Attribution]:
    return [said for n, said in enumerate(attributions) if n not in matched]

"""Statements: what the reports attribute to somebody, each with the number of its report and its speaker in the cast.

Invariant: statements are in reading order, report by report, and carry the spans of their own report.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.article import Analysis, Attribution, Span, Stance, hull
from tui.comparison.prose import Prose

_REPEATS = 3
"""How many words a statement needs to be known again."""


class Place(NamedTuple):
    """A stretch of one of the reports."""

    report: int
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that one report attributes to somebody."""

    report: int
    """The number of the report, from 0 in reading order."""
    attribution: Attribution
    """Its speaker has the id of the cast."""
    words: int
    """How many words the content has."""

    @property
    def speaker(self) -> str | None:
        """The id of the actor in the cast; None for nobody known."""
        return self.attribution.speaker

    @property
    def quoted(self) -> bool:
        """Whether any of it stands in quotation marks."""
        return self.attribution.kind != "indirect"

    @property
    def place(self) -> Place:
        """Where its content stands, from its first word to its last."""
        return Place(self.report, hull(self.attribution.content))


def statements_of(report: int, prose: Prose, analysis: Analysis, stances: Iterable[Stance]) -> tuple[Statement, ...]:
    """The statements of one report that have one of `stances`, in order of the text."""
    wanted = frozenset(stances)
    found = sorted((q for q in analysis.attributions if q.stance in wanted), key=lambda q: (q.content[0], q.id))
    return tuple(Statement(report, q, len(prose.words_in(q.content))) for q in found)


def without_repeats(statements: Sequence[Statement], proses: Sequence[Prose]) -> tuple[Statement, ...]:
    """Those that no other of the same report and speaker holds word for word, as it holds a headline's or pull quote's.

    Of two alike the later stays. Only statements that share words with the beginning of one are looked at for it.
    """
    told = [tuple(w.text for w in proses[s.report].words_in(s.attribution.content)) for s in statements]
    whole = [f" {' '.join(words)} " for words in told]
    holders: dict[tuple[int, str | None, tuple[str, ...]], dict[int, None]] = {}
    for at, (one, words) in enumerate(zip(statements, told, strict=True)):
        for n in range(len(words) - _REPEATS + 1) if one.speaker is not None else ():
            holders.setdefault((one.report, one.speaker, words[n : n + _REPEATS]), {})[at] = None
    return tuple(
        one
        for at, (one, words) in enumerate(zip(statements, told, strict=True))
        if not any(
            (len(told[other]), other) > (len(words), at) and whole[at] in whole[other]
            for other in holders.get((one.report, one.speaker, words[:_REPEATS]), ())
        )
    )


def by_speaker(statements: Sequence[Statement]) -> Mapping[str, tuple[Statement, ...]]:
    """Actor's id -> what the actor says in all reports, in reading order; nothing of unknown speakers."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.speaker is not None:
            found.setdefault(statement.speaker, []).append(statement)
    return {speaker: tuple(said) for speaker, said in found.items()}


def by_report(statements: Iterable[Statement]) -> Mapping[int, tuple[Statement, ...]]:
    """Number of a report -> its statements, in their order; nothing of reports without any."""
    found: dict[int, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.report, []).append(statement)
    return {report: tuple(said) for report, said in found.items()}

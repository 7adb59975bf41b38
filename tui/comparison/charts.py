"""What a person would rather look at: share of voice, where statements stand along each report, stances by outlet.

The numbers only; the terminal and the page draw them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tui.article import Actor, Analysis, Article, Stance
from tui.comparison.presence import Presence, covered_words
from tui.comparison.statements import Statement

Third = Literal["lead", "middle", "end"]
THIRDS: tuple[Third, ...] = ("lead", "middle", "end")


@dataclass(frozen=True, slots=True)
class Voice:
    """How much of what is said comes from one actor."""

    actor: Actor | None
    """None for all that is said by nobody known, which comes last."""
    words: tuple[int, ...]
    """By report."""
    share: float
    """Of all words said in all reports, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where one statement stands along its report."""

    statement: Statement
    at: float
    """0, the first character of the report's prose, to 1, the last."""

    @property
    def third(self) -> Third:
        """The part of the report that it begins in."""
        return THIRDS[min(int(self.at * 3), 2)]


@dataclass(frozen=True, slots=True)
class Charts:
    """The data of all charts."""

    voices: tuple[Voice, ...]
    """By words, most first."""
    positions: tuple[tuple[Position, ...], ...]
    """By report, in order of the text."""
    stances: tuple[tuple[tuple[Stance, int], ...], ...]
    """By report, how many attributions have a stance, most first; wants, plans and attitudes included."""


def charts(
    rows: Sequence[Presence],
    articles: Sequence[Article | None],
    analyses: Sequence[Analysis | None],
    statements: Sequence[Statement],
) -> Charts:
    """The charts of a comparison with the matrix `rows`."""
    by_report: list[list[Statement]] = [[] for _ in articles]
    for statement in statements:
        by_report[statement.report].append(statement)
    positions = tuple(
        _positions(article, own) if article else () for article, own in zip(articles, by_report, strict=True)
    )
    unknown = tuple(covered_words([s for s in own if s.speaker is None]) for own in by_report)
    return Charts(_voices(rows, unknown), positions, tuple(_stances(analysis) for analysis in analyses))


def _voices(rows: Sequence[Presence], unknown: tuple[int, ...]) -> tuple[Voice, ...]:
    total = sum(row.words for row in rows) + sum(unknown)
    known = [Voice(row.actor, tuple(c.words for c in row.cells), row.words / total) for row in rows if row.words]
    known.sort(key=lambda voice: -voice.share)
    return (*known, Voice(None, unknown, sum(unknown) / total)) if sum(unknown) else tuple(known)


def _positions(article: Article, statements: Sequence[Statement]) -> tuple[Position, ...]:
    prose = [block.span for block in article.prose]
    if not prose:
        return ()
    first, last = prose[0].start, prose[-1].end
    width = max(last - first, 1)
    return tuple(Position(s, min(max((s.place.span.start - first) / width, 0.0), 1.0)) for s in statements)


def _stances(analysis: Analysis | None) -> tuple[tuple[Stance, int], ...]:
    counted = Counter(q.stance for q in analysis.attributions) if analysis else Counter()
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))

"""Rows: one attribution each, with its words in place of spans, for tables that people read and spreadsheets.

Invariant: no string of a row holds a control or direction character or a line end, so a row may be printed as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.article import Analysis, Article, Span, hull, one_line

_BLANKS = re.compile("[ \t\r\n]+")
_GAP = " … "


@dataclass(frozen=True, slots=True)
class Row:
    """One attribution in words."""

    path: str
    title: str
    outlet: str
    date: str
    id: str
    kind: str
    floating: bool
    speaker: str
    """The name of the actor; empty where unknown."""
    speaker_id: str
    speaker_kind: str
    source: str
    """As the article words it; parts that stand apart are joined with " … "."""
    cue: str
    content: str
    stance: str
    confidence: float
    start: int
    """The offset where the content begins."""
    end: int
    """The offset after the content."""


def rows(article: Article, analysis: Analysis) -> Iterator[Row]:
    """A row for each attribution, in order of the text."""
    actors = {actor.id: actor for actor in analysis.actors}
    for attribution in analysis.attributions:
        speaker = actors.get(attribution.speaker or "")
        content = hull(attribution.content)
        yield Row(
            path=one_line(article.path),
            title=plain_line(article.title),
            outlet=plain_line(article.outlet),
            date=plain_line(article.date),
            id=attribution.id,
            kind=attribution.kind,
            floating=attribution.floating,
            speaker=plain_line(speaker.name) if speaker else "",
            speaker_id=speaker.id if speaker else "",
            speaker_kind=speaker.kind if speaker else "",
            source=_words(article, attribution.source),
            cue=_words(article, attribution.cue),
            content=_words(article, attribution.content),
            stance=attribution.stance,
            confidence=round(attribution.confidence, 3),
            start=content.start,
            end=content.end,
        )


def said_by(row: Row) -> str:
    """Who it is, for people: the speaker's name, else the source's words, else a dash."""
    return row.speaker or row.source or "–"


def _words(article: Article, spans: tuple[Span, ...]) -> str:
    return _GAP.join(plain_line(span.of(article.text)) for span in spans)


def plain_line(text: str) -> str:
    """`text` on one line, safe to print, with every run of blanks as one."""
    return one_line(_BLANKS.sub(" ", text)).strip()

"""Notes as CSV: one note a row, in columns that Readwise and its like take, then columns of our own.

Invariant: cells are safe for spreadsheets, as `csv_rows.record` makes them, and hold no control characters but line
ends. Columns are only ever added, at the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from operator import attrgetter

from tui.article import Note, one_line, visible
from tui.exchange.csv_rows import record
from tui.exchange.noted import NotedArticle
from tui.exchange.rows import plain_line

_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note."""

    highlight: str
    """The words it is on."""
    title: str
    author: str
    url: str
    note: str
    """Its body, in Markdown."""
    location: int
    """The offset where its words begin: notes sort by it."""
    tags: str
    """With a comma and a blank between them."""
    outlet: str
    published: str
    """As the article gives its date."""
    path: str
    speaker: str
    """Who says the words, where they are somebody's."""
    source: str
    """As the article words it."""
    kind: str
    """Of the attribution; empty for what is nobody's words."""
    motivation: str
    correction: str
    """What is corrected, for a note that corrects the analysis."""
    end: int
    before: str
    """The text before the words."""
    after: str
    creator: str
    created: str
    modified: str
    id: str
    sha256: str


_HEADS = {"url": "URL", "id": "ID", "sha256": "SHA-256"}
COLUMNS = tuple(_HEADS.get(field.name, field.name.capitalize()) for field in fields(NoteRow))
_CELLS = attrgetter(*(field.name for field in fields(NoteRow)))


def header() -> str:
    """The names of the columns, with their line end."""
    return record(COLUMNS)


def lines(noted: NotedArticle) -> Iterator[str]:
    """A record for each note of an article, with its line end."""
    return (record(_CELLS(_row(noted, note))) for note in noted.notes)


def _row(noted: NotedArticle, note: Note) -> NoteRow:
    article, target = noted.article, note.target
    said, correction = noted.said.get(note.id), note.correction
    speaker = said.speaker if said else None
    return NoteRow(
        highlight=plain_line(target.exact),
        title=plain_line(article.title),
        author=plain_line(article.byline),
        url=one_line(article.url),
        note=visible(_LINE_END.sub("\n", note.body)),
        location=target.span.start,
        tags=", ".join(map(plain_line, note.tags)),
        outlet=plain_line(article.outlet),
        published=plain_line(article.date),
        path=one_line(article.path),
        speaker=plain_line(speaker.name) if speaker else "",
        source=" … ".join(plain_line(span.of(article.text)) for span in said.attribution.source) if said else "",
        kind=said.attribution.kind if said else "",
        motivation=note.motivation,
        correction=correction.act if correction else "",
        end=target.span.end,
        before=plain_line(target.prefix),
        after=plain_line(target.suffix),
        creator=plain_line(note.creator),
        created=one_line(note.created),
        modified=one_line(note.modified),
        id=note.id,
        sha256=noted.sha256,
    )

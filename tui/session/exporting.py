"""What goes out: the reader's notes with their articles and who speaks in them, in the form that was asked for.

Notes are chosen here and analyses fetched; the forms are `exchange`'s. Nothing is written to a disk here.
"""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from tui import readers
from tui.article import Article, Fault, Note, Unreadable
from tui.exchange import page
from tui.exchange.forms import FORMS
from tui.exchange.noted import NotedArticle
from tui.readers.rendering import rendered
from tui.session.analyses import Analyses
from tui.session.engine import Engine
from tui.session.home import Home
from tui.session.noted import notebook
from tui.session.reading import absolute
from tui.session.request import Request

if TYPE_CHECKING:
    from tui.notes import Notebook, Sheet

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which notes go out."""

    tags: tuple[str, ...] = ()
    """Those with one of these; all if there are none."""
    since: str = ""
    """Those last changed at this time or later, in ISO 8601; all if it is empty."""

    def holds(self, note: Note) -> bool:
        """Whether the note is among them."""
        tagged = not self.tags or not set(self.tags).isdisjoint(note.tags)
        return tagged and note.modified >= self.since


class Outgoing(NamedTuple):
    """One article with its chosen notes, or a fault on the way; both where only its analysis is at fault."""

    noted: NotedArticle | None = None
    fault: Fault | None = None


class _Leaf(NamedTuple):
    """Notes of one text, before it is known who speaks in it."""

    article: Article
    sha256: str
    notes: tuple[Note, ...]
    """Those that go out."""
    sheet: "Callable[[], Sheet]"
    """All notes of the article, corrections among them, as they stand in this text."""


def outgoing(
    sources: Sequence[str],
    choice: Choice,
    *,
    analysed: bool = True,
    encoding: str | None = None,
    on_progress: Progress | None = None,
    home: Home | None = None,
    engine: Engine | None = None,
) -> Generator[Outgoing, None, None]:
    """Every article that has chosen notes, those of `sources` or, without any, all; and what could not be read.

    Notes whose words an article no longer has come with the text on which they were made. A source that is gone
    comes as it was kept. With `analysed`, analyses are from the cache or made, and corrected as the reader corrected
    them; `engine` is closed at the end. Raises NotesFault where the notes cannot be read.
    """
    home = home or Home.of_user()
    if not home.notes.exists():
        return
    engine = engine or Engine(os.cpu_count() or 1, reserved=0, niceness=0, reports=home.reports)
    with notebook(home) as book, closing(Analyses(engine, home.cache)) as analyses:
        leaves = _of_sources(sources, encoding, book) if sources else _of_all(book)
        chosen = (_chosen(leaf, choice) if isinstance(leaf, _Leaf) else leaf for leaf in leaves)
        wanted = [leaf for leaf in chosen if isinstance(leaf, Fault) or leaf.notes]
        yield from _with_analyses(wanted, analyses if analysed else None, on_progress)


def lines_of(articles: Sequence[NotedArticle], form: str) -> Iterator[str]:
    """The articles in one of the forms, line by line; in a page what the reader wrote is rendered."""
    return page.lines(articles, rendered) if form == "html" else FORMS[form](articles)


def _of_all(book: "Notebook") -> Iterator[_Leaf]:
    for noted in book.noted():
        edition = noted.edition
        yield _Leaf(edition.article, edition.sha256, noted.notes, partial(book.sheet, edition))


def _of_sources(sources: Sequence[str], encoding: str | None, book: "Notebook") -> Iterator[_Leaf | Fault]:
    from tui.notes import Edition

    listing = readers.list_sources(sources)
    yield from listing.faults
    detached: set[str] = set()
    for source in listing.sources:
        try:
            article = readers.read(source, encoding=encoding)
        except Unreadable as fault:
            kept = tuple(_kept_at(absolute(source), book))
            yield from kept or (fault,)
            continue
        edition = Edition.of(article, absolute(source))
        sheet = book.sheet(edition)
        yield _Leaf(article, sheet.sha256, sheet.notes, partial(book.sheet, edition))
        detached.update(note.id for note in sheet.detached)
    if detached:
        for leaf in _of_all(book):
            yield leaf._replace(notes=tuple(note for note in leaf.notes if note.id in detached))


def _kept_at(place: str, book: "Notebook") -> Iterator[_Leaf]:
    """What was kept of an article that can no longer be read."""
    places = {noted.edition.sha256 for noted in book.noted() if noted.edition.place == place}
    return (leaf for leaf in _of_all(book) if leaf.sha256 in places)


def _chosen(leaf: _Leaf, choice: Choice) -> _Leaf:
    return leaf._replace(notes=tuple(filter(choice.holds, leaf.notes)))


def _with_analyses(
    leaves: Sequence[_Leaf | Fault], analyses: Analyses | None, on_progress: Progress | None
) -> Iterator[Outgoing]:
    """Each in its turn; a few analyses are on their way at a time."""
    ahead = 4 * (os.cpu_count() or 1)
    waiting: deque[tuple[_Leaf | Fault, Request | None]] = deque()
    rest = iter(leaves)
    for done in range(1, len(leaves) + 1):
        for leaf in islice(rest, ahead - len(waiting)):
            wanted = None if analyses is None or isinstance(leaf, Fault) else analyses.of_article(leaf.article, 1)
            waiting.append((leaf, wanted))
        yield _outgoing(*waiting.popleft())
        if on_progress is not None:
            on_progress(done, len(leaves))


def _outgoing(leaf: _Leaf | Fault, request: Request | None) -> Outgoing:
    from tui.notes import correct

    if isinstance(leaf, Fault):
        return Outgoing(fault=leaf)
    analysis, trouble = None, None
    if request is not None:
        try:
            found = request.future.result().analysis
        except Fault as fault:
            trouble = fault
        else:
            sheet = leaf.sheet()
            notes = (*sheet.notes, *sheet.elsewhere)
            analysis = correct(found, notes, leaf.sha256, sheet.editions).analysis
    return Outgoing(NotedArticle(leaf.article, leaf.sha256, leaf.notes, analysis), trouble)

"""Search over all sittings: the reader's notes, what was said in articles that were read, and their words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.article import Note, Span
from tui.session.home import Home
from tui.session.noted import notebook, noted
from tui.session.reading import absolute

if TYPE_CHECKING:
    from tui.library.archive import Found

Kind = Literal["note", "quote", "article"]
KINDS: tuple[Kind, ...] = ("note", "quote", "article")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in an article."""

    kind: Kind
    """A note of the reader's, something said in the article, or words of it."""
    place: str
    """Where the article was read: an absolute path or an address; empty for standard input."""
    title: str
    span: Span
    words: str
    """Those of the span."""
    before: str = ""
    after: str = ""
    speaker: str = ""
    """Who said a quote, where it is known."""
    note: Note | None = None


def find(query: str, kinds: Iterable[Kind] = KINDS, *, limit: int = 50, home: Home | None = None) -> tuple[Hit, ...]:
    """What holds all words of `query`: first notes, then quotes, then articles, the best of each first.

    The last word may be the beginning of one; words "in marks" must follow each other. At most `limit` of each kind.
    Raises NotesFault.
    """
    from tui.library.archive import Archive
    from tui.notes.finding import expression

    home = home or Home.of_user()
    asked, wanted = expression(query), set(kinds)
    hits: list[Hit] = []
    if "note" in wanted and home.notes.exists():
        with notebook(home) as book:
            hits += (_of_note(one.note, one.place, one.title) for one in book.find(query, limit))
    if asked and home.archive.exists():
        with closing(Archive(home.archive)) as archive:
            if "quote" in wanted:
                hits += (_of_found("quote", one) for one in archive.find_said(asked, limit))
            if "article" in wanted:
                hits += (_of_found("article", one) for one in archive.find_articles(asked, limit))
    return tuple(hits)


def listed(sources: Sequence[str] = (), tags: Sequence[str] = (), *, home: Home | None = None) -> Iterator[Hit]:
    """The reader's notes, article by article: those on `sources`, paths or folders of paths, and with one of `tags`.

    Raises NotesFault.
    """
    chosen = _among(tuple(map(absolute, sources)))
    for one in noted(home):
        if chosen(one.edition.place):
            for note in one.notes:
                if not tags or not set(tags).isdisjoint(note.tags):
                    yield _of_note(note, one.edition.place, one.edition.article.title)


def _among(places: Sequence[str]) -> Callable[[str], bool]:
    return lambda place: not places or any(place == one or place.startswith(one.rstrip("/") + "/") for one in places)


def _of_note(note: Note, place: str, title: str) -> Hit:
    target = note.target
    return Hit("note", place, title, target.span, target.exact, target.prefix, target.suffix, note=note)


def _of_found(kind: Kind, found: "Found") -> Hit:
    return Hit(kind, found.place, found.title, found.span, found.words, found.before, found.after, found.speaker)

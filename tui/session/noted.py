"""All notes of a reader, article by article, whatever is open: to be listed, searched, exported, and taken in."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.article import Article, Note, Target
from tui.session.home import Home
from tui.session.reading import absolute

if TYPE_CHECKING:
    from tui.notes import Notebook, Noted
    from tui.notes.taking_in import Taken


@contextmanager
def notebook(home: Home | None = None) -> "Iterator[Notebook]":
    """The notebook of a home, closed at the end; nothing is made before something is kept. Raises NotesFault."""
    from tui.notes import Notebook

    book = Notebook((home or Home.of_user()).notes)
    try:
        yield book
    finally:
        book.close()


def noted(home: Home | None = None) -> "Iterator[Noted]":
    """Each text with notes that were made on it; nothing for a reader who never wrote one. Raises NotesFault."""
    with notebook(home) as book:
        if book.path.exists():
            yield from book.noted()


def take_in(article: Article, notes: Iterable[Note], home: Home | None = None) -> "Taken":
    """Keep notes from elsewhere on an article of which all their targets are; all or, with a NotesFault, none.

    Of two states of one note the one that was modified last counts.
    """
    from tui.notes import Edition

    with notebook(home) as book:
        return book.take_in(Edition.of(article, absolute(article.path)), notes)


def settle(article: Article, notes: Sequence[Note]) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    """Notes with foreign targets put on an article by their positions or quotes; and those whose words it has not.

    A correction, whose spans no quote can find again, is put only on the very text that it is of.
    """
    from tui.notes.anchoring import find

    sha256, text = article.sha256, article.text
    put, lost = list[Note](), list[Note]()
    for note in notes:
        same = note.target.sha256 == sha256
        place = find(note.target, text) if same or note.correction is None else None
        if place is None:
            lost.append(note)
        else:
            put.append(replace(note, target=Target.of(sha256, text, place)))
    return tuple(put), tuple(lost)

"""What comes in: files of notes, each note put on the text that it is of, and into the notebook unless it is there.

Invariant: the notes on one article come in together or not at all; taking a file in twice adds nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui import readers
from tui.article import Article, Fault, Note, Unreadable, one_line
from tui.article.note import fit_tags
from tui.exchange.brat_corrections import corrections_of
from tui.exchange.brat_folder import Annotated, annotated, annotated_texts
from tui.exchange.brat_notes import notes_of
from tui.exchange.brat_reading import read_standoff
from tui.exchange.broken import BrokenLine
from tui.exchange.incoming import Incoming, IncomingNote
from tui.exchange.note_lines import read_lines
from tui.exchange.web_annotation_reading import read_annotations
from tui.readers.files import load
from tui.readers.sources import is_address
from tui.session.home import Home
from tui.session.noted import notebook, settle
from tui.session.reading import absolute
from tui.session.stamps import Stamps, user
from tui.session.texts import Texts

if TYPE_CHECKING:
    from tui.notes import Edition, Notebook
    from tui.notes.taking_in import Taken

_LIMIT = 1 << 30
"""Bytes of a file of notes, articles with it."""

SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonld": "webannotation",
    ".json": "webannotation",
    ".ann": "brat",
}
"""The form of a file by the ending of its name; a folder is one of brat."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    file: str
    taken: "Taken"
    broken: tuple[BrokenLine, ...] = ()
    """What did not come in."""


def incoming(
    files: Sequence[str],
    *,
    form: str | None = None,
    articles: Sequence[str] = (),
    encoding: str | None = None,
    home: Home | None = None,
) -> Iterator[Imported | Fault]:
    """What became of each file; of a folder, of each .ann file in it.

    `articles` are the sources of texts that the notes may be of, beside those that have notes already. Raises
    NotesFault where the notes cannot be written.
    """
    with notebook(home) as book:
        texts = Texts(book, articles, encoding)
        yield from texts.faults
        stamps = Stamps()
        for file in files:
            try:
                for label, brought, place in _read(Path(file), form, encoding):
                    for article in brought.articles:
                        texts.add(article, place or _place(article))
                    yield _take(label, brought, texts, book, stamps)
            except Unreadable as fault:
                yield fault


def _read(path: Path, form: str | None, encoding: str | None) -> Iterator[tuple[str, Incoming, str]]:
    """The name of each file, what it brings, and where its article is found if that is known. Raises Unreadable."""
    known = form or ("brat" if path.is_dir() else SUFFIXES.get(path.suffix.lower()))
    if known is None:
        remedy = "name its form with --format: jsonl, webannotation or brat"
        raise Unreadable("its name does not say what it is", where=str(path), remedy=remedy)
    if known == "brat":
        found = annotated_texts(path) if path.is_dir() else [annotated(path)]
        nothing = True
        for one in found:
            nothing = False
            yield from _brat(one, encoding)
        if nothing:
            raise Unreadable("there is no .ann file with its text in it", where=str(path))
        return
    data = load(str(path), limit=_LIMIT)
    yield str(path), (read_lines if known == "jsonl" else read_annotations)(data, str(path)), ""


def _brat(one: Annotated, encoding: str | None) -> Iterator[tuple[str, Incoming, str]]:
    article = readers.read(str(one.text), encoding=encoding)
    sha256 = article.sha256
    for file in one.annotations:
        creator = file.stem if len(one.annotations) > 1 else ""
        standoff = read_standoff(load(str(file), limit=_LIMIT), article.text, str(file))
        notes = [*notes_of(standoff, article.text, sha256, creator)]
        notes += corrections_of(standoff, article.text, sha256, creator)
        ours = tuple(IncomingNote(note, line) for note, line in notes)
        yield str(file), Incoming(ours, (article,), standoff.broken), absolute(str(one.text))


def _place(article: Article) -> str:
    """Where the article of another machine may be found on this one: at an address, or at a path that says it whole."""
    return article.path if is_address(article.path) or Path(article.path).is_absolute() else ""


def _take(file: str, brought: Incoming, texts: Texts, book: "Notebook", stamps: Stamps) -> Imported:
    from tui.notes.taking_in import Taken

    broken = list(brought.broken)
    groups: dict[str, tuple[Edition, list[IncomingNote]]] = {}
    for one in brought.notes:
        edition = texts.edition_of(one)
        if edition is None:
            unknown = one.source or one.note.target.sha256[:12]
            broken.append(BrokenLine(file, one.line, f"its article is not known ({unknown}); name it with --article"))
        else:
            groups.setdefault(edition.sha256, (edition, []))[1].append(one)
    taken = Taken()
    for edition, group in groups.values():
        put, lost = settle(edition.article, [one.note for one in group])
        lines = {one.note.id: one.line for one in group}
        where = f"its words are not in the article ({one_line(edition.article.title or edition.place)})"
        broken += (BrokenLine(file, lines[note.id], where) for note in lost)
        taken += book.take_in(edition, [_stamped(note, book.note(note.id), stamps) for note in put])
    return Imported(file, taken, tuple(sorted(broken, key=lambda line: line.line)))


def _stamped(note: Note, here: Note | None, stamps: Stamps) -> Note:
    """The note with all that the notebook needs: what names no time and nobody is the reader's own, of now.

    What says the same as `here` has its times; what says something else at no later time was changed now.
    """
    note = replace(note, tags=fit_tags(note.tags), creator=note.creator or (here.creator if here else user()))
    if here is None:
        created = note.created or stamps.next()
        return replace(note, created=created, modified=note.modified or created)
    note = replace(note, created=note.created or here.created)
    if replace(note, modified=here.modified, version=here.version) == here:
        return replace(note, modified=here.modified)
    return replace(note, modified=stamps.next()) if note.modified in ("", here.modified) else note

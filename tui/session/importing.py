"""What comes in: files of notes, each note put on the text that it is of, and into the notebook unless it is there.

Invariant: the notes on one article come in together or not at all; taking a file in twice adds nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui import readers
from tui.article import Article, Fault, Note, Unreadable, one_line
from tui.article.note import fit_tags
from tui.exchange.brat_corrections import corrections_of
from tui.exchange.brat_folder import annotated, annotated_texts
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

Progress = Callable[[int, int], None]

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


class _Read(NamedTuple):
    """One file that was read."""

    file: str
    brought: Incoming
    place: str
    """Where its article is found; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file, or of a folder."""

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
    on_progress: Progress | None = None,
    home: Home | None = None,
) -> Iterator[Imported | Fault]:
    """What became of each file, or of all .ann files of a folder together.

    `articles` are the sources of texts that the notes may be of, beside those that have notes already. `on_progress` is
    called with the number of files taken in and of all that are known. Raises NotesFault where the notes cannot be
    written.
    """
    done = 0
    with notebook(home) as book:
        texts = Texts(book, articles, encoding)
        yield from texts.faults
        stamps = Stamps()
        for number, file in enumerate(files, 1):
            found: list[Imported] = []
            try:
                reads = _read(Path(file), form, encoding)
            except Unreadable as fault:
                yield fault
                continue
            for left, read in zip(range(len(reads))[::-1], reads, strict=True):
                try:
                    found.append(_take(read(), texts, book, stamps))
                except Unreadable as fault:
                    yield fault
                done += 1
                if on_progress is not None:
                    on_progress(done, done + left + len(files) - number)
            if found:
                yield _together(file, found)


def _together(file: str, found: Sequence[Imported]) -> Imported:
    from tui.notes.taking_in import Taken

    taken = sum((one.taken for one in found), Taken())
    return Imported(file, taken, tuple(line for one in found for line in one.broken))


def _read(path: Path, form: str | None, encoding: str | None) -> list[Callable[[], _Read]]:
    """Readers of each file that is meant, in order. Raises Unreadable, and so do they."""
    known = form or ("brat" if path.is_dir() else SUFFIXES.get(path.suffix.lower()))
    if known is None:
        remedy = "name its form with --format: jsonl, webannotation or brat"
        raise Unreadable("its name does not say what it is", where=str(path), remedy=remedy)
    if known != "brat":
        return [partial(_notes, path, read_lines if known == "jsonl" else read_annotations)]
    found = list(annotated_texts(path)) if path.is_dir() else [annotated(path)]
    if not found:
        raise Unreadable("there is no .ann file with its text in it", where=str(path))
    return [
        partial(_brat, one.text, file, len(one.annotations) > 1, encoding) for one in found for file in one.annotations
    ]


def _notes(path: Path, read: Callable[[bytes, str], Incoming]) -> _Read:
    return _Read(str(path), read(load(str(path), limit=_LIMIT), str(path)), "")


def _brat(text: Path, file: Path, one_of_several: bool, encoding: str | None) -> _Read:
    article = readers.read(str(text), encoding=encoding)
    sha256, creator = article.sha256, file.stem if one_of_several else ""
    standoff = read_standoff(load(str(file), limit=_LIMIT), article.text, str(file))
    notes = [*notes_of(standoff, article.text, sha256, creator)]
    notes += corrections_of(standoff, article.text, sha256, creator)
    ours = tuple(IncomingNote(note, line) for note, line in notes)
    return _Read(str(file), Incoming(ours, (article,), standoff.broken), absolute(str(text)))


def _place(article: Article) -> str:
    """Where the article of another machine may be found on this one: at an address, or at a path that says it whole."""
    return article.path if is_address(article.path) or Path(article.path).is_absolute() else ""


def _take(read: _Read, texts: Texts, book: "Notebook", stamps: Stamps) -> Imported:
    from tui.notes.taking_in import Taken

    file, brought, place = read
    for article in brought.articles:
        texts.add(article, place or _place(article))
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

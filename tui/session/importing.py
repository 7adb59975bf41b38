"""What comes in: files of notes, each note put on the text that it is of, and into the notebook unless it is there.

Invariant: a file comes in whole, in one transaction, but for what is told; reading it again adds nothing.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui import readers
from tui.article import Article, Fault, Note, Unreadable
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
from tui.session.reading import absolute
from tui.session.stamps import Stamps, user
from tui.session.texts import Texts

if TYPE_CHECKING:
    from tui.notes import Edition, Notebook

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
    added: int = 0
    updated: int = 0
    """Those that were here in an older state."""
    known: int = 0
    """Those that were here already, in this state or a newer one."""
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
    from tui.notes import Notebook

    home = home or Home.of_user()
    with closing(Notebook(home.notes)) as notebook:
        texts = Texts(notebook, articles, encoding)
        yield from texts.faults
        stamps = Stamps()
        for file in files:
            try:
                for label, brought, place in _read(Path(file), form, encoding):
                    for article in brought.articles:
                        texts.add(article, place or _place(article))
                    yield _take(label, brought, texts, notebook, stamps)
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


def _take(file: str, brought: Incoming, texts: Texts, notebook: "Notebook", stamps: Stamps) -> Imported:
    from tui.notes import Change

    broken = list(brought.broken)
    changes: dict[str, Change] = {}
    editions: dict[str, Edition] = {}
    known = 0
    for one in brought.notes:
        placed = texts.placed(one)
        if isinstance(placed, str):
            broken.append(BrokenLine(file, one.line, placed))
            continue
        note, edition = placed
        before = notebook.note(note.id)
        after = _newer(note, before, stamps)
        if after is None or note.id in changes:
            known += 1
            continue
        changes[note.id] = Change(before, after)
        editions[edition.sha256] = edition
    if changes:
        notebook.change(tuple(changes.values()), editions.values())
    added = sum(change.before is None for change in changes.values())
    told = tuple(sorted(broken, key=lambda line: line.line))
    return Imported(file, added, len(changes) - added, known, told)


def _newer(note: Note, before: Note | None, stamps: Stamps) -> Note | None:
    """The note as it is to be kept; None if the notebook has it already, in this state or a newer one.

    What names no time and nobody is the reader's own, of now.
    """
    if before is None:
        now = stamps.next()
        created = note.created or now
        who = note.creator or user()
        return replace(note, tags=fit_tags(note.tags), created=created, modified=note.modified or created, creator=who)
    same = replace(
        note,
        tags=fit_tags(note.tags),
        creator=note.creator or before.creator,
        created=note.created or before.created,
        modified=before.modified,
        version=before.version,
    )
    if same == before or (note.modified and note.modified < before.modified):
        return None
    return replace(same, modified=note.modified if note.modified > before.modified else stamps.next())

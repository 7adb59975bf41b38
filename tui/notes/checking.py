"""Whether the file of the notes is whole: its pages, its references, its index of words, every value in it."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from tui.notes import rows

_MOST = 20
"""So many findings of SQLite's own check are enough."""
_FOREIGN = "PRAGMA foreign_key_check"
_VALUES = (
    ("note", "SELECT id, value, version FROM notes", lambda _, value, version: rows.note_of(value, version)),
    ("draft", "SELECT id, value FROM drafts", lambda _, value: rows.draft_of(value)),
    ("text", "SELECT sha256, place, article FROM editions", rows.edition_of),
    ("place", "SELECT sha256, place FROM carried", lambda _, place: rows.moves_of(place)),
)


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a check of the file found."""

    findings: tuple[str, ...]
    """What is wrong, a line each; empty for a file that is whole."""
    notes: int
    """How many notes can be read."""
    drafts: int
    texts: int


def check(connection: sqlite3.Connection) -> Checkup:
    """Look at everything in the file once."""
    findings = [*_pages(connection), *_references(connection), *_index(connection)]
    counts = {}
    for what, query, read in _VALUES:
        counts[what] = 0
        try:
            for row in connection.execute(query):
                try:
                    read(*row)
                    counts[what] += 1
                except sqlite3.DatabaseError as error:
                    findings.append(f"{what} {row[0]}: {error}")
        except sqlite3.DatabaseError as error:
            findings.append(f"no more {what}s can be read: {error}")
    return Checkup(tuple(findings), counts["note"], counts["draft"], counts["text"])


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        found = connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall()
    except sqlite3.DatabaseError as error:
        yield f"the pages cannot be checked: {error}"
        return
    yield from (line for (text,) in found for line in str(text).splitlines() if line != "ok")


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        for table, row, other, _ in connection.execute(_FOREIGN):
            yield f"row {row} of {table} refers to nothing in {other}"
    except sqlite3.DatabaseError as error:
        yield f"the references cannot be checked: {error}"


def _index(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        unlike = connection.execute(
            "SELECT count(*) FROM notes WHERE number NOT IN (SELECT rowid FROM words)"
        ).fetchone()[0]
        if unlike:
            yield f"{unlike} notes cannot be searched"
    except sqlite3.DatabaseError as error:
        yield f"the words cannot be searched: {error}"

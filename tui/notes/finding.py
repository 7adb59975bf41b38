"""Notes found by their words: what the reader wrote, the words that were marked, and the tags."""

import re
import sqlite3
from dataclasses import dataclass

from tui.article import Note
from tui.notes import rows

_FIND = """SELECT notes.value, notes.version, editions.sha256, editions.place, editions.article
    FROM words JOIN notes ON notes.number = words.rowid JOIN editions ON editions.sha256 = notes.sha256
    WHERE words MATCH ? ORDER BY rank, notes.modified DESC LIMIT ?"""
_TERM = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """A note that was found, and the article on which it was made."""

    note: Note
    title: str
    place: str
    """An absolute path or an address; empty for standard input."""


def expression(query: str) -> str:
    """What FTS5 is asked for the words of `query`: all of them, the last as a beginning; "in marks" in a row.

    >>> print(expression('flood "the old dam" bri'))
    "flood" "the old dam" "bri"*
    >>> expression('  ""  ')
    ''
    """
    terms = [(phrase or word).strip() for phrase, word in _TERM.findall(rows.words(query).replace("\0", " "))]
    quoted = ['"' + term.replace('"', " ") + '"' for term in terms if any(map(str.isalnum, term))]
    ends_open = bool(quoted) and not query.rstrip().endswith('"')
    return " ".join(quoted) + ("*" if ends_open else "")


def find(connection: sqlite3.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """The notes that hold all words of `query`, the best first; none for a query without words."""
    asked = expression(query)
    if not asked:
        return ()
    return tuple(_hit(*row) for row in connection.execute(_FIND, (asked, limit)).fetchall())


def index(connection: sqlite3.Connection, number: int, note: Note) -> None:
    """Let the note with this number be found by the words that it has now."""
    forget(connection, number)
    row = (number, *map(rows.words, (note.body, note.target.exact, "\n".join(note.tags))))
    connection.execute("INSERT INTO words (rowid, body, quote, tags) VALUES (?, ?, ?, ?)", row)


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Let the note with this number no longer be found."""
    connection.execute("DELETE FROM words WHERE rowid = ?", (number,))


def _hit(value: str, version: int, sha256: str, place: str, article: str) -> Hit:
    edition = rows.edition_of(sha256, place, article)
    return Hit(rows.note_of(value, version), edition.article.title, edition.place)

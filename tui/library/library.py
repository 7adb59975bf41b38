"""The library: where the reader was in each article, the marks, and the sittings, in one file."""

import json
import sqlite3
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui.library.database import Database
from tui.library.migrations import LIBRARY
from tui.library.place import Place

_KEEP_PLACE = """INSERT INTO places (sha256, path, start, context, kept_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (sha256) DO UPDATE SET
    path = excluded.path, start = excluded.start, context = excluded.context, kept_at = excluded.kept_at"""
_KEEP_SITTING = """INSERT INTO sittings (sources, titles, articles, state, read_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (sources) DO UPDATE SET
    titles = excluded.titles, articles = excluded.articles, state = excluded.state, read_at = excluded.read_at
    RETURNING id"""
_KEEP_MARK = """INSERT INTO marks (sitting, letter, path, sha256, start, context) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (sitting, letter) DO UPDATE SET
    path = excluded.path, sha256 = excluded.sha256, start = excluded.start, context = excluded.context"""
_SITTING = "SELECT sources, titles, articles, state, read_at FROM sittings"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One set of sources read together, and how the reader left it."""

    sources: tuple[str, ...]
    """As given, made absolute: paths, folders, URLs. Two sittings never share them."""
    titles: tuple[str, ...] = ()
    """Of the first articles, as far as they were known."""
    articles: int = 0
    """How many articles the sources held."""
    state: Mapping[str, Any] = field(default_factory=dict)
    """JSON values: panes, the article in view, the actor, and whatever else the screen wants back."""
    read_at: float = 0.0
    """Seconds since 1970; set by the library when it keeps the sitting."""


class Library:
    """Places, marks and sittings. Every method raises LibraryFault, in one line, where the file cannot serve."""

    def __init__(self, path: Path) -> None:
        """The file at `path`; nothing is opened or made before the first use."""
        self._database = Database(path, LIBRARY)

    def place(self, sha256: str, path: str) -> Place | None:
        """Where the reader was in this text, or else in the latest text that came from `path`; None if never there."""
        query = "SELECT path, sha256, start, context FROM places WHERE "
        with self._database.reading() as connection:
            row = connection.execute(query + "sha256 = ?", (sha256,)).fetchone()
            if row is None and path:
                by_path = query + "path = ? ORDER BY kept_at DESC LIMIT 1"
                row = connection.execute(by_path, (_plain(path),)).fetchone()
            return None if row is None else _place(row)

    def sitting(self, sources: tuple[str, ...]) -> Sitting | None:
        """The sitting over exactly these sources, or None."""
        with self._database.reading() as connection:
            row = connection.execute(_SITTING + " WHERE sources = ?", (_plain(sources),)).fetchone()
            return None if row is None else _sitting(row)

    def recent(self, limit: int) -> tuple[Sitting, ...]:
        """The latest sittings, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_SITTING + " ORDER BY read_at DESC, id DESC LIMIT ?", (limit,)).fetchall()
            return tuple(_sitting(row) for row in rows)

    def marks(self, sources: tuple[str, ...]) -> dict[str, Place]:
        """The marks of the sitting over these sources, by letter."""
        query = """SELECT path, sha256, start, context, letter FROM marks
            WHERE sitting = (SELECT id FROM sittings WHERE sources = ?)"""
        with self._database.reading() as connection:
            rows = connection.execute(query, (_plain(sources),)).fetchall()
            return {row[4]: _place(row) for row in rows}

    def keep(
        self, *, places: Iterable[Place] = (), sitting: Sitting | None = None, marks: Mapping[str, Place] | None = None
    ) -> None:
        """Store places, a sitting and marks of that sitting: all of them or, with a LibraryFault, none."""
        now = time.time()
        with self._database.writing() as connection:
            rows = [(p.sha256, _plain(p.path), p.offset, _plain((p.before, p.after)), now) for p in places]
            connection.executemany(_KEEP_PLACE, rows)
            if sitting is not None:
                number = _keep_sitting(connection, sitting, now)
                _keep_marks(connection, number, marks or {})

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _keep_sitting(connection: sqlite3.Connection, sitting: Sitting, now: float) -> int:
    row = (_plain(sitting.sources), _plain(sitting.titles), sitting.articles, _plain(dict(sitting.state)), now)
    number: int = connection.execute(_KEEP_SITTING, row).fetchone()[0]
    return number


def _keep_marks(connection: sqlite3.Connection, sitting: int, marks: Mapping[str, Place]) -> None:
    rows = [
        (sitting, letter, _plain(p.path), p.sha256, p.offset, _plain((p.before, p.after)))
        for letter, p in marks.items()
    ]
    connection.executemany(_KEEP_MARK, rows)


def _plain(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _value(plain: str) -> Any:
    """What `_plain` stored; raises sqlite3.DatabaseError, as a damaged page does, for anything else."""
    try:
        return json.loads(plain)
    except (ValueError, TypeError) as error:
        raise sqlite3.DatabaseError("a value is not what was stored") from error


def _place(row: tuple[Any, ...]) -> Place:
    before, after = _value(row[3])
    return Place(_value(row[0]), row[1], row[2], before, after)


def _sitting(row: tuple[Any, ...]) -> Sitting:
    sources, titles, articles, state, read_at = row
    return Sitting(tuple(_value(sources)), tuple(_value(titles)), articles, _value(state), read_at)

"""Analyses already made. They can be made again: no method raises, and what cannot be read counts as never kept."""

import json
import sqlite3
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

from tui.article import Analysis
from tui.article.codec import analysis_from_plain, analysis_to_plain
from tui.library.database import transaction
from tui.library.disposable import Disposable

_FORM = 1
"""Changes whenever the tables or the values in them do."""
_TABLES = (
    """CREATE TABLE analyses (
        key TEXT NOT NULL, engine TEXT NOT NULL, used REAL NOT NULL, size INTEGER NOT NULL, value BLOB NOT NULL,
        PRIMARY KEY (key, engine)
    )""",
    "CREATE INDEX analyses_by_use ON analyses (used, size)",
    "CREATE TABLE files (stamp TEXT PRIMARY KEY, kept REAL NOT NULL, masthead TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX files_by_age ON files (kept)",
)
_MOST_FILES = 100_000


@dataclass(frozen=True, slots=True)
class Masthead:
    """What is kept of an article whose text is not."""

    key: str
    """The key of its analysis."""
    title: str = ""
    outlet: str = ""


class Cache:
    """Analyses by key and version of the engine, and the mastheads of files by their stamp."""

    def __init__(
        self,
        path: Path,
        *,
        limit: int = 256 * 1024 * 1024,
        wait_s: float = 1.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """The file at `path`, holding at most `limit` bytes of analyses; those unused for longest go first.

        A file held by another process is waited for, `wait_s` seconds at most.
        """
        self._file = Disposable(path, _FORM, _TABLES, wait_s)
        self._limit = limit
        self._clock = clock

    def get(self, key: str, engine: str) -> Analysis | None:
        """The analysis kept under `key`, made by this version of the engine; None where there is none to be had."""
        value = self._file.use(lambda connection: _take(connection, key, engine, self._clock()))
        try:
            return None if value is None else analysis_from_plain(json.loads(zlib.decompress(value)))
        except (zlib.error, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, analysis: Analysis) -> None:
        """Keep `analysis` under `key` and its engine's version, if the file can be written."""
        plain = json.dumps(analysis_to_plain(analysis), ensure_ascii=False)
        value = zlib.compress(plain.encode("utf-8", "surrogatepass"), 3)
        row = (key, analysis.engine, self._clock(), len(value), value)
        if len(value) <= self._limit:
            self._file.use(lambda connection: _store(connection, row, self._limit))

    def masthead(self, stamp: str) -> Masthead | None:
        """What was kept of the file with this stamp (its path, size and time of change)."""
        kept = self._file.use(lambda connection: _masthead(connection, stamp))
        try:
            return None if kept is None else Masthead(*json.loads(kept))
        except (ValueError, TypeError):
            return None

    def put_masthead(self, stamp: str, masthead: Masthead) -> None:
        """Keep the masthead of the file with this stamp, if the cache can be written."""
        row = (stamp, self._clock(), json.dumps(astuple(masthead)))
        self._file.use(lambda connection: _store_masthead(connection, row))

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._file.close()


def _take(connection: sqlite3.Connection, key: str, engine: str, now: float) -> bytes | None:
    query = "SELECT value FROM analyses WHERE key = ? AND engine = ?"
    row = connection.execute(query, (key, engine)).fetchone()
    if row is None:
        return None
    with suppress(sqlite3.OperationalError):
        connection.execute("UPDATE analyses SET used = ? WHERE key = ? AND engine = ?", (now, key, engine))
    value: bytes = row[0]
    return value


def _store(connection: sqlite3.Connection, row: tuple[str, str, float, int, bytes], limit: int) -> None:
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?, ?)", row)
        _evict(connection, limit)


def _evict(connection: sqlite3.Connection, limit: int) -> None:
    """Delete what was unused for longest until a tenth of `limit` is free, if the analyses have outgrown it."""
    size: int = connection.execute("SELECT coalesce(sum(size), 0) FROM analyses").fetchone()[0]
    if size <= limit:
        return
    gone: list[tuple[int]] = []
    for number, length in connection.execute("SELECT rowid, size FROM analyses ORDER BY used, rowid").fetchall():
        if size <= limit * 0.9:
            break
        gone.append((number,))
        size -= length
    connection.executemany("DELETE FROM analyses WHERE rowid = ?", gone)


def _masthead(connection: sqlite3.Connection, stamp: str) -> str | None:
    row = connection.execute("SELECT masthead FROM files WHERE stamp = ?", (stamp,)).fetchone()
    return None if row is None else str(row[0])


def _store_masthead(connection: sqlite3.Connection, row: tuple[str, float, str]) -> None:
    with transaction(connection):
        connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", row)
        beyond = "(SELECT kept FROM files ORDER BY kept DESC LIMIT 1 OFFSET ?)"
        connection.execute(f"DELETE FROM files WHERE kept <= {beyond}", (_MOST_FILES,))  # noqa: S608

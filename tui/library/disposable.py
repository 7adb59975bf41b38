"""A SQLite file that may be lost at any time: whoever uses it gets an answer or None, never an error.

A damaged file, or one of another form, is replaced by an empty one; a locked, full or forbidden one is let be.
"""

import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from tui.library.database import transaction

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

T = TypeVar("T")


class Disposable:
    """A connection that opens at first use, shared between threads; `use` is the only way in."""

    def __init__(self, path: Path, form: int, tables: Sequence[str], wait_s: float) -> None:
        """The file at `path`, made by the statements `tables`; `form`, from 1, changes whenever they do.

        A file held by another process is waited for, `wait_s` seconds at most.
        """
        self._path = path
        self._form = form
        self._tables = tables
        self._wait_s = wait_s
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def use(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What `work` makes of the connection, or None where the file cannot serve."""
        with self._lock:
            for _ in range(2):
                try:
                    return work(self._open())
                except sqlite3.DatabaseError as error:
                    self._drop()
                    if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DAMAGED or not self._remove():
                        return None
                except OSError:
                    return None
        return None

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock:
            self._drop()

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = self._connect()
            if connection is None and self._remove():
                connection = self._connect()
            if connection is None:
                raise OSError("a file of another form cannot be removed")
            self._connection = connection
        return self._connection

    def _connect(self) -> sqlite3.Connection | None:
        """The file with its tables; None where it is of another form."""
        connection = sqlite3.connect(self._path, timeout=self._wait_s, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA synchronous = OFF")
            if _form(connection) == 0:
                connection.execute("PRAGMA journal_mode = WAL")
                self._make(connection)
            form = _form(connection)
        except BaseException:
            connection.close()
            raise
        if form == self._form:
            return connection
        connection.close()
        return None

    def _make(self, connection: sqlite3.Connection) -> None:
        """Make the tables, unless another process has done so just now."""
        with transaction(connection):
            if _form(connection) == 0:
                for statement in (*self._tables, f"PRAGMA user_version = {self._form}"):
                    connection.execute(statement)

    def _drop(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with suppress(sqlite3.Error):
                connection.close()

    def _remove(self) -> bool:
        """Take the file and its journals away; whether that worked."""
        try:
            for end in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _form(connection: sqlite3.Connection) -> int:
    form: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return form

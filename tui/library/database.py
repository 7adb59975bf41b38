"""One SQLite file: opened at first use, brought to its newest form, shared between threads and between processes.

Every failure of SQLite or of the file system leaves here as a `LibraryFault` of one line.
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tui.article import LibraryFault, one_line

_RECORD = "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)"

_SAYS = {
    sqlite3.SQLITE_CORRUPT: ("is damaged", "move it away and a new one is started"),
    sqlite3.SQLITE_NOTADB: ("is not a database", "move it away and a new one is started"),
    sqlite3.SQLITE_READONLY: ("cannot be written", "nothing is remembered until it can"),
    sqlite3.SQLITE_FULL: ("cannot be written, the disk is full", "nothing is remembered until there is room"),
    sqlite3.SQLITE_BUSY: ("is held by another program", "try again when that has ended"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "nothing is remembered until it can"),
    sqlite3.SQLITE_IOERR: ("cannot be read or written", "see whether the disk is full or failing"),
}


class Database:
    """A connection that opens at first use; `reading` and `writing` are its only ways in."""

    def __init__(self, path: Path, migrations: Sequence[Sequence[str]], *, wait_s: float = 5.0) -> None:
        """The file at `path`, brought up to date by `migrations`: number n is `migrations[n - 1]`, never edited later.

        A file held by another process is waited for, `wait_s` seconds at most.
        """
        self.path = path
        self._migrations = migrations
        self._wait_s = wait_s
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for queries. Raises LibraryFault."""
        with self._lock, self._faults():
            yield self._open()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a transaction, which is undone if the block raises. Raises LibraryFault."""
        with self._lock, self._faults():
            connection = self._open()
            with transaction(connection):
                yield connection

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock, self._faults():
            if self._connection is not None:
                connection, self._connection = self._connection, None
                connection.close()

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                self.path, timeout=self._wait_s, isolation_level=None, check_same_thread=False, cached_statements=32
            )
            try:
                _use_wal(connection)
                self._migrate(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Apply what is missing, each migration and its record in one transaction."""
        if self._version(connection) == len(self._migrations):
            return
        for number, statements in enumerate(self._migrations, start=1):
            with transaction(connection):
                connection.execute(_RECORD)
                if self._version(connection) >= number:
                    continue
                for statement in statements:
                    connection.execute(statement)
                now = datetime.now(UTC).isoformat(timespec="seconds")
                connection.execute("INSERT INTO migrations VALUES (?, ?)", (number, now))

    def _version(self, connection: sqlite3.Connection) -> int:
        """The newest migration in the file; raises LibraryFault where a newer onrecord made it."""
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone() is None:
            return 0
        version: int = connection.execute("SELECT coalesce(max(number), 0) FROM migrations").fetchone()[0]
        if version > len(self._migrations):
            what = f"was made by a newer onrecord (form {version}, this one knows {len(self._migrations)})"
            raise LibraryFault(what, where=one_line(str(self.path)), remedy="update onrecord")
        return version

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """SQLite's and the system's errors as one line that names the file."""
        where = one_line(str(self.path))
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            what, remedy = _SAYS.get(code, ("cannot be used", "nothing is remembered until it can"))
            raise LibraryFault(f"{what} ({one_line(str(error))})", where=where, remedy=remedy) from error
        except OSError as error:
            reason = one_line(error.strerror or str(error))
            raise LibraryFault(
                f"cannot be opened ({reason})", where=where, remedy="nothing is remembered until it can"
            ) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing; the right to write is taken at its start, so that no two writers cross."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _use_wal(connection: sqlite3.Connection) -> None:
    """Readers beside a writer. Another process that is changing the mode at this moment does it for both."""
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise

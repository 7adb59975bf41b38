"""The file of the notes: what was committed is on the disk, and what fails leaves the file as it was.

Every failure of SQLite or of the file system leaves here as a `NotesFault` of one line. An older file is brought to its
newest form in one transaction, with a copy of the old one beside it.
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from tui.article import NotesFault, one_line

_RECORD = "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)"
_NOT_KEPT = "what you wrote is still here and not yet on the disk"

_SAYS = {
    sqlite3.SQLITE_CORRUPT: ("is damaged", "see `onrecord notes check`"),
    sqlite3.SQLITE_NOTADB: ("is not a database", "move it away, or put a backup in its place"),
    sqlite3.SQLITE_READONLY: ("cannot be written", ""),
    sqlite3.SQLITE_FULL: ("cannot be written, the disk is full", ""),
    sqlite3.SQLITE_BUSY: ("is held by another program", "try again when that has ended"),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", ""),
    sqlite3.SQLITE_IOERR: ("cannot be read or written, see whether the disk is full or failing", ""),
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
        self._file = (0, 0)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for queries that see one state of the file. Raises NotesFault."""
        with self._lock, self._faults():
            connection = self._open()
            with _transaction(connection, "BEGIN"):
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection inside a transaction, on the disk when the block is left. Raises NotesFault."""
        with self._lock, self._faults(_NOT_KEPT):
            connection = self._open()
            with _transaction(connection, "BEGIN IMMEDIATE"):
                yield connection

    def state(self) -> int:
        """A number that changes when another connection, of any process, has written. Raises NotesFault."""
        with self._lock, self._faults():
            version: int = self._open().execute("PRAGMA data_version").fetchone()[0]
            return version

    def copy(self, target: Path) -> None:
        """Write a whole copy of the file to `target`, which appears at once or not at all. Raises NotesFault."""
        with self._lock:
            with self._faults():
                connection = self._open()
            try:
                _copy(connection, target)
            except (sqlite3.Error, OSError) as error:
                what = f"the copy cannot be written ({one_line(str(error))})"
                remedy = "the notes are as they were"
                raise NotesFault(what, where=one_line(str(target)), remedy=remedy) from error

    def restore(self, source: Path) -> Path:
        """Put the content of another file of notes in the place of this one's, at once or not at all.

        What was there is copied first; gives back where. Readers who have the file open go on with the new content.
        Raises NotesFault.
        """
        other = Database(source, self._migrations)
        with other._faults():
            incoming = _read_only(source)
        with closing(incoming), self._lock:
            with other._faults():
                if not other._version(incoming) or _identity(source) == _identity(self.path):
                    raise NotesFault("is no copy of the notes", where=one_line(str(source)))
            with self._faults():
                current = self._open()
                kept = _free_name(self.path, "before")
                _copy(current, kept)
                incoming.backup(current)
                self._migrate(current)
        return kept

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._lock, self._faults():
            if self._connection is not None:
                connection, self._connection = self._connection, None
                connection.close()

    @contextmanager
    def _faults(self, remedy: str = "") -> Iterator[None]:
        """SQLite's and the system's errors as one line that names the file, with `remedy` where there is no better."""
        where = one_line(str(self.path))
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            what, better = _SAYS.get(code, ("cannot be used", ""))
            raise NotesFault(f"{what} ({one_line(str(error))})", where=where, remedy=better or remedy) from error
        except OSError as error:
            reason = one_line(error.strerror or str(error))
            raise NotesFault(f"cannot be opened ({reason})", where=where, remedy=remedy) from error

    def _open(self) -> sqlite3.Connection:
        """The connection; a new one if the file is gone or another has taken its place."""
        if self._connection is not None and self._file != _identity(self.path):
            connection, self._connection = self._connection, None
            connection.close()
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = self._connect()
            try:
                _use_wal(connection)
                self._migrate(connection)
            except BaseException:
                connection.close()
                raise
            self._connection, self._file = connection, _identity(self.path)
        return self._connection

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(
            self.path, timeout=self._wait_s, isolation_level=None, check_same_thread=False, cached_statements=64
        )

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Apply all that is missing, and its record, in one transaction; the old form is copied first."""
        if self._version(connection) == len(self._migrations):
            return
        with _transaction(connection, "BEGIN IMMEDIATE"):
            version = self._version(connection)
            if 0 < version < len(self._migrations):
                with closing(self._connect()) as other:
                    _copy(other, _free_name(self.path, f"form-{version}"))
            connection.execute(_RECORD)
            for number, statements in enumerate(self._migrations[version:], start=version + 1):
                for statement in statements:
                    connection.execute(statement)
                now = datetime.now(UTC).isoformat(timespec="seconds")
                connection.execute("INSERT INTO migrations VALUES (?, ?)", (number, now))

    def _version(self, connection: sqlite3.Connection) -> int:
        """The newest migration in the file; raises NotesFault where a newer onrecord made it."""
        if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone() is None:
            return 0
        version: int = connection.execute("SELECT coalesce(max(number), 0) FROM migrations").fetchone()[0]
        if version > len(self._migrations):
            what = f"was made by a newer onrecord (form {version}, this one knows {len(self._migrations)})"
            raise NotesFault(what, where=one_line(str(self.path)), remedy="update onrecord")
        return version


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    """All of the block or nothing."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _use_wal(connection: sqlite3.Connection) -> None:
    """Readers beside a writer, and every commit on the disk before it returns.

    Another process that is changing the mode at this moment does it for both.
    """
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise


def _read_only(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing, not even a file beside the one at `path`, if nobody has it open."""
    alone = not path.with_name(f"{path.name}-wal").exists()
    return sqlite3.connect(f"{path.absolute().as_uri()}?{'immutable=1' if alone else 'mode=ro'}", uri=True)


def _identity(path: Path) -> tuple[int, int]:
    """What tells this file from any other that has its name."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return (status.st_dev, status.st_ino)


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _free_name(path: Path, which: str) -> Path:
    """A name beside the file that says which state of it, and that no file has."""
    endings = chain([""], (f"-{n}" for n in count(2)))
    names = (path.with_name(f"{path.stem}-{which}{ending}{path.suffix}") for ending in endings)
    return next(name for name in names if not name.exists())

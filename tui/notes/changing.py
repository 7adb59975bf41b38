"""One note changed on the disk, unless it is no longer what the change began with."""

import sqlite3
from dataclasses import replace

from tui.article import Note, NoteConflict, one_line
from tui.notes import editions, finding, rows
from tui.notes.change import Change, other_texts
from tui.notes.sheet import places

_KEEP = """INSERT INTO notes (id, sha256, modified, version, corrects, value) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
    sha256 = excluded.sha256, modified = excluded.modified, version = excluded.version, corrects = excluded.corrects,
    value = excluded.value
    RETURNING number"""


def next_version(connection: sqlite3.Connection) -> int:
    """A number greater than that of any state of any note, those of deleted ones included."""
    version: int = connection.execute("UPDATE clock SET value = value + 1 RETURNING value").fetchone()[0]
    return version


def stored(connection: sqlite3.Connection, note_id: str) -> Note | None:
    """The note as it is on the disk."""
    row = connection.execute("SELECT value, version FROM notes WHERE id = ?", (note_id,)).fetchone()
    return None if row is None else rows.note_of(*row)


def make(connection: sqlite3.Connection, change: Change, version: int) -> Change:
    """What changed on the disk, where a note is of the text on which it was last touched.

    Raises NoteConflict if it was changed by another meanwhile.
    """
    known = change.before or change.after
    if known is None:
        return change
    current = stored(connection, known.id)
    if not _same(current, change.before):
        raise _conflict(current)
    if change.after is None:
        _delete(connection, known.id)
        return Change(current, None)
    return Change(current, _keep(connection, current, replace(change.after, version=version)))


def _same(current: Note | None, expected: Note | None) -> bool:
    """Whether the disk has what the reader saw: the same state, or another with the same content."""
    if current is None or expected is None:
        return current is expected
    if current.version == expected.version:
        return True
    return replace(current, version=0, modified="") == replace(expected, version=0, modified="")


def _conflict(current: Note | None) -> NoteConflict:
    if current is None:
        return NoteConflict("another reader deleted the note meanwhile", remedy="what you wrote is still here")
    who = f" ({one_line(current.creator)})" if current.creator else ""
    what = f"another reader{who} changed the note meanwhile, {current.modified}"
    return NoteConflict(what, remedy="it was left as it is there; what you wrote is still here")


def _keep(connection: sqlite3.Connection, current: Note | None, note: Note) -> Note:
    corrects = note.correction is not None
    row = (note.id, note.target.sha256, note.modified, note.version, corrects, rows.note_row(note))
    number: int = connection.execute(_KEEP, row).fetchone()[0]
    finding.index(connection, number, note)
    for table in ("tags", "concerns"):
        connection.execute(f"DELETE FROM {table} WHERE note = ?", (number,))  # noqa: S608
    tags = {rows.words(tag) for tag in note.tags}
    connection.executemany("INSERT INTO tags VALUES (?, ?, ?)", [(number, tag, note.modified) for tag in tags])
    connection.executemany("INSERT INTO concerns VALUES (?, ?)", [(number, one) for one in other_texts(note)])
    if current is not None and places(current) != places(note):
        editions.forget_carried(connection, number)
    return note


def _delete(connection: sqlite3.Connection, note_id: str) -> None:
    number: int = connection.execute("DELETE FROM notes WHERE id = ? RETURNING number", (note_id,)).fetchone()[0]
    finding.forget(connection, number)

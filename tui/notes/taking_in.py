"""Notes that come from elsewhere, taken in among those that are here: what is newer counts, and nothing is doubled."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tui.article import Note
from tui.notes import changing
from tui.notes.change import Change


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of notes that were taken in."""

    added: int = 0
    changed: int = 0
    """Those that were here in an older state."""
    known: int = 0
    """Those that were here just so."""
    older: int = 0
    """Those that are here in a newer state, which stays."""

    def __add__(self, other: "Taken") -> "Taken":
        """Both counted together."""
        added, changed = self.added + other.added, self.changed + other.changed
        return Taken(added, changed, self.known + other.known, self.older + other.older)


def take_in(connection: sqlite3.Connection, notes: Iterable[Note]) -> Taken:
    """Store the notes, whose editions are stored; of two states of a note the one that was modified last counts."""
    taken = Taken()
    version = changing.next_version(connection)
    for note in notes:
        here = changing.stored(connection, note.id)
        if here is not None and replace(here, version=note.version) == note:
            taken += Taken(known=1)
        elif here is not None and here.modified > note.modified:
            taken += Taken(older=1)
        else:
            changing.make(connection, Change(here, note), version)
            taken += Taken(added=1) if here is None else Taken(changed=1)
    return taken

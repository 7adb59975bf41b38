"""A change of one note, and what it does to a sheet that is at hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.article import ActorCorrection, Note
from tui.notes.sheet import Sheet, in_text


@dataclass(frozen=True, slots=True)
class Change:
    """One note as it was and as it is to be; None before it was made, and after it is deleted."""

    before: Note | None
    after: Note | None

    @property
    def texts(self) -> frozenset[str]:
        """The hashes of all texts that the change concerns."""
        notes = [note for note in (self.before, self.after) if note is not None]
        return frozenset(sha256 for note in notes for sha256 in (note.target.sha256, *other_texts(note)))


def other_texts(note: Note) -> frozenset[str]:
    """The hashes of the texts, beside the note's own, whose actors it corrects."""
    if not isinstance(note.correction, ActorCorrection):
        return frozenset()
    return frozenset(one.sha256 for one in note.correction.actors if one.sha256) - {note.target.sha256}


def changed(sheet: Sheet, changes: Sequence[Change]) -> Sheet | None:
    """The sheet after changes that were made on the disk; None where only the disk can tell."""
    if all(sheet.editions.isdisjoint(change.texts) for change in changes):
        return sheet
    made = [change.after for change in changes if change.after is not None]
    known = {note.id for change in changes for note in (change.before, change.after) if note is not None}
    if any(note.target.sha256 != sheet.sha256 for note in made) or known & {note.id for note in sheet.elsewhere}:
        return None
    notes = (*(note for note in sheet.notes if note.id not in known), *made)
    detached = tuple(note for note in sheet.detached if note.id not in known)
    return replace(sheet, notes=tuple(sorted(notes, key=in_text)), detached=detached, reworded=sheet.reworded - known)

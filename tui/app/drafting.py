"""A note that is being written: its draft on the disk, until it is saved or given up.

Every method may be called from a thread; a draft is never stored after its note was saved.
"""

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.article import NoteConflict, Span, visible

if TYPE_CHECKING:
    from tui.article import Draft, Note
    from tui.session.annotating import Annotations


class Drafting:
    """One note in the making, on article `report`."""

    def __init__(self, notes: "Annotations", report: int, draft: "Draft", note: "Note | None") -> None:
        """`note` is the one that is being changed; None for a new one."""
        self.report = report
        self.draft = draft
        self.note = note
        self.saved: Note | None = None
        self._notes = notes
        self._stored = visible(draft.body)
        self._lock = threading.Lock()

    @property
    def before(self) -> str:
        """What the note said before, as it is shown."""
        return visible(self.note.body) if self.note else ""

    def keep(self, body: str) -> None:
        """Store the draft, if its text has changed. Raises NotesFault."""
        with self._lock:
            if self.saved is None and body != self._stored:
                self.draft = self._notes.keep_draft(self.report, self.draft, body)
                self._stored = body

    def save(self, body: str) -> "Note":
        """Keep the note. Raises NotesFault.

        After a NoteConflict, what another reader made of the note stays, and the next save makes a note of its own.
        """
        with self._lock:
            try:
                if self.note is None:
                    span, tags = self.draft.target.span, self.draft.tags
                    self.saved = self._notes.annotate(self.report, span, body, tags, draft=self.draft.id)
                else:
                    self.saved = self._notes.edit(self.report, self.note, body, draft=self.draft.id)
            except NoteConflict:
                self.note = None
                raise
            return self.saved

    def drop(self) -> None:
        """Forget the draft. Raises NotesFault."""
        with self._lock:
            self._notes.drop_draft(self.draft)


def unsaved(notes: "Annotations", drafts: "Iterable[Draft]", report: int, span: Span, note: "Note | None") -> "Draft":
    """The one of `drafts` that was left last on a note, or on words without one; a new one where there is none."""
    of = note.id if note else ""
    left = [one for one in drafts if one.note == of and (note is not None or one.target.span == span)]
    if left:
        return left[-1]
    return notes.draft(report, span, note.body if note else "", note.tags if note else (), note=of)

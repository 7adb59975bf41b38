"""The notes of a sitting: made, changed, deleted, undone, and kept up with what other readers do.

Invariant: a method that changes a note returns after the change is on the disk, and raises NotesFault, with nothing
changed, where it cannot be. Methods that only look never raise it: `fault` says why they show nothing.
"""

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.article import Correction, Draft, Note, NoteConflict, NotesFault, Span, Target
from tui.article.note import fit_tags, motivation_of
from tui.session.history import History, Step
from tui.session.reading import Reading
from tui.session.stamps import Stamps, new_id, user

if TYPE_CHECKING:
    from tui.notes import Change, Edition, Hit, Notebook, Sheet


class Annotations:
    """What the reader added to the articles of one sitting, which go by their numbers. Threads may share it."""

    def __init__(self, path: Path, readings: Sequence[Reading], creator: str | None = None) -> None:
        """Kept in the file at `path`, which is made with the first note; `readings` may grow."""
        self.fault: NotesFault | None = None
        """Why the notes cannot be read, if so."""
        self.creator = user() if creator is None else creator
        """Whose notes new ones are."""
        self._path = path
        self._readings = readings
        self._lock = threading.RLock()
        self._opened: Notebook | None = None
        self._sheets: dict[int, tuple[Reading, Sheet]] = {}
        self._corrected: frozenset[str] | None = None
        self._state = -1
        self._history = History()
        self._stamps = Stamps()

    @property
    def exist(self) -> bool:
        """Whether anybody ever wrote a note."""
        return self._opened is not None or self._path.exists()

    def of(self, n: int) -> tuple[Note, ...]:
        """The notes of article `n`, in order of its text, corrections among them. Raises Unreadable."""
        return self.sheet(n).notes

    def detached(self, n: int) -> tuple[Note, ...]:
        """The notes of article `n` whose words its text no longer has. Raises Unreadable."""
        return self.sheet(n).detached

    def sheet(self, n: int) -> "Sheet":
        """All that is known of the notes of article `n`. Raises Unreadable."""
        from tui.notes import Sheet

        reading = self._readings[n]
        sha256 = reading.sha256()
        with self._lock:
            known = self._sheets.get(n)
            if known is not None and known[0] is reading:
                return known[1]
            sheet = Sheet.empty(sha256)
            if self.exist:
                try:
                    sheet = self._notebook.sheet(self._edition(n))
                    self.fault = None
                except NotesFault as fault:
                    self.fault = fault
                    return sheet
            self._sheets[n] = (reading, sheet)
            return sheet

    def corrected_places(self) -> frozenset[str]:
        """Where articles were read of which anything was corrected."""
        with self._lock:
            if self._corrected is None:
                try:
                    self._corrected = self._notebook.corrected_places() if self.exist else frozenset()
                except NotesFault as fault:
                    self.fault = fault
                    return frozenset()
            return self._corrected

    def note(self, n: int, note_id: str) -> Note | None:
        """A note of article `n` by its id, detached ones included."""
        sheet = self.sheet(n)
        return next((note for note in (*sheet.notes, *sheet.detached) if note.id == note_id), None)

    def annotate(self, n: int, span: Span, body: str = "", tags: Sequence[str] = (), *, draft: str = "") -> Note:
        """Mark a stretch of article `n`, with a note and tags if there are any; `draft` is done with."""
        note = self.make(n, span, body, tags)
        label = {"commenting": "note", "tagging": "tag"}.get(note.motivation, "highlight")
        return self._one(label, n, None, note, draft=draft)

    def edit(self, n: int, note: Note, body: str, tags: Sequence[str] | None = None, *, draft: str = "") -> Note:
        """Change what a note says, and its tags if they are given; `draft` is done with."""
        kept = note.tags if tags is None else fit_tags(tags)
        motivation = motivation_of(body, kept, note.correction)
        return self._one("edit", n, note, replace(note, body=body, tags=kept, motivation=motivation), draft=draft)

    def tag(self, n: int, note: Note, tags: Sequence[str]) -> Note:
        """Give a note these tags and no others."""
        kept = fit_tags(tags)
        motivation = motivation_of(note.body, kept, note.correction)
        return self._one("tags", n, note, replace(note, tags=kept, motivation=motivation))

    def move(self, n: int, note: Note, span: Span) -> Note:
        """Put a note on another stretch of article `n`: an end moved, or a detached note put back."""
        reading = self._readings[n]
        target = Target.of(reading.sha256(), reading.raw().text, span)
        return self._one("ends", n, note, replace(note, target=target))

    def delete(self, n: int, *notes: Note) -> None:
        """Delete notes of article `n`, as one action."""
        from tui.notes import Change

        self.do("delete", n, [Change(note, None) for note in notes])

    def undo(self) -> Step | None:
        """Take the last action back; what it was, or None where there is nothing left.

        Raises NoteConflict where another reader has changed its notes since: it is left as it is, and the next undo
        takes the action before it.
        """
        return self._again(back=True)

    def redo(self) -> Step | None:
        """Do again what was taken back last, unless something else was done since; as `undo`."""
        return self._again(back=False)

    def refresh(self) -> bool:
        """Whether another reader has changed anything since the last call; what is shown is then looked up anew."""
        with self._lock:
            if not self.exist:
                return False
            try:
                state = self._notebook.state()
            except NotesFault as fault:
                self.fault = fault
                return False
            changed, self._state = state != self._state, state
            if changed:
                self._sheets.clear()
                self._corrected = None
            return changed

    def draft(self, n: int, span: Span, body: str = "", tags: Sequence[str] = (), *, note: str = "") -> Draft:
        """A draft of a new note, or of the note with the id `note`, not stored yet."""
        reading = self._readings[n]
        target = Target.of(reading.sha256(), reading.raw().text, span)
        return Draft(new_id(), target, body, fit_tags(tags), note, self._stamps.next())

    def keep_draft(self, n: int, draft: Draft, body: str) -> Draft:
        """Store a draft with its present text. Raises NotesFault."""
        kept = replace(draft, body=body, kept=self._stamps.next())
        self._notebook.keep_draft(kept, self._edition(n))
        return kept

    def drop_draft(self, draft: Draft) -> None:
        """Forget a draft. Raises NotesFault."""
        self._notebook.drop_draft(draft.id)

    def drafts(self, n: int) -> tuple[Draft, ...]:
        """The drafts on article `n` that were never saved, on its present text where their words are found."""
        from tui.notes.anchoring import find

        if not self.exist:
            return ()
        reading = self._readings[n]
        text, sha256 = reading.raw().text, reading.sha256()
        try:
            stored = self._notebook.drafts(self._edition(n))
        except NotesFault as fault:
            self.fault = fault
            return ()
        places = [None if draft.target.sha256 == sha256 else find(draft.target, text) for draft in stored]
        return tuple(
            draft if place is None else replace(draft, target=Target.of(sha256, text, place))
            for draft, place in zip(stored, places, strict=True)
        )

    def tags(self, limit: int = 1000) -> tuple[str, ...]:
        """The tags in use, over all articles, those put on last first."""
        try:
            return self._notebook.tags(limit) if self.exist else ()
        except NotesFault as fault:
            self.fault = fault
            return ()

    def find(self, query: str, limit: int = 50) -> "tuple[Hit, ...]":
        """The notes of all articles that hold all words of `query`, the best first. Raises NotesFault."""
        return self._notebook.find(query, limit) if self.exist else ()

    def reviewed(self, round_: str, sha256: str) -> dict[tuple[Span, ...], str]:
        """What was said in a round of review of attributions of the text with this hash, by their contents."""
        try:
            return self._notebook.reviewed(round_, sha256) if self.exist else {}
        except NotesFault as fault:
            self.fault = fault
            return {}

    def keep_review(self, round_: str, sha256: str, content: tuple[Span, ...], verdict: str | None) -> None:
        """Keep what was said of an attribution in a round of review; None forgets it. Raises NotesFault."""
        self._notebook.keep_review(round_, sha256, content, verdict)

    def close(self) -> None:
        """Close the file; all that was kept is on the disk already."""
        with self._lock, suppress(NotesFault):
            if self._opened is not None:
                self._opened.close()

    def make(
        self, n: int, span: Span, body: str = "", tags: Sequence[str] = (), correction: Correction | None = None
    ) -> Note:
        """A new note of the reader's on article `n`, not kept yet."""
        reading = self._readings[n]
        target = Target.of(reading.sha256(), reading.raw().text, span)
        kept, now = fit_tags(tags), self._stamps.next()
        motivation = motivation_of(body, kept, correction)
        return Note(new_id(), target, body, motivation, kept, self.creator, now, now, correction)

    def do(self, label: str, n: int, changes: "Sequence[Change]", *, draft: str = "") -> Step:
        """One action on article `n` that can be undone: all of the changes or, with a NotesFault, none."""
        with self._lock:
            made = self._write(n, changes, draft)
            step = Step(label, n, made)
            self._history.push(step)
            return step

    def _one(self, label: str, n: int, before: Note | None, after: Note, *, draft: str = "") -> Note:
        from tui.notes import Change

        if before is not None:
            after = replace(after, modified=self._stamps.next())
        kept = self.do(label, n, [Change(before, after)], draft=draft).changes[0].after
        return after if kept is None else kept

    def _again(self, *, back: bool) -> Step | None:
        with self._lock:
            step = self._history.take(back=back)
            if step is None:
                return None
            wanted = step.reverse if back else step
            try:
                made = replace(wanted, changes=self._write(step.report, wanted.changes, ""))
            except NoteConflict:
                self._sheets.clear()
                raise
            except NotesFault:
                self._history.put(step, back=not back)
                raise
            self._history.put(made.reverse if back else made, back=back)
            return step

    def _write(self, n: int, changes: "Sequence[Change]", draft: str) -> "tuple[Change, ...]":
        from tui.notes import changed

        texts = {sha256 for change in changes for sha256 in change.texts}
        open_ones = [m for m, reading in enumerate(self._readings) if reading.is_read and reading.sha256() in texts]
        seen = [self._edition(m) for m in dict.fromkeys((n, *open_ones))]
        made = self._notebook.change(changes, seen, draft=draft)
        self._corrected = None
        for m, (reading, sheet) in list(self._sheets.items()):
            now = changed(sheet, made)
            if now is None:
                del self._sheets[m]
            else:
                self._sheets[m] = (reading, now)
        return made

    def _edition(self, n: int) -> "Edition":
        from tui.notes import Edition

        reading = self._readings[n]
        return Edition.of(reading.raw(), reading.place, reading.sha256())

    @property
    def _notebook(self) -> "Notebook":
        from tui.notes import Notebook

        with self._lock:
            if self._opened is None:
                self._opened = Notebook(self._path)
            return self._opened

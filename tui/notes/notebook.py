"""The notebook: all notes and drafts of a reader, in one file. What a method returned from has been committed.

Every method raises NotesFault, in one line, where the file cannot serve. Nothing is written over what another reader
changed meanwhile: such a change is refused whole, as a NoteConflict.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tui.article import Draft, Note, NotesFault, Span
from tui.notes import changing, checking, editions, finding, reviews, rows, taking_in
from tui.notes.carrying import carried
from tui.notes.change import Change
from tui.notes.checking import Checkup
from tui.notes.database import Database
from tui.notes.edition import Edition
from tui.notes.finding import Hit
from tui.notes.migrations import NOTES
from tui.notes.sheet import Moves, Sheet, in_text, put
from tui.notes.taking_in import Taken

_KEEP_DRAFT = """INSERT INTO drafts (id, sha256, value) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, value = excluded.value"""
_DRAFTS = """SELECT drafts.value FROM drafts JOIN editions ON editions.sha256 = drafts.sha256
    WHERE editions.story = ? ORDER BY drafts.rowid"""
_NOTED = """SELECT notes.value, notes.version, editions.sha256 FROM notes
    JOIN editions ON editions.sha256 = notes.sha256 ORDER BY editions.story, editions.seen_at, notes.number"""
_TAGS = "SELECT tag FROM tags GROUP BY tag ORDER BY max(used_at) DESC, tag LIMIT ?"


@dataclass(frozen=True, slots=True)
class Noted:
    """An edition with the notes that were made on it."""

    edition: Edition
    notes: tuple[Note, ...]


class Notebook:
    """Notes and drafts in the file at a path; safe to share between threads and between processes."""

    def __init__(self, path: Path, *, wait_s: float = 5.0) -> None:
        """Nothing is opened or made before the first use. Another process's writing is waited for, `wait_s` seconds."""
        self._database = Database(path, NOTES, wait_s=wait_s)

    @property
    def path(self) -> Path:
        """The file."""
        return self._database.path

    def sheet(self, edition: Edition) -> Sheet:
        """The notes of the article that `edition` is a text of, each found again in it or detached.

        Places that had to be looked for in a new text are kept if they can be; otherwise they are looked for again.
        """
        with self._database.reading() as connection:
            story = editions.story_of(connection, edition)
            if story is None:
                return Sheet.empty(edition.sha256)
            stored = editions.notes_of(connection, story, edition.sha256)
            elsewhere = editions.concerning(connection, story)
            hashes = frozenset(editions.hashes(connection, story))
        moves = {note.id: known for note, known in stored if known is not None}
        new = [note for note, known in stored if known is None and note.target.sha256 != edition.sha256]
        if new:
            moves |= self._carry(new, edition, story)
        return _sheet(edition, [note for note, _ in stored], moves, elsewhere, hashes)

    def change(self, changes: Sequence[Change], seen: Iterable[Edition] = (), *, draft: str = "") -> tuple[Change, ...]:
        """Make the changes, all or none, and say what each changed on the disk; `draft` is done with if they are made.

        `seen` are the editions that the notes are of, as far as they may be new. Raises NoteConflict where a note is
        not what `before` says.
        """
        with self._database.writing() as connection:
            for edition in seen:
                editions.keep(connection, edition, time.time())
            version = changing.next_version(connection)
            made = tuple(changing.make(connection, change, version) for change in changes)
            connection.execute("DELETE FROM drafts WHERE id = ?", (draft,))
            return made

    def take_in(self, edition: Edition, notes: Iterable[Note]) -> Taken:
        """Keep notes from elsewhere, all of which are of `edition`; of two states the one modified last counts."""
        with self._database.writing() as connection:
            editions.keep(connection, edition, time.time())
            return taking_in.take_in(connection, notes)

    def corrected_places(self) -> frozenset[str]:
        """Where articles were read of which the reader has corrected anything."""
        with self._database.reading() as connection:
            return editions.corrected_places(connection)

    def note(self, note_id: str) -> Note | None:
        """The note as it is on the disk, of the text on which it was last touched; None if there is none."""
        with self._database.reading() as connection:
            return changing.stored(connection, note_id)

    def keep_draft(self, draft: Draft, edition: Edition) -> None:
        """Store a draft on an edition, over its earlier state."""
        with self._database.writing() as connection:
            editions.keep(connection, edition, time.time())
            connection.execute(_KEEP_DRAFT, (draft.id, draft.target.sha256, rows.draft_row(draft)))

    def drop_draft(self, draft_id: str) -> None:
        """Forget a draft."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM drafts WHERE id = ?", (draft_id,))

    def drafts(self, edition: Edition) -> tuple[Draft, ...]:
        """The drafts on the article that `edition` is a text of; their targets are of the texts they were made on."""
        with self._database.reading() as connection:
            story = editions.story_of(connection, edition)
            stored = () if story is None else connection.execute(_DRAFTS, (story,)).fetchall()
            return tuple(rows.draft_of(value) for (value,) in stored)

    def tags(self, limit: int) -> tuple[str, ...]:
        """The tags in use, those put on last first."""
        with self._database.reading() as connection:
            return tuple(tag for (tag,) in connection.execute(_TAGS, (limit,)).fetchall())

    def noted(self) -> Iterator[Noted]:
        """Every edition with notes of its own, the texts of one article after each other; one at a time."""
        with self._database.reading() as connection:
            by_edition: dict[str, list[Note]] = {}
            for value, version, sha256 in connection.execute(_NOTED):
                by_edition.setdefault(sha256, []).append(rows.note_of(value, version))
        for sha256, notes in by_edition.items():
            with self._database.reading() as connection:
                edition = editions.stored(connection, sha256)
            yield Noted(edition, tuple(sorted(notes, key=in_text)))

    def reviewed(self, round_: str, sha256: str) -> dict[tuple[Span, ...], str]:
        """What was said in a round of review of attributions of the text with this hash, by their contents."""
        with self._database.reading() as connection:
            return reviews.verdicts(connection, round_, sha256)

    def keep_review(self, round_: str, sha256: str, content: tuple[Span, ...], verdict: str | None) -> None:
        """Keep what was said of an attribution in a round of review, in place of what was said before; None forgets."""
        with self._database.writing() as connection:
            reviews.keep(connection, round_, sha256, content, verdict)

    def find(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """The notes that hold all words of `query` in body, quote or tags, the best first."""
        with self._database.reading() as connection:
            return finding.find(connection, query, limit)

    def state(self) -> int:
        """A number that changes whenever another reader has written."""
        return self._database.state()

    def check(self) -> Checkup:
        """Whether the file is whole."""
        with self._database.reading() as connection:
            return checking.check(connection)

    def copy(self, target: Path) -> None:
        """Write a whole copy to `target`, at once or not at all."""
        self._database.copy(target)

    def restore(self, source: Path) -> Path:
        """Put the notes of another file in the place of all that are here; gives back where those were copied."""
        return self._database.restore(source)

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._database.close()

    def _carry(self, notes: Sequence[Note], edition: Edition, story: int) -> dict[str, Moves]:
        with self._database.reading() as connection:
            earlier = editions.carried_before(connection, story)
            texts = editions.texts(connection, story)
        moves = carried(notes, earlier, texts, edition.article.text)
        with suppress(NotesFault), self._database.writing() as connection:
            editions.keep(connection, edition, time.time())
            editions.keep_carried(connection, edition.sha256, moves)
        return moves


def _sheet(
    edition: Edition,
    notes: Sequence[Note],
    moves: dict[str, Moves],
    elsewhere: tuple[Note, ...],
    hashes: frozenset[str],
) -> Sheet:
    here, detached, reworded = [], [], set()
    for note in notes:
        moved = note
        if note.target.sha256 != edition.sha256:
            found = put(note, moves[note.id], edition.sha256, edition.article.text)
            if found is None:
                detached.append(note)
                continue
            moved = found
        here.append(moved)
        if moved.target.exact != note.target.exact:
            reworded.add(note.id)
    here.sort(key=in_text)
    return Sheet(
        edition.sha256, tuple(here), tuple(detached), frozenset(reworded), elsewhere, hashes | {edition.sha256}
    )

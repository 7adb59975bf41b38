"""The notes pane: the notes of one report or of all, filtered, sorted; from each of them to its place and back.

Keys are those of the reader's bindings: what moves there moves here, what edits a note there edits the one listed here.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.app.doing import annotating
from tui.app.key_reader import KeyReader, name_of
from tui.app.note_layer import sign_of
from tui.app.note_words import quote_of, says, tags_of
from tui.app.strips import fitted
from tui.app.views.seen import counted
from tui.article import one_line
from tui.session.roster import Place

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.article import Note
    from tui.notes import Sheet

WIDEST = 96
"""Columns of the list on a wide screen, as its sheet has them."""
SORTS = ("place", "newest first", "tag")
MOVES = {
    "line-down": "cursor_down", "line-up": "cursor_up", "page-down": "page_down", "page-up": "page_up",
    "half-page-down": "page_down", "half-page-up": "page_up", "top": "first", "bottom": "last",
}  # fmt: skip


class Listed(NamedTuple):
    """A note of the list."""

    report: int
    note: "Note"
    detached: bool = False
    """Whether the words that it is on are no longer there."""


class NoteList(ModalScreen[None]):
    """Lists the notes of the reader's screen below."""

    CSS_PATH = "note_list.tcss"
    AUTO_FOCUS = "OptionList"

    def __init__(self, reader: "ReaderScreen") -> None:
        """The notes of the report in front, in the order of its text."""
        super().__init__()
        self.reader = reader
        self.keys = KeyReader(reader.config.keymap)
        self.everywhere = False
        self.sort = 0
        self.words = ""
        self.listed: list[Listed] = []
        self._spot = reader.annotator.spot

    def compose(self) -> ComposeResult:
        """Title, field, list, keys."""
        with Vertical():
            yield Static(markup=False, classes="title")
            yield Input(placeholder="words or #tag", compact=True)
            yield OptionList(markup=False, compact=True)
            yield Static(Content(self._keys()), markup=False, classes="keys")

    def on_mount(self) -> None:
        """Lists what is known, and whatever changes."""
        self.query_one(Input).display = False
        self.reader.annotator.changed = self.fill
        self.fill()

    def on_resize(self) -> None:
        """The words that fit are others now."""
        self.fill()

    def on_unmount(self) -> None:
        """Nobody lists what changes."""
        self.reader.annotator.changed = lambda: None

    def _keys(self) -> str:
        def key(action: str) -> str:
            return self.reader.config.keymap.shown(action)

        return (
            f" enter goes there · {key('note')} edit · {key('tag')} tag · {key('delete-note')} delete · "
            f"{key('search')} filter · {key('sort-actors')} sort · {key('focus-next')} all reports · esc leaves"
        )

    def fill(self) -> None:
        """Lists the notes that there are now; the same one stays in front."""
        options = self.query_one(OptionList)
        front = self.front
        sheets = self.reader.annotator.sheets
        reports = sorted(sheets) if self.everywhere else [self._spot.report]
        self.listed = self._sorted(one for n in reports if n in sheets for one in _entries(n, sheets[n]))
        options.clear_options()
        options.add_options([Option(self._row(one)) for one in self.listed])
        if self.listed:
            same = [n for n, one in enumerate(self.listed) if front and one.note.id == front.note.id]
            before = options.highlighted or 0
            options.highlighted = same[0] if same else min(before, len(self.listed) - 1)
        scope = "all reports" if self.everywhere else one_line(self.reader.session.title(self._spot.report))
        found = f" with “{one_line(self.words)}”" if self.words else ""
        title = f" {counted(len(self.listed), 'note')}{found}, by {SORTS[self.sort]}: {scope}"
        self.query_one(".title", Static).update(Content(title))

    @property
    def front(self) -> Listed | None:
        """The note that is highlighted."""
        at = self.query_one(OptionList).highlighted
        return self.listed[at] if at is not None and at < len(self.listed) else None

    def _sorted(self, entries: Iterable[Listed]) -> list[Listed]:
        wanted = self.words.casefold().split()
        kept = [one for one in entries if all(word in _haystack(one.note) for word in wanted)]
        if SORTS[self.sort] == "tag":
            return sorted(kept, key=lambda one: (not one.note.tags, one.note.tags))
        if SORTS[self.sort] == "newest first":
            return sorted(kept, key=lambda one: one.note.modified, reverse=True)
        return sorted(kept, key=lambda one: (one.report, one.detached))

    def _row(self, one: Listed) -> Content:
        """Two lines: what the reader says, and of which words."""
        note, colour = one.note, self.reader.annotator.tags.colour(one.note)
        said = " ".join(part for part in (tags_of(note), says(note)) if part) or "marked"
        place = "words no longer there · " if one.detached else ""
        if self.everywhere:
            place += f"{self.reader.session.outlet(one.report) or self.reader.session.title(one.report)} · "
        head = Content.styled(f" {sign_of(note)} ", f"$background on $note-{colour}" if colour else "bold")
        lines = head + Content.styled(f" {one_line(said)}", "bold")
        words = f"     {one_line(place)}“{quote_of(note, 200)}”"
        return lines + Content(f"\n{fitted(words, max(20, min(self.app.size.width, WIDEST) - 4))}")

    @on(events.Key)
    def act(self, event: events.Key) -> None:
        """Keys become actions on the note in front; the field keeps its own."""
        if self.query_one(Input).has_focus:
            if event.key == "escape":
                event.stop()
                self._narrow("")
                self._leave_the_field()
            return
        if event.key == "enter":
            return
        command = self.keys.read(name_of(event), ("text",))
        if command or self.keys.pending:
            event.stop()
            event.prevent_default()
        if command:
            self._do(command.action.id, command.letter)

    def _do(self, action: str, letter: str) -> None:
        options = self.query_one(OptionList)
        if action in MOVES:
            getattr(options, f"action_{MOVES[action]}")()
        elif action in ("cancel", "notes", "quit"):
            self.dismiss(None)
        elif action == "search":
            self.query_one(Input).display = True
            self.query_one(Input).focus()
        elif action == "sort-actors":
            self.sort = (self.sort + 1) % len(SORTS)
            self.fill()
        elif action == "focus-next":
            self._widen()
        elif action in ("undo", "redo"):
            (annotating.undo if action == "undo" else annotating.redo)(self.reader)
        elif front := self.front:
            self._change(action, front, letter)

    def _change(self, action: str, front: Listed, letter: str) -> None:
        reader, note, report = self.reader, front.note, front.report
        if action == "delete-note":
            reader.annotator.begin(lambda: annotating.delete_note(reader, note.id, report))
        elif note.correction is not None:
            reader.say("This corrects the analysis; it can be deleted")
        elif action == "note":
            reader.annotator.begin(lambda: annotating.edit_note(reader, note.id, report))
        elif action == "tag":
            reader.annotator.begin(lambda: annotating.tag_note(reader, note.id, report))
        elif action == "tag-recent":
            reader.annotator.begin(
                lambda: annotating.switch_tag(reader, report, note, reader.annotator.tags.under(letter))
            )
        elif action == "highlight" and front.detached:
            self._put_back(front)

    def _put_back(self, front: Listed) -> None:
        """Puts a note whose words are no longer there on what was selected when the pane opened."""
        reader, selection = self.reader, self._spot.selection
        if selection is None or front.report != self._spot.report:
            reader.say("Select the words that the note is to be on before opening the notes", error=True)
            return
        notes = reader.session.notes
        reader.annotator.begin(
            lambda: reader.annotator.write(
                lambda: notes.move(front.report, front.note, selection), lambda _: reader.say("The note is back")
            )
        )

    def _widen(self) -> None:
        """The notes of all open reports, or of one."""
        self.everywhere = not self.everywhere
        annotator = self.reader.annotator
        if self.everywhere:
            annotator.begin(annotator.look_everywhere)
        self.fill()

    @on(Input.Changed)
    def narrow(self, message: Input.Changed) -> None:
        """Lists the notes with all of the words."""
        self._narrow(message.value)

    def _narrow(self, words: str) -> None:
        self.words = words.strip()
        self.fill()

    @on(Input.Submitted)
    def _leave_the_field(self) -> None:
        field = self.query_one(Input)
        if not self.words:
            field.value = ""
            field.display = False
        self.query_one(OptionList).focus()

    @on(OptionList.OptionSelected)
    def go_there(self) -> None:
        """To the words that the note is on."""
        front = self.front
        if front is None:
            return
        if front.detached:
            self.reader.say("The words that this note is on are no longer there", error=True)
            return
        self.dismiss(None)
        self.reader.go(Place(front.report, front.note.target.span.start), where="middle")


def _entries(report: int, sheet: "Sheet") -> Iterable[Listed]:
    yield from (Listed(report, note) for note in sheet.notes)
    yield from (Listed(report, note, detached=True) for note in sheet.detached)


def _haystack(note: "Note") -> str:
    return f"{tags_of(note)} {says(note)} {quote_of(note)}".casefold()

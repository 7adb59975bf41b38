"""The editor of a note: Markdown with a preview; what is written is never lost.

ctrl+s saves; esc leaves and keeps a draft, as do two seconds of writing, ctrl+q and the end of the terminal.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.app.drafting import Drafting
from tui.article import Fault, NoteConflict, NotesFault, one_line, visible

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.article import Draft, Note

EVERY_S = 2.0
"""Seconds between two drafts."""
KEYS = "ctrl+s saves · esc leaves, keeps a draft · F4 $EDITOR · F2 preview"


class NoteEditor(ModalScreen[None]):
    """Edits one note of the reader's screen below."""

    CSS_PATH = "note_editor.tcss"
    AUTO_FOCUS = "TextArea"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", priority=True),
        Binding("escape", "leave", priority=True),
        Binding("f2", "preview", priority=True),
        Binding("f4", "edit", priority=True),
        Binding("ctrl+q", "quit_reader", priority=True),
    ]

    def __init__(self, reader: "ReaderScreen", report: int, draft: "Draft", note: "Note | None") -> None:
        """Goes on with `draft`, which is of `note` if that is given."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
        self.reader = reader
        self.drafting = Drafting(reader.session.notes, report, draft, note)
        self._refused = False
        self._apart = False
        """Whether the note is to be one of its own, whatever there is on the same words."""

    def compose(self) -> ComposeResult:
        """The words that the note is on, field and preview, keys."""
        quote = " ".join(self.drafting.draft.target.exact.split())
        with Vertical():
            yield Static(Content(f" “{one_line(quote)}”"), markup=False, classes="title")
            with Horizontal():
                yield TextArea(visible(self.drafting.draft.body), tab_behavior="focus", highlight_cursor_line=False)
                with VerticalScroll(can_focus=False):
                    yield Static(markup=False, classes="preview")
            yield Static(Content(f" {KEYS}"), markup=False, classes="said")

    def on_mount(self) -> None:
        """Stands at the end of what was written; a draft is stored every two seconds."""
        self.field.move_cursor(self.field.document.end)
        if self.drafting.draft.body != self.drafting.before:
            self.say("This was not saved last time · " + KEYS)
        self.reader.annotator.writing = self
        self.reader.annotator.offered.add(self.drafting.draft.id)
        self.set_interval(EVERY_S, self._keep_aside)

    def on_unmount(self) -> None:
        """There is nothing more to be kept."""
        self.reader.annotator.writing = None

    @property
    def field(self) -> TextArea:
        """Where the note is written."""
        return self.query_one(TextArea)

    def say(self, words: str, *, error: bool = False) -> None:
        """Writes the bottom line."""
        line = self.query_one(".said", Static)
        line.set_class(error, "-error")
        line.update(Content(f" {one_line(words)}"))

    @on(TextArea.Changed)
    def show_the_preview(self) -> None:
        """The note as it will be read; nothing that a terminal would obey stays in the field."""
        from rich.markdown import Markdown

        safe = visible(self.field.text)
        if safe != self.field.text:
            self.field.text = safe
            return
        self.query_one(".preview", Static).update(Markdown(safe, hyperlinks=False))
        if self.drafting.saved is None and not self._refused:
            self.say(KEYS)

    def keep(self) -> None:
        """Stores the draft at once. Raises NotesFault."""
        self.drafting.keep(self.field.text)

    def _keep_aside(self) -> None:
        self.run_worker(self._keep(self.field.text), group="draft", exclusive=True)

    async def _keep(self, body: str) -> bool:
        """Stores the draft in a thread; whether it is on the disk."""
        try:
            await asyncio.to_thread(self.drafting.keep, body)
        except Fault as fault:
            self._refused = True
            self.say(str(fault), error=True)
            return False
        self._refused = False
        return True

    def action_preview(self) -> None:
        """Shows or hides the preview."""
        self.toggle_class("-preview")
        self.field.focus()

    def action_save(self) -> None:
        """Keeps the note and leaves."""
        self._once_typed(self._save)

    def _once_typed(self, act: Callable[[str], Coroutine[None, None, None]]) -> None:
        """Calls `act` with the text once all that was typed is in the field; its key has overtaken that."""
        self.field.call_later(lambda: self.run_worker(act(self.field.text), group="save", exclusive=True))

    async def _save(self, body: str) -> None:
        if not body.strip() and self.drafting.note is None:
            self.say("Nothing is written; esc leaves")
            return
        if self.drafting.note is None and not self._apart:
            self.drafting.note = self._bare_mark()
        try:
            await asyncio.to_thread(self.drafting.save, body)
        except NoteConflict as fault:
            self._apart = True
            self.say(f"{fault}; ctrl+s keeps it as a note of its own", error=True)
        except Fault as fault:
            self.say(str(fault), error=True)
        else:
            self.reader.annotator.write(lambda: None, lambda _: self.reader.say("Note saved"))  # shows it
            self.dismiss(None)

    def _bare_mark(self) -> "Note | None":
        """A mark on the very same words that has no note yet: it gets this one."""
        drafting = self.drafting
        marks = self.reader.annotator.marks(drafting.report)
        span = drafting.draft.target.span
        return next((note for note in marks if note.target.span == span and not note.body), None)

    def action_leave(self) -> None:
        """Leaves; what was written stays as a draft."""
        self._once_typed(self._leave)

    async def _leave(self, body: str) -> None:
        written = body != self.drafting.before
        if not written:
            try:
                await asyncio.to_thread(self.drafting.drop)
            except NotesFault as fault:
                self.reader.say(str(fault), error=True)
        elif not self._refused and not await self._keep(body):
            self.say("The draft cannot be kept; ctrl+s tries to save, esc again leaves without it", error=True)
            return
        if written:
            self.reader.say("Kept as a draft; it is offered when the same words are noted again")
        self.reader.annotator.write(lambda: None, lambda _: None)
        self.dismiss(None)

    def action_edit(self) -> None:
        """Goes on in the reader's own editor."""
        self.field.call_later(self._lend)

    def _lend(self) -> None:
        from pathlib import Path
        from tempfile import TemporaryDirectory

        from tui.app.lending import edit_file

        with TemporaryDirectory(prefix="onrecord-") as folder:
            path = Path(folder) / "note.md"
            path.write_text(self.field.text, encoding="utf-8")
            try:
                edit_file(self.app, path)
                written = path.read_text(encoding="utf-8")
            except (Fault, OSError, UnicodeDecodeError) as fault:
                self.say(str(fault), error=True)
                return
        self.field.text = written.removesuffix("\n")
        self.field.move_cursor(self.field.document.end)

    def action_quit_reader(self) -> None:
        """Leaves onrecord; the draft is kept."""
        self._once_typed(self._quit)

    async def _quit(self, body: str) -> None:
        if body == self.drafting.before or self._refused or await self._keep(body):
            self.reader.keep()
            self.app.exit(0)

"""The annotator: the reader's notes as the screen shows them, and the one way by which the screen changes them.

Nothing here waits for the disk: the file is read and written in a thread, one action after the other, and what was done
is shown and said once it is kept. A reader who never wrote a note pays for none of it.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from tui.app.tags import Tags
from tui.app.widgets.key_line import KeyLine
from tui.article import Article, Attribution, Fault, NotesFault, Span, Unreadable

if TYPE_CHECKING:
    from textual.screen import ModalScreen

    from tui.app.note_layer import NoteLayer
    from tui.app.screens.note_editor import NoteEditor
    from tui.app.screens.reader import ReaderScreen
    from tui.app.screens.reviewer import Reviewer
    from tui.article import Draft, Note
    from tui.notes import Sheet
    from tui.session.actions import Context

T = TypeVar("T")


class Spot(NamedTuple):
    """Where the reader stood when a key was pressed."""

    report: int
    cursor: int
    selection: Span | None
    attribution: Attribution | None


class Annotator:
    """The notes of a screen."""

    def __init__(self, screen: "ReaderScreen", state: dict[str, Any]) -> None:
        """As the sitting was left; no note is read before `look`."""
        self.screen = screen
        self.session = screen.session
        self.tags = Tags(state.get("tag_colours", {}))
        self.sheets: dict[int, Sheet] = {}
        """By report, the notes that are known."""
        self.drafts: dict[int, tuple[Draft, ...]] = {}
        """By report, notes that were written and not saved."""
        self.offered: set[str] = set()
        """The ids of those that the reader knows of."""
        self.changed: Callable[[], None] = lambda: None
        """Called whenever notes have changed; set by what is laid over the reader and lists them."""
        self.writing: NoteEditor | None = None
        """The editor, while a note is being written."""
        self.reviewer: Reviewer | None = None
        """The review, once it was begun."""
        self._waiting: deque[Callable[[], None]] = deque()
        self._busy = False
        self._wanted: set[int] = set()
        self._told = ""
        self._asked: tuple[str, Callable[[Span], None]] | None = None

    @property
    def context(self) -> "Context":
        """What the keys mean: those of the review while it asks."""
        return "review" if self.reviewer is not None and self.reviewer.state is not None else "text"

    @property
    def state(self) -> dict[str, Any]:
        """What the sitting remembers."""
        return {"tag_colours": self.tags.colours} if self.tags.colours else {}

    @property
    def exist(self) -> bool:
        """Whether anybody ever wrote a note."""
        return bool(self.sheets) or self.session.home.notes.exists()

    def look(self) -> None:
        """Reads the notes of the reports on the screen that are not known yet."""
        shown = (n for n in self.screen.panes.reports if self.session.fault(n) is None)
        if self.exist and any(report not in self.sheets for report in shown):
            self.write(lambda: None, lambda _: None)

    def look_everywhere(self) -> None:
        """Reads the notes of every report of the sitting."""
        if self.exist:
            self._wanted.update(range(len(self.session.sources)))
            self.write(lambda: None, lambda _: None)

    def follow(self) -> None:
        """Shows what other readers have changed."""
        if self.exist and not self._busy:
            self.screen.run_worker(self._follow(), group="notes")

    def forget(self, report: int) -> None:
        """The report's text changed: its notes have to be found again."""
        self.sheets.pop(report, None)

    @property
    def spot(self) -> Spot:
        """Where the reader stands."""
        screen = self.screen
        return Spot(screen.report, screen.view.cursor, screen.view.selection, screen.attribution)

    def notes(self, report: int) -> "tuple[Note, ...]":
        """The notes of a report as far as they are known, corrections among them; none while it is shown as found."""
        sheet = self.sheets.get(report)
        return sheet.notes if sheet and not self.session.as_found else ()

    def note(self, report: int, note_id: str) -> "Note":
        """A note of a report by its id, detached ones included. Raises Fault where it is no longer there."""
        sheet = self.sheets.get(report)
        for note in (*sheet.notes, *sheet.detached) if sheet else ():
            if note.id == note_id:
                return note
        raise Fault("the note is no longer there", remedy="it was deleted meanwhile")

    def marks(self, report: int) -> "tuple[Note, ...]":
        """The notes of a report without corrections."""
        from tui.app.note_layer import is_mark

        return tuple(filter(is_mark, self.notes(report)))

    def at(self, spot: Spot) -> "tuple[Note, ...]":
        """The notes under the cursor, corrections left out; the one on top first."""
        from tui.app.note_layer import is_mark, on_top

        here = (note for note in self.notes(spot.report) if note.target.span.holds(spot.cursor))
        return tuple(sorted(filter(is_mark, here), key=on_top))

    def layer(self, report: int, article: Article) -> "NoteLayer | None":
        """The notes of a report as they are drawn; None without any."""
        notes = self.notes(report)
        if not notes or len(article.text) < notes[-1].target.span.start:
            return None
        from tui.app.note_layer import NoteLayer

        return NoteLayer(article, notes, self.tags.colour)

    def begin(self, action: Callable[[], None]) -> None:
        """Calls `action` now, or as soon as what was begun before is on the disk."""
        if self._busy:
            self._waiting.append(action)
        else:
            self.screen.do(lambda _: action())

    def write(self, change: Callable[[], T], done: Callable[[T], None], *, corrects: bool = False) -> None:
        """Calls `change` in a thread, shows the notes as they are then, and hands the result to `done`.

        A fault is said, with nothing changed. With `corrects`, statements and actors are shown and counted anew too.
        """
        self._busy = True
        self.screen.run_worker(self._write(change, done, corrects=corrects), group="notes")

    async def _write(self, change: Callable[[], T], done: Callable[[T], None], *, corrects: bool) -> None:
        try:
            result = await self._read(change)
            if corrects:
                await self.screen.analyst.recount()
            done(result)
        except Fault as fault:
            await self._read(lambda: None)
            self.screen.say(str(fault), error=True)
        finally:
            self._busy = False
            while self._waiting and not self._busy:
                self.screen.do(lambda _: self._waiting.popleft()())

    async def _follow(self) -> None:
        if await asyncio.to_thread(self.session.notes.refresh) and not self._busy:
            await self._read(lambda: None)
            await self.screen.analyst.recount()

    async def _read(self, change: Callable[[], T]) -> T:
        """Calls `change`, reads the notes of what is on the screen and of what was known, and shows them."""
        self._wanted.update(self.screen.panes.reports)
        known = set(self.sheets)
        result, self.sheets, self.drafts = await asyncio.to_thread(self._changed, change, sorted(self._wanted))
        if not self.tags.known:
            self.tags.learn(*await asyncio.to_thread(self.session.notes.tags))
        fault = self.session.notes.fault
        if fault is not None and str(fault) != self._told:
            self._told = str(fault)
            self.screen.say(self._told, error=True)
        if self.screen.is_mounted:
            self.show()
            self._offer([n for n in self.sheets if n not in known])
        return result

    def _changed(
        self, change: Callable[[], T], reports: list[int]
    ) -> "tuple[T, dict[int, Sheet], dict[int, tuple[Draft, ...]]]":
        result = change()
        notes, sheets, drafts = self.session.notes, {}, {}
        for report in reports:
            with suppress(Unreadable):
                sheets[report] = notes.sheet(report)
                drafts[report] = notes.drafts(report)
        return result, sheets, drafts

    def show(self) -> None:
        """Lays the notes over the reports on the screen."""
        from tui.app.note_layer import changed_spans

        for pane in self.screen.panes.shown:
            view = pane.view
            before, layer = view.painting.notes, self.layer(pane.report, view.article)
            view.painting.lay(layer)
            view.repaint_within(changed_spans(before, layer))
        self.screen.tell()
        self.changed()

    def open(self, screen: "ModalScreen[None]") -> None:
        """Lays a screen of notes over whatever is shown."""
        self.screen.app.push_screen(screen)

    def open_editor(self, report: int, span: Span, note: "Note | None") -> None:
        """Opens the editor on a note, or on words without one; with what was not saved last time, if there is such."""
        from tui.app.drafting import unsaved
        from tui.app.screens.note_editor import NoteEditor

        draft = unsaved(
            self.session.notes, self.drafts.get(report) or self.session.notes.drafts(report), report, span, note
        )
        self.open(NoteEditor(self.screen, report, draft, note))

    def _offer(self, reports: list[int]) -> None:
        """Offers to go on with what was written on these reports and not saved; each draft once."""
        left = [(n, one) for n in reports for one in self.drafts.get(n, ()) if one.id not in self.offered]
        if left and self.screen.app.screen is self.screen:
            from tui.app.screens.unsaved import offer

            self.offered.update(one.id for _, one in left)
            offer(self, left)

    def keep_draft(self) -> None:
        """Stores at once what is being written; the last chance before the end."""
        if self.writing is not None:
            with suppress(NotesFault):
                self.writing.keep()

    def ask_for_span(self, what: str, take: Callable[[Span], None], span: Span | None) -> None:
        """Lets the reader set both ends of something, beginning with `span`; `take` gets what is selected then."""
        view = self.screen.view
        start = span.start if span else view.cursor
        view.began, view.whole_paragraphs = start, False
        view.move_to(span.end - 1 if span else start)
        self._asked = (what, take)
        self.screen.tell()

    def take_selection(self) -> bool:
        """Hands the selection to who asked for it; whether anybody did."""
        asked, selection = self._asked, self.screen.view.selection
        if asked is None or selection is None:
            return False
        from tui.app.doing.marking import deselect, stretch

        span = stretch(self.screen, self.spot)
        self._asked = None
        deselect(self.screen)
        self.begin(lambda: asked[1](span))
        return True

    def told(self, words: str) -> str:
        """The bottom line: what is marked here, then `words`; or what is waited for."""
        if self.screen.view.began is None:
            self._asked = None
        if self._asked is not None:
            return f"The ends of {self._asked[0]}: move, o for the other end, enter takes it, esc leaves"
        selecting = self.screen.view.began is not None
        self.screen.query_one(KeyLine).turn_to("select" if selecting and self.context == "text" else "text")
        if self.reviewer is not None:
            self.reviewer.draw()
            words = self.reviewer.words or words
        waiting = self.screen.keys.waiting
        if waiting is not None and waiting.id == "tag-recent":
            return self.tags.listed or "No tag was used yet: t makes one"
        notes = self.at(self.spot) if self.sheets else ()
        if not notes:
            return words
        from tui.app.note_words import in_a_line

        more = f" (and {len(notes) - 1} more)" if len(notes) > 1 else ""
        return " │ ".join(part for part in (in_a_line(notes[0]) + more, words) if part)

"""The viewer: a page of words over the reader: help, what a piped command printed."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.article import one_line

MOVES = {
    "j": "scroll_down", "down": "scroll_down", "k": "scroll_up", "up": "scroll_up",
    "space": "scroll_page_down", "pagedown": "scroll_page_down", "b": "scroll_page_up", "pageup": "scroll_page_up",
    "g": "scroll_home", "home": "scroll_home", "G": "scroll_end", "end": "scroll_end",
}  # fmt: skip
LEAVE = ("escape", "q", "question_mark", "f1", "enter", "ctrl+c", "ctrl+q")


class Viewer(ModalScreen[None]):
    """Shows `content`; any of esc, q and enter leaves."""

    CSS_PATH = "viewer.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, title: str, content: Content) -> None:
        """The words are shown as they are: nothing in them is markup."""
        super().__init__()
        self._title = title
        self._content = content

    def compose(self) -> ComposeResult:
        """Title and page."""
        with Vertical():
            yield Static(Content(f" {one_line(self._title)}"), markup=False, classes="title")
            with VerticalScroll():
                yield Static(self._content, markup=False)

    @on(events.Key)
    def move_or_leave(self, event: events.Key) -> None:
        """Moves as in an article."""
        event.stop()
        event.prevent_default()
        key = event.character if event.character in MOVES else event.key
        if key in MOVES:
            page = self.query_one(VerticalScroll)
            getattr(page, MOVES[key])(animate=False)
        elif event.key in LEAVE:
            self.dismiss(None)

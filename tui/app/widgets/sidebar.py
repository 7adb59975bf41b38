"""The sidebar: the actors, how they are sorted, and a field that filters them."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.widgets.actor_list import ActorList


class Sidebar(Vertical):
    """The actors beside the text, or over it where there is no room."""

    def __init__(self) -> None:
        """An empty sidebar; `head` says what it lists."""
        super().__init__()
        self.list = ActorList()
        self.field = Input(placeholder="part of a name", compact=True)
        self.field.display = False
        self._head = Static(markup=False, classes="head")

    def compose(self) -> ComposeResult:
        """Head, list, field."""
        yield self._head
        yield self.list
        yield self.field

    def head(self, title: str, progress: str = "") -> None:
        """Says how the actors are sorted and how far the analysis is."""
        width = max(10, (self.size.width or 30) - 1)
        columns = f"{progress or 'here/all':<{max(0, width - 14)}}  said  named"
        self._head.update(Content(f" {title}\n {columns}"), layout=False)

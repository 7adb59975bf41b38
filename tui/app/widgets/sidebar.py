"""The sidebar: the actors, how they are sorted, and a field that filters them."""

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.app.widgets.actor_list import ActorList
from tui.app.widgets.line import Lines
from tui.app.widgets.prompt import Prompt


class Sidebar(Vertical):
    """The actors beside the text, or over it where there is no room."""

    def __init__(self) -> None:
        """An empty sidebar; `head` says what it lists."""
        super().__init__()
        self.list = ActorList()
        self.prompt = Prompt(self)
        self._head = Lines(classes="head")

    def compose(self) -> ComposeResult:
        """Head and list."""
        yield self._head
        yield self.list

    def head(self, title: str, progress: str = "") -> None:
        """Says how the actors are sorted and how far the analysis is."""
        width = max(10, (self.size.width or 30) - 1)
        columns = f"{progress or 'here/all':<{max(0, width - 14)}}  said  named"
        self._head.show([(" ", ()), (title, ("strong",))], [(" ", ()), (columns, ("number",))])

"""A pane: one report's heading line and its article view."""

from collections.abc import Iterable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.line import Lines
from tui.article import Article, Block, Span, one_line


class Pane(Vertical):
    """One report on the screen. `report` says which of the sitting's."""

    def __init__(self, report: int, view: ArticleView) -> None:
        """A pane for the report of that number, with its view."""
        super().__init__()
        self.report = report
        self.view = view
        self._head = Lines(classes="head")

    def compose(self) -> ComposeResult:
        """The heading line above the view."""
        yield self._head
        yield self.view

    def name_it(self, outlet: str, title: str, number: str) -> None:
        """Puts "2/5", the outlet and the title into the heading line."""
        pieces = [(" ", ()), (f"{number} ", ("strong",))]
        if outlet:
            pieces.append((f"{one_line(outlet)}  ", ("strong",)))
        self._pieces = [*pieces, (one_line(title), ())]
        self._draw()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _draw(self) -> None:
        self._head.show(self._pieces, over=("strong-line",) if self.view.has_focus else ())


def fault_page(lines: Iterable[str]) -> Article:
    """An article that tells what went wrong instead of one that cannot be read."""
    text = "\n\n".join(one_line(line) for line in lines)
    return Article(text, (Block("paragraph", Span(0, len(text))),))

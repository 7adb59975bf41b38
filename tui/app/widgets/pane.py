"""A pane: one report's heading line and its article view."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.widgets.article_view import ArticleView
from tui.article import Article, one_line


class Pane(Vertical):
    """One report on the screen. `report` says which of the sitting's."""

    def __init__(self, report: int, view: ArticleView) -> None:
        """A pane for the report of that number, with its view."""
        super().__init__()
        self.report = report
        self.view = view
        self._head = Static(markup=False, classes="head")

    def compose(self) -> ComposeResult:
        """The heading line above the view."""
        yield self._head
        yield self.view

    def name_it(self, outlet: str, title: str, number: str) -> None:
        """Puts the outlet, the title and "2/5" into the heading line."""
        self._head.update(headline(outlet, title, number), layout=False)


def headline(outlet: str, title: str, number: str) -> Content:
    """The words of the heading line; text of articles is never markup."""
    parts = [Content.styled(f" {number} ", "bold")]
    if outlet:
        parts.append(Content.styled(f"{one_line(outlet)} ", "bold"))
    parts.append(Content(one_line(title)))
    return Content("").join(parts)


def fault_page(lines: Iterable[str]) -> Article:
    """An article that tells what went wrong instead of one that cannot be read."""
    from tui.article import Block, Span

    text = "\n\n".join(one_line(line) for line in lines)
    return Article(text, (Block("paragraph", Span(0, len(text))),))

"""The panes: as many reports side by side as fit, one of them with the focus.

Invariant: the panes show consecutive reports of the sitting, and each report's place is kept when its pane shows
another.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip

from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.pane import Pane
from tui.article import Article, Span

TEXT = 48
"""Text columns below which no further pane is opened."""
BESIDE = 13
"""Columns of a narrow pane that are not text: gutter and scroll bar."""


class Place(NamedTuple):
    """Where the reader was in a report."""

    cursor: int | None = None
    top: int | None = None


class Panes(Horizontal):
    """Shows reports `first`, `first + 1`, … ; `load` gives their articles."""

    def __init__(self, load: Callable[[int], Article], total: int, look: Mapping[str, int | bool]) -> None:
        """`look` holds the views' line_length, furniture and margin."""
        super().__init__()
        self.load = load
        self.total = total
        self.look = dict(look)
        self.first = 0
        self.count = 1
        self.focused_report = 0
        self.forced: int | None = None
        self.alone = False
        self.places: dict[int, Place] = {}
        self.shown: list[Pane] = []
        """The panes from left to right."""

    @property
    def reports(self) -> list[int]:
        """The reports on the screen."""
        return [pane.report for pane in self.shown]

    @property
    def pane(self) -> Pane:
        """The pane with the focus, or that had it last."""
        return next((p for p in self.shown if p.report == self.focused_report), self.shown[0])

    def view_of(self, report: int) -> ArticleView | None:
        """The view of a report, if it is on the screen."""
        return next((p.view for p in self.shown if p.report == report), None)

    def window(self, report: int) -> Span:
        """The stretch of a report that shows."""
        view = self.view_of(report)
        return view.visible_span if view else Span(0, 0)

    def fitting(self, cells: int) -> int:
        """How many panes go on so many columns."""
        if self.alone:
            return 1
        wanted = self.forced or max(1, cells // (TEXT + BESIDE))
        return max(1, min(wanted, self.total))

    def start(self, report: int, cells: int) -> None:
        """Makes the first panes, before they are mounted."""
        self.count = self.fitting(cells)
        self.focused_report = report
        self.first = max(0, min(report, self.total - self.count))
        self.shown = [self._pane(self.first + n) for n in range(self.count)]

    def compose(self) -> ComposeResult:
        """The first panes, with their text in them."""
        yield from self.shown

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank rows: panes lie over all of it."""
        return [Strip.blank(crop.width, self.rich_style)] * crop.height

    def _pane(self, report: int) -> Pane:
        view = ArticleView(
            self.load(report),
            line_length=int(self.look["line_length"]),
            furniture=bool(self.look["furniture"]),
            margin=int(self.look["margin"]),
        )
        if (cursor := self.places.get(report, Place()).cursor) is not None:
            view.cursor = min(cursor, max(0, len(view.article.text) - 1))
        return Pane(report, view)

    def refit(self, cells: int) -> bool:
        """As many panes as fit now; whether that changed anything."""
        return self.show(self.focused_report, self.fitting(cells))

    def show(self, report: int, count: int | None = None) -> bool:
        """Brings a report onto the screen, in the pane that needs the least shifting; whether panes changed."""
        count = max(1, min(count or self.count, self.total))
        first = min(max(self.first, report - count + 1), report, self.total - count)
        first = max(0, first)
        self.focused_report = report
        if (first, count) == (self.first, self.count) and self.reports == list(range(first, first + count)):
            return False
        self.keep_places()
        self.first, self.count = first, count
        for pane in self.shown[count:]:
            pane.remove()
        del self.shown[count:]
        for n, pane in enumerate(self.shown):
            if pane.report != first + n:
                pane.report = first + n
                article = self.load(pane.report)
                place = self.places.get(pane.report, Place())
                pane.view.show(article, cursor=place.cursor, top=place.top)
        fresh = [self._pane(first + n) for n in range(len(self.shown), count)]
        self.shown += fresh
        self.mount_all(fresh)
        return True

    def keep_places(self) -> None:
        """Notes where the reader is in each report on the screen."""
        for pane in self.shown:
            self.places[pane.report] = Place(pane.view.cursor, pane.view.top_offset)

    def focus_report(self, report: int) -> None:
        """Gives a report's view the focus."""
        self.focused_report = report
        if view := self.view_of(report):
            view.focus(scroll_visible=False)

    def set_views(self, **look: int | bool) -> None:
        """Sets line length or furniture in all views, and in those to come."""
        self.look.update(look)
        for pane in self.shown:
            pane.view.set_to(**look)  # type: ignore[arg-type]

"""The canvas of an article: wraps what it shows, paints its rows, scrolls.

A Line API widget without a cursor; `ArticleView` adds that. Invariant: what stands at the top of the canvas stays there
when heights above it become known, when the canvas is resized, and when an analysis arrives.
"""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events, on
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from tui.app.layout import Layout, Row
from tui.app.painting import Mark, Painting
from tui.app.strips import Gutter, RowPainter
from tui.app.widgets.styled import Styled
from tui.article import Article, Attribution, Span

SLICE = 60_000
"""Characters wrapped at one go while nothing else happens; about five milliseconds."""
STRIPS = 2000
"""Painted rows that are kept."""


class TextCanvas(ScrollView, Styled, can_focus=True, inherit_bindings=False):
    """Shows the rows of one article."""

    ALLOW_SELECT = False

    def __init__(self, article: Article, *, line_length: int = 72, furniture: bool = True) -> None:
        """A canvas of `article`; nothing is wrapped before its size is known."""
        super().__init__()
        self.article = article
        self.line_length = line_length
        self.furniture = furniture
        self.painting = Painting(article)
        self.rows = Layout(article, line_length, furniture=furniture)
        self.side = Gutter(0, 0)
        self.numbers = _numbers(article)
        self._held: int | None = None
        """The offset that the reader put uppermost; None while the canvas was never laid out."""
        self._laid_out = Size(0, 0)
        self._painter: RowPainter | None = None
        self._strips: dict[tuple[int, int], Strip] = {}
        self._idle: Timer | None = None

    def paint(self, painting: Painting) -> None:
        """Marks the text anew; no row moves."""
        self.painting = painting
        self.repaint()

    def set_to(self, *, line_length: int | None = None, furniture: bool | None = None) -> None:
        """Sets the text to another line length, or shows or hides furniture, keeping the place."""
        self.line_length = self.line_length if line_length is None else line_length
        self.furniture = self.furniture if furniture is None else furniture
        self.relayout()

    @property
    def top(self) -> int:
        """The row of the layout that is uppermost."""
        return round(self.scroll_y)

    @property
    def top_offset(self) -> int:
        """The offset of the first text on the screen."""
        return self.row_near(self.top).span.start

    @property
    def visible_span(self) -> Span:
        """The stretch of text between the first and the last row on the screen."""
        last = self.row_near(self.top + max(0, self.size.height - 1))
        return Span(self.top_offset, max(self.top_offset, last.span.end))

    def row_near(self, y: int) -> Row:
        """The row of text at `y`, or the next one below or above."""
        start = max(0, min(y, self.rows.height - 1))
        for step in (1, -1):
            at = start
            while (row := self.rows.row(at)) is not None:
                if not row.blank:
                    return row
                at += step
        return Row(Span(0, 0), 0)

    def scroll_rows_to(self, y: int) -> None:
        """Puts row `y` uppermost, as far as there are rows, and remembers what stands there."""
        self._scroll(max(0, min(y, self.rows.height - self.size.height)))
        self._held = self.top_offset

    def settle_at(self, y: int, rows: int = 0) -> None:
        """Wraps what stands around a row; what is at the top of the screen stays there."""
        if self.rows.height:
            address = self.rows.address(self.top)
            self.rows.settle(y, max(rows, 2 * self.size.height))
            self.rows.settle(self.top, self.size.height)
            self._keep(address)

    def _keep(self, address: tuple[int, int]) -> None:
        """Keeps an address uppermost after heights changed."""
        if self.virtual_size.height != self.rows.height:
            self.virtual_size = Size(self.size.width, self.rows.height)
        y = self.rows.y_of_address(*address)
        if y != self.top:
            self._scroll(y)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, immediate=True, force=True)

    def relayout(self, top: int | None = None) -> None:
        """Wraps anew with the offset `top` uppermost, or what the reader left there."""
        cells = self.size.width
        self._laid_out = self.size
        if not cells:
            return
        if top is not None:
            self._held = top
        self.numbers = _numbers(self.article)
        self.side = Gutter.fitting(cells, len(self.numbers))
        text_cells = max(4, min(self.line_length, cells - self.side.cells - 1))
        self.rows = Layout(self.article, text_cells, furniture=self.furniture)
        y = self.rows.y_of(self._held or 0)
        self.rows.settle(y, 2 * self.size.height)
        self.virtual_size = Size(cells, self.rows.height)
        y = self.rows.y_of(self._held or 0)
        self._scroll(0 if y <= 1 else y)
        self._painter = self.make_painter()
        self.repaint()
        if self.rows.settle_more(1) and self._idle is None:
            self._idle = self.set_interval(0.03, self._settle_more)

    def _settle_more(self) -> None:
        if not self.rows.height:
            return
        address = self.rows.address(self.top)
        more = self.rows.settle_more(SLICE)
        self._keep(address)
        if not more and self._idle is not None:
            self._idle.stop()
            self._idle = None

    @on(events.Resize)
    def lay_out_for_the_new_size(self) -> None:
        """Wraps anew, keeping the reading place."""
        if self._laid_out != self.size:
            self.relayout()

    def notify_style_update(self) -> None:
        """Paints anew when the theme changes."""
        super().notify_style_update()
        self.repaint()

    @property
    def current(self) -> Attribution | None:
        """The attribution that is set off in the gutter."""
        return None

    def make_painter(self) -> RowPainter:
        """What paints rows as things are now."""
        return RowPainter(
            self.painting, self.side, self.numbers, lambda channels: self.style_of(*channels), self.current
        )

    def repaint(self) -> None:
        """Paints every row anew."""
        self._strips.clear()
        if self._painter is not None:
            self._painter = self.make_painter()
        self.refresh()

    def repaint_within(self, spans: Sequence[Span]) -> None:
        """Paints anew the rows that hold any of `spans`; on a large screen that is quicker by far."""
        self._strips.clear()
        if self._painter is not None:
            self._painter = self.make_painter()
        for y in range(self.size.height):
            row = self.rows.row(y + self.top)
            if row is not None and any(span.overlaps(row.span) for span in spans):
                self.refresh(Region(0, y, self.size.width, 1))

    def passing(self, row: Row) -> Sequence[Mark]:  # noqa: ARG002
        """Marks on a row that come and go."""
        return ()

    def strip_of(self, y: int) -> tuple[Strip, Row | None]:
        """The painted row `y` of the screen, and what stands on it."""
        if self._laid_out != self.size:  # the first frame comes before the event that tells the size
            self.relayout()
        row = self.rows.row(y + self.top)
        if row is None or self._painter is None:
            return Strip([Segment(" " * self.size.width, self.style_of())], self.size.width), None
        extra = self.passing(row)
        if extra:
            return self._painter.strip(row, self.size.width, extra), row
        key = self.rows.address(y + self.top)
        if key not in self._strips:
            if len(self._strips) > STRIPS:
                self._strips.clear()
            self._strips[key] = self._painter.strip(row, self.size.width)
        return self._strips[key], row

    def render_line(self, y: int) -> Strip:
        """The row `y` of the screen."""
        return self.strip_of(y)[0]


def _numbers(article: Article) -> dict[int, int]:
    numbered = [n for n, b in enumerate(article.blocks) if b.kind not in ("heading", "furniture")]
    return {n: k for k, n in enumerate(numbered, 1)}

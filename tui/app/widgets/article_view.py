"""The article view: one article, wrapped to a line length, with gutter, channels, a cursor and a selection.

A Line API widget that wraps and paints what it shows. It knows the nouns and nothing of sessions: attributes come
down, messages go up. Invariants: the cursor is an offset of the text; what stands at the top of the view stays there
when heights above it become known, when the view is resized, and when an analysis arrives.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from tui.app.cells import cell_of, offset_at
from tui.app.layout import Layout, Row
from tui.app.painting import Mark, Painting
from tui.app.strips import Gutter, RowPainter
from tui.article import Article, Span

CHANNELS = (
    *("number", "label", "bar", "bar-current"),
    *("heading", "paragraph", "item", "quotation", "code", "table", "furniture"),
    *("emphasis", "strong", "link", "quoted", "source", "cue"),
    *("match", "match-here", "selection", "cursor", "why", "hint"),
    *("speaker-other", *(f"speaker-{n}" for n in range(1, 9))),
)
SLICE = 60_000
"""Characters wrapped at one go while nothing else happens; about five milliseconds."""


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows one article; `show` gives it one, `paint` says who speaks in it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"article-view--{c}" for c in CHANNELS}
    ALLOW_SELECT = False  # it keeps a selection of its own, by keyboard and mouse, in offsets

    @dataclass
    class Moved(Message):
        """The cursor stands elsewhere, or the selection reaches elsewhere."""

        view: "ArticleView"
        by_mouse: bool = False

        @property
        def control(self) -> "ArticleView":
            """The view."""
            return self.view

    @dataclass
    class Chosen(Message):
        """A double click: the reader wants to know what is possible here."""

        view: "ArticleView"

        @property
        def control(self) -> "ArticleView":
            """The view."""
            return self.view

    def __init__(self, article: Article, *, line_length: int = 72, furniture: bool = True, margin: int = 3) -> None:
        """A view of `article` at its beginning; `margin` rows stay between cursor and edge."""
        super().__init__()
        self.margin = margin
        self.line_length = line_length
        self.furniture = furniture
        self.article = article
        self.cursor = article.prose[0].span.start if article.prose else 0
        self.anchor: int | None = None
        """Where the selection began; None without one."""
        self.whole_paragraphs = False
        self.matches: Sequence[Span] = ()
        self.overlay: tuple[Mark, ...] = ()
        """Marks on top of everything, such as those of `i`."""
        self.hints: dict[int, str] = {}
        """Letters laid over the text, by offset."""
        self.painting = Painting(article)
        self._numbers = _numbers(article)
        self._gutter = Gutter(0, 0)
        self._layout = Layout(article, 20)
        self._column: int | None = None
        self._strips: dict[tuple[int, int], Strip] = {}
        self._styles: dict[tuple[str, ...], Style] = {}
        self._painter: RowPainter | None = None
        self._idle: Timer | None = None
        self._pressed = False
        self._to_reveal: str = "nearest"

    # -- what it shows

    def show(self, article: Article, *, cursor: int | None = None, top: int | None = None) -> None:
        """Shows `article` with the cursor at `cursor`, and the row of the offset `top` uppermost."""
        same_text = article.text == self.article.text
        held = self.top_offset if same_text and top is None else top
        self.article = article
        self._numbers = _numbers(article)
        self.painting = Painting(article)
        if not same_text:
            self.anchor, self.matches, self.overlay, self.hints = None, (), (), {}
            self.cursor = article.prose[0].span.start if article.prose else 0
        if cursor is not None:
            self.cursor = max(0, min(cursor, max(0, len(article.text) - 1)))
        self._relayout(held)

    def paint(self, painting: Painting) -> None:
        """Marks the text anew; no row moves."""
        self.painting = painting
        self._repaint()

    def set_to(self, *, line_length: int | None = None, furniture: bool | None = None) -> None:
        """Sets the text to another line length, or shows or hides furniture, keeping the place."""
        self.line_length = self.line_length if line_length is None else line_length
        self.furniture = self.furniture if furniture is None else furniture
        self._relayout(self.top_offset)

    @property
    def top_offset(self) -> int:
        """The offset of the first text on the screen."""
        return self._row_near(round(self.scroll_y)).span.start

    @property
    def visible_span(self) -> Span:
        """The stretch of text between the first and the last row on the screen."""
        last = self._row_near(round(self.scroll_y) + max(0, self.size.height - 1))
        return Span(self.top_offset, max(self.top_offset, last.span.end))

    @property
    def paragraph(self) -> int:
        """The number of the paragraph under the cursor, or of the last one before it; 0 above the first."""
        block = self.painting.block_at(self.cursor)
        return next((self._numbers[n] for n in range(block, -1, -1) if n in self._numbers), 0)

    @property
    def paragraphs(self) -> int:
        """How many paragraphs are numbered."""
        return len(self._numbers)

    @property
    def selection(self) -> Span | None:
        """What is selected: at least the character under the cursor once a selection has begun."""
        if self.anchor is None:
            return None
        start, end = sorted((self.anchor, self.cursor))
        if self.whole_paragraphs:
            first, last = self.painting.block_at(start), self.painting.block_at(end)
            return Span(self.article.blocks[first].span.start, self.article.blocks[last].span.end)
        return Span(start, min(len(self.article.text), end + 1))

    # -- moving

    def move_to(
        self, offset: int, *, where: str = "nearest", keep_column: bool = False, by_mouse: bool = False
    ) -> None:
        """Puts the cursor at `offset` and shows it: `nearest` keeps the margin; or at `top`, `middle`, `bottom`."""
        if not keep_column:
            self._column = None
        before = self._row_of_cursor()
        self.cursor = max(0, min(offset, max(0, len(self.article.text) - 1)))
        self._settle_at(self._layout.y_of(self.cursor))
        self._reveal(where)
        self._refresh_rows(before)
        self.post_message(self.Moved(self, by_mouse))

    def move_rows(self, rows: int) -> None:
        """Moves the cursor by so many rows of text, blank ones not counted, keeping its column."""
        y = self._row_of_cursor()
        self._settle_at(y, abs(rows) + self.size.height)
        y = self._row_of_cursor()
        row = self._row_near(y)
        if self._column is None:
            self._column = cell_of(self.article.text, row.span.start, self.cursor) + row.indent
        step = 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            beyond = y + step
            while (there := self._layout.row(beyond)) is not None and there.blank:
                beyond += step
            if there is None:
                break
            y = beyond
        self._land(y)

    def move_screen(self, rows: int) -> None:
        """Scrolls by so many rows and takes the cursor along, keeping its column."""
        y = self._row_of_cursor()
        self._settle_at(y, abs(rows) + 2 * self.size.height)
        y = self._row_of_cursor()
        if self._column is None:
            row = self._row_near(y)
            self._column = cell_of(self.article.text, row.span.start, self.cursor) + row.indent
        height = self._layout.height
        top = max(0, min(round(self.scroll_y) + rows, height - self.size.height))
        moved = top - round(self.scroll_y)
        if moved:
            self._scroll(top)
        target = y + (moved if abs(moved) >= abs(rows) // 2 and moved else rows)
        self._land(max(0, min(target, height - 1)))

    def row_at_screen(self, where: str) -> int:
        """The offset of the `top`, `middle` or `bottom` row on the screen."""
        top, height = round(self.scroll_y), min(self.size.height, self._layout.height)
        y = {"top": top, "middle": top + height // 2, "bottom": top + height - 1}[where]
        return self._row_near(y).span.start

    # -- rows

    def _land(self, y: int) -> None:
        row = self._row_near(y)
        cell = max(0, (self._column or 0) - row.indent)
        self.move_to(offset_at(self.article.text, row.span.start, row.span.end, cell), keep_column=True)

    def _row_near(self, y: int) -> Row:
        """The row of text at `y`, or the next one below or above."""
        for step in (1, -1):
            at = max(0, min(y, self._layout.height - 1))
            while (row := self._layout.row(at)) is not None:
                if not row.blank:
                    return row
                at += step
        return Row(Span(0, 0), 0)

    def _row_of_cursor(self) -> int:
        return self._layout.y_of(self.cursor)

    def _settle_at(self, y: int, rows: int = 0) -> None:
        """Wraps what stands around a row; what is at the top of the screen stays there."""
        if not self._layout.height:
            return
        top = self._layout.address(round(self.scroll_y))
        near = max(rows, 2 * self.size.height)
        self._layout.settle(y, near)
        self._layout.settle(round(self.scroll_y), self.size.height)
        self._hold(top)

    def _hold(self, top: tuple[int, int]) -> None:
        """Keeps the address `top` uppermost after heights changed."""
        if self.virtual_size.height != self._layout.height:
            self.virtual_size = Size(self.size.width, self._layout.height)
        y = self._layout.y_of_address(*top)
        if y != round(self.scroll_y):
            self._scroll(y)

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, immediate=True, force=True)

    def _reveal(self, where: str) -> None:
        height = self.size.height
        if not height:
            return
        y, top = self._row_of_cursor(), round(self.scroll_y)
        margin = min(self.margin, max(0, (height - 1) // 2))
        if where == "nearest":
            target = min(max(top, y - height + 1 + margin), y - margin)
            if abs(target - top) > height:
                target = y - height // 3
        else:
            target = y - {"top": margin, "middle": height // 2, "bottom": height - 1 - margin}[where]
        target = max(0, min(target, self._layout.height - height))
        if target != top:
            self._scroll(target)

    # -- the timer that wraps the rest

    def _relayout(self, top: int | None = None) -> None:
        cells = self.size.width
        if not cells:
            return
        self._gutter = Gutter.fitting(cells, len(self._numbers))
        text_cells = max(4, min(self.line_length, cells - self._gutter.cells - 1))
        self._layout = Layout(self.article, text_cells, furniture=self.furniture)
        self._column = None
        offset = self.cursor if top is None else top
        self._layout.settle(self._layout.y_of(offset), 2 * self.size.height)
        self.virtual_size = Size(cells, self._layout.height)
        self._scroll(self._top_for(offset))
        self._reveal("nearest")
        self._repaint()
        if self._layout.settle_more(1) and self._idle is None:
            self._idle = self.set_interval(0.03, self._settle_more)

    def _top_for(self, offset: int) -> int:
        y = self._layout.y_of(offset)
        return 0 if y <= 1 else y

    def _settle_more(self) -> None:
        top = self._layout.address(round(self.scroll_y))
        more = self._layout.settle_more(SLICE)
        self._hold(top)
        if not more and self._idle is not None:
            self._idle.stop()
            self._idle = None

    @on(events.Resize)
    def set_to_the_new_size(self) -> None:
        """Wraps anew, keeping the reading place."""
        held = self.top_offset if self._painter is not None else None
        was = self._layout.y_of(self.cursor) - round(self.scroll_y) if self._painter else 0
        self._relayout(held)
        if self._painter is not None and held is not None and not was >= 0:
            self._reveal("nearest")

    # -- painting

    def notify_style_update(self) -> None:
        """Forgets styles when the theme changes."""
        super().notify_style_update()
        self._styles.clear()
        self._repaint()

    def _repaint(self) -> None:
        self._strips.clear()
        self._painter = RowPainter(
            self.painting, self._gutter, self._numbers, self._style, self.painting.at(self.cursor)
        )
        self.refresh()

    def _style(self, channels: tuple[str, ...]) -> Style:
        if channels not in self._styles:
            names = [f"article-view--{c}" for c in channels]
            style = self.rich_style
            for name in names:
                style += self.get_component_rich_style(name, partial=True)
            self._styles[channels] = style
        return self._styles[channels]

    def _refresh_rows(self, *also: int) -> None:
        """Repaints the cursor's row and those named, or all where the attribution under the cursor changed."""
        current = self.painting.at(self.cursor)
        if self._painter is None or current is not self._painter.current or self.anchor is not None:
            self._repaint()
            return
        top = round(self.scroll_y)
        for y in {self._row_of_cursor(), *also}:
            if 0 <= y - top < self.size.height:
                self.refresh(Region(0, y - top, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """The row `y` of the screen."""
        row = self._layout.row(y + round(self.scroll_y))
        if row is None or self._painter is None:
            return Strip([Segment(" " * self.size.width, self.rich_style)], self.size.width)
        extra = self._extra(row)
        if extra:
            return self._hinted(self._painter.strip(row, self.size.width, extra), row)
        key = self._layout.address(y + round(self.scroll_y))
        if key not in self._strips:
            if len(self._strips) > 2000:
                self._strips.clear()
            self._strips[key] = self._painter.strip(row, self.size.width)
        return self._hinted(self._strips[key], row)

    def _extra(self, row: Row) -> list[Mark]:
        """Marks that come and go: matches, selection, why, cursor."""
        marks: list[Mark] = []
        if self.matches:
            at = max(0, bisect_right(self.matches, (row.span.start, 0)) - 1)
            for match in self.matches[at : bisect_left(self.matches, (row.span.end, 0))]:
                here = match.holds(self.cursor)
                marks.append(Mark(*match, "match-here" if here else "match"))
        marks += [m for m in self.overlay if m.start < row.span.end and m.end > row.span.start]
        selection = self.selection
        if selection and selection.overlaps(row.span):
            marks.append(Mark(*selection, "selection"))
        if self.has_focus and not row.blank and row.span.holds(self.cursor):
            marks.append(Mark(self.cursor, self.cursor + 1, "cursor"))
        return marks

    def _hinted(self, strip: Strip, row: Row) -> Strip:
        for offset, letters in self.hints.items():
            if row.span.holds(offset):
                cell = self._gutter.cells + row.indent + cell_of(self.article.text, row.span.start, offset)
                badge = Strip([Segment(letters, self._style(("hint",)))], len(letters))
                strip = Strip.join([strip.crop(0, cell), badge, strip.crop(cell + len(letters), self.size.width)])
        return strip

    # -- the mouse

    def offset_under(self, x: int, y: int) -> int:
        """The offset of the character at a cell of the widget."""
        row = self._row_near(round(self.scroll_y) + y)
        cell = max(0, x - self._gutter.cells - row.indent)
        return offset_at(self.article.text, row.span.start, row.span.end, cell)

    @on(events.MouseDown)
    def begin_with_the_mouse(self, event: events.MouseDown) -> None:
        """Puts the cursor under the pointer."""
        if event.button == 1:
            self._pressed = True
            self.capture_mouse()
            self.anchor, self.whole_paragraphs = None, False
            self.move_to(self.offset_under(event.x, event.y), by_mouse=True)
            self._repaint()

    @on(events.MouseMove)
    def select_with_the_mouse(self, event: events.MouseMove) -> None:
        """Selects from where the button went down to the pointer, scrolling at the edges."""
        if not self._pressed:
            return
        offset = self.offset_under(event.x, event.y)
        if self.anchor is None and offset != self.cursor:
            self.anchor = self.cursor
        if self.anchor is not None:
            self.move_to(offset, by_mouse=True)

    @on(events.MouseUp)
    def end_with_the_mouse(self) -> None:
        """Keeps what was selected."""
        if self._pressed:
            self._pressed = False
            self.release_mouse()

    @on(events.Click)
    def open_with_a_double_click(self, event: events.Click) -> None:
        """A double click asks for the menu."""
        if event.chain == 2:
            self.post_message(self.Chosen(self))

    @on(events.Focus)
    @on(events.Blur)
    def show_or_hide_the_cursor(self) -> None:
        """The cursor shows in one pane only."""
        self._repaint()


def _numbers(article: Article) -> dict[int, int]:
    numbered = [n for n, b in enumerate(article.blocks) if b.kind not in ("heading", "furniture")]
    return {n: k for k, n in enumerate(numbered, 1)}

"""The article view: the canvas of one article with a cursor, a selection and what is laid over the text.

It knows the nouns and nothing of sessions: attributes come down, messages go up. Invariant: cursor and selection are
offsets of the text, whatever the width.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events, on
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.app.cells import cell_of, offset_at
from tui.app.layout import Row
from tui.app.painting import Mark, Painting
from tui.app.widgets.text_canvas import TextCanvas
from tui.article import Article, Attribution, Span


class ArticleView(TextCanvas, inherit_bindings=False):
    """Shows one article; `show` gives it one, `paint` says who speaks in it."""

    @dataclass
    class Moved(Message):
        """The cursor stands elsewhere, or the selection reaches elsewhere."""

        view: "ArticleView"

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
        super().__init__(article, line_length=line_length, furniture=furniture)
        self.margin = margin
        self.cursor = _beginning(article)
        self.began: int | None = None
        """Where the selection began; None without one."""
        self.whole_paragraphs = False
        self.matches: Sequence[Span] = ()
        self.overlay: tuple[Mark, ...] = ()
        """Marks on top of everything, such as those of `i`."""
        self.hints: dict[int, str] = {}
        """Letters laid over the text, by offset."""
        self._column: int | None = None
        self._pressed = False

    def show(self, article: Article, *, cursor: int | None = None, top: int | None = None) -> None:
        """Shows `article` with the cursor at `cursor`, and the row of the offset `top` uppermost."""
        if article.text != self.article.text:
            self.began, self.matches, self.overlay, self.hints = None, (), (), {}
            self.cursor = _beginning(article)
            self._held = None
        self.article = article
        self.painting = Painting(article)
        if cursor is not None:
            self.cursor = max(0, min(cursor, max(0, len(article.text) - 1)))
        self.relayout(top if top is not None else self._held)

    def relayout(self, top: int | None = None) -> None:
        """Wraps anew; the cursor stays on the screen."""
        fresh = self._held is None and top is None
        super().relayout(top)
        self._column = None
        if self.size.width:
            self.reveal("middle" if fresh else "nearest", hold=fresh)

    @property
    def paragraph(self) -> int:
        """The number of the paragraph under the cursor, or of the last one before it; 0 above the first."""
        block = self.painting.block_at(self.cursor)
        return next((self.numbers[n] for n in range(block, -1, -1) if n in self.numbers), 0)

    @property
    def current(self) -> Attribution | None:
        """The attribution under the cursor."""
        return self.painting.at(self.cursor)

    @property
    def selection(self) -> Span | None:
        """What is selected: at least the character under the cursor once a selection has begun."""
        if self.began is None:
            return None
        start, end = sorted((self.began, self.cursor))
        if self.whole_paragraphs:
            first, last = self.painting.block_at(start), self.painting.block_at(end)
            return Span(self.article.blocks[first].span.start, self.article.blocks[last].span.end)
        return Span(start, min(len(self.article.text), end + 1))

    def move_to(self, offset: int, *, where: str = "nearest", keep_column: bool = False) -> None:
        """Puts the cursor at `offset` and shows it: `nearest` keeps the margin; or at `top`, `middle`, `bottom`."""
        if not keep_column:
            self._column = None
        before, was = self._y, self.current
        self.cursor = max(0, min(offset, max(0, len(self.article.text) - 1)))
        self.settle_at(self._y)
        self.reveal(where)
        if self.began is not None or self.current is not was:
            self.repaint()
        else:
            self._refresh_rows(before, self._y)
        self.post_message(self.Moved(self))

    def move_rows(self, rows: int) -> None:
        """Moves the cursor by so many rows of text, blank ones not counted, keeping its column."""
        self.settle_at(self._y, abs(rows) * 2 + self.size.height)
        self._keep_column()
        y, step = self._y, 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            beyond = y + step
            while (there := self.rows.row(beyond)) is not None and there.blank:
                beyond += step
            if there is None:
                break
            y = beyond
        self._land(y)

    def move_screen(self, rows: int) -> None:
        """Scrolls by so many rows and takes the cursor along, keeping its column."""
        self.settle_at(self._y, abs(rows) + 2 * self.size.height)
        self._keep_column()
        y, top = self._y, self.top
        self.scroll_rows_to(top + rows)
        moved = self.top - top
        self._land(max(0, min(y + (moved or rows), self.rows.height - 1)))

    def offset_on_screen(self, where: str) -> int:
        """The offset of the `top`, `middle` or `bottom` row on the screen."""
        height = min(self.size.height, self.rows.height - self.top)
        y = self.top + {"top": 0, "middle": height // 2, "bottom": height - 1}[where]
        return self.row_near(y).span.start

    def reveal(self, where: str = "nearest", *, hold: bool = True) -> None:
        """Scrolls so that the cursor shows; `hold` makes what is uppermost then the place to keep."""
        height = self.size.height
        if not height:
            return
        y, top = self._y, self.top
        margin = min(self.margin, max(0, (height - 1) // 2))
        if where == "nearest":
            target = min(max(top, y - height + 1 + margin), y - margin)
            if abs(target - top) > height:
                target = y - height // 3
        else:
            target = y - {"top": margin, "middle": height // 2, "bottom": height - 1 - margin}[where]
        target = max(0, min(target, self.rows.height - height))
        if target != top:
            self._scroll(target)
        if hold:
            self._held = self.top_offset

    @property
    def _y(self) -> int:
        """The row of the cursor."""
        return self.rows.y_of(self.cursor)

    def _keep_column(self) -> None:
        if self._column is None:
            row = self.row_near(self._y)
            self._column = cell_of(self.article.text, row.span.start, self.cursor) + row.indent

    def _land(self, y: int) -> None:
        row = self.row_near(y)
        cell = max(0, (self._column or 0) - row.indent)
        self.move_to(offset_at(self.article.text, row.span.start, row.span.end, cell), keep_column=True)

    def _refresh_rows(self, *rows: int) -> None:
        for y in set(rows):
            if 0 <= y - self.top < self.size.height:
                self.refresh(Region(0, y - self.top, self.size.width, 1))

    def passing(self, row: Row) -> Sequence[Mark]:
        """Matches, selection, the marks of `i`, the cursor."""
        marks: list[Mark] = []
        if self.matches:
            at = max(0, bisect_right(self.matches, (row.span.start, 0)) - 1)
            near = self.matches[at : bisect_left(self.matches, (row.span.end, 0))]
            marks += [Mark(*m, "match-here" if m.holds(self.cursor) else "match") for m in near]
        marks += [m for m in self.overlay if m.start < row.span.end and m.end > row.span.start]
        if (selection := self.selection) and selection.overlaps(row.span):
            marks.append(Mark(*selection, "selection"))
        if self.has_focus and row.span.holds(self.cursor):
            marks.append(Mark(self.cursor, self.cursor + 1, "cursor"))
        return marks

    def render_line(self, y: int) -> Strip:
        """The row `y` of the screen, with hint letters over it."""
        strip, row = self.strip_of(y)
        for offset, letters in self.hints.items() if row else ():
            if row and row.span.holds(offset):
                cell = self.side.cells + row.indent + cell_of(self.article.text, row.span.start, offset)
                badge = Strip([Segment(letters, self.style_of("hint"))], len(letters))
                strip = Strip.join([strip.crop(0, cell), badge, strip.crop(cell + len(letters), self.size.width)])
        return strip

    def offset_under(self, x: int, y: int) -> int:
        """The offset of the character at a cell of the widget."""
        row = self.row_near(self.top + y)
        cell = max(0, x - self.side.cells - row.indent)
        return offset_at(self.article.text, row.span.start, row.span.end, cell)

    @on(events.MouseDown)
    def begin_with_the_mouse(self, event: events.MouseDown) -> None:
        """Puts the cursor under the pointer."""
        if event.button == 1:
            self._pressed = True
            self.capture_mouse()
            self.began, self.whole_paragraphs = None, False
            self.move_to(self.offset_under(event.x, event.y))
            self.repaint()

    @on(events.MouseMove)
    def select_with_the_mouse(self, event: events.MouseMove) -> None:
        """Selects from where the button went down to the pointer, scrolling at the edges."""
        if not self._pressed:
            return
        offset = self.offset_under(event.x, event.y)
        if self.began is None and offset != self.cursor:
            self.began = self.cursor
        if self.began is not None:
            self.move_to(offset)

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

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._wheel(3)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._wheel(-3)

    def _wheel(self, rows: int) -> None:
        """Scrolls; the cursor is taken along where it would leave the screen."""
        self.settle_at(self.top, abs(rows) + 2 * self.size.height)
        self.scroll_rows_to(self.top + rows)
        margin = min(self.margin, max(0, (self.size.height - 1) // 2))
        inside = max(self.top + margin, min(self._y, self.top + self.size.height - 1 - margin))
        if inside != self._y:
            self._keep_column()
            self._land(inside)

    @on(events.Focus)
    @on(events.Blur)
    def show_or_hide_the_cursor(self) -> None:
        """The cursor shows in one pane only."""
        self.repaint()


def _beginning(article: Article) -> int:
    return article.prose[0].span.start if article.prose else 0

"""The list of a view of the comparison: a row an item, a cursor, and the spot of it that is marked.

A Line API widget, so that thousands of items cost what is on the screen. It knows items and nothing of sessions.
"""

from dataclasses import dataclass

from rich.segment import Segment
from textual import events, on
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.cells import shown
from tui.app.strips import fitted
from tui.app.views.item import Item, Listing, Marked, Spot
from tui.app.widgets.styled import Styled


class ItemList(ScrollView, Styled, can_focus=True, inherit_bindings=False):
    """Lists items; headings among them are passed over."""

    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """Another item, or another of its spots, is marked."""

        list: "ItemList"

    @dataclass
    class Chosen(Message):
        """The reader wants to go to the marked spot."""

        list: "ItemList"

    def __init__(self) -> None:
        """An empty list."""
        super().__init__()
        self.items: tuple[Item, ...] = ()
        self.at = 0
        self.nth = 0
        """The index of the marked spot of the item at the cursor."""
        self.report = 0
        """The report that is marked, which other items follow."""
        self.empty = ""

    @property
    def cells(self) -> int:
        """The width of a row."""
        return self.scrollable_content_region.width

    @property
    def item(self) -> Item | None:
        """The item at the cursor."""
        return self.items[self.at] if self.at < len(self.items) and self.items[self.at].spots else None

    @property
    def spot(self) -> Spot | None:
        """Its marked spot."""
        return self.item.spots[min(self.nth, len(self.item.spots) - 1)] if self.item else None

    def show(self, listing: Listing, key: str = "", nth: int = 0) -> None:
        """Lists items, with the one of `key` and its `nth` spot marked if it is among them; else what is near."""
        self.items, self.empty = listing.items, listing.empty
        found = next((n for n, item in enumerate(self.items) if item.key == key and item.spots), None)
        self.virtual_size = Size(self.size.width, len(self.items))
        self.go(self._selectable(min(self.at, len(self.items) - 1), 1) if found is None else found, nth)

    def go(self, at: int, nth: int | None = None) -> None:
        """Marks the item at a row and one of its spots: without `nth`, the one in the report that was marked."""
        self.at = max(0, at)
        if (item := self.item) is not None:
            chosen = self.marked(item).nth if nth is None else nth
            self.nth = max(0, min(chosen, len(item.spots) - 1))
            if nth is not None or chosen < 0:
                self.report = item.spots[self.nth].report
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self))

    def mark(self, nth: int) -> None:
        """Marks another spot of the item at the cursor."""
        if self.item:
            self.go(self.at, max(0, min(nth, len(self.item.spots) - 1)))

    def move(self, rows: int) -> None:
        """Goes so many items further down."""
        selectable = [n for n, item in enumerate(self.items) if item.spots]
        if selectable:
            now = min(range(len(selectable)), key=lambda n: abs(selectable[n] - self.at))
            self.go(selectable[max(0, min(len(selectable) - 1, now + rows))])

    def marked(self, item: Item) -> Marked:
        """The report that is marked, and the item's first spot in it; of the item at the cursor, the marked one."""
        here = self.at < len(self.items) and item is self.items[self.at] and self.nth < len(item.spots)
        if here and item.spots[self.nth].report == self.report:
            return Marked(self.report, self.nth)
        first = next((n for n, spot in enumerate(item.spots) if spot.report == self.report), -1)
        return Marked(self.report, first)

    def _selectable(self, at: int, step: int) -> int:
        """The row of the next item that is no heading, from `at` on; else the one before."""
        for way in (step, -step):
            n = max(0, at)
            while 0 <= n < len(self.items):
                if self.items[n].spots:
                    return n
                n += way
        return 0

    def _reveal(self) -> None:
        """Shows the cursor, and the heading right above it."""
        top, height = round(self.scroll_y), max(1, self.size.height)
        first = self.at
        while first > 0 and not self.items[first - 1].spots and self.at - first < min(2, height - 1):
            first -= 1
        target = min(max(top, self.at - height + 1), first)
        if target != top:
            self.scroll_to(y=target, animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        """The row `y` of the screen."""
        n, cells = y + round(self.scroll_y), self.cells
        plain = self.style_of()
        if n >= len(self.items):
            words = f"  {self.empty}" if n == 0 and not self.items else ""
            return Strip([Segment(fitted(words, cells), plain)], cells)
        item, here = self.items[n], n == self.at and bool(self.items[n].spots)
        over = (("highlighted-focus",) if self.has_focus else ("highlighted",)) if here else ()
        pieces = item.row(cells - 2, self.marked(item))
        inner = any("cell" in look for _, look in pieces)
        segments = [Segment("▸ " if here else "  ", self.style_of("strong"))]
        for words, look in pieces:
            lit = over if not inner or "cell" in look else ("highlighted",) if here else ()
            bright = [one for one in look if one != "number"] if lit and lit is over else look  # one bar, not patches
            segments.append(Segment(shown(words), self.style_of(*bright, *lit)))
        rest = self.style_of(*(over if not inner else ()))
        return Strip(segments).adjust_cell_length(cells, rest)

    @on(events.Click)
    def choose_with_the_mouse(self, event: events.Click) -> None:
        """A click marks, a double click goes there."""
        n = event.y + round(self.scroll_y)
        if n < len(self.items) and self.items[n].spots:
            self.go(n)
            if event.chain == 2:
                self.post_message(self.Chosen(self))

    @on(events.Resize)
    def keep_the_cursor_in_view(self) -> None:
        """The item at the cursor stays visible."""
        self.virtual_size = Size(self.size.width, len(self.items))
        self._reveal()

    @on(events.Focus)
    @on(events.Blur)
    def show_where_the_keys_go(self) -> None:
        """The highlight is stronger with the focus."""
        self.refresh()

"""What is told of the item at the cursor of a list: lines that scroll, the marked spot in view."""

from collections.abc import Callable

from rich.segment import Segment
from textual import events, on
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.cells import shown
from tui.app.views.item import Detail
from tui.app.widgets.styled import Styled

LINE = 84
"""Cells of a line at most: text is not set to the full width of a wide screen."""


class ItemDetail(ScrollView, Styled, can_focus=True, inherit_bindings=False):
    """Shows details, made anew for every width."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        """Empty."""
        super().__init__()
        self._make: Callable[[int], Detail] = lambda _cells: Detail(())
        self.detail = Detail(())

    def show(self, make: Callable[[int], Detail]) -> None:
        """Shows what `make` tells on so many cells."""
        self._make = make
        self._lay_out()

    @on(events.Resize)
    def _lay_out(self) -> None:
        """Makes the lines for the size, and brings the marked spot into view."""
        cells = min(LINE, self.scrollable_content_region.width - 2)
        if cells < 1:
            return
        self.detail = self._make(cells)
        self.virtual_size = Size(self.size.width, len(self.detail.lines))
        height = self.size.height
        top = 0 if self.detail.at + 4 < height else self.detail.at - 1
        self.scroll_to(y=min(top, max(0, len(self.detail.lines) - height)), animate=False, immediate=True, force=True)
        self.refresh()

    def move(self, rows: int) -> None:
        """Scrolls by so many lines."""
        self.scroll_to(y=self.scroll_y + rows, animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        """The row `y` of the screen."""
        n, cells = y + round(self.scroll_y), self.size.width
        line = self.detail.lines[n] if n < len(self.detail.lines) else ()
        segments = [Segment(" ", self.style_of())]
        segments += [Segment(shown(words), self.style_of(*look)) for words, look in line]
        return Strip(segments).adjust_cell_length(cells, self.style_of())

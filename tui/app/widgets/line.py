"""Lines of words that the program writes: heading lines, bottom line, line of keys, head of the sidebar.

A Line API widget: a row a list of pieces, each with its channels. Nothing in them is markup, and nothing of them that a
terminal would obey reaches it.
"""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from tui.app.cells import shown
from tui.app.widgets.styled import Styled

Piece = tuple[str, tuple[str, ...]]
"""Words and the channels they are in."""


class Lines(Styled):
    """Shows rows of pieces, each cut where the widget ends."""

    def __init__(self, *, classes: str = "") -> None:
        """Empty until it is told what to show."""
        super().__init__(classes=classes)
        self.rows: tuple[tuple[Piece, ...], ...] = ()
        self.over: tuple[str, ...] = ()
        """Channels laid under all pieces and the rest of the rows."""

    def show(self, *rows: Sequence[Piece], over: tuple[str, ...] = ()) -> None:
        """Shows these rows in place of those before; nothing is painted if they are the same."""
        told = tuple(tuple(row) for row in rows)
        if (told, over) != (self.rows, self.over):
            self.rows, self.over = told, over
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row `y`."""
        row = self.rows[y] if y < len(self.rows) else ()
        ground = self.style_of(*self.over)
        pieces = [Segment(shown(words), self.style_of(*self.over, *look)) for words, look in row]
        # the last cell is in another weight, so that a capture of the screen, which carries styles over line ends, does
        # not take two rows for one
        end = Segment(" ", self.style_of(*self.over, "end"))
        return Strip([*Strip(pieces).adjust_cell_length(self.size.width - 1, ground), end], self.size.width)

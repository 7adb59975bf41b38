"""Rows of an article: which stretch of text stands on which row, for a given width.

A block is wrapped when it is first looked at; until then its height is estimated. Invariants: rows of a wrapped piece
never change while the layout lives; `settle` says what it wrapped, so that a view can keep its place; rows are in
order of the text. Very long blocks are cut into pieces, so that no single look costs more than a few milliseconds.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from tui.app.wrapping import row_starts
from tui.article import Article, Block, Span

PIECE = 8192
"""Longest stretch, in code points, that is wrapped at one go."""


class Row(NamedTuple):
    """One row of the screen."""

    span: Span
    """The stretch of text on it; empty on the blank row above a block."""
    block: int
    """The position of its block in the article."""
    indent: int = 0
    """Blank cells before the text."""
    first: bool = False
    """Whether the block begins on this row."""

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the row."""
        return self.span.start == self.span.end


@dataclass(slots=True)
class _Piece:
    block: int
    start: int
    end: int
    gap: int
    """Blank rows above it."""
    starts: list[int] | None = None
    rows: int = 1
    """Rows of text: counted if `starts` is there, else estimated."""


class Layout:
    """An article set to lines of at most `cells` cells."""

    def __init__(self, article: Article, cells: int, *, furniture: bool = True) -> None:
        """`furniture` False leaves the page's furniture out."""
        self.article = article
        self.cells = cells
        self._pieces = _pieces(article, cells, furniture)
        self._ends: list[int] | None = None
        self._unsettled = 0

    @property
    def height(self) -> int:
        """Rows in all; exact once everything is settled."""
        return self._heights()[-1] if self._pieces else 0

    def row(self, y: int) -> Row | None:
        """The row at `y`, wrapped if it was not yet; None below the end."""
        if y < 0 or y >= self.height:
            return None
        index, inside = self.address(y)
        piece = self._pieces[index]
        starts = self._wrap(index)
        line = inside - piece.gap
        if line < 0:
            return Row(Span(piece.start, piece.start), piece.block)
        line = min(line, len(starts) - 1)
        end = starts[line + 1] if line + 1 < len(starts) else piece.end
        block = self.article.blocks[piece.block]
        first = line == 0 and piece.start == block.span.start
        return Row(Span(starts[line], end), piece.block, _indent(block), first)

    def address(self, y: int) -> tuple[int, int]:
        """The piece at row `y` and the row inside it: an anchor that outlives changes of height."""
        heights = self._heights()
        index = min(bisect_right(heights, max(0, y)), len(self._pieces) - 1)
        return index, y - (heights[index - 1] if index else 0)

    def y_of_address(self, index: int, inside: int) -> int:
        """The row where an anchor stands now."""
        return (self._heights()[index - 1] if index else 0) + inside

    def y_of(self, offset: int) -> int:
        """The row that shows `offset`, or the nearest row of text before it."""
        if not self._pieces:
            return 0
        index = max(0, bisect_right(self._pieces, offset, key=lambda p: p.start) - 1)
        starts = self._wrap(index)
        line = max(0, bisect_right(starts, offset) - 1)
        return self.y_of_address(index, self._pieces[index].gap + line)

    def settle(self, y: int, rows: int) -> bool:
        """Wraps what stands within `rows` rows above and below row `y`; whether any height changed."""
        if not self._pieces:
            return False
        before = self._ends
        index, _ = self.address(y)
        for step in (1, -1):
            at, seen = index, 0
            while 0 <= at < len(self._pieces) and seen <= rows:
                self._wrap(at)
                seen += self._pieces[at].gap + self._pieces[at].rows
                at += step
        return self._ends is not before

    def settle_more(self, characters: int) -> bool:
        """Wraps about so many characters of what was not looked at yet, from the top; whether any is left."""
        while self._unsettled < len(self._pieces) and characters > 0:
            piece = self._pieces[self._unsettled]
            if piece.starts is None:
                self._wrap(self._unsettled)
                characters -= piece.end - piece.start + 50
            self._unsettled += 1
        return self._unsettled < len(self._pieces)

    def _wrap(self, index: int) -> list[int]:
        piece = self._pieces[index]
        if piece.starts is None:
            block = self.article.blocks[piece.block]
            reflow = self.article.format == "txt" and block.kind not in ("code", "table")
            cells = self.cells - _indent(block)
            piece.starts = row_starts(self.article.text, piece.start, piece.end, cells, reflow=reflow)
            if len(piece.starts) != piece.rows:
                piece.rows = len(piece.starts)
                self._ends = None
        return piece.starts

    def _heights(self) -> list[int]:
        if self._ends is None:
            self._ends = list(accumulate(p.gap + p.rows for p in self._pieces))
        return self._ends


def _pieces(article: Article, cells: int, furniture: bool) -> list[_Piece]:
    pieces: list[_Piece] = []
    above: Block | None = None
    for n, block in enumerate(article.blocks):
        if block.kind == "furniture" and not furniture:
            continue
        together = above is None or (above.kind == block.kind and block.kind in ("item", "furniture"))
        gap = 0 if together else 1
        above = block
        start, end = block.span
        if end - start <= PIECE:
            pieces.append(_Piece(n, start, end, gap, rows=-(-(end - start) // cells) or 1))
            continue
        while start < end:
            cut = end if end - start <= PIECE else article.text.rfind(" ", start, start + PIECE) + 1 or start + PIECE
            pieces.append(_Piece(n, start, cut, gap, rows=-(-(cut - start) // cells) or 1))
            start, gap = cut, 0
    return pieces


def _indent(block: Block) -> int:
    if block.kind == "item":
        return 2 + 2 * block.level + max(0, len(block.marker) - 1)
    return 2 if block.kind in ("quotation", "code") else 0

"""One row of an article as a strip of segments: gutter, then text in its channels.

Invariant: a strip is exactly as wide as it was asked for, whatever stands in the text.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app.cells import clusters, shown, simple, width
from tui.app.layout import Row
from tui.app.painting import Mark, Painting, Voice
from tui.article import Attribution

Styling = Callable[[tuple[str, ...]], Style]
"""The style of channels laid over each other, the last on top; none is the style of plain text."""


class Gutter(NamedTuple):
    """The columns left of the text."""

    number: int
    """Cells for the paragraph's number."""
    label: int
    """Cells for who speaks; the sign of notes stands behind it, or behind the bar where nobody is named."""

    @property
    def cells(self) -> int:
        """All of it, with the bar and the blanks between."""
        return sum(n + 1 for n in (self.number, self.label) if n) + 2

    @staticmethod
    def fitting(cells: int, paragraphs: int) -> "Gutter":
        """The gutter for a view of `cells` cells and so many numbered paragraphs."""
        if cells < 34:
            return Gutter(0, 0)
        number = max(2, len(str(paragraphs)))
        return Gutter(number, 9 if cells >= 60 else 6)


class RowPainter(NamedTuple):
    """Paints rows of one article for one look."""

    painting: Painting
    gutter: Gutter
    numbers: dict[int, int]
    """By block, its paragraph number."""
    style: Styling
    current: Attribution | None = None
    """The attribution under the cursor, set off in the gutter."""

    def strip(self, row: Row, cells: int, extra: Sequence[Mark] = ()) -> Strip:
        """The row, `cells` wide; `extra` marks lie on top of the article's own."""
        marks = [m for m in self.painting.marks(row.block) if m.start < row.span.end and m.end > row.span.start]
        over = [m for m in extra if m.start < row.span.end and m.end > row.span.start]
        segments = [*self._margin(row), *self._words(row, [*marks, *over])]
        return Strip(segments).adjust_cell_length(cells, self.style(()))

    def _margin(self, row: Row) -> list[Segment]:
        plain = self.style(("number",))
        voice, bar, starts = self._voice(row)
        sign, look = self.painting.sign(row.block, row.span)
        noted = Segment(sign, self.style((look,)))
        segments = []
        if self.gutter.number:
            number = str(self.numbers.get(row.block, "")) if row.first else ""
            segments.append(Segment(number.rjust(self.gutter.number) + " ", plain))
        if self.gutter.label:
            label = voice.label if voice and (starts or row.first) else ""
            style = self.style(("label", voice.channel)) if voice and label else plain
            segments += [Segment(fitted(label, self.gutter.label), style), noted]
        channels = ("bar", voice.channel) if voice else ()
        if voice and self.current is voice.attribution:
            channels = (*channels, "bar-current")
        segments.append(Segment(bar, self.style(channels)))
        before = self._marker(row) or " " * (1 + row.indent)
        if not self.gutter.label:
            segments.append(noted)
            before = before[1:]
        segments.append(Segment(before, plain))
        return segments

    def _marker(self, row: Row) -> str:
        block = self.painting.article.blocks[row.block]
        if not row.first or not block.marker or block.kind != "item":
            return ""
        return " " + fitted(shown(block.marker).rjust(row.indent - 1) + " ", row.indent)

    def _voice(self, row: Row) -> tuple[Voice | None, str, bool]:
        """Who speaks on the row: the voice that begins there, else the one that goes on; the bar; whether it begins."""
        here = [v for v in self.painting.voices(row.block) if v.span.overlaps(row.span)]
        if not here:
            return None, " ", False
        begun = [v for v in here if v.attribution.start >= row.span.start or v.span.start == row.span.start]
        fresh = [v for v in begun if row.span.holds(v.attribution.start)]
        first = fresh or here  # the current one too is named where another begins only if it begins there itself
        voice = next((v for v in first if v.attribution is self.current), (fresh or begun or here)[0])
        quoted = any(v.quoted for v in here if v.attribution is voice.attribution)
        return voice, "┃" if quoted else "│", bool(fresh)

    def _words(self, row: Row, marks: list[Mark]) -> list[Segment]:
        text, (start, end) = self.painting.article.text, row.span
        cuts = {start, end}
        for mark in marks:
            cuts.update((max(start, mark.start), min(end, mark.end)))
        bounds = sorted(cuts) if simple(text, start, end) else _snapped(text, start, end, cuts)
        segments = []
        for a, b in pairwise(bounds):
            channels = tuple(m.channel for m in marks if m.start < b and m.end > a)
            words = shown(text[a:b])
            segments.append(Segment(words, self.style(channels)))
            if (missing := width(text, a, b) - cell_len(words)) > 0:
                segments.append(Segment(" " * missing, self.style(channels)))
        return segments


def fitted(text: str, cells: int) -> str:
    """`text` on exactly so many cells, with an ellipsis where it is cut."""
    text = shown(text)
    return set_cell_size(text, cells) if cell_len(text) <= cells else set_cell_size(text, cells - 1) + "…"


def _snapped(text: str, start: int, end: int, cuts: set[int]) -> list[int]:
    """The cuts moved to where a cluster begins, so that no segment begins with half a character."""
    begins = {c.start for c in clusters(text, start, end)}
    kept = {start, end}
    for cut in cuts:
        snapped = cut
        while snapped not in begins and start < snapped < end:
            snapped -= 1
        kept.add(snapped)
    return sorted(kept)

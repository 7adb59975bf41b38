"""The pages that are compared: words, sentences and paragraphs of the reports, as far as they have been read.

A report that is not there yet has no words; what is shown of it is filled in when it comes.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.app.painting import Mark, Painting
from tui.app.views.item import Line
from tui.app.widgets.line import Piece
from tui.app.wrapping import row_starts
from tui.article import Analysis, Article, Attribution, Span, one_line

MOST = 400
"""Characters of a statement that a row may need."""


class Page(NamedTuple):
    """One report: its text and what is known of it."""

    article: Article
    analysis: Analysis


class Pages:
    """The pages of a comparison, by the numbers of its reports."""

    def __init__(self) -> None:
        """None yet."""
        self._pages: dict[int, Page] = {}
        self._numbers: dict[int, tuple[list[int], list[int]]] = {}

    def put(self, report: int, page: Page) -> None:
        """Takes a page in."""
        numbered = [b.span.start for b in page.article.blocks if b.kind not in ("heading", "furniture")]
        self._pages[report] = page
        self._numbers[report] = ([b.span.start for b in page.article.blocks], numbered)

    def text(self, report: int) -> str:
        """The text of a report; empty until it is there."""
        page = self._pages.get(report)
        return page.article.text if page else ""

    def words(self, report: int, spans: Sequence[Span]) -> str:
        """Some words of a report on one line, those of several spans set apart; an ellipsis until they are there."""
        text = self.text(report)
        return " … ".join(one_line(text[s.start : min(s.end, s.start + MOST)]) for s in spans) if text else "…"

    def paragraph(self, report: int, offset: int) -> str:
        """The number of a paragraph, as the reader counts them; empty above the first."""
        if report not in self._numbers:
            return ""
        number = bisect_right(self._numbers[report][1], offset)
        return f"¶{number}" if number else "¶–"

    def sentence(self, report: int, span: Span) -> Span:
        """The sentence around a place, or its block."""
        page = self._pages.get(report)
        if page is None:
            return span
        around = next((s for s in page.analysis.sentences if s.holds(span.start)), None)
        if around is None:
            at = max(0, bisect_right(self._numbers[report][0], span.start) - 1)
            around = page.article.blocks[at].span if page.article.blocks else span
        return Span(min(around.start, span.start), max(around.end, span.end))

    def passage(
        self, report: int, attribution: Attribution, channel: str, cells: int, marks: Sequence[Mark] = ()
    ) -> list[Line]:
        """The paragraphs around an attribution, with its parts marked as the reader marks them."""
        page = self._pages.get(report)
        if page is None:
            return []
        alone = Analysis("", (attribution,), quotations=page.analysis.quotations)
        painting = Painting(page.article, alone, speaker=lambda _: ("", channel))
        parts = attribution.spans
        lines: list[Line] = []
        for n in range(painting.block_at(parts[0].start), painting.block_at(max(parts[-1].end - 1, 0)) + 1):
            if lines:
                lines.append(())
            own = (*painting.marks(n), *marks)
            lines += set_lines(page.article.text, page.article.blocks[n].span, own, cells)
        return lines

    def mentioned(self, report: int, span: Span, cells: int) -> list[Line]:
        """The sentence around a place, with the place marked."""
        return set_lines(self.text(report), self.sentence(report, span), [Mark(*span, "found")], cells)


def set_lines(text: str, span: Span, marks: Sequence[Mark], cells: int, *, indent: int = 2) -> list[Line]:
    """A stretch of text set to lines, each after some blanks, in the channels of the marks that lie over it."""
    if not text[span.start : span.end]:
        return []
    flat = one_line(text[span.start : span.end])
    cuts = {c - span.start for m in marks for c in (m.start, m.end) if span.start < c < span.end}
    pieces = [
        (flat[a:b], tuple(m.channel for m in marks if m.start <= a + span.start < m.end))
        for a, b in pairwise([0, *sorted(cuts), len(flat)])
    ]
    return wrapped(pieces, cells, indent=indent)


def wrapped(pieces: Line, cells: int, *, indent: int = 0) -> list[Line]:
    """Pieces set to lines of at most so many cells, each after some blanks."""
    text = "".join(words for words, _ in pieces)
    starts = row_starts(text, 0, len(text), max(8, cells - indent))
    lines: list[Line] = []
    for begin, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line: list[Piece] = [(" " * indent, ())] if indent else []
        at = 0
        for words, look in pieces:
            part = words[max(0, begin - at) : max(0, end - at)]
            if part:
                line.append((part, look))
            at += len(words)
        lines.append(tuple(line))
    return lines

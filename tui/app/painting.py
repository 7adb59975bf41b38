"""What is marked in an article's text and gutter: marks by block, made when a block is first shown.

A mark is a stretch and the channel it is painted in. Channels are names of component classes of the article view;
what they look like stands in its stylesheet. Invariant: marks of a block lie inside it and come in the order in which
they are laid on.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.article import Analysis, Article, Attribution, Span

if TYPE_CHECKING:
    from tui.app.note_layer import NoteLayer


class Mark(NamedTuple):
    """A stretch of text and the channel that it is painted in."""

    start: int
    end: int
    channel: str


class Voice(NamedTuple):
    """A stretch of somebody's statement, for the gutter."""

    span: Span
    attribution: Attribution
    label: str
    channel: str
    quoted: bool
    """Whether words in quotation marks stand in the stretch."""


Speaker = Callable[[Attribution], tuple[str, str]]
"""The short name of who speaks and the channel of the speaker's colour."""


class Painting:
    """The marks of one article under one analysis."""

    def __init__(
        self,
        article: Article,
        analysis: Analysis | None = None,
        *,
        speaker: Speaker = lambda _: ("", "speaker-other"),
        shown: Callable[[Attribution], bool] = lambda _: True,
        said_before: Sequence[Span] = (),
    ) -> None:
        """Attributions that are not `shown` leave no mark; stretches that were `said_before` are dimmed."""
        self.article = article
        self.attributions: tuple[Attribution, ...] = ()
        """Those that are shown, in order of the text."""
        self.notes: NoteLayer | None = None
        """What the reader added."""
        self._speaker = speaker
        self._starts = [b.span.start for b in article.blocks]
        self._quotations = sorted(analysis.quotations) if analysis else []
        self._said_before = said_before
        self._by_block: dict[int, list[Attribution]] = defaultdict(list)
        self._inlines: dict[int, list[Mark]] = defaultdict(list)
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._voices: dict[int, tuple[Voice, ...]] = {}
        for inline in article.inlines:
            for n in self._blocks_of(inline.span):
                self._inlines[n] += [Mark(*inline.span, inline.style), *self._blank_after(n, inline.span)]
        if analysis:
            self.attributions = tuple(sorted((q for q in analysis.attributions if shown(q)), key=lambda q: q.start))
        for attribution in self.attributions:
            for n in sorted({n for span in attribution.spans for n in self._blocks_of(span)}):
                self._by_block[n].append(attribution)

    def marks(self, block: int) -> tuple[Mark, ...]:
        """The marks of a block, those laid on last coming last."""
        if block not in self._marks:
            self._marks[block] = tuple(self._paint(block))
        return self._marks[block]

    def lay(self, notes: "NoteLayer | None") -> None:
        """Puts these notes over the text in place of those before."""
        self.notes = notes
        self._marks.clear()

    def sign(self, block: int, row: Span) -> tuple[str, str]:
        """The sign of the notes beside a row, and its channel."""
        return self.notes.sign(block, row) if self.notes else (" ", "number")

    def voices(self, block: int) -> tuple[Voice, ...]:
        """Who speaks where in a block, in order of the text."""
        if block not in self._voices:
            spans = self._speaking(block)
            self._voices[block] = tuple(sorted(spans, key=lambda v: v.span))
        return self._voices[block]

    def at(self, offset: int) -> Attribution | None:
        """The attribution under the cursor: the shortest of those with a part that holds `offset`."""
        block = self.block_at(offset)
        found = [q for q in self._by_block.get(block, ()) if any(s.holds(offset) for s in q.spans)]
        return min(found, key=lambda q: sum(s.length for s in q.spans), default=None)

    def block_at(self, offset: int) -> int:
        """The block that holds `offset`, or the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _blocks_of(self, span: Span) -> range:
        return range(self.block_at(span.start), bisect_left(self._starts, span.end))

    def _paint(self, n: int) -> Iterable[Mark]:
        block = self.article.blocks[n]
        if block.kind != "paragraph":
            yield Mark(*block.span, block.kind)
        yield from self._inlines.get(n, ())
        for attribution in self._by_block.get(n, ()):
            _, colour = self._speaker(attribution)
            for span in attribution.content:
                for quoted in self._quoted(span):
                    yield from _within(block.span, quoted, colour, "quoted")
            for span in attribution.source:
                yield from _within(block.span, span, colour, "source")
            for span in attribution.cue:
                yield from _within(block.span, span, colour, "cue")
            for span in attribution.spans:
                yield from self._blank_after(n, span)
        for span in self._said_before:
            yield from _within(block.span, span, "said-before")
        if self.notes:
            yield from self.notes.marks(n)

    def _speaking(self, n: int) -> Iterable[Voice]:
        block = self.article.blocks[n].span
        for attribution in self._by_block.get(n, ()):
            label, colour = self._speaker(attribution)
            for span in attribution.spans:
                inside = Span(max(span.start, block.start), min(span.end, block.end))
                if inside.length > 0:
                    quoted = span in attribution.content and bool(self._quoted(inside))
                    yield Voice(inside, attribution, label, colour, quoted)

    def _blank_after(self, n: int, span: Span) -> Iterable[Mark]:
        """A mark on the blank behind a span: what follows it then begins with its own first letter."""
        if self.article.blocks[n].span.holds(span.end) and self.article.text[span.end] == " ":
            yield Mark(span.end, span.end + 1, "after")

    def _quoted(self, span: Span) -> Sequence[Span]:
        """The parts of `span` that stand in quotation marks."""
        at = max(0, bisect_right(self._quotations, (span.start, span.start)) - 8)
        parts: list[Span] = []
        for quotation in self._quotations[at:]:
            if quotation.start >= span.end:
                break
            start, end = max(quotation.start, span.start), min(quotation.end, span.end)
            if start < end and not (parts and end <= parts[-1].end):
                parts.append(Span(start, end))
        return parts


def _within(block: Span, span: Span, *channels: str) -> Iterable[Mark]:
    start, end = max(span.start, block.start), min(span.end, block.end)
    if start < end:
        for channel in channels:
            yield Mark(start, end, channel)

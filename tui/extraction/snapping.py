"""Contents made to agree with the quotation marks: none begins or ends inside a quotation that its cue stands outside.

A content's spans stay within one passage each, so that a quotation that the next paragraph reopens has a span in each.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.article import Span
from tui.extraction.passages import Passage
from tui.extraction.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Marks:
    """The outermost quotations of an article, by where they stand."""

    quotations: tuple[Quotation, ...]
    """All of them, inner ones too; a number is a position here."""
    outer: tuple[int, ...]
    """The numbers of the outermost ones, in order; no two of them overlap."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def touching(self, span: Span) -> tuple[int, ...]:
        """The numbers of the outermost quotations that share a character with `span`."""
        return self.outer[bisect_right(self.ends, span.start) : bisect_left(self.starts, span.end)]

    def begins(self, offset: int) -> bool:
        """Whether an outermost quotation begins at an offset."""
        at = bisect_left(self.starts, offset)
        return at < len(self.starts) and self.starts[at] == offset

    def span(self, number: int) -> Span:
        """Where a quotation stands, marks included."""
        return self.quotations[number].span


def marks_of(quotations: Sequence[Quotation]) -> Marks:
    """The quotations of an article, ready to be asked for."""
    outer = tuple(n for n, quotation in enumerate(quotations) if quotation.depth == 0)
    spans = [quotations[n].span for n in outer]
    return Marks(tuple(quotations), outer, tuple(s.start for s in spans), tuple(s.end for s in spans))


def snapped(
    text: str, content: Sequence[Span], outside: Sequence[Span], marks: Marks, passages: Sequence[Passage]
) -> tuple[Span, ...]:
    """`content` in order, its edges moved out of every quotation that holds none of `outside`, its source and cue.

    A quotation that stands in it by half or more comes in whole, any other stays out, unless it is all there is.
    """
    moved: list[Span] = []
    for whole in content:
        for part in _by_passage(whole, passages):
            span = part
            for number in marks.touching(span):
                quotation = marks.span(number)
                if not any(other.overlaps(quotation) for other in outside):
                    span = _moved(span, quotation)
            moved.append(_trimmed(text, span))
    found = tuple(_joined(text, sorted(span for span in moved if span.length), passages))
    return _together(found, outside, marks, passages)


def _together(
    content: tuple[Span, ...], outside: Sequence[Span], marks: Marks, passages: Sequence[Passage]
) -> tuple[Span, ...]:
    """The spans in the passage of the cue, else of the longest, and those elsewhere that are quotations."""
    if not content:
        return ()
    longest = max(content, key=lambda span: span.length)
    here = {_passage_at(passages, span.start) for span in outside} & {_passage_at(passages, s.start) for s in content}
    here = here or {_passage_at(passages, longest.start)}
    return tuple(s for s in content if _passage_at(passages, s.start) in here or marks.begins(s.start))


def _moved(span: Span, quotation: Span) -> Span:
    if span.covers(quotation):
        return span
    if quotation.covers(span):
        return quotation
    shared = min(span.end, quotation.end) - max(span.start, quotation.start)
    takes = 2 * shared >= quotation.length
    if span.start < quotation.start:
        return Span(span.start, quotation.end if takes else quotation.start)
    return Span(quotation.start if takes else quotation.end, span.end)


def _by_passage(span: Span, passages: Sequence[Passage]) -> Iterator[Span]:
    at = _passage_at(passages, span.start)
    while at < len(passages) and passages[at].span.start < span.end:
        whole = passages[at].span
        yield Span(max(span.start, whole.start), min(span.end, whole.end))
        at += 1


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _joined(text: str, spans: Sequence[Span], passages: Sequence[Passage]) -> Iterator[Span]:
    """Without the gaps of white space between spans of one passage, and without overlaps."""
    last: Span | None = None
    for span in spans:
        if last is not None and (span.start < last.end or _touch(text, last, span, passages)):
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _touch(text: str, one: Span, other: Span, passages: Sequence[Passage]) -> bool:
    if text[one.end : other.start].strip():
        return False
    at = _passage_at(passages, one.start)
    return at < len(passages) and other.start < passages[at].span.end


def _passage_at(passages: Sequence[Passage], offset: int) -> int:
    """The position of the first passage that ends after an offset."""
    return bisect_right(passages, offset, key=lambda passage: passage.span.end)

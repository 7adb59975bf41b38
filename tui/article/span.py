"""Spans: half-open stretches of an article's text, in code points.

Every offset in onrecord is a position in `Article.text` and nothing else. Steps carry spans forward; none searches the
text again for a place that it already knew.
"""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of `Article.text`: `text[start:end]`, in code points."""

    start: int
    """The first code point inside."""
    end: int
    """The first code point after; equal to `start` for an empty span."""

    @property
    def length(self) -> int:
        """How many code points the span holds."""
        return self.end - self.start

    def holds(self, offset: int) -> bool:
        """Whether the code point at `offset` lies inside."""
        return self.start <= offset < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of the span.

        >>> Span(4, 9).of("she said it.")
        'said '
        """
        return text[self.start : self.end]


def hull(spans: tuple[Span, ...]) -> Span:
    """The smallest span that holds all of `spans`; raises ValueError for none."""
    if not spans:
        raise ValueError("no spans to take the hull of")
    return Span(min(s.start for s in spans), max(s.end for s in spans))

"""An article with what its reader added to it, as the formats take it, and who says the words that a note is on."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from tui.article import Actor, Analysis, Article, Attribution, Note, Span


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution and who speaks."""

    attribution: Attribution
    speaker: Actor | None
    """None where it is not known."""


@dataclass(frozen=True, slots=True)
class NotedArticle:
    """One text and the notes on it."""

    article: Article
    sha256: str
    """The hash of the article's text."""
    notes: tuple[Note, ...]
    """In order of the text; their targets are of this text."""
    analysis: Analysis | None = None
    """With the reader's corrections; None where nothing is known of who speaks."""
    said: Mapping[str, Said] = field(init=False, compare=False)
    """By the id of a note, the attribution of which its words hold most; none for words that are nobody's."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "said", {} if self.analysis is None else _said(self.notes, self.analysis))


class Overlaps:
    """Stretches of a text, asked again and again which of them lie under a span."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        """`spans` are the stretches, each with a number of the caller's."""
        self._spans = sorted(spans)
        self._starts = [span.start for span, _ in self._spans]
        self._ends = list(accumulate((span.end for span, _ in self._spans), max))

    def under(self, span: Span) -> list[tuple[Span, int]]:
        """The stretches that share a character with `span`, in order of the text."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return [found for found in self._spans[first:last] if found[0].overlaps(span)]


def _said(notes: Iterable[Note], analysis: Analysis) -> dict[str, Said]:
    attributions = analysis.attributions
    actors = {actor.id: actor for actor in analysis.actors}
    parts = Overlaps((span, n) for n, one in enumerate(attributions) for span in one.spans)
    found = {}
    for note in notes:
        place = note.target.span
        shared: dict[int, int] = {}
        for span, n in parts.under(place):
            shared[n] = shared.get(n, 0) + min(span.end, place.end) - max(span.start, place.start)
        if shared:
            best = attributions[min(shared, key=lambda n: (-shared[n], sum(s.length for s in attributions[n].content)))]
            found[note.id] = Said(best, actors.get(best.speaker or ""))
    return found

"""What the network says of an article, a stretch of it at a time, so that memory does not grow with its length.

A stretch is a number of whole passages, some thousand words in all; most articles are one.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.article import Span
from tui.extraction.casting import Referring
from tui.extraction.drafts import Draft
from tui.extraction.encoder.attributions import RawAttribution, raw_attributions
from tui.extraction.encoder.coreference import antecedents
from tui.extraction.encoder.features import Pieces, pieces
from tui.extraction.encoder.mentions import found_mentions, with_asked
from tui.extraction.encoder.signals import Signals
from tui.extraction.encoder.tables import Tables
from tui.extraction.network import Network
from tui.extraction.overlooked import overlooked
from tui.extraction.passages import Passage
from tui.extraction.quotations import Quotation
from tui.extraction.tokens import Sentence

_LONGEST = 24_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Passages that the network has read together, and what it says of them."""

    passages: tuple[Passage, ...]
    marks: tuple[Quotation, ...]
    """The quotations in them; their passages are counted within the stretch."""
    pieces: Pieces
    signals: Signals
    attributions: tuple[RawAttribution, ...]
    tables: Tables

    def referring(self, text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft]) -> Referring:
        """The mentions, and what each may go back to; `drafts` tell whose words they stand in."""
        read = (self.pieces, self.signals, self.tables)
        mentions = found_mentions(text, *read)
        low, high = (bisect_left(sentences, at, key=lambda one: one.span.start) for at in self.span)
        mentions = with_asked(*read, mentions, overlooked(text, sentences[low:high], mentions, drafts))
        where = (self.passages, self.marks, mentions, drafts)
        speaking = frozenset(draft.head.start for draft in drafts if draft.head is not None)
        found = antecedents(text, *where, self.signals, self.tables)
        return Referring(mentions, found, speaking, found.mentions.place.speaker.tolist())

    @property
    def span(self) -> Span:
        """From the first passage to the last."""
        return Span(self.passages[0].span.start, self.passages[-1].span.end)


def heard(text: str, passages: Sequence[Passage], marks: Sequence[Quotation], network: Network) -> Iterator[Stretch]:
    """The stretches of an article in order, each read when it is asked for."""
    low = 0
    while low < len(passages):
        high = low + 1
        while high < len(passages) and passages[high].span.end - passages[low].span.start <= _LONGEST:
            high += 1
        here = tuple(passages[low:high])
        quoted = tuple(replace(q, passage=q.passage - low) for q in marks if low <= q.passage < high)
        yield _stretch(text, here, quoted, network)
        low = high


def _stretch(text: str, passages: tuple[Passage, ...], marks: tuple[Quotation, ...], network: Network) -> Stretch:
    read = pieces(text, passages, marks, network.vocabulary)
    signals = network.signals(read)
    found = raw_attributions(text, read, signals, network.tables)
    return Stretch(passages, marks, read, signals, found, network.tables)

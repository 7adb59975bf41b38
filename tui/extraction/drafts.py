"""An attribution in the making: its spans and the rule that found it, before anybody knows whom the source means."""

from dataclasses import dataclass
from typing import Literal

from tui.article import Span, Stance

Rule = Literal[
    "quote, cue after", "quote, cue before", "quote, no verb", "floating",
    "clause", "hearsay",
    "cue after", "cue before", "cue within", "no cue", "heading",
]  # fmt: skip
"""Those of quotations, which the rules find; a clause, of which the rules only say whose its quotations are; hearsay;
and how the cue stands to what the network has found."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution, its speaker not yet known."""

    rule: Rule
    sentence: int
    content: tuple[Span, ...]
    """Empty as long as the quotation that the cue announces has not been found."""
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    head: Span | None = None
    """The naming part of the source, or the antecedent of a relative pronoun: where to look for a mention."""
    stance: Stance = "neutral"
    shared: bool = False
    """The source was taken over from an earlier verb of the sentence."""
    quotations: tuple[int, ...] = ()
    """The numbers of the outermost quotations in the content."""
    heard: float | None = None
    """How sure the network is of it, 0 to 1; None for what the rules alone have."""

    @property
    def start(self) -> int:
        """The offset where the earliest part begins."""
        return min(span.start for span in (*self.content, *self.cue, *self.source))

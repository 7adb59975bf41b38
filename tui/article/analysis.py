"""What the engine finds in one article: attributions, mentions, actors.

The terms are the field's (PARC 3.0, Pareti 2012; PolNeAR, Newell et al. 2018). All spans are of `Article.text`.
"""

from dataclasses import dataclass
from typing import Literal

from tui.article.span import Span

AttributionKind = Literal["direct", "mixed", "indirect"]
MentionKind = Literal["name", "nominal", "pronoun"]
ActorKind = Literal["person", "organisation", "place", "group"]
Stance = Literal[
    "neutral", "claim", "concede", "deny", "promise", "demand", "accuse", "want", "plan", "believe", "feel"
]

SPEECH: frozenset[Stance] = frozenset({"neutral", "claim", "concede", "deny", "promise", "demand", "accuse"})
"""The stances that report something said; the others report wants, plans and attitudes."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words or thoughts, as the article reports them."""

    id: str
    """Unique in its article: "q1", "q2", … in order of the text."""
    kind: AttributionKind
    content: tuple[Span, ...]
    """What was said, quotation marks included; several spans where it is split or runs over paragraphs. Never empty."""
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    speaker: str | None = None
    """The id of the actor that the source refers to."""
    floating: bool = False
    """A quotation without cue and source of its own, whose speaker is carried over."""
    confidence: float = 0.5
    """0 to 1."""
    stance: Stance = "neutral"
    reasons: tuple[str, ...] = ()
    """Why this source, cue and speaker, in words for a reader."""
    antecedent: Span | None = None
    """The mention through which the source was resolved, where the source itself names nobody."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Source, cue and content in order of the text."""
        return tuple(sorted((*self.source, *self.cue, *self.content)))

    @property
    def start(self) -> int:
        """The offset where the attribution begins, whichever part comes first."""
        return self.spans[0].start


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, place or group, as what its mentions share."""

    id: str
    """Unique in its article, or, in a cast, over all of its articles: "a1", "a2", …"""
    name: str
    kind: ActorKind
    acts: bool
    """Speaks, or stands for people ("Washington said")."""
    aliases: tuple[str, ...] = ()
    """The other names by which it goes, longest first."""
    mentions: tuple[Mention, ...] = ()
    """In order of the text; empty in a cast."""
    roles: tuple[str, ...] = ()
    """By what else it goes, as the text words it: "the Russian leader", "Interior Minister"; empty in a cast."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One article, analysed; or a part of it, if `window` says so."""

    engine: str
    """The version of the engine, which changes whenever its results do."""
    attributions: tuple[Attribution, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotations: tuple[Span, ...] = ()
    """Text in quotation marks, marks included, attributed or not (scare quotes, titles)."""
    sentences: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    """Blocks found to be furniture after the article was read."""
    window: Span | None = None
    """The stretch that was looked at; None for the whole article."""

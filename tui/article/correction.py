"""What a reader corrects in an analysis, said so that it can be replayed over every later one.

Nothing here refers to an analysis by its ids, which change with the engine: attributions are meant by their spans,
actors by a mention and a name. Spans are of the text of the note that carries the correction, except where said.
"""

from dataclasses import dataclass
from typing import Literal

from tui.article.analysis import ActorKind, AttributionKind, Stance
from tui.article.span import Span

AttributionAct = Literal["accept", "reject", "speaker", "parts", "kind", "add"]
ActorAct = Literal["merge", "split", "rename"]


@dataclass(frozen=True, slots=True)
class Referent:
    """An actor, meant in a way that outlives an analysis."""

    name: str
    kind: ActorKind = "person"
    mention: Span | None = None
    """One of its mentions; None for an actor that the article does not mention."""
    sha256: str = ""
    """The hash of the text in which `mention` stands, where that is not the text of the note."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An attribution as a reader sees it: what an `Attribution` says, without what only an engine knows of it."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    kind: AttributionKind = "direct"
    speaker: Referent | None = None
    floating: bool = False
    stance: Stance = "neutral"


@dataclass(frozen=True, slots=True)
class AttributionCorrection:
    """One thing that the reader says of one attribution."""

    act: AttributionAct
    """`parts` are the ends of source, cue and content; `add` is an attribution that was missed."""
    was: Finding | None = None
    """As it was found; None for `add`."""
    now: Finding | None = None
    """As it should be; None for `reject`, and equal to `was` for `accept`."""


@dataclass(frozen=True, slots=True)
class ActorCorrection:
    """One thing that the reader says of actors, in one article or across several."""

    act: ActorAct
    actors: tuple[Referent, ...]
    """`merge`: those that are one. `split`: those that leave the others. `rename`: the one, in each of its articles."""
    name: str = ""
    """What the actor is called from now on; empty leaves it to the engine."""
    kind: ActorKind | None = None
    """What it is from now on; None leaves it as found."""
    mentions: tuple[Span, ...] = ()
    """`split` within an article: the mentions of the one actor that leave; none if it leaves whole."""


Correction = AttributionCorrection | ActorCorrection


@dataclass(frozen=True, slots=True)
class CastRule:
    """An actor correction across articles, resolved for those that are open."""

    act: ActorAct
    players: tuple[tuple[int, str], ...]
    """Position of the article and that article's own id of an actor.

    `merge`: all play one role. `split`: they play a role of their own, apart from whoever shared theirs. `rename`: the
    role that any of them plays takes the name and the kind.
    """
    name: str = ""
    """What the role is called; empty leaves it to the cast."""
    kind: ActorKind | None = None

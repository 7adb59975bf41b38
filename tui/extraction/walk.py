"""The actors as they grow while the mentions of an article are walked through in order, and where the walk stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from tui.article import Mention, Span
from tui.extraction.encoder.coreference import Odds
from tui.extraction.entities import Entities, Entity
from tui.extraction.names import Name
from tui.extraction.nominals import Nominal
from tui.extraction.tokens import Sentence

_LONGEST = 12
_NAMING = 60


@dataclass(slots=True)
class Cast:
    """The actors, and whose every mention is."""

    entities: Entities
    at: dict[int, list[tuple[Entity, Span]]] = field(default_factory=dict)
    """Start of a mention -> the actors and spans of those that start there, the longest first."""
    through: dict[Span, Span] = field(default_factory=dict)
    """A pronoun or role phrase -> the mention it goes back to."""
    waiting: list[tuple[Span, Entity | None]] = field(default_factory=list)
    """Pronouns of the first person, which are their speaker's if they have one, and whom the network would take."""

    def add(self, entity: Entity, mention: Mention) -> None:
        """Give a mention to its actor, who has each span once."""
        here = self.at.setdefault(mention.span.start, [])
        if (entity, mention.span) not in here:
            entity.mentions.append(mention)
            here.append((entity, mention.span))

    def forget(self, spans: Collection[Span]) -> None:
        """Take the names at these spans for none."""
        for span in spans:
            for entity, _ in [one for one in self.at.get(span.start, ()) if one[1] == span]:
                entity.mentions = [one for one in entity.mentions if one.span != span]
                self.at[span.start] = [one for one in self.at[span.start] if one != (entity, span)]

    def ending(self, sentence: Sentence, last: int) -> tuple[Entity, int] | None:
        """Whose mention ends with the word at `last`, and the word that begins it; the longest one's, None for none."""
        for at in range(max(0, last - _LONGEST), last + 1):
            for entity, span in self.at.get(sentence.starts[at], ()):
                if span.end == sentence.ends[last]:
                    return entity, at
        return None


@dataclass(slots=True)
class Walk:
    """Where the walk through the mentions of a stretch stands."""

    cast: Cast
    sentences: Sequence[Sentence]
    names: dict[int, dict[int, tuple[Entity, Name]]]
    """Sentence -> what `references` wants of its names."""
    roles: dict[int, dict[int, Nominal]] = field(default_factory=dict)
    """Sentence -> index of each first word of its role phrases -> the phrase."""
    known: dict[int, Entity] = field(default_factory=dict)
    """Every person, body and place met so far, the last met last."""
    here: list[Entity | None] = field(default_factory=list)
    """Of each mention of the stretch so far."""
    odds: Sequence[Odds] = ()
    """Of each mention of the stretch what the network says it goes back to."""
    issuers: dict[str, tuple[int, Entity]] = field(default_factory=dict)
    """Of each kind of document the last issuer that was named, and the sentence that did."""
    awaited: dict[str, tuple[int, Entity]] = field(default_factory=dict)
    """Of each kind of document the passage that told of a new one, and who issued it: the next issuer that is named."""
    phrases: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    """Definite phrases of several words -> whom they meant first."""
    voice: Entity | None = None
    """Who has spoken last."""
    cited: bool = False
    """Whether that was only told "according to" them, so that "it" and "he" are somebody else."""
    headlines: list[tuple[Sentence, Nominal, Span]] = field(default_factory=list)
    """The role phrases of headlines that mean nobody known yet, each with its mention."""
    heralds: list[tuple[int, Nominal, Entity]] = field(default_factory=list)
    """The passages that told of somebody by an office alone, the phrases, and the actors."""

    def unite(self, entity: Entity, other: Entity) -> None:
        """Give all mentions of another actor to this one."""
        for mention in other.mentions:
            at = mention.span.start
            self.cast.at[at] = [one for one in self.cast.at[at] if one[0] is not other]
            self.cast.add(entity, mention)
        other.mentions = []
        self.here[:] = [entity if one is other else one for one in self.here]
        self.known.pop(id(other), None)


def naming(entity: Entity) -> Span | None:
    """The last mention by name, else the last one that is no pronoun."""
    for wanted in ("name", "nominal"):
        for mention in reversed(entity.mentions[-_NAMING:]):
            if mention.kind == wanted:
                return mention.span
    return None

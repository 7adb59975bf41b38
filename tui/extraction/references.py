"""Which actor each mention means, read from the first sentence to the last: names, then role phrases and pronouns.

A role phrase next to a name is that name's ("Ana Ruiz, the mayor"). A definite one goes back to somebody whose role or
nation it fits, or to the only one of whom nothing else is known. "He" and "she" go back to somebody of fitting gender:
the nearer, the subject before others, the one who spoke last before others.
"""

from collections import deque
from dataclasses import dataclass, field
from itertools import islice

from tui.article import Mention, Span
from tui.extraction.entities import Entities, Entity, compatible
from tui.extraction.lexicon import people
from tui.extraction.lexicon.people import Gender
from tui.extraction.names import Name
from tui.extraction.nominals import Nominal
from tui.extraction.tokens import Sentence

_FAR = 6
_KNOWN = 40
_NAMING = 60
_REMEMBERED = 16
SINGULAR: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that a pronoun may go back to."""

    entity: Entity
    span: Span
    sentence: int
    subject: bool
    owner: bool
    """It only owns something: "Putin’s ally"."""


@dataclass(slots=True)
class Memory:
    """What the reader of the article has in mind at a place."""

    entities: Entities
    recent: deque[Seen] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    by_head: dict[str, Entity] = field(default_factory=dict)
    people: dict[int, Entity] = field(default_factory=dict)
    """Every single person mentioned so far, in order."""
    at: dict[int, tuple[Entity, Span]] = field(default_factory=dict)
    """Start of a mention -> its actor and span."""
    through: dict[int, Span] = field(default_factory=dict)
    """Start of a pronoun or role phrase -> the mention it goes back to."""

    def note(self, entity: Entity, seen: Span, kind: str, sentence: int, *, subject: bool, owner: bool = False) -> None:
        """Add a mention to its actor, and remember it."""
        entity.mentions.append(Mention(seen, kind))  # type: ignore[arg-type]
        self.at[seen.start] = (entity, seen)
        self.recent.append(Seen(entity, seen, sentence, subject, owner))
        if entity.kind == "person" and not entity.plural:
            self.people.setdefault(id(entity), entity)


def is_subject(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a phrase is likely the subject of its clause: no preposition or verb before it, or a verb after it."""
    before = sentence.tags[first - 1] if first else "^"
    after = sentence.tags[end : end + 1]
    return before in "^,C" or (before not in "PFTVubsgwUi" and after in tuple("AMVUus"))


def resolve_nominal(
    memory: Memory, sentence: Sentence, nominal: Nominal, names: dict[int, tuple[Entity, Name]]
) -> None:
    """Find whose a role phrase is, and note the mention."""
    entity = _beside(sentence, nominal, names)
    kind = "nominal"
    if entity is None:
        entity, back = _meant(memory, nominal)
        if back:
            memory.through[nominal.span.start] = back
    if entity is None and nominal.kind == "place":
        return  # "the country", of which nothing tells which
    if entity is None:
        entity = memory.entities.new(nominal.kind, named=False, plural=nominal.plural)
        entity.printed[_printed(sentence, nominal)] += 0
    entity.roles.add(nominal.head)
    if nominal.nation and nominal.kind == "person":
        entity.nations.add(nominal.nation)
    entity.gender = entity.gender or nominal.gender
    memory.by_head[nominal.head] = entity
    memory.note(entity, nominal.span, kind, nominal.sentence, subject=is_subject(sentence, nominal.first, nominal.end))


def _printed(sentence: Sentence, nominal: Nominal) -> str:
    first = nominal.first + (sentence.tags[nominal.first] in "DG" and nominal.end - nominal.first > 1)
    return " ".join(sentence.words[first : nominal.end]).replace(" ’s", "’s").replace(" 's", "'s")


def _beside(sentence: Sentence, nominal: Nominal, names: dict[int, tuple[Entity, Name]]) -> Entity | None:
    """The person named right before or after the phrase, between commas or without one."""
    if nominal.kind not in ("person", "group"):
        return None
    plain = sentence.tags
    for at in range(nominal.end, min(nominal.end + 12, len(plain))):
        if at in names and names[at][1].first <= at:
            entity, name = names[at]
            between = plain[nominal.end : at]
            fits = entity.kind == "person" and compatible(entity.gender, nominal.gender) and not nominal.plural
            closed = plain[name.end : name.end + 1] in (",", ".", "S", "—", ")") or at == nominal.end
            if fits:
                return (
                    entity
                    if between == "" or (between[-1:] == "," and set(between) <= set("FPDXnkJC,.") and closed)
                    else None
                )
        if plain[at] in "AMVUu;:":
            break
    if nominal.first >= 2 and plain[nominal.first - 1] == "," and nominal.first - 2 in _ends(names):
        entity, name = _ends(names)[nominal.first - 2]
        if entity.kind == "person" and compatible(entity.gender, nominal.gender) and not nominal.plural:
            return entity
    return None


def _ends(names: dict[int, tuple[Entity, Name]]) -> dict[int, tuple[Entity, Name]]:
    return {name.end - 1: (entity, name) for entity, name in names.values()}


def _meant(memory: Memory, nominal: Nominal) -> tuple[Entity | None, Span | None]:
    """The actor that a phrase goes back to, and the mention; nobody for one that introduces somebody."""
    known = memory.by_head.get(nominal.head)
    if not nominal.definite and not (
        nominal.plural and known and not known.named and nominal.nation in ("", *known.nations)
    ):
        return None, None
    found: Entity | None = None
    if nominal.kind == "person":
        found = _person(memory, nominal)
    elif nominal.kind == "organisation":
        found = next((s.entity for s in reversed(memory.recent) if _is_body(s.entity, nominal)), None)
    elif nominal.kind == "place" and nominal.owner < 0 and nominal.head in ("country", "nation"):
        found = next((s.entity for s in reversed(memory.recent) if s.entity.country), None)
    if found is None and known and not known.named and known.kind == nominal.kind and nominal.owner < 0:
        found = known if not nominal.nation or nominal.nation in known.nations or not known.nations else None
    return found, naming(found) if found else None


def naming(entity: Entity) -> Span | None:
    """The last mention by name, else the last one that is no pronoun."""
    for wanted in ("name", "nominal"):
        for mention in islice(reversed(entity.mentions), _NAMING):
            if mention.kind == wanted:
                return mention.span
    return None


def _is_body(entity: Entity, nominal: Nominal) -> bool:
    if entity.kind != "organisation" or nominal.owner >= 0:
        return False
    return nominal.head in entity.roles or any(
        nominal.head in key or nominal.head in "".join(key) for key in entity.keys
    )


def _person(memory: Memory, nominal: Nominal) -> Entity | None:
    known = islice(reversed(memory.people.values()), _KNOWN)
    fitting = [p for p in known if compatible(p.gender, nominal.gender)]
    rulers = people.heads_of_state()
    ruler = nominal.head in rulers
    if nominal.nation:
        same = [
            p
            for p in fitting
            if nominal.nation in p.nations
            and (nominal.head in p.roles or (ruler and (p.roles & rulers or not p.roles)))
        ]
        if same:
            return max(same, key=lambda p: p.mentions[-1].span.start)
        unknown = [p for p in fitting if p.named and not p.nations and not p.roles - rulers]
        return unknown[0] if ruler and len(unknown) == 1 else None
    if nominal.owner >= 0:
        return None
    same = [p for p in fitting if nominal.head in p.roles]
    if not same and ruler:
        same = [p for p in fitting if p.roles & rulers]
    return max(same, key=lambda p: p.mentions[-1].span.start) if same else None


def antecedent(
    memory: Memory,
    word: str,
    sentence: int,
    last_speaker: Entity | None,
    not_: Entity | None,
) -> Seen | None:
    """What "he", "she" or "they" at the end of what was read goes back to; `not_` cannot be meant."""
    gender = SINGULAR.get(word)
    best, most = None, -99.0
    for distance, seen in enumerate(reversed(memory.recent)):
        gap = sentence - seen.sentence
        if gap > _FAR or seen.entity is not_:
            continue
        if gender:
            if seen.entity.kind != "person" or seen.entity.plural or not compatible(seen.entity.gender, gender):
                continue
        elif not (seen.entity.plural or seen.entity.kind in ("group", "organisation", "place")):
            continue
        score = -1.6 * gap - 0.3 * distance + 1.8 * seen.subject - 1.2 * seen.owner
        score += 1.0 * (gender is not None and seen.entity.gender == gender) + 1.5 * (seen.entity is last_speaker)
        score -= 1.0 * (gender is None and seen.entity.kind == "place")
        if score > most:
            best, most = seen, score
    return best

"""The actors of one article as they grow, and the words by which to find them."""

from collections import Counter
from dataclasses import dataclass, field

from tui.article import ActorKind, Mention
from tui.extraction.lexicon.people import Gender
from tui.extraction.names import Name, normal
from tui.extraction.tokens import Sentence

LOCATIVE = frozenset({"in", "at", "near", "outside", "from", "around", "inside", "through", "across"})
TRIED = 24
_OPENING, _CLOSING = '"“', '"”'
COURTESY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "dr", "dr."})


@dataclass(slots=True, eq=False)
class Entity:
    """An actor in the making, of whatever kind."""

    kind: ActorKind
    named: bool
    keys: set[tuple[str, ...]] = field(default_factory=set)
    printed: Counter[str] = field(default_factory=Counter)
    """Its names as the article prints them, without titles."""
    gender: Gender = ""
    nations: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    plural: bool = False
    speaks: bool = False
    junior: bool = False
    fulls: list[int] = field(default_factory=list)
    """The offsets outside headings where it is named in full, or with an office."""
    country: str = ""
    """For a place the country that its name is or stands for, as the table prints it."""


@dataclass(slots=True)
class Entities:
    """All actors of the article, and the words by which to find them."""

    actors: list[Entity] = field(default_factory=list)
    by_key: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    by_word: dict[str, list[Entity]] = field(default_factory=dict)
    by_end: dict[str, list[Entity]] = field(default_factory=dict)
    """The last word of the names of bodies -> those bodies, where that word tells what they are."""
    by_acronym: dict[str, Entity] = field(default_factory=dict)
    called: dict[tuple[str, Gender], Entity] = field(default_factory=dict)
    """Of a word that several persons share, and the gender of a title before it, whom it means."""

    def new(self, kind: ActorKind, *, named: bool, plural: bool = False) -> Entity:
        """A new actor, last in order."""
        person = Entity(kind, named, plural=plural)
        self.actors.append(person)
        return person

    def body(self, sentence: Sentence, first: int, end: int) -> Entity:
        """The body that goes by some words, "/" between two of them or not."""
        words = sentence.words[first:end]
        key = tuple(normal(word) for word in words if word not in "./")
        entity = self.by_key.get(key)
        if entity is None:
            entity = self.by_key[key] = self.new("organisation", named=True)
            entity.keys.add(key)
        entity.printed[" ".join(words).replace(" / ", "/")] += 1
        return entity

    def learn(self, person: Entity, name: Name) -> None:
        """Add what a name tells of its actor."""
        person.keys.add(name.key)
        person.printed[" ".join(name.words)] += 1
        person.gender = person.gender or name.gender
        person.roles |= name.roles
        if name.nation and person.kind == "person":
            person.nations.add(name.nation)
        if person.kind != "place":
            self.by_key.setdefault(name.key, person)
        if person.kind == "person":
            for word in name.key:
                known = self.by_word.setdefault(word, [])
                if person not in known[-TRIED:]:
                    known.append(person)


def compatible(one: Gender, other: Gender) -> bool:
    """Whether two genders may be one person's."""
    return not one or not other or one == other


def display(person: Entity) -> tuple[str, tuple[str, ...]]:
    """The fullest common name, and the others, longest first."""
    if not person.printed:
        return "", ()
    name = person.country or max(person.printed, key=lambda n: (min(len(n.split()), 4), person.printed[n], len(n), n))
    others = sorted((n for n in person.printed if n != name), key=lambda n: (-len(n), n))
    return _unmarked(name), tuple(map(_unmarked, others))


def _unmarked(name: str) -> str:
    """A name without the mark of a quotation that begins or ends elsewhere."""
    if name[0] in _OPENING and not any(mark in name[1:] for mark in _CLOSING):
        return name[1:].lstrip() or name
    if name[-1] in _CLOSING and not any(mark in name[:-1] for mark in _OPENING):
        return name[:-1].rstrip() or name
    return name

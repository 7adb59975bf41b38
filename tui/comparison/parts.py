"""Roles in the making: who plays together so far, and the names and offices by which a part is found.

Two actors of one article come together only where one of them goes by the surname alone and the other by its full name
or by its first name alone, or where both hold one office. What they have in common with a third does not join them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tui.article import Actor, ActorKind
from tui.comparison.names import Key, acronym, is_acronym, key_of, one_person, sound_of, stub_of, without_owner
from tui.comparison.roles import Office, office

TRIED = 24
"""Of the parts that share a word, how many of the last are looked at."""
_AMONG = frozenset(("of", "at", "in", "for"))
"""What stands in descriptions, and in no name of a person."""
_CLEAR = 2
"""How many times as often as any other the bearer of a name must be mentioned."""


@dataclass(slots=True, eq=False)
class Part:
    """A role in the making."""

    kind: ActorKind
    players: list[tuple[int, Actor]] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)
    mentions: int = 0
    name: str = ""
    """What the reader calls it; empty leaves it to the cast."""
    fixed: ActorKind | None = None
    """What the reader says it is."""

    @property
    def offices(self) -> set[Office]:
        """The offices that its players are said to hold."""
        return {held for _, actor in self.players for held in offices_of(actor)}

    def is_at(self, position: int) -> bool:
        """Whether an actor of this article plays it."""
        return any(position == taken for taken, _ in self.players)


@dataclass(slots=True)
class Parts:
    """All parts so far, and the words by which to find them."""

    made: list[Part] = field(default_factory=list)
    _by_key: dict[tuple[str, Key], Part] = field(default_factory=dict)
    _by_stub: dict[Key, list[Part]] = field(default_factory=lambda: defaultdict(list))
    _by_word: dict[str, list[Part]] = field(default_factory=lambda: defaultdict(list))
    _by_initials: dict[str, list[Part]] = field(default_factory=lambda: defaultdict(list))

    def give(self, part: Part | None, position: int, actor: Actor) -> Part:
        """Make an actor a player of `part`, or of a new one."""
        if part is None:
            part = Part(actor.kind)
            self.made.append(part)
        part.players.append((position, actor))
        part.mentions += max(len(actor.mentions), 1)
        for name in names_of(actor):
            key = key_of(name)
            if key:
                part.keys.add(key)
                self._file(part, name, key)
        return part

    def full(self, position: int, actor: Actor) -> Part | None:
        """The part of an actor with a full name: one that has the name, or a name that may be the same person's."""
        keys = sorted((key for name in names_of(actor) if (key := key_of(name))), key=len, reverse=True)
        keys = [key for key in keys if len(key) > 1 or actor.kind != "person"]
        same = next((part for key in keys if (part := self._by_key.get((_class(actor.kind, key), key)))), None)
        if same is not None:
            return same
        if actor.kind != "person":
            return None
        free = [part for key in keys for part in self._alike(key) if not part.is_at(position)]
        stubs = [stub for name in names_of(actor) if (stub := stub_of(name))]
        for part in free:
            if any(one_person(key, known) for key in keys for known in part.keys if len(known) > 1):
                return part
        whole = [part for stub in stubs if (part := self._by_key.get((_class("person", stub), stub)))]
        cut = _unique(part for part in (*whole, *(p for key in keys for p in self._by_stub.get(key, ()))))
        return cut[0] if len(cut) == 1 and not cut[0].is_at(position) else None

    def bearers(self, position: int, actor: Actor) -> list[Part]:
        """The parts whose full name has the one word that an actor goes by, or the initials that it is."""
        if is_acronym(actor.name):
            initials = actor.name.replace(".", "").lower()
            return [part for part in _unique(self._by_initials[initials]) if not part.is_at(position)]
        words = {key[0] for name in names_of(actor) if (key := key_of(name))}
        found = _unique(part for word in sorted(words) for part in self._by_word[word] if _bears(part, word))
        offices = offices_of(actor)
        return [
            part
            for part in found
            if not part.is_at(position) or _leaves_open(part, position, actor, words) or part.offices & offices
        ]

    def same_word(self, position: int, actor: Actor) -> Part | None:
        """The part that goes by the same one word.

        Whom one article alone takes for a person, with neither office nor another name, is the place or the body that
        others know by that word.
        """
        key = key_of(actor.name)
        same = self._by_key.get((_class(actor.kind, key), key))
        if same is None and actor.kind == "person" and not actor.roles and len(names_of(actor)) == 1:
            same = self._by_key.get((_class("place", key), key))
        return same if same and (actor.kind != "person" or not same.is_at(position)) else None

    def _alike(self, key: Key) -> Iterator[Part]:
        """Parts that share the first or the last word of a name, or how it sounds; the latest first."""
        for word in (key[0], key[-1], sound_of(key[0]), sound_of(key[-1])):
            yield from reversed(self._by_word[word][-TRIED:])

    def _file(self, part: Part, name: str, key: Key) -> None:
        self._by_key.setdefault((_class(part.kind, key), key), part)
        if part.kind == "person" and len(key) > 1 and _is_persons(name):
            for word in {key[0], key[-1], sound_of(key[0]), sound_of(key[-1])}:
                _append(self._by_word[word], part)
            if stub := stub_of(name):
                _append(self._by_stub[stub], part)
        if part.kind in ("organisation", "group") and (initials := acronym(name)):
            _append(self._by_initials[initials], part)


def names_of(actor: Actor) -> tuple[str, ...]:
    """The names by which an actor may be found again; a place's other names may be cities, and are not used."""
    if actor.kind == "place":
        return (actor.name,)
    names = (actor.name, *actor.aliases)
    return tuple(map(without_owner, names)) if actor.kind == "person" else names


def offices_of(actor: Actor) -> set[Office]:
    """The offices that an actor is said to hold."""
    return {held for role in actor.roles if (held := office(role)) is not None}


def _is_persons(name: str) -> bool:
    """Whether a name is written as people's are: not "Ruiz memos", nor "hydrologist at the University of Brannick"."""
    words = name.split()
    return words[-1][:1].isupper() and _AMONG.isdisjoint(words)


def foremost(parts: list[Part]) -> Part | None:
    """The only one, or the one that is mentioned twice as often as any other."""
    ranked = sorted(parts, key=lambda part: -part.mentions)
    if not ranked or (len(ranked) > 1 and ranked[0].mentions < _CLEAR * ranked[1].mentions):
        return None
    return ranked[0]


def _class(kind: str, key: Key) -> str:
    """Kinds that may be one thing: a name of several words is one thing's, a word may be a person's or a thing's."""
    return "" if len(key) > 1 else "person" if kind == "person" else "thing"


def _unique(parts: Iterable[Part]) -> list[Part]:
    return list({id(part): part for part in parts}.values())


def _append(parts: list[Part], part: Part) -> None:
    if part not in parts[-TRIED:]:
        parts.append(part)


def _bears(part: Part, word: str) -> bool:
    return any(len(key) > 1 and word in (key[0], key[-1]) for key in part.keys)


def _leaves_open(part: Part, position: int, actor: Actor, words: set[str]) -> bool:
    """Whether the words may be the part's in an article that has it already by another name.

    There it goes by a first name alone, or by its full name, and not by the surname too: then the surname by itself is
    somebody else's.
    """
    own = [key_of(name) for taken, player in part.players if taken == position for name in names_of(player)]
    if actor.kind == "person" and any(len(key) == 1 and key[0] in words for key in own):
        return False
    return all(len(key) == 1 or key[-1] in words for key in own if key)

"""One cast over several articles: which actor of one is which actor of another.

Equal or compatible full names are one actor; a short form is the only full name that it fits, if there is only one; an
acronym is the body whose initials it has. Two actors of one article are never made one by what they only have in common
with a third. Actors that no article names ("two officials") stay apart. Time grows with the number of actors.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tui.article import Actor
from tui.comparison.names import Key, acronym, is_acronym, key_of, one_person

_TRIED = 24


@dataclass(frozen=True, slots=True)
class Role:
    """One actor of the cast, and where it appears."""

    actor: Actor
    """With the shared id, the fullest common name, the names of all articles, and no mentions."""
    played: tuple[tuple[int, str], ...]
    """Position of the article and that article's own id of the actor, in order of the articles."""


@dataclass(frozen=True)
class Cast:
    """The actors of several articles, in order of their first appearance: "a1", "a2", …."""

    roles: tuple[Role, ...] = ()

    @cached_property
    def players(self) -> dict[int, dict[str, Actor]]:
        """Position of an article -> its own id of an actor -> the actor of the cast."""
        found: dict[int, dict[str, Actor]] = {}
        for role in self.roles:
            for position, own in role.played:
                found.setdefault(position, {})[own] = role.actor
        return found


@dataclass(slots=True, eq=False)
class _Part:
    """A role in the making."""

    kind: str
    players: list[tuple[int, Actor]] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)

    def take(self, position: int, actor: Actor, keys: Iterable[Key]) -> None:
        self.players.append((position, actor))
        self.keys.update(keys)
        self.articles.add(position)


@dataclass(slots=True)
class _Casting:
    """The roles so far, and the words by which to find them."""

    parts: list[_Part] = field(default_factory=list)
    by_key: dict[tuple[str, Key], _Part] = field(default_factory=dict)
    by_word: dict[str, list[_Part]] = field(default_factory=dict)
    by_initials: dict[str, list[_Part]] = field(default_factory=dict)

    def give(self, part: _Part | None, position: int, actor: Actor) -> None:
        """Make an actor a player of `part`, or of a new one."""
        if part is None:
            part = _Part(actor.kind)
            self.parts.append(part)
        keys = [key for name in _names(actor) if (key := key_of(name))]
        part.take(position, actor, keys)
        for key in keys:
            self.by_key.setdefault((part.kind, key), part)
            if part.kind == "person" and len(key) > 1:
                for word in {key[0], key[-1]}:
                    known = self.by_word.setdefault(word, [])
                    if part not in known[-_TRIED:]:
                        known.append(part)
        if part.kind in ("organisation", "group"):
            for initials in {acronym(name) for name in _names(actor)} - {""}:
                known = self.by_initials.setdefault(initials, [])
                if part not in known[-_TRIED:]:
                    known.append(part)


def cast(articles: Sequence[Sequence[Actor]]) -> Cast:
    """The cast of the articles, each given by its actors; every actor plays in exactly one role."""
    casting = _Casting()
    players = [(position, actor) for position, actors in enumerate(articles) for actor in actors]
    short: list[tuple[int, Actor]] = []
    for position, actor in players:
        if not _is_named(actor):
            casting.give(None, position, actor)
        elif _is_short(actor):
            short.append((position, actor))
        else:
            casting.give(_full(casting, position, actor), position, actor)
    for position, actor in short:
        casting.give(_short(casting, position, actor), position, actor)
    return Cast(_roles(casting.parts, articles))


def _names(actor: Actor) -> tuple[str, ...]:
    """The names by which an actor may be found again; a place's other names may be cities, and are not used."""
    return (actor.name,) if actor.kind == "place" else (actor.name, *actor.aliases)


def _is_named(actor: Actor) -> bool:
    """Whether an article names the actor, and does not only describe it."""
    if actor.mentions:
        return any(mention.kind == "name" for mention in actor.mentions)
    return actor.name.split()[-1:] != [] and not actor.name.split()[-1][:1].islower()


def _is_short(actor: Actor) -> bool:
    if actor.kind in ("place", "group"):
        return False
    return all(len(key_of(name)) < 2 for name in _names(actor))


def _full(casting: _Casting, position: int, actor: Actor) -> _Part | None:
    """The part of an actor with a full name: one that has the name, or a name that may be the same person's."""
    keys = sorted(
        {key for name in _names(actor) if len(key := key_of(name)) > 1 or actor.kind != "person"}, key=len, reverse=True
    )
    for key in keys:
        same = casting.by_key.get((actor.kind, key))
        if same and (len(key) > 1 or actor.kind != "person"):
            return same
    if actor.kind == "person":
        for key in keys:
            for part in reversed(
                [*casting.by_word.get(key[0], [])[-_TRIED:], *casting.by_word.get(key[-1], [])[-_TRIED:]]
            ):
                if position not in part.articles and any(len(k) > 1 and one_person(key, k) for k in part.keys):
                    return part
    return None


def _short(casting: _Casting, position: int, actor: Actor) -> _Part | None:
    """The part of an actor with names of one word only: the one full name that it fits, or the same word elsewhere."""
    if is_acronym(actor.name):
        found = [
            p for p in casting.by_initials.get(actor.name.replace(".", "").lower(), []) if position not in p.articles
        ]
        if len(found) == 1:
            return found[0]
    elif actor.kind in ("person", "organisation"):
        words = {key_of(name)[0] for name in _names(actor) if key_of(name)}
        found = [
            p for word in words for p in casting.by_word.get(word, []) if position not in p.articles and _fits(p, word)
        ]
        if found and (clear := _foremost(found)):
            return clear
    same = casting.by_key.get((actor.kind, key_of(actor.name)))
    return same if same and (position not in same.articles or same.kind != "person") else None


def _foremost(found: list[_Part]) -> _Part | None:
    """The only one, or the one that twice as many articles have as any other."""
    ranked = sorted({id(part): part for part in found}.values(), key=lambda part: -len(part.articles))
    clear = len(ranked) == 1 or len(ranked[0].articles) >= 2 * len(ranked[1].articles)
    return ranked[0] if clear else None


def _fits(part: _Part, word: str) -> bool:
    return any(len(key) > 1 and word in (key[0], key[-1]) for key in part.keys)


def _roles(parts: list[_Part], articles: Sequence[Sequence[Actor]]) -> tuple[Role, ...]:
    order = {
        (position, id(actor)): at
        for at, (position, actor) in enumerate((p, a) for p, actors in enumerate(articles) for a in actors)
    }
    first = sorted(parts, key=lambda part: min(order[position, id(actor)] for position, actor in part.players))
    return tuple(_role(f"a{number}", part) for number, part in enumerate(first, 1))


def _role(shared: str, part: _Part) -> Role:
    """The role of a part: the name is the fullest that most articles have."""
    own = Counter(actor.name for _, actor in part.players)
    kind = Counter(actor.kind for _, actor in part.players).most_common(1)[0][0]
    name = max(own, key=lambda n: (min(len(n.split()), 3), own[n], len(n), n))
    others = {n for _, actor in part.players for n in (actor.name, *actor.aliases)} - {name}
    acts = any(actor.acts for _, actor in part.players)
    aliases = tuple(sorted(others, key=lambda n: (-len(n), n)))
    played = tuple(sorted((position, actor.id) for position, actor in part.players))
    return Role(Actor(shared, name, "person" if part.kind == "person" else kind, acts, aliases), played)

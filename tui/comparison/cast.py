"""One cast over several articles: which actor of one is which actor of another.

Equal or compatible full names are one actor; a short form is the only full name that it fits, or the one that is named
far more often; an acronym is the body whose initials it has; who is only described is who holds the office elsewhere.
Others whom no article names ("two officials") stay apart. What the reader corrected is done last. Time grows with the
number of actors.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tui.article import Actor, CastRule
from tui.comparison.cast_rules import corrected
from tui.comparison.names import Key, key_of, proper_name, without_owner
from tui.comparison.parts import Part, Parts, foremost, names_of
from tui.comparison.roles import Office, is_definite, office, offices_meant

_PLACE = 3
"""How many times as often a person must be named as what seems to be a place of that name."""


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


def cast(articles: Sequence[Sequence[Actor]], rules: Sequence[CastRule] = ()) -> Cast:
    """The cast of the articles, each given by its actors; every actor plays in exactly one role.

    `rules` are the reader's corrections, in their order; what they mean that is not there is passed over.
    """
    articles = [tuple(map(_under_its_name, actors)) for actors in articles]
    players = [(position, actor) for position, actors in enumerate(articles) for actor in actors]
    places = _places(players)
    named = [player for player in players if _is_named(player[1])]
    described = [player for player in players if not _is_named(player[1])]
    parts = Parts()
    short = []
    for position, actor in named:
        if _is_short(actor, places):
            short.append((position, actor))
        else:
            parts.give(parts.full(position, actor), position, actor)
    _give_short(parts, short)
    holders = list(_offices(parts.made))
    for position, actor in described:
        parts.give(_holder(holders, actor), position, actor)
    return Cast(_roles(corrected(parts.made, rules), articles))


def _under_its_name(actor: Actor) -> Actor:
    """An actor that seemed to be only described, although what it is called is a name: "Mr. Ruiz", "the Town Echo"."""
    if actor.kind not in ("person", "organisation") or not actor.mentions or _is_named(actor):
        return actor
    proper = next((name for role in actor.roles if (name := proper_name(role)) and not office(name)), "")
    if not proper:
        return actor
    return replace(actor, name=proper, mentions=tuple(replace(mention, kind="name") for mention in actor.mentions))


def _is_named(actor: Actor) -> bool:
    """Whether an article names the actor, and does not only describe it."""
    if actor.mentions:
        return any(mention.kind == "name" for mention in actor.mentions)
    return actor.name.split()[-1:] != [] and not actor.name.split()[-1][:1].islower()


def _places(players: Sequence[tuple[int, Actor]]) -> Counter[Key]:
    """In how many articles a name is a place's."""
    return Counter(key for _, key in {(n, key_of(actor.name)) for n, actor in players if actor.kind == "place"})


def _is_short(actor: Actor, places: Counter[Key]) -> bool:
    """Whether one word is all that an article calls the actor; a place's name that others have too is a full one."""
    if actor.kind == "group" or (actor.kind == "place" and places[key_of(actor.name)] > 1):
        return False
    return all(len(key_of(name)) < 2 for name in names_of(actor))


def _give_short(parts: Parts, short: Sequence[tuple[int, Actor]]) -> None:
    """First those whose word one full name has, then those where one is named far more than others, then the rest."""
    left = list(short)
    for only in (True, False):
        waiting, left = left, []
        for position, actor in waiting:
            found = [part for part in parts.bearers(position, actor) if _may_be(part, actor)]
            part = found[0] if len(found) == 1 else None if only else foremost(found)
            if part is None:
                left.append((position, actor))
            else:
                parts.give(part, position, actor)
    for position, actor in sorted(left, key=lambda one: one[1].kind == "person"):
        parts.give(parts.same_word(position, actor), position, actor)


def _may_be(part: Part, actor: Actor) -> bool:
    """A word that seemed to be a body's is a person's only if the person is named as often, a place's if far more."""
    needed = _PLACE if actor.kind == "place" else 1
    return actor.kind == part.kind or part.kind != "person" or part.mentions >= needed * len(actor.mentions)


def _offices(parts: Sequence[Part]) -> Iterator[tuple[Office, Part]]:
    """The offices of persons whom some article names."""
    for part in parts:
        if part.kind == "person":
            yield from ((held, part) for held in sorted(part.offices, key=lambda held: (held.head, sorted(held.of))))


def _holder(holders: Sequence[tuple[Office, Part]], actor: Actor) -> Part | None:
    """Who holds the office by which an article describes somebody: the only one, or who is named far more often."""
    if actor.kind == "group":
        return None
    wanted = [found for role in actor.roles if is_definite(role) for found in offices_meant(role)]
    fitting = [
        part
        for sought in wanted
        for held, part in holders
        if (sought.head, sought.former) == (held.head, held.former) and sought.of <= held.of and sought.of
    ]
    return foremost(list({id(part): part for part in fitting}.values()))


def _roles(parts: Sequence[Part], articles: Sequence[Sequence[Actor]]) -> tuple[Role, ...]:
    order = {
        (position, id(actor)): at
        for at, (position, actor) in enumerate((p, a) for p, actors in enumerate(articles) for a in actors)
    }
    first = sorted(parts, key=lambda part: min(order[position, id(actor)] for position, actor in part.players))
    return tuple(_role(f"a{number}", part) for number, part in enumerate(first, 1))


def _role(shared: str, part: Part) -> Role:
    """The role of a part: the name is the full one that most articles have, unless the reader gave one."""
    named = [actor for _, actor in part.players if _is_named(actor)] or [actor for _, actor in part.players]
    own = {without_owner(actor.name) if part.kind == "person" else actor.name for actor in named}
    known = Counter(name for actor in named for name in set(names_of(actor)))
    things = [actor.kind for actor in named if actor.kind != "person"]
    kind = "person" if part.kind == "person" or not things else Counter(things).most_common(1)[0][0]
    name = part.name or max(own, key=lambda name: (*_fullness(name), known[name], len(name.split()), len(name), name))
    others = {n for actor in named for n in (actor.name, *actor.aliases)} - {name}
    acts = any(actor.acts for _, actor in part.players)
    aliases = tuple(sorted(others, key=lambda n: (-len(n), n)))
    played = tuple(sorted((position, actor.id) for position, actor in part.players))
    return Role(Actor(shared, name, part.fixed or kind, acts, aliases), played)


def _fullness(name: str) -> tuple[bool, bool]:
    """Whether it is written as names are, and of two words or more."""
    return name[:1].isupper(), len(name.split()) > 1

"""Actors that are one though their names are not: a president named in full later, a body without its nation."""

from collections.abc import Mapping

from tui.extraction.entities import COURTESY, Entities, Entity
from tui.extraction.lexicon import world
from tui.extraction.names import Name

Owners = Mapping[Name, Entity]


def united(entities: Entities, owner: Owners) -> Owners:
    """Whose each name is once actors that are the same are one; the others are taken from the `entities`."""
    same = {**_presidents(entities), **_bodies(entities)}
    for other in [e for e in entities.actors if id(e) in same]:
        _absorb(same[id(other)], other)
    entities.actors = [e for e in entities.actors if id(e) not in same]
    entities.by_key = {key: same.get(id(entity), entity) for key, entity in entities.by_key.items()}
    return {name: same.get(id(entity), entity) for name, entity in owner.items()}


def _presidents(entities: Entities) -> dict[int, Entity]:
    """Who is named in full later -> who was named by an office first, where only one has that surname and gender."""
    same: dict[int, Entity] = {}
    for person in [p for p in entities.actors if p.kind == "person" and p.fulls and p.gender and _is_short(p)]:
        word = next(iter(person.keys))[-1]
        later = [p for p in entities.by_word[word] if not _is_short(p) and p.gender == person.gender]
        if len(later) == 1 and min(later[0].fulls) > min(person.fulls) and not later[0].roles - COURTESY:
            same[id(later[0])] = person
    return same


def _bodies(entities: Entities) -> dict[int, Entity]:
    """A body by the end of its name -> the one whose name has before that end the nation, or the body, above it."""
    bodies = [e for e in entities.actors if e.kind == "organisation" and e.named]
    longer: dict[tuple[str, ...], list[tuple[Entity, str]]] = {}
    for body in bodies:
        for key in body.keys:
            for n in range(1, len(key) - 1):
                if above := world.holders().get(" ".join(key[:n])):
                    longer.setdefault(key[n:], []).append((body, above))
    same: dict[int, Entity] = {}
    for body in bodies:
        found = next((longer[key] for key in body.keys if key in longer), [])
        if len({above for _, above in found}) == 1:
            first = found[0][0]
            same.update({id(e): first for e in (body, *(e for e, _ in found)) if e is not first})
    return same


def _is_short(person: Entity) -> bool:
    return all(len(key) == 1 for key in person.keys)


def _absorb(person: Entity, other: Entity) -> None:
    person.keys |= other.keys
    person.printed += other.printed
    person.roles |= other.roles
    person.nations |= other.nations
    person.junior = person.junior or other.junior

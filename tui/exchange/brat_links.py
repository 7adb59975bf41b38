"""Attributions that others tie with relations: a Content, and the Source and Cue that R lines lead to from it.

Invariant: what an event ties in already is left as it is, and a Content without a relation is no attribution.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tui.exchange.brat_standoff import Argument, Event, Relation, Standoff, TextBound

EVENT = "Attribution"
ROLES = ("Source", "Cue", "Content")

Neighbours = Mapping[str, Mapping[str, Relation]]
"""By the id of a part, the ids of those it is related to, each with the relation."""


def linked(standoff: Standoff) -> Standoff:
    """The same with an event more for each Content, or several that are related, from which relations lead on.

    A Source belongs to it if it is related to the Content, or to a Cue that is. The event has the id of its first
    relation; whatever the relations are called, it is an attribution.
    """
    tied = {event.trigger for event in standoff.events}
    tied |= {ref for event in standoff.events for _, ref in event.arguments}
    roles = {bound.id: bound.type.capitalize() for bound in standoff.bounds if bound.id not in tied}
    parts = {name: role for name, role in roles.items() if role in ROLES}
    neighbours = _neighbours(standoff.relations, parts)
    events = tuple(_events(standoff.bounds, parts, neighbours))
    return replace(standoff, events=(*standoff.events, *events)) if events else standoff


def _neighbours(relations: Iterable[Relation], parts: Mapping[str, str]) -> Neighbours:
    found: dict[str, dict[str, Relation]] = defaultdict(dict)
    for relation in relations:
        refs = [argument.ref for argument in relation.arguments if argument.ref in parts]
        if relation.id != "*" and len(refs) == len(relation.arguments):
            for one in refs:
                for other in refs:
                    if one != other:
                        found[one].setdefault(other, relation)
    return found


def _events(bounds: Iterable[TextBound], parts: Mapping[str, str], neighbours: Neighbours) -> Iterator[Event]:
    done: set[str] = set()
    for bound in bounds:
        if parts.get(bound.id) != "Content" or bound.id in done or bound.id not in neighbours:
            continue
        contents = _reached([bound.id], "Content", parts, neighbours)
        cues = _reached(contents, "Cue", parts, neighbours, far=False)
        sources = _reached((*contents, *cues), "Source", parts, neighbours, far=False)
        done.update(contents)
        members = {**dict.fromkeys(sources, "Source"), **dict.fromkeys(cues, "Cue")}
        members |= dict.fromkeys(contents, "Content")
        ties = [tie for name in contents for other, tie in neighbours[name].items() if other in members]
        first = min(ties, key=lambda tie: tie.line)
        arguments = tuple(Argument(role, name) for name, role in members.items())
        yield Event(first.id, EVENT, next(iter((*cues, *contents))), arguments, first.line)


def _reached(
    names: Iterable[str], role: str, parts: Mapping[str, str], neighbours: Neighbours, *, far: bool = True
) -> list[str]:
    """The parts of a role that are related to these; those of the role among these count, with `far` their own too."""
    found = [name for name in names if parts[name] == role]
    waiting = list(names)
    while waiting:
        for other in neighbours.get(waiting.pop(0), {}):
            if parts[other] == role and other not in found:
                found.append(other)
                if far:
                    waiting.append(other)
    return found

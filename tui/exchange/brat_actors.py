"""Actors in brat: a mention is a text-bound annotation of the actor's kind, and the mentions of one are equivalent."""

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from tui.article import Actor, ActorKind, Mention, MentionKind, hull
from tui.article.codec import Plain
from tui.exchange.brat_extras import EXTRA, extras, strings
from tui.exchange.brat_sheet import Sheet
from tui.exchange.brat_standoff import Standoff, TextBound
from tui.exchange.jsonl import dumps

KINDS: dict[str, ActorKind] = {kind.capitalize(): kind for kind in get_args(ActorKind)}
"""The kinds of actors by the type that they have in brat."""

FORMS: tuple[MentionKind, ...] = get_args(MentionKind)


def put_actors(sheet: Sheet, actors: Iterable[Actor]) -> dict[str, tuple[tuple[Mention, str], ...]]:
    """The mentions of each actor with the ids that they got; an actor without mentions is left out."""
    put = {}
    for actor in actors:
        if not actor.mentions:
            continue
        ids = [sheet.bind(actor.kind.capitalize(), (mention.span,)) for mention in actor.mentions]
        for ref, mention in zip(ids, actor.mentions, strict=True):
            sheet.mark("Form", ref, mention.kind)
        if len(ids) > 1:
            sheet.equate(ids)
        about = {"id": actor.id, "name": actor.name, "acts": actor.acts, "aliases": actor.aliases}
        sheet.remark(EXTRA, ids[0], dumps(about))
        put[actor.id] = tuple(zip(actor.mentions, ids, strict=True))
    return put


def actors_of(standoff: Standoff, text: str) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """The actors of which there are mentions, and the actor's id by the id of each mention.

    One that onrecord did not write has the longest of its mentions for a name.
    """
    known = extras(standoff)
    forms = {a.ref: a.value for a in standoff.attributes if a.type == "Form"}
    groups = [(group, next((known[b.id] for b in group if b.id in known), {})) for group in _groups(standoff)]
    ids = list(free_ids([about.get("id") for _, about in groups], "a"))
    actors = tuple(_actor(name, group, about, forms, text) for name, (group, about) in zip(ids, groups, strict=True))
    return actors, {bound.id: name for name, (group, _) in zip(ids, groups, strict=True) for bound in group}


def free_ids(wanted: Sequence[object], letter: str) -> Iterator[str]:
    """The wanted ids where they are strings that nobody before wanted; others are a letter and a number, none twice.

    >>> list(free_ids(["q2", None, "q2"], "q"))
    ['q2', 'q1', 'q3']
    """
    taken = {name for name in wanted if isinstance(name, str)}
    given: set[str] = set()
    number = 0
    for name in wanted:
        if isinstance(name, str) and name and name not in given:
            given.add(name)
            yield name
            continue
        number += 1
        while f"{letter}{number}" in taken:
            number += 1
        yield f"{letter}{number}"


def _actor(name: str, group: list[TextBound], about: Plain, forms: dict[str, str], text: str) -> Actor:
    mentions = sorted((Mention(hull(b.spans), _form(forms.get(b.id))) for b in group), key=lambda m: m.span)
    words = max((mention.span.of(text) for mention in mentions), key=len)
    called = about.get("name")
    return Actor(
        name,
        called if isinstance(called, str) else " ".join(words.split()),
        KINDS[group[0].type],
        about.get("acts", True) is True,
        strings(about.get("aliases")),
        tuple(mentions),
    )


def _groups(standoff: Standoff) -> list[list[TextBound]]:
    """The mentions that are equivalent, in the order of the first of each."""
    group_of = {bound.id: [bound] for bound in standoff.bounds if bound.type in KINDS}
    for relation in standoff.relations:
        first, *others = [ref for _, ref in relation.arguments if relation.id == "*" and ref in group_of] or [""]
        for ref in others:
            if group_of[ref] is not group_of[first]:
                joined = group_of[first] + group_of[ref]
                group_of |= dict.fromkeys((bound.id for bound in joined), joined)
    groups = {id(group): group for group in group_of.values()}
    return list(groups.values())


def _form(value: str | None) -> MentionKind:
    return next((form for form in FORMS if form == value), "name")

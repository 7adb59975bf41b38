"""What a role phrase says of whom it means: the name beside it, or the one person whose office and nation fit.

"Ana Ruiz, the mayor" is one person; "the Russian leader" is whoever the report has called Russian and a president, or
the only one of whom it has said nothing yet; "the ministry" is the last Ministry that it named.
"""

from collections.abc import Mapping, Sequence

from tui.extraction.entities import COURTESY, Entity, compatible
from tui.extraction.lexicon import people, world
from tui.extraction.names import Name
from tui.extraction.nominals import Nominal
from tui.extraction.tokens import Sentence

Named = Mapping[int, tuple[Entity, Name]]
"""Index of each first word of a sentence's names -> the actor and the name."""

_REACH = 12


def beside(sentence: Sentence, nominal: Nominal, names: Named) -> Entity | None:
    """The person named right before or after the phrase, between commas or without one."""
    if nominal.kind not in ("person", "group") or nominal.plural:
        return None
    tags = sentence.tags
    for at in range(nominal.end, min(nominal.end + _REACH, len(tags))):
        if at in names:
            entity, name = names[at]
            if entity.kind == "person" and compatible(entity.gender, nominal.gender):
                between = tags[nominal.end : at]
                closed = tags[name.end : name.end + 1] in (",", ".", "S", "—", ")") or at == nominal.end
                apposed = between[-1:] == "," and set(between) <= set("FPDXnkJCS,.") and closed
                return entity if between == "" or apposed else None
        if tags[at] in "AMVUu;:":
            break
    if nominal.first >= 2 and tags[nominal.first - 1] == ",":
        for entity, name in names.values():
            if name.end == nominal.first - 1 and entity.kind == "person":
                return entity if compatible(entity.gender, nominal.gender) else None
    return None


def holder(known: Sequence[Entity], nominal: Nominal) -> Entity | None:
    """Who of those `known`, the last mentioned first, a definite phrase means: by nation and office, or as a body."""
    if not nominal.definite or nominal.plural:
        return None
    if nominal.kind == "organisation" and nominal.owner < 0 and not nominal.nation:
        bare = nominal.end - nominal.first == 2  # not "the strongest alliance"
        sort = world.sorts().get(nominal.head, frozenset()) if bare else frozenset()
        return next((e for e in known if e.named and _is_called(e, nominal.head, sort)), None)
    if nominal.kind != "person":
        return None
    fitting = [e for e in known if e.kind == "person" and compatible(e.gender, nominal.gender)]
    if not nominal.nation:
        last = next((p for p in fitting if has_office(p, nominal.head)), None)
        if last is not None and not last.named and nominal.owner < 0:
            return last  # "an adviser said …": "the adviser" again
        held = [p for p in fitting if p.named and has_office(p, nominal.head)] if nominal.owner < 0 else []
        return next((p for p in held if not p.nations), held[0] if held else None)  # at home no nation is named
    rulers = people.heads_of_state()
    rules = nominal.head in rulers
    same = [p for p in fitting if nominal.nation in p.nations and _holds(p, nominal.head, rulers, rules=rules)]
    if same:
        return same[0]
    unknown = [p for p in fitting if p.named and not p.nations and not p.roles - rulers]
    return unknown[0] if rules and len(unknown) == 1 else None


def described(entity: Entity, nominal: Nominal) -> bool:
    """Whether a definite phrase may tell something new of somebody named: "the 34-year-old mother"."""
    single = entity.kind == "person" and entity.named and not entity.plural
    strange = nominal.nation and entity.nations and nominal.nation not in entity.nations
    return single and compatible(entity.gender, nominal.gender) and not strange


def is_of_another_body(entity: Entity, nominal: Nominal) -> bool:
    """Whether a body's office ("the FBI director") cannot be a person's who is known for another one."""
    if nominal.nation not in world.organisation_names() or entity.kind != "person" or nominal.nation in entity.nations:
        return False
    return bool(entity.roles - COURTESY) and not has_office(entity, nominal.head)


def describes(sentence: Sentence, nominal: Nominal) -> bool:
    """Whether a phrase is of the sort by which reports call again whom they have named: "the" and no "of" after it."""
    after, of = sentence.tags[nominal.end : nominal.end + 1], sentence.lower[nominal.end + 1 : nominal.end + 2]
    bodys = nominal.nation in world.organisation_names()  # "the FBI director" is somebody by that alone
    sort = nominal.kind == "person" and not nominal.plural and nominal.owner < 0 and not bodys
    told = after not in ("F", "P", "W") or (
        after == "F" and (of == ("state",) or sentence.tags[nominal.end + 1] == "#")
    )
    return sort and told and sentence.lower[nominal.first] == "the"


def _is_called(entity: Entity, head: str, sort: frozenset[tuple[str, ...]]) -> bool:
    headed = any(
        key[-1] == head or (key[0] == head and "of" in key) for key in entity.keys if key != ("white", "house")
    )
    return headed or not sort.isdisjoint(entity.keys)


def has_office(person: Entity, office: str) -> bool:
    """Whether somebody is told to hold an office, or the same by another name."""
    return office in person.roles or not people.same_offices().get(office, frozenset()).isdisjoint(person.roles)


def _holds(person: Entity, office: str, rulers: frozenset[str], *, rules: bool) -> bool:
    return has_office(person, office) or (rules and bool(person.roles & rulers or not person.roles))

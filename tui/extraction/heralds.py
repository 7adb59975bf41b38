"""Who is told of by an office before the report names them: "The county’s coroner said … Coroner Ana Ruiz said …"."""

from tui.extraction.entities import Entity, compatible
from tui.extraction.lexicon import people
from tui.extraction.nominals import Nominal
from tui.extraction.walk import Walk

_REACH = 3
_KEPT = 8


def herald(walk: Walk, number: int, nominal: Nominal, entity: Entity) -> None:
    """Note that a role phrase of sentence `number`, which is a source, told of somebody yet unnamed."""
    headline = nominal.first == 0 and not nominal.definite
    if nominal.kind == "person" and not nominal.plural and (nominal.definite or headline):
        walk.heralds.append((walk.sentences[number].passage, nominal, entity))


def introduce(walk: Walk, number: int, entity: Entity, *, unexplained: bool) -> None:
    """Give a person, first named in sentence `number`, what was said of the holder of the same office just before.

    Somebody `unexplained` who speaks in the next paragraph is whom the last paragraph has told of.
    """
    passage = walk.sentences[number].passage
    heralds = walk.heralds[-_KEPT:] if entity.kind == "person" else []
    for told in [one for one in heralds if passage - one[0] <= _REACH]:
        before, nominal, unnamed = told
        offices = people.same_offices().get(nominal.head, frozenset()) | {nominal.head}
        foreign = nominal.nation and entity.nations and nominal.nation not in entity.nations
        holds = not offices.isdisjoint(entity.roles)
        next_one = unexplained and not entity.roles and told is walk.heralds[-1] and passage - before == 1
        if (holds or next_one) and not foreign and compatible(entity.gender, nominal.gender):
            walk.unite(entity, unnamed)
            walk.heralds.remove(told)
            return

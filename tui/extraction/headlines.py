"""Whom a headline means by an office alone, before the report names them: the only one in it who holds that office."""

from collections.abc import Iterable

from tui.article import Mention, Span
from tui.extraction.entities import Entity, compatible
from tui.extraction.nominals import Nominal
from tui.extraction.references import has_office
from tui.extraction.tokens import Sentence
from tui.extraction.walk import Cast

_ANY = frozenset({"a", "an", "another", "one", "former", "ex"})


def note_headlines(cast: Cast, offices: Iterable[tuple[Sentence, Nominal, Span]]) -> None:
    """Give each phrase, a headline's that meant nobody yet, to whom it means; of several holders it is nobody's."""
    named = [one for one in cast.entities.actors if one.kind == "person" and one.named and one.mentions]
    for sentence, office, span in offices:
        unfit = office.kind != "person" or office.plural or office.owner >= 0
        if unfit or sentence.lower[office.first] in _ANY:
            continue
        holders = [person for person in named if _holds(person, office)]
        if len(holders) == 1:
            cast.through[span] = holders[0].mentions[0].span
            cast.add(holders[0], Mention(span, "nominal"))
            holders[0].mentions.sort(key=lambda mention: mention.span)


def _holds(person: Entity, office: Nominal) -> bool:
    foreign = office.nation and person.nations and office.nation not in person.nations
    return has_office(person, office.head) and not foreign and compatible(person.gender, office.gender)

"""Anonymous sources: officials, people familiar, analysts, and words laid in nobody's mouth at all."""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tui.article import Actor, Analysis, hull
from tui.comparison.prose import Prose
from tui.comparison.statements import Place, Statement, by_report
from tui.comparison.wording import FUNCTION_WORDS, fold

_PEOPLE = frozenset(
    """
    adviser advisor aide ally ambassador analyst assistant attorney banker broker bystander campaigner colleague
    commander critic defector delegate diplomat doctor driver economist employee engineer envoy executive expert
    eyewitness farmer fighter fisherman friend guard guest insider insurgent investigator investor journalist
    lawmaker lawyer lieutenant local manager member minister musician negotiator neighbor nurse observer officer
    official onlooker operative owner parent passenger person people pilot policeman politician priest prosecutor
    protester relative reporter representative researcher resident scholar scientist senator soldier source
    spokesman spokesperson spokeswoman staffer strategist student supporter survivor teacher teenager tourist trader
    veteran victim villager volunteer voter watcher witness woman women man men worker
    """.split()
)
"""What an unnamed source is called, in the singular; bodies ("the fire service") are not anonymous."""


_PAPERS = frozenset("report memo letter statement lawsuit suit complaint poll study dossier article post".split())
_BEHIND = re.compile(r" (?:in|of|at|to|from|for|with|by|on|near|close|who|whose|that|and|or) ")
"""What ends the words that call a source: all behind it tells more of it."""


@dataclass(frozen=True, slots=True)
class Anonymous:
    """The unnamed sources of one report."""

    report: int
    sources: tuple["Unnamed", ...]
    statements: int
    """All statements of the report, for the share."""

    @property
    def share(self) -> float:
        """The share of the report's statements that come from unnamed sources, 0 to 1."""
        return sum(len(source.statements) for source in self.sources) / self.statements if self.statements else 0.0


@dataclass(frozen=True, slots=True)
class Unnamed:
    """One source that its report does not name."""

    words: str
    """What the report calls it at the first time; empty where it names nobody at all."""
    place: Place
    """Where it does, or where the first statement stands."""
    statements: tuple[Statement, ...]


def named_actors(analyses: Sequence[Analysis | None]) -> frozenset[str]:
    """The ids of the actors that some report names; `analyses` have the cast's ids."""
    return frozenset(
        actor.id
        for analysis in analyses
        for actor in (analysis.actors if analysis else ())
        if any(mention.kind == "name" for mention in actor.mentions)
    )


def anonymous_sources(
    proses: Sequence[Prose],
    analyses: Sequence[Analysis | None],
    statements: Sequence[Statement],
    named: AbstractSet[str],
) -> tuple[Anonymous, ...]:
    """The unnamed sources of each report that is compared, in order of the text; who is not among `named` is one."""
    found = []
    said = by_report(statements)
    for n, (prose, analysis) in enumerate(zip(proses, analyses, strict=True)):
        if analysis is not None:
            own = said.get(n, ())
            actors = {actor.id: actor for actor in analysis.actors}
            found.append(Anonymous(n, _unnamed(prose, own, actors, named), len(own)))
    return tuple(found)


def _unnamed(
    prose: Prose, statements: Sequence[Statement], actors: Mapping[str, Actor], named: AbstractSet[str]
) -> tuple[Unnamed, ...]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        speaker, source = statement.speaker, statement.attribution.source
        if speaker is not None:
            actor = actors.get(speaker)
            if speaker not in named and _is_somebody(prose, statement, actor) and not _is_paper(actor):
                found.setdefault(speaker, []).append(statement)
        elif source:
            words = hull(source).of(prose.text)
            if _calls_people(prose, statement) and not any(part[:1].isupper() for part in words.split()[1:]):
                found.setdefault(words.casefold(), []).append(statement)
        elif statement.attribution.cue:
            found.setdefault("", []).append(statement)
    sources = (_one(prose, said, actors.get(said[0].speaker or "")) for said in found.values())
    return tuple(source for source in sources if not _names_somebody(source.words))


def _one(prose: Prose, said: Sequence[Statement], actor: Actor | None) -> Unnamed:
    """The source as its first words call it, or as the actor is called where they are "who" and "they" only."""
    sourced = [statement for statement in said if statement.attribution.source]
    if not sourced:
        return Unnamed("", said[0].place, tuple(said))
    calling = [statement for statement in sourced if _calls_somebody(prose, statement)]
    first = (calling or sourced)[0]
    span = hull(first.attribution.source)
    words = " ".join(span.of(prose.text).split()) if calling or actor is None else actor.name
    return Unnamed(words, Place(first.report, span), tuple(said))


def _calls_somebody(prose: Prose, statement: Statement) -> bool:
    """Whether the words of the source are more than "who" and "they"."""
    return any(word.text not in FUNCTION_WORDS for word in prose.words_in(statement.attribution.source))


def _is_paper(actor: Actor | None) -> bool:
    """Whether it is a document that speaks."""
    return actor is not None and fold(actor.name).rpartition(" ")[2].removesuffix("s") in _PAPERS


def _names_somebody(words: str) -> bool:
    """Whether words that seemed only to describe somebody hold a name: "Ana Ruiz, the mayor", "its mayor Ana Ruiz"."""
    heads = (_BEHIND.split(part.strip())[0].split() for part in words.split(","))
    return any(len(head) > 1 and head[-1][0].isupper() for head in heads)


def _is_somebody(prose: Prose, statement: Statement, actor: Actor | None) -> bool:
    """Whether an actor without a name is one or several people, and not a body."""
    return (actor is not None and actor.kind in ("person", "group")) or _calls_people(prose, statement)


def _calls_people(prose: Prose, statement: Statement) -> bool:
    """Whether the source is worded as people are: its words hold what an unnamed source is called."""
    words = [word.text for word in prose.words_in(statement.attribution.source)]
    return any(w in _PEOPLE or w.removesuffix("s") in _PEOPLE for w in words)

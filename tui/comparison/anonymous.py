"""Anonymous sources: officials, people familiar, analysts, and words laid in nobody's mouth at all."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tui.article import Actor, Analysis, hull
from tui.comparison.prose import Prose
from tui.comparison.statements import Place, Statement, by_report

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
            if speaker not in named and _is_somebody(prose, statement, actors.get(speaker)):
                found.setdefault(speaker, []).append(statement)
        elif source:
            words = hull(source).of(prose.text)
            if _calls_people(prose, statement) and not any(part[:1].isupper() for part in words.split()[1:]):
                found.setdefault(words.casefold(), []).append(statement)
        elif statement.attribution.cue:
            found.setdefault("", []).append(statement)
    return tuple(_one(prose, said) for said in found.values())


def _one(prose: Prose, said: Sequence[Statement]) -> Unnamed:
    first = next((s for s in said if s.attribution.source), said[0])
    if not first.attribution.source:
        return Unnamed("", first.place, tuple(said))
    span = hull(first.attribution.source)
    return Unnamed(" ".join(span.of(prose.text).split()), Place(first.report, span), tuple(said))


def _is_somebody(prose: Prose, statement: Statement, actor: Actor | None) -> bool:
    """Whether an actor without a name is one or several people, and not a body."""
    return (actor is not None and actor.kind in ("person", "group")) or _calls_people(prose, statement)


def _calls_people(prose: Prose, statement: Statement) -> bool:
    """Whether the source is worded as people are: its words hold what an unnamed source is called."""
    words = [word.text for word in prose.words_in(statement.attribution.source)]
    return any(w in _PEOPLE or w.removesuffix("s") in _PEOPLE for w in words)

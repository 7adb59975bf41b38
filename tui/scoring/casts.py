"""Actors across the reports of one event against gold chains that run through all of them (as in NewsWCL50).

For each gold chain of a person with three mentions or more, the one actor of ours that holds most of them. Recall is
its share of the chain. Precision is taken over those of its mentions that touch any gold mention of a person, country
or group: the share that touches this chain, so that what gold does not annotate counts for nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.article import Actor, Span
from tui.scoring.figures import harmonic
from tui.scoring.matching import half_shared
from tui.scoring.mentions import Chain

PERSON = "ACTOR"
NAMING = frozenset({PERSON, "COUNTRY", "GROUP"})
"""The kinds of chain whose mentions an actor of ours may be expected to hold."""
FOUND = 0.5
"""The F1 from which a chain counts as found."""

_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Report:
    """One report of an event: gold's chains and our actors, whose ids and names hold for the whole event."""

    chains: tuple[Chain, ...]
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """One gold chain and the actor of ours that is nearest to it."""

    chain: str
    actor: str
    """The actor's name; empty where none holds any of its mentions."""
    mentions: int
    reports: int
    """In so many reports the chain is mentioned."""
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Averages:
    """All chains together, each counting alike."""

    chains: int
    precision: float
    recall: float
    f1: float
    found: float
    """The share of chains with an F1 of at least one half."""


def casts(reports: Sequence[Report]) -> tuple[Cast, ...]:
    """Each person of gold in the reports of one event, in order of their chains' names."""
    chains: dict[str, list[tuple[int, Span]]] = {}
    touchable: dict[int, list[Span]] = {n: [] for n in range(len(reports))}
    for n, report in enumerate(reports):
        for chain in report.chains:
            if chain.kinds & NAMING:
                touchable[n] += chain.mentions
            if PERSON in chain.kinds:
                chains.setdefault(chain.name, []).extend((n, span) for span in chain.mentions)
    ours: dict[str, dict[int, list[Span]]] = {}
    names: dict[str, str] = {}
    for n, report in enumerate(reports):
        for actor in report.actors:
            names.setdefault(actor.id, actor.name)
            ours.setdefault(actor.id, {}).setdefault(n, []).extend(mention.span for mention in actor.mentions)
    return tuple(
        _cast(name, mentions, ours, names, touchable)
        for name, mentions in sorted(chains.items())
        if len(mentions) >= _FEWEST
    )


def averages(casts: Iterable[Cast]) -> Averages:
    """The means over all chains; zeros for none."""
    known = tuple(casts)
    n = max(1, len(known))
    return Averages(
        len(known),
        sum(cast.precision for cast in known) / n,
        sum(cast.recall for cast in known) / n,
        sum(cast.f1 for cast in known) / n,
        sum(cast.f1 >= FOUND for cast in known) / n,
    )


def _cast(
    chain: str,
    mentions: Sequence[tuple[int, Span]],
    ours: Mapping[str, Mapping[int, Sequence[Span]]],
    names: Mapping[str, str],
    touchable: Mapping[int, Sequence[Span]],
) -> Cast:
    def held(actor: str) -> int:
        return sum(_touches(ours[actor].get(n, ()), span) for n, span in mentions)

    best = max(ours, key=held, default="")
    got = held(best) if best else 0
    reports = len({n for n, _ in mentions})
    if not got:
        return Cast(chain, "", len(mentions), reports, 0.0, 0.0)
    here: dict[int, list[Span]] = {}
    for n, span in mentions:
        here.setdefault(n, []).append(span)
    touched = [(n, span) for n, spans in ours[best].items() for span in spans if _touches(touchable[n], span)]
    right = sum(_touches(here.get(n, ()), span) for n, span in touched)
    return Cast(chain, names[best], len(mentions), reports, right / len(touched), got / len(mentions))


def _touches(spans: Iterable[Span], span: Span) -> bool:
    return any(half_shared(other, span) for other in spans)

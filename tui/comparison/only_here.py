"""What just one report has, and what all have but one: statements, actors and figures."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tui.article import Actor
from tui.comparison.figures import Figure, agree
from tui.comparison.presence import Presence
from tui.comparison.statements import Place, Statement
from tui.comparison.tellings import Utterance

_SMALL = 12


@dataclass(frozen=True, slots=True)
class Found:
    """An actor, and where a report first lets it speak or names it."""

    actor: Actor
    place: Place


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """What just this report has."""

    report: int
    statements: tuple[Statement, ...]
    """In order of the text."""
    actors: tuple[Found, ...]
    """Those that speak first."""
    figures: tuple[Figure, ...]
    """In order of the text."""


@dataclass(frozen=True, slots=True)
class AllButHere:
    """What every other report has; empty where fewer than three are compared."""

    report: int
    utterances: tuple[Utterance, ...]
    actors: tuple[Presence, ...]
    """Whom every other report names, and this one does not."""
    figures: tuple[tuple[Figure, ...], ...]
    """Of each value, the first figure of every other report."""


def only_here(
    compared: Sequence[int],
    statements: Sequence[Statement],
    utterances: Sequence[Utterance],
    rows: Sequence[Presence],
    figures: Sequence[Figure],
    named: AbstractSet[str],
) -> tuple[OnlyHere, ...]:
    """For each report that is compared, what no other has; nothing where it is the only one.

    Only actors whose ids are in `named` count: who is not named is in no other report.
    """
    if len(compared) < 2:
        return ()
    shared = {
        (telling.statement.report, telling.statement.attribution.id)
        for utterance in utterances
        if len(utterance.reports) > 1
        for telling in utterance.tellings
    }
    found = []
    holders = _holders(figures)
    for n in compared:
        own = tuple(s for s in statements if s.report == n and (n, s.attribution.id) not in shared)
        actors = tuple(
            Found(row.actor, place)
            for row in rows
            if row.actor.id in named
            and (place := row.cells[n].place)
            and all(row.cells[m].standing == "absent" for m in compared if m != n)
        )
        numbers = tuple(f for f in figures if f.place.report == n and holders[f] == {n} and _says_something(f))
        found.append(OnlyHere(n, own, actors, numbers))
    return tuple(found)


def all_but_here(
    compared: Sequence[int], utterances: Sequence[Utterance], rows: Sequence[Presence], figures: Sequence[Figure]
) -> tuple[AllButHere, ...]:
    """For each report that is compared, what all others have and it has not; nothing where fewer than three are."""
    if len(compared) < 3:
        return ()
    holders = _holders(figures)
    found = []
    for n in compared:
        others = set(compared) - {n}
        missed = tuple(u for u in utterances if set(u.reports) == others)
        silent = tuple(
            row
            for row in rows
            if row.cells[n].standing == "absent" and all(row.cells[m].standing != "absent" for m in others)
        )
        found.append(AllButHere(n, missed, silent, _values_of(figures, holders, others)))
    return tuple(found)


def _holders(figures: Sequence[Figure]) -> Mapping[Figure, set[int]]:
    """Figure -> the reports that give its value."""
    alike: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        alike[_kin(figure)].append(figure)
    return {f: {other.place.report for other in alike[_kin(f)] if agree(f, other)} for f in figures}


def _says_something(figure: Figure) -> bool:
    """Whether a figure means something by itself: not a small number of nobody knows what."""
    return figure.kind != "count" or bool(figure.unit) or figure.value > _SMALL


def _kin(figure: Figure) -> tuple[str, str]:
    return figure.kind, "" if figure.kind == "time" else figure.unit


def _values_of(
    figures: Sequence[Figure], holders: Mapping[Figure, set[int]], reports: set[int]
) -> tuple[tuple[Figure, ...], ...]:
    """The values that just these reports give: for each, the first figure of every report."""
    found: list[tuple[Figure, ...]] = []
    for figure in figures:
        if holders[figure] == reports and figure.place.report == min(reports):
            alike = [f for f in figures if _kin(f) == _kin(figure) and agree(f, figure)]
            firsts = tuple(next(f for f in alike if f.place.report == n) for n in sorted(reports))
            if firsts not in found:
                found.append(firsts)
    return tuple(found)

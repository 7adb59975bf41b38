"""What just one report has, and what all have but one: statements, actors and figures."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tui.article import Actor
from tui.comparison.figures import Figure, agree
from tui.comparison.presence import Presence
from tui.comparison.statements import Place, Statement, by_report
from tui.comparison.tellings import Utterance

_SMALL, _FEW = 12, 3


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
    said = by_report(s for s in statements if (s.report, s.attribution.id) not in shared)
    actors: dict[int, list[Found]] = defaultdict(list)
    for row in rows:
        present = [n for n in compared if row.cells[n].standing != "absent"]
        place = row.cells[present[0]].place if len(present) == 1 else None
        if place is not None and row.actor.id in named:
            actors[place.report].append(Found(row.actor, place))
    numbers: dict[int, dict[tuple[str, float], Figure]] = defaultdict(dict)
    large = _of_anything(figures)
    for figure, givers in zip(figures, _givers(figures), strict=True):
        others = large.get((figure.value, bool(figure.unit)), set()) if figure.kind == "count" else set()
        if len(givers | others) == 1 and _says_something(figure):
            numbers[figure.place.report].setdefault((figure.kind, figure.value), figure)
    return tuple(OnlyHere(n, said.get(n, ()), tuple(actors[n]), tuple(numbers[n].values())) for n in compared)


def all_but_here(
    compared: Sequence[int], utterances: Sequence[Utterance], rows: Sequence[Presence], figures: Sequence[Figure]
) -> tuple[AllButHere, ...]:
    """For each report that is compared, what all others have and it has not; nothing where fewer than three are."""
    if len(compared) < 3:
        return ()
    every = frozenset(compared)
    missed: dict[int, list[Utterance]] = defaultdict(list)
    for utterance in utterances:
        for n in _only(every.difference(utterance.reports)):
            missed[n].append(utterance)
    silent: dict[int, list[Presence]] = defaultdict(list)
    for row in rows:
        for n in _only({n for n in compared if row.cells[n].standing == "absent"}):
            silent[n].append(row)
    values = _values(every, figures)
    return tuple(AllButHere(n, tuple(missed[n]), tuple(silent[n]), tuple(values[n])) for n in compared)


def _values(every: frozenset[int], figures: Sequence[Figure]) -> Mapping[int, list[tuple[Figure, ...]]]:
    """Report -> the values that just all others give: for each, the first figure of every report."""
    alike: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        alike[_kin(figure)].append(figure)
    found: dict[int, list[tuple[Figure, ...]]] = defaultdict(list)
    for figure, givers in zip(figures, _givers(figures), strict=True):
        for n in _only(every - givers):
            same = [other for other in alike[_kin(figure)] if agree(other, figure)]
            firsts = tuple(next(other for other in same if other.place.report == m) for m in sorted(givers))
            if firsts not in found[n]:
                found[n].append(firsts)
    return found


def _only(reports: AbstractSet[int]) -> AbstractSet[int]:
    """The only report of a set; nothing of several."""
    return reports if len(reports) == 1 else frozenset()


def _givers(figures: Sequence[Figure]) -> list[frozenset[int]]:
    """For each figure, the reports that give its value; worked out once for figures that say the same."""
    reports: dict[tuple[str, str], dict[tuple[float, str, bool], tuple[Figure, set[int]]]] = defaultdict(dict)
    for figure in figures:
        reports[_kin(figure)].setdefault(_said(figure), (figure, set()))[1].add(figure.place.report)
    givers = {
        (kin, said): frozenset().union(*(theirs for other, theirs in known.values() if agree(other, figure)))
        for kin, known in reports.items()
        for said, (figure, _) in known.items()
    }
    return [givers[_kin(figure), _said(figure)] for figure in figures]


def _of_anything(figures: Sequence[Figure]) -> Mapping[tuple[float, bool], set[int]]:
    """By value, the reports that give a large number: of nobody knows what (True), and of anything (False)."""
    found: dict[tuple[float, bool], set[int]] = defaultdict(set)
    for figure in figures:
        if figure.kind == "count" and figure.value > _SMALL:
            found[figure.value, False].add(figure.place.report)
            if not figure.unit:
                found[figure.value, True].add(figure.place.report)
    return found


def _said(figure: Figure) -> tuple[float, str, bool]:
    """All that decides whether a figure agrees with another of its kin."""
    return figure.value, figure.unit, figure.qualifier == "about"


def _says_something(figure: Figure) -> bool:
    """Whether a figure means something by itself: not two of something, nor a small number of nobody knows what."""
    return figure.kind != "count" or figure.value > (_FEW if figure.unit else _SMALL)


def _kin(figure: Figure) -> tuple[str, str]:
    """Figures that can give one value: of a year, a day or a time whatever stands beside it."""
    return figure.kind, "" if figure.kind in ("time", "date", "year") else figure.unit

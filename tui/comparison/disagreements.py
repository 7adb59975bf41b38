"""Numbers, times and dates that disagree: two reports give different values for what seems to be one thing.

It is claimed only where neither report has the other's value, both count or measure the same, and their sentences speak
of the same: a wrong claim costs a reader more than a missing one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

from tui.comparison.figures import Figure, agree
from tui.comparison.sentences import Sentence, Weights

_VAGUE = frozenset(("measure", "percent", "time", "date", "age"))
"""Kinds whose unit says little about what is meant: their sentences must agree more."""
_TELLING = 13
"""A count below it ("two men") may be anything."""
_SIMILAR, _SAME = 0.3, 0.6
"""How much of what the shorter sentence tells the other must tell too, where a unit says what is meant, and else."""


@dataclass(frozen=True, slots=True)
class Version:
    """One value, and who gives it."""

    value: float
    figures: tuple[Figure, ...]
    """In reading order."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing, and the values that reports give for it."""

    versions: tuple[Version, ...]
    """Two or more; the one that most reports give comes first."""

    @property
    def reports(self) -> tuple[int, ...]:
        """The reports that give a value, in reading order."""
        return tuple(sorted({f.place.report for version in self.versions for f in version.figures}))


class _Seen(NamedTuple):
    figure: Figure
    context: frozenset[str]
    """What its sentence tells, other times and numbers included."""


def disagreements(
    sentences: Sequence[Sentence], figures: Sequence[Sequence[Figure]], weights: Weights
) -> tuple[Disagreement, ...]:
    """The figures that disagree, those of most reports first; `figures` are those of each sentence."""
    by_class: dict[str, list[_Seen]] = defaultdict(list)
    for sentence, found in zip(sentences, figures, strict=True):
        named = frozenset(map(_name, found))
        for figure in found:
            context = (sentence.stems | named) - {_name(figure), figure.unit}
            by_class[_class(figure)].append(_Seen(figure, context))
    every = [found for seen in by_class.values() for found in _of_class(seen, weights)]
    return tuple(sorted(every, key=lambda d: (-len(d.reports), d.versions[0].figures[0].place)))


def _name(figure: Figure) -> str:
    """A figure as a word of its sentence, the same however it is written."""
    value = figure.value % 720 if figure.kind == "time" else figure.value
    return f"{_class(figure)} {value:g}"


def _class(figure: Figure) -> str:
    return figure.kind if figure.kind in ("time", "date") else f"{figure.kind} {figure.unit}"


def _of_class(figures: Sequence[_Seen], weights: Weights) -> Iterator[Disagreement]:
    """The disagreements among figures of one kind and unit: values that are linked by a claim, with all who agree."""
    by_report: dict[int, list[_Seen]] = defaultdict(list)
    for one in figures:
        by_report[one.figure.place.report].append(one)
    links: dict[Figure, list[Figure]] = defaultdict(list)
    for here, there in combinations(sorted(by_report), 2):
        for one, other in _claims(by_report[here], by_report[there], weights):
            links[one.figure].append(other.figure)
            links[other.figure].append(one.figure)
    taken: set[Figure] = set()
    for figure in list(links):
        if figure not in taken:
            group = _linked(figure, links, [one.figure for one in figures if one.figure not in taken])
            taken |= group
            versions = _versions([one.figure for one in figures if one.figure in group])
            if len(versions) > 1:
                yield Disagreement(versions)


def _linked(first: Figure, links: Mapping[Figure, Sequence[Figure]], figures: Sequence[Figure]) -> set[Figure]:
    """All figures that claims lead to from the first, and those that agree with one of them."""
    found, waiting = {first}, [first]
    while waiting:
        figure = waiting.pop()
        for other in (*links.get(figure, ()), *(f for f in figures if agree(f, figure))):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _versions(figures: Sequence[Figure]) -> tuple[Version, ...]:
    """The figures by value; what agrees with the first of a version is of that version."""
    found: list[list[Figure]] = []
    for figure in figures:
        known = next((same for same in found if agree(same[0], figure)), None)
        if known is None:
            found.append([figure])
        else:
            known.append(figure)
    found.sort(key=lambda same: (-len({f.place.report for f in same}), same[0].place))
    return tuple(Version(same[0].value, tuple(same)) for same in found)


def _claims(mine: Sequence[_Seen], theirs: Sequence[_Seen], weights: Weights) -> Iterator[tuple[_Seen, _Seen]]:
    """The pairs of two reports' figures that seem to be of one thing and give different values; each at most once."""
    own, others = _own(mine, theirs), _own(theirs, mine)
    single = _is_single(mine) and _is_single(theirs)
    ranked = sorted(
        ((_likeness(a, b, weights), n, m, a, b) for n, a in enumerate(own) for m, b in enumerate(others)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    used: set[Figure] = set()
    for likeness, _, _, a, b in ranked:
        if used.isdisjoint((a.figure, b.figure)) and likeness >= _needed(a.figure, b.figure, single=single):
            used |= {a.figure, b.figure}
            yield a, b


def _needed(one: Figure, other: Figure, *, single: bool) -> float:
    """How alike the sentences of two different values must be, 0 to 1, for a claim that they are of one thing."""
    low, high = sorted((one.value, other.value))
    if not one.unit or one.kind in _VAGUE:
        return _SAME
    if not single:
        return _SAME
    if one.kind == "count" and low >= _TELLING and high <= 2 * low:
        return 0.0
    return _SIMILAR


def _is_single(figures: Sequence[_Seen]) -> bool:
    """Whether a report gives one value only, small counts aside."""
    large = [one.figure for one in figures if one.figure.kind != "count" or one.figure.value >= _TELLING]
    return all(agree(one, other) for one, other in pairwise(large))


def _own(mine: Sequence[_Seen], theirs: Sequence[_Seen]) -> list[_Seen]:
    """The figures whose values the other report has not."""
    return [a for a in mine if not any(agree(a.figure, b.figure) for b in theirs)]


def _likeness(one: _Seen, other: _Seen, weights: Weights) -> float:
    """How much of what the shorter sentence tells the other tells too, 0 to 1; one word alone says nothing."""
    shared = one.context & other.context
    if len(shared) < 2:
        return 0.0
    fewer = min(sum(weights.get(s, 1.0) for s in one.context), sum(weights.get(s, 1.0) for s in other.context))
    return sum(weights.get(s, 1.0) for s in shared) / fewer if fewer else 0.0

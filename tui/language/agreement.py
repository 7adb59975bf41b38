"""Agreement of people who label the same things, by `nltk.metrics.agreement` (notation of Artstein and Poesio 2008).

Labels are nominal: two are the same, or they are not. A thing that somebody did not label is missing data.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import NamedTuple


class Judgement(NamedTuple):
    """One label that one person gave to one thing."""

    who: str
    what: Hashable
    """Comparable with every other thing."""
    label: str


def alpha(judgements: Iterable[Judgement]) -> float | None:
    """Krippendorff's alpha (1980): 1 for perfect agreement, 0 for that of chance, less for worse.

    Things that only one person labelled are left out. None where that leaves fewer than two labels, so that nothing
    could have been mistaken.

    >>> alpha([Judgement("a", 1, "x"), Judgement("b", 1, "x"), Judgement("a", 2, "y"), Judgement("b", 2, "y")])
    1.0
    """
    known = list(judgements)
    times = Counter(judgement.what for judgement in known)
    shared = [judgement for judgement in known if times[judgement.what] > 1]
    if len({judgement.label for judgement in shared}) < 2:
        return None
    from nltk.metrics.agreement import AnnotationTask

    return float(AnnotationTask(shared).alpha())


def kappa(judgements: Iterable[Judgement]) -> float | None:
    """Cohen's kappa (1960) of two people, over the things that both labelled; raises ValueError for more people.

    None where they labelled nothing in common, or used one label only.
    """
    by: dict[Hashable, list[Judgement]] = defaultdict(list)
    people = set()
    for judgement in judgements:
        people.add(judgement.who)
        by[judgement.what].append(judgement)
    if len(people) > 2:
        raise ValueError(f"kappa is of two people, not of {len(people)}")
    shared = [judgement for some in by.values() if len(some) == 2 for judgement in some]
    if len({judgement.label for judgement in shared}) < 2:
        return None
    from nltk.metrics.agreement import AnnotationTask

    return float(AnnotationTask(shared).weighted_kappa())  # with nominal distances the same, and far quicker

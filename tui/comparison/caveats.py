"""What a reader must know before trusting a comparison: copies, reports of other events, reports without statements."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Literal

from tui import language
from tui.article import Analysis
from tui.comparison.echoes import Echo, tells_enough
from tui.comparison.sentences import Sentence
from tui.comparison.statements import Statement
from tui.comparison.wording import FUNCTION_WORDS

CaveatKind = Literal["not compared", "one report", "copy", "near copy", "other event", "no statements"]

_NEARLY_ALL = 0.8
"""The share of its sentences that makes a report nearly a copy of another."""
_ONE_EVENT = 0.27
"""How alike two reports of one event are at least. In the events of NewsWCL50 .29 to .63, across them .04 to .51, most
where the events are stages of one story."""
_SHORT = 150
"""Words of a report so short that words it says once count too."""

_Profile = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Caveat:
    """One warning."""

    kind: CaveatKind
    reports: tuple[int, ...]
    """Whom it concerns; of a copy, the report that it copies comes second."""
    share: float = 0.0
    """Of a near copy, the share of its sentences that the other has; of another event, how alike the words are."""


def copies(words: Sequence[tuple[str, ...]]) -> Mapping[int, int]:
    """Report -> an earlier report with the very same words."""
    first: dict[tuple[str, ...], int] = {}
    return {n: first[said] for n, said in enumerate(words) if said and first.setdefault(said, n) != n}


def caveats(
    words: Sequence[tuple[str, ...]],
    analyses: Sequence[Analysis | None],
    copied: Mapping[int, int],
    statements: Sequence[Statement],
    sentences: Sequence[Sentence],
    echoes: Sequence[Echo],
) -> tuple[Caveat, ...]:
    """The warnings about a comparison; `words` are the prose of each; `analyses` is None for what is not compared."""
    compared = [n for n, analysis in enumerate(analyses) if analysis is not None]
    speaking = {statement.report for statement in statements}
    absent = tuple(n for n in range(len(words)) if n not in compared and n not in copied)
    found = [Caveat("not compared", absent)] if absent else []
    found += [Caveat("copy", pair) for pair in copied.items()]
    found += [Caveat("one report", (n,)) for n in compared if len(compared) == 1]
    found += _near_copies(sentences, echoes)
    found += _other_events({n: _profile(words[n]) for n in compared})
    return (*found, *(Caveat("no statements", (n,)) for n in compared if n not in speaking))


def _near_copies(sentences: Sequence[Sentence], echoes: Sequence[Echo]) -> list[Caveat]:
    """Reports most of whose sentences an earlier one has."""
    telling = Counter(sentence.place.report for sentence in sentences if tells_enough(sentence))
    common = Counter((echo.place.report, other.report) for echo in echoes for other in echo.others)
    found: dict[int, Caveat] = {}
    for (n, other), count in sorted(common.items()):
        share = count / telling[n]
        if other < n and share >= _NEARLY_ALL and (n not in found or share > found[n].share):
            found[n] = Caveat("near copy", (n, other), share)
    return list(found.values())


def _other_events(profiles: Mapping[int, _Profile]) -> list[Caveat]:
    """The reports that are not of the event that most are of, each with how alike it is to the nearest of those."""
    events: list[list[int]] = []
    for n, profile in profiles.items():
        linked = [event for event in events if any(_likeness(profile, profiles[m]) >= _ONE_EVENT for m in event)]
        events = [event for event in events if event not in linked]
        events.append([*(m for event in linked for m in event), n])
    if len(events) < 2:
        return []
    main = max(events, key=lambda event: (len(event), -min(event)))
    others = sorted(n for event in events if event is not main for n in event)
    return [Caveat("other event", (n,), max(_likeness(profiles[n], profiles[m]) for m in main)) for n in others]


def _profile(words: Sequence[str]) -> _Profile:
    """The stems that a report repeats, weighted by how often, with length 1."""
    counted = Counter(language.stem(word) for word in words if word not in FUNCTION_WORDS and word.isalpha())
    repeated = {stem: 1 + log(count) for stem, count in counted.items() if count > 1 or len(words) < _SHORT}
    length = sqrt(sum(weight * weight for weight in repeated.values())) or 1.0
    return {stem: weight / length for stem, weight in repeated.items()}


def _likeness(one: _Profile, other: _Profile) -> float:
    """The cosine of the angle between two profiles."""
    few, many = sorted((one, other), key=len)
    return sum(weight * many.get(stem, 0.0) for stem, weight in few.items())

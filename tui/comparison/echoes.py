"""What a report says that another says too, sentence by sentence: the lens that dims what was read before.

A sentence echoes another if most of what it tells, rare words counting more, stands in the other. Candidates share a
rare stem, so that time grows with what is alike and not with the square of the sentences.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.comparison.sentences import Sentence, Weights
from tui.comparison.statements import Place

LEAST = 0.62
"""The share of what a sentence tells that must stand in another, rare stems counting more."""
_FEWEST = 3
"""Sentences that tell less than so many words echo nothing."""
_KEYS = 5
_TRIED = 60


@dataclass(frozen=True, slots=True)
class Echo:
    """A sentence of one report that others say too."""

    place: Place
    others: tuple[Place, ...]
    """The most alike sentence of each other report that says it, in reading order."""

    def before(self, read: Sequence[int]) -> Place | None:
        """Where one of the reports in `read` says it, if any does."""
        return next((place for place in self.others if place.report in read), None)


def echoes(every: Sequence[Sentence], weights: Weights) -> tuple[Echo, ...]:
    """Those of the sentences that several reports say, in reading order."""
    sentences = [sentence for sentence in every if tells_enough(sentence)]
    known = Counter(stem for sentence in sentences for stem in sentence.stems)
    holders = defaultdict(list)
    for at, sentence in enumerate(sentences):
        for stem in sentence.stems:
            holders[stem].append(at)
    found = []
    for sentence in sentences:
        best: dict[int, tuple[float, Place]] = {}
        for other in _candidates(sentence, sentences, holders, known):
            likeness = _share(sentence.stems, other.stems, weights)
            if likeness >= LEAST and likeness > best.get(other.place.report, (0.0,))[0]:
                best[other.place.report] = likeness, other.place
        if best:
            found.append(Echo(sentence.place, tuple(best[report][1] for report in sorted(best))))
    return tuple(found)


def tells_enough(sentence: Sentence) -> bool:
    """Whether a sentence can be known again in other words."""
    return len(sentence.stems) >= _FEWEST


def _candidates(
    sentence: Sentence, sentences: Sequence[Sentence], holders: dict[str, list[int]], known: Counter[str]
) -> Iterator[Sentence]:
    """Sentences of other reports that share one of the rarest stems."""
    rarest = sorted((stem for stem in sentence.stems if known[stem] > 1), key=lambda stem: (known[stem], stem))[:_KEYS]
    tried = {at for stem in rarest if known[stem] <= _TRIED for at in holders[stem]}
    for at in sorted(tried):
        if sentences[at].place.report != sentence.place.report:
            yield sentences[at]


def _share(stems: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    return sum(weights[s] for s in stems & other) / sum(weights[s] for s in stems)

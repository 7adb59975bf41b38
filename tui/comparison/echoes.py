"""What a report says that another says too, sentence by sentence: the lens that dims what was read before.

A sentence echoes another if most of what it tells, rare words counting more, stands in the other. Candidates share a
rare stem, so that time grows with what is alike and not with the square of the sentences.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.comparison.sentences import Sentence, Weights
from tui.comparison.statements import Place

LEAST = 0.62
"""The share of what a sentence tells that must stand in another, rare stems counting more."""
_FEWEST = 3
"""Sentences that tell less than so many words echo nothing."""
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
    holders: dict[str, list[int]] = defaultdict(list)
    for at, sentence in enumerate(sentences):
        for stem in sentence.stems:
            holders[stem].append(at)
    found = []
    for sentence in sentences:
        best: dict[int, tuple[float, Place]] = {}
        whole = _told(sentence.stems, weights)
        for other in _candidates(sentence, sentences, holders, weights):
            likeness = _told(sentence.stems & other.stems, weights) / whole
            if likeness >= LEAST and likeness > best.get(other.place.report, (0.0,))[0]:
                best[other.place.report] = likeness, other.place
        if best:
            found.append(Echo(sentence.place, tuple(best[report][1] for report in sorted(best))))
    return tuple(found)


def tells_enough(sentence: Sentence) -> bool:
    """Whether a sentence can be known again in other words."""
    return len(sentence.stems) >= _FEWEST


def _candidates(
    sentence: Sentence, sentences: Sequence[Sentence], holders: Mapping[str, Sequence[int]], weights: Weights
) -> Iterator[Sentence]:
    """Sentences of other reports that share one of the rarest stems; without any of these, too little is left."""
    left = (1 - LEAST) * _told(sentence.stems, weights)
    tried: set[int] = set()
    for stem in sorted(sentence.stems, key=lambda stem: (len(holders[stem]), stem)):
        if left < 0 or len(holders[stem]) > _TRIED:
            break
        tried.update(holders[stem])
        left -= weights[stem]
    for at in sorted(tried):
        if sentences[at].place.report != sentence.place.report:
            yield sentences[at]


def _told(stems: Iterable[str], weights: Weights) -> float:
    return sum([weights[stem] for stem in stems])

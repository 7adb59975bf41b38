"""What a report says that another says too, sentence by sentence: the lens that dims what was read before.

A sentence echoes another if most of what it tells, rare words counting more, stands in the other. Candidates share a
rare stem, so that time grows with what is alike and not with the square of the sentences.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from tui import language
from tui.article import Analysis, Article, Span
from tui.comparison.statements import Place
from tui.comparison.wording import telling_stems, words_of

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


class Sentence(NamedTuple):
    """A sentence that tells enough to be known again."""

    place: Place
    stems: frozenset[str]


def echoes(articles: Sequence[Article | None], analyses: Sequence[Analysis | None]) -> tuple[Echo, ...]:
    """The sentences that several reports say, in reading order."""
    sentences = [
        sentence
        for n, (article, analysis) in enumerate(zip(articles, analyses, strict=True))
        if article is not None and analysis is not None
        for sentence in telling_sentences(n, article, analysis)
    ]
    known = Counter(stem for sentence in sentences for stem in sentence.stems)
    weights = {stem: log(1 + len(sentences) / count) for stem, count in known.items()}
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


def sentence_spans(article: Article, analysis: Analysis) -> tuple[Span, ...]:
    """The sentences of the prose: those of the analysis, or else found now."""
    if analysis.sentences:
        return analysis.sentences
    return tuple(span for block in article.prose for span in language.sentences(article.text, block.span))


def telling_sentences(n: int, article: Article, analysis: Analysis) -> Iterator[Sentence]:
    """The sentences of report `n` that tell enough to be known again, in order of the text."""
    for span in sentence_spans(article, analysis):
        stems = telling_stems(words_of(article.text, (span,)))
        if len(stems) >= _FEWEST:
            yield Sentence(Place(n, span), stems)


def _candidates(
    sentence: Sentence, sentences: Sequence[Sentence], holders: dict[str, list[int]], known: Counter[str]
) -> Iterator[Sentence]:
    """Sentences of other reports that share one of the rarest stems."""
    rarest = sorted((stem for stem in sentence.stems if known[stem] > 1), key=lambda stem: (known[stem], stem))[:_KEYS]
    tried = {at for stem in rarest if known[stem] <= _TRIED for at in holders[stem]}
    for at in sorted(tried):
        if sentences[at].place.report != sentence.place.report:
            yield sentences[at]


def _share(stems: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    return sum(weights[s] for s in stems & other) / sum(weights[s] for s in stems)

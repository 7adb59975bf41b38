"""The sentences of all reports that are compared, each with the stems that tell what it is about, worked out once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from tui import language
from tui.article import Analysis, Article, Span
from tui.comparison.prose import Prose
from tui.comparison.statements import Place
from tui.comparison.wording import stems_of

Weights = Mapping[str, float]
"""How much each stem tells, 0 to 1."""

_LIGHTEST = 0.02
_FEW = 50
"""Sentences below which a word that two of them share is no less telling."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one report."""

    place: Place
    stems: frozenset[str]


def sentences_of(
    articles: Sequence[Article | None], analyses: Sequence[Analysis | None], proses: Sequence[Prose]
) -> tuple[Sentence, ...]:
    """The sentences of the prose of each report that has an analysis, in reading order."""
    return tuple(
        Sentence(Place(n, span), stems_of(word.text for word in prose.words_in((span,))))
        for n, (article, analysis, prose) in enumerate(zip(articles, analyses, proses, strict=True))
        if article is not None and analysis is not None
        for span in analysis.sentences or _found(article)
    )


def weights_of(sentences: Sequence[frozenset[str]]) -> Weights:
    """By stem: 1 if a single sentence has it, less the more do, on a logarithmic scale."""
    known = Counter(stem for stems in sentences for stem in stems)
    most = log(max(len(sentences), _FEW))
    return {stem: max(1 - log(count) / most, _LIGHTEST) for stem, count in known.items()}


def weight_of(stems: Iterable[str], weights: Weights) -> float:
    """How much stems tell together; one without a weight tells all it can."""
    return sum([weights.get(stem, 1.0) for stem in stems])


def _found(article: Article) -> tuple[Span, ...]:
    return tuple(span for block in article.prose for span in language.sentences(article.text, block.span))

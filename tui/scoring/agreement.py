"""Annotators against each other: labels of words, and attributions matched as against gold.

The unit is the word (`matching`), its label the roles that it carries in any attribution of the annotator: "none",
"source", "cue", "content", or several joined by "+". A word that an annotator's article does not hold is missing data.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_

from tui.article import Attribution
from tui.language.agreement import Judgement, alpha, kappa
from tui.scoring import attributions
from tui.scoring.attributions import LEAST, ROLES, Part
from tui.scoring.differences import Difference, differences
from tui.scoring.figures import Count, Score, total
from tui.scoring.matching import one_to_one, words

NONE = "none"

_WORD = re.compile(r"\w+")
_LABELS = tuple(
    "+".join(role for bit, role in enumerate(ROLES) if roles >> bit & 1) or NONE for roles in range(1 << len(ROLES))
)
"""The label of each set of roles, a bit each."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one annotator marked in one article."""

    annotator: str
    attributions: tuple[Attribution, ...]
    """None of them is a finding too: somebody looked and marked nothing."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article with what each annotator marked in it."""

    name: str
    text: str
    readings: tuple[Reading, ...]

    def by(self, annotator: str) -> Reading | None:
        """That annotator's reading; None where the article is not theirs."""
        return next((reading for reading in self.readings if reading.annotator == annotator), None)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two annotators over the articles that both annotated."""

    first: str
    second: str
    articles: int
    words: int
    kappa: float | None
    """Cohen's, over the labels of words; None where that is not defined."""
    score: Score
    """The second against the first, so recall is of the first's attributions; F1 is the same either way."""


@dataclass(frozen=True, slots=True)
class ArticleAgreement:
    """One article, every two of its annotators together."""

    name: str
    annotators: tuple[str, ...]
    score: Score


@dataclass(frozen=True, slots=True)
class Unlike:
    """Where two annotators of one article differ."""

    article: Annotated
    first: str
    second: str
    differences: tuple[Difference, ...]


def annotators(articles: Sequence[Annotated]) -> tuple[str, ...]:
    """Everybody, in the order in which they appear."""
    return tuple(dict.fromkeys(reading.annotator for article in articles for reading in article.readings))


def pairs_of(articles: Sequence[Annotated]) -> tuple[tuple[str, str], ...]:
    """Every two annotators who have an article in common, in the order of `annotators`."""
    common = {frozenset(pair) for article in articles for pair in combinations(annotators([article]), 2)}
    return tuple(pair for pair in combinations(annotators(articles), 2) if frozenset(pair) in common)


def judge(articles: Sequence[Annotated]) -> tuple[Judgement, ...]:
    """The label of each word by each annotator; a word is known by the number of its article and where it begins."""
    return tuple(judgement for n, article in enumerate(articles) for judgement in _judgements(n, article))


def token_alpha(judged: Sequence[Judgement], role: Part | None = None) -> float | None:
    """Krippendorff's alpha over the labels of words; with `role`, over whether the word carries that role."""
    if role is None:
        return alpha(judged)
    has = {label: role if role in label.split("+") else NONE for label in {judgement.label for judgement in judged}}
    return alpha(judgement._replace(label=has[judgement.label]) for judgement in judged)


def words_judged(judged: Sequence[Judgement]) -> int:
    """How many words two annotators or more have labelled."""
    return sum(n > 1 for n in Counter(judgement.what for judgement in judged).values())


def pair_of(articles: Sequence[Annotated], judged: Sequence[Judgement], first: str, second: str) -> Pair:
    """The two over all articles that both annotated; `judged` are the labels of everybody."""
    both = [article for article in articles if article.by(first) and article.by(second)]
    theirs = [judgement for judgement in judged if judgement.who in (first, second)]
    score = total(_compared(article, first, second) for article in both)
    return Pair(first, second, len(both), words_judged(theirs), kappa(theirs), score)


def by_article(articles: Sequence[Annotated]) -> tuple[ArticleAgreement, ...]:
    """Each article that several annotated, those in which they agree least first."""
    made = []
    for article in articles:
        names = annotators([article])
        if len(names) > 1:
            scores = total(_compared(article, *pair) for pair in combinations(names, 2))
            made.append(ArticleAgreement(article.name, names, scores))
    return tuple(sorted(made, key=lambda one: (one.score.counts["linked"].f1, one.name)))


def unlike(articles: Sequence[Annotated], pairs: Sequence[tuple[str, str]]) -> Iterator[Unlike]:
    """Where each of the pairs differ, article by article."""
    for article in articles:
        for first, second in pairs:
            one, other = article.by(first), article.by(second)
            if one is not None and other is not None:
                paired = attributions.pair(article.text, one.attributions, other.attributions)
                yield Unlike(article, first, second, differences(paired))


def _compared(article: Annotated, first: str, second: str) -> Score:
    one, other = article.by(first), article.by(second)
    if one is None or other is None:
        return Score()
    counts: dict[str, Count] = {}
    for role in ROLES:
        counts |= _of_role(article.text, role, one.attributions, other.attributions)
    paired = attributions.pair(article.text, one.attributions, other.attributions)
    linked = sum(paired.shares("source", i, j) for i, j in paired.pairs)
    counts["linked"] = Count.of(linked, len(paired.gold), len(paired.ours))
    return Score(counts)


def _of_role(text: str, role: Part, first: Sequence[Attribution], second: Sequence[Attribution]) -> dict[str, Count]:
    one, other = ([held for said in side if (held := words(text, getattr(said, role)))] for side in (first, second))
    matched = one_to_one(one, other, LEAST)
    same = sum(one[i] == other[j] for i, j in matched)
    sizes = (len(one), len(other))
    return {f"{role} overlap": Count.of(len(matched), *sizes), f"{role} exact": Count.of(same, *sizes)}


def _judgements(n: int, article: Annotated) -> Iterator[Judgement]:
    places = [word.span() for word in _WORD.finditer(article.text)]
    for reading in article.readings:
        carried = _carried(len(article.text), reading)
        for start, end in places:
            roles = carried[start] if end == start + 1 else reduce(or_, carried[start:end])
            yield Judgement(reading.annotator, (n, start), _LABELS[roles])


def _carried(length: int, reading: Reading) -> bytearray:
    """For each character the roles that it carries, a bit each."""
    carried = bytearray(length)
    for bit, role in enumerate(ROLES):
        for said in reading.attributions:
            for span in getattr(said, role):
                carried[span.start : span.end] = bytes(held | 1 << bit for held in carried[span.start : span.end])
    return carried

"""Statements of several reports that tell one utterance, found and set side by side.

Only statements that share one of their rarest stems are compared, so that time grows with the number of statements and
not with its square. An utterance is gathered around its fullest telling; a statement of two clauses may belong to two.
"""

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tui.article import Article
from tui.comparison.differences import told
from tui.comparison.likeness import SAME, likeness
from tui.comparison.sentences import Weights
from tui.comparison.statements import Statement
from tui.comparison.tellings import Utterance
from tui.comparison.traces import Trace, trace

_ANYBODY = ""
_KEYS = 6
"""How many of a statement's rarest stems lead to others."""
_CROWD = 40
"""How many statements a stem may lead to."""
_TRIED = 40
"""How many statements one is compared with, those that share most first."""
_BOUND = 0.5
"""With what share of an utterance's statements another must be linked to belong to it."""
_RANK = {"direct": 2, "mixed": 1, "indirect": 0}

Links = Mapping[tuple[int, int], float]
"""Pairs of indices -> how sure it is that they are one utterance."""


def utterances(
    articles: Sequence[Article | None], statements: Sequence[Statement], weights: Weights
) -> tuple[Utterance, ...]:
    """What at least two reports tell, that which was told most differently first."""
    traces = [trace(s, article.text) for s in statements if (article := articles[s.report]) is not None]
    found = [
        _utterance([statements[n] for n in group], articles) for group in grouped(traces, links_of(traces, weights))
    ]
    several = [utterance for utterance in found if len(utterance.reports) > 1]
    return tuple(sorted(several, key=lambda u: (-u.difference, u.tellings[0].statement.place)))


def links_of(traces: Sequence[Trace], weights: Weights) -> Links:
    """The pairs of statements that are held to be one utterance, each with its likeness; smaller index first."""
    sure = {pair: likeness(traces[pair[0]], traces[pair[1]], weights) for pair in _candidates(traces, weights)}
    return {pair: likeness for pair, likeness in sure.items() if likeness >= SAME}


def grouped(traces: Sequence[Trace], links: Links) -> list[list[int]]:
    """The indices of linked statements in groups, the fullest of each first; no pair stands in two groups."""
    linked: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), sure in links.items():
        linked[one][other] = linked[other][one] = sure
    covered: set[tuple[int, int]] = set()
    groups = []
    for first in sorted(linked, key=lambda n: (-_RANK[traces[n].kind], -len(traces[n].words), n)):
        group = [first]
        for other in sorted(linked[first], key=lambda n: (-linked[first][n], n)):
            new = (first, other) not in covered
            if new and sum(known in linked[other] for known in group) >= _BOUND * len(group):
                group.append(other)
        if len(group) > 1:
            covered.update((one, other) for one in group for other in group)
            groups.append(group)
    return groups


def _candidates(traces: Sequence[Trace], weights: Weights) -> Iterator[tuple[int, int]]:
    """Pairs of statements of two reports that share a rare stem; smaller index first, each pair once."""
    holders: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for at, one in enumerate(traces):
        for stem in one.stems:
            holders[_ANYBODY, stem].append(at)
            holders[one.speaker, stem].append(at)
    tried = set()
    for at, one in enumerate(traces):
        shared: Counter[int] = Counter()
        for stem in sorted(one.stems, key=lambda stem: (-weights.get(stem, 1.0), stem))[:_KEYS]:
            near = {*_near(holders[one.speaker, stem], at), *_near(holders[_ANYBODY, stem], at)}
            shared.update(other for other in near if traces[other].report != one.report)
        for other, _ in shared.most_common(_TRIED):
            pair = min(at, other), max(at, other)
            if pair not in tried:
                tried.add(pair)
                yield pair


def _near(holders: Sequence[int], at: int) -> Sequence[int]:
    """Of the statements that have a stem, those nearest in reading order, so many at most."""
    if len(holders) <= _CROWD:
        return holders
    middle = bisect(holders, at)
    first = min(max(middle - _CROWD // 2, 0), len(holders) - _CROWD)
    return holders[first : first + _CROWD]


def _utterance(group: Sequence[Statement], articles: Sequence[Article | None]) -> Utterance:
    """The statements in reading order, each compared with the first of the group, which is the fullest."""
    texts = {n: article.text for n, article in enumerate(articles) if article is not None}
    full = group[0]
    ordered = sorted(group, key=lambda s: s.place)
    tellings = tuple(told(s, texts[s.report], full, texts[full.report]) for s in ordered)
    return Utterance(tellings, ordered.index(full))

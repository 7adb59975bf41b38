"""Statements of several reports that tell one utterance, found and set side by side.

Only statements that share one of their rarest stems are compared, so that time grows with the number of statements and
not with its square. An utterance is gathered around its fullest telling; a statement of two clauses may belong to two.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tui.comparison.differences import told
from tui.comparison.likeness import SAME, likeness
from tui.comparison.prose import Prose
from tui.comparison.sentences import Weights
from tui.comparison.statements import Statement
from tui.comparison.tellings import Utterance
from tui.comparison.traces import Trace, trace

_ANYBODY = ""
_KEYS = 6
"""How many of a statement's rarest stems lead to others."""
_CROWD = 40
"""How many statements a stem may lead to."""
_TRIED = 16
"""How many statements one is compared with, those that share most first."""
_BOUND = 0.5
"""With what share of an utterance's first statements another must be linked to belong to it."""
_ASKED = 5
"""How many of these are looked at: the fullest, and those most like it."""
_ARTICLES = frozenset((word,) for word in "the a an this that these those his her its their".split())
_BARE = 0.8
"""What the words of a paraphrase must tell together, if it begins with an article."""
_RANK = {"direct": 2, "mixed": 1, "indirect": 0}

Links = Mapping[tuple[int, int], float]
"""Pairs of indices -> how sure it is that they are one utterance."""


def utterances(proses: Sequence[Prose], statements: Sequence[Statement], weights: Weights) -> tuple[Utterance, ...]:
    """What at least two reports tell: first what is surely one utterance, and that which was told most differently."""
    traces = [trace(statement, proses[statement.report], weights) for statement in statements]
    links = links_of(traces, weights)
    found = [_utterance(group, statements, links, proses) for group in grouped(traces, links)]
    several = [utterance for utterance in found if len(utterance.reports) > 1]
    return tuple(sorted(several, key=lambda u: (not u.sure, -u.difference, u.tellings[0].statement.place)))


def links_of(traces: Sequence[Trace], weights: Weights) -> Links:
    """The pairs of statements that are held to be one utterance, each with its likeness; smaller index first."""
    telling = [not _is_bare(trace) for trace in traces]
    tried = (pair for pair in _candidates(traces, weights) if telling[pair[0]] and telling[pair[1]])
    sure = {(one, other): likeness(traces[one], traces[other], weights) for one, other in tried}
    return {pair: likeness for pair, likeness in sure.items() if likeness >= SAME}


def _is_bare(trace: Trace) -> bool:
    """Whether it says next to nothing: a paraphrase that is a thing with its article, "the conversation"."""
    return trace.kind == "indirect" and trace.words[:1] in _ARTICLES and trace.tells < _BARE


def grouped(traces: Sequence[Trace], links: Links) -> list[list[int]]:
    """The indices of linked statements in groups, the fullest of each first.

    No pair stands in two groups, and every group has a statement that no group before it has.
    """
    linked: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), sure in links.items():
        linked[one][other] = linked[other][one] = sure
    rank = {at: n for n, at in enumerate(_fullest_first(traces))}
    covered: set[tuple[int, int]] = set()
    placed: set[int] = set()
    groups = []
    for first in sorted(linked, key=rank.__getitem__):
        group = [first]
        for other in sorted(linked[first], key=lambda n: (-linked[first][n], rank[n])):
            if (first, other) not in covered:
                known = group[:_ASKED]
                if sum(one in linked[other] for one in known) >= _BOUND * len(known):
                    group.append(other)
        if len(group) > 1 and not placed.issuperset(group):
            placed.update(group)
            covered.update((one, other) for one in group for other in group)
            groups.append(group)
    return groups


def _fullest_first(traces: Sequence[Trace]) -> list[int]:
    """The indices of statements: quotations before paraphrases, long ones before short ones."""
    return sorted(range(len(traces)), key=lambda at: (-_RANK[traces[at].kind], -len(traces[at].words), at))


def _candidates(traces: Sequence[Trace], weights: Weights) -> Iterator[tuple[int, int]]:
    """Pairs of statements of two reports that share a rare stem; smaller index first, each pair once.

    Of many that share as much, the fullest are taken, so that all tellings of one utterance meet the same.
    """
    order = _fullest_first(traces)
    rank = {at: n for n, at in enumerate(order)}
    holders: dict[tuple[str | None, str], list[int]] = defaultdict(list)
    for at in order:
        for stem in traces[at].stems:
            holders[_ANYBODY, stem].append(at)
            holders[traces[at].speaker, stem].append(at)
    tried = set()
    for at, one in enumerate(traces):
        shared: Counter[int] = Counter()
        for stem in sorted(one.stems, key=lambda stem: (-weights.get(stem, 1.0), stem))[:_KEYS]:
            near = holders[_ANYBODY, stem]
            if len(near) > _CROWD:
                near = [*{*holders[one.speaker, stem][:_CROWD], *near[:_CROWD]}]
            shared.update(near)
        others = {other: count for other, count in shared.items() if traces[other].report != one.report}
        for other in sorted(others, key=lambda other: (-others[other], rank[other]))[:_TRIED]:
            pair = min(at, other), max(at, other)
            if pair not in tried:
                tried.add(pair)
                yield pair


def _utterance(
    group: Sequence[int], statements: Sequence[Statement], links: Links, proses: Sequence[Prose]
) -> Utterance:
    """The statements in reading order, each compared with the first of the group, which is the fullest."""
    first = group[0]
    full, full_prose = statements[first], proses[statements[first].report]
    ordered = sorted(group, key=lambda at: statements[at].place)
    tellings = tuple(
        told(statements[at], proses[statements[at].report], full, full_prose, _likeness(at, first, links))
        for at in ordered
    )
    return Utterance(tellings, ordered.index(first))


def _likeness(one: int, other: int, links: Links) -> float:
    return 1.0 if one == other else links[min(one, other), max(one, other)]

"""Actors within one article against gold chains: mentions found, and b-cubed (Bagga and Baldwin 1998).

A mention of ours is the gold one if it has the same span; else if it ends where gold's ends and lies inside, or begins
where gold's begins, lies inside and shares half of it. B-cubed precision is taken over the mentions that both have,
recall over all of gold, so that a mention missed costs recall and one that gold does not know costs nothing but
the mentions' own precision.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tui.article import Actor, Span
from tui.scoring.differences import Difference, DifferenceKind, Side
from tui.scoring.figures import Count, Score
from tui.scoring.matching import half_shared

ACTORS = frozenset({"person", "organization", "organisation", "group", "place"})
"""The kinds of chain that are actors, in the words of GUM and in ours."""
NEWS_LIKE = frozenset({"news", "interview", "speech", "bio"})
"""The genres of GUM whose prose is near to that of reports; a file of GUM names its genre (GUM_news_…)."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The mentions of one thing, as gold has them."""

    name: str
    """Its id in gold."""
    kinds: frozenset[str]
    """What gold calls it; mentions of one chain may differ."""
    mentions: tuple[Span, ...]
    """In the order of gold."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """One article's mentions of both sides, and which are the same."""

    gold: tuple[tuple[Span, str], ...]
    """Each with the name of its chain."""
    ours: tuple[tuple[Span, str], ...]
    """Each with the id of its actor."""
    pairs: tuple[tuple[int, int], ...]


def resolve(chains: Iterable[Chain], actors: Iterable[Actor]) -> Resolved:
    """Match the mentions of gold and ours one to one: first the same spans, then the nearly same."""
    gold = tuple((span, chain.name) for chain in chains for span in chain.mentions)
    ours = tuple((mention.span, actor.id) for actor in actors for mention in actor.mentions)
    free: dict[Span, list[int]] = defaultdict(list)
    for j in reversed(range(len(ours))):
        free[ours[j][0]].append(j)
    same = {i: free[span].pop() for i, (span, _) in enumerate(gold) if free.get(span)}
    left = sorted(set(range(len(ours))) - set(same.values()))
    pairs = [*same.items()]
    for i, (span, _) in enumerate(gold):
        if i in same:
            continue
        near = next((j for j in left if _nearly(span, ours[j][0])), None)
        if near is not None:
            left.remove(near)
            pairs.append((i, near))
    return Resolved(gold, ours, tuple(pairs))


def score(resolved: Resolved, *, news_like: bool = False) -> Score:
    """The figures of one article; `news_like` counts its mentions once more by themselves."""
    mentions = Count.of(len(resolved.pairs), len(resolved.gold), len(resolved.ours))
    counts = {"mention": mentions}
    if news_like:
        counts["mention, news-like"] = mentions
    counts["b-cubed"] = _b_cubed(resolved)
    return Score(counts)


def differences(resolved: Resolved, chains: Mapping[str, str], actors: Mapping[str, str]) -> tuple[Difference, ...]:
    """Mentions that only one side has, or with other ends, or given to another actor.

    `chains` and `actors` say what each chain and actor is called. A chain's own actor is the one that holds most of its
    mentions, and no actor is two chains' own.
    """
    found = (*_unlike(resolved, chains, actors), *_unmatched(resolved, chains, actors))
    return tuple(sorted(found, key=lambda difference: difference.start))


def _unlike(resolved: Resolved, chains: Mapping[str, str], actors: Mapping[str, str]) -> Iterator[Difference]:
    own = _own_actors(resolved)
    for i, j in resolved.pairs:
        (gold_span, chain), (our_span, actor) = resolved.gold[i], resolved.ours[j]
        kinds: list[DifferenceKind] = []
        if own.get(chain) != actor:
            kinds.append("wrong actor")
        if gold_span != our_span:
            kinds.append("boundary")
        if kinds:
            yield Difference(tuple(kinds), _side(gold_span, chains[chain]), _side(our_span, actors[actor]))


def _unmatched(resolved: Resolved, chains: Mapping[str, str], actors: Mapping[str, str]) -> Iterator[Difference]:
    matched_gold, matched_ours = {i for i, _ in resolved.pairs}, {j for _, j in resolved.pairs}
    for i, (span, chain) in enumerate(resolved.gold):
        if i not in matched_gold:
            yield Difference(("missed",), _side(span, chains[chain]), Side())
    for j, (span, actor) in enumerate(resolved.ours):
        if j not in matched_ours:
            yield Difference(("spurious",), Side(), _side(span, actors[actor]))


def _own_actors(resolved: Resolved) -> dict[str, str]:
    common = Counter((resolved.gold[i][1], resolved.ours[j][1]) for i, j in resolved.pairs)
    own: dict[str, str] = {}
    for (chain, actor), _ in common.most_common():
        if chain not in own and actor not in own.values():
            own[chain] = actor
    return own


def _side(span: Span, names: str) -> Side:
    return Side((("mention", span),), names)


def _nearly(gold: Span, ours: Span) -> bool:
    if not gold.covers(ours):
        return False
    return ours.end == gold.end or (ours.start == gold.start and half_shared(gold, ours))


def _b_cubed(resolved: Resolved) -> Count:
    chains = [chain for _, chain in resolved.gold]
    actors = [actor for _, actor in resolved.ours]
    common = Counter((chains[i], actors[j]) for i, j in resolved.pairs)
    found_of_actor = Counter(actors[j] for _, j in resolved.pairs)
    in_chain = Counter(chains)
    right = sum(n * n / found_of_actor[actor] for (_, actor), n in common.items())
    found = sum(n * n / in_chain[chain] for (chain, _), n in common.items())
    return Count(found, len(resolved.gold), right, len(resolved.pairs))

"""The figures that training watches: content and link F1 of attributions, F1 of mentions, b-cubed of chains.

A content is found where its words and gold's overlap by half; it is linked where the source shares a word too.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.article import Span
from tui.extraction.encoder.discourse import Attributed
from tui.training.corpora import GoldArticle

_HALF = 0.5
_WORD = re.compile(r"\w+")
_ACTORS = frozenset({"person", "organisation", "place"})


@dataclass(slots=True)
class Tally:
    """Counts of what was right, what there is and what was found, by name."""

    counts: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, right: float, gold: float, found: float, right_in_gold: float | None = None) -> None:
        """Adds one article's counts; `right_in_gold` where recall counts other hits than precision."""
        row = self.counts.setdefault(name, [0.0] * 4)
        for n, count in enumerate((right, gold, found, right if right_in_gold is None else right_in_gold)):
            row[n] += count

    def figures(self) -> dict[str, float]:
        """F1 by name."""
        return {name: _f1(*row) for name, row in self.counts.items()}


def attributions_scored(tally: Tally, gold: GoldArticle, found: Sequence[Attributed]) -> None:
    """Adds one article's attributions."""
    ours = [_words(gold.text, one.content) for one in found]
    theirs = [_words(gold.text, one.content) for one in gold.attributions]
    pairs = paired(theirs, ours)
    linked = sum(
        _shares(gold.text, gold.attributions[g].source, found[o].source) for g, o in pairs
    )  # fmt: skip
    exact = sum(theirs[g] == ours[o] for g, o in pairs)
    for name, right in (("content exact", exact), ("content overlap", len(pairs)), ("linked", linked)):
        tally.add(name, right, len(theirs), len(ours))


def paired(gold: Sequence[set[int]], found: Sequence[set[int]]) -> list[tuple[int, int]]:
    """One to one, best first: the sets of words that overlap by half or more."""
    able = [
        (len(g & o) / len(g | o), n, m)
        for n, g in enumerate(gold)
        for m, o in enumerate(found)
        if not g.isdisjoint(o)
    ]  # fmt: skip
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for share, n, m in sorted(able, reverse=True):
        if share >= _HALF and n not in pairs and m not in taken:
            pairs[n] = m
            taken.add(m)
    return list(pairs.items())


def chains_scored(tally: Tally, gold: GoldArticle, found: Sequence[Sequence[Span]]) -> None:
    """Adds one article's mentions and chains; a mention within gold's that begins or ends with it is found too."""
    actors = {m.chain for m in gold.mentions if m.kind in _ACTORS}
    theirs = [(m.full, m.chain) for m in gold.mentions if m.chain in actors]
    ours = [(span, n) for n, chain in enumerate(found) for span in chain]
    pairs = _same_mentions(theirs, ours)
    tally.add("mentions", len(pairs), len(theirs), len(ours))
    both = Counter(pairs)
    gold_size, our_size = Counter(c for _, c in theirs), Counter(c for c, _ in [(n, s) for s, n in ours])
    shared_size = Counter(chain for _, chain in pairs)
    precise = sum(n * n / shared_size[ours_] for (_, ours_), n in both.items())
    recalled = sum(n * n / gold_size[theirs_] for (theirs_, _), n in both.items())
    assert len(our_size) == len(found)
    tally.add("b-cubed", precise, len(theirs), len(pairs), recalled)


def _same_mentions(theirs: Sequence[tuple[Span, str]], ours: Sequence[tuple[Span, int]]) -> list[tuple[str, int]]:
    pairs = []
    left = dict.fromkeys(range(len(ours)))
    done: set[int] = set()
    for exact in (True, False):
        for n, (span, chain) in enumerate(theirs):
            fits = (m for m in left if n not in done and _fits(span, ours[m][0], exact=exact))
            if (match := next(fits, None)) is not None:
                done.add(n)
                del left[match]
                pairs.append((chain, ours[match][1]))
    return pairs


def _fits(gold: Span, ours: Span, *, exact: bool) -> bool:
    if exact:
        return gold == ours
    ends = gold.start <= ours.start and gold.end == ours.end
    return ends or (gold.start == ours.start and ours.end <= gold.end and ours.overlaps(gold))


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    return {span.start + match.start() for span in spans for match in _WORD.finditer(span.of(text))}


def _shares(text: str, gold: Sequence[Span], ours: Sequence[Span]) -> bool:
    return not _words(text, gold).isdisjoint(_words(text, ours)) if gold else not ours


def _f1(right: float, gold: float, found: float, right_in_gold: float) -> float:
    precision, recall = right / found if found else 0.0, right_in_gold / gold if gold else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

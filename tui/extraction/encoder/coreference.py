"""Which mention refers to which: every mention scores those before it, and being new, and chains follow.

Mention ranking (Wiseman et al. 2015; Lee et al. 2017): a small network over the features of a pair, and the likeness of
two vectors. A chain is chosen by all of its mentions together; what cannot be (he and she) is ruled out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from tui.extraction.encoder.described import Described, candidates, described, single_features
from tui.extraction.encoder.discourse import Attributed, places
from tui.extraction.encoder.features import Ints
from tui.extraction.encoder.likeness import HE, SHE, alias
from tui.extraction.encoder.mentions import FoundMention
from tui.extraction.encoder.pairs import pair_features
from tui.extraction.encoder.signals import FORMS, Floats, Signals
from tui.extraction.encoder.tables import Tables
from tui.extraction.passages import Passage
from tui.extraction.quotations import Quotation

_CHUNK = 256
_IMPOSSIBLE = np.float32(-1e4)
_COUNTING = -11.0
"""A candidate whose score is so far below the best changes no choice."""


Odds = tuple[float, tuple[tuple[int, float], ...]]
"""How likely a mention is new, and its candidates, each with how likely it is; of the likeliest of all, 1."""


@dataclass(frozen=True, slots=True)
class Antecedents:
    """For each of N mentions its candidates and their scores."""

    candidates: Ints
    """(N, K): mentions before it; -1 for none."""
    scores: Floats
    """(N, K + 1): column 0 is that it is new, column k + 1 that it goes back to `candidates[:, k]`."""
    mentions: Described

    def odds(self) -> Iterator[Odds]:
        """For each mention how likely it is new, and the candidates that count."""
        below = self.scores.astype(np.float64) - self.scores.max(1, initial=_IMPOSSIBLE, keepdims=True)
        row, column = np.nonzero((below[:, 1:] > _COUNTING) & (self.candidates >= 0))
        options, chances = self.candidates[row, column].tolist(), np.exp(below[row, column + 1]).tolist()
        ends = np.searchsorted(row, np.arange(len(below)), side="right").tolist()
        low = 0
        for new, end in zip(np.exp(below[:, 0]).tolist(), ends, strict=True):
            yield new, tuple(zip(options[low:end], chances[low:end], strict=True))
            low = end

    def best(self, mention: int) -> tuple[int | None, float]:
        """The one candidate that is likeliest, None for being new, and its probability."""
        scores = self.scores[mention]
        odds = np.exp(scores - scores.max())
        at = int(scores.argmax())
        chance = float(odds[at] / odds.sum())
        return (int(self.candidates[mention, at - 1]) if at else None), chance


def antecedents(
    text: str,
    passages: Sequence[Passage],
    marks: Sequence[Quotation],
    mentions: Sequence[FoundMention],
    attributions: Sequence[Attributed],
    signals: Signals,
    tables: Tables,
) -> Antecedents:
    """The scores of all mentions, which are in order; takes time linear in their number."""
    told = description(text, passages, marks, mentions, attributions)
    options = candidates(told)
    firsts = np.array([m.first for m in mentions], np.int64)
    lasts = np.array([m.last for m in mentions], np.int64)
    vectors = np.maximum(signals.lefts[firsts] + signals.rights[lasts], 0)
    asks = vectors @ tables.asks + tables.asks_bias
    answers = vectors @ tables.answers + tables.answers_bias
    scores = np.full((len(mentions), options.shape[1] + 1), _IMPOSSIBLE, np.float32)
    new = np.maximum(np.concatenate([single_features(told), vectors], 1) @ tables.new_in + tables.new_in_bias, 0)
    scores[:, 0] = new @ tables.new_out + tables.new_out_bias
    for low in range(0, len(mentions), _CHUNK):
        rows = slice(low, low + _CHUNK)
        alike = np.take_along_axis(asks[rows] @ answers.T, options[rows], 1) / np.float32(np.sqrt(asks.shape[1]))
        found = _judged(pair_features(text, told, options, rows), tables) + alike
        scores[rows, 1:] = np.where(options[rows] >= 0, found, _IMPOSSIBLE)
    return Antecedents(options, scores, told)


def _judged(pairs: Floats, tables: Tables) -> Floats:
    """(rows, candidates): what the small network says of the features of pairs, (rows, candidates, F)."""
    count, candidates, width = pairs.shape
    by_feature = np.moveaxis(pairs, -1, 0).reshape(width, -1)
    hidden: Floats = by_feature.T @ tables.pair_in
    hidden += tables.pair_in_bias
    np.maximum(hidden, 0, out=hidden)
    judged = (hidden @ tables.pair_out + tables.pair_out_bias).reshape(count, candidates)
    return cast("Floats", judged)


def description(
    text: str,
    passages: Sequence[Passage],
    marks: Sequence[Quotation],
    mentions: Sequence[FoundMention],
    attributions: Sequence[Attributed],
) -> Described:
    """The mentions as the features need them."""
    spans = [m.span for m in mentions]
    return described(
        text,
        spans,
        np.array([FORMS.index(m.form) for m in mentions], np.int64),
        np.array([m.kinds for m in mentions], np.float32).reshape(-1, 3),
        np.array([m.agreement for m in mentions], np.float32).reshape(-1, 4),
        places(text, passages, marks, spans, attributions),
    )


def clusters(mentions: Sequence[FoundMention], found: Antecedents) -> tuple[tuple[int, ...], ...]:
    """The chains, each the positions of its mentions in order; by their first mention, singletons too."""
    chains: list[list[int]] = []
    of: list[int] = []
    for n, (new, options) in enumerate(found.odds()):
        by_chain: dict[int, float] = {}
        for option, odd in options:
            by_chain[of[option]] = by_chain.get(of[option], 0.0) + odd
        able = {c: odd for c, odd in by_chain.items() if odd > new and _fits(mentions, found, n, chains[c])}
        best = max(able, key=lambda c: able[c], default=len(chains))
        if best == len(chains):
            chains.append([])
        chains[best].append(n)
        of.append(best)
    return tuple(tuple(chain) for chain in chains)


def _fits(mentions: Sequence[FoundMention], found: Antecedents, n: int, chain: Sequence[int]) -> bool:
    """Whether nothing in the chain rules the mention out: another gender, another name, a span around it."""
    told = found.mentions.told
    mine = _gender(found, n)
    if mine and any(_gender(found, m) == 3 - mine for m in chain):
        return False
    if any(mentions[m].last >= mentions[n].first for m in chain[-6:]):
        return False
    names = [told[m].name for m in chain if mentions[m].form == "name"]
    return mentions[n].form != "name" or not names or any(alias(told[n].name, name) for name in names)


def _gender(found: Antecedents, n: int) -> int:
    return {HE: 1, SHE: 2}.get(int(found.mentions.pronoun[n]), int(found.mentions.gender[n]))

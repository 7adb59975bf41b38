"""How sure it is that two statements are one utterance: a logistic model over what they share.

The coefficients are fitted by `tests/comparison/measure_same.py` on the labelled pairs of tests/gold, but for that of
the speaker, which is stricter (-2.85 by the fit): few of the labelled pairs have two speakers, most of all pairs do.
"""

from collections.abc import Mapping, Sequence
from math import exp, log

from tui.comparison.contradictions import contradict
from tui.comparison.sentences import Weights, weight_of
from tui.comparison.traces import Trace, weight_of_words

SAME = 0.45
"""From here on two statements are held to be one utterance."""
_ODDS = log(SAME / (1 - SAME))
"""The logarithm of the odds there."""

COEFFICIENTS: Mapping[str, float] = {
    "bias": -2.37,
    "share": 2.26,
    "count": 0.82,
    "sum": 0.33,
    "clause share": 1.47,
    "clause count": 1.11,
    "clause sum": 0.46,
    "rarest": 0.88,
    "fragment": 1.47,
    "both quoted": -1.50,
    "both direct": -0.77,
    "other speaker": -3.30,
}

_MANY, _MUCH = 6, 4.0
_TELLING = 0.4
"""What a quoted fragment must tell to count."""
_PROOF = 5
"""Words of a quotation in one run that tell who said it."""


def likeness(one: Trace, other: Trace, weights: Weights) -> float:
    """From `SAME` to 1; 0 for statements that are not held to be one utterance, and for those that contradict it.

    Most pairs are told apart by their stems, whatever runs of words they share; only for the rest are those looked for.
    """
    found = _by_stems(one, other, weights)
    odds = COEFFICIENTS["bias"] + _odds(found)
    if not found or odds + _odds(_best_run(one, other)) < _ODDS:
        return 0.0
    odds += _odds(_by_runs(one, other, weights))
    return 0.0 if odds < _ODDS or contradict(one, other) else 1 / (1 + exp(-odds))


def evidence(one: Trace, other: Trace, weights: Weights) -> dict[str, float]:
    """What speaks for and against, each from 0 to 1; nothing where no stem is shared.

    share: of what the lesser tells, how much the other tells. count, sum: how many stems are shared, and how much they
    tell together. clause share, clause count, clause sum: the same of the two sentences that are most alike. rarest:
    how much the rarest stem tells. fragment: how much of a quoted fragment the other has in one run.
    other speaker: also where one is unknown, but for a run of quoted words so long that it must be the same.
    """
    found = _by_stems(one, other, weights)
    return found | _by_runs(one, other, weights) if found else {}


def _odds(found: Mapping[str, float]) -> float:
    return sum([COEFFICIENTS[name] * value for name, value in found.items()])


def _by_stems(one: Trace, other: Trace, weights: Weights) -> dict[str, float]:
    shared = one.stems & other.stems
    if not shared:
        return {}
    both = [weights.get(stem, 1.0) for stem in shared]
    told = sum(both)
    whole = told / min(one.tells, other.tells), min(len(shared), _MANY) / _MANY, min(told, _MUCH) / _MUCH
    single = len(one.clauses) == len(other.clauses) == 1
    clause = whole if single else _by_clauses(one, other, weights)
    return {
        "share": whole[0],
        "count": whole[1],
        "sum": whole[2],
        "clause share": clause[0],
        "clause count": clause[1],
        "clause sum": clause[2],
        "rarest": max(both),
        "both quoted": float("indirect" not in (one.kind, other.kind)),
        "both direct": float(one.kind == other.kind == "direct"),
    }


def _by_clauses(one: Trace, other: Trace, weights: Weights) -> tuple[float, float, float]:
    """Share, count and sum of the two sentences that are most alike."""
    best = (0.0, 0.0, 0.0)
    for mine in one.clauses:
        for theirs in other.clauses:
            if shared := mine.stems & theirs.stems:
                told = weight_of(shared, weights)
                share, much = told / min(mine.tells, theirs.tells), min(told, _MUCH) / _MUCH
                if share * much > best[0] * best[2]:
                    best = share, min(len(shared), _MANY) / _MANY, much
    return best


def _by_runs(one: Trace, other: Trace, weights: Weights) -> dict[str, float]:
    fragment, length = max(_fragment(one, other, weights), _fragment(other, one, weights))
    return {"fragment": fragment, "other speaker": _apart(one.speaker, other.speaker, length)}


def _best_run(one: Trace, other: Trace) -> dict[str, float]:
    """The most that could come of `_by_runs`."""
    quoted = bool(one.fragments or other.fragments)
    return {"fragment": float(quoted), "other speaker": _apart(one.speaker, other.speaker, _PROOF if quoted else 0)}


def _apart(one: str | None, other: str | None, length: int) -> float:
    return float(length < _PROOF) if one is None or other is None else float(one != other)


def _fragment(quoting: Trace, other: Trace, weights: Weights) -> tuple[float, int]:
    """How much of a fragment that `quoting` has in marks stands in the other in one run, at best, and its words."""
    best = (0.0, 0)
    for fragment in quoting.fragments:
        if fragment.tells > _TELLING:
            run = _longest_run(fragment.words, other.words)
            told = weight_of_words(run, weights)
            if told > _TELLING:
                best = max(best, (told / fragment.tells, len(run)))
    return best


def _longest_run(words: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """The longest run of `words` that stands in `other`."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(other):
        places.setdefault(word, []).append(at)
    end = longest = 0
    lengths: dict[int, int] = {}
    for at, word in enumerate(words, 1):
        lengths = {n: lengths.get(n - 1, 0) + 1 for n in places.get(word, ())}
        if lengths and max(lengths.values()) > longest:
            end, longest = at, max(lengths.values())
    return words[end - longest : end]

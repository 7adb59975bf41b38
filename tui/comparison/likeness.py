"""How sure it is that two statements are one utterance: a logistic model over what they share.

The coefficients are fitted by `tests/comparison/measure_same.py` on the labelled pairs of tests/gold, but for that of
the speaker, which is stricter (-2.34 by the fit): few of the labelled pairs have two speakers, most of all pairs do.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import exp

from tui.comparison.contradictions import contradict
from tui.comparison.sentences import Weights
from tui.comparison.traces import Trace
from tui.comparison.wording import FUNCTION_WORDS, short_stem

SAME = 0.5
"""From here on two statements are held to be one utterance."""

COEFFICIENTS: Mapping[str, float] = {
    "bias": -1.85,
    "share": 2.83,
    "count": 2.08,
    "sum": 0.54,
    "rarest": 1.20,
    "fragment": 1.55,
    "both quoted": -1.74,
    "both direct": -0.76,
    "other speaker": -3.30,
}

_MANY, _MUCH = 6, 4.0
_TELLING = 0.4
"""What a quoted fragment must tell to count."""
_PROOF = 5
"""Words of a quotation in one run that tell who said it."""
_HOPELESS = -4.0


def likeness(one: Trace, other: Trace, weights: Weights) -> float:
    """0 to 1; 0 for statements that share nothing or contradict each other."""
    found = evidence(one, other, weights)
    if not found:
        return 0.0
    odds = COEFFICIENTS["bias"] + sum(COEFFICIENTS[name] * value for name, value in found.items())
    return 0.0 if odds < _HOPELESS or contradict(one, other) else 1 / (1 + exp(-odds))


def evidence(one: Trace, other: Trace, weights: Weights) -> dict[str, float]:
    """What speaks for and against, each from 0 to 1; nothing where no stem is shared.

    share: of what the lesser tells, how much the other tells. count, sum: how many stems are shared, and how much they
    tell together. rarest: how much the rarest tells. fragment: how much of a quoted fragment the other has in one run.
    other speaker: also where one is unknown, but for a run of quoted words so long that it must be the same.
    """
    shared = one.stems & other.stems
    if not shared:
        return {}
    mine, theirs, both = (_sum(stems, weights) for stems in (one.stems, other.stems, shared))
    fragment, length = max(_fragment(one, other, weights), _fragment(other, one, weights))
    return {
        "share": both / min(mine, theirs),
        "count": min(len(shared), _MANY) / _MANY,
        "sum": min(both, _MUCH) / _MUCH,
        "rarest": max(weights.get(stem, 1.0) for stem in shared),
        "fragment": fragment,
        "both quoted": float("indirect" not in (one.kind, other.kind)),
        "both direct": float(one.kind == other.kind == "direct"),
        "other speaker": _apart(one.speaker, other.speaker, length),
    }


def _sum(stems: Iterable[str], weights: Weights) -> float:
    return sum(weights.get(stem, 1.0) for stem in stems)


def _apart(one: str | None, other: str | None, length: int) -> float:
    return float(length < _PROOF) if one is None or other is None else float(one != other)


def _fragment(quoting: Trace, other: Trace, weights: Weights) -> tuple[float, int]:
    """How much of a fragment that `quoting` has in marks stands in the other in one run, at best, and its words."""
    best = (0.0, 0)
    for fragment in quoting.fragments:
        run = _longest_run(fragment, other.words)
        told = _told(run, weights)
        if told > _TELLING:
            best = max(best, (told / _told(fragment, weights), len(run)))
    return best


def _told(words: Iterable[str], weights: Weights) -> float:
    return sum(weights.get(short_stem(word), 1.0) for word in words if word not in FUNCTION_WORDS)


def _longest_run(words: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """The longest run of `words` that stands in `other`."""
    best: Sequence[str] = ()
    lengths: dict[int, int] = {}
    for at, word in enumerate(words):
        lengths = {n: lengths.get(n - 1, 0) + 1 for n, theirs in enumerate(other) if theirs == word}
        longest = max(lengths.values(), default=0)
        if longest > len(best):
            best = words[at - longest + 1 : at + 1]
    return best

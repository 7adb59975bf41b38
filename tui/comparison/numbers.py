"""What a number amounts to, as reports write it: "12,000", "12 thousand", "twenty-four hundred", "half a million".

It goes over words that were already found, so that every number keeps its place.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {word: 10 * ten for ten, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SUFFIXES = {"": 1, "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
NUMBER_WORDS = frozenset((*_UNITS, *_TENS, *_SCALES))
_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(k|mn?|bn|tn)?")


class Amount(NamedTuple):
    """A number among words."""

    value: float
    first: int
    """The index of its first word."""
    end: int
    """The index after its last word."""


def amount_at(words: Sequence[str], at: int) -> Amount | None:
    """The number that begins with the folded word at index `at`, as many words long as it can be; None for none.

    >>> amount_at("some twenty-four hundred people".split(), 1)
    Amount(value=2400.0, first=1, end=3)
    >>> amount_at("half a million".split(), 0), amount_at("one day".split(), 0)
    (Amount(value=500000.0, first=0, end=3), Amount(value=1.0, first=0, end=1))
    """
    if words[at] == "half" and words[at + 1 : at + 2] == ["a"] and _scale(words, at + 2):
        return Amount(_scale(words, at + 2) / 2, at, at + 3)
    if words[at] in ("a", "an"):
        return Amount(_scale(words, at + 1), at, at + 2) if _scale(words, at + 1) else None
    digits = _DIGITS.fullmatch(words[at])
    if digits:
        value, end = float(digits[1].replace(",", "")) * _SUFFIXES[digits[2] or ""], at + 1
        return Amount(value * (_scale(words, end) or 1), at, end + bool(_scale(words, end)))
    return _spelt(words, at)


def _spelt(words: Sequence[str], at: int) -> Amount | None:
    """A number in words: tens and units, scales, "and" within, and halves."""
    total = current = 0.0
    end = at
    while end < len(words):
        word = words[end]
        value = _tens_and_units(word)
        if value is not None and (end == at or words[end - 1] in ("and", *_SCALES) or words[end - 1] in _TENS):
            current += value
        elif word == "and" and end > at and words[end + 1 : end + 3] == ["a", "half"]:
            current += 0.5
            end += 2
        elif not (word == "and" and end > at and words[end - 1] in _SCALES and _follows(words, end + 1)):
            if not _scale(words, end) or end == at:
                break
            current *= _SCALES[word]
            if word not in ("hundred", "dozen"):
                total, current = total + current, 0.0
        end += 1
    return Amount(total + current, at, end) if end > at else None


def _follows(words: Sequence[str], at: int) -> bool:
    return at < len(words) and _tens_and_units(words[at]) is not None


def _tens_and_units(word: str) -> int | None:
    """The value of "seven", "forty" or "forty-seven"; None for anything else."""
    tens, _, units = word.partition("-")
    if tens in _TENS and units in _UNITS:
        return _TENS[tens] + _UNITS[units]
    return _UNITS.get(word, _TENS.get(word))


def _scale(words: Sequence[str], at: int) -> float:
    return _SCALES.get(words[at], 0.0) if at < len(words) else 0.0

"""Noun phrases of a sentence, found by a pattern over its letters of grammar; a phrase here is a pair of indices."""

import re
from collections.abc import Iterator

from tui.extraction.tokens import Sentence

_NOUN = r"[JXnk]|\#(?!$)|S(?=[JXnkbswUVugiQ#])|(?<=[DGSJ#])[bswUVugi]|(?<=[DGJ])Q{1,12}"
_PHRASE = re.compile(rf"[RO]|[DG#]*(?:B(?=[J#]))?(?:{_NOUN})+(?:\.(?=X))?|[DG#]+|(?<=[VsbugiwU])W(?=[AMV])")
_LINKS = frozenset({"of", "for", "in", "at", "from", "with", "on", "to", "against"})
_LONGEST = 30

Phrase = tuple[int, int]


def phrases(sentence: Sentence) -> dict[int, int]:
    """The noun phrases of a sentence, as the index after each to its first index; they do not overlap."""
    return {end: first for first, end in _found(sentence)}


def _found(sentence: Sentence) -> Iterator[Phrase]:
    for match in _PHRASE.finditer(sentence.plain):
        first, end = match.span()
        if end > first:
            yield first, end


def before(sentence: Sentence, found: dict[int, int], end: int) -> Phrase | None:
    """The whole phrase that ends right before `end`, with what it depends on: "a spokesman for the ministry"."""
    first = found.get(end)
    if first is None:
        return None
    plain, lower = sentence.plain, sentence.lower
    head = first
    while end - first < _LONGEST and first > 1:
        link = first - 1
        linked = plain[link] == "F" or lower[link] in _LINKS
        joined = plain[link] == "C" and lower[link] in ("and", "or", "&") and _opens_clause(sentence, found.get(link))
        if not (linked or joined) or link not in found:
            break
        first = found[link]
        if linked and plain[link] == "F" or joined:
            head = first
    if first > 0 and plain[first - 1] in "PT":  # "In the House the speaker said": what a preposition governs is no subject
        first = head
    if first > 0 and plain[first - 1] in "PTF":
        return (found[end], end) if found[end] > first else None
    return first, end


def after(sentence: Sentence, found: dict[int, int], first: int) -> Phrase | None:
    """The whole phrase that begins at `first`, with what depends on it."""
    starts = {low: high for high, low in found.items() if first <= low <= first + _LONGEST}
    end = starts.get(first)
    if end is None:
        return None
    plain, lower = sentence.plain, sentence.lower
    while end + 1 < len(plain) and end - first < _LONGEST:
        linked = plain[end] == "F" or lower[end] in _LINKS
        joined = lower[end] in ("and", "&")
        if not (linked or joined) or end + 1 not in starts:
            break
        end = starts[end + 1]
    return first, end


def _opens_clause(sentence: Sentence, first: int | None) -> bool:
    return first is not None and (first == 0 or sentence.plain[first - 1] in ",CWQ:;—")

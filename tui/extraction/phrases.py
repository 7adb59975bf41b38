"""Noun phrases of a sentence, found by a pattern over its letters of grammar; a phrase here is a pair of indices."""

import re
from dataclasses import dataclass

from tui.extraction.tokens import Sentence

_NOUN = r"[JXnk]|(?<=X)/(?=X)|\#(?!$)|S(?=[JXnkbswUVugiQ#])|(?<=[DGSJ#])[bswUVugi]|(?<=[DGJ])Q{1,12}"
_PHRASE = re.compile(rf"[RO]|[DG#]*(?:B(?=[J#]))?(?:{_NOUN})+(?:\.(?=X))?|[DG#]+|(?<=[VsbugiwU])W(?=[AMV])")
_LINKS = frozenset({"of", "for", "in", "at", "from", "with", "on", "to", "against"})
_LONGEST = 30

Phrase = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Phrases:
    """The noun phrases of a sentence, which do not overlap, by where they begin and where they end."""

    ends: dict[int, int]
    """First index -> index after, in order of the text."""
    firsts: dict[int, int]
    """Index after -> first index."""


def phrases(sentence: Sentence) -> Phrases:
    """The noun phrases of a sentence."""
    ends = {first: end for first, end in (match.span() for match in _PHRASE.finditer(sentence.plain)) if end > first}
    return Phrases(ends, {end: first for first, end in ends.items()})


def before(sentence: Sentence, found: Phrases, end: int) -> Phrase | None:
    """The whole phrase that ends right before `end`, with what it depends on: "a spokesman for the ministry"."""
    firsts = found.firsts
    first = firsts.get(end)
    if first is None:
        return None
    plain, lower = sentence.plain, sentence.lower
    head = first
    while end - first < _LONGEST and first > 1:
        link = first - 1
        linked = plain[link] == "F" or lower[link] in _LINKS
        joined = plain[link] == "C" and lower[link] in ("and", "or", "&") and _may_join(sentence, firsts.get(link))
        if not (linked or joined) or link not in firsts:
            break
        first = firsts[link]
        if (linked and plain[link] == "F") or joined:
            head = first
    if (
        first > 0 and plain[first - 1] in "PT"
    ):  # "In the House the speaker said": what a preposition governs is no subject
        first = head
    if first > 0 and plain[first - 1] in "PTF":
        return (firsts[end], end) if firsts[end] > first else None
    return first, end


def after(sentence: Sentence, found: Phrases, first: int) -> Phrase | None:
    """The whole phrase that begins at `first`, with what depends on it."""
    ends = found.ends
    end = ends.get(first)
    if end is None:
        return None
    plain, lower = sentence.plain, sentence.lower
    while end + 1 < len(plain) and end - first < _LONGEST:
        linked = plain[end] == "F" or lower[end] in _LINKS
        joined = lower[end] in ("and", "&")
        if not (linked or joined) or end + 1 not in ends:
            break
        end = ends[end + 1]
    return first, end


def _may_join(sentence: Sentence, first: int | None) -> bool:
    """Whether the phrase before an "and" opens its clause, or depends on "of": else the "and" joins two clauses."""
    return first is not None and (first == 0 or sentence.plain[first - 1] in ",CWQ:;—F")

"""Sentences as the pipeline reads them: words with offsets, one letter of grammar a word, quotations made opaque.

A sentence here is one of the language room's, or several that one quotation holds together, so that no quotation is cut.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tui.article import Span
from tui.extraction.lexicon.grammar import letter_of, letters
from tui.extraction.lexicon.people import given_names
from tui.extraction.passages import Passage
from tui.extraction.quotations import Quotation
from tui.language import sentences as split
from tui.language import words as split_words

_FUNCTION = frozenset("DPFCROGWAMTNB#")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[a-z][\w’'-]*")


@dataclass(frozen=True)
class Sentence:
    """Words of one sentence; positions ("index") are into its tuples and strings."""

    span: Span
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: str
    """One letter a word (lexicon.grammar)."""
    passage: int
    """The position of its passage among those looked at."""
    heading: bool
    quoted: tuple[tuple[int, int, int], ...]
    """First and last index and number of each outermost quotation in it."""

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case, with straight apostrophes."""
        return tuple(word.lower().replace("’", "'") for word in self.words)

    @cached_property
    def plain(self) -> str:
        """`tags` with everything within quotation marks made Q."""
        if not self.quoted:
            return self.tags
        masked = list(self.tags)
        for first, last, _ in self.quoted:
            masked[first : last + 1] = "Q" * (last + 1 - first)
        return "".join(masked)

    def cover(self, first: int, end: int) -> Span:
        """From the word at `first` to the one before `end`."""
        return Span(self.starts[first], self.ends[end - 1])

    def at(self, offset: int) -> int:
        """The index of the first word that ends after `offset`."""
        return bisect_right(self.ends, offset)


def sentences_of(text: str, passages: Sequence[Passage]) -> tuple[tuple[Span, ...], ...]:
    """The sentences of each passage."""
    return tuple(split(text, passage.span) for passage in passages)


def tokenised(
    text: str, passages: Sequence[Passage], spans: Sequence[Sequence[Span]], quotations: Sequence[Quotation]
) -> tuple[Sentence, ...]:
    """All sentences in order, with their words; those that a quotation holds together as one."""
    common = _lower_case_words(text, passages)
    outer: dict[int, list[tuple[int, Quotation]]] = {}
    for number, quotation in enumerate(quotations):
        if quotation.depth == 0:
            outer.setdefault(quotation.passage, []).append((number, quotation))
    found: list[Sentence] = []
    for number, passage in enumerate(passages):
        here = outer.get(number, [])
        found.extend(
            _sentence(text, span, number, passage.heading, within, common)
            for span, within in _held_together(spans[number], here)
        )
    return tuple(found)


def _lower_case_words(text: str, passages: Sequence[Passage]) -> frozenset[str]:
    """The words that the article writes in lower case somewhere: a capital at a sentence's start makes no name of them."""
    found: set[str] = set()
    for passage in passages:
        if not passage.heading:
            found.update(_WORD.findall(text, passage.span.start, passage.span.end))
    return frozenset(found)


def _held_together(
    spans: Sequence[Span], quotations: list[tuple[int, Quotation]]
) -> Iterator[tuple[Span, list[tuple[int, Quotation]]]]:
    """Sentences joined wherever a quotation begins in one and ends in another, each with the quotations in it."""
    at = 0
    queue = list(spans)
    i = 0
    while i < len(queue):
        start, end = queue[i]
        within: list[tuple[int, Quotation]] = []
        i += 1
        while at < len(quotations) and quotations[at][1].span.start < end:
            within.append(quotations[at])
            close = quotations[at][1].span.end
            at += 1
            while end < close and i < len(queue):
                end = queue[i].end
                i += 1
        yield Span(start, end), within


def _sentence(
    text: str, span: Span, passage: int, heading: bool, within: list[tuple[int, Quotation]], common: frozenset[str]
) -> Sentence:
    spans = split_words(text, span)
    words = tuple([text[a:b] for a, b in spans])
    starts = tuple([a for a, _ in spans])
    ends = tuple([b for _, b in spans])
    quoted = tuple(
        (bisect_left(starts, q.span.start), max(bisect_left(ends, q.span.end), bisect_left(starts, q.span.start)), number)
        for number, q in within
    )
    quoted = tuple((a, min(b, len(words) - 1), n) for a, b, n in quoted)
    return Sentence(span, words, starts, ends, _tags(words, common, heading), passage, heading, quoted)


def _tags(words: tuple[str, ...], common: frozenset[str], heading: bool) -> str:
    table = letters()
    tags: list[str] = []
    fresh = True
    for i, word in enumerate(words):
        first = word[0]
        if word.islower():
            tag = table.get(word) or (word[1:] in ("s",) and "S") or letter_of(word)
            if word in ("'s", "’s"):
                tag = "A" if tags and tags[-1] in "RW" else "S"
        elif first.isalpha():
            tag = _capitalised(words, i, common, fresh or heading)
        elif first.isdigit():
            tag = "#"
        elif word in ("’S", "'S"):
            tag = "S"
        elif first in "'’" and tags and words[i - 1][-1:] in "sS" and len(word) == 1 and tags[-1] in "XnsbwUk":
            tag = "S"
        else:
            tag = table.get(word.lower().replace("’", "'")) or _mark(first)
        fresh = fresh if tag in "Q\"('" and len(word) < 3 and not first.isalpha() else word in (".", ":", "!", "?", "...")
        tags.append(tag)
    return "".join(tags)


def _mark(first: str) -> str:
    """One letter for a mark: quotation marks as “ or Q's kind, dashes as —, others as they are."""
    if first in "“”\"„«»‘’'`＂‚‹›":
        return '"'
    if first in "—–-‒―":
        return "—"
    if first in ",;:.!?()[]/$%":
        return first
    return "n" if _LETTER.match(first) else "*"


def _capitalised(words: tuple[str, ...], i: int, common: frozenset[str], fresh: bool) -> str:
    lower = words[i].lower().replace("’", "'")
    known = letters().get(lower)
    if known == "d":
        return "X" if lower in ("may", "march", "april", "june", "august") and lower in given_names() and fresh else "d"
    if words[i] == "I":
        return "R"
    following = words[i + 1] if i + 1 < len(words) else ""
    if fresh:
        if known and known not in "J":
            named = lower in given_names() and following[:1].isupper()
            return "X" if named else known
        if following[:1].isupper() or lower not in common:
            guess = known or letter_of(lower)
            return guess if guess in "B" else "X"
        return known or letter_of(lower)
    if known and known in _FUNCTION and known not in "MB" and lower not in ("us",):
        return known
    if lower == "us":
        return "X" if words[i].isupper() else "O"
    return "X"

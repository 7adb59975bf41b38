"""Sentences as the pipeline reads them: words with offsets, one letter of grammar a word, quotations made opaque.

A sentence here is one of the language room's, or several that one quotation holds together, or a piece of one that has
no end for hundreds of words; no quotation is cut.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tui.article import Span
from tui.extraction.lexicon import world
from tui.extraction.lexicon.cues import cue_verbs
from tui.extraction.lexicon.grammar import letter_of, letters
from tui.extraction.lexicon.people import given_names, roles, titles
from tui.extraction.lexicon.world import organisation_words
from tui.extraction.passages import Passage
from tui.extraction.quotations import Quotation
from tui.language import sentences as split
from tui.language import words as split_words

_FUNCTION = frozenset("DPFCROGWAMTNB#")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 400
_BEFORE_MONTHS = frozenset({"in", "of", "since", "last", "this", "next", "by", "until"})
_CUE_WITHIN = 7
Offsets: TypeAlias = "array[int]"
"""Four bytes an offset: a book has as many as it has words."""
_ENDING = frozenset({".", ":", "!", "?", "..."})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one sentence; positions ("index") are into its tuples and strings."""

    span: Span
    words: tuple[str, ...]
    lower: tuple[str, ...]
    """The words in lower case, with straight apostrophes."""
    starts: Sequence[int]
    ends: Sequence[int]
    tags: str
    """One letter a word (lexicon.grammar)."""
    plain: str
    """`tags` with everything within quotation marks made Q."""
    passage: int
    """The position of its passage among those looked at."""
    heading: bool
    quoted: tuple[tuple[int, int, int], ...]
    """First and last index and number of each outermost quotation in it."""

    def cover(self, first: int, end: int) -> Span:
        """From the word at `first` to the one before `end`."""
        return Span(self.starts[first], self.ends[end - 1])

    def printed(self, first: int, end: int) -> str:
        """The words from `first` up to `end` as they stand, a blank for each gap.

        Words that touch in the text touch here too.
        """
        gaps = ["", *(" " if self.starts[at] > self.ends[at - 1] else "" for at in range(first + 1, end))]
        return "".join(gap + word for gap, word in zip(gaps, self.words[first:end], strict=True))

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
    outer: dict[int, list[tuple[int, Quotation]]] = {}
    for number, quotation in enumerate(quotations):
        if quotation.depth == 0:
            outer.setdefault(quotation.passage, []).append((number, quotation))
    found: list[tuple[int, list[tuple[int, Quotation]], Offsets, Offsets, tuple[str, ...]]] = []
    common: set[str] = set()
    once: dict[str, str] = {}  # each word is kept once, however often it stands there
    for number, passage in enumerate(passages):
        for span, within in _held_together(text, spans[number], outer.get(number, [])):
            for places in _cut(split_words(text, span), within):
                words = tuple([once.setdefault(word, word) for word in [text[a:b] for a, b in places]])
                here = [q for q in within if places[0].start <= q[1].span.start < places[-1].end]
                starts, ends = array("i", [a for a, _ in places]), array("i", [b for _, b in places])
                found.append((number, here, starts, ends, words))
                if not passage.heading:
                    common.update(words)
    return tuple(
        _sentence(number, passages[number].heading, within, starts, ends, words, common, once)
        for number, within, starts, ends, words in found
    )


def _held_together(
    text: str, spans: Sequence[Span], quotations: list[tuple[int, Quotation]]
) -> Iterator[tuple[Span, list[tuple[int, Quotation]]]]:
    """Sentences with the quotations in them, joined wherever a quotation begins in one and ends in another.

    So is a sentence that tells who asked or cried out what the quotation before it holds.
    """
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
            if close == end and i < len(queue) and _answers(text, queue[i], text[close - 2 : close - 1]):
                end = queue[i].end
                i += 1
        yield Span(start, end), within


def _answers(text: str, span: Span, mark: str) -> bool:
    """Whether a sentence right after a quotation that ends with `mark` names its speaker: "“Why?” Ana Ruiz asked"."""
    first = split_words(text, Span(span.start, min(span.end, span.start + 80)))[: _CUE_WITHIN + 1]
    if first and first[0].of(text)[0] in "—–―-":
        return len(first) <= _CUE_WITHIN
    if mark not in "?!…":
        return False
    for at, place in enumerate(first):
        cue = cue_verbs().get(place.of(text))
        if cue and cue.frames & {"say", "ask", "quote"} and cue.form in ("past", "s"):
            return at + 1 >= len(first) or first[at + 1].of(text) not in ("that", ":", "“", '"')
    return False


def _cut(places: tuple[Span, ...], within: list[tuple[int, Quotation]]) -> Iterator[tuple[Span, ...]]:
    """The words of a sentence, in pieces of a few hundred if it has more, so that time stays linear; none is empty."""
    first = 0
    while len(places) - first > _LONGEST:
        end = first + _LONGEST
        edge = places[end].start
        end = next((bisect_left(places, (q.span.end, q.span.end)) for _, q in within if q.span.holds(edge)), end)
        yield places[first:end]
        first = end
    if first < len(places):
        yield places[first:]


def _sentence(
    passage: int,
    heading: bool,
    within: list[tuple[int, Quotation]],
    starts: Offsets,
    ends: Offsets,
    words: tuple[str, ...],
    common: set[str],
    once: dict[str, str],
) -> Sentence:
    span = Span(starts[0], ends[-1])
    lower = tuple([once.setdefault(word, word) for word in [word.lower().replace("’", "'") for word in words]])
    tags = _tags(words, lower, common, heading)
    last = len(words) - 1
    quoted = tuple(
        (
            min(first := bisect_left(starts, q.span.start), last),
            min(max(first, bisect_left(ends, q.span.end)), last),
            number,
        )
        for number, q in within
    )
    return Sentence(span, words, lower, starts, ends, tags, _masked(tags, quoted), passage, heading, quoted)


def _masked(tags: str, quoted: tuple[tuple[int, int, int], ...]) -> str:
    if not quoted:
        return tags
    masked = list(tags)
    for first, last, _ in quoted:
        masked[first : last + 1] = "Q" * (last + 1 - first)
    return "".join(masked)


def _tags(words: tuple[str, ...], lower: tuple[str, ...], common: set[str], heading: bool) -> str:
    if _shouted(words):
        return _shouted_tags(lower)
    table = letters()
    tags: list[str] = []
    fresh = True
    for i, word in enumerate(words):
        if word.islower() and word[0] not in "'’":
            tag = table.get(word) or letter_of(lower[i])
            fresh = False
        elif word[0].isalpha():
            tag = _capitalised(words, lower, i, common, fresh or heading)
            fresh = False
        else:
            tag = _other(words, lower, i, tags)
            fresh = word in _ENDING or (fresh and tag in '"(')
        tags.append(tag)
    return "".join(tags)


def _shouted(words: tuple[str, ...]) -> bool:
    """Whether nearly all words stand in capitals, so that a capital tells nothing."""
    capitals = sum(word.isupper() and len(word) > 1 for word in words)
    return capitals > 2 and capitals > 0.8 * sum(word[0].isalpha() for word in words)


def _shouted_tags(lower: tuple[str, ...]) -> str:
    """Letters by the lists alone; a name is what the lists of names hold, and the word after a given name."""
    names = given_names()
    tags: list[str] = []
    for i, word in enumerate(lower):
        known = letters().get(word)
        after_name = i > 0 and lower[i - 1] in names and known is None and word[0].isalpha()
        named = known is None and (word in names or word in world.countries() or word in world.capitals())
        tags.append("X" if named or after_name else known or (letter_of(word) if word[0].isalnum() else _mark(word[0])))
    return "".join(tags)


def _other(words: tuple[str, ...], lower: tuple[str, ...], i: int, tags: list[str]) -> str:
    """The letter of a number, a clitic or a mark."""
    word = words[i]
    if word[0].isdigit():
        return "#"
    if lower[i] == "'s":
        return "A" if tags and tags[-1] in "RW" else "S"
    if lower[i] == "'" and i and lower[i - 1].endswith("s") and tags[-1] in "XnsbwUk":
        return "S"
    return letters().get(lower[i]) or _mark(word[0])


def _mark(first: str) -> str:
    """One letter for a mark: quotation marks as “ or Q's kind, dashes as —, others as they are."""
    if first in "“”\"„«»‘’'`＂‚‹›":
        return '"'
    if first in "—–-‒―":
        return "—"
    if first in ",;:.!?()[]/$%":
        return first
    return "n" if _LETTER.match(first) else "*"


def _capitalised(words: tuple[str, ...], lowered: tuple[str, ...], i: int, common: set[str], fresh: bool) -> str:
    lower = lowered[i]
    known = letters().get(lower)
    if known == "d" or (lower in ("may", "march") and not fresh):
        following = words[i + 1] if i + 1 < len(words) else ""
        named = lower in given_names() and following[:1].isupper() and (not i or lowered[i - 1] not in _BEFORE_MONTHS)
        return "X" if named else "d"
    if words[i] == "I":
        return "R"
    following = words[i + 1] if i + 1 < len(words) else ""
    if fresh:
        describes = known == "J" and following.islower() and letter_of(following) in ("n", "k")  # "Early polls"
        if known and (known != "J" or describes):
            named = lower in given_names() and following[:1].isupper()
            return "X" if named else known
        if lower not in common or ((following[:1].isupper() or following == "of") and _may_begin_name(lower)):
            guess = known or letter_of(lower)
            return guess if guess == "B" else "X"
        return known or letter_of(lower)
    if known and known in _FUNCTION and known not in "MB" and lower != "us":
        return known
    if lower == "us":
        return "X" if words[i].isupper() else "O"
    return "X"


def _may_begin_name(lower: str) -> bool:
    """Whether a word that is also a common one may begin a name at the start of a sentence."""
    return (
        lower in given_names()
        or lower in titles()
        or lower in organisation_words()
        or lower in roles()
        or lower in world.demonyms()
    )

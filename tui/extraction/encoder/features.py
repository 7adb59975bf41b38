"""An article as the network reads it: its pieces, and for each what the pieces alone do not tell.

The passages follow one another, a break between them. Quotation marks are as the rules paired them, whatever their
style: “ and ” around an outer quotation, ‘ and ’ around one within it. Invariant: `starts` and `ends` are offsets in
`Article.text`; a break has no length.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tui.article import Span
from tui.extraction.encoder.wordpiece import BREAK, WORD, Vocabulary
from tui.extraction.passages import Passage
from tui.extraction.quotations import Quotation

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

CASES, INSIDE, HEADING = 4, 4, 8
"""`features` is the case, plus INSIDE within quotation marks, plus HEADING in a heading."""
FEATURES = 16

_OUTER, _INNER = ("“", "”"), ("‘", "’")
_POINTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,}")
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of an article, or of the part of it that is looked at; all arrays are of one length."""

    ids: Ints
    features: Ints
    starts: Ints
    ends: Ints
    passage: Ints
    """The position of the piece's passage; a break belongs to the one before it."""
    opens: Flags
    """A word begins here, of "C.I.A." the first letter."""
    closes: Flags
    """A word ends here, of "C.I.A." the last letter, and the last point."""

    def __len__(self) -> int:
        return len(self.ids)

    def span(self, first: int, end: int) -> Span:
        """The stretch of the text from piece `first` up to piece `end`, exclusive."""
        return Span(int(self.starts[first]), int(self.ends[end - 1]))

    def chosen(self, keep: Any) -> "Pieces":
        """Those at `keep`: a slice, positions or flags."""
        return Pieces(
            self.ids[keep], self.features[keep], self.starts[keep], self.ends[keep], self.passage[keep],
            self.opens[keep], self.closes[keep],
        )  # fmt: skip


def pieces(text: str, passages: Sequence[Passage], marks: Sequence[Quotation], vocabulary: Vocabulary) -> Pieces:
    """The pieces of the passages, in order; takes time linear in their length."""
    low = passages[0].span.start if passages else 0
    high = passages[-1].span.end if passages else 0
    read, inside = _read(text[low:high], low, marks)
    rows: list[tuple[int, int, int, int, int, bool, bool]] = []
    for number, passage in enumerate(passages):
        if rows:
            rows.append((BREAK, 0, passage.span.start, passage.span.start, number - 1, False, False))
        set_apart = HEADING if passage.heading else 0
        for word in WORD.finditer(read, passage.span.start - low, passage.span.end - low):
            feature = case_of(word[0]) + set_apart + (INSIDE if inside[word.start()] else 0)
            at = word.start() + low
            found = vocabulary.split(word[0])
            last = len(found) - 1
            for n, (piece, start, end) in enumerate(found):
                rows.append((piece, feature, at + start, at + end, number, n == 0, n == last))
    columns = np.array(rows, np.int64).reshape(-1, 7).T
    ids, features, starts, ends, passage = columns[:5]
    opens, closes = columns[5].astype(np.bool_), columns[6].astype(np.bool_)
    for word in _POINTED.finditer(read):
        first, end = np.searchsorted(starts, (word.start() + low, word.end() - 1 + low), side="right")
        opens[first:end] = closes[first - 1 : end - 2] = False
    return Pieces(ids, features, starts, ends, passage, opens, closes)


@lru_cache(maxsize=20_000)
def case_of(word: str) -> int:
    """0 for lower case (and what has none), 1 for a capital, 2 for capitals, 3 for capitals within.

    >>> [case_of(word) for word in ("ore", "Ruiz", "NATO", "iPhone", "A")]
    [0, 1, 2, 3, 1]
    """
    if word.islower():
        return 0
    if word[:1].isupper():
        return 2 if len(word) > 1 and word.isupper() else 1
    return 3 if any(character.isupper() for character in word) else 0


def _read(text: str, start: int, marks: Sequence[Quotation]) -> tuple[str, bytearray]:
    """A stretch of the text with one style of marks, character for character, and which characters stand in them.

    The stretch begins at `start`, and holds the marks whole.
    """
    read = list(text.translate(_APOSTROPHES))
    inside = bytearray(len(text))
    for quotation in marks:
        begin, end, first, last = (at - start for at in (*quotation.span, *quotation.inner))
        left, right = _INNER if quotation.depth % 2 else _OUTER
        read[begin:first] = left.ljust(first - begin)
        if quotation.closed:
            read[last:end] = right.ljust(end - last)
        if quotation.depth == 0:
            inside[begin:end] = b"\x01" * (end - begin)
    return "".join(read), inside

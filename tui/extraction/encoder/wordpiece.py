"""WordPiece (Schuster and Nakajima 2012), uncased as BERT has it: words to pieces of the vocabulary, with offsets.

The tokenizers package would bring a network client along. Invariant: a piece's offsets are of the word as it stands in
the text, whatever lower case and the loss of accents do to its length.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*|[^\w\s]|_")
"""A run of letters and digits with their accents, or one other character."""

BREAK, UNKNOWN, CLS, SEP = 1, 100, 101, 102
"""Pieces that are no words, where BERT's vocabulary has them; its first unused one is the break between passages."""
_SPECIAL = {"[unused0]": BREAK, "[UNK]": UNKNOWN, "[CLS]": CLS, "[SEP]": SEP}

_LONGEST = 100
_KEPT = 50_000

Piece = tuple[int, int, int]
"""The piece's number in the vocabulary, and where it starts and ends."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces that the network knows."""

    numbers: dict[str, int]
    seen: dict[str, tuple[Piece, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Words met before; emptied when it has grown too large."""

    def split(self, word: str) -> tuple[Piece, ...]:
        """The pieces of one word, offsets counted from its start; never empty for a word that `WORD` matches.

        >>> Vocabulary({"un": 200, "##fit": 201}).split("Unfit")
        ((200, 0, 2), (201, 2, 5))
        """
        known = self.seen.get(word)
        if known is None:
            if len(self.seen) > _KEPT:
                self.seen.clear()
            known = self.seen[word] = self._cut(word)
        return known

    def _cut(self, word: str) -> tuple[Piece, ...]:
        letters, origin = _bare(word)
        if len(letters) > _LONGEST or not letters:
            return ((UNKNOWN, 0, len(word)),)
        found: list[Piece] = []
        start = 0
        while start < len(letters):
            prefix = "##" if start else ""
            end = len(letters)
            while end > start and prefix + letters[start:end] not in self.numbers:
                end -= 1
            if end == start:
                return ((UNKNOWN, 0, len(word)),)
            found.append((self.numbers[prefix + letters[start:end]], origin[start], origin[end]))
            start = end
        return tuple(found)


def load_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of a file with one piece a line; raises OSError, or ValueError where it is no such file."""
    numbers = {piece: n for n, piece in enumerate(path.read_text(encoding="utf-8").split("\n")) if piece}
    if missing := [piece for piece, number in _SPECIAL.items() if numbers.get(piece) != number]:
        raise ValueError(f"{', '.join(missing)} not where a vocabulary of BERT's has them")
    return Vocabulary(numbers)


def _bare(word: str) -> tuple[str, list[int]]:
    """The word in lower case without accents, and for each of its characters, and its end, the offset in the word."""
    if word.isascii():
        return word.lower(), list(range(len(word) + 1))
    letters: list[str] = []
    origin: list[int] = []
    for at, character in enumerate(word):
        for part in unicodedata.normalize("NFD", character.lower()):
            if unicodedata.category(part) != "Mn":
                letters.append(part)
                origin.append(at)
    return "".join(letters), [*origin, len(word)]

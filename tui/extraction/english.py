"""Whether a text is English: the words of the closed classes, of which every English text is full.

The engine knows no other language: what it finds elsewhere is a guess, and is told as one.
"""

from collections.abc import Sequence
from functools import cache

from tui.extraction.lexicon.sections import sections
from tui.extraction.tokens import Sentence

REASON = "the text does not look like English, the one language that is known here"

_LEAST_WORDS = 40
_LEAST_SHARE = 0.25
_CLOSED = "DGROWAMNFTPC"


def is_english(sentences: Sequence[Sentence]) -> bool:
    """Whether enough of the words are English ones; a text too short to tell counts as English."""
    closed = _closed()
    words = [word for sentence in sentences for word in sentence.lower if word[0].isalpha()]
    return len(words) < _LEAST_WORDS or sum(word in closed for word in words) >= _LEAST_SHARE * len(words)


@cache
def _closed() -> frozenset[str]:
    return frozenset(word for letter in _CLOSED for word in sections("closed")[letter])

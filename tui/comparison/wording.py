"""Words as reports of one event are compared: marks left out, case, apostrophes and national spellings levelled.

Invariant: every word keeps the span where it stands in its own report.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from tui import language
from tui.article import Span

_MARKED = re.compile(r"[\u0300-\u036f]")
_OUR = re.compile(r"(?<=\w\w\w)our(s|ed|ing|er|ers|hood|hoods|able|ful|less|ite)?$")
_METRE = re.compile(r"(?<=\wt)re(s)?$")
_ISE = re.compile(r"(?<=\w\w\w)is(e|ed|es|ing|ation|ations)$")
_YSE = re.compile(r"(?<=anal|aral)ys(e|ed|es|ing)$")
_LL = re.compile(r"(?<=[aeiou])ll(ed|ing|er|ers)$")
_LETTERS = 5
_IRREGULAR = {"programme": "program", "grey": "gray", "cheque": "check", "tonne": "ton", "defence": "defense"}

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those of in on at by to for from with without into onto over under about as than and or
    but nor so if then while when where who whom whose which what why how that's is are was were be been being am 's
    're 've 'd 'll 'm has have had having do does did doing done will would shall should can could may might must
    not n't no it its he him his she her hers they them their theirs we us our ours you your yours i me my mine
    there here also just only very too up down out off again more most some any all each both such own same other
    said says say saying told tells tell added adds according
    """.split()
)
"""Words too common to tell two statements apart."""


class Word(NamedTuple):
    """One word of a report."""

    span: Span
    text: str
    """As it is compared."""


def words_of(text: str, spans: Iterable[Span]) -> tuple[Word, ...]:
    """The words in `spans` of `text`, without marks.

    >>> [w.text for w in words_of("“The Neighbour’s  dog…”", (Span(0, 23),))]
    ['the', 'neighbor', "'s", 'dog']
    """
    found = []
    for span in spans:
        for at in language.words(text, span):
            word = at.of(text)
            if is_word(word):
                found.append(Word(at, fold(word)))
    return tuple(found)


def is_word(token: str) -> bool:
    """Whether a token is a word and not a mark."""
    return token[:1].isalnum() or any(map(str.isalnum, token))


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word as it is compared: small letters, no accents, straight apostrophes, American spelling.

    >>> fold("Centimetres"), fold("recognised"), fold("Dröste"), fold("four"), fold("‘Labour")
    ('centimeters', 'recognized', 'droste', 'four', "'labor")
    """
    low = word.lower() if word.isascii() else _MARKED.sub("", normalize("NFKD", word.lower()))
    low = low.replace("’", "'").replace("‘", "'").replace("‑", "-").replace("‐", "-")
    if len(low) < 4:
        return low
    for pattern, put in ((_OUR, r"or\1"), (_METRE, r"er\1"), (_ISE, r"iz\1"), (_YSE, r"yz\1"), (_LL, r"l\1")):
        low = pattern.sub(put, low)
    return _IRREGULAR.get(low, low)


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The short stems of those folded words that tell what a sentence is about: all but function words."""
    return frozenset([short_stem(word) for word in words if word not in FUNCTION_WORDS])


@lru_cache(maxsize=50_000)
def short_stem(word: str) -> str:
    """The stem of one folded word, cut short, so that words meet which Porter's rules keep apart.

    >>> short_stem("conspiracy") == short_stem("conspired")
    True
    """
    return language.stem(word)[:_LETTERS]

"""Names compared across articles: what two printed names have in common."""

import re
from functools import lru_cache
from unicodedata import normalize

from tui.comparison.given import same_given

_EDGE = re.compile(r"['’]s?$")
_OWNED = re.compile(r"(?<=\w)['’]s (?=\S)")
_INNER = re.compile(r"[-.’'‐‑,]")
_MARKED = re.compile(r"[\u0300-\u036f]")
_DOUBLED = re.compile(r"(.)\1+")
_ARTICLES = frozenset({"the", "a", "an"})
_POINTED = frozenset("Mr. Mrs. Ms. Dr. Sen. Rep. Gov. Gen. St.".split())
_TITLES = frozenset("mr mrs ms mx miss sir dr dame lord lady president senator sen rep gov gen".split())
_LENIENT = 5
"""Letters from which on two spellings of one sound are one word."""
_SOUNDS = (
    (re.compile("([aou])e"), r"\1"),  # how ä, ö and ü are written without their points
    (re.compile("ph"), "f"),
    (re.compile("ck|kh|gh|q|c(?=[aoulr]|$)"), "k"),
    (re.compile("ou|o"), "u"),
    (re.compile("[iy]+"), "i"),
    (re.compile("e"), "a"),
)
"""One way of writing for what is written in several."""

Key = tuple[str, ...]


@lru_cache(maxsize=100_000)
def key_of(name: str) -> Key:
    """The words of a name as they are compared: lower case, without accents, titles, articles, points and hyphens.

    >>> key_of("The Democratic People’s Republic"), key_of("Kim Jong-un"), key_of("Mr. Kim")
    (('democratic', 'people', 'republic'), ('kim', 'jongun'), ('kim',))
    """
    folded = name.lower() if name.isascii() else _MARKED.sub("", normalize("NFKD", name.lower()))
    words = [_INNER.sub("", _EDGE.sub("", word)) for word in folded.split() if word not in _ARTICLES]
    kept = tuple(word for word in words if word)
    while len(kept) > 1 and kept[0] in _TITLES:
        kept = kept[1:]
    return kept


def without_owner(name: str) -> str:
    """A name without the nation or body that a hurried report puts before it.

    >>> without_owner("China's Xi Jinping"), without_owner("McDonald’s")
    ('Xi Jinping', 'McDonald’s')
    """
    owned = _OWNED.split(name)[-1]
    return owned if owned[:1].isupper() else name


def proper_name(words: str) -> str:
    """What is called as names are, all words with a capital, without its article; "" for anything else.

    >>> proper_name("the Washington Post"), proper_name("Mr. Comey"), proper_name("Security experts")
    ('Washington Post', 'Mr. Comey', '')
    """
    named = words.split()
    if named and named[0].lower() in _ARTICLES:
        named = named[1:]
    proper = all(word in _POINTED or (word.isalpha() and word[0].isupper()) for word in named)
    return " ".join(named) if proper and len(named) > 1 else ""


def stub_of(name: str) -> Key:
    """The key of a name cut at its last hyphen, as a hurried report has it; () where there is none to cut.

    >>> stub_of("Moon Jae-in"), stub_of("Ana Ruiz")
    (('moon', 'jae'), ())
    """
    front, hyphen, _ = name.rpartition("-")
    key = key_of(front) if hyphen else ()
    return key if len(key) > 1 else ()


def one_person(one: Key, other: Key) -> bool:
    """Whether two names of two words or more may be one person's: the same surname, and first names that fit.

    >>> one_person(("kim", "jong", "un"), ("kim", "jongun")), one_person(("kim", "jong", "un"), ("kim", "yo", "jong"))
    (True, False)
    >>> one_person(("ana", "ruiz"), ("ana", "m", "ruiz")), one_person(("ana", "ruiz"), ("leo", "ruiz"))
    (True, False)
    >>> one_person(("volodymyr", "zelensky"), ("volodymyr", "zelenskiy")), one_person(("rob", "ruiz"), ("bob", "ruiz"))
    (True, False)
    """
    if "".join(one) == "".join(other) or sound_alike(one, other):
        return True
    if (one[-1] == "jr") != (other[-1] == "jr"):
        return False
    if len(one) > 1 and one[1:] == other[1:] and same_given(one[0], other[0]):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or not (short[-1] == long[-1] or short[0] == long[0]):
        return False
    if set(short) <= set(long):
        return True
    initials = len(short[0]) == 1 or len(long[0]) == 1
    return short[-1] == long[-1] and initials and short[0][0] == long[0][0] and len(short) == len(long)


def sound_alike(one: Key, other: Key) -> bool:
    """Whether two names are the same, word by word, but for how sounds of other scripts and languages are written.

    >>> sound_alike(("mohammed", "droeste"), ("muhammad", "droste")), sound_alike(("kim", "yojong"), ("kim", "yejong"))
    (True, False)
    """
    return len(one) == len(other) and all(
        a == b or (min(len(a), len(b)) >= _LENIENT and sound_of(a) == sound_of(b))
        for a, b in zip(one, other, strict=True)
    )


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """How a folded word sounds, written one way."""
    for pattern, put in _SOUNDS:
        word = pattern.sub(put, word)
    return _DOUBLED.sub(r"\1", word)


def acronym(name: str) -> str:
    """The initials of the capitalised words of a name of two words or more, in lower case; "" for a single word.

    >>> acronym("the Federal Bureau of Investigation")
    'fbi'
    """
    initials = [word[0] for word in name.split() if word[:1].isupper() and word.lower() not in _ARTICLES]
    return "".join(initials).lower() if len(initials) > 1 else ""


def is_acronym(name: str) -> bool:
    """Whether a name is written as one: two to six capitals, with points or without.

    >>> is_acronym("C.I.A."), is_acronym("Kim")
    (True, False)
    """
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha()

"""Names compared across articles: what two printed names have in common."""

import re
from functools import lru_cache
from unicodedata import normalize

_EDGE = re.compile(r"['’]s?$")
_INNER = re.compile(r"[-.’'‐‑,]")
_MARKED = re.compile(r"[\u0300-\u036f]")
_ARTICLES = frozenset({"the", "a", "an"})

Key = tuple[str, ...]


@lru_cache(maxsize=100_000)
def key_of(name: str) -> Key:
    """The words of a name as they are compared: lower case, without accents, articles, points and hyphens.

    >>> key_of("The Democratic People’s Republic"), key_of("Kim Jong-un")
    (('democratic', 'people', 'republic'), ('kim', 'jongun'))
    """
    folded = name.lower() if name.isascii() else _MARKED.sub("", normalize("NFKD", name.lower()))
    words = [_INNER.sub("", _EDGE.sub("", word)) for word in folded.split()]
    return tuple(word for word in words if word and word not in _ARTICLES)


def one_person(one: Key, other: Key) -> bool:
    """Whether two names of two words or more may be one person's: the same surname, and first names that fit.

    >>> one_person(("kim", "jong", "un"), ("kim", "jongun")), one_person(("kim", "jong", "un"), ("kim", "yo", "jong"))
    (True, False)
    >>> one_person(("ana", "ruiz"), ("ana", "m", "ruiz")), one_person(("ana", "ruiz"), ("leo", "ruiz"))
    (True, False)
    """
    if "".join(one) == "".join(other):
        return True
    if (one[-1] == "jr") != (other[-1] == "jr"):
        return False
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or not (short[-1] == long[-1] or short[0] == long[0]):
        return False
    if set(short) <= set(long):
        return True
    initials = len(short[0]) == 1 or len(long[0]) == 1
    return short[-1] == long[-1] and initials and short[0][0] == long[0][0] and len(short) == len(long)


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

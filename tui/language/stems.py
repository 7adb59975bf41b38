"""Stems of English words (Porter 1980, as NLTK extends it)."""

from functools import cache, lru_cache
from typing import Any


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word, in lower case.

    >>> stem("Reconsidering") == stem("reconsidered")
    True
    """
    return str(_porter().stem(word))


@cache
def _porter() -> Any:
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()

"""Forms of English verbs: third person, past, participle and -ing, from the base and the list of irregular ones."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from tui.extraction.lexicon.sections import sections

Form = Literal["base", "s", "past", "participle", "ing"]


def forms(base: str) -> Iterator[tuple[str, Form]]:
    """Every form of a verb with its name; a word that is past and participle comes as past.

    >>> [word for word, _ in forms("deny")]
    ['deny', 'denies', 'denying', 'denied']
    """
    stem = base + base[-1] if base in _doubled() else base
    yield base, "base"
    yield _third(base), "s"
    yield _ing(base, stem), "ing"
    past, participle = _irregular().get(base) or (_past(base, stem),) * 2
    yield past, "past"
    if participle != past:
        yield participle, "participle"


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if _consonant_y(base) else base + "s"


def _ing(base: str, stem: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) else stem + "ing"


def _past(base: str, stem: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if _consonant_y(base) else stem + "ed"


def _consonant_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in set("aeiou")


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = " ".join(sections("irregular")["forms"]).split(";")
    merged = [row.split() for row in rows]
    return {row[0]: (row[1], row[2]) for row in merged if len(row) == 3}


@cache
def _doubled() -> frozenset[str]:
    return frozenset(sections("irregular")["doubled"])

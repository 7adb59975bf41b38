"""Offices: what "the Russian leader" here and "Russian President Vladimir Putin" there have in common.

Only offices that one person holds at a time are compared; "an official" or "his lawyer" may be anybody.
"""

import re
from functools import cache
from typing import NamedTuple

from tui.comparison.wording import FUNCTION_WORDS, fold, short_stem

_HEADS = """
president leader dictator ruler strongman autocrat tyrant/premier chancellor/director chief head boss/
chairman chairwoman chair chairperson/mayor/king/queen/pope pontiff/governor/minister/secretary/ambassador envoy/
commander/archbishop/emperor/captain/coach/adviser advisor/spokesman spokeswoman spokesperson
"""
_PREMIERS = ("premier", "chancellor")
_FORMER = frozenset("former ex late onetime".split())
_NATIONS = """
american u.s us usa america/british u.k uk britain/french france/chinese china/dutch netherlands/german germany/
spanish spain/turkish turkey/swedish sweden/danish denmark/polish poland/finnish finland/greek greece/irish ireland/
scottish scotland/welsh wales/swiss switzerland/norwegian norway/ukrainian ukraine/iranian iran/iraqi iraq/
israeli israel/thai thailand/filipino philippine philippines/czech czechia/belgian belgium/portuguese portugal/
cuban cuba/lebanese lebanon/syrian syria/libyan libya/afghan afghanistan/pakistani pakistan/yemeni yemen
"""
_WORD = re.compile(r"[^\s,;()]+")


class Office(NamedTuple):
    """An office as a description words it."""

    head: str
    """One word for all that mean much the same: a "leader" is a president, a "chief" a director."""
    of: frozenset[str]
    """What it is the office of: short stems, and one name for each nation."""
    former: bool


def office(description: str) -> Office | None:
    """The office that a description names; None where it names none that one person holds.

    >>> office("the Russian leader") == office("Russian President"), office("a neighbor")
    (True, None)
    >>> office("the mayor of Marn") == office("Marn Mayor"), office("Secretary of State") is None
    (True, False)
    >>> office("U.S. President") == office("American leader"), office("the former FBI director").former
    (True, True)
    """
    front, _, body = description.partition(" of ")
    words = _words(front)
    head = _heads().get(words[-1]) if words else None
    if head is None:
        return None
    before = [word.removeprefix("then-").removeprefix("ex-") for word in words[:-1]]
    former = before != words[:-1] or any(word in _FORMER for word in before)
    if "prime" in before:
        head = "premier"
    told = [word for word in (*before, *_words(body)) if word not in _FORMER and word != "prime"]
    return Office(head, frozenset(_nations().get(word) or short_stem(word) for word in told), former)


def offices_meant(description: str) -> tuple[Office, ...]:
    """The offices that whoever is so described may hold: a nation's "leader" is its president or its premier.

    >>> [office.head for office in offices_meant("the leader of Japan")], len(offices_meant("the president of Japan"))
    (['president', 'premier', 'chancellor'], 1)
    """
    held = office(description)
    if held is None:
        return ()
    leads = held.head == "president" and "president" not in description.lower()
    return tuple(held._replace(head=head) for head in ("president", *_PREMIERS)) if leads else (held,)


def is_definite(description: str) -> bool:
    """Whether a description means somebody known: it begins with "the" or, as a title does, with a capital."""
    return description[:4].lower() == "the " or description[:1].isupper()


def _words(description: str) -> list[str]:
    """Its words that tell something, folded."""
    words = [fold(word).removesuffix("'s").strip(".") for word in _WORD.findall(description)]
    return [word for word in words if word and word not in FUNCTION_WORDS]


@cache
def _heads() -> dict[str, str]:
    return _firsts(_HEADS)


@cache
def _nations() -> dict[str, str]:
    return _firsts(_NATIONS)


def _firsts(groups: str) -> dict[str, str]:
    """Each word to the first of its group."""
    return {word: group.split()[0] for group in groups.replace("\n", "").split("/") for word in group.split()}

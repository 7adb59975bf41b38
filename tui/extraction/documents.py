"""Documents that speak for whoever issued them: the name in "the Harris poll", "a statement from the ministry".

A poll that is named once is meant by "the poll" and "the survey" afterwards.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.extraction.lexicon import people, world
from tui.extraction.tokens import Sentence

_NAMES = re.compile(r"X[X.]*(?:/X[X.]*)*")
_ISSUED = re.compile(r"P(?:[DJn]*W)?[DJn]*(X[X.]*(?:/X[X.]*)*)(?:n*Sn)?")
_PHRASE = re.compile(r"[^PFCWVAM,;:(—]*")
_NEAR = 8
_FROM = frozenset({"from", "by"})
_AGAIN = frozenset({"the", "this", "that", "another", "one"})
_ISSUING = frozenset(
    "issued issues issuing released releases releasing published posted launched aired unveiled filed sent has".split()
)
_PLACES = frozenset({"website", "site", "page", "blog"})
_SAME = (
    ("poll", "survey"),
    ("ad", "ads", "advertisement", "commercial", "spot", "video", "clip"),
    ("slide", "slides", "presentation"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A phrase for one."""

    head: str
    """What it is, one word for all that mean the same."""
    end: int
    """The index after the word that says so."""
    definite: bool
    issuer: tuple[int, int] | None
    """First index and index after of the words that name who issued it, if they stand in the phrase."""


def document(sentence: Sentence, first: int, end: int) -> Document | None:
    """The document that some words name; None if their head is none."""
    match = _PHRASE.match(sentence.tags, first, end)
    stop = match.end() if match else first
    roles = people.roles()
    head = next((at for at in range(stop - 1, first - 1, -1) if roles.get(sentence.lower[at]) == "document"), None)
    if head is None or sentence.tags[head + 1 : head + 2] == "S":
        return None  # "the ad’s narrator"
    issuer = _last_name(sentence, first, head) or _after(sentence, head + 1)
    definite = sentence.lower[first] in _AGAIN
    return Document(_kind(sentence.lower[head]), head + 1, definite, issuer)


def _last_name(sentence: Sentence, first: int, end: int) -> tuple[int, int] | None:
    runs = [match.span() for match in _NAMES.finditer(sentence.tags, first, end)]
    while runs and sentence.lower[runs[-1][0]] in world.demonyms() and runs[-1][1] - runs[-1][0] == 1:
        runs.pop()
    return runs[-1] if runs else None


def _after(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The name after "from" or "by", or the owner of the site on which the document stands."""
    match = _ISSUED.match(sentence.tags, at)
    if match is None:
        return None
    found, last = match.span(1), match.end() - 1
    return found if sentence.lower[at] in _FROM or sentence.lower[last] in _PLACES else None


def issuings(sentence: Sentence, end: int | None, head: str) -> Iterator[int]:
    """The last words of whoever issues such a document in a sentence, or in it up to `end`, in order."""
    roles = people.roles()
    for at, word in enumerate(sentence.lower[:end]):
        if roles.get(word) == "document" and _kind(word) == head:
            verb = next((n for n in range(at - 1, max(0, at - _NEAR), -1) if sentence.lower[n] in _ISSUING), 0)
            between = set(sentence.tags[verb + 1 : at])
            while verb > 0 and sentence.tags[verb - 1] in "AB":
                verb -= 1
            if verb > 0 and between <= set("DJnX#kGB"):
                yield verb - 1


def _kind(word: str) -> str:
    return next((same[0] for same in _SAME if word in same), word)

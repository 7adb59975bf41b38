"""Names in a sentence: runs of capitalised words with the titles before them, and what kind of thing each may name.

A demonym by itself is an adjective and no name; a run of nothing but titles is no name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from tui.article import ActorKind, Span
from tui.extraction.lexicon import people, world
from tui.extraction.lexicon.people import Gender
from tui.extraction.titles import PARTIES, core_of, gender_of, offices_before
from tui.extraction.tokens import Sentence

_RUN = re.compile(r'X(?:X|\.(?=X)|\#(?=X)|"X"(?=X))*')
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_LINKED = frozenset(
    "university department ministry bank bureau house council court institute college school office board"
    " church society association federation league chamber committee centre center museum government republic state"
    " party union army knights daughters sons league order brotherhood".split()
)
_DEVOTED = frozenset(
    "center centre institute council committee commission coalition alliance foundation fund campaign network".split()
)
_PARTICLES = frozenset(
    {
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "la",
        "le",
        "bin",
        "ibn",
        "al",
        "el",
        "ben",
        "ter",
    }
)
_INNER = re.compile(r"[-.’'‐‑]")
_MARKED = re.compile(r"[\u0300-\u036f]")
_INITIAL = re.compile(r"[A-Z]\.?$")
_HALF_LOWER = re.compile(r"-[a-z]{3,}$")
_ALONG = frozenset({"on", "along", "off", "down", "at", "near", "in"})
SEAT = re.compile(r"[RDI]-[A-Z]")  # "Ana Ruiz (R-Ohio)"
_FORMER = frozenset({"former"})

Kind = ActorKind | None


@dataclass(frozen=True, slots=True)
class Name:
    """One name where it stands."""

    span: Span
    """With its titles."""
    sentence: int
    first: int
    end: int
    words: tuple[str, ...]
    """The name itself, without titles; never empty."""
    key: tuple[str, ...]
    """The same in lower case without hyphens and points, suffixes left out."""
    kind: Kind
    """None where the words alone do not tell."""
    gender: Gender
    roles: frozenset[str]
    nation: str
    modifies: bool
    """A noun follows: "the Trump campaign"."""
    junior: bool
    """Its name ends in "Jr.", or the like."""


def names(number: int, sentence: Sentence) -> Iterator[Name]:
    """The names of a sentence, in order, none within another."""
    tags = sentence.tags
    at = 0
    while match := _RUN.search(tags, at):
        first, end = match.span()
        end = _linked(sentence, first, end)
        for low, high in _parts(sentence, first, end):
            name = name_in(number, sentence, low, high)
            if name:
                yield name
        at = end


def _linked(sentence: Sentence, first: int, end: int) -> int:
    """The end of a run with what "of", particles and "and" tie to it: "Department of Justice", "van der Bellen"."""
    tags, lower = sentence.tags, sentence.lower
    size = len(tags)
    while end < size - 1:
        nxt = end + 1
        if (tags[end] == "F" and lower[end - 1] in _LINKED) or (tags[end] == "P" and _tells_of(sentence, end)):
            nxt += tags[nxt] == "D"
        elif lower[end] in _PARTICLES and tags[end] != "F":
            nxt += lower[nxt] in _PARTICLES and nxt + 1 < size
        elif lower[end] in ("and", "&") and _names_body(sentence, end + 1) and not _person_like(sentence, first, end):
            pass
        else:
            break
        match = _RUN.match(tags, nxt) if nxt < size else None
        if not match:
            break
        end = match.end()
    return end


def _tells_of(sentence: Sentence, at: int) -> bool:
    """Whether a preposition ties what a body is for to its name: "Center for American Progress"."""
    after = at + 1 + (sentence.tags[at + 1] == "D")
    first = " ".join(sentence.lower[after : after + 1])
    tied = sentence.lower[at] in ("for", "on") and sentence.lower[at - 1] in _DEVOTED
    return tied and not (first in people.given_names() or first in people.titles() or first in world.countries())


def _names_body(sentence: Sentence, at: int) -> bool:
    match = _RUN.match(sentence.tags, at)
    if match is None:
        return False
    return match.end() - at >= 2 and sentence.lower[match.end() - 1] in world.organisation_words()


def _person_like(sentence: Sentence, first: int, end: int) -> bool:
    return (
        sentence.lower[first] in people.given_names()
        or sentence.lower[first] in people.titles()
        or sentence.lower[end - 1] in world.countries()
    )


def _parts(sentence: Sentence, first: int, end: int) -> Iterator[tuple[int, int]]:
    """A run cut where one name ends and a title begins another: "Ruiz Mr. Kim"."""
    lower = sentence.lower
    titles = people.titles()
    start = first
    for at in range(first + 1, end - 1):
        begins = lower[at] in titles and lower[at].endswith(".") and lower[at - 1] not in titles
        if begins and at - start >= 2:
            yield start, at
            start = at
    yield start, end


def name_in(number: int, sentence: Sentence, first: int, end: int) -> Name | None:
    """The name that some words are, with the titles before it; None if they name no actor."""
    lower, tags = sentence.lower, sentence.tags
    core = core_of(sentence, first, end)
    while end - 1 > core and tags[end - 1] != "X":
        end -= 1
    words = tuple(sentence.words[i] for i in range(core, end) if tags[i] not in '."' and not _nickname(tags, i, core))
    if not words or (len(words) == 1 and len(words[0]) == 1):
        return None
    whole = " ".join(lower[core:end])
    modifies = end < len(tags) and tags[end] in "nJ" and lower[end] not in people.roles()
    if not _names_something(sentence, core, end, whole):
        return None
    start, roles, nation = offices_before(sentence, first, core)
    kind = _kind(sentence, core, end, whole, bool(roles - _FORMER))
    gender = gender_of(sentence, start, core) if kind in ("person", None) else ""
    body = words[:-1] if len(words) > 1 and words[-1].lower() in _SUFFIXES else words
    key = tuple(normal(word) for word in body)
    junior = len(body) < len(words)
    return Name(
        sentence.cover(start, end), number, first, end, words, key, kind, gender, roles, nation, modifies, junior
    )


def part_of(number: int, sentence: Sentence, at: int, part: Span) -> Name:
    """The name that a part of a word is, given by its place in the word: "Ruiz" of "anti-Ruiz"."""
    word, start = sentence.words[at][part.start : part.end], sentence.starts[at]
    kind: Kind = "place" if word.lower() in world.countries() else None
    span = Span(start + part.start, start + part.end)
    return Name(span, number, at, at + 1, (word,), (normal(word),), kind, "", frozenset(), "", True, False)


def _nickname(tags: str, at: int, core: int) -> bool:
    """Whether a word of a name stands in marks: "Leo “Duke” Marsh"."""
    return at > core and tags[at - 1] == '"' and tags[at + 1 : at + 2] == '"'


def normal(word: str) -> str:
    """A word of a name as it is compared: lower case, no accents, points, hyphens or apostrophes.

    >>> normal("Jong-un"), normal("U.S."), normal("Élysée")
    ('jongun', 'us', 'elysee')
    """
    folded = word.lower() if word.isascii() else _MARKED.sub("", normalize("NFKD", word.lower()))
    return _INNER.sub("", folded) or word


def _names_something(sentence: Sentence, core: int, end: int, whole: str) -> bool:
    lower = sentence.lower
    hyphened = whole.replace(" ", "-")
    if (
        hyphened in world.no_actors()
        or whole in people.titles()
        or (whole in world.demonyms() and not whole.endswith("s"))
    ):
        return False
    first = sentence.words[core]
    role = lower[core] in people.roles() and lower[core] not in world.organisation_names()
    if end - core == 1 and (_HALF_LOWER.search(first) or SEAT.match(first) or role):
        return False
    following = lower[end] if end < len(lower) else ""
    if whole in world.demonyms() and (following in people.roles() or sentence.tags[end : end + 1] in ("n", "J")):
        return False
    if end - core > 1 and lower[end - 1] in world.organisation_words() and set(sentence.tags[core:end]) == {"X"}:
        return True  # "Justice Department"
    return (
        not all(
            w in people.titles() or w in world.demonyms() or w in people.roles() or w in PARTIES
            for w in lower[core:end]
            if w != "."
        )
        or whole in world.demonyms()
    )


def _kind(sentence: Sentence, core: int, end: int, whole: str, titled: bool) -> Kind:
    lower, words = sentence.lower[core:end], sentence.words[core:end]
    preceded = sentence.lower[core - 1] if core else ""
    if whole in world.demonyms() or whole.replace(" ", "-") in world.group_names():
        return "group"
    if titled and whole not in world.organisation_names() and not any(w in world.organisation_words() for w in lower):
        return "person"
    if whole in world.countries() or whole in world.capitals() or not world.places().isdisjoint((whole, whole + ".")):
        return "place"
    if _is_street(lower, sentence.tags[core - 1 : core], preceded):
        return "place"
    if (
        len(words) > 1
        and lower[0] in people.given_names()
        and lower[-1] not in world.organisation_words() | world.thing_words()
    ):
        return "person"
    if (
        lower[-1] in world.organisation_words()
        or lower[0] in world.organisation_words()
        or "of" in lower
        or "and" in lower
        or not _DEVOTED.isdisjoint(lower[:-2])
    ):
        return "organisation" if len(words) > 1 or preceded == "the" or lower[0] in world.organisation_names() else None
    if whole.replace(" ", "-") in world.organisation_names() or (words[0].isupper() and len(normal(words[0])) > 1):
        return "organisation"
    if "." in words[0][1:-1] and not _INITIAL.match(words[0]) and len(words) == 1:
        return "organisation"  # a web site
    if lower[-1] in world.thing_words():
        return None
    if (
        len(words) in (2, 3)
        and preceded != "the"
        and (len(words) == 2 or _INITIAL.match(words[1]) or lower[1] in _PARTICLES)
    ):
        return "person"
    return "organisation" if preceded == "the" and len(words) > 1 else None


def _is_street(lower: tuple[str, ...], tag: str, before: str) -> bool:
    """Whether a name is a street's: "Mill Lane", and "Penny Lane" where something lies on it, but not Penny Lane."""
    named = len(lower) > 1 and lower[-1] in world.streets()
    return named and (lower[0] not in people.given_names() or tag == "#" or before in _ALONG)

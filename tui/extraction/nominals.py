"""Noun phrases that name an actor by a role: "the Russian leader", "her lawyer", "two officials".

The head is a role noun (lexicon titles); what stands before it tells the nation, and whether the text expects the
reader to know who is meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.article import ActorKind, Span
from tui.extraction.lexicon import people, world
from tui.extraction.lexicon.people import Gender
from tui.extraction.titles import body_of, nation_of
from tui.extraction.tokens import Sentence

_LEFT = re.compile(r"(?:[DG#]+|)(?:[JXnkSduQB#bsg](?!\Z)|(?<=X)\.)*\Z")
_LONGEST = 8
_INNER = frozenset({"JB", "DB", "GB", "#—", "Sw", "Dw", "Gw", "Jw"})
"""The letters before "lady" in "the former first lady", "year" in "34-year", "chief" in "the state’s tax chief"."""
_DEFINITE = frozenset("the this that these those his her its their our my your".split())
_VERBS = frozenset("sVUu:")


@dataclass(frozen=True, slots=True)
class Nominal:
    """One such phrase where it stands."""

    span: Span
    sentence: int
    first: int
    end: int
    head: str
    """The role noun in lower case."""
    kind: ActorKind
    plural: bool
    definite: bool
    nation: str
    """The nation, the party or the body before the office."""
    gender: Gender
    owner: int
    """The index after the name or pronoun that owns it ("Putin’s ally"), or -1."""


def nominals(number: int, sentence: Sentence, taken: frozenset[int]) -> Iterator[Nominal]:
    """The role phrases of a sentence that are no part of a name; `taken` are the indices that names cover."""
    roles = people.roles()
    for at, word in enumerate(sentence.lower):
        kind = roles.get(word)
        if (
            kind is None
            or kind == "document"
            or at in taken
            or (sentence.tags[at] in "AMX" and sentence.words[at].islower())
        ):
            continue
        if sentence.tags[at + 1 : at + 2] in ("n", "k") and sentence.lower[at + 1] in roles:
            continue
        first = _first(sentence, at)
        bare = sentence.tags[first] not in "DG#" and "S" not in sentence.tags[first:at]
        headline = (at == 0 or sentence.heading) and _is_office_alone(sentence, at)
        if not headline and ((first == at and kind != "people") or (bare and sentence.tags[at] == "X")):
            continue
        yield _nominal(number, sentence, first, at, kind)


def _is_office_alone(sentence: Sentence, at: int) -> bool:
    """Whether an office in a headline does without an article: "Mayor says", "says mayor", "Mayor of Lindmar: …"."""
    before = sentence.tags[max(0, at - 1) : at] if sentence.heading else ""
    of = sentence.heading and at == 0 and sentence.lower[at + 1 : at + 2] == ("of",)
    return of or not _VERBS.isdisjoint((before, sentence.tags[at + 1 : at + 2]))


def _first(sentence: Sentence, head: int) -> int:
    low = max(0, head - _LONGEST)
    tags = sentence.tags
    at = head
    while at > low and (tags[at - 1] in "JXnkSQ#" or tags[max(0, at - 2) : at] in _INNER):
        at -= 1
        if tags[at] == "S" and at > 0 and tags[at - 1] not in "XnkQ":
            return at + 1
    while (at > low and tags[at - 1] in "DG#") or (
        at > low and tags[at - 1] in "bsVuB" and at - 1 > low and tags[at - 2] in "DG"
    ):
        at -= 1
    return at


def _nominal(number: int, sentence: Sentence, first: int, head: int, kind: str) -> Nominal:
    lower = sentence.lower
    owned = sentence.tags.find("S", first, head)
    lead = lower[first]
    word = lower[head]
    span_kind: ActorKind = (
        "person"
        if kind == "person"
        else "group"
        if kind == "people"
        else "organisation"
        if kind == "organisation"
        else "place"
    )
    return Nominal(
        span=sentence.cover(first, head + 1),
        sentence=number,
        first=first,
        end=head + 1,
        head=word,
        kind=span_kind,
        plural=kind == "people",
        definite=lead in _DEFINITE or owned > 0,
        nation=_nation(lower[first:head]) or _ruled(sentence, head + 1) or body_of(sentence, first, head),
        gender=people.gendered().get(word, ""),
        owner=owned if owned > 0 else first + 1 if sentence.tags[first] == "G" else -1,
    )


def _ruled(sentence: Sentence, at: int) -> str:
    """The nation after "of": "the leader of Japan"."""
    if sentence.lower[at : at + 1] != ("of",):
        return ""
    at += 2 if sentence.lower[at + 1 : at + 2] == ("the",) else 1
    end = next((n for n in range(at, len(sentence.tags)) if sentence.tags[n] != "X"), len(sentence.tags))
    return world.countries().get(" ".join(sentence.lower[at:end]), "") if sentence.tags[end : end + 1] != "S" else ""


def _nation(words: tuple[str, ...]) -> str:
    """The nation, also where one word of it stands for the whole: "the North’s leader"."""
    found = nation_of(words)
    if found:
        return found
    return next((world.countries()[f"the {w}"] for w in words if f"the {w}" in world.countries()), "")

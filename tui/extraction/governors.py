"""Who does what a clause tells, as far as its words show: whom "they", "it" and "its" there mean most often."""

from tui.extraction.entities import Entity
from tui.extraction.tokens import Sentence
from tui.extraction.walk import Cast

_GOVERNED = frozenset({"they", "their", "it", "its"})
_FINITE = "AMVsUu"
_BASE = "bw"


def governor(cast: Cast, sentence: Sentence, at: int) -> Entity | None:
    """The body, the place or the people right before whose verb the word at `at` comes; None where that is a person.

    A verb is one that stands after a mention, finite or with "to": "the town hopes that they", "a bid by the town to".
    """
    if sentence.lower[at] not in _GOVERNED:
        return None
    for first in range(at - 1, -1, -1):
        for entity, span in cast.at.get(sentence.starts[first], ()):
            end = sentence.at(span.end - 1) + 1
            asked = sentence.tags[max(0, first - 1) : first] in ("A", "M")  # "should the town claim"
            if end <= at and _has_verb(sentence.tags, end, _FINITE + _BASE if asked else _FINITE):
                return None if entity.kind == "person" and not entity.plural else entity
    return None


def _has_verb(tags: str, at: int, verbs: str) -> bool:
    while tags[at : at + 1] and tags[at] in "BN":
        at += 1
    after = tags[at : at + 1]
    return bool(after) and (after in verbs or (after == "T" and tags[at + 1 : at + 2] in tuple(_BASE)))

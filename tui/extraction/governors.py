"""Who does what a clause tells, as far as its words show: whom "they", "it" and "its" there mean most often."""

from tui.extraction.entities import Entity
from tui.extraction.tokens import Sentence
from tui.extraction.walk import Cast
from tui.language import stem

_GOVERNED = frozenset({"they", "their", "it", "its"})
_SEVERAL = frozenset({"they", "their"})
_HELPING = frozenset("help assist aid support suppli provid equip arm entrust".split())
"""The stems of the verbs."""
_WITH = frozenset({"with", "in"})
_FINITE = "AMVsUu"
_BASE = "bw"


def governor(cast: Cast, sentence: Sentence, at: int) -> Entity | None:
    """The body, the place or the people right before whose verb the word at `at` comes; None where that is a person.

    A verb is one that stands after a mention, finite or with "to": "the town hopes that they", "a bid by the town to".
    Nearer is who is helped: "helping the town with their ships". Of several who are joined it is none.
    """
    if sentence.lower[at] not in _GOVERNED:
        return None
    entity, first = _helped(cast, sentence, at) or _subject(cast, sentence, at) or (None, 0)
    if entity is None or (entity.kind == "person" and not entity.plural):
        return None
    return None if _joined(cast, sentence, first) < first else entity


def several(cast: Cast, sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The words of all those, joined by "and", before whose verb "they" or "their" comes at `at`: first, and end."""
    if sentence.lower[at] not in _SEVERAL or _helped(cast, sentence, at):
        return None
    entity, last = _subject(cast, sentence, at) or (None, 0)
    first = _joined(cast, sentence, last)
    if entity is None or first == last:
        return None
    return first, max(sentence.at(span.end - 1) + 1 for one, span in cast.at[sentence.starts[last]] if one is entity)


def _subject(cast: Cast, sentence: Sentence, at: int) -> tuple[Entity, int] | None:
    """Whose verb is the last before `at`, and where the mention begins."""
    for first in range(at - 1, -1, -1):
        for entity, span in cast.at.get(sentence.starts[first], ()):
            end = sentence.at(span.end - 1) + 1
            asked = sentence.tags[max(0, first - 1) : first] in ("A", "M")  # "should the town claim"
            if end <= at and _has_verb(sentence.tags, end, _FINITE + _BASE if asked else _FINITE):
                return entity, first
    return None


def _helped(cast: Cast, sentence: Sentence, at: int) -> tuple[Entity, int] | None:
    """Who is helped "with their" or "in their" something, `at` there, and where the mention begins."""
    if at < 3 or sentence.lower[at - 1] not in _WITH:
        return None
    found = cast.ending(sentence, at - 2)
    return found if found and found[1] and stem(sentence.lower[found[1] - 1]) in _HELPING else None


def _joined(cast: Cast, sentence: Sentence, first: int) -> int:
    """Where the mentions begin that are joined to the one at `first`: "Peru, Chile and Brazil"."""
    joined, link = first, "and"
    while first > 1 and sentence.lower[first - 1] == link and (before := cast.ending(sentence, first - 2)):
        first = before[1]
        if link == "and" or not (first and sentence.tags[first - 1] == "P"):  # "in Peru, Chile and Brazil"
            joined = first
        link = ","
    return joined


def _has_verb(tags: str, at: int, verbs: str) -> bool:
    while tags[at : at + 1] and tags[at] in "BN":
        at += 1
    after = tags[at : at + 1]
    return bool(after) and (after in verbs or (after == "T" and tags[at + 1 : at + 2] in tuple(_BASE)))

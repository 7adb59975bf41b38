"""Surnames that stand where no mention was found: in compounds, before nouns, as owners.

"The Ruiz-Marsh talks" names two persons; "anti-Ruiz", "the Ruiz campaign" and "Ruiz’s ministry" name one. Who is meant
is whom the surname alone would mean there. A word within a longer name is left to that name.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from tui.article import Mention, Span
from tui.extraction.lexicon import people, world
from tui.extraction.names import Name, names, normal, part_of
from tui.extraction.owners import named_so
from tui.extraction.tokens import Sentence
from tui.extraction.walk import Cast

_PART = re.compile(r"[^-‐‑–]+")


def note_surnames(cast: Cast, sentences: Sequence[Sentence]) -> None:
    """Give the persons of the cast the surnames that no mention holds; a compound of names is no name of its own."""
    persons = [one for one in cast.entities.actors if one.kind == "person" and one.named]
    keys = [key for person in persons for key in person.keys]
    families = {key[-1] for key in keys if len(key) == 1 or key[0] in people.given_names()}
    words = {word for key in keys if len(key) > 1 for word in key}
    compounds = [
        name
        for number, sentence in enumerate(sentences)
        for at, word in enumerate(sentence.words)
        if not word.isalpha() and normal(word) not in words
        for name in _parts(number, sentence, at, families)
    ]
    cast.forget({sentences[name.sentence].cover(name.first, name.end) for name in compounds})
    taken = _taken(cast, sentences[-1].span.end if sentences else 0)
    for name in chain(compounds, _bare(sentences, families)):
        person = named_so(cast.entities, name) if not taken[name.span.start] else None
        if person is not None:
            cast.add(person, Mention(name.span, "name"))
            person.mentions.sort(key=lambda mention: mention.span)
            taken[name.span.start : name.span.end] = b"\x01" * name.span.length


def _parts(number: int, sentence: Sentence, at: int, families: set[str]) -> Iterator[Name]:
    """The surnames in a word with hyphens, if all of its parts with a capital are surnames or countries."""
    parts = [part for part in _PART.finditer(sentence.words[at]) if part[0][0].isupper()]
    if all(normal(part[0]) in families or part[0].lower() in world.countries() for part in parts):
        for part in parts:
            if normal(part[0]) in families and part[0] != sentence.words[at]:
                yield part_of(number, sentence, at, Span(*part.span()))


def _bare(sentences: Sequence[Sentence], families: set[str]) -> Iterator[Name]:
    """The surnames that stand alone, a noun after them or none."""
    for number, sentence in enumerate(sentences):
        if any(t == "X" and normal(word) in families for t, word in zip(sentence.tags, sentence.words, strict=True)):
            for name in names(number, sentence):
                if len(name.key) == 1 and name.key[0] in families and name.kind in ("person", None):
                    yield name


def _taken(cast: Cast, length: int) -> bytearray:
    """Which offsets names hold, but for those of bodies that go by a person's name."""
    found = bytearray(length)
    for actor in cast.entities.actors:
        if actor.kind != "organisation" or not any(key[-1] in people.staffs() for key in actor.keys):
            for one in actor.mentions:
                if one.kind == "name":
                    found[one.span.start : one.span.end] = b"\x01" * one.span.length
    return found

"""Mentions that the network has passed over and the rules are sure of: people by title, first name or surname; sources.

What is said has somebody who says it: a source that begins with no mention is asked for too.
"""

from collections.abc import Iterator, Sequence

from tui.article import MentionKind, Span
from tui.extraction.drafts import Draft
from tui.extraction.encoder.likeness import PERSONAL, likeness
from tui.extraction.encoder.mentions import FoundMention
from tui.extraction.lexicon import people
from tui.extraction.names import Name, names
from tui.extraction.tokens import Sentence

Overlooked = tuple[Span, MentionKind]


def overlooked(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[FoundMention], drafts: Sequence[Draft]
) -> tuple[Overlooked, ...]:
    """What none of the `mentions` is, in order of the text, and its form; all are of one stretch of the article."""
    taken = {offset for m in mentions if m.form == "name" for offset in range(m.span.start, m.span.end)}
    found: dict[Span, MentionKind] = {n.span: "name" for n in _people(sentences) if taken.isdisjoint(range(*n.span))}
    begun = {mention.span.start for mention in mentions} | {span.start for span in found}
    for draft in drafts:
        if draft.head is not None and draft.head.start not in begun:
            pronoun = 0 < likeness(draft.head.of(text)).pronoun < PERSONAL
            found[draft.head] = "pronoun" if pronoun else "nominal"
    return tuple(sorted(found.items()))


def _people(sentences: Sequence[Sentence]) -> Iterator[Name]:
    """The names that are people's: with a title or a first name, or the surname of one that has one."""
    given = people.given_names()
    every = [name for number, sentence in enumerate(sentences) for name in names(number, sentence)]
    full = [name for name in every if name.kind == "person" and len(name.key) > 1 and name.key[0] in given]
    families = {name.key[-1] for name in full}
    for name in every:
        titled = name.kind == "person" and bool(name.roles or (len(name.key) > 1 and name.key[0] in given))
        surname = name.kind in ("person", None) and len(name.key) == 1 and name.key[0] in families
        if (titled or surname) and not name.modifies:
            yield name

"""Mentions that the network has passed over and the rules are sure of: people by title, first name or surname; sources.

What is said has somebody who says it: a source that begins with no mention is asked for too.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tui.article import MentionKind, Span
from tui.extraction.documents import document
from tui.extraction.drafts import Draft
from tui.extraction.encoder.likeness import PERSONAL, likeness
from tui.extraction.encoder.mentions import FoundMention
from tui.extraction.lexicon import people
from tui.extraction.names import Name, names
from tui.extraction.tokens import Sentence

Overlooked = tuple[Span, MentionKind, bool]
"""Where it is, its form, and whether it is one however unlikely it seems to the network."""


def overlooked(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[FoundMention], drafts: Sequence[Draft]
) -> tuple[Overlooked, ...]:
    """What none of the `mentions` is, in order of the text; all are of one stretch of the article."""
    taken = {offset for m in mentions if m.form == "name" for offset in range(m.span.start, m.span.end)}
    found: dict[Span, Overlooked] = {
        name.span: (name.span, "name", True)
        for name in _people(sentences)
        if taken.isdisjoint(_ends(sentences[name.sentence], name))
    }
    begun = {mention.span.start for mention in mentions if not _owns(text, mention)} | {span.start for span in found}
    for draft in drafts:
        if draft.head is None:
            continue
        words = draft.head.of(text)
        pronoun = 0 < likeness(words).pronoun < PERSONAL
        if not pronoun and draft.source and (issued := _document(sentences, draft.source[0])):
            found[issued] = (issued, "nominal", True)
        elif draft.head.start not in begun:
            form: MentionKind = "pronoun" if pronoun else "name" if words.istitle() and words.isalpha() else "nominal"
            found[draft.head] = (draft.head, form, False)
    return tuple(found[span] for span in sorted(found))


def _ends(sentence: Sentence, name: Name) -> tuple[int, int]:
    """Where the first and the last word of a name without its titles begin."""
    return sentence.starts[max(name.first, name.end - len(name.words))], sentence.starts[name.end - 1]


def _owns(text: str, mention: FoundMention) -> bool:
    """Whether it only owns what is meant: "Ruiz" of "Ruiz’s campaign"."""
    return text[mention.span.end : mention.span.end + 2] in ("’s", "'s")


def _document(sentences: Sequence[Sentence], source: Span) -> Span | None:
    """Where a source names a document, up to the word that says so."""
    sentence = sentences[max(0, bisect_right(sentences, source.start, key=lambda one: one.span.start) - 1)]
    first = sentence.at(source.start)
    found = document(sentence, first, min(sentence.at(source.end - 1) + 1, len(sentence.words)))
    return sentence.cover(first, found.end) if found else None


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

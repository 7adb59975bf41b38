"""Mentions resolved and attributions given their speakers, in one walk through the article.

Each helps the other: "he" prefers whoever spoke last, "I" within a quotation is its speaker, and a floating quotation
belongs to whoever spoke last.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tui.article import Mention, Span
from tui.extraction.drafts import Draft
from tui.extraction.entities import Entities, Entity
from tui.extraction.names import Name
from tui.extraction.nominals import nominals
from tui.extraction.references import FIRST, PLURAL, SINGULAR, Memory, antecedent, is_subject, naming, resolve_nominal
from tui.extraction.tokens import Sentence

_CARRIED = 3
_PRONOUN = re.compile("[ROG]")
_RESOLVED = frozenset({*SINGULAR, *PLURAL})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A draft with its speaker."""

    draft: Draft
    speaker: Entity | None
    antecedent: Span | None
    how: str
    """"name", "role", "pronoun", "carried" or "" where nobody was found."""


@dataclass(slots=True)
class _Walk:
    """Where the walk stands."""

    memory: Memory
    names: dict[int, dict[int, tuple[Entity, Name]]]
    """Sentence -> index of each first word of a name's core -> its actor and itself."""
    last: Entity | None = None
    last_paragraph: int = -99


def spoken(
    sentences: Sequence[Sentence], drafts: Sequence[Draft], entities: Entities, owner: dict[Name, Entity]
) -> tuple[Spoken, ...]:
    """The drafts with their speakers, in order; the entities receive all their mentions."""
    walk = _Walk(Memory(entities), {})
    for name, entity in owner.items():
        walk.names.setdefault(name.sentence, {})[name.first] = (entity, name)
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    found: list[Spoken] = []
    inside: dict[int, Entity | None] = {}
    for number, sentence in enumerate(sentences):
        _mentions(walk, number, sentence)
        here = [_with_speaker(walk, draft, sentence) for draft in by_sentence.get(number, [])]
        for one in here:
            inside.update(dict.fromkeys(one.draft.quotations, one.speaker))
        found.extend(here)
        _quoted_pronouns(walk, number, sentence, inside)
    return tuple(found)


def _mentions(walk: _Walk, number: int, sentence: Sentence) -> None:
    """Note every mention of a sentence in order, but for the pronouns within quotations."""
    names = walk.names.get(number, {})
    covered = frozenset(i for _, name in names.values() for i in range(sentence.at(name.span.start), name.end))
    roles = {n.first: n for n in nominals(number, sentence, covered)} if not sentence.heading else {}
    for at in sorted({*names, *roles, *_pronouns(sentence)}):
        if at in names:
            entity, name = names[at]
            subject = is_subject(sentence, sentence.at(name.span.start), name.end)
            walk.memory.note(
                entity, name.span, "name", number, subject=subject, owner=sentence.tags[name.end : name.end + 1] == "S"
            )
        elif sentence.plain[at] in "ROG":
            _pronoun(walk, number, sentence, at, None)
        if at in roles:
            resolve_nominal(walk.memory, sentence, roles[at], names)


def _pronouns(sentence: Sentence) -> list[int]:
    lower = sentence.lower
    return [m.start() for m in _PRONOUN.finditer(sentence.tags) if lower[m.start()] in _RESOLVED]


def _pronoun(walk: _Walk, number: int, sentence: Sentence, at: int, not_: Entity | None) -> None:
    last = walk.last if sentence.passage - walk.last_paragraph <= _CARRIED else None
    seen = antecedent(walk.memory, sentence.lower[at], number, last, not_)
    if seen is None:
        return
    span = sentence.cover(at, at + 1)
    gender = SINGULAR.get(sentence.lower[at])
    if gender and not seen.entity.gender:
        seen.entity.gender = gender
    walk.memory.through[span.start] = naming(seen.entity) or seen.span
    walk.memory.note(seen.entity, span, "pronoun", number, subject=sentence.tags[at] == "R")


def _quoted_pronouns(walk: _Walk, number: int, sentence: Sentence, inside: dict[int, Entity | None]) -> None:
    for first, last, quotation in sentence.quoted:
        speaker = inside.get(quotation)
        for at in range(first, last + 1):
            word = sentence.lower[at]
            if word in FIRST and speaker is not None and sentence.tags[at] in "ROG":
                span = sentence.cover(at, at + 1)
                speaker.mentions.append(Mention(span, "pronoun"))
            elif sentence.tags[at] in "ROG" and (word in SINGULAR or word in PLURAL):
                _pronoun(walk, number, sentence, at, speaker)


def _with_speaker(walk: _Walk, draft: Draft, sentence: Sentence) -> Spoken:
    entity: Entity | None = None
    back: Span | None = None
    how = ""
    if draft.head is not None:
        entity, mention = _at(walk, sentence, draft.head)
        if (entity is None or entity.kind != "person") and draft.source:
            entity, mention = _person_beside(walk, sentence, draft) or (entity, mention)
        if entity is not None and mention is not None:
            back = walk.memory.through.get(mention.start)
            how = (
                "name"
                if back is None
                else "pronoun"
                if sentence.lower[sentence.at(mention.start)] in {*SINGULAR, *PLURAL}
                else "role"
            )
            if draft.source and not any(span.overlaps(mention) for span in draft.source):
                back = back or mention
    elif draft.rule == "floating" and walk.last is not None and sentence.passage - walk.last_paragraph <= _CARRIED:
        entity, how = walk.last, "carried"
        back = naming(entity)
    if entity is not None and not sentence.heading:
        entity.speaks = True
        walk.last, walk.last_paragraph = entity, sentence.passage
    return Spoken(draft, entity, back, how)


def _person_beside(walk: _Walk, sentence: Sentence, draft: Draft) -> tuple[Entity, Span] | None:
    """The person whom a source names between commas after another phrase: "the council’s secretary, Ana Ruiz, said"."""
    whole = draft.source[-1]
    for at in range(sentence.at(whole.start), sentence.at(whole.end - 1) + 1):
        known = walk.memory.at.get(sentence.starts[at])
        if known and known[0].kind == "person" and known[1].end <= whole.end and sentence.plain[at - 1 : at] == ",":
            after = sentence.plain[sentence.at(known[1].end - 1) + 1 :][:1]
            if after in (",", "", "V", "s") or sentence.ends[sentence.at(known[1].end - 1)] == whole.end:
                return known
    return None


def _at(walk: _Walk, sentence: Sentence, head: Span) -> tuple[Entity | None, Span | None]:
    """The actor of the mention that heads a source: the last one in it that nothing of it depends on."""
    first, end = sentence.at(head.start), sentence.at(head.end - 1) + 1
    candidates: list[tuple[int, Entity, Span]] = []
    for at in range(first, min(end, len(sentence.words))):
        known = walk.memory.at.get(sentence.starts[at])
        if known and known[1].end <= head.end:
            candidates.append((at, *known))
    if not candidates:
        return None, None
    for at, entity, span in candidates:
        after = sentence.at(span.end)
        owning = sentence.tags[after : after + 1] == "S" and span.end < head.end
        if not owning and not any(c[2].start <= span.start and span.end < c[2].end for c in candidates):
            before = sentence.lower[at - 1] if at > first else ""
            if before not in ("of", "for", "in", "at", "from", "with", "by") and sentence.tags[
                after : after + 1
            ] not in ("n", "J", "k"):
                return entity, span
    return None, None

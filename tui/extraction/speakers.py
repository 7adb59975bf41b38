"""Attributions given their speakers: whom the source's mention means, and for a floating quotation whoever spoke last.

"I" within what somebody says is its speaker.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.article import Mention, Span
from tui.extraction.drafts import Draft
from tui.extraction.encoder.likeness import likeness
from tui.extraction.entities import Entity
from tui.extraction.tokens import Sentence
from tui.extraction.walk import Cast, naming

_CARRIED = 3

Candidate = tuple[Entity, Span]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A draft with its speaker."""

    draft: Draft
    speaker: Entity | None
    antecedent: Span | None
    how: str
    """"name", "role", "pronoun", "carried" or "" where nobody was found."""


def spoken(text: str, sentences: Sequence[Sentence], drafts: Sequence[Draft], cast: Cast) -> tuple[Spoken, ...]:
    """The drafts, which are in order, with their speakers; the actors receive the pronouns that wait for these."""
    found: list[Spoken] = []
    last: Entity | None = None
    paragraph = -_CARRIED - 1
    for draft in drafts:
        sentence = sentences[draft.sentence]
        near = sentence.passage - paragraph <= _CARRIED
        one = (
            _carried(draft, last if near else None) if draft.rule == "floating" else _named(text, sentence, draft, cast)
        )
        found.append(one)
        if one.speaker is not None and not sentence.heading:
            one.speaker.speaks = True
            last, paragraph = one.speaker, sentence.passage
    _first_persons(found, cast)
    return tuple(found)


def _carried(draft: Draft, last: Entity | None) -> Spoken:
    return Spoken(draft, last, naming(last), "carried") if last else Spoken(draft, None, None, "")


def _named(text: str, sentence: Sentence, draft: Draft, cast: Cast) -> Spoken:
    if draft.head is None:
        return Spoken(draft, None, None, "")
    known = _at(sentence, draft.head, cast) or (_at(sentence, draft.source[-1], cast) if draft.source else None)
    if (known is None or known[0].kind != "person") and draft.source:
        known = _person_beside(sentence, draft.source[-1], cast) or known
    if known is None or not _is_somebody(known[0]):
        return Spoken(draft, None, None, "")
    entity, mention = known
    draft = _with_name(text, draft, entity, cast)
    back = cast.through.get(mention)
    pronoun = likeness(mention.of(text)).pronoun
    how = "name" if back is None else "pronoun" if pronoun else "role"
    if not any(span.overlaps(mention) for span in draft.source):
        back = back or mention
    return Spoken(draft, entity, back, how)


def _with_name(text: str, draft: Draft, entity: Entity, cast: Cast) -> Draft:
    """The draft with the name in its source that stands between that and the cue: "her ally, Ana Ruiz, said"."""
    if not draft.source or not draft.cue:
        return draft
    source = draft.source[-1]
    between = text[source.end : draft.cue[0].start].rstrip()
    name = Span(source.end + 2, source.end + max(2, len(between) - 1))
    if not (between.startswith(", ") and between.endswith(",") and (entity, name) in cast.at.get(name.start, ())):
        return draft
    return replace(draft, source=(*draft.source[:-1], Span(source.start, name.end + 1)))


def _is_somebody(entity: Entity) -> bool:
    """Whether an actor is more than a pronoun that goes back to nobody."""
    return entity.named or any(mention.kind != "pronoun" for mention in entity.mentions)


def _at(sentence: Sentence, head: Span, cast: Cast) -> Candidate | None:
    """The mention that heads a source: the longest at its start, or the first in it on which nothing of it depends."""
    first, end = sentence.at(head.start), min(sentence.at(head.end - 1) + 1, len(sentence.words))
    inside = [c for at in range(first, end) for c in cast.at.get(sentence.starts[at], ()) if c[1].end <= head.end]
    opening = [c for c in inside if c[1].start == head.start and not _owns(sentence, c[1], head)]
    if opening:
        return max(opening, key=lambda c: c[1].length)
    for entity, span in inside:
        at, after = sentence.at(span.start), sentence.at(span.end)
        depends = not {"P", "F"}.isdisjoint(sentence.tags[first:at])
        if not _owns(sentence, span, head) and not depends and sentence.tags[after : after + 1] not in ("n", "J", "k"):
            return entity, span
    return None


def _owns(sentence: Sentence, span: Span, head: Span) -> bool:
    """Whether a mention only owns what the head is about: "Putin’s ally"."""
    after = sentence.at(span.end)
    return span.end < head.end and sentence.tags[after : after + 1] == "S" and sentence.ends[after] < head.end


def _person_beside(sentence: Sentence, source: Span, cast: Cast) -> Candidate | None:
    """The person whom a source names between commas after another phrase: "the council’s secretary, Ana Ruiz, said"."""
    first, end = sentence.at(source.start), sentence.at(source.end - 1) + 1
    for at in range(first, min(end + 2, len(sentence.words))):  # the name may stand right after what the network saw
        for entity, span in cast.at.get(sentence.starts[at], ()):
            inside = span.end <= source.end or at >= end
            if entity.kind == "person" and inside and at > first and sentence.plain[at - 1] == ",":
                last = sentence.at(span.end - 1)
                if sentence.plain[last + 1 : last + 2] in (",", "", "V", "s") or sentence.ends[last] == source.end:
                    return entity, span
    return None


def _first_persons(found: Sequence[Spoken], cast: Cast) -> None:
    """Give every waiting "I" to the speaker of the shortest content around it, else to whom the network would."""
    contents = sorted((span, one.speaker) for one in found if one.speaker for span in one.draft.content)
    for span, likely in cast.waiting:
        speaker = likely
        at = bisect_left(contents, span.start + 1, key=lambda content: content[0].start)
        around = [c for c in contents[max(0, at - _CARRIED) : at] if c[0].covers(span)]
        if around:
            speaker = min(around, key=lambda content: content[0].length)[1]
        if speaker is not None:
            speaker.mentions.append(Mention(span, "pronoun"))

"""The pipeline: one Article to one Analysis, a module a step, read from top to bottom.

Every step takes spans of `Article.text` and hands on spans; the text itself is never changed and never searched again.
"""

from dataclasses import replace

from tui.article import Actor, Analysis, Article, Attribution, Span
from tui.extraction.agreement import agreed
from tui.extraction.casting import Referring, cast_of
from tui.extraction.confidence import confidence
from tui.extraction.drafts import Draft
from tui.extraction.english import REASON, is_english
from tui.extraction.entities import Entity, display
from tui.extraction.heads import Heads
from tui.extraction.hearing import heard
from tui.extraction.hearsay import hearsay
from tui.extraction.joins import joined
from tui.extraction.kinds import kind_of
from tui.extraction.labels import by_colon, by_dash
from tui.extraction.network import network
from tui.extraction.passages import looked_at, passages
from tui.extraction.phrases import phrases
from tui.extraction.quotations import Quotation, quotations
from tui.extraction.reasons import reasons
from tui.extraction.reports import reported
from tui.extraction.roles import roles_of
from tui.extraction.snapping import marks_of
from tui.extraction.speakers import Spoken, spoken
from tui.extraction.tokens import sentences_of, tokenised
from tui.extraction.version import ENGINE


def analyse(article: Article, window: Span | None = None) -> Analysis:
    """What the article says of who said what; with `window`, only the blocks around it are looked at.

    Pure; raises EngineFault where the network's weights cannot be used, and nothing else, whatever the text. Time grows
    linearly with what is looked at.
    """
    text = article.text
    looked = passages(article, window)
    quoted = quotations(text, looked)
    spans = sentences_of(text, looked)
    sentences = tokenised(text, looked, spans, quoted)
    heads = Heads(sentences, tuple(phrases(s) for s in sentences))
    ruled = joined(tuple(d for n in range(len(sentences)) for d in _ruled(n, heads)), sentences, quoted, looked)
    marks = marks_of(quoted)
    drafts: list[Draft] = []
    referring: list[Referring] = []
    for stretch in heard(text, looked, quoted, network()):
        here = [draft for draft in ruled if stretch.span.holds(draft.start)]
        agreed_here = agreed(text, stretch.attributions, here, marks, looked, heads)
        agreed_here = (*agreed_here, *hearsay(heads, heads.within(stretch.span), agreed_here))
        drafts.extend(agreed_here)
        referring.append(stretch.referring(text, sentences, agreed_here))
        del stretch  # or two of them would be in memory while the next is read
    cast = cast_of(sentences, referring)
    said = spoken(text, sentences, drafts, cast)
    actors, ids = _actors(text, cast.entities.actors)
    return Analysis(
        engine=ENGINE,
        attributions=_doubted(_attributions(text, said, quoted, ids, actors), sure=is_english(sentences)),
        actors=actors,
        quotations=tuple(q.span for q in quoted),
        sentences=tuple(s for group in spans for s in group),
        window=looked_at(looked, window),
    )


def _ruled(number: int, heads: Heads) -> list[Draft]:
    """What the rules find in one sentence, by colon, by dash, by cue."""
    sentence, found = heads.sentences[number], heads.phrases[number]
    drafts = [*by_colon(number, sentence, found), *by_dash(number, sentence, found)]
    taken = {n for draft in drafts for n in draft.quotations}
    return [*drafts, *reported(number, sentence, found, taken)]


def _actors(text: str, entities: list[Entity]) -> tuple[tuple[Actor, ...], dict[int, str]]:
    """Those that are mentioned, in order of their first mention, and the id of each."""
    mentioned = sorted((e for e in entities if e.mentions), key=lambda e: min(m.span for m in e.mentions))
    ids = {id(entity): f"a{number}" for number, entity in enumerate(mentioned, 1)}
    return tuple(_actor(text, entity, ids[id(entity)]) for entity in mentioned), ids


def _actor(text: str, entity: Entity, name_id: str) -> Actor:
    name, aliases = display(entity)
    acts = entity.speaks or (entity.named and entity.kind != "place")
    mentions = tuple(sorted(set(entity.mentions), key=lambda m: m.span))
    roles = roles_of(text, mentions, (name, *aliases))
    return Actor(name_id, name, entity.kind, acts, aliases, mentions, roles)


def _attributions(
    text: str, said: tuple[Spoken, ...], marks: tuple[Quotation, ...], ids: dict[int, str], actors: tuple[Actor, ...]
) -> tuple[Attribution, ...]:
    named = {actor.id: actor.name for actor in actors}
    found = []
    for number, one in enumerate(sorted(said, key=lambda s: s.draft.start), 1):
        draft = one.draft
        speaker = ids.get(id(one.speaker)) if one.speaker is not None else None
        found.append(
            Attribution(
                id=f"q{number}",
                kind=kind_of(text, draft.content, [marks[n] for n in draft.quotations]),
                content=draft.content,
                source=draft.source,
                cue=draft.cue,
                speaker=speaker,
                floating=draft.rule == "floating",
                confidence=confidence(draft, one.how),
                stance=draft.stance,
                reasons=reasons(text, one, named.get(speaker or "", "")),
                antecedent=one.antecedent,
            )
        )
    return tuple(found)


def _doubted(found: tuple[Attribution, ...], *, sure: bool) -> tuple[Attribution, ...]:
    """What was found, trusted half and with the reason said where the text is in no language known here."""
    if sure:
        return found
    return tuple(replace(q, confidence=round(q.confidence / 2, 2), reasons=(*q.reasons, REASON)) for q in found)

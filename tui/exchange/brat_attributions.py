"""Attributions in brat: events that tie a source, a cue and a content, as PolNeAR has them (Newell et al. 2018).

Invariant: what `put_analysis` puts on a sheet, `attributions_of` and `actors_of` give back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from tui.article import (
    Actor,
    Analysis,
    Attribution,
    AttributionCorrection,
    AttributionKind,
    Finding,
    Mention,
    Referent,
    Span,
    Stance,
)
from tui.article.codec import Plain
from tui.article.note_codec import correction_to_plain
from tui.exchange.brat_actors import actors_of, free_ids, put_actors
from tui.exchange.brat_extras import EXTRA, extras, strings
from tui.exchange.brat_links import EVENT, ROLES
from tui.exchange.brat_sheet import Sheet
from tui.exchange.brat_standoff import Event, Standoff
from tui.exchange.jsonl import dumps

SPEAKER = "Speaker"
"""The role of the mention through which the speaker is named."""

_MARKS = tuple('"“”„«»')
_TRAILING = ".,;:!?"


def put_analysis(sheet: Sheet, analysis: Analysis) -> None:
    """Put attributions and actors on the sheet; actors without mentions have no place in brat."""
    mentions = put_actors(sheet, analysis.actors)
    voices = {actor.id: actor for actor in analysis.actors if actor.mentions}
    for attribution in analysis.attributions:
        parts = (attribution.source, attribution.cue, attribution.content)
        tied = [(role, sheet.bind(role, spans)) for role, spans in zip(ROLES, parts, strict=True) if spans]
        speaker = _voice(attribution, mentions.get(attribution.speaker or "", ()))
        trigger = sheet.bind(EVENT, attribution.cue or attribution.content[:1])
        event = sheet.happen(EVENT, trigger, [*tied, (SPEAKER, speaker)] if speaker else tied)
        sheet.mark("Kind", event, attribution.kind)
        sheet.mark("Stance", event, attribution.stance)
        if attribution.floating:
            sheet.mark("Floating", event)
        about: Plain = {"id": attribution.id, "confidence": attribution.confidence, "reasons": attribution.reasons}
        about["was"] = correction_to_plain(AttributionCorrection("accept", finding_of(attribution, voices)))["was"]
        if attribution.antecedent is not None:
            about["antecedent"] = attribution.antecedent
        if attribution.speaker is not None and speaker is None:
            about["speaker"] = attribution.speaker
        sheet.remark(EXTRA, event, dumps(about))


def attributions_of(standoff: Standoff, text: str) -> tuple[Attribution, ...]:
    """An attribution for each event with a content; all spans that it ties in a role are in it.

    Those that onrecord wrote are as they were, in their order. In files of others they come in order of the text, their
    kind is read off the quotation marks, and nothing doubts them: their confidence is 1.
    """
    return tuple(attribution for _, attribution in attributed(standoff, text))


def attributed(standoff: Standoff, text: str) -> list[tuple[Event, Attribution]]:
    """Each event with a content and its attribution, as `attributions_of` has them."""
    spans, known = standoff.spans, extras(standoff)
    owners = actors_of(standoff, text)[1]
    marks: dict[str, dict[str, str]] = {}
    for attribute in standoff.attributes:
        marks.setdefault(attribute.ref, {})[attribute.type] = attribute.value
    found = []
    for event in standoff.events:
        made = _attribution(event, spans, owners, marks.get(event.id, {}), known.get(event.id, {}), text)
        if made is not None:
            found.append((event, made))
    wanted = [known.get(event.id, {}).get("id") for event, _ in found]
    if None in wanted:
        found.sort(key=lambda pair: pair[1].spans)
        wanted = [known.get(event.id, {}).get("id") for event, _ in found]
    ids = free_ids(wanted, "q")
    return [(event, replace(made, id=name)) for name, (event, made) in zip(ids, found, strict=True)]


def finding_of(attribution: Attribution, actors: Mapping[str, Actor]) -> Finding:
    """The attribution as a correction means it; `actors` by their ids."""
    actor = actors.get(attribution.speaker or "")
    return Finding(
        attribution.content,
        attribution.source,
        attribution.cue,
        attribution.kind,
        None if actor is None else Referent(actor.name, actor.kind, actor.mentions[0].span),
        attribution.floating,
        attribution.stance,
    )


def _attribution(
    event: Event,
    spans: Mapping[str, tuple[Span, ...]],
    owners: Mapping[str, str],
    marks: Mapping[str, str],
    about: Plain,
    text: str,
) -> Attribution | None:
    """The attribution, without an id; None for an event without a content."""
    parts: dict[str, tuple[Span, ...]] = {}
    for role, ref in event.arguments:
        parts[role.capitalize()] = parts.get(role.capitalize(), ()) + spans.get(ref, ())
    source, cue, content = (parts.get(role, ()) for role in ROLES)
    if not content:
        return None
    if not about:
        source, cue, content = (tuple(sorted(part)) for part in (source, cue, content))
    named = next((owners[ref] for role, ref in event.arguments if role == SPEAKER and ref in owners), None)
    return Attribution(
        id="",
        kind=next((kind for kind in get_args(AttributionKind) if kind == marks.get("Kind")), _kind(text, content)),
        content=content,
        source=source,
        cue=cue,
        speaker=named or _string(about.get("speaker")),
        floating="Floating" in marks,
        confidence=_share(about.get("confidence")),
        stance=next((stance for stance in get_args(Stance) if stance == marks.get("Stance")), "neutral"),
        reasons=strings(about.get("reasons")),
        antecedent=_span(about.get("antecedent"), len(text)),
    )


def _voice(attribution: Attribution, mentions: Sequence[tuple[Mention, str]]) -> str | None:
    """The mention that names the speaker: one in the source, else the last before the content, else the first."""
    content = min(attribution.content)
    inside = [ref for mention, ref in mentions if any(span.covers(mention.span) for span in attribution.source)]
    before = [ref for mention, ref in mentions if mention.span.end <= content.start]
    return next(iter([*inside[:1], *before[-1:], *(ref for _, ref in mentions)]), None)


def _kind(text: str, content: Sequence[Span]) -> AttributionKind:
    """Direct if marks stand at both ends, inside or just outside; mixed if there is one anywhere; else indirect."""
    words = " ".join(span.of(text) for span in content).strip()
    start, end = content[0].start, content[-1].end
    opens = words.startswith(_MARKS) or text[max(0, start - 1) : start].endswith(_MARKS)
    closes = words.rstrip(_TRAILING).endswith(_MARKS) or text[end : end + 1].startswith(_MARKS)
    if opens and closes:
        return "direct"
    return "mixed" if opens or closes or any(mark in words for mark in _MARKS) else "indirect"


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _share(value: object) -> float:
    """A confidence; 1 for what is none."""
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1 else 1.0


def _span(value: object, length: int) -> Span | None:
    match value:
        case [int(start), int(end)] if 0 <= start <= end <= length:
            return Span(start, end)
    return None

"""Attributions out of brat: events that tie a source, a cue and a content, as PolNeAR has them (Newell et al. 2018)."""

from collections.abc import Sequence
from dataclasses import replace

from tui.article import Attribution, AttributionKind, Span
from tui.exchange.brat_standoff import Standoff

_MARKS = tuple('"“”„«»')
_TRAILING = ".,;:!?"


def attributions_of(standoff: Standoff, text: str) -> tuple[Attribution, ...]:
    """An attribution for each event with a content, in order of the text; all spans that it ties in a role are in it.

    The kind is read off the quotation marks, since the corpus does not give it.
    """
    spans = standoff.spans
    found = []
    for event in standoff.events:
        roles: dict[str, list[Span]] = {}
        for role, ref in event.arguments:
            roles.setdefault(role.lower(), []).extend(spans.get(ref, ()))
        content = tuple(sorted(roles.get("content", ())))
        if content:
            source, cue = tuple(sorted(roles.get("source", ()))), tuple(sorted(roles.get("cue", ())))
            found.append(Attribution("", _kind(text, content), content, source, cue, confidence=1.0))
    found.sort(key=lambda attribution: attribution.spans)
    return tuple(replace(attribution, id=f"q{n}") for n, attribution in enumerate(found, 1))


def _kind(text: str, content: Sequence[Span]) -> AttributionKind:
    """Direct if marks stand at both ends, inside or just outside; mixed if there is one anywhere; else indirect."""
    words = " ".join(span.of(text) for span in content).strip()
    start, end = content[0].start, content[-1].end
    opens = words.startswith(_MARKS) or text[max(0, start - 1) : start].endswith(_MARKS)
    closes = words.rstrip(_TRAILING).endswith(_MARKS) or text[end : end + 1].startswith(_MARKS)
    if opens and closes:
        return "direct"
    return "mixed" if opens or closes or any(mark in words for mark in _MARKS) else "indirect"

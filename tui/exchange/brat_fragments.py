"""Spans that brat can hold: a span with a line end or a control character in it is written as the pieces around them.

Invariant: `exact(fragmented(standoff, text))` is `standoff`. Pieces are in order, apart, and free of everything that
a line of an .ann file or a terminal would obey. What was in pieces only for brat's sake is kept in a remark.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tui.article import Span
from tui.exchange.brat_standoff import Remark, Standoff, TextBound
from tui.exchange.jsonl import dumps

EXACT = "Spans"
"""The type of the remark that holds the spans of what had to be written in pieces, as a JSON list of pairs."""

_WRITABLE = re.compile("[^\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]+")


def fragments(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    r"""The pieces of `spans` that a line can hold, in order and apart; one empty span where nothing is left.

    >>> fragments((Span(0, 9),), "one\n\ntwo.")
    (Span(start=0, end=3), Span(start=5, end=9))
    """
    pieces = tuple(
        Span(*found.span()) for span in _apart(spans) for found in _WRITABLE.finditer(text, span.start, span.end)
    )
    return pieces or (Span(spans[0].start, spans[0].start),)


def fragmented(standoff: Standoff, text: str) -> Standoff:
    """The same annotations as brat can hold them; what was changed for that is in remarks, numbered on."""
    bounds, remarks = [], list(standoff.remarks)
    number = max((int(r.id[1:]) for r in remarks if r.id[1:].isdecimal()), default=0)
    for bound in standoff.bounds:
        pieces = fragments(bound.spans, text)
        bounds.append(replace(bound, spans=pieces))
        if pieces != bound.spans:
            number += 1
            remarks.append(Remark(f"#{number}", EXACT, bound.id, dumps(bound.spans)))
    return replace(standoff, bounds=tuple(bounds), remarks=tuple(remarks))


def exact(standoff: Standoff, text: str) -> Standoff:
    """The annotations as they were before `fragmented`; what has been moved since then stays where it is now."""
    bounds = {bound.id: bound for bound in standoff.bounds}
    for remark in standoff.remarks:
        bound = bounds.get(remark.ref)
        if remark.type == EXACT and bound is not None:
            bounds[bound.id] = _restored(bound, remark.text, text)
    remarks = tuple(remark for remark in standoff.remarks if remark.type != EXACT)
    return replace(standoff, bounds=tuple(bounds.values()), remarks=remarks)


def _restored(bound: TextBound, written: str, text: str) -> TextBound:
    try:
        spans = tuple(Span(start, end) for start, end in json.loads(written))
        whole = bool(spans) and all(0 <= start <= end <= len(text) for start, end in spans)
    except (ValueError, TypeError):
        return bound
    return replace(bound, spans=spans) if whole and fragments(spans, text) == bound.spans else bound


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """The same stretches of text in order, those that overlap or touch as one."""
    held: Span | None = None
    for span in sorted(spans):
        if held is not None and span.start <= held.end:
            held = Span(held.start, max(held.end, span.end))
        else:
            if held is not None:
                yield held
            held = span
    if held is not None:
        yield held

"""The words of the text around a difference, with what one side has there marked by signs and roles.

Signs are characters, so that a reader without colours, and a file, lose nothing: {source} <cue> [content].
Invariant: no piece holds a control character or a line end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.article import Span, one_line
from tui.scoring.differences import Difference, Role, Side

SIGNS: dict[Role, str] = {"source": "{}", "cue": "<>", "content": "[]", "mention": "[]", "name": "<>"}
"""What stands before and after a part, by its role."""

_AROUND = 48
_GAP = 24
"""Stretches with fewer characters between them are one."""
_BREAK = re.compile(r"\s*[\r\n]\s*")
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words under one role, or a sign."""

    text: str
    role: Role | None
    """The innermost of the roles that hold here; None for what stands around."""


def stretches(text: str, difference: Difference, around: int = _AROUND, *, across: bool = False) -> tuple[Span, ...]:
    """What of the text to show, the same for both sides: `around` characters to either side of all that begins or ends.

    Stretches begin and end with whole words, and go `across` the ends of paragraphs only if that is asked for.
    """
    parts = [span for side in (difference.first, difference.second) for _, span in side.parts]
    found: list[Span] = []
    for edge in sorted({edge for span in parts for edge in span}):
        window = _window(text, edge, around, across=across)
        if found and window.start <= found[-1].end + _GAP:
            found[-1] = Span(found[-1].start, max(found[-1].end, window.end))
        else:
            found.append(window)
    return tuple(found)


def pieces(text: str, shown: Sequence[Span], side: Side) -> tuple[Piece, ...]:
    """The stretches in words, "…" where something is left out, with the side's parts marked."""
    made: list[Piece] = []
    for n, stretch in enumerate(shown):
        if n or _begins_inside(text, stretch.start):
            made.append(Piece(" … " if n else "… ", None))
        made += _marked(text, stretch, side.parts)
    if shown and _ends_inside(text, shown[-1].end):
        made.append(Piece(" …", None))
    return tuple(made)


def _marked(text: str, stretch: Span, parts: Sequence[tuple[Role, Span]]) -> Iterator[Piece]:
    inside = [(role, span) for role, span in parts if span.overlaps(stretch)]
    cuts = {stretch.start, stretch.end}
    cuts.update(edge for _, span in inside for edge in span if stretch.start <= edge <= stretch.end)
    ordered = sorted(cuts)
    for start, end in zip(ordered, [*ordered[1:], None], strict=True):
        closing = [(role, span) for role, span in inside if span.end == start]
        for role, _ in sorted(closing, key=lambda part: part[1].length):
            yield Piece(SIGNS[role][1], role)
        opening = [(role, span) for role, span in inside if span.start == start]
        for role, _ in sorted(opening, key=lambda part: -part[1].length):
            yield Piece(SIGNS[role][0], role)
        if end is not None:
            held = [(span.length, role) for role, span in inside if span.start <= start < span.end]
            words = one_line(_BREAK.sub(" ¶ ", text[start:end]))
            yield Piece(words, min(held)[1] if held else None)


def _window(text: str, edge: int, around: int, *, across: bool) -> Span:
    low, high = max(0, edge - around), min(edge + around, len(text))
    marks = "" if across else "\r\n"
    line = max((text.rfind(mark, low, edge) for mark in marks), default=-1)
    start = low if line < 0 else line + 1
    if start == low > 0 and (blank := _BLANK.search(text, low, edge)):
        start = blank.end()
    end = min((at for mark in marks if (at := text.find(mark, edge, high)) >= 0), default=high)
    if end == high < len(text):
        end = edge + len(text[edge:high].rpartition(" ")[0]) or high
    return Span(start, end)


def _begins_inside(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] not in "\r\n"


def _ends_inside(text: str, end: int) -> bool:
    return end < len(text) and text[end] not in "\r\n"

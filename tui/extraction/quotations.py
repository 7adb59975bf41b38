"""Quotation marks, paired by rule, paragraph by paragraph.

Double marks (“ ” " '' `` « » „) and single ones (‘ ’ ') nest. A mark left open runs to the end of its paragraph, and is
one quotation with the next paragraph's if that begins with the same mark. A ’ or ' within or after a word is an
apostrophe unless a single mark is open that it can close. The invariant: quotations nest or are apart, never cross.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.article import Span
from tui.extraction.passages import Passage

_MARK = re.compile(r"''|``|[\"“”„«»‘’'‚‹›＂]")
_DOUBLE_OPEN = frozenset({"“", "„", "«", "``"})
_SINGLE = frozenset({"‘", "’", "'", "‚", "‹", "›"})
_BEFORE_OPEN = frozenset(" \t\n\r\u00a0([{—–-/\"“„«‘'‚\u2009\u200a\u202f…:")
_ELISION = re.compile(r"['’‘](?:\d0s|\d\d\b|tis\b|twas\b|em\b|cause\b|til\b|n['’]|bout\b|round\b|cos\b)", re.IGNORECASE)
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text in quotation marks, within one paragraph."""

    span: Span
    """Marks included."""
    inner: Span
    """Marks left out."""
    passage: int
    """The position of its passage among those looked at."""
    depth: int
    """0 if it stands in no other quotation."""
    closed: bool
    goes_on: bool = False
    """The next paragraph reopens it."""


def quotations(text: str, passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    """All quotations in order of their start, outer ones before those within them."""
    found: list[Quotation] = []
    waiting: list[Quotation] = []
    for number, passage in enumerate(passages):
        here = sorted(_paired(text, passage.span, number), key=lambda q: (q.span.start, -q.span.end))
        waiting = [q for q in waiting if _reopened(text, q, passage.span)]
        found = _mark(found, waiting)
        found.extend(here)
        waiting = [q for q in here if not q.closed and q.depth == 0]
    return tuple(q for q in found if q.closed or q.goes_on or _whole(text, q, passages[q.passage].span))


def _mark(found: list[Quotation], waiting: list[Quotation]) -> list[Quotation]:
    """`found`, whose last quotations are reopened if they are among `waiting`; only those of one paragraph can be."""
    for back in range(len(found) - 1, -1, -1):
        if not waiting or found[back].passage < waiting[0].passage:
            break
        if found[back] in waiting:
            found[back] = replace(found[back], goes_on=True)
    return found


def _reopened(text: str, open_: Quotation, passage: Span) -> bool:
    mark = text[open_.span.start : open_.inner.start]
    return text.startswith(mark, passage.start)


def _whole(text: str, unclosed: Quotation, passage: Span) -> bool:
    """An unclosed mark counts if it opens its paragraph or follows a comma or a colon: else it is a slip."""
    before = text[max(passage.start, unclosed.span.start - 2) : unclosed.span.start].rstrip()
    return unclosed.span.length > 12 and (not before or before[-1] in ",:—–")


def _paired(text: str, span: Span, number: int) -> Iterator[Quotation]:
    marks = [m.span() for m in _MARK.finditer(text, span.start, span.end)]
    last = max((start for start, end in marks if _may_close(text, start, end)), default=-1)
    stack: list[tuple[int, int, str]] = []
    for at, (start, end) in enumerate(marks):
        mark = text[start:end]
        before = text[start - 1] if start > span.start else ""
        after = text[end] if end < span.end else ""
        if mark in _SINGLE and not _is_single_mark(text, span, marks, at, stack, last):
            continue
        level = _closes(mark, before, after, stack)
        if level is not None:
            opened = stack[level]
            del stack[level:]
            if len(stack) < _DEEPEST:
                yield Quotation(Span(opened[0], end), Span(opened[1], start), number, len(stack), closed=True)
        elif _opens(mark, before, after, stack, fresh=_after_full_stop(text, span.start, start)):
            del stack[_DEEPEST:]
            stack.append((start, end, _family(mark)))
    end = span.end
    for depth, (start, inner, family) in enumerate(stack[:1]):
        if family != "'" or start == span.start:
            yield Quotation(Span(start, end), Span(inner, end), number, depth, closed=False)


def _family(mark: str) -> str:
    return {"“": "“", "”": "“", "„": "„", "``": "''", "''": "''", "«": "«", "»": "«"}.get(
        mark, "'" if mark in _SINGLE else '"'
    )


def _closes(mark: str, before: str, after: str, stack: list[tuple[int, int, str]]) -> int | None:
    """The place on the stack of the mark that this one closes."""
    if mark in _DOUBLE_OPEN and not (mark == "“" and any(f == "„" for *_, f in stack)):
        return None
    if mark == '"' and stack and stack[-1][2] == "“" and not _can_only_open(before, after):
        return len(stack) - 1  # a straight mark closes a curly one
    families = {"”": ("“", "„"), "“": ("„",), "''": ("''",), "»": ("«",)}.get(mark, (_family(mark),))
    level = next(
        (i for i in range(len(stack) - 1, max(-1, len(stack) - _DEEPEST), -1) if stack[i][2] in families), None
    )
    if level is not None and mark in ('"', "''", "＂") and _can_only_open(before, after):
        return None
    return level


def _can_only_open(before: str, after: str) -> bool:
    return (
        (not before or before.isspace() or before in "([")
        and bool(after)
        and not after.isspace()
        and after not in ".,;:!?)"
    )


def _after_full_stop(text: str, low: int, start: int) -> bool:
    before = text[max(low, start - 3) : start].rstrip()
    return len(before) < start - low and before[-1:] in (".", "!", "?", "…")


def _opens(mark: str, before: str, after: str, stack: list[tuple[int, int, str]], *, fresh: bool) -> bool:
    if mark in _DOUBLE_OPEN and stack and stack[-1][2] == _family(mark) and fresh:
        return False  # the same mark again after a full stop: the quotation goes on
    if mark in _DOUBLE_OPEN or mark in _SINGLE:
        return bool(after)
    if mark in ("”", "»"):  # a closing mark by its shape, set where one opens
        return mark == "”" and _can_only_open(before, after) and not stack
    if before.isdigit():  # feet and inches
        return False
    if stack and stack[-1][2] == _family(mark) and _can_only_open(before, after):
        stack.pop()  # the one before was never closed
    return bool(after) and not after.isspace() and (not before or before in _BEFORE_OPEN)


def _is_single_mark(
    text: str, span: Span, marks: list[tuple[int, int]], at: int, stack: list[tuple[int, int, str]], last: int
) -> bool:
    """Whether the single mark is a quotation mark and no apostrophe; `last` is the last place where one may close."""
    start, end = marks[at]
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    if any(family == "'" for *_, family in stack[-2:]) and not before.isspace() and not after.isalnum():
        return before != "s" or not after.isspace() or _last_chance(text, marks, at)
    if before.isalnum() or not (after.isalnum() or after in '“"[(…$£€#@'):
        return False
    if before not in _BEFORE_OPEN or _ELISION.match(text, start, span.end):
        return False
    return text[start] != "’" and (start < last or (text[start] == "‘" and start == span.start))


def _last_chance(text: str, marks: list[tuple[int, int]], at: int) -> bool:
    """After "s" a mark may be a plural's apostrophe: it closes if no surer mark follows before the next one opens."""
    for start, end in marks[at + 1 : at + 12]:
        before, after = text[start - 1], text[end : end + 1]
        if text[start] == "‘" or (before.isspace() and after.isalnum()):
            return True
        if text[start:end] in _SINGLE and not before.isspace() and not after.isalnum():
            return False
    return True


def _may_close(text: str, start: int, end: int) -> bool:
    return (
        text[start:end] in _SINGLE
        and not text[max(0, start - 1) : start].isspace()
        and not text[end : end + 1].isalnum()
    )

"""Where a mention stands: its sentence, passage and quotation, and whose words it is part of.

Attributions are read as they are given: `source` and `content` spans are all that is asked of them.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tui.article import Span
from tui.extraction.encoder.features import Ints
from tui.extraction.passages import Passage
from tui.extraction.quotations import Quotation

_SENTENCE = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"‘'(]?[A-Z0-9])")


class Attributed(Protocol):
    """Anything with a source and a content."""

    @property
    def source(self) -> tuple[Span, ...]:
        """Whose words they are."""

    @property
    def content(self) -> tuple[Span, ...]:
        """The words."""


@dataclass(frozen=True, slots=True)
class Places:
    """One entry a mention."""

    sentence: Ints
    passage: Ints
    heading: Ints
    quotation: Ints
    """The number of the outer quotation around it, from 1; 0 for none."""
    attribution: Ints
    """The number of the attribution whose content holds it, the shortest; -1 for none."""
    speaker: Ints
    """The mention that is that attribution's source; -1 for none."""
    source: Ints
    """The number of the attribution whose source it is; -1 for none."""
    before: Ints
    """The mention that is the last source to end before it; -1 for none."""


def places(
    text: str,
    passages: Sequence[Passage],
    marks: Sequence[Quotation],
    spans: Sequence[Span],
    attributions: Sequence[Attributed],
) -> Places:
    """Where the mentions at `spans` stand; these in order of their start, longer ones first."""
    starts = [passage.span.start for passage in passages]
    passage = [max(0, bisect_right(starts, span.start) - 1) for span in spans]
    ends = [m.end() for p in passages for m in _SENTENCE.finditer(text, *p.span)]
    breaks = sorted({*ends, *starts})
    outer = [mark.span for mark in marks if mark.depth == 0]
    voices = _sources(spans, attributions)
    within = _innermost(spans, attributions)
    said_by = {number: mention for mention, number in enumerate(voices) if number >= 0}
    return Places(
        sentence=np.array([bisect_right(breaks, span.start) for span in spans], np.int64),
        passage=np.array(passage, np.int64),
        heading=np.array([passages[p].heading if passages else False for p in passage], np.int64),
        quotation=_inside(spans, outer) + 1,
        attribution=np.array(within, np.int64),
        speaker=np.array([said_by.get(number, -1) for number in within], np.int64),
        source=np.array(voices, np.int64),
        before=_last_sources(spans, voices),
    )


def _inside(spans: Sequence[Span], stretches: Sequence[Span]) -> Ints:
    """For each span the number of the stretch that holds its start, -1 for none; stretches in order and apart."""
    starts = [stretch.start for stretch in stretches]
    found = np.full(len(spans), -1, np.int64)
    for n, span in enumerate(spans):
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and stretches[at].holds(span.start):
            found[n] = at
    return found


def _innermost(spans: Sequence[Span], attributions: Sequence[Attributed]) -> list[int]:
    """For each span the attribution with the shortest content around it."""
    contents = sorted((content, n) for n, one in enumerate(attributions) for content in one.content)
    found = [-1] * len(spans)
    shortest = [0] * len(spans)
    at = 0
    for content, number in contents:
        while at < len(spans) and spans[at].start < content.start:
            at += 1
        n = at
        while n < len(spans) and spans[n].start < content.end:
            if content.covers(spans[n]) and (found[n] < 0 or content.length < shortest[n]):
                found[n], shortest[n] = number, content.length
            n += 1
    return found


def _sources(spans: Sequence[Span], attributions: Sequence[Attributed]) -> list[int]:
    """For each span the attribution of whose source it is the first and longest mention."""
    found = [-1] * len(spans)
    starts = [span.start for span in spans]
    for number, one in enumerate(attributions):
        for source in one.source[:1]:
            at = bisect_right(starts, source.start - 1)
            if at < len(spans) and spans[at].overlaps(source) and found[at] < 0:
                found[at] = number
    return found


def _last_sources(spans: Sequence[Span], voices: Sequence[int]) -> Ints:
    found = np.full(len(spans), -1, np.int64)
    last = -1
    for n, number in enumerate(voices):
        found[n] = last
        if number >= 0:
            last = n
    return found

"""Two texts aligned: which stretches of one are stretches of the other, in order.

Lines are compared first, then the words of what lies between equal lines, both by longest common subsequence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from tui.article import Span

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_MOST = 400_000_000
"""Comparing more pairs of words or lines than this takes too long, or too much memory."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch that both texts have."""

    old: int
    new: int
    length: int


class Alignment:
    """Where the characters of an old text are in a new one."""

    def __init__(self, old: str, new: str) -> None:
        """Compares the two at once; takes time that grows with the product of the lines that differ."""
        self.old = old
        self.new = new
        self.runs = tuple(_joined(_runs(old, new)))
        self._starts = [run.old for run in self.runs]
        self._new_starts = [run.new for run in self.runs]

    def run_at(self, offset: int) -> Run | None:
        """The run that holds the old text's character at `offset`."""
        at = bisect_right(self._starts, offset) - 1
        run = self.runs[at] if at >= 0 else None
        return run if run is not None and offset < run.old + run.length else None

    def origin(self, span: Span) -> Span | None:
        """Where a stretch of the new text was in the old one; None if it is not within one run."""
        at = bisect_right(self._new_starts, span.start) - 1
        run = self.runs[at] if at >= 0 else None
        if run is None or span.end > run.new + run.length:
            return None
        return Span(span.start + run.old - run.new, span.end + run.old - run.new)

    def stretch(self, span: Span) -> Span:
        """The stretch of the new text between the last run before `span` and the first after, widened to whole runs.

        A start or an end inside a run is exact; one between runs goes to where the run before ends, or the next begins.
        """
        return Span(self._start(span.start), self._end(span.end))

    def _start(self, offset: int) -> int:
        run = self.run_at(offset)
        if run is not None:
            return run.new + offset - run.old
        at = bisect_right(self._starts, offset) - 1
        return self.runs[at].new + self.runs[at].length if at >= 0 else 0

    def _end(self, offset: int) -> int:
        run = self.run_at(offset - 1)
        if run is not None:
            return run.new + offset - run.old
        at = bisect_right(self._starts, offset - 1)
        return self.runs[at].new if at < len(self.runs) else len(self.new)


def _runs(old: str, new: str) -> Iterator[Run]:
    """The common lines, and between them the common words, in order."""
    lines = _common(old.splitlines(keepends=True), new.splitlines(keepends=True))
    ends = Run(0, 0, 0), Run(len(old), len(new), 0)
    for before, after in pairwise((ends[0], *lines, ends[1])):
        from_old, from_new = before.old + before.length, before.new + before.length
        words = (_WORD.findall(text) for text in (old[from_old : after.old], new[from_new : after.new]))
        for run in _common(*words):
            yield Run(run.old + from_old, run.new + from_new, run.length)
        yield after


def _common(olds: Sequence[str], news: Sequence[str]) -> Iterator[Run]:
    """The common pieces of two texts cut into pieces, by longest common subsequence, as stretches of characters."""
    from rapidfuzz.distance import Indel

    if not 0 < len(olds) * len(news) <= _MOST:
        return
    old_at, new_at = ([0, *accumulate(map(len, pieces))] for pieces in (olds, news))
    for block in Indel.opcodes(olds, news).as_matching_blocks():
        if block.size:
            start, end = old_at[block.a], old_at[block.a + block.size]
            yield Run(start, new_at[block.b], end - start)


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Runs that follow each other without a gap in both texts as one."""
    last: Run | None = None
    for run in runs:
        if last is not None and (last.old + last.length, last.new + last.length) == (run.old, run.new):
            last = Run(last.old, last.new, last.length + run.length)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last

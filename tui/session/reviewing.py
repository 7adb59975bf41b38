"""The review queue of a sitting: its attributions, the least certain first, until something was said of each.

What was corrected needs no review; what was skipped or tagged is kept beside the notes, so that a review can be left
and taken up again. Every step is an action to undo.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tui.article import Attribution, Referent, Span, Unreadable, hull
from tui.session.annotating import Annotations
from tui.session.correcting import Corrections
from tui.session.reading import Reading

_ROUND = "queue"
_BREAK_S = 120.0
"""A longer pause between two steps is a break and does not count as work."""

Shown = Callable[[Attribution], bool]


@dataclass(frozen=True, slots=True)
class Item:
    """One attribution to be reviewed."""

    report: int
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is."""

    left: int
    """Attributions that nothing was said of yet."""
    accepted: int
    rejected: int
    corrected: int
    """Confirmed with changes, or added."""
    passed: int
    """Skipped, or given a tag and nothing else."""
    pace: float
    """Steps a minute since this review was opened, breaks not counted; 0 before the second step."""

    @property
    def done(self) -> int:
        """Attributions that something was said of."""
        return self.accepted + self.rejected + self.corrected + self.passed


class Review:
    """The queue over all articles that are analysed; new analyses join it as they come."""

    def __init__(
        self,
        readings: Sequence[Reading],
        notes: Annotations,
        corrections: Corrections,
        *,
        shown: Shown = lambda _: True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Attributions that are not `shown` are not asked about."""
        self._readings = readings
        self._notes = notes
        self._corrections = corrections
        self._shown = shown
        self._clock = clock
        self._steps: list[tuple[Item, bool, bool]] = []
        self._back: Item | None = None
        self._last = clock()
        self._worked = 0.0
        self._paced = 0
        self._passed: dict[int, tuple[Reading, set[tuple[Span, ...]]]] = {}
        self._unreadable: set[int] = set()

    @property
    def item(self) -> Item | None:
        """What is to be said something of now: what an undo came back to, else the least certain; None at the end."""
        if self._back is not None:
            return self._back
        while (best := min(self._open(), key=_certainty, default=None)) is not None:
            reading = self._readings[best.report]
            if reading.is_read:
                return best
            try:
                reading.raw()  # with the text, its corrections count
            except Unreadable:
                self._unreadable.add(best.report)
        return None

    @property
    def progress(self) -> Progress:
        """Counts over all articles that are analysed, and the pace."""
        accepted = rejected = corrected = passed = left = 0
        for n in range(len(self._readings)):
            made = self._corrections.analyses.of(n)
            if made is None:
                continue
            skipped = self._skipped(n)
            rejected += len(made.rejected)
            for one in filter(self._shown, made.analysis.attributions):
                acts = {note.correction.act for note in self._corrections.on(n, one.id) if note.correction}
                accepted += acts == {"accept"}
                corrected += bool(acts - {"accept"})
                passed += not acts and one.content in skipped
                left += not acts and one.content not in skipped
        pace = 60 * self._paced / self._worked if self._paced and self._worked else 0.0
        return Progress(left, accepted, rejected, corrected, passed, pace)

    def accept(self) -> None:
        """The item is right."""
        self._correct(lambda item: self._corrections.accept(item.report, item.attribution.id))

    def reject(self) -> None:
        """The item is no attribution."""
        self._correct(lambda item: self._corrections.reject(item.report, item.attribution.id))

    def respeak(self, speaker: Referent | None) -> None:
        """Somebody else said it."""
        self._correct(lambda item: self._corrections.respeak(item.report, item.attribution.id, speaker))

    def skip(self) -> None:
        """Nothing is said of the item for now."""
        item = self.item
        if item is not None:
            self._keep(item.report, item.attribution.content, "skip")
            self._stepped(item, noted=False, kept=True)

    def tag(self, tag: str) -> None:
        """Put a tag on the words of the item, and go on."""
        item = self.item
        if item is not None:
            self._notes.annotate(item.report, hull(item.attribution.content), tags=(tag,))
            self._keep(item.report, item.attribution.content, "tag")
            self._stepped(item, noted=True, kept=True)

    def undo(self) -> Item | None:
        """Take the last step of this review back, and go to its item; None where there was none."""
        if not self._steps:
            return None
        item, noted, kept = self._steps[-1]
        if noted:
            self._notes.undo()
        if kept:
            self._keep(item.report, item.attribution.content, None)
        self._steps.pop()
        self._back = item
        return item

    def again(self) -> None:
        """Let what was skipped or tagged be asked about once more."""
        for n, reading in enumerate(self._readings):
            if reading.is_read:
                for content in self._skipped(n):
                    self._keep(n, content, None)

    def _correct(self, act: Callable[[Item], object]) -> None:
        item = self.item
        if item is not None:
            act(item)
            self._stepped(item, noted=True, kept=False)

    def _stepped(self, item: Item, *, noted: bool, kept: bool) -> None:
        now = self._clock()
        if now - self._last <= _BREAK_S:
            self._worked += now - self._last
            self._paced += 1
        self._last = now
        self._steps.append((item, noted, kept))
        self._back = None

    def _open(self) -> Iterator[Item]:
        for n in range(len(self._readings)):
            made = self._corrections.analyses.of(n)
            if made is None or n in self._unreadable:
                continue
            skipped = self._skipped(n)
            for one in made.analysis.attributions:
                if one.id not in made.by and one.content not in skipped and self._shown(one):
                    yield Item(n, one)

    def _skipped(self, n: int) -> set[tuple[Span, ...]]:
        """The contents that were skipped or tagged in article `n`."""
        reading = self._readings[n]
        known = self._passed.get(n)
        if not reading.is_read or (known is not None and known[0] is reading):
            return known[1] if known else set()
        found = set(self._notes.reviewed(_ROUND, reading.sha256()))
        self._passed[n] = (reading, found)
        return found

    def _keep(self, n: int, content: tuple[Span, ...], verdict: str | None) -> None:
        self._notes.keep_review(_ROUND, self._readings[n].sha256(), content, verdict)
        self._passed.pop(n, None)


def _certainty(item: Item) -> tuple[float, int, int]:
    return (item.attribution.confidence, item.report, item.attribution.start)

"""A blind second pass: a sample of what the reader has reviewed, asked about again as the engine found it.

The first answers are not shown. What comes out is how far the reader agrees with themselves: the share of equal
answers, and Cohen's kappa (Cohen 1960), which takes out what chance alone would give.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.article import AttributionCorrection, Note, Referent
from tui.session.annotating import Annotations
from tui.session.correcting import Corrections
from tui.session.reading import Reading
from tui.session.reviewing import Item

_ROUND = "second"
SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Agreement:
    """The two passes compared."""

    asked: int
    """Attributions with an answer in both passes."""
    same: int
    """Those with the same answer."""
    kappa: float | None
    """Cohen's kappa over the answers; None where all answers of both passes are the same, or there are none."""
    pairs: tuple[tuple[str, str, int], ...] = ()
    """First answer, second answer, how often; the most frequent first. "accept", "reject", or "speaker"."""

    @property
    def share(self) -> float:
        """The share of equal answers; 0 without any."""
        return self.same / self.asked if self.asked else 0.0


class SecondLook:
    """A sample of the reviewed attributions, in an order of its own; it can be left and taken up again."""

    def __init__(
        self,
        readings: Sequence[Reading],
        notes: Annotations,
        corrections: Corrections,
        *,
        size: int = SAMPLE,
        seed: int = 1,
    ) -> None:
        """`size` attributions of those that were accepted, rejected or given another speaker, chosen by `seed`."""
        self._readings = readings
        self._notes = notes
        first = dict(_first_answers(readings, notes, corrections))
        known = sorted(first, key=lambda item: (item.report, item.attribution.start, item.attribution.id))
        chance = random.Random(seed)  # noqa: S311
        self._sample = chance.sample(known, min(size, len(known)))
        self._first = {item: first[item] for item in self._sample}
        self._steps: list[Item] = []

    @property
    def item(self) -> Item | None:
        """What is to be answered now, as the engine found it; None at the end."""
        second = self._answers()
        return next((item for item in self._sample if item not in second), None)

    @property
    def size(self) -> int:
        """How many are asked about in all; 0 where nothing was reviewed."""
        return len(self._sample)

    @property
    def left(self) -> int:
        """How many are still to be answered."""
        return len(self._sample) - len(self._answers())

    def accept(self) -> None:
        """The item is right."""
        self._answer("accept")

    def reject(self) -> None:
        """The item is no attribution."""
        self._answer("reject")

    def respeak(self, speaker: Referent | None) -> None:
        """Somebody else said it."""
        self._answer(_spoken(speaker))

    def skip(self) -> None:
        """Ask about the others first."""
        item = self.item
        if item is not None:
            self._sample.remove(item)
            self._sample.append(item)

    def undo(self) -> Item | None:
        """Take the last answer back; its item, or None where there was none."""
        if not self._steps:
            return None
        item = self._steps[-1]
        self._keep(item, None)
        return self._steps.pop()

    def forget(self) -> None:
        """Take all second answers back, to begin anew."""
        for item in self._answers():
            self._keep(item, None)
        self._steps.clear()

    @property
    def agreement(self) -> Agreement:
        """The reader against themselves, as far as the second pass went."""
        second = self._answers()
        return compare([(self._first[item], second[item]) for item in self._sample if item in second])

    def _answer(self, answer: str) -> None:
        item = self.item
        if item is not None:
            self._keep(item, answer)
            self._steps.append(item)

    def _answers(self) -> dict[Item, str]:
        known = {
            n: self._notes.reviewed(_ROUND, self._readings[n].sha256()) for n in {item.report for item in self._sample}
        }
        return {
            item: known[item.report][item.attribution.content]
            for item in self._sample
            if item.attribution.content in known[item.report]
        }

    def _keep(self, item: Item, answer: str | None) -> None:
        sha256 = self._readings[item.report].sha256()
        self._notes.keep_review(_ROUND, sha256, item.attribution.content, answer)


def compare(answers: Sequence[tuple[str, str]]) -> Agreement:
    """How far first and second answers agree.

    >>> some = [("accept", "accept"), ("accept", "accept"), ("reject", "reject"), ("reject", "accept")]
    >>> found = compare(some)
    >>> found.same, found.share, found.kappa
    (3, 0.75, 0.5)
    """
    total = len(answers)
    same = sum(one == other for one, other in answers)
    first, second = Counter(one for one, _ in answers), Counter(other for _, other in answers)
    by_chance = sum(first[answer] * second[answer] for answer in first)
    certain = by_chance == total * total
    kappa = None if certain else (same * total - by_chance) / (total * total - by_chance)
    pairs = Counter((one.partition(":")[0], other.partition(":")[0]) for one, other in answers)
    return Agreement(total, same, kappa, tuple((*pair, count) for pair, count in pairs.most_common()))


def _first_answers(
    readings: Sequence[Reading], notes: Annotations, corrections: Corrections
) -> Iterator[tuple[Item, str]]:
    """What the reader said first, by what the engine found."""
    for n, reading in enumerate(readings):
        made = corrections.analyses.of(n)
        if made is None or reading.analysis is None:
            continue
        rejected = {one.id for one, _ in made.rejected}
        for found in reading.analysis.attributions:
            by = [note for note_id in made.by.get(found.id, ()) if (note := notes.note(n, note_id)) is not None]
            answer = "reject" if found.id in rejected else _answer_of(by)
            if answer:
                yield Item(n, found), answer


def _answer_of(notes: Sequence[Note]) -> str:
    """The answer that corrections of one attribution amount to; empty for other changes than of the speaker."""
    said = [note.correction for note in notes if isinstance(note.correction, AttributionCorrection)]
    respoken = [one for one in said if one.act == "speaker" and one.now is not None]
    if respoken:
        now = respoken[-1].now
        return _spoken(None if now is None else now.speaker)
    return "accept" if said and all(one.act == "accept" for one in said) else ""


def _spoken(speaker: Referent | None) -> str:
    return f"speaker:{'' if speaker is None else speaker.name.casefold()}"

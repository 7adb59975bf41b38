"""How several reports tell one utterance: who prints how much of it, and what each changed.

An utterance is what somebody said once. Each report that tells it has a telling, compared with the fullest by words.
"""

from dataclasses import dataclass
from typing import Literal

from tui.article import Span
from tui.comparison.statements import Statement

SURE = 0.7
"""From what likeness on a telling is sure: of the labelled pairs above it 98 % are one utterance, below it 66 %."""

EditKind = Literal["same", "left out", "put in", "changed"]
ChangeKind = Literal[
    "left out", "ellipsis", "spliced", "put in", "bracketed", "tense", "person", "reworded", "paraphrase"
]
"""Words left out at an end or where a cue stands; left out with an ellipsis; left out within one pair of marks without
a sign; put in; put in or replaced in brackets; another tense; another person; other words; no quotation any more."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One step from the fullest telling to another; several spans where a cue stands between."""

    kind: EditKind
    full: tuple[Span, ...]
    """In the fullest telling's report; empty for what was put in."""
    here: tuple[Span, ...]
    """In this telling's report; empty for what was left out."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a report did with the words, and where."""

    kind: ChangeKind
    full: tuple[Span, ...]
    """In the fullest telling's report; may be empty."""
    here: tuple[Span, ...]
    """In this telling's report; may be empty."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement that tells the utterance."""

    statement: Statement
    edits: tuple[Edit, ...] = ()
    """From the fullest telling to this one, in order; of the fullest itself none."""
    changes: tuple[Change, ...] = ()
    distance: float = 0.0
    """How differently it is told: 0, the same words, to 1, none of them."""
    likeness: float = 1.0
    """How sure it is that the fullest telling is of the same utterance, 0.45 to 1; of the fullest itself 1."""

    @property
    def sure(self) -> bool:
        """Whether it is more than likely that it tells the utterance."""
        return self.likeness >= SURE


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing said, as several statements tell it."""

    tellings: tuple[Telling, ...]
    """In reading order; two of one report where it tells the utterance in pieces."""
    fullest: int
    """The index of the telling that prints most of the words."""

    @property
    def speaker(self) -> str | None:
        """The id of the actor of the cast; None where no report knows who it was."""
        return next((t.statement.speaker for t in self.tellings if t.statement.speaker), None)

    @property
    def sure(self) -> bool:
        """Whether two tellings at least are surely of it."""
        return sum(telling.sure for telling in self.tellings) > 1

    @property
    def difference(self) -> float:
        """How differently it was told: the greatest distance of a telling that is sure from the fullest, 0 to 1.

        If none is but the fullest, that of any.
        """
        return max(telling.distance for telling in self.tellings if telling.sure or not self.sure)

    @property
    def reports(self) -> tuple[int, ...]:
        """The reports that tell it, in reading order."""
        return tuple(sorted({t.statement.report for t in self.tellings}))

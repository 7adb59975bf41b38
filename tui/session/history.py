"""Undo and redo: what was done in this sitting, one step an action, without limit."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.notes import Change


@dataclass(frozen=True, slots=True)
class Step:
    """One action and all that it changed."""

    label: str
    """What was done, in a word or two: "highlight", "speaker corrected"."""
    report: int
    """The number of the article in which it was done."""
    changes: "tuple[Change, ...]"

    @property
    def reverse(self) -> "Step":
        """The step that takes this one back."""
        from tui.notes import Change

        return replace(self, changes=tuple(Change(one.after, one.before) for one in reversed(self.changes)))


class History:
    """The steps done, and those taken back."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def push(self, step: Step) -> None:
        """A new action: what was taken back before it cannot be done again."""
        self._done.append(step)
        self._undone.clear()

    def take(self, *, back: bool) -> Step | None:
        """The step to take back, or to do again, off its pile; None where there is none."""
        pile = self._done if back else self._undone
        return pile.pop() if pile else None

    def put(self, step: Step, *, back: bool) -> None:
        """The step, as it turned out, onto the pile where it can be done again, or be taken back."""
        (self._undone if back else self._done).append(step)

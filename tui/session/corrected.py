"""Analyses of a sitting as the reader's corrections have them, made anew only where something was corrected."""

import threading
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from tui.article import ActorCorrection, Analysis, Note, Span, Unreadable
from tui.session.annotating import Annotations
from tui.session.reading import Reading

if TYPE_CHECKING:
    from tui.article import CastRule
    from tui.notes import Corrected, Sheet

_Basis = tuple[tuple[Note, ...], str, frozenset[str]]
"""The corrections of an article, the hash of its text, and those of its other texts."""


class _Made(NamedTuple):
    """An analysis as last corrected, and what that was made of; the sheet tells soon that nothing is new."""

    found: Analysis
    sheet: "Sheet"
    basis: _Basis
    corrected: "Corrected"


class CorrectedAnalyses:
    """The analyses of the articles of one sitting with all corrections. Threads may share it."""

    def __init__(self, notes: Annotations, readings: Sequence[Reading]) -> None:
        """`readings` may grow."""
        self._notes = notes
        self._readings = readings
        self._lock = threading.RLock()
        self._made: dict[int, _Made] = {}

    def of(self, n: int) -> "Corrected | None":
        """The analysis of article `n` with all corrections, and what corrected what; None while it is not known.

        The text of an article that is known to have corrections is read for them; any other that is not in memory is
        given as found.
        """
        found = self._readings[n].analysis
        return None if found is None else self.over(n, found)

    def over(self, n: int, found: Analysis) -> "Corrected":
        """An analysis of article `n`, or of a part of it, with the corrections of what lies there."""
        from tui.notes import Corrected, correct

        reading = self._readings[n]
        try:
            if not reading.is_read and reading.place not in self._notes.corrected_places():
                return Corrected(found)
            sheet = self._notes.sheet(n)
        except Unreadable:
            return Corrected(found)
        with self._lock:
            known = self._made.get(n)
            if known is None or known.found is not found or known.sheet is not sheet:
                notes, sha256, editions = basis = _basis(sheet)
                if known is None or known.found is not found or known.basis != basis:
                    corrected = correct(found, _within(found.window, notes), sha256, editions)
                else:
                    corrected = known.corrected
                self._made[n] = known = _Made(found, sheet, basis, corrected)
            return known.corrected

    def rules(self) -> "tuple[CastRule, ...]":
        """The corrections of actors for a cast of all articles that are analysed now, by their numbers."""
        from tui.notes import rules
        from tui.notes.recasting import Persons

        articles: dict[int, Persons] = {}
        notes: dict[str, Note] = {}
        for n, reading in enumerate(self._readings):
            made = self.of(n)
            if made is None or not reading.is_read:
                continue
            sheet = self._notes.sheet(n)
            articles[n] = Persons(made.analysis.actors, sheet.sha256, sheet.editions)
            notes |= {note.id: note for note in (*sheet.notes, *sheet.detached, *sheet.elsewhere)}
        return rules(notes.values(), articles)


def _basis(sheet: "Sheet") -> _Basis:
    """What corrections rest on: a mark or a tag more changes nothing of it."""
    notes = (*sheet.notes, *sheet.detached, *sheet.elsewhere)
    return tuple(note for note in notes if note.correction is not None), sheet.sha256, sheet.editions


def _within(window: Span | None, notes: Iterable[Note]) -> Iterable[Note]:
    """Those that correct actors, or an attribution in the part that is analysed; all, where that is the whole."""
    actors = (note for note in notes if isinstance(note.correction, ActorCorrection))
    return notes if window is None else (*actors, *(note for note in notes if window.covers(note.target.span)))

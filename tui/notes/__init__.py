"""What the reader adds: notes, tags, drafts and corrections, kept in SQLite and carried into every new text."""

from tui.notes.change import Change, changed
from tui.notes.correcting import Corrected, correct, finding_of
from tui.notes.edition import Edition
from tui.notes.finding import Hit
from tui.notes.notebook import Notebook, Noted
from tui.notes.recasting import referent_of, rules
from tui.notes.sheet import Sheet

__all__ = [
    "Change",
    "Corrected",
    "Edition",
    "Hit",
    "Notebook",
    "Noted",
    "Sheet",
    "changed",
    "correct",
    "finding_of",
    "referent_of",
    "rules",
]

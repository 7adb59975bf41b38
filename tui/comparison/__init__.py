"""Several Analyses compared: one cast of actors, the same statements, who speaks where, what each report leaves out."""

from tui.comparison.anonymous import Anonymous, Unnamed
from tui.comparison.cast import Cast, Role, cast
from tui.comparison.caveats import Caveat
from tui.comparison.charts import Charts, Position, Voice
from tui.comparison.comparing import Comparison, compare
from tui.comparison.disagreements import Disagreement, Version
from tui.comparison.echoes import Echo
from tui.comparison.figures import Figure
from tui.comparison.only_here import AllButHere, Found, OnlyHere
from tui.comparison.presence import Cell, Presence
from tui.comparison.recast import recast
from tui.comparison.reports import Report
from tui.comparison.statements import Place, Statement
from tui.comparison.tellings import Change, Edit, Telling, Utterance

__all__ = [
    "AllButHere",
    "Anonymous",
    "Cast",
    "Caveat",
    "Cell",
    "Change",
    "Charts",
    "Comparison",
    "Disagreement",
    "Echo",
    "Edit",
    "Figure",
    "Found",
    "OnlyHere",
    "Place",
    "Position",
    "Presence",
    "Report",
    "Role",
    "Statement",
    "Telling",
    "Unnamed",
    "Utterance",
    "Version",
    "Voice",
    "cast",
    "compare",
    "recast",
]

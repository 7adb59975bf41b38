"""Comparing: the comparison and its views, and the lens that dims what was said before."""

from functools import partial
from typing import TYPE_CHECKING

from tui.app.jumps import Listed
from tui.session.actions import ACTIONS
from tui.session.roster import Place

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


def compare(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """The comparison of the open reports, as it was left."""
    screen.comparer.open()


def view(screen: "ReaderScreen", name: str, count: int | None = None, letter: str = "") -> None:
    """The comparison at a view of it; what is done in its lists has no meaning before it shows."""
    screen.jumps.leave(screen.spot)
    screen.comparer.open(screen.comparer.left.get(name, Listed(name)) if name in VIEW_IDS else screen.comparer.last)


def said_before(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Dims what the reports before this one already said, or shows it as the rest."""
    comparer = screen.comparer
    comparer.set_lens(not comparer.lens)
    if not comparer.lens:
        screen.say("Everything as it stands")
    elif comparer.comparison is None:
        screen.say("Dimmed: what the reports before say too (comparing …)")
    else:
        count = len(comparer.said_before(screen.report))
        screen.say(f"Dimmed: {count} sentence{'s' * (count != 1)} that the reports before say too")


def earlier(screen: "ReaderScreen", about: str) -> None:
    """To where a report before said what is dimmed here."""
    report, offset = about.split()
    screen.go(Place(int(report), int(offset)), where="middle")


VIEW_IDS = tuple(
    f"compare-{name}" for name in ("statements", "speakers", "voice", "only-here", "figures", "unnamed", "charts")
)

HANDLERS = {
    "compare": compare,
    "said-before": said_before,
    **{action.id: partial(view, name=action.id) for action in ACTIONS if action.context == "compare"},
}

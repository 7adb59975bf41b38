"""The views of the comparison, in the order of their keys."""

from collections.abc import Callable
from typing import NamedTuple

from tui.app.views import charts, figures, only_here, presence, told, unnamed, voice
from tui.app.views.item import Listing
from tui.app.views.seen import Seen


class View(NamedTuple):
    """One way to look at a comparison."""

    title: str
    """The word for it above the list."""
    listing: Callable[[Seen, str | None], Listing]
    """What it lists; only one voice needs the id of its actor."""


VIEWS: dict[str, View] = {
    "compare-statements": View("statements", lambda seen, _: told.listing(seen)),
    "compare-speakers": View("speakers", lambda seen, _: presence.listing(seen)),
    "compare-voice": View("voice", voice.listing),
    "compare-only-here": View("only here", lambda seen, _: only_here.listing(seen)),
    "compare-figures": View("figures", lambda seen, _: figures.listing(seen)),
    "compare-unnamed": View("unnamed", lambda seen, _: unnamed.listing(seen)),
    "compare-charts": View("charts", lambda seen, _: charts.listing(seen)),
}
"""By the action that shows it."""

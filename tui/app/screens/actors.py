"""The actors as the screen shows them: the sidebar, who is selected, how they are sorted and filtered."""

from typing import TYPE_CHECKING, Any

from tui.app.widgets.actor_list import ActorList, ActorRow
from tui.app.widgets.sidebar import Sidebar
from tui.session.roster import Entry, Sort

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen

WIDE = 100
"""Columns from which on the sidebar stands beside the text."""
NARROWEST, WIDEST = 16, 60
FOOT = 2
"""Rows at the bottom that the sidebar leaves free where it lies over the text."""


class Actors:
    """The sidebar of a screen, and the actor whose statements ) and ( walk."""

    def __init__(self, screen: "ReaderScreen", state: dict[str, Any]) -> None:
        """As the sitting was left, or as the configuration says."""
        config = screen.config
        self.screen = screen
        self.sidebar = Sidebar()
        self.chosen: str | None = None
        """The shared id of the selected actor."""
        self.name: str = state.get("actor", "")
        """The selected actor's name, which outlives ids."""
        self.sort: Sort = state.get("sort", config.sort)
        self.everyone = False
        self.filter = ""
        self.wanted: bool | None = state.get("sidebar", config.sidebar)
        """Whether the reader wants the sidebar; None: where there is room."""
        self.width = 0
        self._widen_to(int(state.get("sidebar_width", config.sidebar_width)))

    @property
    def list(self) -> ActorList:
        """The list in the sidebar."""
        return self.sidebar.list

    @property
    def state(self) -> dict[str, Any]:
        """What the sitting remembers."""
        return {"actor": self.name, "sort": self.sort, "sidebar": self.wanted, "sidebar_width": self.width}

    def place(self, cells: int) -> int:
        """Beside the text or over it, on a screen of so many columns; the columns that are left for the text."""
        over = cells < WIDE
        self.sidebar.set_class(over, "-over")
        self.sidebar.styles.height = max(1, self.screen.size.height - FOOT) if over else "1fr"
        self.sidebar.display = not over if self.wanted is None else self.wanted
        return cells - (self.width if self.sidebar.display and not over else 0)

    def open(self, wanted: bool) -> None:
        """Shows or hides the sidebar; the focus goes with it."""
        self.wanted = wanted
        self.screen.reports.refit()
        if wanted:
            self.list.focus()
        else:
            self.screen.panes.focus_report(self.screen.report)
        self.screen.call_after_refresh(self.show)

    def widen(self, cells: int) -> None:
        """A wider or narrower sidebar."""
        self._widen_to(self.width + cells)
        self.screen.reports.refit()
        self.screen.call_after_refresh(self.show)

    def _widen_to(self, cells: int) -> None:
        self.width = max(NARROWEST, min(WIDEST, cells))
        self.sidebar.styles.width = self.width

    def show(self) -> None:
        """Lists the actors as they count now."""
        screen = self.screen
        if not screen.is_mounted:
            return
        voices, here = screen.voices, screen.report
        rows = [
            ActorRow(
                entry.actor.id,
                entry.actor.name,
                voices.channel(entry),
                (entry.said(here), entry.said()),
                (entry.mentions(here), entry.mentions()),
            )
            for entry in voices.roster.ranked(self.sort, everyone=self.everyone, name=self.filter)
        ]
        progress = screen.analyst.progress
        self.list.empty = "Reading …" if progress else "No such actor." if self.filter else "Nobody."
        self.sidebar.head(f"{'All' if self.everyone else 'Actors'} by {self.sort}", progress)
        self.list.show(rows, self.chosen)

    def select(self, entry: Entry) -> None:
        """Makes an actor the one whose statements ) and ( walk."""
        self.chosen, self.name = entry.actor.id, entry.actor.name
        self.show()

    def find_again(self) -> None:
        """Takes up the selected actor, by name, after ids have changed."""
        entries = self.screen.voices.roster
        if self.name and (self.chosen is None or entries.entry(self.chosen) is None):
            same = [e for e in entries.ranked(everyone=True) if e.actor.name == self.name]
            self.chosen = same[0].actor.id if same else None

    def ask_for_name(self) -> None:
        """Opens the field that filters the list."""
        self.sidebar.prompt.ask("/", lambda _: None, left=self._leave_the_field, typed=self._narrow)

    def _narrow(self, name: str) -> None:
        self.filter = name.strip()
        self.show()

    def _leave_the_field(self, answered: bool) -> None:
        """Back to the list, which stays filtered if the field was left with enter."""
        if not answered:
            self._narrow("")
        self.list.focus()

    def clear_filter(self) -> None:
        """Lists every actor again."""
        self._narrow("")

"""The application that adjudicates: a theme, signals, and the one screen."""

from textual.app import App

from tui.app.app import refuse_unknown_theme
from tui.app.ending import end_on_signals, leave
from tui.app.screens.adjudicate import AdjudicateScreen
from tui.session.adjudicating import Adjudication
from tui.session.config import Config


class AdjudicationApp(App[int], inherit_bindings=False):
    """Asks about what two annotators have otherwise."""

    CSS_PATH = "screens/adjudicate.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "onrecord"

    def __init__(self, adjudication: Adjudication, config: Config) -> None:
        """There must be questions. Raises BadConfig for a theme that there is not."""
        refuse_unknown_theme(config)
        super().__init__()
        if config.theme:
            self.theme = config.theme
        self.adjudication = adjudication

    def get_default_screen(self) -> AdjudicateScreen:
        """The screen, without an empty one before it."""
        return AdjudicateScreen(self.adjudication)

    def on_mount(self) -> None:
        """Leaves the terminal as it was when the system asks us to end; every decision is on the disk."""
        end_on_signals(lambda number: leave(self, 128 + number))


def open_adjudication(adjudication: Adjudication, config: Config) -> int:
    """Asks about each difference until the reader quits; the exit status, 0 unless a signal ended it.

    There must be questions. Raises BadConfig for a theme that there is not.
    """
    app = AdjudicationApp(adjudication, config)
    return app.run() or app.return_code or 0

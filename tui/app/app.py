"""The application: theme, colours of the speakers, signals, and the screen that reads."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import App
from textual.color import Color
from textual.screen import ModalScreen
from textual.theme import BUILTIN_THEMES

from tui.app.colours import ANSI, ANSI_NOTES, GROUNDS, legible, legible_theme, note_colours, speaker_colours
from tui.app.ending import end_on_signals, leave
from tui.app.key_reader import hand_on
from tui.app.screens.reader import ReaderScreen
from tui.article import BadConfig
from tui.session.config import Config
from tui.session.session import Session

HERE = Path(__file__).parent
SHEETS = (
    "styles/reader.tcss",
    "widgets/actor_list.tcss",
    "widgets/article_view.tcss",
    "widgets/key_line.tcss",
    "widgets/pane.tcss",
    "widgets/panes.tcss",
    "widgets/prompt.tcss",
    "widgets/sidebar.tcss",
    "widgets/status_line.tcss",
    "widgets/why_panel.tcss",
)


def refuse_unknown_theme(config: Config) -> None:
    """Raises BadConfig if the configuration names a theme that there is not."""
    if config.theme and config.theme not in BUILTIN_THEMES:
        import difflib

        near = difflib.get_close_matches(config.theme, BUILTIN_THEMES, 1)
        remedy = f'did you mean "{near[0]}"?' if near else "the action `theme` in the palette shows them all"
        raise BadConfig(f'no theme "{config.theme}"', where=config.path or "--theme", remedy=remedy)


class OnrecordApp(App[int], inherit_bindings=False):
    """Reads the reports of one sitting."""

    CSS_PATH: ClassVar = [HERE / sheet for sheet in SHEETS]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "onrecord"

    def __init__(self, session: Session, config: Config, *, restore: bool = True) -> None:
        """A reader of `session`; with `restore`, as the sitting was left."""
        left = session.state() if restore else {}
        self.palette: str = left.get("palette", config.palette)
        super().__init__()
        theme = config.theme or left.get("theme")
        if theme in BUILTIN_THEMES:
            self.theme = theme
        self.session = session
        self.config = config
        self.restore = restore
        self.reopened: tuple[str, ...] = ()
        """The sources of another sitting that the reader asked for, to be opened when this one has ended."""

    def get_default_screen(self) -> ReaderScreen:
        """The reader's screen, without an empty one before it."""
        return ReaderScreen(self.session, self.config, restore=self.restore)

    async def on_event(self, event: events.Event) -> None:
        """Keys that are typed while a field comes up wait for it, and are no commands meanwhile."""
        if isinstance(event, events.Key) and not event.is_forwarded and self._is_coming_up:
            hand_on(self, event)
        else:
            await super().on_event(event)

    @property
    def _is_coming_up(self) -> bool:
        return isinstance(self.screen, ModalScreen) and not self.screen.is_mounted

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """`speaker-1` to `speaker-8` and `link-ink`, legible on the theme's background; `note-0` to `note-6`."""
        colours = self.current_theme.to_color_system().generate()
        if self.current_theme.ansi:
            named = {**_numbered("speaker", ANSI, 1), **_numbered("note", ANSI_NOTES, 0)}
            return {"link-ink": colours["text-accent"], **named}
        foreground, *grounds = (Color.parse(colours[name]) for name in ("foreground", *GROUNDS))
        chosen = speaker_colours(self.palette, grounds, foreground)
        link = legible(Color.parse(colours["text-accent"]), grounds[0])
        beneath = note_colours(self.palette, foreground)
        named = {
            **_numbered("speaker", [colour.hex for colour in chosen], 1),
            **_numbered("note", [colour.hex for colour in beneath], 0),
        }
        return {"link-ink": link.hex, **named}

    def get_css_variables(self) -> dict[str, str]:
        """Those of the theme, its text made legible; one that leaves colours to the terminal stays as it is."""
        variables = super().get_css_variables()
        if not self.current_theme.ansi:
            self.theme_variables = variables = legible_theme(variables)
        return variables

    def set_palette(self, palette: str) -> None:
        """Gives the speakers the colours of another palette."""
        self.palette = palette
        self.refresh_css(animate=False)

    def reopen(self, sources: tuple[str, ...]) -> None:
        """Ends this sitting and asks for another."""
        self.reopened = sources
        self.exit(0)

    def on_mount(self) -> None:
        """Leaves the terminal as it was when the system asks us to end."""
        end_on_signals(self._end)

    def _end(self, number: int) -> None:
        if isinstance(self.screen_stack[0], ReaderScreen):
            self.screen_stack[0].keep()
            self.screen_stack[0].annotator.keep_draft()
        leave(self, 128 + number, self.session.close)


def _numbered(name: str, colours: Iterable[str], first: int) -> dict[str, str]:
    return {f"{name}-{n}": colour for n, colour in enumerate(colours, first)}

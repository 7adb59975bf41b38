"""The program itself: palette, help, themes, palettes of colours, cancel, quit, suspend."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.app.colours import PALETTES
from tui.app.doing import finding
from tui.app.screens.choice import Choice
from tui.session.actions import ACTIONS

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen

QUITS = ("q", "q!", "qa", "qa!", "wq", "x", "quit")
"""What someone who knows vim types after a colon to leave."""


def palette(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Every action; a number goes to that paragraph, `q` quits."""
    keymap = screen.config.keymap
    choices = [
        Choice(a.id, f"{a.title}", keymap.shown(a.id))
        for a in ACTIONS
        if not a.letter and a.id not in ("palette", "cancel")
    ]

    def typed(words: str) -> str | None:
        if words in QUITS:
            return "quit"
        return f"paragraph {words}" if words.isdigit() else None

    def chosen(value: str | None) -> None:
        if value is not None:
            screen.choose(value)

    def new(words: str) -> Choice | None:
        return None if typed(words) else Choice(f"recall {words}", f"Find “{words}” in all notes, quotes and articles")

    screen.pick("Actions", choices, chosen, typed=typed, new=new)


def show_help(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """All keys, from the bindings in force."""
    from tui.app.help import help_page

    keymap = screen.config.keymap
    screen.show_page(f"Keys: preset {keymap.preset} · esc leaves", help_page(keymap))


def theme(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Chooses a theme; each shows while it is passed over."""
    app = screen.app
    names = sorted(app.available_themes)
    was = app.theme

    def show(name: str) -> None:
        app.theme = name

    def chosen(value: str | None) -> None:
        app.theme = value or was
        screen.reports.repaint()

    screen.pick("Theme", [Choice(n, n) for n in names], chosen, at=names.index(was), highlighted=show)


def colours(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """The next palette of the speakers' colours."""
    names = list(PALETTES)
    chosen = names[(names.index(screen.reader_app.palette) + 1) % len(names)]
    screen.reader_app.set_palette(chosen)
    screen.say(f"Palette of the speakers: {chosen}")


def recent(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Chooses one of the recent sittings, and opens it."""
    from tui.session.sittings import recent_sittings

    sittings = recent_sittings(screen.session.home)
    choices = [
        Choice(str(n), " · ".join(s.titles) or " ".join(s.sources), key=_when(s.read_at))
        for n, s in enumerate(sittings)
    ]

    def chosen(value: str | None) -> None:
        if value is not None:
            screen.reader_app.reopen(sittings[int(value)].sources)

    if choices:
        screen.pick("Recent sittings", choices, chosen)
    else:
        screen.say("No other sitting is remembered")


def _when(moment: float) -> str:
    """A day and an hour, as the reader's clock has it."""
    return datetime.fromtimestamp(moment, tz=UTC).astimezone().strftime("%d %b %H:%M")


def cancel(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Takes back one thing: keys typed, panel, selection, search, filter of the list, focus, leaving the comparison."""
    view = screen.view
    if screen.why.display or view.overlay:
        screen.why.hide()
        view.overlay = ()
        view.refresh()
    elif view.began is not None:
        view.began = None
        view.move_to(view.cursor)
    elif screen.in_list:
        if screen.actors.filter:
            screen.actors.clear_filter()
        elif screen.actors.sidebar.has_class("-over"):
            screen.actors.open(wanted=False)
        else:
            screen.panes.focus_report(screen.report)
    elif screen.reports.matches:
        screen.reports.matches = {}
        screen.reports.repaint()
    elif screen.jumps.came_from_a_list:
        finding.back(screen)


def quit_reader(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Leaves; places and panes are kept."""
    screen.keep()
    screen.app.exit(0)


def suspend(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """To the shell; fg comes back."""
    screen.keep()
    screen.app.action_suspend_process()


HANDLERS = {
    "palette": palette,
    "help": show_help,
    "theme": theme,
    "colours": colours,
    "recent": recent,
    "cancel": cancel,
    "quit": quit_reader,
    "suspend": suspend,
}

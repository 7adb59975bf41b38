"""Reports and panes: next and previous, focus, sidebar, one alone, widths and line lengths, furniture."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


def report(screen: "ReaderScreen", step: int, count: int | None = None, letter: str = "") -> None:
    """To the next or previous report."""
    wanted = screen.report + step * (count or 1)
    inside = max(0, min(len(screen.session.sources) - 1, wanted))
    if inside == screen.report:
        screen.say("This is the last report" if step > 0 else "This is the first report")
    else:
        screen.reports.go_to(inside)


def focus(screen: "ReaderScreen", step: int, count: int | None = None, letter: str = "") -> None:
    """The next pane, or the sidebar."""
    order = [*([screen.actors.list] if screen.actors.sidebar.display else []), *(p.view for p in screen.panes.shown)]
    at = next((n for n, widget in enumerate(order) if widget.has_focus), 0)
    order[(at + step) % len(order)].focus(scroll_visible=False)


def sidebar(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Shows or hides the actors."""
    screen.actors.open(not screen.actors.sidebar.display)


def zoom(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """One report alone, or as many as fit."""
    screen.panes.alone = not screen.panes.alone
    screen.reports.refit()
    screen.say("One report alone" if screen.panes.alone else "As many reports as fit")


def panes(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """As many panes as the count says, or as fit."""
    screen.panes.forced = min(count, 8) if count else None
    screen.panes.alone = False
    screen.reports.refit()
    screen.say(f"{screen.panes.count} side by side" if count else "As many reports as fit")


def sidebar_width(screen: "ReaderScreen", step: int, count: int | None = None, letter: str = "") -> None:
    """A wider or narrower sidebar."""
    screen.actors.widen(step * (count or 1))


def line_length(screen: "ReaderScreen", step: int, count: int | None = None, letter: str = "") -> None:
    """Longer or shorter lines."""
    length = max(20, min(200, int(screen.panes.look["line_length"]) + step * (count or 1)))
    screen.panes.set_views(line_length=length)
    screen.say(f"Lines of {length} columns")


def furniture(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Shows or hides the page's furniture."""
    shown = not screen.panes.look["furniture"]
    screen.panes.set_views(furniture=shown)
    screen.say("Furniture shown, dimmed" if shown else "Furniture hidden")


HANDLERS = {
    "report-next": partial(report, step=1),
    "report-previous": partial(report, step=-1),
    "focus-next": partial(focus, step=1),
    "focus-previous": partial(focus, step=-1),
    "sidebar": sidebar,
    "zoom": zoom,
    "panes": panes,
    "sidebar-narrower": partial(sidebar_width, step=-2),
    "sidebar-wider": partial(sidebar_width, step=2),
    "lines-longer": partial(line_length, step=2),
    "lines-shorter": partial(line_length, step=-2),
    "furniture": furniture,
}

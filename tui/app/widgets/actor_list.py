"""The list of actors: a line each, with counts here and over all reports.

A Line API widget, so that thousands of actors cost what is on the screen. It knows rows and nothing of sessions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.segment import Segment
from textual import events, on
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.strips import fitted
from tui.app.widgets.styled import Styled


class ActorRow(NamedTuple):
    """One line of the list."""

    id: str
    name: str
    channel: str
    """The channel of the actor's colour."""
    said: tuple[int, int]
    """Statements here and in all reports."""
    named: tuple[int, int]
    """Mentions here and in all reports."""


class ActorList(ScrollView, Styled, can_focus=True, inherit_bindings=False):
    """Lists actors; the highlighted one is the one that ) and ( walk."""

    ALLOW_SELECT = False

    @dataclass
    class Highlighted(Message):
        """The reader moved to another actor."""

        list: "ActorList"
        actor_id: str

    @dataclass
    class Chosen(Message):
        """The reader wants to go to the actor's first mention."""

        list: "ActorList"
        actor_id: str

    def __init__(self) -> None:
        """An empty list."""
        super().__init__()
        self.rows: tuple[ActorRow, ...] = ()
        self.at = 0
        self.empty = "Nobody yet."

    @property
    def row(self) -> ActorRow | None:
        """The highlighted row."""
        return self.rows[self.at] if self.rows else None

    def show(self, rows: Sequence[ActorRow], actor_id: str | None) -> None:
        """Lists `rows`, with the actor of that id highlighted if it is among them."""
        self.rows = tuple(rows)
        found = [n for n, row in enumerate(rows) if row.id == actor_id]
        self.at = found[0] if found else min(self.at, max(0, len(rows) - 1))
        self.virtual_size = Size(self.size.width, len(rows))
        self._reveal()
        self.refresh()

    def move(self, rows: int) -> None:
        """Highlights the actor so many rows further down."""
        if not self.rows:
            return
        self.at = max(0, min(len(self.rows) - 1, self.at + rows))
        self._reveal()
        self.refresh()
        self.post_message(self.Highlighted(self, self.rows[self.at].id))

    def choose(self) -> None:
        """Asks to go to the highlighted actor's first mention."""
        if self.row:
            self.post_message(self.Chosen(self, self.row.id))

    def _reveal(self) -> None:
        top, height = round(self.scroll_y), max(1, self.size.height)
        target = min(max(top, self.at - height + 1), self.at)
        if target != top:
            self.scroll_to(y=target, animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        """The row `y` of the screen."""
        n = y + round(self.scroll_y)
        plain, cells = self.style_of(), self.size.width
        if n >= len(self.rows):
            words = f" {self.empty}" if n == 0 else ""
            return Strip([Segment(fitted(words, cells), plain)], cells)
        row, here = self.rows[n], n == self.at
        over = (("highlighted-focus",) if self.has_focus else ("highlighted",)) if here else ()
        counts = f"{_pair(row.said):>5} {_pair(row.named):>6} "
        pad = len(counts) - len(counts.lstrip())
        name = fitted(row.name, max(4, cells - len(counts) - 2)) + " " * (1 + pad)
        absent = () if row.named[0] else ("absent",)
        segments = [
            Segment("▸" if here else " ", self.style_of("number", *over)),
            Segment(name, self.style_of(row.channel, *absent, *over)),
            Segment(counts[pad:], self.style_of(*over)),
        ]
        return Strip(segments).adjust_cell_length(cells, plain)

    @on(events.Click)
    def choose_with_the_mouse(self, event: events.Click) -> None:
        """A click highlights, a double click goes there."""
        n = event.y + round(self.scroll_y)
        if n < len(self.rows):
            self.move(n - self.at)
            if event.chain == 2:
                self.choose()

    @on(events.Resize)
    def keep_the_highlight_in_view(self) -> None:
        """The highlighted row stays visible."""
        self.virtual_size = Size(self.size.width, len(self.rows))
        self._reveal()

    @on(events.Focus)
    @on(events.Blur)
    def show_where_the_keys_go(self) -> None:
        """The highlight is stronger with the focus."""
        self.refresh()


def _pair(counts: tuple[int, int]) -> str:
    """Here and in all reports, as in `3/7`; a dash where it is absent here, a dot where everywhere."""
    here, over_all = counts
    return "·" if not over_all else f"{here or '–'}/{over_all}"

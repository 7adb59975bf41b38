"""The comparison's screen: views by number, a list, and what is told of the item at its cursor.

It shows what the `Comparer` holds. What its keys do stands in `tui.app.doing.listing`.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.screen import Screen

from tui.app.jumps import Listed
from tui.app.key_reader import Command, KeyReader, name_of
from tui.app.views.item import Detail, Listing
from tui.app.views.seen import Seen
from tui.app.views.table import VIEWS
from tui.app.views.warnings import warnings
from tui.app.widgets.item_detail import ItemDetail
from tui.app.widgets.item_list import ItemList
from tui.app.widgets.key_line import KeyLine
from tui.app.widgets.line import Lines, Piece
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.status_line import StatusLine
from tui.article import Fault
from tui.session.roster import Place

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen

WIDE = 130
"""Columns from which on details stand beside the list."""
LOW = 16
"""Rows below which the line of keys gives way."""
CAVEATS = 2
"""Warnings that are written above the list; the others are counted."""


class CompareScreen(Screen[Place | None], inherit_bindings=False):
    """Lists what the reports have in common and what not; returns the place that the reader chose to read."""

    CSS_PATH: ClassVar = ["compare.tcss", "../widgets/item_list.tcss", "../widgets/item_detail.tcss"]
    AUTO_FOCUS = "ItemList"

    def __init__(self, reader: "ReaderScreen", at: Listed) -> None:
        """The comparison of the reports that `reader` shows, at a row of a view."""
        super().__init__()
        self.reader = reader
        self.config = reader.config
        self.comparer = reader.comparer
        self.keys = KeyReader(reader.config.keymap)
        self.at = at
        """The view, and the row that is to be shown when the view is filled next."""
        self.listing = Listing()
        self.seen: Seen | None = None
        self.pattern = ""
        """What was searched for last."""
        self.list = ItemList()
        self.detail = ItemDetail()
        self.status = StatusLine()
        self.foot = Vertical(id="foot")
        self.prompt = Prompt(self.foot)
        self.key_line = KeyLine(self.config.keymap, "compare")
        self._tabs = Lines()
        self._caveats = Lines(classes="caveats")
        self._head = Lines(classes="head")

    def compose(self) -> ComposeResult:
        """Views and warnings; list and detail; the bottom line, the keys."""
        with Vertical(id="top"):
            yield self._tabs
            yield self._caveats
        with Container(id="body"):
            with Vertical(id="left"):
                yield self._head
                yield self.list
            yield self.detail
        with self.foot:
            yield self.status
            yield self.key_line

    def on_mount(self) -> None:
        """Fills the list with what is known, once its size is."""
        self.show_keys()
        self.call_after_refresh(self.fill)

    @on(events.Resize)
    def refit(self, event: events.Resize) -> None:
        """Details beside the list or below it."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height < LOW, "-low")
        self.call_after_refresh(self._draw_heads)

    @property
    def listed(self) -> Listed:
        """Where the reader is in the comparison."""
        item = self.list.item
        return self.at._replace(key=item.key, nth=self.list.nth) if item else self.at

    def fill(self) -> None:
        """Lists what the view has to say of the comparison, as far as it is known; the cursor stays on its item."""
        if not self.is_mounted:
            return
        at, comparison, pages = self.listed, self.comparer.comparison, self.comparer.pages
        if comparison is None or pages is None:
            self.seen, self.listing = None, Listing(empty=self.comparer.waiting or "Nothing is compared yet")
        else:
            self.seen = Seen(comparison, pages, self.comparer.channel)
            actor_id = self.seen.actor_of(at.actor, self.reader.actors.name)
            self.at = at._replace(actor=self.seen.voices.get(actor_id or "", ""))
            self.listing = VIEWS[at.view].listing(self.seen, actor_id)
        self.list.show(self.listing, at.key, at.nth)
        self._draw_heads()

    def show(self, at: Listed) -> None:
        """Shows another view or row."""
        self.keep()
        self.at = at
        self.list.items, self.list.at = (), 0
        self.fill()
        self.list.focus()

    def keep(self) -> None:
        """Remembers where the reader is, for the next time."""
        self.comparer.last = self.comparer.left[self.at.view] = self.listed

    def leave(self, place: Place | None = None) -> None:
        """Back to the reports, at a place or where the reader was."""
        self.keep()
        self.dismiss(place)

    def _draw_heads(self) -> None:
        """Writes the views, the warnings, and what stands above the list."""
        keys = {action_id: self.config.keymap.shown(action_id) for action_id in VIEWS}
        room = self.size.width >= sum(len(keys[action_id]) + len(view.title) + 3 for action_id, view in VIEWS.items())
        pieces: list[Piece] = []
        for action_id, view in VIEWS.items():
            look = ("tab-here",) if action_id == self.at.view else ()
            pieces += [(f" {keys[action_id]} ", ("strong", *look)), (f"{view.title} " if room or look else "", look)]
        waiting = self.comparer.waiting
        self._tabs.show([*pieces, (f"  {waiting}" if waiting else "", ("strong",))])
        said = warnings(self.seen) if self.seen else ()
        lines = [[(" ! ", ("caveat",)), (f" {words}", ())] for words in said[:CAVEATS]]
        if len(said) > CAVEATS:
            key = self.config.keymap.shown("compare-warnings")
            lines[-1].append((f"  (and {len(said) - CAVEATS} more: {key})", ("strong",)))
        self._caveats.styles.height = len(lines)
        self._caveats.show(*lines)
        head = self.listing.head(self.list.cells - 2, self.list.report) if self.list.cells > 2 else ()
        self._head.styles.height = len(head)
        self._head.show(*([("  ", ()), *line] for line in head))

    def tell(self) -> None:
        """Writes where enter leads, and how far down the list that is."""
        item, spot = self.list.item, self.list.spot
        words = where = ""
        if item and spot and self.seen:
            report = self.seen.comparison.reports[spot.report]
            paragraph = self.seen.pages.paragraph(spot.report, spot.span.start) if spot.span else "nothing"
            words = f"{self.seen.label(spot.report)}  {paragraph}  {report.title}"
            rows = [one for one in self.listing.items if one.spots]
            where = f"{rows.index(item) + 1}/{len(rows)}"
        self.status.tell(words, "  ".join(p for p in (self.keys.pending, where) if p))

    def say(self, words: str, *, error: bool = False) -> None:
        """A word to the reader, until the next key."""
        self.status.say(words, error=error)

    @on(ItemList.Moved)
    def tell_of_the_item(self) -> None:
        """Shows what there is to tell of the item at the cursor."""
        item, nth = self.list.item, self.list.nth
        self.detail.show(partial(_told, item.detail, nth) if item else lambda _cells: Detail(()))
        self._draw_heads()
        self.tell()
        self.show_keys()

    def show_keys(self) -> None:
        """Shows what can be done with the item at the cursor."""
        from tui.app.doing.listed_actors import idle

        self.key_line.turn_to("compare", idle(self))

    @on(ItemList.Chosen)
    def open_the_spot(self) -> None:
        """A double click opens the place."""
        self.run(Command(next(a for a in self.actions if a.id == "compare-open")))

    @property
    def actions(self) -> list[Any]:
        """What can be done here."""
        from tui.app.doing.listing import LISTED
        from tui.session.actions import ACTIONS

        return [action for action in ACTIONS if action.id in LISTED]

    def on_key(self, event: events.Key) -> None:
        """Puts keys together into actions; fields keep their own."""
        if not isinstance(self.focused, ItemList | ItemDetail):
            return
        self.say("")
        pending = self.keys.pending
        command = self.keys.read(name_of(event), ("compare", "text"))
        if command or pending or self.keys.pending:
            event.stop()
            event.prevent_default()
        self.tell()
        if command:
            self.run(command)

    def run(self, command: Command) -> None:
        """Does what a command asks for, as far as it is done in lists."""
        from tui.app.doing.listing import LISTED

        do = LISTED.get(command.action.id)
        if do is None:
            key = self.config.keymap.shown("compare-back")
            self.say(f"{command.action.title}: in the report, not here; {key} goes back to it")
            return
        try:
            do(self, count=command.count or 1)
        except Fault as fault:
            self.say(str(fault), error=True)


def _told(detail: Callable[[int, int], Detail], nth: int, cells: int) -> Detail:
    return detail(cells, nth)

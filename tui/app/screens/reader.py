"""The reader's main screen: panes, actors, the bottom line; keys become actions here.

It owns what the widgets show and is the only one, with its analyst, that talks to the session. What the actions do
stands in `tui.app.doing`, a module a group.
"""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input

from tui.app.doing import handler
from tui.app.doing.choosing import OWN_CHOICES
from tui.app.jumps import Jumps
from tui.app.key_reader import Command, KeyReader, name_of
from tui.app.painting import Painting
from tui.app.screens.analyst import Analyst
from tui.app.voices import Voices, described
from tui.app.widgets.actor_list import ActorList, ActorRow
from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.key_line import KeyLine
from tui.app.widgets.pane import fault_page
from tui.app.widgets.panes import Panes, Place
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.sidebar import Sidebar
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.why_panel import WhyPanel
from tui.article import Article, Attribution, Fault, Span, Unreadable
from tui.session.actions import Context
from tui.session.config import Config
from tui.session.filtering import Filter
from tui.session.roster import Entry
from tui.session.roster import Place as Spot
from tui.session.session import Session

if TYPE_CHECKING:
    from tui.app.app import OnrecordApp

WIDE = 100
"""Columns from which on the sidebar stands beside the text."""


class ReaderScreen(Screen[None], inherit_bindings=False):
    """Reports side by side, with their actors."""

    AUTO_FOCUS = ""

    def __init__(self, session: Session, config: Config, *, restore: bool = True) -> None:
        """The sitting in `session`; with `restore`, as it was left."""
        super().__init__()
        self.session = session
        self.config = config
        self.state: dict[str, Any] = session.state() if restore else {}
        self.keys = KeyReader(config.keymap)
        self.jumps = Jumps()
        self.voices = Voices(self.state.get("colours", {}))
        self.voices.filter = Filter(config.kinds, config.stances, config.confidence)
        self.analyst = Analyst(self)
        self.restore = restore
        self.actor: str | None = None
        """The shared id of the selected actor."""
        self.actor_name: str = self.state.get("actor", "")
        self.sort = self.state.get("sort", config.sort)
        self.everyone = False
        self.actor_filter = ""
        self.sidebar_wanted: bool | None = self.state.get("sidebar")
        self.search_spans: dict[int, tuple[Span, ...]] = {}
        look = {
            "line_length": self.state.get("line_length", config.line_length),
            "furniture": self.state.get("furniture", config.furniture),
            "margin": config.margin,
        }
        self.panes = Panes(self.load, len(session.sources), look)
        self.sidebar = Sidebar()
        self.status = StatusLine()
        self.prompt = Prompt()
        self.why = WhyPanel()

    # -- making it

    def compose(self) -> ComposeResult:
        """Sidebar and panes; below them the panel of `i`, the prompt or bottom line, the keys."""
        self._prepare_panes()
        with Horizontal(id="main"):
            yield self.sidebar
            yield self.panes
        yield self.why
        yield self.prompt
        yield self.status
        yield KeyLine(self.config.keymap)

    def _prepare_panes(self) -> None:
        self.panes.forced = self.state.get("panes", self.config.panes)
        self.panes.alone = bool(self.state.get("alone", False))
        report = min(int(self.state.get("report", 0)), len(self.session.sources) - 1)
        self._set_sidebar_width(int(self.state.get("sidebar_width", self.config.sidebar_width)))
        self._place_sidebar(self.app.size.width)
        self.panes.start(report, self._room())

    def on_mount(self) -> None:
        """Puts the focus on the text and begins to analyse once something is on the screen."""
        self.panes.focus_report(self.panes.focused_report)
        self.name_panes()
        self.show_actors()
        for fault in self.session.faults:
            self.say(str(fault), error=True)
        self.call_after_refresh(self.analyst.look)
        self.set_interval(2.0, self.keep_places)

    @on(events.Resize)
    def refit(self, event: events.Resize) -> None:
        """As many panes as fit, the sidebar beside or over them."""
        self._place_sidebar(event.size.width)
        self.set_class(event.size.height < 12, "-low")
        if self.panes.refit(self._room()):
            self.after_panes_changed()

    def load(self, report: int) -> Article:
        """The report's article, or a page that says why it cannot be read."""
        try:
            article = self.session.article(report)
        except Unreadable as fault:
            return fault_page([f"{self.session.title(report)}", str(fault)])
        if self.restore and report not in self.panes.places and (kept := self.session.place(report)) is not None:
            self.panes.places[report] = Place(kept)
        return article

    # -- what is where

    @property
    def view(self) -> ArticleView:
        """The view with the focus, or that had it last."""
        return self.panes.pane.view

    @property
    def report(self) -> int:
        """The number of the report in that view."""
        return self.panes.pane.report

    @property
    def spot(self) -> Spot:
        """Where the cursor stands."""
        return Spot(self.report, self.view.cursor)

    @property
    def attribution(self) -> Attribution | None:
        """The attribution under the cursor."""
        return self.view.painting.at(self.view.cursor)

    @property
    def in_list(self) -> bool:
        """Whether the keys go to the list of actors."""
        return self.focused is self.sidebar.list

    def go(self, spot: Spot, *, where: str = "nearest", jump: bool = True) -> None:
        """Shows a place, in whichever pane has or gets its report."""
        if jump:
            self.jumps.leave(self.spot)
        if spot.report != self.report or not self.view.has_focus:
            if self.panes.show(spot.report):
                self.after_panes_changed()
            self.panes.focus_report(spot.report)
        self.view.move_to(spot.offset, where=where)

    def after_panes_changed(self) -> None:
        """Names, paints and analyses what is on the screen now."""
        self.name_panes()
        for report in self.panes.reports:
            self.paint(report)
        self.analyst.look()
        self.show_actors()
        self.call_after_refresh(self.panes.focus_report, self.panes.focused_report)

    def name_panes(self) -> None:
        """Writes the heading lines."""
        total = len(self.session.sources)
        for pane in self.panes.shown:
            n = pane.report
            self.call_later(pane.name_it, self.session.outlet(n), self.session.title(n), f"{n + 1}/{total}")

    def keep_places(self) -> None:
        """Hands the places and the look of the sitting to the session, which writes them."""
        self.panes.keep_places()
        for report, place in self.panes.places.items():
            self.session.keep_place(report, place.cursor)
        self.session.keep_state(self._state())

    def _state(self) -> dict[str, Any]:
        entry = self.voices.roster.entry(self.actor)
        return {
            "report": self.panes.focused_report,
            "panes": self.panes.forced,
            "alone": self.panes.alone,
            "actor": entry.actor.name if entry else self.actor_name,
            "sort": self.sort,
            "sidebar": self.sidebar_wanted,
            "sidebar_width": self.sidebar_width,
            "line_length": self.panes.look["line_length"],
            "furniture": self.panes.look["furniture"],
            "colours": self.voices.colours,
        }

    # -- the sidebar

    def _set_sidebar_width(self, cells: int) -> None:
        self.sidebar_width = max(16, min(60, cells))
        self.sidebar.styles.width = self.sidebar_width

    def widen_sidebar(self, cells: int) -> None:
        """A wider or narrower sidebar."""
        self._set_sidebar_width(self.sidebar_width + cells)
        if self.panes.refit(self._room()):
            self.after_panes_changed()
        self.call_after_refresh(self.show_actors)

    def show_sidebar(self, wanted: bool) -> None:
        """Shows or hides the actors; the focus goes with them."""
        self.sidebar_wanted = wanted
        self._place_sidebar(self.size.width)
        if wanted:
            self.sidebar.list.focus()
        else:
            self.panes.focus_report(self.report)
        if self.panes.refit(self._room()):
            self.after_panes_changed()
        self.call_after_refresh(self.show_actors)

    def _place_sidebar(self, width: int) -> None:
        over = width < WIDE
        self.sidebar.set_class(over, "-over")
        wanted = self.sidebar_wanted
        if wanted is None:
            wanted = not over if self.config.sidebar is None else self.config.sidebar
        self.sidebar.display = wanted

    def _room(self) -> int:
        width = self.size.width or self.app.size.width
        beside = self.sidebar.display and not self.sidebar.has_class("-over")
        return width - (self.sidebar_width if beside else 0)

    def show_actors(self) -> None:
        """Lists the actors as they count now."""
        if not self.is_mounted:
            return
        entries = self.voices.roster.ranked(self.sort, everyone=self.everyone, name=self.actor_filter)
        here = self.report
        rows = [
            ActorRow(
                e.actor.id,
                e.actor.name,
                self.voices.channel(e),
                (e.said(here), e.said()),
                (e.mentions(here), e.mentions()),
            )
            for e in entries
        ]
        progress = self.analyst.progress
        self.sidebar.list.empty = "Reading …" if progress else "No such actor." if self.actor_filter else "Nobody."
        who = "All" if self.everyone else "Actors"
        self.sidebar.head(f"{who} by {self.sort}", progress)
        self.sidebar.list.show(rows, self.actor)

    def select_actor(self, entry: Entry) -> None:
        """Makes an actor the one whose statements ) and ( walk."""
        self.actor, self.actor_name = entry.actor.id, entry.actor.name
        self.show_actors()

    # -- analyses

    def show_analysis(self, report: int) -> None:
        """Marks what was found in a report; the text does not move."""
        if not self.is_mounted:
            return
        self.voices.update(self.analyst.analyses, self.analyst.cast)
        view = self.panes.view_of(report)
        if view and not self.session.fault(report):
            article = self.session.article(report)
            if article.blocks != view.article.blocks:
                view.show(article)
        self.paint(report)
        self.show_actors()

    def show_cast(self) -> None:
        """Marks anew with the actors that all reports share."""
        if not self.is_mounted:
            return
        self.voices.update(self.analyst.analyses, self.analyst.cast)
        if self.actor not in self.voices.roster.entries and self.actor_name:
            same = [e for e in self.voices.roster.ranked(everyone=True) if e.actor.name == self.actor_name]
            self.actor = same[0].actor.id if same else None
        self.repaint()

    def repaint(self) -> None:
        """Paints all panes anew, and lists the actors."""
        for report in self.panes.reports:
            self.paint(report)
        self.show_actors()
        self.tell()

    def paint(self, report: int) -> None:
        """Paints one report, if it is on the screen."""
        view = self.panes.view_of(report)
        if view is None:
            return
        analysis = None if self.session.fault(report) else self.session.analysis(report)
        found = analysis or self.analyst.partial.get(report)
        text = view.article.text
        painting = Painting(
            view.article,
            found,
            speaker=lambda q: self.voices.label(report, q, text),
            shown=partial(self.voices.shown, report),
        )
        view.matches = self.search_spans.get(report, ())
        view.paint(painting)

    # -- what actions ask of the screen

    def go_to_report(self, report: int) -> None:
        """Shows a report where it was left, and gives it the focus."""
        self.jumps.leave(self.spot)
        if self.panes.show(report):
            self.after_panes_changed()
        self.panes.focus_report(report)
        self.show_actors()

    def add_report(self, source: str) -> None:
        """Opens one more report, beside the others."""
        self.say(f"Opening {source} …")
        self.run_worker(self._add(source), group="opening")

    async def _add(self, source: str) -> None:
        try:
            report = await asyncio.to_thread(self.session.add, source)
        except Fault as fault:
            self.say(str(fault), error=True)
            return
        self.panes.total = len(self.session.sources)
        self.panes.refit(self._room())
        self.go_to_report(report)
        self.after_panes_changed()

    def reread(self, report: int) -> None:
        """Reads a report again whose file has changed."""
        self.panes.keep_places()
        self.session.reread(report)
        self.analyst.forget(report)
        if view := self.panes.view_of(report):
            view.show(self.load(report), cursor=view.cursor)
        self.after_panes_changed()

    def refit_panes(self) -> None:
        """As many panes as wanted and as fit."""
        if self.panes.refit(self._room()):
            self.after_panes_changed()

    def set_filter(self, new: Filter) -> None:
        """Shows only what `new` lets through."""
        self.voices.filter = new
        self.voices.update(self.analyst.analyses, self.analyst.cast)
        self.repaint()
        only = self.voices.roster.entry(new.actor)
        words = new.described(only.actor.name if only else "")
        self.say(f"Shown: {words}" if words else "Shown: speech of every kind")

    def clear_actor_filter(self) -> None:
        """Lists every actor again."""
        self.sidebar.field.value = ""
        self.sidebar.field.display = False

    def choose(self, value: str) -> None:
        """Does what a picker returned: the id of an action, or a word with what it is about."""
        what, _, about = value.partition(" ")
        own = OWN_CHOICES.get(what)
        self.do(partial(own, about=about) if own else handler(value))

    @property
    def reader_app(self) -> "OnrecordApp":
        """The application, by its own type."""
        return cast("OnrecordApp", self.app)

    # -- the bottom line

    def say(self, words: str, *, error: bool = False) -> None:
        """A word to the reader, until the next key."""
        self.status.say(words, error=error)

    def tell(self) -> None:
        """Writes what is under the cursor, and where that is."""
        view, attribution = self.view, self.attribution
        words = ""
        if attribution:
            entry = self.voices.speaker(self.report, attribution)
            name = entry.actor.name if entry else " ".join(s.of(view.article.text) for s in attribution.source)
            words = described(attribution, name, view.article.text)
        paragraph = f"¶ {view.paragraph}/{view.paragraphs}"
        parts = [self.keys.pending, "SELECT" if view.anchor is not None else "", paragraph]
        self.status.tell(words, "  ".join(p for p in parts if p))

    # -- keys and messages

    def on_key(self, event: events.Key) -> None:
        """Puts keys together into actions; fields keep their own."""
        if isinstance(self.focused, Input):
            if event.key == "escape":
                event.stop()
                self.clear_actor_filter()
                self.sidebar.list.focus()
            return
        key = name_of(event)
        self.status.say("")
        if key == "ctrl+c":
            event.stop()
            self.do(handler("copy-selection"))
            return
        if self.view.hints:
            event.stop()
            self.do(partial(handler("hint-letter"), letter=key))
            return
        pending = self.keys.pending
        command = self.keys.read(key, self._contexts())
        if command or self.keys.pending or pending:
            event.stop()
            event.prevent_default()
        if command:
            self.run(command)
        self.tell()

    def _contexts(self) -> tuple[Context, ...]:
        if self.in_list:
            return ("sidebar", "text")
        return ("select", "text") if self.view.anchor is not None else ("text",)

    def run(self, command: Command) -> None:
        """Does what a command asks for."""
        self.do(partial(handler(command.action.id), count=command.count, letter=command.letter))

    def do(self, action: Any) -> None:
        """Calls an action with this screen; what is at fault is said in the bottom line."""
        try:
            action(self)
        except Fault as fault:
            self.say(str(fault), error=True)

    @on(ArticleView.Moved)
    def follow_the_cursor(self, message: ArticleView.Moved) -> None:
        """Tells what is under the cursor."""
        if message.by_mouse and message.view is not self.view:
            pane = next(p for p in self.panes.shown if p.view is message.view)
            self.panes.focused_report = pane.report
        self.why.hide()
        self.tell()

    @on(events.DescendantFocus)
    def follow_the_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus is the one that the sidebar counts for."""
        for pane in self.panes.shown:
            if pane.view is event.widget and pane.report != self.panes.focused_report:
                self.panes.focused_report = pane.report
                self.show_actors()
        self.tell()

    @on(ArticleView.Chosen)
    def open_the_menu(self) -> None:
        """A double click asks for what is possible."""
        self.do(handler("menu"))

    @on(ActorList.Highlighted)
    def take_the_actor(self, message: ActorList.Highlighted) -> None:
        """The highlighted actor is the one that ) and ( walk."""
        if entry := self.voices.roster.entry(message.actor_id):
            self.actor, self.actor_name = entry.actor.id, entry.actor.name

    @on(ActorList.Chosen)
    def go_to_the_actor(self, message: ActorList.Chosen) -> None:
        """To the first mention."""
        if entry := self.voices.roster.entry(message.actor_id):
            self.select_actor(entry)
            if self.sidebar.has_class("-over"):
                self.show_sidebar(False)
            self.go(entry.first, where="middle")

    @on(Input.Changed, "Sidebar > Input")
    def filter_actors(self, message: Input.Changed) -> None:
        """Lists the actors whose names hold what was typed."""
        self.actor_filter = message.value.strip()
        self.show_actors()

    @on(Input.Submitted, "Sidebar > Input")
    def leave_the_filter(self) -> None:
        """Back to the list, which stays filtered."""
        self.sidebar.list.focus()

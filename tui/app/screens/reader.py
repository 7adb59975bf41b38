"""The reader's main screen: reports, actors, the bottom line; keys become actions here.

It and what it is made of (`Reports`, `Actors`, `Analyst`) are the only ones that talk to the session. What the actions
do stands in `tui.app.doing`, a module a group.
"""

import asyncio
import gc
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen

from tui.app.doing import handler
from tui.app.jumps import Jumps
from tui.app.key_reader import Command, KeyReader, hand_on, name_of
from tui.app.painting import Painting
from tui.app.screens.actors import Actors
from tui.app.screens.analyst import Analyst
from tui.app.screens.annotator import Annotator
from tui.app.screens.choice import Choice
from tui.app.screens.comparer import Comparer
from tui.app.screens.reports import Reports
from tui.app.voices import Voices, described
from tui.app.widgets.actor_list import ActorList
from tui.app.widgets.article_view import ArticleView
from tui.app.widgets.key_line import KeyLine
from tui.app.widgets.panes import Panes
from tui.app.widgets.prompt import Prompt
from tui.app.widgets.status_line import StatusLine
from tui.app.widgets.why_panel import WhyPanel
from tui.article import Attribution, Fault
from tui.session.actions import Context
from tui.session.config import Config
from tui.session.filtering import Filter
from tui.session.roster import Place
from tui.session.session import Session

if TYPE_CHECKING:
    from tui.app.app import OnrecordApp

LOW = 12
"""Rows below which the line of keys gives way to text."""


class ReaderScreen(Screen[None], inherit_bindings=False):
    """Reports side by side, with their actors."""

    AUTO_FOCUS = ""

    def __init__(self, session: Session, config: Config, *, restore: bool = True) -> None:
        """The sitting in `session`; with `restore`, as it was left."""
        super().__init__()
        self.session = session
        self.config = config
        self.restore = restore
        state = dict(session.state()) if restore else {}
        self.keys = KeyReader(config.keymap)
        self.jumps = Jumps()
        self.voices = Voices(state.get("colours", {}))
        self.voices.filter = Filter(config.kinds, config.stances, config.confidence)
        self.analyst = Analyst(self)
        self.comparer = Comparer(self)
        self.annotator = Annotator(self, state)
        self._taking_in = asyncio.Lock()
        self.reports = Reports(self, state)
        self.actors = Actors(self, state)
        self.status = StatusLine()
        self.foot = Vertical(id="foot")
        self.prompt = Prompt(self.foot)
        self.why = WhyPanel()

    def compose(self) -> ComposeResult:
        """Sidebar and panes; below them the panel of `i`, the bottom line, the keys."""
        self.reports.start()
        yield self.actors.sidebar
        yield self.panes
        with self.foot:
            yield self.why
            yield self.status
            yield KeyLine(self.config.keymap)

    def on_mount(self) -> None:
        """Puts the focus on the text and begins to analyse once something is on the screen."""
        self.panes.focus_report(self.panes.focused_report)
        self.reports.name()
        self.actors.show()
        for fault in self.session.faults:
            self.say(str(fault), error=True)
        self.call_after_refresh(self._begin)
        self.set_interval(2.0, self.keep)
        self.set_interval(2.0, self.annotator.follow)

    def _begin(self) -> None:
        """What can wait until something is on the screen."""
        gc.freeze()
        gc.enable()
        self.analyst.look()
        self.annotator.look()

    @on(events.Resize)
    def refit(self, event: events.Resize) -> None:
        """As many panes as fit, the sidebar beside or over them."""
        self.set_class(event.size.height < LOW, "-low")
        self.reports.refit()

    def keep(self) -> None:
        """Hands the places and the look of the sitting to the session, which writes them."""
        self.reports.keep_places()
        looks = {"theme": self.app.theme, "palette": self.reader_app.palette, "colours": self.voices.colours}
        self.session.keep_state({**self.reports.state, **self.actors.state, **self.annotator.state, **looks})

    @property
    def panes(self) -> Panes:
        """The panes."""
        return self.reports.panes

    @property
    def view(self) -> ArticleView:
        """The view with the focus, or that had it last."""
        return self.panes.pane.view

    @property
    def report(self) -> int:
        """The number of the report in that view."""
        return self.panes.pane.report

    @property
    def spot(self) -> Place:
        """Where the cursor stands."""
        return Place(self.report, self.view.cursor)

    @property
    def attribution(self) -> Attribution | None:
        """The attribution under the cursor."""
        return self.view.current

    @property
    def in_list(self) -> bool:
        """Whether the keys go to the list of actors."""
        return self.focused is self.actors.list

    @property
    def reader_app(self) -> "OnrecordApp":
        """The application, by its own type."""
        return cast("OnrecordApp", self.app)

    def go(self, place: Place, *, where: str = "nearest", jump: bool = True) -> None:
        """Shows a place, in whichever pane has or gets its report."""
        if jump:
            self.jumps.leave(self.spot)
        if place.report != self.report or not self.view.has_focus:
            self.reports.bring(place.report)
        self.view.move_to(place.offset, where=where)

    def take_in(self) -> None:
        """Counts, marks and lists anew after another filter."""
        self.voices.update(self.analyst.analyses, self.analyst.cast)
        self._show({report: self.reports.painting(report) for report in self.panes.reports})

    async def take_in_aside(self) -> None:
        """The same after an analysis or a cast; what takes long is done in a thread, so that keys are answered."""
        async with self._taking_in:
            await asyncio.to_thread(self.voices.update, self.analyst.analyses, self.analyst.cast)
            paintings = {
                report: await asyncio.to_thread(self.reports.painting, report) for report in self.panes.reports
            }
            if self.is_mounted:
                self._show(paintings)

    def _show(self, paintings: dict[int, Painting | None]) -> None:
        self.actors.find_again()
        for report, painting in paintings.items():
            self.reports.put_on(report, painting)
        self.reports.name()
        self.actors.show()
        self.tell()

    def set_filter(self, new: Filter) -> None:
        """Shows only what `new` lets through."""
        self.voices.filter = new
        self.take_in()
        only = self.voices.roster.entry(new.actor)
        words = new.described(only.actor.name if only else "")
        self.say(f"Shown: {words}" if words else "Shown: speech of every kind")

    def say(self, words: str, *, error: bool = False) -> None:
        """A word to the reader, until the next key; on the comparison while that is open."""
        (self.comparer.shown or self).status.say(words, error=error)

    def tell(self) -> None:
        """Writes what is under the cursor, and where that is."""
        view, attribution = self.view, self.attribution
        words = ""
        if attribution:
            entry = self.voices.speaker(self.report, attribution)
            name = entry.actor.name if entry else " ".join(s.of(view.article.text) for s in attribution.source)
            words = described(attribution, name, view.article.text)
        paragraph = f"¶ {view.paragraph or '–'}/{len(view.numbers)}"
        parts = [self.keys.pending, "SELECT" if view.began is not None else "", paragraph]
        self.status.tell(self.annotator.told(words), "  ".join(p for p in parts if p))

    def on_key(self, event: events.Key) -> None:
        """Puts keys together into actions; fields keep their own."""
        if self.app.screen is not self:
            hand_on(self.app, event)
        if self.app.screen is not self or not isinstance(self.focused, ArticleView | ActorList):
            return
        key = name_of(event)
        self.status.say("")
        if key == "ctrl+c" or self.view.hints:
            event.stop()
            self.do(handler("copy-selection") if key == "ctrl+c" else partial(handler("hint-letter"), letter=key))
            return
        pending = self.keys.pending
        narrower: Context = (
            "sidebar" if self.in_list else "select" if self.view.began is not None else self.annotator.context
        )
        command = self.keys.read(key, (narrower, "text"))
        if command or pending or self.keys.pending:
            event.stop()
            event.prevent_default()
        if command:
            self.run(command)
        self.tell()

    def run(self, command: Command) -> None:
        """Does what a command asks for."""
        self.do(partial(handler(command.action.id), count=command.count, letter=command.letter))

    def choose(self, value: str) -> None:
        """Does what a picker returned: the id of an action, or a word with what it is about."""
        from tui.app.doing.choosing import OWN_CHOICES

        what, _, about = value.partition(" ")
        own = OWN_CHOICES.get(what)
        self.do(partial(own, about=about) if own else handler(value))

    def do(self, action: Any) -> None:
        """Calls an action with this screen; what is at fault is said in the bottom line."""
        try:
            action(self)
        except Fault as fault:
            self.say(str(fault), error=True)

    def pick(self, title: str, choices: Sequence[Choice], chosen: Callable[[str | None], None], **more: Any) -> None:
        """Lets the reader pick; `chosen` gets the value, or None. `more` as `Picker` takes it."""
        from tui.app.screens.picker import Picker

        self.app.push_screen(Picker(title, choices, **more), chosen)

    def show_page(self, title: str, content: Content) -> None:
        """Shows a page of words."""
        from tui.app.screens.viewer import Viewer

        self.app.push_screen(Viewer(title, content))

    @on(ArticleView.Moved)
    def follow_the_cursor(self, message: ArticleView.Moved) -> None:
        """Tells what is under the cursor; what `i` explained was about another place."""
        if self.why.display:
            self.why.hide()
            message.view.overlay = ()
            message.view.repaint()
        self.analyst.follow(self.report)
        self.tell()

    @on(events.DescendantFocus)
    def follow_the_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus is the one that the sidebar counts for."""
        for pane in self.panes.shown:
            if pane.view is event.widget and pane.report != self.panes.focused_report:
                self.panes.focused_report = pane.report
                self.actors.show()
        self.tell()

    @on(ArticleView.Chosen)
    def open_the_menu(self) -> None:
        """A double click asks for what is possible."""
        self.do(handler("menu"))

    @on(ActorList.Highlighted)
    def take_the_actor(self, message: ActorList.Highlighted) -> None:
        """The highlighted actor is the one that ) and ( walk."""
        if entry := self.voices.roster.entry(message.actor_id):
            self.actors.chosen, self.actors.name = entry.actor.id, entry.actor.name

    @on(ActorList.Chosen)
    def go_to_the_actor(self, message: ActorList.Chosen) -> None:
        """To the first mention."""
        if entry := self.voices.roster.entry(message.actor_id):
            self.actors.select(entry)
            if self.actors.sidebar.has_class("-over"):
                self.actors.open(wanted=False)
            self.go(entry.first, where="middle")

"""The reports as the screen shows them: their panes, places and marks; opening one more, reading one again."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.app.painting import Painting
from tui.app.widgets.pane import fault_page
from tui.app.widgets.panes import Panes, Place
from tui.article import Article, Fault, Span, Unreadable

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


class Reports:
    """The panes of a screen and what stands in them."""

    def __init__(self, screen: "ReaderScreen", state: dict[str, Any]) -> None:
        """As the sitting was left, or as the configuration says."""
        self.screen = screen
        self.session = screen.session
        config = screen.config
        look = {
            "line_length": state.get("line_length", config.line_length),
            "furniture": state.get("furniture", config.furniture),
            "margin": config.margin,
        }
        self.panes = Panes(self.load, len(self.session.sources), look)
        self.panes.forced = config.panes or state.get("panes")
        self.panes.alone = bool(state.get("alone", False))
        self._first = min(int(state.get("report", 0)), len(self.session.sources) - 1)
        self.matches: dict[int, tuple[Span, ...]] = {}
        """What the last search found, by report."""

    @property
    def state(self) -> dict[str, Any]:
        """What the sitting remembers."""
        panes = self.panes
        return {
            "report": panes.focused_report,
            "panes": panes.forced,
            "alone": panes.alone,
            "line_length": panes.look["line_length"],
            "furniture": panes.look["furniture"],
        }

    def load(self, report: int) -> Article:
        """The report's article, or a page that says why it cannot be read."""
        try:
            article = self.session.article(report)
        except Unreadable as fault:
            return fault_page([str(fault)])
        places = self.panes.places
        if self.screen.restore and report not in places and (kept := self.session.place(report)) is not None:
            places[report] = Place(kept)
        return article

    def keep_places(self) -> None:
        """Hands the places to the session, which writes them."""
        self.panes.keep_places()
        for report, place in self.panes.places.items():
            if place.cursor is not None:
                self.session.keep_place(report, place.cursor)

    def start(self) -> None:
        """Makes the first panes, before anything is mounted."""
        self.panes.start(self._first, self.screen.actors.place(self.screen.app.size.width))

    def refit(self) -> None:
        """As many panes as wanted and as fit."""
        width = self.screen.size.width or self.screen.app.size.width
        if self.panes.refit(self.screen.actors.place(width)):
            self.changed()

    def go_to(self, report: int) -> None:
        """Shows a report where it was left, and gives it the focus."""
        self.screen.jumps.leave(self.screen.spot)
        self.bring(report)
        self.screen.actors.show()

    def bring(self, report: int) -> None:
        """Puts a report on the screen and gives it the focus."""
        if self.panes.show(report):
            self.changed()
        self.panes.focus_report(report)

    def changed(self) -> None:
        """Names, paints and analyses what is on the screen now."""
        self.name()
        for report in self.panes.reports:
            self.paint(report)
        self.screen.analyst.look()
        self.screen.annotator.look()
        self.screen.actors.show()
        self.screen.call_after_refresh(self.panes.focus_report, self.panes.focused_report)

    def name(self) -> None:
        """Writes the heading lines."""
        total = len(self.session.sources)
        for pane in self.panes.shown:
            n = pane.report
            pane.name_it(self.session.outlet(n), self.session.title(n), f"{n + 1}/{total}")

    def painting(self, report: int) -> Painting | None:
        """The marks of a report that is on the screen, as things are now; touches no widget."""
        if self.panes.view_of(report) is None:
            return None
        readable = self.session.fault(report) is None
        article = self.load(report)
        found = self.screen.analyst.known(report) if readable else None
        voices, text = self.screen.voices, article.text
        painting = Painting(
            article,
            found,
            speaker=lambda q: voices.label(report, q, text),
            shown=partial(voices.shown, report),
            said_before=self.screen.comparer.said_before(report),
        )
        painting.lay(self.screen.annotator.layer(report, article) if readable else None)
        return painting

    def put_on(self, report: int, painting: Painting | None) -> None:
        """Lays marks over a report, if it is on the screen; no row moves."""
        view = self.panes.view_of(report)
        if view is None or painting is None or painting.article.text != view.article.text:
            return
        if painting.article.blocks != view.article.blocks:
            view.show(painting.article)
        view.matches = self.matches.get(report, ())
        view.paint(painting)

    def paint(self, report: int) -> None:
        """Paints one report, if it is on the screen."""
        self.put_on(report, self.painting(report))

    def repaint(self) -> None:
        """Paints all panes anew."""
        for report in self.panes.reports:
            self.paint(report)

    def add(self, source: str) -> None:
        """Opens one more report, beside the others."""
        self.screen.say(f"Opening {source} …")
        self.screen.run_worker(self._add(source), group="opening")

    async def _add(self, source: str) -> None:
        try:
            report = await asyncio.to_thread(self.session.add, source)
        except Fault as fault:
            self.screen.say(str(fault), error=True)
            return
        self.count_anew()
        self.go_to(report)
        self.changed()

    def count_anew(self) -> None:
        """Takes note of reports that the session has more of, and of the room that there is for them."""
        self.panes.total = len(self.session.sources)
        self.refit()

    def reread(self, report: int) -> None:
        """Reads a report again whose file has changed."""
        self.panes.keep_places()
        self.session.reread(report)
        self.screen.analyst.forget(report)
        self.screen.annotator.forget(report)
        if view := self.panes.view_of(report):
            view.show(self.load(report), cursor=view.cursor)
        self.changed()

"""The comparer: asks for the comparison of the reports, reads their pages, and knows how each view was left.

Nothing is asked for before somebody looks: at the comparison, or through the lens that dims what was said before.
Everything is computed elsewhere: here are only futures that are waited for.
"""

import asyncio
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.app.jumps import Listed
from tui.article import Fault, Span, Stance, Unreadable
from tui.session.filtering import STANCES
from tui.session.roster import Place

if TYPE_CHECKING:
    from tui.app.screens.compare import CompareScreen
    from tui.app.screens.reader import ReaderScreen
    from tui.app.views.pages import Page, Pages
    from tui.comparison import Cast, Comparison, Echo

REFRESH = 0.2
"""Seconds at least between two looks at pages that come in."""


class Comparer:
    """Holds what is known of the comparison for the screens that show it."""

    def __init__(self, screen: "ReaderScreen") -> None:
        """Nothing is compared yet."""
        self.screen = screen
        self.session = screen.session
        self.comparison: Comparison | None = None
        self.pages: Pages | None = None
        self.shown: CompareScreen | None = None
        """The screen of the comparison, while it is open."""
        self.lens = False
        """Whether what was said before is dimmed."""
        self.left: dict[str, Listed] = {}
        """By view, where the reader left it."""
        self.last = Listed("compare-statements")
        self.fault = ""
        self._known: tuple[Cast, frozenset[Stance]] | None = None
        self._asking = False

    @property
    def waiting(self) -> str:
        """Why there is no comparison yet, or how far the reports are that it lacks; empty when all is there."""
        analyst = self.screen.analyst
        if self.fault or analyst.progress:
            return self.fault or f"{analyst.progress} …"
        if analyst.cast is None and len(analyst.failed) == len(self.session.sources):
            return "None of the reports can be read"
        return "comparing …" if self._asking or self._is_old else ""

    def open(self, at: Listed | None = None) -> None:
        """Shows the comparison, as it was left or at a row of it."""
        from tui.app.screens.compare import CompareScreen

        if at is None:
            self.screen.jumps.leave(self.screen.spot)
        self.shown = CompareScreen(self.screen, at or self.last)
        self.screen.app.push_screen(self.shown, self._closed)
        self.look()

    def _closed(self, place: Place | None) -> None:
        self.shown = None
        if place is not None:
            self.screen.go(place, where="middle", jump=False)

    def set_lens(self, on: bool) -> None:
        """Dims what was said before, or shows it as the rest."""
        self.lens = on
        self.look()
        self.screen.take_in()

    def look(self) -> None:
        """Asks for the comparison if somebody looks and what is known is old."""
        if (self.lens or self.shown) and not self._asking and self._is_old:
            self._asking = True
            self.screen.run_worker(self._compare(), group="comparing")
        elif self.shown:
            self.shown.fill()

    @property
    def _is_old(self) -> bool:
        cast, stances = self.screen.analyst.cast, self._stances
        return cast is not None and (self._known is None or self._known[0] is not cast or self._known[1] != stances)

    @property
    def _stances(self) -> frozenset[Stance]:
        """The stances of statements that count: those that the filter lets through."""
        return frozenset(stance for stance in STANCES if stance in self.screen.voices.filter.stances)

    async def _compare(self) -> None:
        try:
            while self._is_old and (cast := self.screen.analyst.cast) is not None:
                stances = self._stances
                self._known, self.fault = (cast, stances), ""
                try:
                    found = await asyncio.wrap_future(self.session.compare(cast, stances))
                except Fault as fault:
                    self.fault = str(fault)
                    self.screen.say(self.fault, error=True)
                else:
                    await self._read_pages(found)
        finally:
            self._asking = False
        if self.shown:
            self.shown.fill()
        if self.lens:
            await self.screen.take_in_aside()

    async def _read_pages(self, found: "Comparison") -> None:
        """Reads the articles in a thread; what is compared shows as soon as that takes time."""
        from tui.app.views.pages import Pages

        pages = Pages()
        began = time.monotonic()
        for report in range(len(found.reports)):
            if page := await asyncio.to_thread(self._page, report):
                pages.put(report, page)
            if time.monotonic() - began > REFRESH:
                self.comparison, self.pages, began = found, pages, time.monotonic()
                if self.shown:
                    self.shown.fill()
        self.comparison, self.pages = found, pages

    def _page(self, report: int) -> "Page | None":
        from tui.app.views.pages import Page

        analysis = self.session.analysis(report)
        if analysis is not None:
            with suppress(Unreadable):
                return Page(self.session.article(report), analysis)
        return None

    def said_before(self, report: int) -> tuple[Span, ...]:
        """What the lens dims in a report: sentences that a report before it says too."""
        return tuple(echo.place.span for echo in self._echoes(report)) if self.lens else ()

    def echo(self, place: Place) -> "Echo | None":
        """The sentence at a place, if the lens dims it."""
        found = self._echoes(place.report) if self.lens else ()
        return next((echo for echo in found if echo.place.span.holds(place.offset)), None)

    def _echoes(self, report: int) -> "tuple[Echo, ...]":
        known = self.comparison is not None and report < len(self.comparison.reports)
        return self.comparison.said_before(report) if self.comparison and known else ()

    def players(self, actor_id: str) -> list[tuple[int, str]]:
        """The reports that know an actor of the comparison, each with its own id of it."""
        roles = self._known[0].roles if self._known else ()
        return next((list(role.played) for role in roles if role.actor.id == actor_id), [])

    def channel(self, name: str) -> str:
        """The channel of the colour of an actor of that name."""
        colour = self.screen.voices.colours.get(name)
        return f"speaker-{colour}" if colour else "speaker-other"

"""The analyst: which report is analysed when, and what the screen does with what comes back.

What is on the screen comes first; of a long report, first the part that shows. Everything is computed elsewhere: here
are only futures that are waited for.
"""

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.article import Analysis, Fault, Span

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.comparison.cast import Cast

LONG = 60_000
"""Characters from which on the part that shows is analysed by itself first."""
STRETCH = 20_000
"""Characters by which the analysed part grows when the reader goes on to what is beyond it."""
AT_ONCE = 2
"""Reports that are not on the screen, read and analysed at the same time."""
PAUSE = 0.15
"""Seconds at least between an analysis and the cast, in which further analyses may come."""


class Analyst:
    """Asks for analyses and hands them to the screen."""

    def __init__(self, screen: "ReaderScreen") -> None:
        """Nothing is asked for before `look`."""
        self.screen = screen
        self.session = screen.session
        self.partial: dict[int, Analysis] = {}
        self.cast: Cast | None = None
        self.failed: set[int] = set()
        self._asked: set[int] = set()
        self._read_on: tuple[int, Span] | None = None
        self._casting = False
        self._again = False
        self.begun = False
        """Whether anything was asked for yet."""

    @property
    def analyses(self) -> dict[int, Analysis]:
        """By report, what is known: the whole, or the part that came first."""
        known = {n: self.known(n) for n in range(len(self.session.sources))}
        return {n: found for n, found in known.items() if found}

    def known(self, report: int) -> Analysis | None:
        """What is known of a report: the whole, or the part that came first; as the reader corrected it."""
        part = self.partial.get(report)
        return self.session.analysis(report) or (part and self.session.corrected(report, part))

    @property
    def progress(self) -> str:
        """How far the analysis is, in two words; empty when it is done."""
        total = len(self.session.sources)
        done = sum(1 for n in range(total) if n in self.failed or self.session.analysis(n) is not None)
        return f"read {done} of {total}" if done < total else ""

    def look(self) -> None:
        """Asks for what is on the screen, then for the rest."""
        for report in self.screen.panes.reports:
            if report not in self._asked:
                self._asked.add(report)
                self.screen.run_worker(self._visible(report), group="analysis")
        if not self.begun:
            self.begun = True
            self.screen.run_worker(self._rest(), group="analysis")

    def forget(self, report: int) -> None:
        """The report's text changed: it is asked for again at the next look."""
        self._asked.discard(report)
        self.failed.discard(report)
        self.partial.pop(report, None)

    async def _visible(self, report: int) -> None:
        try:
            if self.session.fault(report):
                self.failed.add(report)
                return
            whole = asyncio.wrap_future(self.session.analyse(report, priority=1))
            if len(self.session.article(report).text) > LONG:
                await self._window_first(report, whole)
            await whole
            self.partial.pop(report, None)
            await self._arrived(report)
        except Fault as fault:
            self.failed.add(report)
            self.screen.say(str(fault), error=True)
            self.screen.actors.show()

    async def _window_first(self, report: int, whole: "asyncio.Future[Analysis]") -> None:
        """Shows the part on the screen, unless the whole comes sooner, as it does from the cache."""
        window = asyncio.create_task(self._read_part(report, self.screen.panes.window(report)))
        await asyncio.wait((whole, window), return_when=asyncio.FIRST_COMPLETED)
        if whole.done():
            window.add_done_callback(lambda late: late.cancelled() or late.exception())
            window.cancel()
        else:
            await window

    def part(self, report: int) -> Span | None:
        """The stretch of a report that is analysed, while the whole is still to come."""
        known = None if self.session.analysis(report) else self.partial.get(report)
        return known.window if known else None

    def follow(self, report: int) -> None:
        """Asks for what is on the screen now, if that has left the part that is analysed."""
        part, shown = self.part(report), self.screen.panes.window(report)
        if part and not part.start <= shown.start <= shown.end <= part.end:
            self._ask_for(report, shown)

    def read_on(self, report: int, cursor: int, *, forward: bool, then: Callable[[], None]) -> bool:
        """Asks for the part with more of the text on one side of the cursor; False where there is no more to come.

        When it is there, and the cursor still where it was, calls `then`.
        """
        part, shown = self.part(report), self.screen.panes.window(report)
        if part is None:
            return False
        start, end, length = (
            min(cursor, shown.start),
            max(cursor + 1, shown.end),
            len(self.session.article(report).text),
        )
        stretch = Span(start, min(length, part.end + STRETCH)) if forward else Span(max(0, part.start - STRETCH), end)
        if (report, stretch) == self._read_on:
            return False
        self._read_on = (report, stretch)
        self._ask_for(report, stretch, (cursor, then))
        return True

    def _ask_for(self, report: int, stretch: Span, after: tuple[int, Callable[[], None]] | None = None) -> None:
        async def ask() -> None:
            try:
                await self._read_part(report, stretch)
            except Fault as fault:
                self.screen.say(str(fault), error=True)
                return
            if after and self.screen.spot == (report, after[0]):
                after[1]()

        self.screen.run_worker(ask(), group=f"part-{report}", exclusive=True)

    async def _read_part(self, report: int, stretch: Span) -> None:
        part = await asyncio.wrap_future(self.session.analyse(report, stretch, priority=0))
        if self.session.analysis(report) is None:
            self.partial[report] = part
            await self._arrived(report)

    async def _rest(self) -> None:
        """Everything that is not on the screen, a few at a time."""
        waiting = iter(range(len(self.session.sources)))

        async def work() -> None:
            for report in waiting:
                if report in self._asked:
                    continue
                self._asked.add(report)
                try:
                    await asyncio.wrap_future(self.session.analyse_unread(report))
                except Fault:
                    self.failed.add(report)
                else:
                    await self._arrived(report)

        await asyncio.gather(*(work() for _ in range(AT_ONCE)))
        self.screen.actors.show()

    async def _arrived(self, report: int) -> None:
        """Shows what is known of a report on the screen, and sees that the cast is made anew."""
        if report in self.screen.panes.reports:
            await self.screen.take_in_aside()
        self._see_to_the_cast()

    async def recount(self) -> None:
        """Shows what the reader has corrected, and sees that the cast is made anew."""
        await self.screen.take_in_aside()
        self._see_to_the_cast()

    def _see_to_the_cast(self) -> None:
        self._again = True
        if not self._casting:
            self._casting = True
            self.screen.run_worker(self._make_casts(), group="analysis")

    async def _make_casts(self) -> None:
        """A cast after each pause in which analyses came; the longer it took, the longer the next pause."""
        pause = PAUSE
        try:
            while self._again:
                await asyncio.sleep(pause)
                self._again = False
                began = time.monotonic()
                try:
                    self.cast = await asyncio.wrap_future(self.session.cast())
                except Fault as fault:
                    self.screen.say(str(fault), error=True)
                await self.screen.take_in_aside()
                self.screen.comparer.look()
                pause = max(PAUSE, 3 * (time.monotonic() - began))
        finally:
            self._casting = False

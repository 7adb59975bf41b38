"""Finding: search in one report and in all, marks, jumps back and forward."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.app.jumps import Listed
from tui.article import Fault, Span, Unreadable
from tui.session.roster import Place

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen


class Search:
    """One search: its pattern, and whether it is over all open reports."""

    def __init__(self, screen: "ReaderScreen") -> None:
        """Begins where the reader stands."""
        self.screen = screen
        self.begun = screen.spot
        self.everywhere = False
        self.pattern = ""

    @property
    def label(self) -> str:
        """What the prompt says."""
        return "/ all reports:" if self.everywhere else "/"

    def widen(self) -> str:
        """Over all reports, or over this one again."""
        self.everywhere = not self.everywhere
        return self.label

    def typed(self, pattern: str) -> None:
        """Tries what was typed so far; faults in half a pattern are not worth a word."""
        self.pattern = pattern
        self.screen.run_worker(self._run(final=False), group="search", exclusive=True)

    def left(self, answered: bool) -> None:
        """Back to the text; to where the search began, if it was given up."""
        self.screen.panes.focus_report(self.screen.panes.focused_report)
        if not answered:
            self.screen.reports.matches = {}
            self.screen.reports.repaint()
            self.screen.go(self.begun, jump=False)

    def answered(self, pattern: str) -> None:
        """Searches for good."""
        self.pattern = pattern
        self.screen.run_worker(self._run(final=True), group="search", exclusive=True)

    async def _run(self, *, final: bool) -> None:
        everywhere = self.everywhere and final
        reports = range(len(self.screen.session.sources)) if everywhere else (self.begun.report,)
        try:
            found = await self._find(reports)
        except Fault as fault:
            self._show({})
            self.screen.say(str(fault) if final else f"{self.label} …", error=final)
            return
        self._show(found)
        total = sum(map(len, found.values()))
        if total:
            nearest = _next(self.screen, Place(self.begun.report, self.begun.offset - 1), 1) or self.begun
            if final:
                self.screen.jumps.leave(self.begun)
                self.screen.go(nearest, jump=False)
            else:
                self.screen.view.move_to(nearest.offset)
        if self.pattern:
            counted = f"{total} match{'es' * (total != 1)}" + (f" in {len(found)} reports" if everywhere else "")
            self.screen.say(counted if total else f"“{self.pattern}” stands nowhere here")

    async def _find(self, reports: Iterable[int]) -> dict[int, tuple[Span, ...]]:
        """Where the pattern stands, by report; articles are read and searched in a thread."""
        from tui.session.searching import find

        session, found = self.screen.session, {}
        for report in reports if self.pattern else ():
            if session.fault(report) is None:
                with suppress(Unreadable):
                    article = await asyncio.to_thread(session.article, report)
                    found[report] = await asyncio.to_thread(find, article.text, self.pattern)
        return {report: spans for report, spans in found.items() if spans}

    def _show(self, found: dict[int, tuple[Span, ...]]) -> None:
        self.screen.reports.matches = found
        for pane in self.screen.panes.shown:
            pane.view.matches = found.get(pane.report, ())
            pane.view.refresh()


def search(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Asks for a pattern; matches show while it is typed."""
    new = Search(screen)
    screen.prompt.ask(
        new.label,
        new.answered,
        left=new.left,
        typed=new.typed,
        widened=new.widen,
    )


def again(screen: "ReaderScreen", step: int, count: int | None = None, letter: str = "") -> None:
    """To the next or previous match, round the end."""
    if not screen.reports.matches:
        screen.say("Nothing was searched for yet: / searches")
        return
    spot: Place | None = screen.spot
    for _ in range(count or 1):
        spot = _next(screen, spot or screen.spot, step)
    if spot:
        wrapped = (spot <= screen.spot) if step > 0 else (spot >= screen.spot)
        screen.go(spot, jump=False)
        if wrapped:
            screen.say("Search went round the end" if step > 0 else "Search went round the top")


def _next(screen: "ReaderScreen", spot: Place, step: int) -> Place | None:
    places = sorted(Place(n, s.start) for n, spans in screen.reports.matches.items() for s in spans)
    if not places:
        return None
    ahead = [p for p in places if (p > spot if step > 0 else p < spot)]
    if ahead:
        return ahead[0] if step > 0 else ahead[-1]
    return places[0] if step > 0 else places[-1]


def set_mark(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Sets a mark here."""
    if not letter.isalpha():
        screen.say("A mark is named by a letter", error=True)
        return
    screen.session.set_mark(letter, *screen.spot)
    screen.say(f"Mark {letter} set")


def jump_to_mark(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """To a mark; '' is the place where the last jump began."""
    if letter == "'":
        back(screen)
        return
    mark = screen.session.mark(letter)
    if mark is None:
        screen.say(f"No mark {letter}; m{letter} sets it", error=True)
        return
    screen.go(Place(*mark), where="middle")


def back(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """To where the last jump began."""
    for _ in range(count or 1):
        if not _jump(screen, screen.jumps.back(screen.spot), "This is the first place"):
            return


def forward(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Forward again."""
    for _ in range(count or 1):
        if not _jump(screen, screen.jumps.forward(), "This is the last place"):
            return


def _jump(screen: "ReaderScreen", place: Place | Listed | None, otherwise: str) -> bool:
    """To a place in a report; whether there may be a further one. Of the comparison, its screen shows the way on."""
    if isinstance(place, Place):
        screen.go(place, where="middle", jump=False)
        return True
    if place is None:
        screen.say(otherwise)
    else:
        screen.comparer.open(place)
    return False


def search_next(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """To the next match."""
    again(screen, 1, count)


def search_previous(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """To the previous match."""
    again(screen, -1, count)


HANDLERS = {
    "search": search,
    "search-next": search_next,
    "search-previous": search_previous,
    "mark-set": set_mark,
    "mark-jump": jump_to_mark,
    "back": back,
    "forward": forward,
}

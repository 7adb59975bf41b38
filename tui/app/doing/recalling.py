"""Recalling: notes, quotes and articles of all sittings, found by their words and opened at their place."""

import asyncio
from typing import TYPE_CHECKING

from tui.app.screens.choice import Choice
from tui.app.views.seen import counted
from tui.article import Fault, one_line
from tui.session.roster import Place

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.session.finding import Hit


def ask(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Asks for words."""

    def answered(words: str) -> None:
        if words.strip():
            find(screen, words)

    back = screen.panes
    screen.prompt.ask("Find in all sittings:", answered, left=lambda _: back.focus_report(back.focused_report))


def find(screen: "ReaderScreen", about: str) -> None:
    """Lists what holds all of the words: notes first, then quotes, then articles."""
    screen.run_worker(_find(screen, about), group="recall", exclusive=True)


async def _find(screen: "ReaderScreen", words: str) -> None:
    from tui.session import finding

    try:
        hits = await asyncio.to_thread(finding.find, words, home=screen.session.home)
    except Fault as fault:
        screen.say(str(fault), error=True)
        return
    if not hits:
        screen.say(f"“{words}” stands in no note, quote or article of any sitting")
        return

    def picked(value: str | None) -> None:
        if value is not None:
            screen.run_worker(_open(screen, hits[int(value)]), group="recall", exclusive=True)

    choices = [Choice(str(n), _line(hit), hit.kind) for n, hit in enumerate(hits)]
    screen.pick(f"{counted(len(hits), 'place')} with “{one_line(words)}”", choices, picked)


def _line(hit: "Hit") -> str:
    said = " ".join(hit.words.split())
    if hit.note is not None:
        from tui.app.note_words import in_a_line

        return f"{in_a_line(hit.note)} “{said}” · {hit.title}"
    return f"{hit.speaker + ': ' if hit.speaker else ''}{said} · {hit.title}"


async def _open(screen: "ReaderScreen", hit: "Hit") -> None:
    """Goes to a place, in a report that is opened for it if need be."""
    if not hit.place:
        screen.say("This came from a pipe and cannot be opened again", error=True)
        return
    session = screen.session
    try:
        report = await asyncio.to_thread(session.add, hit.place)
        text = (await asyncio.to_thread(session.article, report)).text
    except Fault as fault:
        screen.say(str(fault), error=True)
        return
    screen.reports.count_anew()
    stands = hit.span.of(text) == hit.words
    screen.go(Place(report, hit.span.start if stands else max(0, text.find(hit.words))), where="middle")
    if not stands:
        screen.say("The article was edited since")


HANDLERS = {"find": ask}

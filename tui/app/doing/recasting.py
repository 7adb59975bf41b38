"""Correcting the actors: two that are one, one that is two, and what they are called."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.doing.correcting import correct
from tui.app.doing.marking import Offer
from tui.app.screens.choice import Choice
from tui.article import Fault, Span

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.session.roster import Entry


def merge(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """The actor here is the same as another one."""
    entry = _actor(screen)
    others = [other for other in screen.voices.roster.ranked(everyone=True) if other is not entry]
    players = players_of(screen, entry)

    def picked(value: str | None) -> None:
        other = screen.voices.roster.entry(value)
        if other is not None:
            both = [*players, *players_of(screen, other)]
            name = entry.actor.name
            correct(screen, lambda: screen.session.corrections.merge(both, name), f"{other.actor.name} is {name}")

    choices = [Choice(other.actor.id, other.actor.name) for other in others]
    screen.pick(f"Who is {entry.actor.name} too?", choices, picked)


def split(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """The mention under the cursor names somebody else."""
    entry, mention = _actor(screen), _mention(screen)
    if mention is None:
        raise Fault("No mention of an actor here", remedy="stand on the words that name somebody else")
    report = screen.report
    own = [player for player in players_of(screen, entry) if player[0] == report]

    def named(name: str) -> None:
        corrections = screen.session.corrections
        correct(screen, lambda: corrections.split(own[0], (mention,), name), f"These words name {name}")

    _ask_for_name(screen, f"Not {entry.actor.name} here, but:", named)


def rename(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """The actor here goes by another name."""
    entry = _actor(screen)
    players = players_of(screen, entry)

    def named(name: str) -> None:
        correct(screen, lambda: screen.session.corrections.rename(players, name), f"{entry.actor.name} is now {name}")

    _ask_for_name(screen, f"Another name for {entry.actor.name}:", named)


def players_of(screen: "ReaderScreen", entry: "Entry") -> list[tuple[int, str]]:
    """The reports that know an actor and its id there, the one in front first."""
    roster, found = screen.voices.roster, list[tuple[int, str]]()
    for report in range(len(screen.session.sources)):
        analysis = screen.session.analysis(report)
        for actor in analysis.actors if analysis else ():
            if roster.id_of(report, actor.id) == entry.actor.id:
                found.append((report, actor.id))
    return sorted(found, key=lambda player: (player[0] != screen.report, player))


def offers(screen: "ReaderScreen") -> list[Offer]:
    """What the menu offers to correct of the actor here."""
    try:
        name = _actor(screen).actor.name
    except Fault:
        return []
    made: list[Offer] = [
        ("rename-actor", f"Another name for {name} …", ""),
        ("merge-actors", f"{name} is the same as …", ""),
    ]
    if _mention(screen) is not None:
        made.append(("split-actor", f"Not {name} here, but somebody else …", ""))
    return made


def _mention(screen: "ReaderScreen") -> Span | None:
    """The words under the cursor that name an actor."""
    analysis = screen.session.analysis(screen.report)
    for actor in analysis.actors if analysis else ():
        for mention in actor.mentions:
            if mention.span.holds(screen.view.cursor):
                return mention.span
    return None


def _actor(screen: "ReaderScreen") -> "Entry":
    """The actor named under the cursor, else who speaks there, else the one that the list points at."""
    roster, row = screen.voices.roster, screen.actors.list.row
    entry = roster.entry(row.id) if screen.in_list and row else None
    analysis = screen.session.analysis(screen.report)
    for actor in analysis.actors if analysis and entry is None else ():
        if any(mention.span.holds(screen.view.cursor) for mention in actor.mentions):
            entry = roster.entry(roster.id_of(screen.report, actor.id))
    if entry is None and screen.attribution:
        entry = screen.voices.speaker(screen.report, screen.attribution)
    if entry is None:
        raise Fault("No actor here", remedy="stand on a name or a statement, or on a line of the list")
    return entry


def _ask_for_name(screen: "ReaderScreen", label: str, named: Callable[[str], None]) -> None:
    def answered(words: str) -> None:
        name = " ".join(words.split())
        if name:
            screen.do(lambda _: named(name))

    screen.prompt.ask(label, answered, left=lambda _: screen.panes.focus_report(screen.panes.focused_report))


HANDLERS = {"merge-actors": merge, "split-actor": split, "rename-actor": rename}

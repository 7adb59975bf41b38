"""Correcting the actors in the lists of the comparison: two that are one, one that is two, and what they are called."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.doing.correcting import correct
from tui.app.screens.choice import Choice
from tui.article import Actor, Fault

if TYPE_CHECKING:
    from tui.app.screens.compare import CompareScreen


def idle(screen: "CompareScreen") -> frozenset[str]:
    """Of the actions here those that can do nothing for the row at the cursor."""
    item = screen.list.item
    if not (item and item.actor and screen.seen and item.actor in screen.seen.actors):
        return frozenset(("compare-merge", "compare-split", "compare-rename"))
    return frozenset() if _own(screen) else frozenset(("compare-split",))


def merge(screen: "CompareScreen", count: int = 1) -> None:
    """The actor of the item here is the same as another one."""
    actor, players = _actor(screen), _players(screen)
    others = [row for row in screen.seen.comparison.matrix if row.actor.id != actor.id] if screen.seen else []

    def picked(value: str | None) -> None:
        other = next((row.actor for row in others if row.actor.id == value), None)
        if other is not None:
            both = [*players, *screen.comparer.players(other.id)]
            corrections = screen.reader.session.corrections
            correct(screen.reader, lambda: corrections.merge(both, actor.name), f"{other.name} is {actor.name}")

    choices = [Choice(row.actor.id, row.actor.name, str(row.statements or "")) for row in others]
    screen.reader.pick(f"Who is {actor.name} too?", choices, picked)


def split(screen: "CompareScreen", count: int = 1) -> None:
    """Whom the marked report calls so is somebody else than in the other reports."""
    actor, own, spot = _actor(screen), _own(screen), screen.list.spot
    if not own or screen.seen is None or spot is None:
        raise Fault(
            f"{actor.name} cannot be split here",
            remedy="mark a report that names the actor, as others do; in a report, a mention can be split off",
        )
    label = screen.seen.label(spot.report)

    def named(name: str) -> None:
        corrections = screen.reader.session.corrections
        correct(screen.reader, lambda: corrections.part(own, name), f"In {label} it is {name}")

    _ask_for_name(screen, f"Not {actor.name} in {label}, but:", named)


def rename(screen: "CompareScreen", count: int = 1) -> None:
    """The actor of the item here goes by another name."""
    actor, players = _actor(screen), _players(screen)

    def named(name: str) -> None:
        corrections = screen.reader.session.corrections
        correct(screen.reader, lambda: corrections.rename(players, name), f"{actor.name} is now {name}")

    _ask_for_name(screen, f"Another name for {actor.name}:", named)


def _actor(screen: "CompareScreen") -> Actor:
    """Who says or is what stands here."""
    item = screen.list.item
    actor = screen.seen.actors.get(item.actor or "") if item and screen.seen else None
    if actor is None:
        raise Fault("No actor is known here", remedy="stand on a row of somebody: 2 lists all who speak")
    return actor


def _players(screen: "CompareScreen") -> list[tuple[int, str]]:
    """The reports that know the actor here, and its id there."""
    return screen.comparer.players(_actor(screen).id)


def _own(screen: "CompareScreen") -> list[tuple[int, str]]:
    """The actor here as the marked report knows it; nothing where no other report does."""
    players, spot = _players(screen), screen.list.spot
    own = [player for player in players if spot and player[0] == spot.report]
    return own if len(own) < len(players) else []


def _ask_for_name(screen: "CompareScreen", label: str, named: Callable[[str], None]) -> None:
    def answered(words: str) -> None:
        name = " ".join(words.split())
        if name:
            named(name)

    def left(_answered: bool) -> None:
        screen.list.focus()

    screen.prompt.ask(label, answered, left=left)

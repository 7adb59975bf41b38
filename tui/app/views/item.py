"""Items: what a view lists, a row each, with the spots in the reports that they stand for.

Rows and details are made when they are shown, so that a list of thousands costs what is on the screen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.app.widgets.line import Piece
from tui.article import Span

Line = Sequence[Piece]
"""One row of pieces."""


class Spot(NamedTuple):
    """What an item has in one report."""

    report: int
    span: Span | None
    """Where it stands; None where the report has nothing to open."""
    lists: bool = False
    """Whether the actor's statements are listed first, instead of opening the report at once."""


class Marked(NamedTuple):
    """Which report is marked, and which spot of an item."""

    report: int
    nth: int = -1
    """The index of the spot; -1 where the item has none in the report."""


class Detail(NamedTuple):
    """What is told of an item."""

    lines: tuple[Line, ...]
    at: int = 0
    """The line where the marked spot is told of."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a list."""

    key: str
    """Stays the same when the reports are compared anew."""
    row: Callable[[int, Marked], Line]
    """What stands on so many cells. Pieces of the channel `cell` alone, if there are any, show where the cursor is."""
    spots: tuple[Spot, ...] = ()
    """In order; none for a heading, which the cursor passes over."""
    detail: Callable[[int, int], Detail] = lambda _cells, _nth: Detail(())
    """What is told of it on so many cells, with a spot marked."""
    actor: str | None = None
    """The id of the actor whose it is."""
    words: Callable[[int], str] = lambda _nth: ""
    """What a copy of the spot takes."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A view, ready to be shown."""

    items: tuple[Item, ...] = ()
    head: Callable[[int, int], Sequence[Line]] = lambda _cells, _report: ()
    """What stands above the list on so many cells, with a report marked."""
    empty: str = ""
    """What is said where nothing is listed."""


def heading(key: str, *pieces: Piece) -> Item:
    """An item that the cursor passes over."""
    return Item(key, lambda _cells, _marked: pieces)

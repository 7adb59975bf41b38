"""Searching in the lists of the comparison: the rows that a pattern matches, as search does it in a report."""

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from tui.app.views.item import Item, Marked
from tui.article import Fault, one_line

if TYPE_CHECKING:
    from tui.app.screens.compare import CompareScreen

CELLS = 600
"""The width at which rows are searched: what is cut on the screen is found too."""


def search(screen: "CompareScreen", count: int = 1) -> None:
    """Asks for a pattern, and goes to the next row that it matches."""

    def answered(pattern: str) -> None:
        screen.pattern = pattern
        again(screen, 1)

    def left(_answered: bool) -> None:
        screen.list.focus()

    screen.prompt.ask("/", answered, left=left)


def again(screen: "CompareScreen", step: int, count: int = 1) -> None:
    """To the next or previous row that the pattern matches, round the end."""
    if screen.pattern:
        screen.run_worker(_go(screen, step * count), group="search", exclusive=True)
    else:
        screen.say("Nothing was searched for yet: / searches")


async def _go(screen: "CompareScreen", steps: int) -> None:
    items = screen.list.items
    try:
        rows = await asyncio.to_thread(rows_with, items, screen.pattern)
    except Fault as fault:
        screen.say(str(fault), error=True)
        return
    if items is not screen.list.items:
        return
    if not rows:
        screen.say(f"“{screen.pattern}” stands in no row here")
        return
    at = screen.list.at
    nth = ((bisect_right(rows, at) - 1 if steps > 0 else bisect_left(rows, at)) + steps) % len(rows)
    screen.list.go(rows[nth])
    screen.say(f"Row {nth + 1} of {len(rows)} with “{screen.pattern}”")


def rows_with(items: Sequence[Item], pattern: str) -> list[int]:
    """The positions of the items in whose rows `pattern` matches. Raises Fault for what is no pattern."""
    from tui.session.searching import find

    texts = [one_line("".join(words for words, _ in item.row(CELLS, Marked(0)))) for item in items]
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    found = {bisect_right(starts, span.start) - 1 for span in find("\n".join(texts), pattern)}
    return sorted(n for n in found if items[n].spots)

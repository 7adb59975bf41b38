"""Sources without a name, report by report: what each calls them, how often they speak, and their share."""

from functools import partial
from typing import TYPE_CHECKING

from tui.app.strips import fitted
from tui.app.views.item import Detail, Item, Line, Listing, Marked, heading
from tui.app.views.seen import Seen, counted

if TYPE_CHECKING:
    from tui.comparison import Anonymous, Unnamed

BAR = 20
"""Cells of a bar that stands for all statements of a report."""


def listing(seen: Seen) -> Listing:
    """A row a source, under headings of the reports."""
    items: list[Item] = []
    for one in seen.comparison.anonymous:
        items.append(_heading(seen, one))
        items += [_item(seen, one.report, source, n) for n, source in enumerate(one.sources)]
    return Listing(tuple(items), empty="Nothing is compared, so nobody is unnamed.")


def _heading(seen: Seen, one: "Anonymous") -> Item:
    from tui.app.views.bars import bar

    said = sum(len(source.statements) for source in one.sources)
    counts = f"  {said} of {one.statements} statements, {one.share:.0%}  "
    drawn = bar(one.share, BAR) if said else ""
    return heading(f"{one.report}", (seen.label(one.report), ("strong",)), (counts, ("number",)), (drawn, ()))


def _item(seen: Seen, report: int, source: "Unnamed", n: int) -> Item:
    said = source.statements
    return Item(
        f"{report} {n}",
        partial(_row, seen, source),
        tuple(map(seen.spot, said)),
        partial(_detail, seen, source),
        said[0].speaker,
        lambda nth: seen.content(said[nth]),
    )


def _row(seen: Seen, source: "Unnamed", cells: int, _marked: Marked) -> Line:
    said = source.statements
    count = counted(len(said), "statement")
    wide = max(16, min(48, cells // 2 - 6))
    channel = seen.channel(said[0].speaker)
    return (
        (f"{seen.paragraph(said[0]):>4} ", ("number",)),
        (fitted(source.words or "(nobody at all)", wide) + " ", (channel, "strong")),
        (f"{count:>13}  ", ("number",)),
        (fitted(seen.content(said[0]), max(4, cells - wide - 21)), ()),
    )


def _detail(seen: Seen, source: "Unnamed", cells: int, nth: int) -> Detail:
    lines: list[Line] = [((source.words or "words laid in nobody's mouth", ("strong",)),)]
    at = 0
    for n, statement in enumerate(source.statements):
        at = len(lines) if n == nth else at
        mark = "▸ " if n == nth and len(source.statements) > 1 else ""
        told = seen.told(statement, cells)
        lines += [(), ((mark, ("strong",)), *told[1]), told[0], *seen.passage(statement, cells)]
    return Detail(tuple(lines), at)

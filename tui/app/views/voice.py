"""One voice: what one actor says in all reports, in order, with cue and stance; and where it does not speak."""

from functools import partial
from typing import TYPE_CHECKING

from tui.app.views.item import Item, Line, Listing, heading
from tui.app.views.seen import Seen, counted

if TYPE_CHECKING:
    from tui.comparison import Presence, Statement


def listing(seen: Seen, actor_id: str | None) -> Listing:
    """A row a statement, under headings of the reports."""
    comparison = seen.comparison
    row = next((row for row in comparison.matrix if row.actor.id == actor_id), None)
    if row is None:
        return Listing(empty="Nobody speaks in these reports, as far as was found.")
    said: dict[int, list[Statement]] = {}
    for statement in comparison.voice(row.actor.id):
        said.setdefault(statement.report, []).append(statement)
    items: list[Item] = []
    for report, known in enumerate(comparison.reports):
        if known.compared:
            items.append(_heading(seen, row, report))
            items += [seen.said(f"{report} {s.place.span.start}", s, named=False) for s in said.get(report, ())]
    return Listing(tuple(items), partial(_head, seen, row), f"{row.actor.name} says nothing.")


def _heading(seen: Seen, row: "Presence", report: int) -> Item:
    cell = row.cells[report]
    silent = cell.standing in ("absent", "named")
    words = {"absent": "absent", "named": f"only named ({cell.mentions})"}.get(
        cell.standing, f"{counted(cell.words, 'word')}, {cell.share:.0%} of the report"
    )
    look = ("silent",) if report in row.silent else ("number",)
    label = (seen.label(report), ("number",) if silent else ("strong",))
    return heading(f"report {report}", label, ("  ", ()), (f" {words} ", look))


def _head(seen: Seen, row: "Presence", _cells: int, _report: int) -> tuple[Line, ...]:
    compared = sum(r.compared for r in seen.comparison.reports)
    speaking = sum(bool(c.quoted + c.paraphrased) for c in row.cells)
    counts = (
        f"  {counted(row.statements, 'statement')} in {speaking} of {counted(compared, 'report')}, {row.words} words"
    )
    return (((row.actor.name, (seen.channel(row.actor.id), "strong")), (counts, ("number",))),)

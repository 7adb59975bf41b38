"""Who speaks where: actors by reports; who is silent where most others let them speak stands out."""

from functools import partial
from typing import TYPE_CHECKING

from tui.app.strips import fitted
from tui.app.views.columns import columns, heading_line
from tui.app.views.item import Detail, Item, Line, Listing, Marked, Spot
from tui.app.views.seen import Seen, counted

if TYPE_CHECKING:
    from tui.comparison import Cell, Presence

LEGEND = "┃ quoted+paraphrased and share of words  │ paraphrased  – absent"


def listing(seen: Seen) -> Listing:
    """A row an actor."""
    items = tuple(_item(seen, row) for row in seen.comparison.matrix)
    return Listing(items, partial(_head, seen), "Nobody speaks in these reports, as far as was found.")


def _head(seen: Seen, cells: int, report: int) -> tuple[Line, ...]:
    labels = [seen.label(n) for n in range(len(seen.comparison.reports))]
    legend = (fitted(LEGEND, max(0, cells - 12)).rstrip() + "  ", ("number",)), (" ○ silent ", ("silent",))
    return legend, heading_line(columns(cells, len(labels), report), "", labels, report)


def _item(seen: Seen, row: "Presence") -> Item:
    spots = tuple(
        Spot(n, cell.place.span if cell.place else None, lists=bool(cell.quoted + cell.paraphrased))
        for n, cell in enumerate(row.cells)
    )
    return Item(
        seen.voices[row.actor.id],
        partial(_row, seen, row),
        spots,
        partial(_detail, seen, row),
        row.actor.id,
        lambda _: row.actor.name,
    )


def _row(seen: Seen, row: "Presence", cells: int, marked: Marked) -> Line:
    layout = columns(cells, len(row.cells), marked.report)
    pieces = [(fitted(row.actor.name, layout.name - 1) + " ", (seen.channel(row.actor.id),))]
    for n in layout.reports:
        compared = seen.comparison.reports[n].compared
        words = cell_words(row.cells[n], layout.width) if compared else ""
        look: tuple[str, ...] = _LOOKS[row.cells[n].standing]
        if n in row.silent:
            words, look = f"○ {words.replace('–', 'absent')}", ("silent",)
        cell = ("cell",) if n == marked.report else ()
        pieces.append((" " + fitted(words, layout.width - 1), (*look, *cell)))
    return tuple(pieces)


_LOOKS: dict[str, tuple[str, ...]] = {
    "quoted": ("strong",),
    "paraphrased": (),
    "named": ("number",),
    "absent": ("number",),
}


def cell_words(cell: "Cell", cells: int) -> str:
    """What a report does with an actor, in a few signs."""
    if cell.standing == "absent":
        return "–"
    if cell.standing == "named":
        return f"named {cell.mentions}"
    bar, counts = ("┃", f"{cell.quoted}+{cell.paraphrased}") if cell.quoted else ("│", f"{cell.paraphrased}")
    share = f"{cell.share:.0%}"
    words = f"{cell.words} w" if cells >= 17 else ""
    left = f"{bar} {counts}"
    gap = max(1, cells - 2 - len(left) - len(share) - len(words))
    return f"{left}{' ' * (gap - 1)}{words} {share}" if words else f"{left}{' ' * gap}{share}"


def _detail(seen: Seen, row: "Presence", cells: int, nth: int) -> Detail:
    """The actor, what the marked report does with it, and its statements there."""
    cell, label = row.cells[nth], seen.label(nth)
    names = ", ".join(row.actor.aliases[:6])
    head: list[Line] = [
        ((row.actor.name, (seen.channel(row.actor.id), "strong")), (f"  {names}" if names else "", ("number",))),
        ((label, ("strong",)), (f"  {_in_words(cell)}", ())),
    ]
    if row.silent:
        others = ", ".join(seen.label(n) for n in row.silent)
        head.append((("silent in ", ("strong",)), (others, ())))
    said = [s for s in seen.comparison.voice(row.actor.id) if s.report == nth]
    lines: list[Line] = []
    for statement in said:
        lines += [(), seen.told(statement, cells)[0], *seen.passage(statement, cells)]
    if not said and cell.place:
        place = cell.place.span
        lines += [(), *seen.pages.mentioned(nth, place, cells)]
    return Detail((*head, *lines))


def _in_words(cell: "Cell") -> str:
    if cell.standing == "absent":
        return "does not name this actor"
    named = f"named {counted(cell.mentions, 'time')}"
    if cell.standing == "named":
        return f"{named}, says nothing"
    said = f"{cell.quoted} quoted, {cell.paraphrased} paraphrased"
    return f"{said}, {counted(cell.words, 'word')} ({cell.share:.0%}), {named}"

"""A column a report: which of them fit, and their headings."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.app.strips import fitted
from tui.app.views.item import Line
from tui.app.widgets.line import Piece

LEAST, MOST = 11, 20
"""Cells of a column."""


class Columns(NamedTuple):
    """The columns that fit beside a name."""

    name: int
    """Cells for what stands before them."""
    width: int
    """Cells of each."""
    reports: range
    """The reports that have one."""


def columns(cells: int, total: int, marked: int) -> Columns:
    """As many columns as fit on so many cells, that of the marked report among them."""
    name = max(14, min(30, cells // 4))
    room = max(1, (cells - name) // LEAST)
    count = max(1, min(total, room))
    first = max(0, min(marked - count // 2, total - count))
    width = min(MOST, (cells - name) // count)
    return Columns(
        cells - width * count if count == total and width < MOST else name, width, range(first, first + count)
    )


def heading_line(layout: Columns, title: str, labels: Sequence[str], marked: int) -> Line:
    """The labels above the columns; arrows where there are more of them."""
    first, last = layout.reports[0], layout.reports[-1]
    pieces: list[Piece] = [(fitted(f"{title} ‹" if first else title, layout.name), ("number",))]
    for report in layout.reports:
        more = "›" if report == last and last + 1 < len(labels) else ""
        look = ("strong", "marked-column") if report == marked else ("strong",)
        pieces.append((" " + fitted(labels[report] + more, layout.width - 1), look))
    return tuple(pieces)

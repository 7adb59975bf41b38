"""Numbers, times and dates that disagree: what each report gives for one thing, in its sentence."""

from functools import partial
from typing import TYPE_CHECKING

from tui.app.strips import fitted
from tui.app.views.item import Detail, Item, Line, Listing, Marked, Spot
from tui.app.views.seen import Seen, counted

if TYPE_CHECKING:
    from tui.comparison import Disagreement, Figure, Version


def listing(seen: Seen) -> Listing:
    """A row a disagreement, that of most reports first."""
    found = seen.comparison.disagreements
    items = tuple(_item(seen, one) for one in found)
    total = len(seen.comparison.figures)
    return Listing(items, empty=f"No two reports disagree in a number, time or date; {total} were found.")


def _item(seen: Seen, one: "Disagreement") -> Item:
    figures = tuple(f for version in one.versions for f in version.figures)
    spots = tuple(Spot(*f.place) for f in figures)
    key = f"{one.versions[0].figures[0].kind} {one.versions[0].figures[0].place}"
    return Item(
        key,
        partial(_row, seen, one),
        spots,
        partial(_detail, seen, one),
        words=lambda nth: words_of(seen, figures[nth]),
    )


def words_of(seen: Seen, figure: "Figure") -> str:
    """A figure in its report's own words."""
    return seen.pages.words(figure.place.report, (figure.place.span,))


def _holders(version: "Version") -> list[int]:
    return sorted({f.place.report for f in version.figures})


def _row(seen: Seen, one: "Disagreement", cells: int, _marked: Marked) -> Line:
    """The values beside each other, each with the reports that give it."""
    wide = max(14, cells // min(3, len(one.versions)) - 3)
    pieces = []
    for n, version in enumerate(one.versions):
        holders = _holders(version)
        numbers = " ".join(str(h + 1) for h in holders) if len(holders) <= 6 else f"{len(holders)} reports"
        words = fitted(words_of(seen, version.figures[0]), max(6, wide - len(numbers) - 5)).rstrip()
        look = ("strong",)
        pieces += [("≠ " if n else "  ", ("number",)), (words, look)]
        pieces.append((f" ({numbers})".ljust(max(0, wide - len(words) - 2)) + " ", ("number",)))
    return tuple(pieces)


def _detail(seen: Seen, one: "Disagreement", cells: int, nth: int) -> Detail:
    lines: list[Line] = []
    at = count = 0
    for version in one.versions:
        holders = _holders(version)
        reports = f"  in {counted(len(holders), 'report')}"
        lines.append(((words_of(seen, version.figures[0]), ("strong",)), (reports, ("number",))))
        for figure in version.figures:
            here = count == nth
            at = len(lines) if here else at
            report, span = figure.place
            where = seen.where(report, seen.pages.paragraph(report, span.start), cells - 2)
            lines += [(("▸ " if here else "  ", ("strong",)), *where), *seen.pages.mentioned(report, span, cells)]
            count += 1
        lines.append(())
    return Detail(tuple(lines), at)

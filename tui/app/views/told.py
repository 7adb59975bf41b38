"""The same statements: what several reports tell, each telling with its words held against the fullest's."""

from functools import partial
from typing import TYPE_CHECKING

from tui.app.strips import fitted
from tui.app.views.item import Detail, Item, Line, Listing, Marked
from tui.app.views.pages import wrapped
from tui.app.views.seen import Seen
from tui.app.views.word_diff import diff

if TYPE_CHECKING:
    from tui.comparison import Telling, Utterance

CHANGES = {
    "left out": "words left out",
    "ellipsis": "an ellipsis",
    "spliced": "words left out within the marks, unmarked",
    "put in": "words put in",
    "bracketed": "words in brackets",
    "tense": "another tense",
    "person": "another person",
    "reworded": "other words",
    "paraphrase": "no longer a quotation",
}
STRIP = 9
"""Reports whose numbers are written beside each other; of more, only how many."""


def listing(seen: Seen) -> Listing:
    """A row an utterance: those that are sure, told most differently first, then those that are not, marked "?"."""
    items = tuple(_item(seen, utterance) for utterance in seen.comparison.utterances)
    return Listing(items, partial(_head, seen), "No statement was found in two reports.")


def _head(seen: Seen, cells: int, _report: int) -> tuple[Line, ...]:
    name, words, strip = _widths(seen, cells)
    titles = f"{'who':<{name}} {'what the fullest prints':<{words}} {'told by':<{strip}} differs"
    return (((fitted(titles, cells), ("number",)),),)


def _widths(seen: Seen, cells: int) -> tuple[int, int, int]:
    """Cells for the name, the words and the reports; the difference has seven."""
    name = max(10, min(24, cells // 5))
    strip = max(7, min(STRIP, len(seen.comparison.reports)))
    return name, max(8, cells - name - strip - 10), strip


def _item(seen: Seen, utterance: "Utterance") -> Item:
    said = [telling.statement for telling in utterance.tellings]
    first = said[utterance.fullest]
    return Item(
        f"{first.report} {first.attribution.start}",
        partial(_row, seen, utterance),
        tuple(map(seen.spot, said)),
        partial(_detail, seen, utterance),
        utterance.speaker,
        lambda nth: seen.content(said[nth]),
    )


def _row(seen: Seen, utterance: "Utterance", cells: int, _marked: Marked) -> Line:
    name, words, strip = _widths(seen, cells)
    full = utterance.tellings[utterance.fullest].statement
    return (
        (fitted(_speaker(seen, utterance), name) + " ", (seen.channel(utterance.speaker),)),
        (fitted(seen.content(full), words) + " ", ()),
        (fitted(tellers(seen, utterance), strip) + " ", ("number",)),
        (f"{utterance.difference:>6.0%}" + (" " if utterance.sure else "?"), ("strong",)),
    )


def _speaker(seen: Seen, utterance: "Utterance") -> str:
    known = [t.statement for t in utterance.tellings if t.statement.speaker == utterance.speaker]
    return seen.speaker(known[0])


def tellers(seen: Seen, utterance: "Utterance") -> str:
    """The reports that tell it, by their numbers in their places; of many reports, how many."""
    total = len(seen.comparison.reports)
    if total > STRIP:
        return f"{len(utterance.reports)}/{total}"
    return "".join(str(n + 1) if n in utterance.reports else "·" for n in range(total))


def _detail(seen: Seen, utterance: "Utterance", cells: int, nth: int) -> Detail:
    full = utterance.tellings[utterance.fullest]
    lines: list[Line] = [((_speaker(seen, utterance), (seen.channel(utterance.speaker), "strong")),)]
    at = 0
    for n, telling in enumerate(utterance.tellings):
        at = len(lines) if n == nth else at
        lines += [(), _teller(seen, telling, here=n == nth, fullest=telling is full, cells=cells)]
        own, whole = seen.pages.text(telling.statement.report), seen.pages.text(full.statement.report)
        lines += wrapped(diff(telling, own, whole), cells, indent=2)
        if telling.changes:
            changed = " · ".join(CHANGES[change.kind] for change in telling.changes)
            lines += wrapped(((f"{telling.distance:.0%} differs: {changed}", ("number",)),), cells, indent=2)
    silent = [seen.label(n) for n, r in enumerate(seen.comparison.reports) if r.compared and n not in utterance.reports]
    if silent:
        lines += [(), *wrapped((("not told by ", ("strong",)), (", ".join(silent), ())), cells)]
    return Detail(tuple(lines), at)


def _teller(seen: Seen, telling: "Telling", *, here: bool, fullest: bool, cells: int) -> Line:
    """Which report tells it, where, with which cue."""
    statement = telling.statement
    cue = seen.cue(statement)
    what = [seen.paragraph(statement), f"“{cue}”" if cue else "no cue", statement.attribution.kind]
    what += ["the fullest"] if fullest else [] if telling.sure else ["perhaps the same"]
    label = fitted(seen.label(statement.report), cells // 2).rstrip()
    return (
        ("▸ " if here else "  ", ("strong",)),
        (label, ("strong",)),
        ("  " + " · ".join(part for part in what if part), ("number",)),
    )

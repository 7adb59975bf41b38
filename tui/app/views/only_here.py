"""Only here: what just one report has, report by report, and what all have but this one."""

from functools import partial
from typing import TYPE_CHECKING

from tui.app.strips import fitted
from tui.app.views.item import Detail, Item, Line, Listing, Marked, Spot, heading
from tui.app.views.seen import Seen, counted

if TYPE_CHECKING:
    from tui.comparison import AllButHere, Figure, Found, OnlyHere, Place, Presence, Utterance


def listing(seen: Seen) -> Listing:
    """A row a statement, actor or figure, under headings of the reports."""
    missed = {found.report: found for found in seen.comparison.all_but_here}
    items: list[Item] = []
    for own in seen.comparison.only_here:
        items += _own(seen, own)
        if own.report in missed:
            items += _missed(seen, missed[own.report])
    return Listing(tuple(items), empty="With one report there is nothing that only one has.")


def _own(seen: Seen, own: "OnlyHere") -> list[Item]:
    n = own.report
    counts = [
        counted(len(some), noun)
        for some, noun in ((own.actors, "actor"), (own.statements, "statement"), (own.figures, "figure"))
        if some
    ]
    found = [
        heading(f"{n}", (seen.label(n), ("strong",)), ("  only here: " + (", ".join(counts) or "nothing"), ("number",)))
    ]
    found += [_actor(seen, one, f"{n} actor {one.actor.id}") for one in own.actors]
    found += [seen.said(f"{n} says {s.attribution.start}", s) for s in own.statements]
    return found + [_figure(seen, f, f"{n} figure {f.place.span.start}") for f in own.figures]


def _missed(seen: Seen, missed: "AllButHere") -> list[Item]:
    n = missed.report
    if not (missed.utterances or missed.actors or missed.figures):
        return []
    found = [heading(f"{n} missing", (seen.label(n), ("strong",)), ("  what all others have: ", ("number",)))]
    found += [_absent(seen, row, n) for row in missed.actors]
    found += [_untold(seen, utterance, f"{n} untold {k}") for k, utterance in enumerate(missed.utterances)]
    return found + [_figure(seen, same[0], f"{n} unsaid {k}", same) for k, same in enumerate(missed.figures)]


def _row(where: str, sign: str, what: str, words: str, channel: str, cells: int) -> Line:
    wide = max(10, min(24, cells // 5))
    return (
        (f"{where:>4} ", ("number",)),
        (sign + " ", (channel,)),
        (fitted(what, wide) + " ", (channel,)),
        (fitted(words, max(8, cells - wide - 8)), ()),
    )


def _actor(seen: Seen, found: "Found", key: str) -> Item:
    place, actor = found.place, found.actor

    def row(cells: int, _marked: Marked) -> Line:
        where = seen.pages.paragraph(place.report, place.span.start)
        words = f"{actor.kind} that no other report names"
        return _row(where, "+", actor.name, words, seen.channel(actor.id), cells)

    return Item(
        key, row, (Spot(*place),), partial(_mentioned, seen, actor.name, (place,)), actor.id, lambda _: actor.name
    )


def _absent(seen: Seen, presence: "Presence", report: int) -> Item:
    actor = presence.actor
    places = tuple(cell.place for cell in presence.cells if cell.place)

    def row(cells: int, _marked: Marked) -> Line:
        speaking = sum(bool(c.quoted + c.paraphrased) for c in presence.cells)
        words = f"speaks in {speaking}" if speaking else "is named"
        return _row("", "−", actor.name, f"{words} of {len(places)} others", seen.channel(actor.id), cells)

    return Item(
        f"{report} absent {actor.id}",
        row,
        tuple(Spot(*place) for place in places),
        partial(_mentioned, seen, actor.name, places),
        actor.id,
        lambda _: actor.name,
    )


def _untold(seen: Seen, utterance: "Utterance", key: str) -> Item:
    said = [telling.statement for telling in utterance.tellings]
    fullest = utterance.tellings[utterance.fullest].statement

    def row(cells: int, _marked: Marked) -> Line:
        return _row("", "−", seen.speaker(fullest), seen.content(fullest), seen.channel(fullest.speaker), cells)

    def detail(cells: int, nth: int) -> Detail:
        return Detail((*seen.told(said[nth], cells), (), *seen.passage(said[nth], cells)))

    return Item(key, row, tuple(map(seen.spot, said)), detail, utterance.speaker, lambda nth: seen.content(said[nth]))


def _figure(seen: Seen, figure: "Figure", key: str, same: "tuple[Figure, ...]" = ()) -> Item:
    places = tuple(f.place for f in same or (figure,))
    first = places[0]

    def words(nth: int) -> str:
        return seen.pages.words(places[nth].report, (places[nth].span,))

    def row(cells: int, _marked: Marked) -> Line:
        where = "" if same else seen.pages.paragraph(first.report, first.span.start)
        around = seen.pages.words(first.report, (seen.pages.sentence(*first),))
        return _row(where, "−" if same else "#", words(0), around, "strong", cells)

    return Item(key, row, tuple(Spot(*p) for p in places), partial(_mentioned, seen, figure.kind, places), words=words)


def _mentioned(seen: Seen, title: str, places: "tuple[Place, ...]", cells: int, nth: int) -> Detail:
    """Every place in its sentence."""
    lines: list[Line] = [((title, ("strong",)),)]
    at = 0
    for n, (report, span) in enumerate(places):
        at = len(lines) if n == nth else at
        mark = "▸ " if n == nth and len(places) > 1 else ""
        lines += [
            (),
            ((mark, ("strong",)), *seen.where(report, seen.pages.paragraph(report, span.start), cells - 2)),
            *seen.pages.mentioned(report, span, cells),
        ]
    return Detail(tuple(lines), at)

"""Charts in block characters: share of voice, where statements stand along each report, stances by report."""

from functools import partial
from typing import TYPE_CHECKING

from tui.app.strips import fitted
from tui.app.views.bars import bar, height
from tui.app.views.columns import columns, heading_line
from tui.app.views.item import Detail, Item, Line, Listing, Marked, Spot, heading
from tui.app.views.seen import Seen, counted

if TYPE_CHECKING:
    from tui.article import Stance
    from tui.comparison import Position, Statement, Voice

VOICES = 12
"""Voices that have a bar of their own."""


def listing(seen: Seen) -> Listing:
    """Three charts, one below the other."""
    charts = seen.comparison.charts
    spoken: dict[str | None, list[Statement]] = {}
    taken: dict[Stance, list[Statement]] = {}
    for statement in seen.comparison.statements:
        spoken.setdefault(statement.speaker, []).append(statement)
        taken.setdefault(statement.attribution.stance, []).append(statement)
    most = max((voice.share for voice in charts.voices), default=0.0)
    items = [heading("voices", ("Share of voice", ("strong",)), ("  of all words said in all reports", ("number",)))]
    items += [_voice(seen, v, spoken.get(v.actor.id if v.actor else None, []), most) for v in charts.voices[:VOICES]]
    if rest := charts.voices[VOICES:]:
        words = f"{counted(len(rest), 'other')}: {sum(voice.share for voice in rest):.0%}"
        items.append(heading("others", (words, ("number",))))
    items += [heading("gap", ("", ())), Item("places", _places_heading)]
    items += [_places(seen, n, own) for n, own in enumerate(charts.positions) if seen.comparison.reports[n].compared]
    items += [heading("gap 2", ("", ())), Item("stances", partial(_stances_heading, seen))]
    items += [_stance(seen, stance, taken.get(stance, [])) for stance in _stances(seen)]
    said = bool(seen.comparison.statements)
    return Listing(tuple(items) if said else (), empty="Nobody says anything in these reports.")


def _first(seen: Seen, said: "list[Statement]", *, lists: bool) -> tuple[Spot, ...]:
    """By report, the first of some statements."""
    firsts = {s.report: s.place.span for s in reversed(said)}
    return tuple(Spot(n, firsts.get(n), lists and n in firsts) for n in range(len(seen.comparison.reports)))


def _voice(seen: Seen, voice: "Voice", said: "list[Statement]", most: float) -> Item:
    actor_id = voice.actor.id if voice.actor else None
    name = voice.actor.name if voice.actor else "nobody known"
    channel = seen.channel(actor_id)

    def row(cells: int, _marked: Marked) -> Line:
        wide = max(14, min(30, cells // 4))
        drawn = bar(voice.share / most if most else 0.0, max(8, cells - wide - 20))
        counts = f" {voice.share:.0%}  {counted(sum(voice.words), 'word')}"
        return (fitted(name, wide) + " ", (channel, "cell")), (drawn, (channel,)), (counts, ("number",))

    def detail(cells: int, _nth: int) -> Detail:
        lines: list[Line] = [
            ((name, (channel, "strong")), (f"  {counted(len(said), 'statement')}, by report", ("number",)))
        ]
        top = max(voice.words) or 1
        for n, words in enumerate(voice.words):
            drawn = bar(words / top, max(8, cells // 3))
            label = fitted(seen.label(n), max(14, cells // 3)) + " "
            lines.append(
                ((label, ()), (drawn, (channel,)), (f" {counted(words, 'word')}" if words else "–", ("number",)))
            )
        return Detail(tuple(lines))

    spots = _first(seen, said, lists=voice.actor is not None)
    return Item(f"voice {name}", row, spots, detail, actor_id, lambda _: name)


def _places_heading(cells: int, _marked: Marked) -> Line:
    wide = max(14, min(30, cells // 4))
    third = max(4, (cells - wide - 2) // 3)
    return (
        (fitted("Where they stand", wide) + " ", ("strong",)),
        ("".join(f"{part:<{third}}" for part in ("lead", "middle", "end")), ("number",)),
    )


def _places(seen: Seen, report: int, own: "tuple[Position, ...]") -> Item:
    said = [position.statement for position in own]

    def row(cells: int, marked: Marked) -> Line:
        wide = max(14, min(30, cells // 4))
        third = max(4, (cells - wide - 2) // 3)
        return (fitted(seen.label(report), wide) + " ", ()), *_strip(seen, own, 3 * third, marked.nth)

    def detail(cells: int, nth: int) -> Detail:
        if not said:
            return Detail((((seen.label(report), ("strong",)), ("  nobody says anything", ())),))
        third = f"  statement {nth + 1} of {len(said)}, in the {own[nth].third}"
        head = ((seen.label(report), ("strong",)), (third, ("number",)))
        return Detail((head, (), *seen.told(said[nth], cells), (), *seen.passage(said[nth], cells)))

    spots = tuple(map(seen.spot, said)) or (Spot(report, None),)
    return Item(f"places {report}", row, spots, detail, words=lambda nth: seen.content(said[nth]) if said else "")


def _strip(seen: Seen, own: "tuple[Position, ...]", cells: int, nth: int) -> list[tuple[str, tuple[str, ...]]]:
    """The statements of a report along so many cells: as high as they have words, in the colour of who says most."""
    bins: dict[int, list[Position]] = {}
    for position in own:
        bins.setdefault(min(int(position.at * cells), cells - 1), []).append(position)
    most = max((sum(p.statement.words for p in some) for some in bins.values()), default=1)
    here = min(int(own[nth].at * cells), cells - 1) if 0 <= nth < len(own) else -1
    pieces: list[tuple[str, tuple[str, ...]]] = []
    for cell in range(cells):
        some = bins.get(cell, [])
        if not some:
            pieces.append(("┊" if cell and cell % (cells // 3) == 0 else "·", ("number",)))
            continue
        first = max(some, key=lambda p: p.statement.words).statement
        drawn = height(sum(p.statement.words for p in some) / (most or 1))
        pieces.append((drawn, (seen.channel(first.speaker), *(("cell",) if cell == here else ()))))
    return pieces


def _stances(seen: Seen) -> "list[Stance]":
    """The stances that reports have, most frequent first."""
    total: dict[Stance, int] = {}
    for own in seen.comparison.charts.stances:
        for stance, count in own:
            total[stance] = total.get(stance, 0) + count
    return sorted(total, key=lambda stance: -total[stance])


def _stances_heading(seen: Seen, cells: int, marked: Marked) -> Line:
    labels = [seen.label(n) for n in range(len(seen.comparison.reports))]
    line = heading_line(columns(cells, len(labels), marked.report), "Stances", labels, marked.report)
    return ((line[0][0], ("strong",)), *line[1:])


def _stance(seen: Seen, stance: "Stance", said: "list[Statement]") -> Item:
    counts = [dict(own).get(stance, 0) for own in seen.comparison.charts.stances]
    totals = [sum(dict(own).values()) for own in seen.comparison.charts.stances]

    def row(cells: int, marked: Marked) -> Line:
        layout = columns(cells, len(counts), marked.report)
        pieces: list[tuple[str, tuple[str, ...]]] = [(fitted(stance, layout.name), ())]
        for n in layout.reports:
            share = counts[n] / totals[n] if totals[n] else 0.0
            drawn = bar(share, max(2, layout.width - 7)).ljust(max(2, layout.width - 7))
            words = f" {drawn}{counts[n]:>4}" if counts[n] else " –"
            look = () if counts[n] else ("number",)
            pieces.append((fitted(words, layout.width), (*look, *(("cell",) if n == marked.report else ()))))
        return tuple(pieces)

    def detail(cells: int, nth: int) -> Detail:
        own = [s for s in said if s.report == nth]
        lines: list[Line] = [((f"{stance} in {seen.label(nth)}: {counts[nth]} of {totals[nth]}", ("strong",)),)]
        for statement in own:
            lines += [(), seen.told(statement, cells)[0], *seen.passage(statement, cells)]
        return Detail(tuple(lines))

    return Item(f"stance {stance}", row, _first(seen, said, lists=False), detail, words=lambda _: stance)

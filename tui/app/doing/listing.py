"""What keys do in the lists of the comparison: moving, marking spots, opening, copying, and the way back.

A handler takes the comparison's screen and a count.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.content import Content

from tui.app.doing import annotating, listed_actors, program, searching, taking
from tui.app.jumps import Listed
from tui.app.key_reader import Command
from tui.app.screens.choice import Choice
from tui.app.views.table import VIEWS
from tui.app.views.warnings import warnings
from tui.session.roster import Place

if TYPE_CHECKING:
    from tui.app.screens.compare import CompareScreen


def lines(screen: "CompareScreen", step: int, count: int = 1) -> None:
    """By items; in the detail, by lines."""
    (screen.detail if screen.detail.has_focus else screen.list).move(step * count)


def pages(screen: "CompareScreen", step: int, part: float, count: int = 1) -> None:
    """By a part of what shows."""
    widget = screen.detail if screen.detail.has_focus else screen.list
    widget.move(step * max(1, int((widget.size.height - 2) * part)) * count)


def ends(screen: "CompareScreen", step: int, count: int = 1) -> None:
    """To the first or the last item."""
    lines(screen, step * (len(screen.list.items) + len(screen.detail.detail.lines)))


def spots(screen: "CompareScreen", step: int, count: int = 1) -> None:
    """To the next spot of the item: another telling, another report."""
    item, listed = screen.list.item, screen.list
    if item is None:
        return
    nth = listed.nth + step * count
    if 0 <= nth < len(item.spots):
        listed.mark(nth)
    else:
        screen.say("That is the last place of it" if step > 0 else "That is the first place of it")


def reports(screen: "CompareScreen", step: int, count: int = 1) -> None:
    """To the item's spot in the next report that has one; else to the next item of another report."""
    item, listed = screen.list.item, screen.list
    if item is None:
        return
    at = item.spots[listed.nth].report
    ahead = [n for n, spot in enumerate(item.spots) if (spot.report - at) * step > 0]
    if ahead:
        listed.mark(ahead[0] if step > 0 else max(ahead))
        return
    rows = range(listed.at + step, len(listed.items) if step > 0 else -1, step)
    found = next((n for n in rows if (s := listed.items[n].spots) and (s[0].report - at) * step > 0), None)
    if found is None or len(item.spots) > 1:
        screen.say("No report after it has it" if step > 0 else "No report before it has it")
    else:
        listed.go(found, 0)


def sections(screen: "CompareScreen", step: int, count: int = 1) -> None:
    """To the first item under the next heading, or of this one and those before."""
    items = screen.list.items
    firsts = [n for n in range(len(items)) if items[n].spots and (n == 0 or not items[n - 1].spots)]
    ahead = [n for n in firsts if (n - screen.list.at) * step > 0]
    if ahead:
        screen.list.go(min(ahead) if step > 0 else max(ahead))


def same_actor(screen: "CompareScreen", step: int, count: int = 1) -> None:
    """To the next item of the same actor."""
    listed, item = screen.list, screen.list.item
    if item is None or item.actor is None:
        screen.say("No actor is known to say this")
        return
    rows = range(listed.at + step, len(listed.items) if step > 0 else -1, step)
    found = [n for n in rows if listed.items[n].actor == item.actor and listed.items[n].spots]
    if found:
        listed.go(found[min(count, len(found)) - 1])
    else:
        screen.say("That is the last of this actor" if step > 0 else "That is the first of this actor")


def focus(screen: "CompareScreen", count: int = 1) -> None:
    """From the list to what is told of its item, and back."""
    (screen.list if screen.detail.has_focus else screen.detail).focus()


def view(screen: "CompareScreen", name: str, count: int = 1) -> None:
    """Another view, as it was left."""
    if name == screen.at.view:
        return
    kept = screen.comparer.left.get(name, Listed(name))
    item = screen.list.item
    if name == "compare-voice" and item and item.actor and screen.seen:
        voice = screen.seen.voices.get(item.actor, "")
        kept = kept if kept.actor == voice else Listed(name, voice)
    screen.show(kept)


def open_spot(screen: "CompareScreen", count: int = 1) -> None:
    """The report at the marked place; of an actor that speaks there, its statements first."""
    item, spot, seen = screen.list.item, screen.list.spot, screen.seen
    if item is None or spot is None or seen is None:
        return
    if spot.span is None:
        screen.say(f"There is nothing of it in {seen.label(spot.report)}")
        return
    screen.reader.jumps.leave(screen.listed)
    if spot.lists and item.actor:
        screen.show(Listed("compare-voice", seen.voices[item.actor], f"{spot.report} {spot.span.start}"))
    else:
        screen.leave(Place(spot.report, spot.span.start))


def back(screen: "CompareScreen", count: int = 1) -> None:
    """To where the last jump began, in a list or in a report."""
    _jump(screen, screen.reader.jumps.back(screen.listed), "This is the first place")


def forward(screen: "CompareScreen", count: int = 1) -> None:
    """Forward again."""
    _jump(screen, screen.reader.jumps.forward(), "This is the last place")


def _jump(screen: "CompareScreen", place: Place | Listed | None, otherwise: str) -> None:
    if place is None:
        screen.say(otherwise)
    elif isinstance(place, Listed):
        screen.show(place)
    else:
        screen.leave(place)


def close(screen: "CompareScreen", count: int = 1) -> None:
    """Back to the report; from the detail, to the list."""
    if screen.detail.has_focus:
        screen.list.focus()
    else:
        screen.leave()


def choose_actor(screen: "CompareScreen", count: int = 1) -> None:
    """Chooses whose statements are listed."""
    if screen.seen is None:
        return
    rows = [row for row in screen.seen.comparison.matrix if row.statements]
    choices = [Choice(screen.seen.voices[row.actor.id], row.actor.name, f"{row.statements}") for row in rows]

    def chosen(voice: str | None) -> None:
        if voice is not None:
            screen.show(Listed("compare-voice", voice))

    screen.reader.pick("Whose statements", choices, chosen)


def show_warnings(screen: "CompareScreen", count: int = 1) -> None:
    """All warnings in full."""
    said = warnings(screen.seen) if screen.seen else ()
    if said:
        screen.reader.show_page("Before you trust this comparison", Content("\n\n".join(said)))
    else:
        screen.say("There is nothing to be warned of")


def copy(screen: "CompareScreen", count: int = 1) -> None:
    """Copies the words of the marked spot, with speaker, outlet, date and link."""
    from tui.session.citing import cite

    item, spot, seen = screen.list.item, screen.list.spot, screen.seen
    if item is None or spot is None or spot.span is None or seen is None:
        return
    actor = seen.actors.get(item.actor or "")
    article = screen.reader.session.article(spot.report)
    taking.to_clipboard(screen, cite(article, item.words(screen.list.nth), actor.name if actor else ""))


def palette(screen: "CompareScreen", count: int = 1) -> None:
    """Everything that can be done here, by a part of its name."""
    keymap = screen.config.keymap
    actions = {a.id: a for a in screen.actions if a.id not in ("palette", "cancel")}

    def chosen(value: str | None) -> None:
        if value is not None:
            screen.run(Command(actions[value]))

    screen.reader.pick("Actions", [Choice(a.id, a.title, keymap.shown(a.id)) for a in actions.values()], chosen)


def of_reader(do: Callable[..., Any]) -> Callable[..., None]:
    """A handler that does what the reader's own does, whatever lies over it."""
    return lambda screen, **_typed: do(screen.reader)


LISTED: dict[str, Callable[..., Any]] = {
    "line-down": partial(lines, step=1),
    "line-up": partial(lines, step=-1),
    "char-left": partial(spots, step=-1),
    "char-right": partial(spots, step=1),
    "page-down": partial(pages, step=1, part=1),
    "page-up": partial(pages, step=-1, part=1),
    "half-page-down": partial(pages, step=1, part=0.5),
    "half-page-up": partial(pages, step=-1, part=0.5),
    "top": partial(ends, step=-1),
    "bottom": partial(ends, step=1),
    "paragraph-next": partial(sections, step=1),
    "paragraph-previous": partial(sections, step=-1),
    "attribution-next": partial(lines, step=1),
    "attribution-previous": partial(lines, step=-1),
    "statement-next": partial(same_actor, step=1),
    "statement-previous": partial(same_actor, step=-1),
    "report-next": partial(reports, step=1),
    "report-previous": partial(reports, step=-1),
    "focus-next": focus,
    "focus-previous": focus,
    "search": searching.search,
    "search-next": partial(searching.again, step=1),
    "search-previous": partial(searching.again, step=-1),
    "back": back,
    "forward": forward,
    "copy": copy,
    "compare": close,
    "cancel": close,
    "compare-back": close,
    "compare-open": open_spot,
    "compare-actor": choose_actor,
    "compare-warnings": show_warnings,
    "compare-merge": listed_actors.merge,
    "compare-split": listed_actors.split,
    "compare-rename": listed_actors.rename,
    "undo": of_reader(annotating.undo),
    "redo": of_reader(annotating.redo),
    **{name: partial(view, name=name) for name in VIEWS},
    "palette": palette,
    "help": of_reader(program.show_help),
    "theme": of_reader(program.theme),
    "colours": of_reader(program.colours),
    "quit": of_reader(program.quit_reader),
    "suspend": of_reader(program.suspend),
}

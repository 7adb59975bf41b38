"""Who says what: from attribution to attribution, one actor's statements, why, the menu, filter, the list of actors."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.app.doing import correcting, marking, recasting
from tui.app.painting import Mark
from tui.app.screens.choice import Choice
from tui.session.filtering import Filter
from tui.session.roster import SORTS, Place

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.session.roster import Entry


def attribution_next(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """To the next attribution that is shown."""
    _attribution(screen, count or 1)


def attribution_previous(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """To the previous one."""
    _attribution(screen, -(count or 1))


def _attribution(screen: "ReaderScreen", steps: int) -> None:
    starts = sorted({q.start for q in screen.view.painting.attributions})
    cursor = screen.view.cursor
    at = bisect_right(starts, cursor) - 1 + steps if steps > 0 else bisect_left(starts, cursor) + steps
    if 0 <= at < len(starts):
        screen.go(Place(screen.report, starts[at]), jump=False)
    elif screen.analyst.read_on(screen.report, cursor, forward=steps > 0, then=lambda: _attribution(screen, steps)):
        screen.say("Reading on …")
    elif not starts:
        screen.say("Still reading …" if screen.analyst.progress else "Nobody speaks here, as far as the filter shows")
    else:
        edge = starts[-1] if steps > 0 else starts[0]
        screen.go(Place(screen.report, edge), jump=False)
        screen.say("This is the last attribution" if steps > 0 else "This is the first attribution")


def statement_next(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """To the selected actor's next statement, in this report or a later one."""
    _statement(screen, count or 1)


def statement_previous(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """To the previous one."""
    _statement(screen, -(count or 1))


def _statement(screen: "ReaderScreen", steps: int) -> None:
    entry = _actor(screen)
    if entry is None:
        screen.say("No actor is selected: choose one in the list (tab), or stand on a statement")
        return
    places = [s.place for s in entry.statements]
    if not places:
        screen.say(f"{entry.actor.name} says nothing, as far as the filter shows")
        return
    spot = screen.spot
    at = bisect_right(places, spot) - 1 + steps if steps > 0 else bisect_left(places, spot) + steps
    inside = max(0, min(len(places) - 1, at))
    screen.go(places[inside], jump=places[inside].report != spot.report)
    edge = "" if at == inside else ", the last" if steps > 0 else ", the first"
    screen.say(f"{entry.actor.name}: statement {inside + 1} of {len(places)}{edge}")


def _actor(screen: "ReaderScreen") -> "Entry | None":
    """The selected actor; else the speaker under the cursor, else the one that the list points at."""
    roster, row = screen.voices.roster, screen.actors.list.row
    entry = roster.entry(screen.actors.chosen)
    if entry is None:
        entry = screen.voices.speaker(screen.report, screen.attribution) if screen.attribution else None
        entry = entry or roster.entry(row.id if row else None)
        if entry:
            screen.actors.select(entry)
    return entry


def why(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Marks source, cue and antecedent of the attribution here, and says in words what the engine concluded from."""
    if screen.why.display:
        screen.why.hide()
        screen.view.overlay = ()
        screen.view.refresh()
        return
    attribution = screen.attribution
    if attribution is None:
        screen.say("No attribution here: ] goes to the next")
        return
    text = screen.view.article.text
    marks = [Mark(*span, "why") for span in (*attribution.source, *attribution.cue)]
    lines = [
        ("source", " … ".join(s.of(text) for s in attribution.source) or "none in the text"),
        ("cue", " … ".join(s.of(text) for s in attribution.cue) or "none in the text"),
    ]
    entry = screen.voices.speaker(screen.report, attribution)
    if attribution.antecedent:
        marks.append(Mark(*attribution.antecedent, "why"))
        lines.append(("stands for", attribution.antecedent.of(text)))
    lines.append(("speaker", entry.actor.name if entry else "unknown"))
    for n, reason in enumerate(attribution.reasons):
        lines.append(("because" if n == 0 else "", reason))
    screen.view.overlay = tuple(marks)
    screen.view.refresh()
    screen.why.explain(lines, screen.size.width)
    screen.call_after_refresh(screen.view.reveal)


def menu(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Everything possible on what is under the cursor; in the list, to the actor's first mention."""
    if screen.in_list:
        screen.actors.list.choose()
        return
    choices = [
        Choice(value, words, screen.config.keymap.shown(key) if key else "") for value, words, key in _offers(screen)
    ]

    def chosen(value: str | None) -> None:
        if value is not None:
            screen.choose(value)

    screen.pick("What to do here", choices, chosen)


def _offers(screen: "ReaderScreen") -> list[tuple[str, str, str]]:
    """Values, words and the actions whose keys do the same."""
    offers: list[tuple[str, str, str]] = []
    view, attribution = screen.view, screen.attribution
    if view.selection:
        offers += [("copy", "Copy the selection with citation", "copy"), ("pipe", "Pipe the selection", "pipe")]
    if attribution:
        entry = screen.voices.speaker(screen.report, attribution)
        offers.append(("why", "Why this speaker", "why"))
        if entry:
            name = entry.actor.name
            offers += [
                (f"actor {entry.actor.id}", f"Select {name}: {entry.said()} statements", ""),
                (f"first {entry.actor.id}", f"Go to the first mention of {name}", ""),
                (f"next {entry.actor.id}", f"Next statement of {name}", "statement-next"),
                (f"only {entry.actor.id}", f"Show only what {name} says", "filter"),
            ]
        if attribution.antecedent:
            offers.append((f"go {attribution.antecedent.start}", "Go to what the source stands for", ""))
        if not view.selection:
            offers += [("copy", "Copy the statement with citation", "copy"), ("pipe", "Pipe the statement", "pipe")]
    for inline in view.article.inlines:
        if inline.style == "link" and inline.span.holds(view.cursor):
            offers.append((f"link {inline.href}", f"Copy the link {inline.href}", ""))
            offers.append((f"open {inline.href}", "Open the linked page here, as a report", ""))
    if echo := screen.comparer.echo(screen.spot):
        for place in echo.others:
            if place.report < screen.report:
                name = screen.session.outlet(place.report) or screen.session.title(place.report)
                offers.append((f"earlier {place.report} {place.span.start}", f"Go to where {name} says it before", ""))
    offers += [*marking.offers(screen), *correcting.offers(screen), *recasting.offers(screen)]
    if screen.voices.filter.actor is not None:
        offers.append(("everybody", "Show everybody again", "filter"))
    offers += [("edit", "Open this report's file in $EDITOR", "edit"), ("outline", "Outline of this report", "outline")]
    return offers


def filter_form(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Asks what to highlight."""
    from tui.app.screens.filter_form import FilterForm

    entry = _actor(screen)
    form = FilterForm(screen.voices.filter, entry.actor.id if entry else None, entry.actor.name if entry else "")

    def made(new: Filter | None) -> None:
        if new is not None:
            screen.set_filter(new)

    screen.app.push_screen(form, made)


def sort_actors(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """The next way to sort the actors."""
    screen.actors.sort = SORTS[(SORTS.index(screen.actors.sort) + 1) % len(SORTS)]
    screen.actors.show()
    screen.say(f"Actors by {screen.actors.sort}")


def all_actors(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Those that neither speak nor act as well, or not."""
    screen.actors.everyone = not screen.actors.everyone
    screen.actors.show()
    screen.say("Every person, organisation, group and place" if screen.actors.everyone else "Those that speak or act")


def filter_actors(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Asks for a part of a name."""
    screen.actors.ask_for_name()


HANDLERS = {
    "attribution-next": attribution_next,
    "attribution-previous": attribution_previous,
    "statement-next": statement_next,
    "statement-previous": statement_previous,
    "why": why,
    "menu": menu,
    "filter": filter_form,
    "sort-actors": sort_actors,
    "all-actors": all_actors,
    "filter-actors": filter_actors,
}

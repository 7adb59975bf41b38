"""Correcting what was found: attributions accepted, rejected, given another speaker, kind or ends; those missed."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.app.doing.marking import Offer, deselect, key_of, stretch
from tui.app.screens.choice import Choice
from tui.article import Attribution, AttributionKind, Fault, Span, one_line

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.article import Actor, Referent

KINDS: tuple[AttributionKind, ...] = ("direct", "mixed", "indirect")
PARTS = ("content", "source", "cue")


def reject(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """The attribution here is none."""
    report, found = _here(screen)
    correct(screen, lambda: screen.session.corrections.reject(report, found.id), "Rejected: no attribution")


def accept(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """The attribution here is right as it is."""
    report, found = _here(screen)
    correct(screen, lambda: screen.session.corrections.accept(report, found.id), "Accepted: right as it is")


def respeak(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Somebody else says it."""
    report, found = _here(screen)

    def chosen(referent: "Referent | None") -> None:
        name = one_line(referent.name) if referent else "nobody known"
        correct(
            screen,
            lambda: screen.session.corrections.respeak(report, found.id, referent),
            f"The speaker is {name}",
        )

    pick_speaker(screen, report, chosen)


def pick_speaker(screen: "ReaderScreen", report: int, chosen: "Callable[[Referent | None], None]") -> None:
    """Lets the reader pick an actor, nobody, or a new one by its name."""
    from tui.article import Referent

    roster = screen.voices.roster
    entries = sorted(roster.ranked(everyone=True), key=lambda e: (not e.mentions(report), -e.said(report)))
    choices = [
        Choice(f"actor {e.actor.id}", e.actor.name, "" if e.mentions(report) else "not named here") for e in entries
    ]
    choices.append(Choice("nobody", "nobody known"))

    def new(typed: str) -> Choice | None:
        known = any(typed.casefold() == entry.actor.name.casefold() for entry in entries)
        return None if known else Choice(f"new {typed}", f"new actor: {typed}")

    def picked(value: str | None) -> None:
        what, _, about = (value or "").partition(" ")
        if what == "nobody":
            chosen(None)
        elif what == "new":
            chosen(Referent(about))
        elif what and (entry := roster.entry(about)):
            own = own_actor(screen, report, about)
            by_name = Referent(entry.actor.name, entry.actor.kind)
            chosen(screen.session.corrections.meant(own) if own else by_name)

    screen.pick("Who says it? Pick one, or type a new name", choices, lambda v: screen.do(lambda _: picked(v)), new=new)


def own_actor(screen: "ReaderScreen", report: int, shared: str) -> "Actor | None":
    """The actor of a report that plays one of the roster; None where that is not named there."""
    analysis = screen.session.analysis(report)
    actors = analysis.actors if analysis else ()
    return next((one for one in actors if screen.voices.roster.id_of(report, one.id) == shared), None)


def rekind(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """The attribution here is of another kind."""
    report, found = _here(screen)

    def chosen(value: str | None) -> None:
        for kind in KINDS:
            if kind == value:
                change = partial(screen.session.corrections.rekind, report, found.id, kind)
                correct(screen, change, f"Of the kind {kind}")

    screen.pick("Of which kind?", [Choice(kind, kind) for kind in KINDS], chosen, at=KINDS.index(found.kind))


def recut(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Content, source or cue of the attribution here have other ends."""
    report, found = _here(screen)
    text = screen.session.article(report).text
    choices = []
    for part in PARTS:
        spans: tuple[Span, ...] = getattr(found, part)
        choices += [
            Choice(f"{part} {n}", f"Move the ends of the {part}: {one_line(' '.join(span.of(text).split()))}")
            for n, span in enumerate(spans)
        ]
        another = "a further part of the content" if part == "content" else f"{'another' if spans else 'the'} {part}"
        choices.append(Choice(f"{part} {len(spans)}", f"Select {another}"))
        if part != "content" and spans:
            choices.append(Choice(f"{part} -", f"It has no {part}"))

    def chosen(value: str | None) -> None:
        if value is not None:
            _recut(screen, report, found, *value.split())

    screen.pick("Which part?", choices, chosen)


def _recut(screen: "ReaderScreen", report: int, found: Attribution, part: str, nth: str) -> None:
    spans: tuple[Span, ...] = getattr(found, part)

    def keep(new: tuple[Span, ...]) -> None:
        corrections = screen.session.corrections
        correct(screen, lambda: corrections.recut(report, found.id, **{part: new}), f"The {part} has its new ends")

    if nth == "-":
        keep(())
        return
    at = int(nth)
    others = (*spans[:at], *spans[at + 1 :])
    old = spans[at] if at < len(spans) else None
    screen.annotator.ask_for_span(f"the {part}", lambda span: keep(tuple(sorted((*others, span)))), old)


def add(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Adds an attribution that was missed: the words selected, or those that are selected next."""
    report = screen.report

    def take(span: Span) -> None:
        done = f"Added; {key_of(screen, 'speaker')} names the speaker, the menu source and cue"
        correct(screen, lambda: screen.session.corrections.add(report, (span,)), done)

    spot = screen.annotator.spot
    if spot.selection:
        take(stretch(screen, spot))
        deselect(screen)
    else:
        screen.annotator.ask_for_span("the words that were said", take, None)


def offers(screen: "ReaderScreen") -> list[Offer]:
    """What the menu offers to correct here."""
    if screen.attribution is None:
        return [("add-attribution", "An attribution was missed here: add it", "")]
    return [
        ("accept", "Accept it: right as it is", ""),
        ("reject", "Reject it: no attribution", "reject"),
        ("speaker", "Somebody else says it …", "speaker"),
        ("kind", f"It is not {screen.attribution.kind} …", ""),
        ("ends", "Content, source or cue have other ends …", ""),
    ]


def _here(screen: "ReaderScreen") -> tuple[int, Attribution]:
    found = screen.attribution
    if found is None:
        raise Fault("No attribution here", remedy=f"{key_of(screen, 'attribution-next')} goes to the next")
    return screen.report, found


def correct(screen: "ReaderScreen", change: Callable[[], object], words: str) -> None:
    """Makes a change of the analysis, shows what comes of it, and says so."""
    said = f"{words} · {key_of(screen, 'undo')} undoes"
    annotator = screen.annotator
    annotator.begin(partial(annotator.write, change, lambda _: screen.say(said), corrects=True))


HANDLERS = {
    "accept": accept,
    "reject": reject,
    "speaker": respeak,
    "kind": rekind,
    "ends": recut,
    "add-attribution": add,
}

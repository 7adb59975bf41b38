"""Looking around: hint letters over what is visible, the outline, a report by its name."""

from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app.screens.choice import Choice
from tui.article import Span
from tui.session.roster import Place

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen

LETTERS = "asdfghjklqwertyuiopzxcvbnm"


def hints(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Lays letters over what can be gone to in this pane: attributions, actors, links."""
    view = screen.view
    targets = _targets(screen, view.visible_span)
    if not targets:
        screen.say("Nothing to go to on this screen")
        return
    length = 1 if len(targets) <= len(LETTERS) else 2
    labels = ("".join(letters) for letters in product(LETTERS, repeat=length))
    view.hints = dict(zip(targets, labels, strict=False))
    view.refresh()
    screen.say("Type the letter to go there; esc leaves")


def _targets(screen: "ReaderScreen", span: Span) -> list[int]:
    """Offsets worth going to, in order of the text."""
    view = screen.view
    found = {q.start for q in view.painting.attributions}
    found |= {i.span.start for i in view.article.inlines if i.style == "link"}
    analysis = screen.session.analysis(screen.report)
    for actor in analysis.actors if analysis else ():
        if actor.acts:
            found |= {m.span.start for m in actor.mentions if m.kind == "name"}
    kept: list[int] = []
    for offset in sorted(o for o in found if span.holds(o)):
        if not kept or offset - kept[-1] >= 2:
            kept.append(offset)
    return kept[: len(LETTERS) ** 2]


def take_hint(screen: "ReaderScreen", letter: str = "", count: int | None = None) -> None:
    """Narrows the hints by a letter; goes there when one is left."""
    view = screen.view
    left = {o: label[1:] for o, label in view.hints.items() if label.startswith(letter)}
    view.hints = {}
    if any(label for label in left.values()):
        view.hints = left
    elif left:
        screen.go(Place(screen.report, next(iter(left))))
    view.refresh()


def outline(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """The headings of the report, and its paragraphs by their first words."""
    view = screen.view
    blocks = view.article.prose
    has_headings = any(b.kind == "heading" for b in blocks)
    choices: list[Choice] = []
    at = number = 0
    for block in blocks:
        number += block.kind != "heading"
        if block.span.start <= view.cursor:
            at = len(choices)
        if block.kind == "heading":
            choices.append(
                Choice(str(block.span.start), block.span.of(view.article.text), depth=max(0, block.level - 1))
            )
        else:
            words = f"{number:>3}  {view.article.text[block.span.start : min(block.span.end, block.span.start + 120)]}"
            choices.append(Choice(str(block.span.start), words, depth=1 if has_headings else 0))

    def chosen(value: str | None) -> None:
        if value is not None:
            screen.go(Place(screen.report, int(value)), where="top")

    screen.pick(f"Outline: {screen.session.title(screen.report)}", choices, chosen, at=at)


def open_report(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """An open report by a part of its name; a path or an address that is typed whole is opened beside them."""
    session = screen.session
    choices = [
        Choice(str(n), f"{session.outlet(n)}  {session.title(n)}".strip(), key=f"{n + 1}")
        for n in range(len(session.sources))
    ]

    def typed(words: str) -> str | None:
        is_path = words.startswith(("/", "./", "../", "~", "http://", "https://"))
        return f"open {Path(words).expanduser() if words.startswith('~') else words}" if is_path else None

    def chosen(value: str | None) -> None:
        if value is None:
            return
        if value.startswith("open "):
            screen.reports.add(value.removeprefix("open "))
        else:
            screen.reports.go_to(int(value))

    screen.pick("Open a report, or type a path or an address", choices, chosen, typed=typed, at=screen.report)


HANDLERS = {"hints": hints, "hint-letter": take_hint, "outline": outline, "open-report": open_report}

"""The screen that adjudicates: two annotators side by side in the text, a key a verdict, progress on one line."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.app.screens.adjudicate_keys import DOES, help_page, key_line
from tui.app.screens.viewer import Viewer
from tui.app.strips import fitted
from tui.app.widgets.line import Lines, Piece
from tui.article import Span
from tui.scoring.differences import Difference, Role, Side
from tui.scoring.passages import pieces, stretches
from tui.session.adjudicating import Adjudication, Question
from tui.session.decisions import AdjudicationFault, Choice

_STYLES: dict[Role, str] = {"source": "bold", "cue": "italic", "content": "underline"}
_AROUND = (1200, 800, 500, 300, 150)
"""Characters to show around each end of a part: as many as there is room for, or else as few as do."""
_FILLED = 0.8
"""The share of a column's cells that words fill, since lines break between them."""


class AdjudicateScreen(Screen[None], inherit_bindings=False):
    """Asks one question after the other; every answer is on the disk before the next is shown."""

    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar = []

    def __init__(self, adjudication: Adjudication) -> None:
        """Begins with the first question that is not decided; there must be questions."""
        super().__init__()
        self.adjudication = adjudication
        self.at = adjudication.open_from(0) or 0
        """The number of the question that is shown."""
        self._told = ""
        self._is_fault = False

    def compose(self) -> ComposeResult:
        """What it is about, whose each column is, the text, how far it is, and the keys."""
        yield Lines(classes="about")
        yield Lines(classes="heads")
        with VerticalScroll(), Horizontal():
            with Vertical():
                yield Static(markup=False, classes="first")
            with Vertical():
                yield Static(markup=False, classes="second")
        yield Lines(classes="progress")
        yield Lines(classes="keys")

    @property
    def question(self) -> Question:
        """What is asked."""
        return self.adjudication.questions[self.at]

    @property
    def progress(self) -> str:
        """How far it is, and what was decided here."""
        asked = self.adjudication
        parts = [f"{self.at + 1} of {len(asked.questions)}", f"{asked.left} left"]
        if asked.idle:
            parts.append(f"{asked.idle} decided before and gone from the annotations")
        choice = asked.choice(self.at)
        parts.append(f"decided: {self._taken(choice)}" if choice else "not decided")
        return " · ".join(parts)

    @on(events.Resize)
    def draw(self) -> None:
        """Shows the question anew."""
        width, difference = self.size.width, self.question.difference
        self._line("about", [(fitted(f" {self._about()}", width - 1), ("heading",))])
        self._line("heads", self._heads())
        text, column = self.question.article.text, self.query_one(VerticalScroll).size
        shown = _shown(text, difference, (column.width // 2 - 2) * column.height)
        for name, side in (("first", difference.first), ("second", difference.second)):
            self.query_one(f".{name}", Static).update(_content(text, shown, side))
        over = ("error-line",) if self._is_fault else ()
        self._line("progress", [(fitted(f" {self._told or self.progress}", width - 1), ())], over)
        self._line("keys", key_line(self.adjudication.first, self.adjudication.second, width))

    def on_key(self, event: events.Key) -> None:
        """Every key is ours."""
        event.stop()
        event.prevent_default()
        key = event.character if event.character and event.character.isprintable() else event.key
        does = DOES.get(key, DOES.get(event.key))
        if does is None:
            return
        self._told, self._is_fault = "", False
        try:
            getattr(self, does)()
        except AdjudicationFault as fault:
            self._told, self._is_fault = f"{fault.what}; {fault.remedy} · {fault.where}", True
        self.draw()

    def take_first(self) -> None:
        """What the first annotator has, which may be nothing."""
        self._take("first")

    def take_second(self) -> None:
        """What the second annotator has, which may be nothing."""
        self._take("second")

    def take_neither(self) -> None:
        """Nothing."""
        self._take("neither")

    def undo(self) -> None:
        """Takes the last decision back, and goes there."""
        n = self.adjudication.undo()
        if n is None:
            self._told = "there is nothing left to take back"
        else:
            self._go(n)

    def go_next(self) -> None:
        """One further."""
        self._go(min(self.at + 1, len(self.adjudication.questions) - 1))

    def go_back(self) -> None:
        """One back."""
        self._go(max(self.at - 1, 0))

    def go_next_open(self) -> None:
        """The next one that is not decided."""
        self._go_open(1)

    def go_back_open(self) -> None:
        """The one before that is not decided."""
        self._go_open(-1)

    def go_first(self) -> None:
        """The first one."""
        self._go(0)

    def go_last(self) -> None:
        """The last one."""
        self._go(len(self.adjudication.questions) - 1)

    def page_down(self) -> None:
        """Further down in the words."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def page_up(self) -> None:
        """Further up."""
        self.query_one(VerticalScroll).scroll_page_up(animate=False)

    def show_help(self) -> None:
        """All keys."""
        self.app.push_screen(Viewer("Adjudicating", help_page(self.adjudication.first, self.adjudication.second)))

    def leave(self) -> None:
        """Ends; there is nothing to save."""
        self.app.exit(0)

    def _take(self, choice: Choice) -> None:
        self.adjudication.decide(self.at, choice)
        further = self.adjudication.open_from(self.at + 1)
        if further is None:
            self._told = f"all {len(self.adjudication.questions)} are decided; the gold set is whole"
        else:
            self._go(further)

    def _go_open(self, step: int) -> None:
        n = self.adjudication.open_from(self.at + step, step)
        if n is None:
            self._told = "all are decided"
        else:
            self._go(n)

    def _go(self, n: int) -> None:
        self.at = n
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _taken(self, choice: Choice) -> str:
        names = {"first": self.adjudication.first, "second": self.adjudication.second, "neither": "neither"}
        return names[choice]

    def _about(self) -> str:
        called = {
            "missed": f"only {self.adjudication.first}",
            "spurious": f"only {self.adjudication.second}",
            "boundary": "other words",
            "wrong source": "other source",
            "wrong cue": "other cue",
        }
        kinds = ", ".join(called[kind] for kind in self.question.difference.kinds)
        return f"{kinds} · {self.question.article.name} at {self.question.difference.start}"

    def _heads(self) -> list[Piece]:
        choice = self.adjudication.choice(self.at)
        half = self.size.width // 2
        made: list[Piece] = []
        for key, taken in (("1", "first"), ("2", "second")):
            name = self.adjudication.first if taken == "first" else self.adjudication.second
            sign = "✓" if choice == taken else " "
            words = fitted(f" {key} {name} {sign}", half - 1)
            made.append((words.ljust(half), ("selection",) if choice == taken else ("strong",)))
        return made

    def _line(self, name: str, row: list[Piece], over: tuple[str, ...] = ()) -> None:
        self.query_one(f".{name}", Lines).show(row, over=over)


def _shown(text: str, difference: Difference, cells: int) -> tuple[Span, ...]:
    """As much of the text around the difference as a column of so many cells has room for."""
    for around in _AROUND:
        shown = stretches(text, difference, around, across=True)
        if sum(span.length for span in shown) <= cells * _FILLED:
            return shown
    return stretches(text, difference)


def _content(text: str, shown: tuple[Span, ...], side: Side) -> Content:
    if not side.parts:
        return Content.styled("– nothing here", "dim")
    made = (Content.styled(p.text, _STYLES[p.role] if p.role else "") for p in pieces(text, shown, side))
    return Content("").join(made)

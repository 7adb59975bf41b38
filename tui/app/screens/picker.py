"""The picker: a list of choices that typing narrows. Palette, reports, outline, menu and themes are all pickers."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.app.screens.choice import Choice
from tui.article import one_line

MOST = 200
"""Choices listed at once; typing finds the others."""


class Picker(ModalScreen[str | None]):
    """Returns the value of the choice, or None."""

    CSS_PATH = "picker.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar = []

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        at: int = 0,
        typed: Callable[[str], str | None] = lambda _: None,
        highlighted: Callable[[str], None] = lambda _: None,
        new: Callable[[str], Choice | None] = lambda _: None,
    ) -> None:
        """`typed` may turn what was typed into a value by itself; `highlighted` is told of each choice passed over.

        `new` may make one more choice of what was typed, listed last.
        """
        super().__init__()
        self._title = title
        self._choices = list(choices)
        self._at = at
        self._typed = typed
        self._highlighted = highlighted
        self._new = new
        self._found: list[Choice] = []

    def compose(self) -> ComposeResult:
        """Title, field, list."""
        with Vertical():
            yield Static(Content(f" {one_line(self._title)}"), markup=False, classes="title")
            yield Input(placeholder="type to narrow", compact=True)
            yield OptionList(markup=False, compact=True)

    def on_mount(self) -> None:
        """Lists everything."""
        self._narrow("", self._at)

    @on(Input.Changed)
    def narrow(self, message: Input.Changed) -> None:
        """Lists what matches, best first."""
        self._narrow(message.value.strip())

    def _narrow(self, query: str, at: int = 0) -> None:
        found = self._choices
        if query:
            matcher = Matcher(query)
            scored = [(matcher.match(c.words), -n, c) for n, c in enumerate(self._choices)]
            found = [c for score, _, c in sorted(scored, key=lambda s: s[:2], reverse=True) if score > 0]
        made = self._new(query) if query else None
        self._found = [*found[:MOST], *([made] if made else [])]
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([Option(_line(c, listed.size.width or 60)) for c in self._found])
        if self._found:
            listed.highlighted = min(at, len(self._found) - 1)

    @on(OptionList.OptionHighlighted)
    def tell_what_is_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """Lets the screen below show it."""
        if message.option_index < len(self._found):
            self._highlighted(self._found[message.option_index].value)

    def on_key(self, event: events.Key) -> None:
        """Arrows move in the list while the field has the focus; enter picks, esc leaves."""
        listed = self.query_one(OptionList)
        moves: dict[str, Callable[[], None]] = {
            "down": listed.action_cursor_down,
            "up": listed.action_cursor_up,
            "ctrl+n": listed.action_cursor_down,
            "ctrl+j": listed.action_cursor_down,
            "ctrl+k": listed.action_cursor_up,
            "pagedown": listed.action_page_down,
            "pageup": listed.action_page_up,
        }
        if event.key in ("escape", "ctrl+c", "ctrl+q"):
            event.stop()
            self.dismiss(None)
        elif event.key in moves:
            event.stop()
            event.prevent_default()
            moves[event.key]()

    @on(Input.Submitted)
    def pick_what_is_highlighted(self, message: Input.Submitted) -> None:
        """Enter in the field."""
        own = self._typed(message.value.strip())
        at = self.query_one(OptionList).highlighted
        chosen = self._found[at].value if at is not None and at < len(self._found) else None
        self.dismiss(own if own is not None else chosen)

    @on(OptionList.OptionSelected)
    def pick(self, message: OptionList.OptionSelected) -> None:
        """A click."""
        self.dismiss(self._found[message.option_index].value)


def _line(choice: Choice, cells: int) -> Content:
    from tui.app.strips import fitted

    words = fitted("  " * choice.depth + one_line(choice.words), max(10, cells - len(choice.key) - 5))
    return Content(f" {words} ") + Content.styled(choice.key, "bold")

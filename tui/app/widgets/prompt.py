"""The prompt: one line that asks for words.

Its field is made when it first asks, so that start-up does not pay for it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from tui.app.widgets.line import Lines

if TYPE_CHECKING:
    from tui.app.widgets.prompt_field import PromptField


class Prompt(Horizontal):
    """Asks, and calls back with what was typed; one question at a time."""

    def __init__(self, place: Widget) -> None:
        """A prompt that will stand at the bottom of `place`."""
        super().__init__()
        self.place = place
        self.field: PromptField | None = None
        self._label = Lines()
        self._answered: Callable[[str], None] = lambda _: None
        self._typed: Callable[[str], None] = lambda _: None
        self._left: Callable[[bool], None] = lambda _: None
        self._widened: Callable[[], str] | None = None

    def compose(self) -> ComposeResult:
        """Label and field."""
        yield self._label
        if self.field:
            yield self.field

    def ask(
        self,
        label: str,
        answered: Callable[[str], None],
        *,
        left: Callable[[bool], None],
        typed: Callable[[str], None] = lambda _: None,
        widened: Callable[[], str] | None = None,
        suggestions: tuple[str, ...] = (),
    ) -> None:
        """Asks for a line.

        `typed` hears of every change, `widened` answers ctrl+a with a new label, and `left` is called when the prompt
        closes, with whether it was answered.
        """
        from tui.app.widgets.prompt_field import PromptField

        self._answered, self._typed, self._left, self._widened = answered, typed, left, widened
        self.display = True
        if self.is_attached and self.field:
            self.field.remove()
            self.field = PromptField(self, suggestions)
            self.mount(self.field)
        else:
            self.field = PromptField(self, suggestions)
            self.place.mount(self)
        self._relabel(label)
        self.field.focus()

    def close(self, *, answered: bool = False) -> None:
        """Hides the prompt."""
        self.display = False
        self._left(answered)

    def take(self, words: str) -> None:
        """Enter: the question is answered."""
        self.close(answered=True)
        self._answered(words)

    def change(self, words: str) -> None:
        """Something was typed."""
        if self.display:
            self._typed(words)

    def widen(self) -> None:
        """Asks the same of more."""
        if self._widened and self.field:
            self._relabel(self._widened())
            self._typed(self.field.value)

    def _relabel(self, label: str) -> None:
        self._label.styles.width = len(label) + 2
        self._label.show([(" ", ()), (f"{label} ", ("strong",))])

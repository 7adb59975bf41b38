"""The prompt: one line that asks for words, above the bottom line."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static


class PromptField(Input):
    """A field that tells its prompt of the keys that are not text."""

    def on_key(self, event: Key) -> None:
        """Escape leaves; ctrl+a widens what is asked."""
        prompt = self.parent
        if isinstance(prompt, Prompt) and event.key in ("escape", "ctrl+a"):
            event.stop()
            event.prevent_default()
            prompt.leave() if event.key == "escape" else prompt.widen()


class Prompt(Horizontal):
    """Asks, and calls back with what was typed; one question at a time."""

    def __init__(self) -> None:
        """Hidden until it asks."""
        super().__init__()
        self.field = PromptField(compact=True)
        self._label = Static(markup=False)
        self._answered: Callable[[str], None] = lambda _: None
        self._typed: Callable[[str], None] = lambda _: None
        self._left: Callable[[], None] = lambda: None
        self._widened: Callable[[], str] | None = None
        self.display = False

    def compose(self) -> ComposeResult:
        """Label and field."""
        yield self._label
        yield self.field

    def ask(
        self,
        label: str,
        answered: Callable[[str], None],
        *,
        left: Callable[[], None],
        typed: Callable[[str], None] = lambda _: None,
        widened: Callable[[], str] | None = None,
        value: str = "",
        suggestions: tuple[str, ...] = (),
    ) -> None:
        """Asks for a line. `widened` answers ctrl+a with a new label; `left` is called after esc and answers."""
        self._answered, self._typed, self._left, self._widened = answered, typed, left, widened
        self._relabel(label)
        self.field.suggester = SuggestFromList(suggestions) if suggestions else None
        self.display = True
        self.field.value = value
        self.field.cursor_position = len(value)
        self.field.focus()

    def leave(self) -> None:
        """Hides the prompt; nothing was answered."""
        self.display = False
        self._left()

    def widen(self) -> None:
        """Asks the same of more."""
        if self._widened:
            self._relabel(self._widened())
            self._typed(self.field.value)

    def _relabel(self, label: str) -> None:
        self._label.update(Content(f" {label} "))
        self._label.styles.width = len(label) + 2

    def on_input_changed(self, message: Input.Changed) -> None:
        """What is typed can be tried at once."""
        message.stop()
        if self.display:
            self._typed(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter answers."""
        message.stop()
        self.display = False
        self._left()
        self._answered(message.value)

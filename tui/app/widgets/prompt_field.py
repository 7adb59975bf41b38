"""The field of a prompt: Textual's input, with the keys that belong to the prompt."""

from typing import TYPE_CHECKING

from textual import on
from textual.events import Key
from textual.suggester import SuggestFromList
from textual.widgets import Input

if TYPE_CHECKING:
    from tui.app.widgets.prompt import Prompt


class PromptField(Input):
    """Tells its prompt what is typed, and of the keys that are not text."""

    def __init__(self, prompt: "Prompt", suggestions: tuple[str, ...] = ()) -> None:
        """A field of `prompt`."""
        super().__init__(compact=True, suggester=SuggestFromList(suggestions) if suggestions else None)
        self.prompt = prompt

    def on_key(self, event: Key) -> None:
        """Escape leaves; ctrl+a widens what is asked."""
        if event.key in ("escape", "ctrl+a"):
            event.stop()
            event.prevent_default()
            if event.key == "escape":
                self.prompt.close()
            else:
                self.prompt.widen()

    @on(Input.Changed)
    def tell_what_is_typed(self, message: Input.Changed) -> None:
        """What is typed can be tried at once."""
        message.stop()
        self.prompt.change(message.value)

    @on(Input.Submitted)
    def answer(self, message: Input.Submitted) -> None:
        """Enter answers."""
        message.stop()
        self.prompt.take(message.value)

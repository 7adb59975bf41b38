"""Keys in a row: counts, sequences and letters, put together into one command.

Textual fires a binding at one key; `g g`, `3 j` and `m a` are put together here. Invariant: every key either
completes a command, waits for the next, or clears what was waiting.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.events import Key

from tui.session.actions import Action, Context
from tui.session.keymap import Chord, Keymap

if TYPE_CHECKING:
    from textual.app import App

MOST = 99_999
"""The largest count that is taken; more digits change nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """An action with what was typed around it."""

    action: Action
    count: int | None = None
    letter: str = ""


class KeyReader:
    """What was typed and is not a command yet."""

    def __init__(self, keymap: Keymap) -> None:
        """Reads by the bindings of `keymap`."""
        self.keymap = keymap
        self._count = ""
        self._chord: Chord = ()
        self._waiting: Action | None = None

    @property
    def pending(self) -> str:
        """What was typed so far, for the status line."""
        waiting = self.keymap.shown(self._waiting.id) if self._waiting else " ".join(self._chord)
        return self._count + waiting

    @property
    def waiting(self) -> Action | None:
        """The action that waits for its letter."""
        return self._waiting

    def clear(self) -> None:
        """Forgets what was typed so far."""
        self._count, self._chord, self._waiting = "", (), None

    def read(self, key: str, contexts: tuple[Context, ...]) -> Command | None:
        """The command that `key` completes, if it does. Narrower contexts come first in `contexts`."""
        if self._waiting:
            action = self._waiting
            count = self._take_count()
            self.clear()
            return Command(action, count, key) if len(key) == 1 else None
        if not self._chord and key.isdigit() and (self._count or key != "0") and not self._is_bound(key, contexts):
            self._count = str(min(MOST, int(self._count + key)))
            return None
        chord = (*self._chord, key)
        for context in contexts:
            bound = self.keymap.chords[context]
            if meant := bound.get(chord):
                return self._complete(meant)
            if any(other[: len(chord)] == chord for other in bound):
                self._chord = chord
                return None
        self.clear()
        return None

    def _is_bound(self, key: str, contexts: tuple[Context, ...]) -> bool:
        """Whether a digit is a key of its own here."""
        return any((key,) in self.keymap.chords[context] for context in contexts)

    def _complete(self, action: Action) -> Command | None:
        if action.letter:
            self._waiting, self._chord = action, ()
            return None
        count = self._take_count() if action.count else None
        self.clear()
        return Command(action, count)

    def _take_count(self) -> int | None:
        return int(self._count) if self._count else None


def hand_on(app: "App[Any]", event: Key) -> None:
    """Gives a key that was typed before the screen in front stood there to that screen."""
    event.stop()
    app.screen.call_after_refresh(app.post_message, Key(event.key, event.character))


def name_of(event: Key) -> str:
    """The key as keymaps write it: the character itself, or Textual's name for it."""
    modified = event.key.startswith(("ctrl+", "alt+"))
    if event.is_printable and event.character and event.character != " " and not modified:
        return event.character
    return event.key

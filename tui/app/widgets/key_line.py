"""The footer: the keys worth knowing, by group, made from the keymap in force."""

from collections.abc import Collection
from itertools import groupby

from textual import events, on

from tui.app.widgets.line import Lines, Piece
from tui.session.actions import ACTIONS, Action, Context
from tui.session.keymap import Keymap


class KeyLine(Lines):
    """One row of keys and what they do; as many as fit."""

    def __init__(self, keymap: Keymap, context: Context = "text") -> None:
        """The keys of `keymap`, those of a context first of which others are not shown elsewhere."""
        super().__init__()
        self.keymap = keymap
        self.context = context
        self.idle: frozenset[str] = frozenset()
        """The actions of the context that can do nothing now."""
        self._known: dict[tuple[int, Context, frozenset[str]], list[Piece]] = {}

    def turn_to(self, context: Context, idle: frozenset[str] = frozenset()) -> None:
        """Shows the keys of another context, without those that are idle."""
        if (context, idle) != (self.context, self.idle):
            self.context, self.idle = context, idle
            self.draw()

    @on(events.Resize)
    def draw(self) -> None:
        """Shows as many keys as fit."""
        now = (self.size.width, self.context, self.idle)
        if now not in self._known:
            self._known[now] = keys_that_fit(self.keymap, *now)
        self.show(self._known[now])


def keys_that_fit(keymap: Keymap, cells: int, context: Context = "text", idle: Collection[str] = ()) -> list[Piece]:
    """The footer: groups set apart by a stroke; help and quit, and of the others as many as there is room for."""
    worth = [a for a in ACTIONS if a.footer and keymap.keys[a.id] and _belongs(a, context) and a.id not in idle]
    chosen = [a for a in worth if a.id in _ALWAYS]
    for action in sorted(worth, key=lambda a: (a.id not in _FIRST, a.id in _LAST)):
        more = [a for a in worth if a in chosen or a is action]
        if sum(len(words) for words, _ in _pieces(keymap, more)) < cells:
            chosen = more
    return _pieces(keymap, chosen)


_ALWAYS = ("help", "quit", "compare-back")
_FIRST = ("menu", "cancel", "compare-merge", "compare-split", "compare-rename")
"""What leads to everything else, what leads out, and what can be done only here."""
_LAST = ("hints", "word-next", "sentence-next", "report-next")
"""What is left out first where there is little room."""
_ELSEWHERE: dict[Context, tuple[str, ...]] = {
    "compare": ("report-next", "copy", "palette", "help"),
    "select": ("highlight", "note", "tag", "copy", "help", "cancel"),
}
"""Actions of the text that a list has too, and what can be done with a selection."""


def _belongs(action: Action, context: Context) -> bool:
    if context in _ELSEWHERE:
        return action.context == context or action.id in _ELSEWHERE[context]
    return action.context not in _ELSEWHERE and action.id != "cancel"


def _pieces(keymap: Keymap, actions: list[Action]) -> list[Piece]:
    pieces: list[Piece] = []
    for _, group in groupby(actions, key=lambda a: a.group):
        if pieces:
            pieces.append(("│", ("key-use",)))
        for action in group:
            pieces += [(" ", ()), (f"{keymap.shown(action.id)} ", ("key",)), (f"{action.footer} ", ("key-use",))]
    return pieces

"""The footer: the keys worth knowing, by group, made from the keymap in force."""

from itertools import groupby

from textual import events, on

from tui.app.widgets.line import Lines, Piece
from tui.session.actions import ACTIONS, Action
from tui.session.keymap import Keymap


class KeyLine(Lines):
    """One row of keys and what they do; as many as fit."""

    def __init__(self, keymap: Keymap) -> None:
        """The keys of `keymap`."""
        super().__init__()
        self.keymap = keymap

    @on(events.Resize)
    def _draw(self) -> None:
        self.show(keys_that_fit(self.keymap, self.size.width))


def keys_that_fit(keymap: Keymap, cells: int) -> list[Piece]:
    """The footer's keys, groups set apart by a stroke; the later ones give way, help and quit last of all."""
    worth = [a for a in ACTIONS if a.footer and keymap.keys[a.id]]
    pieces = _pieces(keymap, worth)
    while worth and sum(len(words) for words, _ in pieces) >= cells:
        droppable = [a for a in worth if a.id not in ("help", "quit")] or worth
        worth.remove(droppable[-1])
        pieces = _pieces(keymap, worth)
    return pieces


def _pieces(keymap: Keymap, actions: list[Action]) -> list[Piece]:
    pieces: list[Piece] = []
    for _, group in groupby(actions, key=lambda a: a.group):
        if pieces:
            pieces.append(("│", ("key-use",)))
        for action in group:
            pieces += [(" ", ()), (f"{keymap.shown(action.id)} ", ("key",)), (f"{action.footer} ", ("key-use",))]
    return pieces

"""The footer: the keys worth knowing, by group, made from the keymap in force."""

from itertools import groupby

from textual import events, on

from tui.app.widgets.line import Lines, Piece
from tui.session.actions import ACTIONS
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
    """The footer's keys, groups set apart by a stroke, help and quit always among them."""
    worth = [a for a in ACTIONS if a.footer and keymap.keys[a.id]]
    last = [a for a in worth if a.id in ("help", "quit")]
    room = cells - sum(len(keymap.shown(a.id)) + len(a.footer) + 3 for a in last) - 3
    chosen = []
    for action in worth:
        need = len(keymap.shown(action.id)) + len(action.footer) + 3
        if action not in last and need <= room:
            room -= need
            chosen.append(action)
    pieces: list[Piece] = []
    for _, group in groupby([*chosen, *last], key=lambda a: a.group):
        if pieces:
            pieces.append(("│", ("key-use",)))
        for action in group:
            pieces += [(" ", ()), (f"{keymap.shown(action.id)} ", ("key",)), (f"{action.footer} ", ("key-use",))]
    return pieces

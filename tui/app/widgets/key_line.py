"""The footer: the keys worth knowing, by group, made from the keymap in force."""

from itertools import groupby

from textual import events, on
from textual.content import Content
from textual.widgets import Static

from tui.session.actions import ACTIONS
from tui.session.keymap import Keymap


class KeyLine(Static):
    """One row of keys and what they do; as many as fit."""

    def __init__(self, keymap: Keymap) -> None:
        """The keys of `keymap`."""
        super().__init__(markup=False)
        self.keymap = keymap

    @on(events.Resize)
    def _draw(self) -> None:
        self.update(keys_that_fit(self.keymap, self.size.width), layout=False)


def keys_that_fit(keymap: Keymap, cells: int) -> Content:
    """The footer's keys, groups set apart by a stroke, help and quit always among them."""
    worth = [a for a in ACTIONS if a.footer and keymap.keys[a.id]]
    last = [a for a in worth if a.id in ("help", "quit")]
    room = cells - sum(len(keymap.shown(a.id)) + len(a.footer) + 3 for a in last) - 2
    chosen = []
    for action in worth:
        need = len(keymap.shown(action.id)) + len(action.footer) + 3
        if action not in last and need <= room:
            room -= need
            chosen.append(action)
    parts: list[Content] = []
    for _, group in groupby([*chosen, *last], key=lambda a: a.group):
        if parts:
            parts.append(Content.styled("│", "dim"))
        for action in group:
            parts += [
                Content.styled(f" {keymap.shown(action.id)} ", "bold"),
                Content.styled(f"{action.footer} ", "dim"),
            ]
    return Content("").join(parts)

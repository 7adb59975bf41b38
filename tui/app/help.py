"""The help page: every action and its keys, made from the bindings in force."""

from itertools import groupby

from textual.content import Content

from tui.session.actions import ACTIONS, Action
from tui.session.keymap import Keymap

INTRODUCTION = (
    "Colour is who speaks; the gutter names them. Underlined: words in quotation marks. Bold: the source. "
    "Italic: the cue. A thin bar alone: said, but in the report's words. Dim: furniture of the page. "
    "A number typed before a motion repeats it."
)


def help_page(keymap: Keymap) -> Content:
    """A heading a group, a line an action."""
    parts = [Content(INTRODUCTION + "\n")]
    shown = [a for a in ACTIONS if keymap.keys[a.id]]
    width = max(len(keymap.shown(a.id, all_of_them=True)) for a in shown)
    for group, actions in groupby(sorted(shown, key=_order), key=lambda a: a.group):
        parts.append(Content.styled(f"\n{group}\n", "bold underline"))
        for action in actions:
            keys = keymap.shown(action.id, all_of_them=True).ljust(width)
            parts.append(Content.styled(f"  {keys}  ", "bold") + Content(f"{action.title}{_where(action)}\n"))
    return Content("").join(parts)


def _order(action: Action) -> int:
    groups = list(dict.fromkeys(a.group for a in ACTIONS))
    return groups.index(action.group)


def _where(action: Action) -> str:
    places = {"select": " (while selecting)", "sidebar": " (in the list of actors)", "review": " (in the review)"}
    return {**places, "compare": " (there)"}.get(action.context, "")

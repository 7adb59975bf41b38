"""Keymaps: which key, or keys in a row, asks for which action, after the preset and the reader's own bindings.

Invariant: within a context no two actions share a sequence, and none is the beginning of another's.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, get_args

from tui.article import BadConfig
from tui.session.actions import ACTIONS, EVERYWHERE, NUMBERED, PRESETS, Action, Context

Chord = tuple[str, ...]

NAMED = frozenset(
    (
        *("space", "tab", "enter", "escape", "backspace", "delete", "insert"),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *(f"f{n}" for n in range(1, 25)),
    )
)
_MODIFIERS = ("ctrl", "alt", "shift")
_SAME_KEY = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"}


class Keymap(NamedTuple):
    """The bindings in force."""

    preset: str
    keys: dict[str, tuple[Chord, ...]]
    """By action id: the chords that ask for it, the first being the one that help and footer show."""
    chords: dict[Context, dict[Chord, Action]]
    """By context, what each chord means there; the others fall back on `text`."""

    def shown(self, action_id: str, all_of_them: bool = False) -> str:
        """The key for people: "j", "g g", "ctrl+d"; empty where there is none."""
        chords = self.keys[action_id]
        return ", ".join(" ".join(c) for c in (chords if all_of_them else chords[:1]))


def keymap(preset: str = "onrecord", own: Mapping[str, Sequence[str]] | None = None, where: str = "") -> Keymap:
    """The keymap of `preset` with the reader's `own` bindings (action id to keys) in place of the preset's.

    Raises BadConfig, with `where` before the table and key, for unknown presets, actions and keys, and for clashes.
    """
    if preset not in PRESETS:
        raise _bad(where, "keys", "preset", f'no preset "{preset}"', f"choose one of {', '.join(PRESETS)}")
    known = {a.id for a in ACTIONS}
    own = own or {}
    for action_id in own:
        if action_id not in known:
            import difflib

            near = difflib.get_close_matches(action_id, known, 1)
            remedy = f'did you mean "{near[0]}"?' if near else "`onrecord config keys` lists them"
            raise _bad(where, "keys.bindings", action_id, "no such action", remedy)
    keys: dict[str, tuple[Chord, ...]] = {}
    for action in ACTIONS:
        chosen = own.get(action.id, PRESETS[preset].get(action.id, action.keys))
        kept = (k for k in action.always if k not in chosen)
        keys[action.id] = tuple(_chord(k, action, where) for k in (*chosen, *kept))
    return Keymap(preset, keys, _by_context(keys, preset, frozenset(own), where))


def _by_context(
    keys: dict[str, tuple[Chord, ...]], preset: str, own: frozenset[str], where: str
) -> dict[Context, dict[Chord, Action]]:
    """The reader's own bindings come last, so that a clash is told of the line that the reader wrote."""
    found: dict[Context, dict[Chord, Action]] = {context: {} for context in get_args(Context)}
    begun: dict[Context, dict[Chord, Action]] = {context: {} for context in get_args(Context)}
    for action in sorted(ACTIONS, key=lambda a: a.id in own):
        contexts: list[Context] = [action.context]
        if action.id in EVERYWHERE.get(preset, ()):
            contexts.append("text")
        for context in contexts:
            for chord in keys[action.id]:
                _refuse_clash(found[context], begun[context], chord, action, where)
                found[context][chord] = action
                begun[context].update((chord[:n], action) for n in range(1, len(chord) + 1))
    return found


def _refuse_clash(
    taken: dict[Chord, Action], begun: dict[Chord, Action], chord: Chord, action: Action, where: str
) -> None:
    """`begun` holds the beginnings of what is taken: no chord may begin with another, nor be the beginning of one."""
    holders = [begun.get(chord), *(taken.get(chord[:n]) for n in range(1, len(chord)))]
    for holder in holders:
        if holder is not None and holder.id != action.id:
            written = " ".join(chord)
            remedy = f'give one of the two another key, or "{holder.id}" none with []'
            raise _bad(where, "keys.bindings", action.id, f'"{written}" is also {holder.id}', remedy)


def _chord(written: str, action: Action, where: str) -> Chord:
    parts = tuple(written.split())
    if not parts:
        raise _bad(where, "keys.bindings", action.id, "an empty key", 'write a key such as "j", "ctrl+d" or "g g"')
    for part in parts:
        problem = _problem(part)
        if problem:
            raise _bad(where, "keys.bindings", action.id, f'"{part}" {problem}', 'write "j", "space", "ctrl+d", "g g"')
    if len(parts[0]) == 1 and parts[0].isdigit() and action.context not in NUMBERED:
        raise _bad(where, "keys.bindings", action.id, f'"{written}" begins a count', "take a key that is no digit")
    return parts


def _problem(key: str) -> str:
    if key in _SAME_KEY:
        return f"arrives as {_SAME_KEY[key]} in a terminal"
    if key in NAMED or (len(key) == 1 and key.isprintable()):
        return ""
    *modifiers, last = key.split("+")
    if not modifiers or any(m not in _MODIFIERS for m in modifiers):
        return "is no key"
    if last in NAMED:
        return ""
    if "shift" in modifiers:
        return f'is written as the character itself ("{last.upper()}")' if len(last) == 1 else "is no key"
    return "" if len(last) == 1 and last.isprintable() and not last.isupper() else "is no key"


def _bad(where: str, table: str, key: str, what: str, remedy: str) -> BadConfig:
    place = f"{where}: [{table}] {key}" if where else f"[{table}] {key}"
    return BadConfig(what, where=place, remedy=remedy)

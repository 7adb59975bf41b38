"""The page of keys, printed from the table of actions.

python tests/docs/keys_page.py > docs/keys.md
"""

from itertools import groupby

from tui.session.actions import ACTIONS, PRESETS
from tui.session.keymap import keymap

HEAD = """\
# Keys

Made from the table of actions by `python tests/docs/keys_page.py`; `?` in the reader shows the keys in force, and
`onrecord config keys` prints them. Every action can be bound to other keys by its name: see [config.md](config.md).

A number before a motion repeats it (`3 ]`); before `g` and `G` it names a paragraph. Arrows, PgUp, PgDn, Home, End, the
wheel and the mouse always work: a click sets the cursor, a drag selects, a double click opens the menu. In a text field
Textual's own keys hold; `ctrl+a` in the search field searches all open reports, `esc` leaves a field. `ctrl+c` copies a
selection. A dash: no key of its own, but in the palette (`:`), where a number goes to that paragraph and `q` quits.
"""

WHERE = {
    "select": " (while selecting)",
    "sidebar": " (in the list of actors)",
    "compare": " (there)",
    "review": " (in the review)",
}


def page() -> str:
    """The page: a table a group, a row an action, a column a preset."""
    maps = [keymap(preset) for preset in PRESETS]
    parts = [HEAD]
    groups = list(dict.fromkeys(a.group for a in ACTIONS))
    for group, actions in groupby(sorted(ACTIONS, key=lambda a: groups.index(a.group)), key=lambda a: a.group):
        parts.append(f"\n## {group}\n\n| Action | Name | {' | '.join(PRESETS)} |\n|---|---|{'---|' * len(PRESETS)}\n")
        for action in actions:
            where = WHERE.get(action.context, "")
            keys = [", ".join(code(" ".join(chord)) for chord in m.keys[action.id]) or "–" for m in maps]
            parts.append(f"| {action.title}{where} | `{action.id}` | {' | '.join(keys)} |\n")
    return "".join(parts)


def code(key: str) -> str:
    """A key as code in a table, where a stroke would end the cell."""
    return f"<code>{key.replace('|', '&#124;')}</code>" if "|" in key else f"`{key}`"


if __name__ == "__main__":
    print(page(), end="")

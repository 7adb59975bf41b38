"""The settings that a configuration file may hold: one table of names, defaults, checks and explanations.

`config` reads files by this table and writes the commented template from it, so that the three cannot disagree.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, get_args

from tui.article import SPEECH, AttributionKind, Stance
from tui.session.actions import PRESETS

PALETTES = ("default", "colour-blind", "monochrome")
SORTS = ("statements", "mentions", "appearance")
KINDS: tuple[AttributionKind, ...] = get_args(AttributionKind)
STANCES: tuple[Stance, ...] = get_args(Stance)

Accept = Callable[[Any], Any]


class Setting(NamedTuple):
    """One key of one table of the file."""

    table: str
    key: str
    field: str
    """The field of `Config` that it sets."""
    default: str
    """As the file would write it."""
    about: str
    """What it does and what it may be, in a line."""
    accept: Accept
    """The value for the field; raises ValueError, saying what it wants, for one that does not fit."""


def _number(low: float, high: float, *, whole: bool) -> Accept:
    wanted = f"a {'whole number' if whole else 'number'} from {low:g} to {high:g}"

    def accept(value: object) -> int | float:
        fits = isinstance(value, int) if whole else isinstance(value, int | float)
        if isinstance(value, bool) or not fits or not low <= value <= high:  # type: ignore[operator]
            raise ValueError(f"wants {wanted}")
        return value  # type: ignore[return-value]

    return accept


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("wants true or false")
    return value


def _words(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError("wants a name in quotation marks")
    return value


def _one_of(choices: tuple[str, ...]) -> Accept:
    def accept(value: object) -> str:
        if value not in choices or not isinstance(value, str):
            raise ValueError(f"wants one of {_quoted(choices)}")
        return value

    return accept


def _some_of(choices: tuple[str, ...], **groups: frozenset[str]) -> Accept:
    named = "".join(f'"{name}" or ' for name in groups)

    def accept(value: object) -> frozenset[str]:
        if isinstance(value, str) and value in groups:
            return groups[value]
        if isinstance(value, list) and value and all(isinstance(v, str) and v in choices for v in value):
            return frozenset(value)
        raise ValueError(f"wants {named}a list of some of {_quoted(choices)}")

    return accept


def _auto_or(accept: Accept) -> Accept:
    def accept_auto(value: object) -> Any:
        if value == "auto":
            return None
        try:
            return accept(value)
        except ValueError as refused:
            raise ValueError(f'{refused}, or "auto"') from None

    return accept_auto


def _commands(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise ValueError('wants a list of commands, such as ["wc -w"]')
    return tuple(value)


def _quoted(choices: tuple[str, ...]) -> str:
    return ", ".join(f'"{choice}"' for choice in choices)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "view",
        "line-length",
        "line_length",
        "72",
        "Columns of a line of text: 20 to 200.",
        _number(20, 200, whole=True),
    ),
    Setting(
        "view",
        "theme",
        "theme",
        '"textual-dark"',
        "One of the themes that the palette (:) of the reader offers.",
        _words,
    ),
    Setting(
        "view", "palette", "palette", '"default"', f"Colours of the speakers: {_quoted(PALETTES)}.", _one_of(PALETTES)
    ),
    Setting(
        "view",
        "panes",
        "panes",
        '"auto"',
        'Reports side by side: 1 to 8, or "auto" for as many as fit.',
        _auto_or(_number(1, 8, whole=True)),
    ),
    Setting(
        "view",
        "sidebar",
        "sidebar",
        '"auto"',
        'The actors shown at the start: true, false, or "auto" where there is room.',
        _auto_or(_truth),
    ),
    Setting(
        "view", "sidebar-width", "sidebar_width", "34", "Columns of the sidebar: 16 to 60.", _number(16, 60, whole=True)
    ),
    Setting("view", "sort", "sort", '"statements"', f"Order of the actors: {_quoted(SORTS)}.", _one_of(SORTS)),
    Setting(
        "view",
        "furniture",
        "furniture",
        "true",
        "Whether the page's furniture (menus, share bars) is shown, dimmed.",
        _truth,
    ),
    Setting(
        "view", "margin", "margin", "3", "Lines kept above and below the cursor: 0 to 20.", _number(0, 20, whole=True)
    ),
    Setting(
        "filter",
        "kinds",
        "kinds",
        '["direct", "mixed", "indirect"]',
        f"Which kinds are highlighted: a list of some of {_quoted(KINDS)}.",
        _some_of(KINDS, all=frozenset(KINDS)),
    ),
    Setting(
        "filter",
        "stances",
        "stances",
        '"speech"',
        f'"speech", "all", or a list of some of {_quoted(STANCES)}.',
        _some_of(STANCES, speech=SPEECH, all=frozenset(STANCES)),
    ),
    Setting(
        "filter",
        "confidence",
        "confidence",
        "0.0",
        "Nothing below it is highlighted: 0 to 1.",
        _number(0, 1, whole=False),
    ),
    Setting(
        "keys",
        "preset",
        "preset",
        '"onrecord"',
        f"The keys to begin with: {_quoted(tuple(PRESETS))}.",
        _one_of(tuple(PRESETS)),
    ),
    Setting(
        "pipe",
        "commands",
        "commands",
        '["wc -w"]',
        "What the prompt of | offers; the text goes to its standard input.",
        _commands,
    ),
    Setting(
        "notes",
        "name",
        "creator",
        '"auto"',
        'Whose notes new ones are; "auto": the name under which you are logged in.',
        _auto_or(_words),
    ),
)

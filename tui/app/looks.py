"""What each channel looks like: a variable of the theme, and how the type is set.

The one table of looks. No colour is named here: `speaker-1` and the others are variables that the theme, or `colours`
for it, fills in. It is a table and not a stylesheet because Textual matches every component class against every rule,
for every widget, before the first paint.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color

from tui.app.colours import dimmed, legible


class Look(NamedTuple):
    """The look of a channel."""

    colour: str = ""
    """The theme's variable for the text; empty leaves the colour beneath."""
    background: str = ""
    """The theme's variable for what it stands on."""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    dim: bool | None = None
    reverse: bool | None = None
    """None: reversed where a background is lost with the colours."""
    strike: bool | None = None
    tint: float = 1.0
    """How much of the background's colour is laid on what is beneath it."""


NOTE_COLOURS = 7
"""One for marks without a tag, six for tags."""

LOOKS: dict[str, Look] = {
    "number": Look(dim=True),
    "after": Look(bold=True, italic=True),
    "end": Look(bold=True),
    "bar-current": Look(bold=True, reverse=True),
    "heading": Look(bold=True),
    "furniture": Look(dim=True),
    "emphasis": Look(italic=True),
    "strong": Look(bold=True),
    "link": Look("link-ink"),
    "quoted": Look(underline=True),
    "source": Look(bold=True),
    "cue": Look(italic=True),
    **{f"speaker-{n}": Look(f"speaker-{n}") for n in range(1, 9)},
    **{f"note-{n}": Look(background=f"note-{n}", reverse=False, tint=0.24) for n in range(NOTE_COLOURS)},
    **{f"note-{n}-deep": Look(background=f"note-{n}", reverse=False, tint=0.42) for n in range(NOTE_COLOURS)},
    **{f"note-{n}-first": Look(background=f"note-{n}", bold=True, tint=0.8) for n in range(NOTE_COLOURS)},
    "note-last": Look(background="note-last"),
    "note-sign": Look(bold=True),
    "match": Look(reverse=True),
    "match-here": Look(bold=True, reverse=True, underline=True),
    "selection": Look(reverse=True),
    "cursor": Look(reverse=True),
    "why": Look(bold=True, reverse=True),
    "hint": Look("background", "warning", bold=True),
    "highlighted": Look(bold=True),
    "highlighted-focus": Look(bold=True, reverse=True),
    "absent": Look(dim=True),
    "strong-line": Look("text", "primary", bold=True),
    "error-line": Look("text", "error", bold=True),
    "said-before": Look(bold=False, dim=True),
    "tab-here": Look(bold=True, reverse=True),
    "marked-column": Look(underline=True),
    "silent": Look("background", "warning", bold=True),
    "caveat": Look("background", "warning", bold=True),
    "found": Look(bold=True, reverse=True),
    "put-in": Look(bold=True, underline=True),
    "left-out": Look(dim=True, strike=True),
    "key": Look(bold=True),
    "key-use": Look(dim=True),
}
"""Channels without an entry look like the text around them. Without colour, what has a background reverses."""


def style_of(channels: tuple[str, ...], base: Style, variables: Mapping[str, str], *, colour: bool = True) -> Style:
    """The style of `channels` laid over `base`, the last on top; `variables` are the theme's."""
    style, ground, below = base, None, ""
    for channel in channels:
        if look := LOOKS.get(channel):
            on_note = channel == "cursor" and below.startswith("note-")
            style += Style(reverse=not style.reverse) if on_note else _rich(look, variables, colour=colour)
            ground = style.bgcolor if channel.startswith("note-") else ground
            below = channel
    if not colour:
        return style
    return _dimmed(style if ground is None else _inked(style, ground))


def _dimmed(style: Style) -> Style:
    """Dim type in a colour of its own, which can still be read; where colours are the terminal's, it dims them."""
    ink, ground = style.color, style.bgcolor
    if not style.dim or ink is None or ground is None or ink.triplet is None or ground.triplet is None:
        return style
    text, on = Color.from_rich_color(ink), Color.from_rich_color(ground)
    return style + Style(color=dimmed(text, on).rich_color, dim=False)


def _inked(style: Style, ground: RichColor) -> Style:
    """The style with a text colour that can be read on the ground of a note."""
    if ground.is_default:
        return style
    if ground.triplet is None:
        return style + Style(color="black")
    if style.color is None or style.color.triplet is None:
        return style
    ink = legible(Color.from_rich_color(style.color), Color.from_rich_color(ground))
    return style + Style(color=ink.rich_color)


def _rich(look: Look, variables: Mapping[str, str], *, colour: bool) -> Style:
    on = _colour(variables, look.background) if look.background and colour else None
    if on is not None and look.tint < 1 and on.ansi is None:
        on = (_colour(variables, "background") or on).blend(on, look.tint)
    reverse = True if look.reverse is None and look.background and not colour else look.reverse
    ink = None
    if look.background and on is not None and look.colour == "text":
        ink = legible(on.blend(on.get_contrast_text(), 0.95), on)
    elif look.colour and colour:
        ink = _colour(variables, look.colour)
    return Style(
        color=ink.rich_color if ink else None,
        bgcolor=on.rich_color if on else None,
        bold=look.bold,
        italic=look.italic,
        underline=look.underline,
        dim=look.dim,
        reverse=reverse,
        strike=look.strike,
    )


def _colour(variables: Mapping[str, str], name: str) -> Color | None:
    """A variable's colour; None for one that says `auto`."""
    value = variables.get(name, "")
    return None if not value or value.startswith("auto") else Color.parse(value.split()[0])

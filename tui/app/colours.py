"""Colours of the speakers: eight hues a palette, each made light or dark enough for the theme that it stands on.

Nothing else in the program names a colour; stylesheets and `looks` use the theme's variables and these.
Contrast is that of WCAG 2.2, success criterion 1.4.3.
"""

from collections.abc import Iterable, Mapping
from functools import reduce

from textual.color import Color

PALETTES: dict[str, tuple[str, ...]] = {
    "default": ("#4e9cf5", "#f0883e", "#3fb950", "#e8608a", "#b083f0", "#d4b106", "#2ebfb3", "#f47067"),
    # Okabe and Ito (2008), black left to the text; the eighth is their grey's place taken by a light violet
    "colour-blind": ("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#0072b2", "#d55e00", "#b9a6ff"),
    "monochrome": (),
}
ANSI = tuple(f"ansi_{name}" for name in "blue yellow green magenta cyan red bright_blue bright_yellow".split())
"""For the themes that leave colours to the terminal."""
NOTES: dict[str, tuple[str, ...]] = {
    "default": ("#e3c000", "#3fb950", "#4e9cf5", "#f0609a", "#f0883e", "#b083f0", "#2ebfb3"),
    "colour-blind": ("#f0e442", "#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#0072b2", "#d55e00"),
    "monochrome": (),
}
"""What notes stand on: the first without a tag, the others by tag."""
ANSI_NOTES = tuple(f"ansi_{name}" for name in "bright_yellow green cyan magenta yellow bright_blue bright_cyan".split())
GROUNDS = ("background", "surface", "panel")
"""The theme's variables for what text stands on."""
TINT = 0.05
"""How much of the foreground Textual lays on a list that has the focus."""
LEAST = 4.6
"""The contrast that text must have against what it stands on; a little over the standard's 4.5, for rounding."""


def speaker_colours(palette: str, grounds: Iterable[Color], foreground: Color) -> tuple[Color, ...]:
    """Eight colours for text, each of a contrast of at least `LEAST` on all `grounds`; `foreground` if it has none."""
    hues = [Color.parse(h) for h in PALETTES[palette]] or [foreground] * 8
    return tuple(reduce(legible, grounds, hue) for hue in hues)


def note_colours(palette: str, foreground: Color) -> tuple[Color, ...]:
    """Seven colours for notes to stand on, before they are laid on what is beneath; `foreground` if there are none."""
    return tuple(Color.parse(hue) for hue in NOTES[palette]) or (foreground,) * 7


def legible(colour: Color, background: Color) -> Color:
    """`colour`, taken towards white or black until it reads on `background`."""
    end = (
        Color(255, 255, 255)
        if contrast(Color(255, 255, 255), background) > contrast(Color(0, 0, 0), background)
        else Color(0, 0, 0)
    )
    for step in range(0, 101, 4):
        mixed = colour.blend(end, step / 100)
        if contrast(mixed, background) >= LEAST:
            return mixed
    return end


def dimmed(colour: Color, background: Color) -> Color:
    """`colour`, taken half-way towards what it stands on, or as far as it still reads."""
    for step in range(50, 0, -5):
        mixed = colour.blend(background, step / 100)
        if contrast(mixed, background) >= LEAST:
            return mixed
    return colour


def legible_theme(variables: Mapping[str, str]) -> dict[str, str]:
    """A theme's variables in which plain text, and the line that is chosen in a list, read on what they stand on."""
    known = {name: Color.parse(variables[name]) for name in ("foreground", *GROUNDS)}
    tinted = [known[ground].blend(known["foreground"], TINT) for ground in GROUNDS]
    inks = {"foreground": reduce(legible, tinted, known["foreground"])}
    for name in ("block-cursor", "block-cursor-blurred"):
        chosen = known["surface"] + Color.parse(variables[f"{name}-background"])
        inks[f"{name}-foreground"] = legible(inks["foreground"], chosen)
    return {**variables, **{name: ink.hex for name, ink in inks.items()}}


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two opaque colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)

"""Whatever stands on the screen can be read on every theme: text, marks, dim type, lists and lines."""

from typing import Any

import pytest
from textual.color import Color
from textual.screen import ModalScreen
from textual.theme import BUILTIN_THEMES

from tui.app.colours import contrast

THEMES = [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi]
SCREENS = {
    "marks of three kinds, a selection, matches and what was corrected": (
        *("]", "]", "a", "]", "t", *"odd", "enter", "]", "x", "/", *"said", "enter", "g", "j", "v", "3", "w"),
    ),
    "a mark over another and the cursor on it": ("]", "]", "a", "v", "3", "l", "a", "i"),
    "the editor of a note": ("]", "e", *"Who"),
    "the notes": ("]", "a", "]", "t", *"odd", "enter", "M"),
    "the palette": (":",),
    "the filter": ("F",),
    "help": ("?",),
    "a review": ("R",),
    "the comparison": ("C",),
    "what was said before": ("J", "D"),
}


def unreadable(app: Any) -> set[tuple[str, float]]:
    """Words on the screen in front that stand out too little, with their contrast."""
    front = app.screen.children[0] if isinstance(app.screen, ModalScreen) else app.screen
    found = set()
    for row in app.screen._compositor.render_strips()[front.region.y : front.region.bottom]:
        for segment in row.crop(front.region.x, front.region.right):
            style = segment.style
            if not any(c.isalnum() for c in segment.text):
                continue
            assert style.color, f"{segment.text!r} has the terminal's colour"
            assert style.bgcolor, f"{segment.text!r} stands on the terminal's colour"
            assert not style.dim, f"{segment.text!r} is dimmed by the terminal, who knows how much"
            ink, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            if contrast(ink, ground) < 4.5:
                found.add((segment.text.strip(), round(contrast(ink, ground), 2)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
async def test_everything_on_a_screen_can_be_read_on_every_theme(screen: str, two: Any, reading: Any) -> None:
    async with reading(two, size=(160, 30)) as reader:
        await reader.press(*SCREENS[screen])
        for theme in THEMES:
            reader.app.theme = theme
            await reader.rest()
            assert unreadable(reader.app) == set(), theme

"""Colours of the speakers: legible on every theme, told apart in every palette."""

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tui.app.colours import GROUNDS, PALETTES, contrast, speaker_colours

THEMES = {name: theme for name, theme in BUILTIN_THEMES.items() if not theme.ansi}


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("name", THEMES)
def test_every_speaker_is_legible_on_every_theme(name: str, palette: str) -> None:
    """4.5 to 1, on what article, sidebar and head stand on."""
    generated = THEMES[name].to_color_system().generate()
    foreground, *grounds = (Color.parse(generated[name]) for name in ("foreground", *GROUNDS))
    for colour in speaker_colours(palette, grounds, foreground):
        assert min(contrast(colour, ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize("palette", ["default", "colour-blind"])
@pytest.mark.parametrize("name", THEMES)
def test_eight_speakers_have_eight_colours(name: str, palette: str) -> None:
    """No two speakers share a colour, whatever the theme does to them."""
    generated = THEMES[name].to_color_system().generate()
    foreground, *grounds = (Color.parse(generated[name]) for name in ("foreground", *GROUNDS))
    assert len({c.hex for c in speaker_colours(palette, grounds, foreground)}) == 8


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1; a known grey is 4.54."""
    white = Color.parse("#ffffff")
    assert contrast(Color.parse("#000000"), white) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), white) == pytest.approx(4.54, abs=0.01)

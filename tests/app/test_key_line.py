"""The footer: whole keys, as many as fit."""

import pytest

from tui.app.widgets.key_line import keys_that_fit
from tui.session.actions import PRESETS
from tui.session.keymap import keymap


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("cells", [20, 40, 79, 80, 81, 120, 200])
def test_no_key_is_cut_and_help_and_quit_are_always_there(preset: str, cells: int) -> None:
    """From the narrowest terminal to the widest."""
    words = "".join(w for w, _ in keys_that_fit(keymap(preset), cells))
    assert len(words) < cells
    assert "help" in words
    assert "quit" in words


def test_at_eighty_columns_the_way_to_actors_and_reasons_is_shown() -> None:
    """What the reader came for."""
    words = "".join(w for w, _ in keys_that_fit(keymap(), 80))
    assert all(w in words for w in ("search", "] next", "why", "s actors"))

"""The footer: whole keys, as many as fit."""

from typing import Any

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
    assert all(w in words for w in ("/ find", "] next", "why", "enter menu", "s actors"))


@pytest.mark.parametrize("preset", PRESETS)
def test_what_can_be_done_with_a_selection_is_shown_while_there_is_one(preset: str) -> None:
    """And how to get out of it."""
    words = "".join(w for w, _ in keys_that_fit(keymap(preset), 80, "select"))
    assert all(w in words for w in ("a mark", "e note", "t tag", "o other end", "escape cancel"))


async def test_the_keys_turn_with_the_selection(two: Any, reading: Any) -> None:
    """Whichever way it ends."""
    async with reading(two, size=(80, 24)) as reader:
        assert "enter menu" in reader.lines[-1]
        for end in ("escape", "a", "y", "v"):
            await reader.press("v", "l")
            assert "o other end" in reader.lines[-1]
            await reader.press(end)
            assert "enter menu" in reader.lines[-1], end

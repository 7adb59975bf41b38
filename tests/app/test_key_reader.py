"""Keys in a row become one command."""

import pytest

from tui.app.key_reader import KeyReader
from tui.session.keymap import keymap


def typed(keys: str, preset: str = "onrecord", context: str = "text") -> list[tuple[str, int | None, str]]:
    """The commands that keys make."""
    reader = KeyReader(keymap(preset))
    contexts = ("text",) if context == "text" else (context, "text")
    commands = (reader.read(k, contexts) for k in keys.split())
    return [(c.action.id, c.count, c.letter) for c in commands if c]


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        ("j", ("line-down", None, "")),
        ("1 2 j", ("line-down", 12, "")),
        ("1 0 ]", ("attribution-next", 10, "")),
        ("m a", ("mark-set", None, "a")),
        ("' '", ("mark-jump", None, "'")),
        ("3 G", ("bottom", 3, "")),
        ("5 ?", ("help", None, "")),
    ],
)
def test_counts_and_letters(keys: str, command: tuple[str, int | None, str]) -> None:
    """A number before a motion, a letter after a mark."""
    assert typed(keys) == [command]


def test_a_sequence_of_vim_is_one_command() -> None:
    """g waits for its second g; zz and zt are two commands."""
    assert [c[0] for c in typed("g g z z z t", "vim")] == ["top", "line-to-middle", "line-to-top"]


def test_a_key_that_completes_nothing_clears_what_was_waiting() -> None:
    """After `g x` in vim the next g begins anew."""
    assert [c[0] for c in typed("g ~ g g", "vim")] == ["top"]


def test_while_selecting_the_narrower_context_comes_first() -> None:
    """b is a word back in a selection, a page up outside."""
    assert typed("b", context="select")[0][0] == "word-previous"
    assert typed("b")[0][0] == "page-up"
    assert typed("}", context="select")[0][0] == "paragraph-next"


def test_a_huge_count_is_cut() -> None:
    """Nobody scrolls a billion lines."""
    assert typed("9 9 9 9 9 9 9 9 9 j") == [("line-down", 99_999, "")]


def test_less_moves_by_its_own_keys() -> None:
    """d u f e y w move; what they meant stands behind a comma."""
    found = [c[0] for c in typed("d u f e y w , y , f", "less")]
    assert found == ["half-page-down", "half-page-up", "page-down", "line-down", "line-up", "page-up", "copy", "hints"]


def test_what_was_typed_is_shown_until_it_is_complete() -> None:
    """The bottom line shows counts and half sequences."""
    reader = KeyReader(keymap("vim"))
    reader.read("4", ("text",))
    reader.read("g", ("text",))
    assert reader.pending == "4g"
    reader.read("g", ("text",))
    assert reader.pending == ""

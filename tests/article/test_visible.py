"""Nothing that a terminal obeys is left, and every offset stays what it was."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import one_line, visible

ANY = st.text(st.characters(exclude_categories=()))
DIRECTIONS = {"\u061c", "\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


@given(ANY)
def test_visible_text_has_the_same_length_and_no_control(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c not in "\t\n"]
    assert not DIRECTIONS & set(shown)
    assert visible(shown) == shown


@given(ANY)
def test_one_line_is_one_line(text: str) -> None:
    shown = one_line(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    assert "\t" not in shown


@given(ANY)
def test_what_is_harmless_stays(text: str) -> None:
    for before, after in zip(text, visible(text), strict=True):
        assert before == after or unicodedata.category(before) in ("Cc", "Cf", "Cs", "Zl", "Zp")


@pytest.mark.parametrize(
    "harmless", ["Zoë Gränström", "עברית", "👩\u200d👩\u200d👧", "naïve\u0301", "a\u00a0b", "a\tb\n"]
)
def test_letters_joiners_and_spaces_are_left_alone(harmless: str) -> None:
    assert visible(harmless) == harmless

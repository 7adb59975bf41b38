"""A place survives the editing of its text."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library import Place

TEXT = "The council met on Monday. The mayor spoke first. Nobody answered her. The vote was put off until June."


def place_at(words: str) -> Place:
    return Place.of("/a.txt", "hash", TEXT, TEXT.index(words))


def test_a_place_is_found_again_after_text_was_put_before_it() -> None:
    edited = "CORRECTION: an earlier version misspelt a name.\n\n" + TEXT
    assert place_at("Nobody").found_in(edited) == edited.index("Nobody")


def test_a_place_is_found_by_what_followed_when_the_words_before_it_were_rewritten() -> None:
    edited = "Entirely new opening words stand here. Nobody answered her. The vote was put off until June."
    assert place_at("Nobody").found_in(edited) == edited.index("Nobody")


def test_a_place_is_found_by_what_went_before_when_the_rest_was_cut() -> None:
    edited = "New. " + TEXT[: TEXT.index("Nobody")]
    assert place_at("Nobody").found_in(edited) == len(edited)


def test_of_two_equal_stretches_the_nearer_one_is_the_place() -> None:
    refrain = "and again the hall was silent for a long while, said the clerk of the court, "
    text = refrain * 9
    place = Place.of("/a.txt", "hash", text, len(refrain) * 5)
    assert place.found_in("New first words. " + text) == len(refrain) * 5 + len("New first words. ")


def test_a_place_whose_words_are_gone_keeps_its_offset_inside_the_text() -> None:
    assert place_at("Nobody").found_in("Short.") == len("Short.")
    assert place_at("Nobody").found_in("x" * 500) == TEXT.index("Nobody")


@pytest.mark.parametrize("offset", [-5, 0, 3, 10_000])
def test_an_offset_outside_the_text_is_moved_into_it(offset: int) -> None:
    assert 0 <= Place.of("/a.txt", "hash", "Words.", offset).offset <= len("Words.")


@given(text=st.text(string.printable, max_size=300), offset=st.integers(0, 300), other=st.text(max_size=300))
def test_a_place_is_always_inside_the_text_and_exact_in_its_own(text: str, offset: int, other: str) -> None:
    place = Place.of("/a.txt", "hash", text, offset)
    assert place.found_in(text) == place.offset
    assert 0 <= place.found_in(other) <= len(other)

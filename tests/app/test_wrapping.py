"""Wrapping: rows fit, follow each other, and break where a person would break them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.cells import width
from tui.app.wrapping import row_starts

NEWS = st.text(st.sampled_from("abcdef   “”’—é漢字ש🙂\u0301\u200b\t\n"), min_size=1, max_size=200)


def rows(text: str, cells: int, *, reflow: bool = False) -> list[str]:
    """The rows of a text."""
    starts = row_starts(text, 0, len(text), cells, reflow=reflow)
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@given(NEWS, st.integers(4, 40))
def test_rows_follow_each_other_and_lose_nothing(text: str, cells: int) -> None:
    """Put together again, the rows are the text."""
    assert "".join(rows(text, cells)) == text


@given(NEWS, st.integers(4, 40))
def test_no_row_is_wider_than_it_may_be(text: str, cells: int) -> None:
    """Blanks at the break hang; everything else fits."""
    for row in rows(text, cells):
        kept = row.rstrip(" \n\t\u200b")
        assert width(kept, 0, len(kept)) <= cells


@given(
    st.lists(st.text(st.sampled_from("abcdé’"), min_size=1, max_size=9), min_size=1, max_size=60), st.integers(9, 60)
)
def test_no_word_is_broken_that_fits(words: list[str], cells: int) -> None:
    """A row begins with a word, and the word before would not have fitted any more."""
    text = " ".join(words)
    found = rows(text, cells)
    assert [w for row in found for w in row.split()] == words
    for row, after in pairwise(found):
        assert len(row.rstrip()) + 1 + len(after.split()[0]) > cells


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("one two three", 7, ["one two ", "three"]),
        ("one two three", 8, ["one two ", "three"]),
        ("incomprehensibilities", 10, ["incomprehe", "nsibilitie", "s"]),
        ("he said—and left", 8, ["he said—", "and left"]),
        ("first\nsecond", 20, ["first\n", "second"]),
        ("漢字漢字漢字", 5, ["漢字", "漢字", "漢字"]),
        ("", 5, [""]),
    ],
)
def test_where_rows_break(text: str, cells: int, expected: list[str]) -> None:
    """Cases that a person can check."""
    assert rows(text, cells) == expected


def test_a_paragraph_that_was_wrapped_by_hand_flows_again() -> None:
    """Line ends after long lines are spaces; after a short line they stay."""
    line = "a line of plain text that a program wrapped long ago"
    text = f"{line}\n{line}\nshort\nnext"
    assert rows(text, 200, reflow=True) == [f"{line}\n{line}\nshort\n", "next"]
    assert len(rows(text, 200)) == 4

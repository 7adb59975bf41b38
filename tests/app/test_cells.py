"""Cells: every offset has its cells, and every cell its offset."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.app.cells import cell_of, clusters, offset_at, shown, simple, width

NEWS = st.text(
    st.sampled_from("ab “”’—é漢字שלום🙂👩‍🇺🇦\u0301\u200b\u202e\u00ad\t\n\r\x1b\x00\u0085\ud800"), min_size=1, max_size=60
)


@given(NEWS)
def test_clusters_follow_each_other_without_a_gap(text: str) -> None:
    """Whatever stands in the text, every code point belongs to one cluster."""
    found = clusters(text, 0, len(text))
    assert [c.start for c in found] == [0, *[c.end for c in found[:-1]]]
    assert found[-1].end == len(text)


@given(NEWS)
def test_what_is_shown_holds_no_control_character(text: str) -> None:
    """No escape sequence, control character, direction override or surrogate reaches the terminal."""
    printed = shown(text)
    assert all(c >= " " and not "\x7f" <= c <= "\x9f" for c in printed)
    assert not set(printed) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
    printed.encode()


@given(NEWS)
@example("🇦\u200d\u200ba")
def test_a_row_is_as_wide_as_its_clusters(text: str) -> None:
    """What is printed for a stretch takes the cells that its clusters take."""
    if "\r" not in text:
        assert cell_len(shown(text)) == width(text, 0, len(text))


@given(NEWS)
def test_an_offset_comes_back_from_its_cell(text: str) -> None:
    """The cell where a cluster begins belongs to that cluster."""
    for cluster in clusters(text, 0, len(text)):
        if cluster.cells:
            assert offset_at(text, 0, len(text), cell_of(text, 0, cluster.start)) == cluster.start


@given(st.text(st.sampled_from("abc “”’—é€"), max_size=40))
def test_the_quick_way_and_the_long_way_agree(text: str) -> None:
    """Simple text takes a cell a code point."""
    assert simple(text, 0, len(text))
    assert cell_len(text) == len(text) == width(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("漢字", 4),
        ("e\u0301", 1),
        ("👩\u200d👩\u200d👧", 2),
        ("a\tb", 6),
        ("\u200babc", 3),
        ("x\u202ey", 3),
        ("\x1b[0m", 4),
    ],
)
def test_widths_that_are_easily_got_wrong(text: str, cells: int) -> None:
    """Wide, combining, joined, zero-width, tab, override, escape."""
    assert width(text, 0, len(text)) == cells


def test_a_cell_past_the_end_belongs_to_the_last_character() -> None:
    """A click to the right of a row lands on its last character."""
    assert offset_at("one two", 0, 7, 500) == 6
    assert offset_at("漢字", 0, 2, 500) == 1

"""Contents and quotation marks agree: what begins or ends within marks is moved to them, and paragraphs stay apart."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.article import Article, Span
from tui.extraction.passages import passages
from tui.extraction.quotations import quotations
from tui.extraction.snapping import marks_of, snapped

Make = Callable[[str], Article]


def _snapped(make: Make, text: str, *outside: str) -> list[str]:
    """The contents that become of the stretches between ‹ and › in `text`; `outside` is what the cue and source are."""
    plain, spans, opened = "", [], 0
    for character in text:
        if character == "‹":
            opened = len(plain)
        elif character == "›":
            spans.append(Span(opened, len(plain)))
        else:
            plain += character
    looked = passages(make(plain), None)
    around = [Span(plain.index(words), plain.index(words) + len(words)) for words in outside]
    found = snapped(plain, spans, around, marks_of(quotations(plain, looked)), looked)
    return [span.of(plain) for span in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruiz said ‹it was “far› too late”.", ["it was"]),
        ("Ruiz said ‹it was “far too› late”.", ["it was “far too late”"]),
        ("Ruiz said “it ‹was late” again›.", ["“it was late” again"]),
        ("Ruiz said “it was ‹late” in the end›.", ["in the end"]),
        ("Ruiz said “‹it was late›”.", ["“it was late”"]),
        ("Ruiz called it “a very ‹bad deal›”.", ["“a very bad deal”"]),
        ("‹“It was late,”› Ruiz said. ‹“And dark.”›", ["“It was late,”", "“And dark.”"]),
        ("Ruiz said ‹it was late ›‹and dark›.", ["it was late and dark"]),
    ],
)
def test_a_content_is_moved_to_the_marks_that_it_crosses(make: Make, text: str, expected: list[str]) -> None:
    assert _snapped(make, text, "Ruiz") == expected


def test_what_is_said_within_a_quotation_stays_there(make: Make) -> None:
    text = "“I told him ‹that it was late›,” Ruiz said."
    assert _snapped(make, text, "I", "told") == ["that it was late"]


def test_a_content_over_two_paragraphs_has_a_span_in_each_if_marks_begin_it(make: Make) -> None:
    assert _snapped(make, "Ruiz said: ‹“It was late.\n“It was dark.”›", "Ruiz") == ["“It was late.", "“It was dark.”"]


def test_a_content_does_not_run_on_into_a_paragraph_without_marks(make: Make) -> None:
    assert _snapped(make, "Ruiz said ‹it was late.\nThe river› rose.", "Ruiz") == ["it was late."]


@settings(max_examples=200, deadline=None)
@given(
    text=st.lists(st.sampled_from(["“", "”", "a", " ", "b.", "\n", "‘", "’", '"', "said"]), max_size=30).map("".join),
    edges=st.lists(st.integers(0, 40), min_size=2, max_size=6),
)
def test_no_content_is_left_across_a_mark_out_of_order_or_empty(make: Make, text: str, edges: list[int]) -> None:
    looked = passages(make(text), None)
    marks = marks_of(quotations(text, looked))
    inside = sorted(min(edge, len(text)) for edge in edges)
    spans = [Span(a, b) for a, b in pairwise(inside) if a < b]
    found = snapped(text, spans, (), marks, looked)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for span in found:
        assert span.of(text).strip() == span.of(text) != ""
        for number in marks.touching(span):
            assert span.covers(marks.span(number))

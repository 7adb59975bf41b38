"""What differs, as kinds and as words side by side."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.article import Span
from tui.scoring.attributions import pair
from tui.scoring.differences import Difference, Side, differences
from tui.scoring.passages import SIGNS, pieces, stretches

TEXT = 'Ana Ruiz said the ferry would sail. "It was late," the mayor added. Nobody spoke of the bridge.'


def kinds(gold, ours):
    return [difference.kinds for difference in differences(pair(TEXT, gold, ours))]


def test_what_is_alike_is_no_difference(said):
    one = said(TEXT, "the ferry would sail", "Ana Ruiz", "said")
    assert kinds([one], [one]) == []


def test_what_only_one_side_has_is_missed_or_spurious(said):
    ferry, late = said(TEXT, "the ferry would sail"), said(TEXT, "It was late")
    assert kinds([ferry], [late]) == [("missed",), ("spurious",)]


def test_a_pair_that_differs_in_several_ways_says_all_of_them(said):
    gold = said(TEXT, "the ferry would sail", "Ana Ruiz", "said")
    ours = said(TEXT, "ferry would sail", "the mayor", "added")
    assert kinds([gold], [ours]) == [("wrong source", "boundary", "wrong cue")]


def test_two_that_share_too_little_to_be_matched_are_shown_at_one_place(said):
    gold, ours = said(TEXT, "the ferry would sail"), said(TEXT, ('sail. "It was late', "the mayor"))
    (difference,) = differences(pair(TEXT, [gold], [ours]))
    assert difference.kinds == ("missed", "spurious")
    assert difference.start == TEXT.index("the ferry")


def test_they_come_in_order_of_the_text(said):
    late, ferry = said(TEXT, "It was late", "the mayor"), said(TEXT, "the ferry would sail", "Ana Ruiz")
    found = differences(pair(TEXT, [late, ferry], []))
    assert [difference.start for difference in found] == [0, TEXT.index("It was")]


def drawn(text, shown, side):
    return "".join(piece.text for piece in pieces(text, shown, side))


def test_a_side_is_its_words_with_signs_around_each_part(said):
    gold = said(TEXT, "the ferry would sail", "Ana Ruiz", "said")
    (difference,) = differences(pair(TEXT, [gold], []))
    shown = stretches(TEXT, difference, around=8)
    assert drawn(TEXT, shown, difference.first) == '{Ana Ruiz} <said> [the ferry would sail]. "It …'
    assert drawn(TEXT, shown, difference.second) == 'Ana Ruiz said the ferry would sail. "It …'


def test_a_part_inside_another_keeps_both_signs_and_its_own_role():
    outer, inner = ("content", Span(0, 35)), ("source", Span(0, 8))
    made = pieces(TEXT, [Span(0, 35)], Side((outer, inner)))
    assert "".join(piece.text for piece in made) == "[{Ana Ruiz} said the ferry would sail.] …"
    assert [piece.role for piece in made if piece.text == "Ana Ruiz"] == ["source"]


def test_the_middle_of_what_is_long_is_left_out_and_no_stretch_leaves_its_paragraph():
    text = "One said " + "word " * 100 + "end.\n\nTwo."
    side = Side((("content", Span(9, len(text))),))
    shown = stretches(text, Difference(("missed",), side, Side()), around=20)
    assert drawn(text, shown, side) == "One said [word word word word … Two.]"


def test_a_paragraph_that_ends_inside_a_part_is_marked():
    text = "It was\r\n\r\nlate."
    side = Side((("content", Span(0, len(text))),))
    shown = stretches(text, Difference(("missed",), side, Side()))
    assert drawn(text, shown, side) == "[It was ¶ late.]"


@st.composite
def sides(draw):
    text = draw(st.text("ab \n\r\t\x1b\u202e“.", min_size=1, max_size=80))
    ends = st.integers(0, len(text))
    span = st.tuples(ends, ends).map(sorted).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))
    parts = draw(st.lists(st.tuples(st.sampled_from(("source", "cue", "content")), span), min_size=1, max_size=6))
    return text, Side(tuple(sorted(parts, key=lambda part: part[1])))


@settings(deadline=None)
@given(sides(), st.integers(1, 30))
def test_whatever_the_parts_every_end_is_shown_once_and_nothing_that_a_terminal_obeys(case, around):
    text, side = case
    shown = stretches(text, Difference(("missed",), side, Side()), around)
    assert all(one.end < other.start for one, other in itertools.pairwise(shown))
    signs = [piece.text for piece in pieces(text, shown, side) if piece.text in tuple("{}<>[]")]
    assert sorted(signs) == sorted("".join(SIGNS[role] for role, _ in side.parts))
    assert all(c.isprintable() for piece in pieces(text, shown, side) for c in piece.text)

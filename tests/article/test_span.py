"""Spans are half-open, and an article's furniture is told by its spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import Article, Attribution, Block, Fault, Span, hull

SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda pair: Span(*sorted(pair)))


@given(SPANS, SPANS)
def test_spans_agree_with_the_sets_of_their_offsets(one: Span, other: Span) -> None:
    inside, others = set(range(*one)), set(range(*other))
    assert one.length == len(inside)
    assert all(one.holds(offset) == (offset in inside) for offset in range(22))
    if others:
        assert one.covers(other) == (others <= inside)
    if inside and others:
        assert one.overlaps(other) == bool(inside & others)


@given(st.lists(SPANS, min_size=1, max_size=5).map(tuple))
def test_a_hull_covers_all_and_no_more(spans: tuple[Span, ...]) -> None:
    whole = hull(spans)
    assert all(whole.covers(span) for span in spans)
    assert whole.start in {s.start for s in spans}
    assert whole.end in {s.end for s in spans}


def test_nothing_has_no_hull() -> None:
    with pytest.raises(ValueError, match="no spans"):
        hull(())


def test_an_attribution_starts_with_whichever_part_comes_first() -> None:
    said = Attribution("q1", "direct", content=(Span(20, 30), Span(2, 9)), source=(Span(10, 13),), cue=(Span(14, 18),))
    assert said.start == 2
    assert said.spans == (Span(2, 9), Span(10, 13), Span(14, 18), Span(20, 30))


def test_furniture_is_the_blocks_at_exactly_the_spans_given() -> None:
    blocks = (Block("heading", Span(0, 4), 1), Block("item", Span(5, 9), 1, "•"), Block("paragraph", Span(10, 20)))
    article = Article("x" * 20, blocks)
    dimmed = article.with_furniture([Span(5, 9), Span(10, 19)])
    assert [block.kind for block in dimmed.blocks] == ["heading", "furniture", "paragraph"]
    assert dimmed.blocks[1].marker == "•"
    assert dimmed.prose == (blocks[0], blocks[2])
    assert article.with_furniture(()) is article


def test_the_hash_of_a_text_is_that_of_its_bytes_even_where_it_is_not_unicode() -> None:
    assert Article("abc", ()).sha256.startswith("ba7816bf")
    assert Article("\udcff", ()).sha256 != Article("\udcfe", ()).sha256


@pytest.mark.parametrize(
    ("where", "remedy", "line"),
    [
        ("a.txt", "do this", "a.txt: it broke; do this"),
        ("", "do this", "it broke; do this"),
        ("a.txt", "", "a.txt: it broke"),
    ],
)
def test_a_fault_says_what_where_and_what_to_do(where: str, remedy: str, line: str) -> None:
    assert str(Fault("it broke", where=where, remedy=remedy)) == line

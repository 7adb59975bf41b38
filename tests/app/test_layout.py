"""Layout: rows and offsets find each other, whatever was wrapped when."""

from hypothesis import given
from hypothesis import strategies as st

from tui.app.layout import PIECE, Layout
from tui.article import Article, Block, Span


def article(*paragraphs: str, kind: str = "paragraph") -> Article:
    """An article of paragraphs with a blank line between."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(kind, Span(at, at + len(paragraph))))  # type: ignore[arg-type]
        at += len(paragraph) + 2
    return Article("\n\n".join(paragraphs), tuple(blocks))


PARAGRAPHS = st.lists(st.text(st.sampled_from("abc  “é漢🙂"), min_size=1, max_size=120), min_size=1, max_size=12)


@given(PARAGRAPHS, st.integers(4, 40), st.data())
def test_every_offset_stands_on_the_row_that_shows_it(paragraphs: list[str], cells: int, data: st.DataObject) -> None:
    """`row(y_of(offset))` holds the offset, in whatever order rows are asked for."""
    subject = article(*paragraphs)
    layout = Layout(subject, cells)
    inside = [o for b in subject.blocks for o in range(b.span.start, b.span.end)]
    for offset in data.draw(st.lists(st.sampled_from(inside), min_size=1, max_size=8)):
        row = layout.row(layout.y_of(offset))
        assert row is not None
        assert row.span.holds(offset)


@given(PARAGRAPHS, st.integers(4, 40))
def test_rows_from_top_to_bottom_are_the_blocks(paragraphs: list[str], cells: int) -> None:
    """Nothing is shown twice, nothing is left out."""
    layout = Layout(article(*paragraphs), cells)
    while layout.settle_more(10):
        pass
    seen = [row.span for y in range(layout.height) if (row := layout.row(y)) and not row.blank]
    assert [s.start for s in seen] == sorted({s.start for s in seen})
    assert sum(s.length for s in seen) == sum(len(p) for p in paragraphs)


@given(PARAGRAPHS, st.integers(4, 40), st.integers(0, 11))
def test_an_address_outlives_changes_of_height(paragraphs: list[str], cells: int, n: int) -> None:
    """What was at an address is there when everything above it has been wrapped."""
    layout = Layout(article(*paragraphs), cells)
    block = layout.article.blocks[n % len(paragraphs)]
    y = layout.y_of(block.span.start)
    address = layout.address(y)
    layout.settle_more(10**9)
    row = layout.row(layout.y_of_address(*address))
    assert row is not None
    assert row.span.start == block.span.start


def test_a_line_of_ten_million_characters_is_wrapped_in_pieces() -> None:
    """One look wraps a piece and no more."""
    layout = Layout(article("word " * 2_000_000), 72)
    last = layout.row(layout.height - 1)
    assert last is not None
    assert last.span.length <= PIECE
    assert layout.settle(0, 40) in (True, False)
    assert sum(p.starts is not None for p in layout._pieces) < 5


def test_hidden_furniture_takes_no_row() -> None:
    """The rows are those of the report."""
    text = "Menu\n\nReport"
    page = Article(text, (Block("furniture", Span(0, 4)), Block("paragraph", Span(6, 12))))
    assert Layout(page, 20).height == 3
    hidden = Layout(page, 20, furniture=False)
    assert hidden.height == 1
    assert hidden.row(0).span == Span(6, 12)


def test_an_article_without_blocks_has_no_rows() -> None:
    """An empty page is no error."""
    layout = Layout(Article("", ()), 20)
    assert layout.height == 0
    assert layout.row(0) is None
    assert layout.y_of(0) == 0

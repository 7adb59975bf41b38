"""Real reports: what is furniture on them, and that nothing else is."""

from pathlib import Path

import pytest

from tui.readers import list_sources, read

SHARED = Path(__file__).parents[2] / ".." / "shared"


def furniture_of(path):
    article = read(str(path))
    assert article.text == Path(path).read_bytes().decode("utf-8")
    return [block.span for block in article.blocks if block.kind == "furniture"], article


@pytest.mark.shared
def test_on_the_articles_furniture_is_exactly_what_surrounds_the_report():
    first, second = list_sources([str(SHARED / "articles")]).sources
    spans, article = furniture_of(first)
    assert spans == []
    assert article.blocks[0].kind == "heading"
    spans, article = furniture_of(second)
    assert [article.blocks.index(b) for b in article.blocks if b.kind == "furniture"] == [0, 2, 18, 19, 20, 21]
    assert [span.length for span in spans[1:]] == [19, 15, 17, 32, 14]
    assert article.title == article.blocks[1].span.of(article.text)
    assert article.date == article.blocks[2].span.of(article.text)


@pytest.mark.shared
@pytest.mark.parametrize(("corpus", "most"), [("polnear/dev", 7), ("newswcl50/dev", 1)])
def test_on_the_corpora_furniture_is_short_and_rare(corpus, most):
    sources = list_sources([str(SHARED / "gold" / corpus)]).sources
    spans = [span for source in sources for span in furniture_of(source)[0]]
    assert len(spans) <= most
    assert all(span.length < 100 for span in spans)

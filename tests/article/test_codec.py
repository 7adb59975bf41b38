"""Articles and analyses survive the pipes and the cache to the letter."""

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import (
    Actor,
    ActorKind,
    Analysis,
    Article,
    Attribution,
    AttributionKind,
    Block,
    BlockKind,
    Format,
    Inline,
    InlineStyle,
    Mention,
    MentionKind,
    Span,
    Stance,
)
from tui.article.codec import (
    actor_from_plain,
    actor_to_plain,
    analysis_from_plain,
    analysis_to_plain,
    article_from_plain,
    article_to_plain,
)


def tuples(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(values, max_size=3).map(tuple)


TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
SPAN = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*sorted(pair)))
SPANS = tuples(SPAN)

ARTICLES = st.builds(
    Article,
    text=TEXT,
    blocks=tuples(st.builds(Block, st.sampled_from(get_args(BlockKind)), SPAN, st.integers(0, 6), TEXT)),
    format=st.sampled_from(get_args(Format)),
    **dict.fromkeys(("path", "title", "byline", "date", "outlet", "url", "language", "markup"), TEXT),
    inlines=tuples(st.builds(Inline, SPAN, st.sampled_from(get_args(InlineStyle)), TEXT)),
)
ACTORS = st.builds(
    Actor,
    id=TEXT,
    name=TEXT,
    kind=st.sampled_from(get_args(ActorKind)),
    acts=st.booleans(),
    aliases=tuples(TEXT),
    mentions=tuples(st.builds(Mention, SPAN, st.sampled_from(get_args(MentionKind)))),
)
ATTRIBUTIONS = st.builds(
    Attribution,
    id=TEXT,
    kind=st.sampled_from(get_args(AttributionKind)),
    content=SPANS,
    source=SPANS,
    cue=SPANS,
    speaker=st.none() | TEXT,
    floating=st.booleans(),
    confidence=st.floats(0, 1),
    stance=st.sampled_from(get_args(Stance)),
    reasons=tuples(TEXT),
    antecedent=st.none() | SPAN,
)
ANALYSES = st.builds(
    Analysis,
    engine=TEXT,
    attributions=tuples(ATTRIBUTIONS),
    actors=tuples(ACTORS),
    quotations=SPANS,
    sentences=SPANS,
    furniture=SPANS,
    window=st.none() | SPAN,
)


def through_json(plain: dict[str, Any]) -> dict[str, Any]:
    """As the pipes do it, which keep lone surrogates apart."""
    data = json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")
    value: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    return value


@given(ARTICLES)
def test_an_article_comes_back_equal(article: Article) -> None:
    assert article_from_plain(through_json(article_to_plain(article))) == article


@given(ACTORS)
def test_an_actor_comes_back_equal(actor: Actor) -> None:
    assert actor_from_plain(through_json(actor_to_plain(actor))) == actor


@given(ANALYSES)
def test_an_analysis_comes_back_equal_and_made_of_the_same_types(analysis: Analysis) -> None:
    back = analysis_from_plain(through_json(analysis_to_plain(analysis)))
    assert back == analysis
    assert hash(back) == hash(analysis)
    assert all(type(span) is Span for span in (*back.quotations, *(m.span for a in back.actors for m in a.mentions)))


@pytest.mark.parametrize("missing", ["engine", "attributions", "actors", "window"])
def test_what_is_no_analysis_is_refused(missing: str) -> None:
    plain = analysis_to_plain(Analysis("1"))
    del plain[missing]
    with pytest.raises(KeyError):
        analysis_from_plain(plain)

"""Whatever the text: analysis does not raise, and what it finds is consistent."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tui import readers
from tui.article import Analysis, Article, Span
from tui.article.codec import analysis_from_plain, analysis_to_plain
from tui.extraction import ENGINE, analyse

Make = Callable[[str], Article]
SHARED = Path(__file__).parents[3] / "shared"

_PIECES = st.sampled_from(
    "“ ” \" ' ’ ‘ « » '' `` , . ? ! : ; — - ( ) [ ] said says told Ana Ruiz Mr. Marsh he she they I who the a president"
    " Russian leader Moscow in of and that according to was accused quoted as saying 😀 e\u0301 \u202e \x00 \x1b[31m"
    " \ud800 \u00a0 \t U.S. 12,000 it’s '90s NATO PUTIN SAID not have officials".split(" ")
)
_TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(_PIECES, max_size=60).map(" ".join),
    st.lists(_PIECES, max_size=60).map("".join),
    st.lists(st.lists(_PIECES, max_size=20).map(" ".join), max_size=6).map("\n".join),
)


def check(article: Article, found: Analysis) -> None:
    """All that holds of every analysis."""
    text = article.text
    ids = {actor.id for actor in found.actors}
    whole = Span(0, len(text))
    assert len(ids) == len(found.actors)
    assert [q.id for q in found.attributions] == [f"q{n}" for n in range(1, len(found.attributions) + 1)]
    assert [q.start for q in found.attributions] == sorted(q.start for q in found.attributions)
    for one in found.attributions:
        assert one.content
        assert all(whole.covers(span) and span.length for span in one.spans)
        assert list(one.content) == sorted(one.content)
        assert all(a.end <= b.start for a, b in zip(one.content, one.content[1:], strict=False))
        assert one.speaker is None or one.speaker in ids
        assert 0 <= one.confidence <= 1
        assert one.reasons
        assert one.floating <= (not one.cue and not one.source)
        assert not any(c.overlaps(s) for c in one.cue for s in one.content)
    for actor in found.actors:
        assert actor.mentions
        assert actor.name
        spans = [mention.span for mention in actor.mentions]
        assert spans == sorted(set(spans))
        assert all(whole.covers(span) and span.length for span in spans)
    for span in (*found.quotations, *found.sentences):
        assert whole.covers(span)
        assert span.length
    for outer, inner in zip(found.quotations, found.quotations[1:], strict=False):
        assert outer.end <= inner.start or outer.covers(inner) or not outer.overlaps(inner)


@settings(max_examples=300, deadline=None)
@given(text=_TEXTS)
@example(text="\ud800 said “\udfff”")
@example(text="“" * 200 + "a" + "”" * 200)
@example(text="‘“" * 200 + "a" + "”’" * 200)
def test_any_text_is_analysed_and_the_answer_is_consistent(make: Make, text: str) -> None:
    article = make(text)
    check(article, analyse(article))


@settings(max_examples=100, deadline=None)
@given(text=_TEXTS, start=st.integers(0, 60), length=st.integers(0, 60))
def test_any_window_is_analysed_and_says_what_it_looked_at(make: Make, text: str, start: int, length: int) -> None:
    article = make(text)
    window = Span(min(start, len(text)), min(start + length, len(text)))
    found = analyse(article, window)
    check(article, found)
    assert found.window is not None
    assert found.window.covers(window)
    assert all(found.window.covers(span) for one in found.attributions for span in one.spans)


@settings(max_examples=60, deadline=None)
@given(text=_TEXTS)
def test_an_analysis_survives_its_plain_form(make: Make, text: str) -> None:
    found = analyse(make(text))
    assert analysis_from_plain(analysis_to_plain(found)) == found


@pytest.mark.parametrize(
    "text", ["", "word", "WORD", " \n \n", "\x00", "他说：“你好。”", "قال الرئيس: «نعم»", "Он сказал: «Да»."]
)
def test_hardly_any_text_and_other_languages_are_no_trouble(make: Make, text: str) -> None:
    article = make(text)
    found = analyse(article)
    check(article, found)
    assert found.engine == ENGINE


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["articles", "gold/gum/dev", "gold/newswcl50/dev"])
def test_what_is_found_in_real_reports_is_consistent(folder: str) -> None:
    files = sorted((SHARED / folder).rglob("*.txt"))
    assert files
    for file in files:
        article = readers.read(str(file))
        check(article, analyse(article))


def test_two_analyses_of_one_article_are_equal(make: Make) -> None:
    article = make("Ana Ruiz said it was late.\n“We slept,” she added.")
    assert analyse(article) == analyse(article)

"""A window: what is on the screen is analysed first, and as it will be when the whole is."""

from collections.abc import Callable

from tui.article import Article, Span
from tui.extraction import analyse

Make = Callable[[str], Article]


def _long(make: Make) -> Article:
    before = "\n".join(f"The river rose by {n} feet." for n in range(50))
    middle = "Ana Ruiz said, “Nobody slept.\n“We are tired.”"
    return make(f"{before}\n{middle}\n{before}")


def test_the_whole_article_has_no_window(make: Make) -> None:
    assert analyse(_long(make)).window is None


def test_a_window_finds_what_the_whole_article_has_there(make: Make) -> None:
    article = _long(make)
    start = article.text.index("“Nobody")
    whole, part = analyse(article), analyse(article, Span(start, start + 5))
    assert [(q.source, q.cue, q.content) for q in part.attributions] == [
        (q.source, q.cue, q.content) for q in whole.attributions
    ]
    assert set(part.sentences) < set(whole.sentences)


def test_a_window_reaches_the_paragraph_in_which_its_quotation_began(make: Make) -> None:
    article = _long(make)
    second = article.text.index("“We are")
    found = analyse(article, Span(second, second + 3))
    assert [len(q.content) for q in found.attributions] == [2]


def test_a_window_between_blocks_finds_nothing_and_says_so(make: Make) -> None:
    article = make("Ana Ruiz said it was late.")
    found = analyse(article, Span(26, 26))
    assert (found.attributions, found.window) == ((), Span(26, 26))

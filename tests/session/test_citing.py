"""A citation names speaker, title, outlet, date and link, and carries nothing that a terminal would obey."""

from typing import Any

import pytest

from tui.article import Article
from tui.session.citing import cite

ARTICLE = Article(
    "",
    (),
    path="news/a.html",
    title="Bridge closed",
    outlet="The Courier",
    date="2025-03-01",
    url="https://c.example/a",
)


def test_everything_known_is_named() -> None:
    assert cite(ARTICLE, "“It was late.”", "Ana Ruiz") == (
        "“It was late.”\n— Ana Ruiz, in “Bridge closed”, The Courier, 2025-03-01\nhttps://c.example/a"
    )


def test_without_a_speaker_the_report_itself_is_cited() -> None:
    assert cite(ARTICLE, "It was late.").splitlines()[1] == "— “Bridge closed”, The Courier, 2025-03-01"


def test_what_is_not_known_is_left_out() -> None:
    assert cite(Article("", (), path="a.txt"), "Words.") == "Words.\na.txt"
    assert cite(Article("", (), path="-"), "Words.", "Ana") == "Words.\n— Ana"


def test_words_reported_indirectly_get_no_quotation_marks() -> None:
    first = cite(ARTICLE, "that it had been late", "Ana Ruiz").splitlines()[0]
    assert first == "that it had been late"


def test_paragraphs_stay_paragraphs_whatever_their_line_ends() -> None:
    assert cite(Article("", ()), "“One.\r\n\r\n“Two.”\rThree.") == "“One.\n\n“Two.”\nThree."


@pytest.mark.parametrize("part", ["title", "outlet", "date", "url", "path"])
def test_nothing_a_terminal_obeys_comes_through(part: str) -> None:
    evil = "\x1b]52;c;x\x07\u202e\n\x9b31m"
    known: dict[str, Any] = dict.fromkeys(("title", "outlet", "date", "url", "path"), "known") | {"url": "", part: evil}
    article = Article("", (), **known)
    cited = cite(article, evil, evil)
    assert not set("\x1b\x07\u202e\x9b") & set(cited)
    assert len(cited.splitlines()) == 4

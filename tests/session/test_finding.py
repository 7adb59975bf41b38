"""Search reaches over all sittings: notes, what was said, and articles that were looked at."""

from collections.abc import Callable
from pathlib import Path

from tui.article import Span
from tui.session.finding import find, listed
from tui.session.home import Home
from tui.session.session import Session


def looked_at(session: Session, n: int) -> None:
    session.article(n)
    session.analyse(n).result(timeout=30)


def test_nothing_is_found_and_made_where_nothing_was_read(home: Home) -> None:
    assert find("ana", home=home) == ()
    assert list(listed(home=home)) == []
    assert not home.notes.exists()
    assert not home.archive.exists()


def test_what_was_looked_at_is_found_in_a_later_sitting(sit: Callable[..., Session], news: Path, home: Home) -> None:
    session = sit()
    for n in (0, 1):
        looked_at(session, n)
    session.analyse_unread(2).result(timeout=30)
    session.notes.annotate(0, Span(0, 9), "Ben waited, too.", ["check"])
    session.close()
    hits = find("ben", home=home)
    assert [(hit.kind, hit.place) for hit in hits] == [
        ("note", str(news / "a.txt")),
        ("quote", str(news / "b.txt")),
        ("article", str(news / "b.txt")),
        ("article", str(news / "a.txt")),
    ]
    assert hits[0].note is not None
    assert (hits[0].words, hits[1].words, hits[1].speaker, hits[3].words) == ("Ana spoke", "Ben ", "Ben", "Ben")
    assert find("hall", home=home) == ()


def test_an_article_that_is_looked_at_after_it_was_analysed_is_found_too(
    sit: Callable[..., Session], home: Home
) -> None:
    session = sit()
    session.analyse_unread(2).result(timeout=30)
    looked_at(session, 2)
    session.close()
    assert [hit.kind for hit in find("hall", home=home)] == ["article"]


def test_kinds_and_number_can_be_chosen(sit: Callable[..., Session], home: Home) -> None:
    session = sit()
    for n in (0, 1):
        looked_at(session, n)
    session.notes.annotate(0, Span(0, 9))
    session.close()
    assert [hit.kind for hit in find("ana", ["quote"], home=home)] == ["quote"]
    assert [hit.kind for hit in find("ana", limit=1, home=home)] == ["note", "quote", "article"]
    assert find('"', home=home) == ()


def test_notes_are_listed_by_article_folder_and_tag(sit: Callable[..., Session], news: Path, home: Home) -> None:
    session = sit()
    session.notes.annotate(1, Span(0, 3), tags=["who"])
    session.notes.annotate(0, Span(4, 9), tags=["check"])
    session.notes.annotate(0, Span(0, 3), tags=["who", "check"])
    for sources, tags, words in (
        ((), (), ["Ben", "Ana", "spoke"]),
        ((str(news),), (), ["Ben", "Ana", "spoke"]),
        ((str(news / "a.txt"),), (), ["Ana", "spoke"]),
        ((), ("who",), ["Ben", "Ana"]),
        ((str(news / "c.txt"),), (), []),
        ((str(news)[:-1],), (), []),
    ):
        assert [hit.words for hit in listed(sources, tags, home=home)] == words

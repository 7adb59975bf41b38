"""What was read can be searched later: articles by their words, statements by words and speaker."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tui.article import Actor, Analysis, Article, Attribution, Span
from tui.library.archive import Archive

TEXT = "Dam holds\n\nThe dam at Vellà will hold, Ana Ruiz said.\n\nNobody else spoke of the dam.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "data" / "archive.db")


def analysis(engine: str = "1", name: str = "Ana Ruiz") -> Analysis:
    said = Attribution("q1", "indirect", (Span(11, 37),), speaker="a1")
    return Analysis(engine, (said,), (Actor("a1", name, "person", True),))


def put(archive: Archive, text: str = TEXT, place: str = "/news/a.txt", **parts: str) -> None:
    article = Article(text, (), title=text.split("\n", maxsplit=1)[0], outlet="The Courier")
    archive.put(article.sha256, place, article, analysis(**parts))


def test_an_article_is_found_at_the_first_of_its_words(archive: Archive) -> None:
    put(archive)
    (found,) = archive.find_articles('"vella"', 10)
    assert (found.place, found.title, found.outlet) == ("/news/a.txt", "Dam holds", "The Courier")
    assert (found.words, found.span.of(TEXT), found.before) == ("Vellà", "Vellà", "Dam holds\n\nThe dam at ")
    assert TEXT.startswith(found.after, found.span.end)


def test_what_was_said_is_found_by_words_and_by_speaker(archive: Archive) -> None:
    put(archive)
    for asked in ('"hold"', '"ruiz"', '"ana" "dam"'):
        (found,) = archive.find_said(asked, 10)
        assert (found.speaker, found.words) == ("Ana Ruiz", "The dam at Vellà will hold")
    assert archive.find_said('"nobody"', 10) == ()


def test_a_title_alone_leads_to_the_beginning(archive: Archive) -> None:
    article = Article("Words.", (), title="Flood")
    archive.put("h", "", article, analysis())
    (found,) = archive.find_articles('"flood"', 10)
    assert (found.span, found.words, found.place) == (Span(0, 0), "", "")


def test_a_text_is_kept_once_where_it_was_read_last(archive: Archive) -> None:
    put(archive)
    put(archive, place="/elsewhere.txt")
    assert [found.place for found in archive.find_articles('"dam"', 10)] == ["/elsewhere.txt"]


def test_another_engine_s_statements_take_the_place_of_the_first(archive: Archive) -> None:
    put(archive)
    put(archive, engine="2", name="Ben Oduya")
    assert [found.speaker for found in archive.find_said('"dam"', 10)] == ["Ben Oduya"]
    assert archive.find_said('"ruiz"', 10) == ()
    assert len(archive.find_articles('"dam"', 10)) == 1


def test_what_was_read_longest_ago_goes_first(tmp_path: Path) -> None:
    times = iter(range(100))
    archive = Archive(tmp_path / "archive.db", most=2, clock=lambda: next(times))
    for n in range(3):
        put(archive, f"Report {n}\n\n{TEXT}", f"/{n}.txt")
    put(archive, f"Report 1\n\n{TEXT}", "/1.txt")
    put(archive, f"Report 3\n\n{TEXT}", "/3.txt")
    assert {found.place for found in archive.find_articles('"dam"', 10)} == {"/1.txt", "/3.txt"}
    assert archive.find_articles('"0"', 10) == archive.find_articles('"2"', 10) == ()
    with closing(sqlite3.connect(tmp_path / "archive.db")) as connection:
        assert connection.execute("SELECT count(*) FROM said").fetchone() == (2,)
        for table in ("article_words", "said_words"):
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")


def test_marks_and_strange_characters_in_a_text_move_nothing(archive: Archive) -> None:
    text = "a\0b\1c\2d\ud800 needle"
    archive.put("h", "/\udcff.txt", Article(text, ()), Analysis("1"))
    (found,) = archive.find_articles('"needle"', 10)
    assert (found.span.of(text), found.place) == ("needle", "/\udcff.txt")


def test_what_cannot_be_searched_finds_nothing_and_raises_nothing(tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_bytes(b"no database" * 1000)
    archive = Archive(tmp_path / "archive.db")
    assert archive.find_articles('"dam"', 10) == ()
    put(archive)
    assert len(archive.find_articles('"dam"', 10)) == 1
    assert archive.find_articles('"unbalanced', 10) == ()
    blocked = Archive(tmp_path / "archive.db" / "below.db")
    put(blocked)
    assert blocked.find_said('"dam"', 10) == ()

"""What goes out: the chosen notes with their texts, who speaks in them, and what could not be read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tui.article import Fault, Span
from tui.exchange.noted import NotedArticle
from tui.session.engine import Engine
from tui.session.exporting import Choice, lines_of, outgoing
from tui.session.home import Home
from tui.session.session import Session

Sit = Callable[..., Session]


@pytest.fixture
def gone(home: Home, fake_engine: Callable[..., Engine]) -> Callable[..., tuple[list[NotedArticle], list[Fault]]]:
    """The articles and the faults that go out; the engine is the fake one."""

    def run(*sources: str | Path, **options: object) -> tuple[list[NotedArticle], list[Fault]]:
        choice = options.pop("choice", Choice())
        found = list(outgoing([str(s) for s in sources], choice, home=home, engine=fake_engine(), **options))
        return [one.noted for one in found if one.noted], [one.fault for one in found if one.fault]

    return run


def mark(session: Session, n: int, words: str, *said: object):
    start = session.article(n).text.index(words)
    return session.notes.annotate(n, Span(start, start + len(words)), *said)


def quotes(found: tuple[list[NotedArticle], list[Fault]]) -> list[list[str]]:
    return [[note.target.exact for note in one.notes] for one in found[0]]


def test_who_never_wrote_a_note_gets_nothing_and_no_file_is_made(gone, home: Home) -> None:
    assert gone(analysed=False) == ([], [])
    assert not home.notes.exists()


def test_all_notes_go_out_with_their_texts_though_the_files_are_gone(sit: Sit, gone, news: Path) -> None:
    session = sit()
    mark(session, 1, "Ben spoke")
    mark(session, 0, "Nobody")
    mark(session, 0, "Ana")
    for file in news.iterdir():
        file.unlink()
    found = gone(analysed=False)
    assert sorted(quotes(found)) == [["Ana", "Nobody"], ["Ben spoke"]]
    assert {one.article.text.split(".")[0] for one in found[0]} == {"Ana spoke first", "Ben spoke next"}
    assert gone(news / "b.txt", analysed=False)[0] == [one for one in found[0] if one.article.path.endswith("b.txt")]


def test_notes_are_chosen_by_article_tag_and_time(sit: Sit, gone, news: Path) -> None:
    session = sit()
    first = mark(session, 0, "Ana", "", ["check"])
    second = mark(session, 0, "Nobody", "", ["later", "check"])
    mark(session, 1, "Ben", "", ["later"])
    assert quotes(gone(news / "a.txt", analysed=False)) == [["Ana", "Nobody"]]
    assert quotes(gone(analysed=False, choice=Choice(("later",)))) == [["Nobody"], ["Ben"]]
    assert quotes(gone(analysed=False, choice=Choice(("check", "later"), second.modified))) == [["Nobody"], ["Ben"]]
    assert first.modified < second.modified


def test_the_speaker_goes_out_as_the_reader_corrected_it(sit: Sit, gone) -> None:
    session = sit()
    session.article(0)
    session.analyse(0).result(timeout=60)
    mark(session, 0, "Ana spoke")
    assert [said.speaker.name for one in gone()[0] for said in one.said.values()] == ["Ana"]
    session.corrections.respeak(0, "q1", session.corrections.referent(0, "a2"))
    assert {said.speaker.name for one in gone()[0] for said in one.said.values()} == {"Ben."}


def test_what_cannot_be_read_is_told_and_the_rest_goes_out(sit: Sit, gone, news: Path) -> None:
    mark(sit(), 0, "Ana")
    found = gone(news / "a.txt", news / "none.txt", analysed=False)
    assert quotes(found) == [["Ana"]]
    assert [str(fault) for fault in found[1]] == [f"{news / 'none.txt'}: no such file"]


def test_an_article_that_cannot_be_analysed_goes_out_without_speakers(sit: Sit, gone, news: Path) -> None:
    (news / "a.txt").write_text("This will FAIL.\n\nMenu\n")
    mark(sit(news / "a.txt"), 0, "FAIL")
    articles, faults = gone(news / "a.txt")
    assert [one.analysis for one in articles] == [None]
    assert len(faults) == 1


def test_notes_whose_words_an_edited_article_lost_go_out_with_the_text_they_were_made_on(
    sit: Sit, gone, news: Path
) -> None:
    kept = "The dam at Vell will hold for another hundred years, the engineers say.\n"
    (news / "a.txt").write_text(f"Ana spoke first.\n\nNobody answered Ben.\n\n{kept}")
    session = sit()
    mark(session, 0, "Nobody answered Ben")
    mark(session, 0, "hold for another hundred years")
    (news / "a.txt").write_text(f"Ana spoke first.\n\n{kept}")
    found = gone(news / "a.txt", analysed=False)
    assert quotes(found) == [["hold for another hundred years"], ["Nobody answered Ben"]]
    assert ["Nobody" in one.article.text for one in found[0]] == [False, True]


def test_a_page_shows_what_the_reader_wrote_as_markdown(sit: Sit, gone, news: Path) -> None:
    mark(sit(), 0, "Ana", "Is that **so**? <b>no</b>")
    page = "".join(lines_of(gone(analysed=False)[0], "html"))
    assert "Is that <strong>so</strong>? &lt;b&gt;no&lt;/b&gt;" in page

"""A sitting without a screen: what is read when, what is analysed once, and what is remembered."""

import io
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tui import readers
from tui.article import Article, EngineFault, LibraryFault, Span, Unreadable
from tui.session.engine import Engine
from tui.session.home import Home
from tui.session.session import Session
from tui.session.sittings import last_sitting, recent_sittings

Sit = Callable[..., Session]
Analysed = Callable[[], list[str]]


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the articles read in this process."""
    names: list[str] = []
    original = readers.read

    def recorded(source: str, *, encoding: str | None = None) -> Article:
        names.append(Path(source).name)
        return original(source, encoding=encoding)

    monkeypatch.setattr(readers, "read", recorded)
    return names


def test_nothing_is_read_or_made_before_it_is_asked_for(sit: Sit, read: list[str], home: Home) -> None:
    session = sit()
    assert [Path(source).name for source in session.sources] == [
        "a.txt",
        "b.txt",
        "c.txt",
    ]
    assert [session.title(n) for n in range(3)] == ["a.txt", "b.txt", "c.txt"]
    assert read == []
    assert not home.library.exists()


def test_an_article_is_read_once_and_alone(sit: Sit, read: list[str]) -> None:
    session = sit()
    assert session.article(1) is session.article(1)
    assert session.article(1).text.startswith("Ben")
    assert read == ["b.txt"]


def test_what_cannot_be_read_is_a_fault_of_its_article_until_it_can(sit: Sit, news: Path) -> None:
    session = sit()
    text = (news / "a.txt").read_text()
    (news / "a.txt").unlink()
    with pytest.raises(Unreadable):
        session.article(0)
    fault = session.fault(0)
    assert isinstance(fault, Unreadable)
    assert session.article(1)
    (news / "a.txt").write_text(text)
    assert session.article(0).text == text
    assert session.fault(0) is None


def test_a_folder_without_articles_is_a_fault_beside_the_rest(sit: Sit, news: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    session = sit(tmp_path / "empty", news / "a.txt")
    assert len(session.faults) == 1
    assert len(session.sources) == 1


def test_standard_input_is_read_once_and_kept(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ana spoke.\n\nMenu\n")))
    session = sit("-")
    assert session.analyse(0).result().actors[0].name == "Ana"
    assert session.analyse_unread(0).result() is session.analysis(0)
    assert session.article(0).text == "Ana spoke.\n\nMenu\n"


def test_an_analysis_is_made_once_however_often_it_is_asked_for(sit: Sit, analysed: Analysed) -> None:
    session = sit()
    session.article(0)
    assert session.analysis(0) is None
    futures = [session.analyse(0, priority=p) for p in (5, 1, 3)]
    assert len({id(future.result()) for future in futures}) == 1
    assert session.analysis(0) is futures[0].result()
    assert session.analyse(0).result() is session.analysis(0)
    assert analysed() == ["a.txt"]


def test_furniture_found_late_is_in_the_article_from_then_on(sit: Sit) -> None:
    session = sit()
    before = session.article(0)
    assert before.blocks[-1].kind != "furniture"
    session.analyse(0).result()
    assert session.article(0).blocks[-1].kind == "furniture"
    assert session.article(0).text == before.text


def test_a_window_is_analysed_apart_and_brings_its_furniture(sit: Sit, analysed: Analysed) -> None:
    session = sit()
    found = session.analyse(0, Span(0, 10), priority=0).result()
    assert found.window == Span(0, 10)
    assert session.analysis(0) is None
    assert session.article(0).blocks[-1].kind == "furniture"
    assert analysed() == ["a.txt~"]


def test_the_whole_answers_for_every_window_once_it_is_known(sit: Sit, analysed: Analysed) -> None:
    session = sit()
    whole = session.analyse(0).result()
    assert session.analyse(0, Span(0, 10)).result() is whole
    assert analysed() == ["a.txt"]


def test_the_second_sitting_has_its_analyses_from_the_cache(sit: Sit, analysed: Analysed) -> None:
    first = sit()
    first.article(0)
    found = [first.analyse(0).result(), first.analyse_unread(1).result()]
    first.close()
    second = sit()
    second.article(0)
    assert [second.analyse(0).result(), second.analyse_unread(1).result()] == found
    assert sorted(analysed()) == ["a.txt", "b.txt"]


def test_an_unread_article_is_analysed_without_its_text_coming_here(sit: Sit, read: list[str]) -> None:
    session = sit()
    assert [actor.name for actor in session.analyse_unread(1).result().actors] == [
        "Ben",
        "He",
        "Ana.",
        "That",
    ]
    assert session.analysis(1) is not None
    assert read == []


def test_an_address_is_fetched_once_and_its_text_belongs_to_its_analysis(
    sit: Sit, site: tuple[str, list[str]], read: list[str]
) -> None:
    address, asked = site
    session = sit(address)
    found = session.analyse_unread(0).result()
    assert session.article(0).text == "Ana spoke, version 1.\n\nMenu\n"
    assert session.analysis(0) == found
    assert len(asked) == 1
    assert read == []


def test_a_file_changed_since_its_analysis_is_analysed_again(sit: Sit, news: Path, analysed: Analysed) -> None:
    session = sit()
    session.analyse_unread(0).result()
    (news / "a.txt").write_text("Zoe came.\n\nMenu\n")
    assert session.article(0).text.startswith("Zoe")
    assert session.analysis(0) is None
    assert session.analyse(0).result().actors[0].name == "Zoe"
    session.close()
    assert sit().analyse_unread(0).result().actors[0].name == "Zoe"


def test_an_analysis_of_another_text_than_the_one_shown_is_not_kept(sit: Sit, news: Path) -> None:
    (news / "a.txt").write_text("SLOW Ana spoke.\n\nMenu\n")
    session = sit()
    late = session.analyse_unread(0)
    time.sleep(0.15)
    (news / "a.txt").write_text("Zoe came.\n\nMenu\n")
    text = session.article(0).text
    late.result()
    found = session.analysis(0)
    assert found is None or found.actors[0].mentions[0].span.of(text) == found.actors[0].name


def test_the_background_makes_way_for_what_is_asked_for_sooner(sit: Sit, news: Path, analysed: Analysed) -> None:
    for n in range(8):
        (news / f"slow{n}.txt").write_text(f"SLOW Ana {n}.\n\nMenu\n")
    session = sit()
    slow = [n for n, source in enumerate(session.sources) if "slow" in source]
    futures = {n: session.analyse_unread(n) for n in slow}
    wait_for(lambda: len(analysed()) > 0)
    assert session.analyse_unread(slow[-1], priority=1) is futures[slow[-1]]
    futures[slow[-1]].result()
    assert len(analysed()) <= 4


def test_a_crash_of_the_engine_is_the_fault_of_one_article_which_stays_readable(sit: Sit, news: Path) -> None:
    (news / "b.txt").write_text("Ben will CRASH.\n\nMenu\n")
    session = sit()
    session.article(1)
    futures = [session.analyse(n) for n in range(3)]
    with pytest.raises(EngineFault):
        futures[1].result()
    assert isinstance(session.fault(1), EngineFault)
    assert session.article(1).text.startswith("Ben")
    assert all(futures[n].result() for n in (0, 2))


def test_what_cannot_be_read_is_a_fault_of_its_future_too(sit: Sit, news: Path) -> None:
    session = sit()
    (news / "a.txt").unlink()
    for future in (
        session.analyse_unread(0),
        session.analyse(0, Span(0, 3)),
        session.analyse(0),
    ):
        with pytest.raises(Unreadable):
            future.result()
    assert isinstance(session.fault(0), Unreadable)


def test_closing_leaves_nobody_waiting(sit: Sit, news: Path) -> None:
    for n in range(20):
        (news / f"slow{n}.txt").write_text(f"SLOW Ana {n}.\n\nMenu\n")
    session = sit()
    futures = [session.analyse_unread(n) for n in range(len(session.sources))]
    session.close()
    futures.append(session.analyse_unread(0))
    for future in futures:
        error = future.exception(timeout=10)
        assert error is None or isinstance(error, EngineFault)


def test_an_article_opened_later_has_the_next_number(sit: Sit, news: Path) -> None:
    session = sit(news / "a.txt")
    assert session.add(str(news / "c.txt")) == 1
    assert session.add(str(news / "a.txt")) == 0
    assert session.add(str(news)) == 0
    assert [Path(source).name for source in session.sources] == [
        "a.txt",
        "c.txt",
        "b.txt",
    ]
    (news / "none").mkdir()
    with pytest.raises(Unreadable):
        session.add(str(news / "none"))


def test_a_place_is_there_at_the_next_sitting_even_in_an_edited_text(sit: Sit, news: Path) -> None:
    text = (news / "a.txt").read_text()
    first = sit()
    assert first.place(0) is None
    first.article(0)
    first.keep_place(0, text.index("Nobody"))
    assert first.place(0) == text.index("Nobody")
    first.close()
    assert sit().place(0) == text.index("Nobody")
    (news / "a.txt").write_text("Corrected.\n\n" + text)
    assert sit().place(0) == ("Corrected.\n\n" + text).index("Nobody")


def test_a_place_is_written_without_being_asked(sit: Sit, home: Home) -> None:
    session = sit()
    session.article(0)
    session.keep_place(0, 5)
    wait_for(lambda: last_sitting(home) is not None)
    assert sit().place(0) == 5


def test_an_article_read_anew_has_its_new_text_its_own_analysis_and_its_place(sit: Sit, news: Path) -> None:
    text = (news / "a.txt").read_text()
    session = sit()
    session.analyse(0).result()
    session.article(0)
    session.keep_place(0, text.index("Nobody"))
    edited = "Corrected Today.\n\n" + text
    (news / "a.txt").write_text(edited)
    assert session.article(0).text == text
    session.reread(0)
    assert session.analysis(0) is None
    assert session.place(0) == edited.index("Nobody")
    assert session.article(0).text == edited
    assert session.analyse(0).result().actors[0].name == "Corrected"


def test_a_file_that_vanished_before_it_is_read_anew_is_a_fault_and_its_place_is_not_lost(sit: Sit, news: Path) -> None:
    text = (news / "a.txt").read_text()
    session = sit()
    session.article(0)
    session.keep_place(0, text.index("Nobody"))
    (news / "a.txt").unlink()
    session.reread(0)
    with pytest.raises(Unreadable):
        session.article(0)
    session.flush()
    (news / "a.txt").write_text("Back again. " + text)
    assert session.place(0) == ("Back again. " + text).index("Nobody")


def test_marks_hold_article_and_offset_and_belong_to_the_sitting(sit: Sit, news: Path) -> None:
    first = sit()
    assert first.mark("a") is None
    first.set_mark("a", 1, 4)
    first.set_mark("b", 2, 7)
    first.set_mark("b", 0, 9)
    assert (first.mark("a"), first.mark("b")) == ((1, 4), (0, 9))
    first.close()
    second = sit()
    assert (second.mark("a"), second.mark("b")) == ((1, 4), (0, 9))
    assert sit(news / "a.txt").mark("a") is None


def test_a_mark_moves_with_its_text(sit: Sit, news: Path) -> None:
    text = (news / "a.txt").read_text()
    first = sit()
    first.set_mark("a", 0, text.index("Nobody"))
    first.close()
    (news / "a.txt").write_text("Corrected.\n\n" + text)
    assert sit().mark("a") == (0, ("Corrected.\n\n" + text).index("Nobody"))


def test_the_state_of_a_sitting_comes_back_wherever_it_is_opened_from(
    sit: Sit, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(news)
    first = sit("a.txt", "b.txt")
    assert first.state() == {}
    first.article(0)
    first.keep_state({"panes": [0, 1], "actor": "Ana"})
    assert first.state() == {"panes": [0, 1], "actor": "Ana"}
    first.close()
    monkeypatch.chdir("/")
    assert sit(news / "a.txt", news / "b.txt").state() == {
        "panes": [0, 1],
        "actor": "Ana",
    }
    assert sit(news / "a.txt").state() == {}


def test_a_sitting_that_changes_nothing_loses_nothing(sit: Sit) -> None:
    first = sit()
    first.article(0)
    first.keep_state({"panes": 2})
    first.set_mark("a", 0, 3)
    first.close()
    second = sit()
    second.article(0)
    second.close()
    third = sit()
    assert third.state() == {"panes": 2}
    assert third.mark("a") == (0, 3)


def test_the_last_sitting_opens_again_with_what_was_added_to_it(sit: Sit, news: Path, home: Home) -> None:
    first = sit(news / "a.txt")
    first.article(0)
    first.set_mark("a", 0, 3)
    first.keep_state({"panes": 2})
    first.add(str(news / "c.txt"))
    first.close()
    last = last_sitting(home)
    assert last is not None
    assert last.sources == (str(news / "a.txt"), str(news / "c.txt"))
    assert last.titles[0] == first.title(0)
    again = sit(*last.sources)
    assert again.state() == {"panes": 2}
    assert again.mark("a") == (0, 3)


def test_recent_sittings_are_listed_and_one_without_an_article_read_is_not(sit: Sit, news: Path, home: Home) -> None:
    assert recent_sittings(home, 5) == ()
    assert last_sitting(home) is None
    for name in ("a.txt", "b.txt", "gone.txt"):
        session = sit(news / name)
        if name != "gone.txt":
            session.article(0)
        session.close()
    assert [Path(s.sources[0]).name for s in recent_sittings(home, 5)] == [
        "b.txt",
        "a.txt",
    ]


def test_standard_input_alone_is_no_sitting(sit: Sit, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ana spoke.\n")))
    session = sit("-")
    session.article(0)
    session.keep_place(0, 3)
    session.keep_state({"panes": 1})
    session.close()
    assert last_sitting(home) is None


@pytest.mark.parametrize("damage", ["not a database", "a folder", "no folder"])
def test_a_library_that_fails_is_said_once_and_the_reader_reads_on(sit: Sit, home: Home, damage: str) -> None:
    if damage == "no folder":
        home.library.parent.write_text("")
    elif damage == "a folder":
        home.library.mkdir(parents=True)
    else:
        home.library.parent.mkdir(parents=True)
        home.library.write_text("not a database at all" * 100)
    session = sit()
    assert session.article(0)
    assert session.place(0) is None
    session.keep_place(0, 3)
    session.set_mark("a", 0, 4)
    session.keep_state({"panes": 1})
    session.flush()
    assert isinstance(session.library_fault, LibraryFault)
    assert (session.place(0), session.mark("a"), session.state()) == (
        3,
        (0, 4),
        {"panes": 1},
    )
    assert session.analyse(0).result()


def test_what_could_not_be_written_is_written_when_it_can(sit: Sit, home: Home) -> None:
    home.library.mkdir(parents=True)
    session = sit()
    session.article(0)
    session.keep_place(0, 3)
    session.set_mark("a", 0, 4)
    session.flush()
    faults = [session.library_fault]
    home.library.rmdir()
    session.flush()
    faults.append(session.library_fault)
    assert [fault is None for fault in faults] == [False, True]
    again = sit()
    assert (again.place(0), again.mark("a")) == (3, (0, 4))


def test_threads_that_ask_at_once_get_one_article_and_one_analysis(
    sit: Sit, read: list[str], analysed: Analysed
) -> None:
    session = sit()
    session.article(0)
    found = []
    threads = [threading.Thread(target=lambda: found.append(session.analyse(0).result())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(analysis) for analysis in found}) == 1
    assert analysed() == ["a.txt"]
    assert read == ["a.txt"]


def test_one_cast_joins_the_articles_by_their_numbers(sit: Sit, news: Path) -> None:
    (news / "a.txt").write_text("“It was late,” said Maria Lopez.\n\n“Very late,” Lopez said.\n")
    (news / "c.txt").write_text("Maria Lopez said: “It was late.”\n")
    session = sit(engine=Engine(1))
    for n in (0, 2):
        session.analyse(n).result()
    cast = session.cast().result()
    [role] = [role for role in cast.roles if role.actor.name == "Maria Lopez"]
    assert [n for n, _ in role.played] == [0, 2]


def test_importing_the_session_loads_nothing_heavy() -> None:
    code = "import sys, tui.session.session, tui.session.extracting; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {
        "nltk",
        "lxml",
        "trafilatura",
        "sqlite3",
        "textual",
        "rich",
        "markdown_it",
        "regex",
    } & set(loaded)

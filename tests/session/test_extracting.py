"""Many articles to their analyses: in order, once each, and one that fails costs no other."""

import gc
import io
import sys
import weakref
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any, Self

import psutil
import pytest

from tui import readers
from tui.article import Article, EngineFault, Referent, Unreadable
from tui.session.engine import Engine
from tui.session.extracting import Result, extract
from tui.session.home import Home
from tui.session.session import Session

Run = Callable[..., Generator[Result, None, None]]
Analysed = Callable[[], list[str]]


@pytest.fixture
def run(news: Path, home: Home, fake_engine: Callable[..., Engine]) -> Run:
    """Extract, by default from the folder of three articles, with the fake engine."""

    def start(*sources: str | Path, **options: Any) -> Generator[Result, None, None]:
        named = [str(source) for source in sources or (news,)]
        return extract(named, **{"home": home, "engine": fake_engine(reserved=0), "workers": 2, **options})

    return start


@pytest.mark.parametrize("cast", [True, False])
def test_results_come_in_reading_order_with_text_and_furniture(run: Run, cast: bool) -> None:
    results = list(run(cast=cast))
    assert [Path(result.source).name for result in results] == ["a.txt", "b.txt", "c.txt"]
    for result in results:
        assert result.fault is None
        assert result.article is not None
        assert result.analysis is not None
        assert result.article.blocks[-1].kind == "furniture"
        assert all(m.span.of(result.article.text) for a in result.analysis.actors for m in a.mentions)


@pytest.mark.parametrize("cast", [True, False])
def test_each_article_is_analysed_once_and_the_second_run_has_the_cache(
    run: Run, cast: bool, analysed: Analysed
) -> None:
    first = list(run(cast=cast))
    assert sorted(analysed()) == ["a.txt", "b.txt", "c.txt"]
    assert list(run(cast=cast)) == first
    assert sorted(analysed()) == ["a.txt", "b.txt", "c.txt"]


def test_a_cast_gives_ids_that_articles_share_and_without_one_they_are_each_one_s_own(run: Run, news: Path) -> None:
    (news / "a.txt").write_text("Maria spoke.\n\nMenu\n")
    (news / "b.txt").write_text("Then Maria left.\n\nMenu\n")
    (news / "c.txt").unlink()

    def ids(*, cast: bool) -> list[str | None]:
        actors = [result.analysis.actors if result.analysis else () for result in run(cast=cast)]
        return [next((a.id for a in some if a.name == "Maria"), None) for some in actors]

    shared, own = ids(cast=True), ids(cast=False)
    assert shared[0] == shared[1]
    assert own == ["a0", "a1"]


def test_corrections_are_replayed_if_they_are_asked_for(
    run: Run, news: Path, sit: Callable[..., Session], home: Home
) -> None:
    (news / "a.txt").write_text("Maria spoke.\n\nMenu\n")
    (news / "b.txt").write_text("Then Mary left.\n\nMenu\n")
    assert [r.analysis for r in run(corrected=True)] == [r.analysis for r in run()]
    session = sit()
    for n in (0, 1):
        session.article(n)
        session.analyse(n).result(timeout=30)
    session.corrections.merge([(0, "a0"), (1, "a1")], "Maria")
    session.corrections.respeak(0, "q1", Referent("Leo Marsh"))
    session.close()

    def named(*, cast: bool, corrected: bool) -> list[list[tuple[str, str]]]:
        results = run(cast=cast, corrected=corrected)
        return [[(a.id, a.name) for a in r.analysis.actors] for r in results if r.analysis]

    first, other = map(set, named(cast=True, corrected=True)[:2])
    assert "Maria" in {name for _, name in first & other}
    assert "Leo Marsh" in {name for _, name in first}
    assert "Mary" in {name for _, name in named(cast=True, corrected=False)[1]} - {name for _, name in other}
    assert [name for _, name in named(cast=False, corrected=True)[0]] == ["Maria", "Menu", "Leo Marsh"]
    assert [name for _, name in named(cast=False, corrected=False)[0]] == ["Maria", "Menu"]


@pytest.mark.parametrize("cast", [True, False])
def test_what_fails_is_told_in_its_place_and_costs_no_other(run: Run, news: Path, tmp_path: Path, cast: bool) -> None:
    (news / "b.txt").write_text("Ben will CRASH.\n\nMenu\n")
    (news / "c.txt").write_bytes(b"\xff\xfe\x00binary" * 20)
    (news / "d.txt").write_text("Dora spoke.\n\nMenu\n")
    (tmp_path / "empty").mkdir()
    results = list(run(news, tmp_path / "empty", tmp_path / "gone.txt", cast=cast))
    found = {Path(r.source).name: (r.article is not None, r.analysis is not None, type(r.fault)) for r in results}
    assert found == {
        "empty": (False, False, Unreadable),
        "a.txt": (True, True, type(None)),
        "b.txt": (True, False, EngineFault),
        "c.txt": (False, False, Unreadable),
        "d.txt": (True, True, type(None)),
        "gone.txt": (False, False, Unreadable),
    }


@pytest.mark.parametrize("cast", [True, False])
def test_standard_input_is_an_article_like_others(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch, cast: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ana spoke.\n\nMenu\n")))
    first, second = run("-", news / "b.txt", cast=cast)
    assert first.article is not None
    assert first.article.text == "Ana spoke.\n\nMenu\n"
    assert first.analysis is not None
    assert second.analysis is not None


@pytest.mark.parametrize("cast", [True, False])
def test_an_address_is_fetched_once(run: Run, site: tuple[str, list[str]], cast: bool) -> None:
    address, asked = site
    [result] = run(address, cast=cast)
    assert result.article is not None
    assert result.article.text == "Ana spoke, version 1.\n\nMenu\n"
    assert result.analysis is not None
    assert len(asked) == 1


def test_a_file_that_changes_between_analysis_and_result_is_a_fault_and_not_a_muddle(run: Run, news: Path) -> None:
    def change(done: int, total: int) -> None:
        if done == total:
            (news / "b.txt").write_text("Something else.\n\nMenu\n")

    results = list(run(on_progress=change))
    assert [result.fault is None for result in results] == [True, False, True]
    assert "changed while" in str(results[1].fault)


def test_progress_counts_every_article(run: Run, news: Path) -> None:
    (news / "b.txt").write_bytes(b"\xff\xfe\x00binary" * 20)
    steps: list[tuple[int, int]] = []
    list(run(on_progress=lambda done, total: steps.append((done, total))))
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_without_a_usable_cache_everything_still_comes(run: Run, home: Home, analysed: Analysed) -> None:
    home.cache.mkdir(parents=True)
    results = list(run())
    assert all(result.analysis is not None for result in results)
    assert sorted(analysed()) == sorted(2 * ["a.txt", "b.txt", "c.txt"])


def test_only_a_few_articles_are_on_their_way_at_a_time(run: Run, news: Path, analysed: Analysed) -> None:
    for n in range(60):
        (news / f"more{n}.txt").write_text(f"Ana {n}.\n\nMenu\n")
    results = run(cast=False)
    next(results)
    assert len(analysed()) <= 1 + 8
    results.close()


def test_texts_are_not_held(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[Article]] = []
    original = readers.read

    class Watched(Article):
        """An article that tells whether it is still held."""

        def __new__(cls, *_: object, **__: object) -> Self:
            article = super().__new__(cls)
            made.append(weakref.ref(article))
            return article

    def watched(source: str, *, encoding: str | None = None) -> Article:
        article = original(source, encoding=encoding)
        return Watched(**{name: getattr(article, name) for name in Article.__slots__})

    monkeypatch.setattr(readers, "read", watched)
    held = []
    for _ in run():
        gc.collect()
        held.append(sum(ref() is not None for ref in made))
    assert len(made) == 6
    assert max(held) == 1


def test_stopping_early_ends_the_processes(run: Run) -> None:
    before = {child.pid for child in psutil.Process().children()}
    results = run(cast=False)
    next(results)
    started = [child for child in psutil.Process().children() if child.pid not in before]
    assert started
    results.close()
    assert not any(child.is_running() for child in started)


def test_an_interrupt_ends_the_processes_too(run: Run) -> None:
    before = {child.pid for child in psutil.Process().children()}

    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(run(on_progress=interrupt))
    assert {child.pid for child in psutil.Process().children()} <= before

"""The cache gives back what it was given, or nothing; it never fails."""

import os
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tui.article import Analysis, Attribution, Span
from tui.library.cache import Cache, Masthead


def analysis(engine: str = "1", words: int = 1) -> Analysis:
    noise = tuple(os.urandom(12).hex() for _ in range(words))
    return Analysis(engine, (Attribution("q1", "direct", (Span(0, 4),), reasons=noise),), sentences=(Span(0, 9),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "analyses.db"


@pytest.fixture
def cache(path: Path) -> Iterator[Cache]:
    cache = Cache(path, wait_s=0.05)
    yield cache
    cache.close()


def test_an_analysis_comes_back_equal_in_another_process_s_cache(cache: Cache, path: Path) -> None:
    kept = analysis()
    cache.put("key", kept)
    other = Cache(path)
    assert other.get("key", "1") == kept
    other.close()


def test_another_version_of_the_engine_finds_nothing(cache: Cache) -> None:
    cache.put("key", analysis("1"))
    assert cache.get("key", "2") is None
    newer = analysis("2")
    cache.put("key", newer)
    assert cache.get("key", "2") == newer


def test_a_masthead_is_known_by_its_stamp(cache: Cache) -> None:
    cache.put_masthead("stamp", Masthead("key", "A title\udcff", "An outlet"))
    assert cache.masthead("stamp") == Masthead("key", "A title\udcff", "An outlet")
    assert cache.masthead("another") is None


def test_the_least_recently_used_go_when_the_limit_is_passed(path: Path) -> None:
    clock = count()
    cache = Cache(path, limit=24_000, clock=lambda: float(next(clock)))
    cache.put("first", analysis(words=600))
    cache.put("second", analysis(words=600))
    assert cache.get("first", "1") is not None
    cache.put("third", analysis(words=600))
    assert cache.get("second", "1") is None
    assert cache.get("first", "1") is not None
    assert cache.get("third", "1") is not None
    cache.close()


def test_the_file_does_not_outgrow_its_limit(path: Path) -> None:
    cache = Cache(path, limit=100_000)
    for n in range(100):
        cache.put(str(n), analysis(words=500))
    cache.close()
    assert path.stat().st_size < 200_000


def test_one_analysis_beyond_the_limit_is_not_kept(path: Path) -> None:
    cache = Cache(path, limit=1000)
    cache.put("big", analysis(words=1000))
    assert cache.get("big", "1") is None
    cache.close()


@pytest.mark.parametrize("content", [b"no database at all" * 500, b"SQLite format 3\x00" + b"\xff" * 8000])
def test_a_damaged_file_is_replaced_without_a_word(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    cache, kept = Cache(path), analysis()
    assert cache.get("key", "1") is None
    cache.put("key", kept)
    assert cache.get("key", "1") == kept
    cache.close()


def test_a_file_damaged_while_it_is_open_is_replaced(cache: Cache, path: Path) -> None:
    for n in range(50):
        cache.put(str(n), analysis(words=200))
    cache.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    assert cache.get("7", "1") is None
    kept = analysis()
    cache.put("key", kept)
    assert cache.get("key", "1") == kept


def test_a_file_of_another_form_is_replaced(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE analyses (something, other)")
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    cache, kept = Cache(path), analysis()
    cache.put("key", kept)
    assert cache.get("key", "1") == kept
    cache.close()


def test_a_value_that_cannot_be_read_counts_as_absent_until_it_is_replaced(cache: Cache, path: Path) -> None:
    cache.put("key", analysis())
    cache.put_masthead("stamp", Masthead("key"))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE analyses SET value = x'00'")
        connection.execute("UPDATE files SET masthead = '{'")
    connection.close()
    assert cache.get("key", "1") is None
    assert cache.masthead("stamp") is None
    kept = analysis()
    cache.put("key", kept)
    assert cache.get("key", "1") == kept


def test_a_file_locked_by_another_process_is_let_be(cache: Cache, path: Path) -> None:
    kept = analysis()
    cache.put("key", kept)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    cache.put("other", analysis())
    assert cache.get("key", "1") == kept
    holder.close()
    assert cache.get("other", "1") is None
    cache.put("other", kept)
    assert cache.get("other", "1") == kept


@pytest.mark.parametrize("obstacle", ["a file for a folder", "a folder for a file"])
def test_where_no_file_can_be_there_is_no_cache_and_no_fault(path: Path, obstacle: str) -> None:
    if obstacle == "a file for a folder":
        path.parent.write_text("")
    else:
        path.mkdir(parents=True)
    cache = Cache(path)
    cache.put("key", analysis())
    cache.put_masthead("stamp", Masthead("key"))
    assert cache.get("key", "1") is None
    assert cache.masthead("stamp") is None
    cache.close()

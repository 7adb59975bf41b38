"""`onrecord notes` and `onrecord find` end to end: what is printed, and what people and programs are told."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tui.article import Article, Note, Span, Target
from tui.session.home import Home
from tui.session.noted import take_in

STORY = '"It was late," said Ana Ruiz. The mayor said that the ferry would sail.\n'


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """That of the command."""
    return Home.under(tmp_path / "home")


@pytest.fixture
def noted(folder: Path, home: Home) -> Path:
    """A story with two notes."""
    path = folder / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    article = Article(STORY, (), path=str(path), title="Late")
    for number, (start, end, body, tags) in enumerate(
        ((1, 12, "", ("check",)), (50, 59, "Which [one]?\x1b[2J", ())), 1
    ):
        target, time = Target.of(article.sha256, STORY, Span(start, end)), f"2025-03-0{number}T12:00:00.000Z"
        take_in(article, [Note(f"n{number}", target, body, "commenting", tags, "Zoë", time, time)], home)
    return path


def test_notes_are_listed_for_programs_and_for_people(onrecord, noted: Path):
    done = onrecord("notes", "list")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, done.stderr) == (0, b"")
    assert (first["words"], first["tags"], first["path"], first["span"]) == (
        "It was late",
        ["check"],
        str(noted),
        [1, 12],
    )
    assert (second["note"], second["title"], second["kind"]) == ("Which [one]?\x1b[2J", "Late", "note")
    assert b"\x1b" not in done.stdout
    table = onrecord("notes", "list", "--format", "table").stdout.decode()
    assert "It was late" in table
    assert "Which [one]?␛[2J" in table
    assert "#check" in table


def test_notes_are_listed_by_path_and_tag(onrecord, noted: Path):
    assert len(onrecord("notes", "list", "--tag", "check").stdout.splitlines()) == 1
    assert len(onrecord("notes", "list", ".").stdout.splitlines()) == 2
    none = onrecord("notes", "list", "--tag", "nothing")
    assert (none.returncode, none.stdout, none.stderr) == (0, b"", b"onrecord: there are no such notes\n")


def test_words_are_found_in_notes(onrecord, noted: Path):
    done = onrecord("find", "ferry")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["n2"]
    assert onrecord("find", "nothing").stderr == b"onrecord: nothing found\n"
    assert onrecord("find").returncode == 2
    assert onrecord("find", "--kind", "article", "ferry").stdout == b""


def test_a_backup_is_whole_and_takes_nobody_s_place(onrecord, noted: Path, folder: Path, home: Home):
    done = onrecord("notes", "backup", "copy.db")
    assert (done.returncode, done.stdout) == (0, b"copy.db\n")
    with closing(sqlite3.connect(folder / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM notes").fetchone() == (2,)
    again = onrecord("notes", "backup", "copy.db")
    assert (again.returncode, b"--force" in again.stderr) == (2, True)
    assert onrecord("notes", "backup", "--force", "copy.db").returncode == 0
    assert onrecord("notes", "backup", "--force", str(home.notes)).returncode == 2
    beside = Path(onrecord("notes", "backup").stdout.decode().strip())
    assert beside.parent == home.notes.parent
    assert beside.is_file()
    nowhere = onrecord("notes", "backup", "no/where.db")
    assert (nowhere.returncode, nowhere.stderr.count(b"\n")) == (2, 1)


def test_a_backup_is_gone_back_to(onrecord, noted: Path, folder: Path, home: Home):
    onrecord("notes", "backup", "copy.db")
    take_in(Article("More.", (), path="more.txt"), [], home)
    with closing(sqlite3.connect(home.notes)) as connection, connection:
        connection.execute("DELETE FROM notes WHERE id = 'n1'")
    done = onrecord("notes", "restore", "copy.db")
    assert done.returncode == 0
    assert Path(done.stdout.decode().strip()) == home.notes.with_name("notes-before.db")
    assert len(onrecord("notes", "list").stdout.splitlines()) == 2
    missing = onrecord("notes", "restore", "nowhere.db")
    assert (missing.returncode, missing.stderr.count(b"\n")) == (2, 1)


def test_without_notes_there_is_nothing_to_copy_or_check(onrecord, home: Home):
    assert onrecord("notes", "backup").returncode == 2
    check = onrecord("notes", "check")
    assert (check.returncode, b"nothing was written yet" in check.stderr) == (0, True)
    assert onrecord("notes", "list").stderr == b"onrecord: there are no notes yet\n"
    assert not home.notes.exists()


def test_a_file_that_is_whole_is_said_to_be(onrecord, noted: Path):
    done = onrecord("notes", "check")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"2 notes, 0 drafts, 1 texts" in done.stderr


def test_every_value_that_is_wrong_is_named(onrecord, noted: Path, home: Home):
    with closing(sqlite3.connect(home.notes)) as connection, connection:
        connection.execute("UPDATE notes SET value = '{' WHERE id = 'n1'")
        connection.execute("DELETE FROM words WHERE rowid = 2")
        connection.execute("INSERT INTO drafts VALUES ('d', 'no such text', '{}')")
    done = onrecord("notes", "check")
    assert done.returncode == 1
    assert done.stdout.decode().splitlines() == [
        "row 1 of drafts refers to nothing in editions",
        "1 notes cannot be searched",
        "note n1: a value is not what was stored",
        "draft d: a value is not what was stored",
    ]
    assert b"1 notes, 0 drafts" in done.stderr
    damaged = onrecord("notes", "list")
    assert (damaged.returncode, damaged.stderr.count(b"\n")) == (2, 1)


def test_a_file_that_is_no_database_is_one_line(onrecord, home: Home):
    home.notes.parent.mkdir(parents=True)
    home.notes.write_bytes(b"no database" * 1000)
    for command in (("notes", "check"), ("notes", "list"), ("notes", "backup"), ("find", "words")):
        done = onrecord(*command)
        assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
        assert b"is not a database" in done.stderr

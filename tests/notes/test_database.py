"""The file of the notes: every failure is one line, and leaves what was there as it was."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tui.article import Note, NotesFault
from tui.notes import Change, Edition, Notebook
from tui.notes.database import Database

Mark = Callable[..., Note]

FIRST = ("CREATE TABLE words (word TEXT)", "INSERT INTO words VALUES ('kept')")
SECOND = ("ALTER TABLE words ADD COLUMN tag TEXT", "UPDATE words SET tag = 'new'")
BROKEN = ("UPDATE words SET tag = 'broken'", "CREATE NONSENSE")


def keep(notebook: Notebook, edition: Edition, *notes: Note) -> None:
    notebook.change([Change(None, note) for note in notes], [edition])


def one_line_of(fault: pytest.ExceptionInfo[NotesFault], path: Path) -> str:
    line = str(fault.value)
    assert "\n" not in line
    assert str(path) in line
    return line


def rows(path: Path, query: str = "SELECT * FROM words") -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def open_with(path: Path, *migrations: tuple[str, ...]) -> None:
    database = Database(path, migrations)
    with database.reading():
        pass
    database.close()


def test_an_older_file_becomes_a_new_one_with_a_copy_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    open_with(path, FIRST)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notes.db"]
    open_with(path, FIRST, SECOND)
    assert rows(path) == [("kept", "new")]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notes-form-1.db", "notes.db"]
    assert rows(tmp_path / "notes-form-1.db") == [("kept",)]


def test_a_copy_takes_no_other_file_s_name(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    (tmp_path / "notes-form-1.db").write_text("something of the reader's")
    open_with(path, FIRST)
    open_with(path, FIRST, SECOND)
    assert (tmp_path / "notes-form-1.db").read_text() == "something of the reader's"
    assert rows(tmp_path / "notes-form-1-2.db") == [("kept",)]


def test_of_several_steps_all_are_taken_or_none(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    open_with(path, FIRST)
    with pytest.raises(NotesFault, match="NONSENSE") as fault:
        open_with(path, FIRST, SECOND, BROKEN)
    one_line_of(fault, path)
    assert rows(path) == [("kept",)]
    open_with(path, FIRST, SECOND)
    assert rows(path) == [("kept", "new")]


def test_a_file_of_a_newer_version_is_refused_and_untouched(notebook: Notebook, edition: Edition, mark: Mark) -> None:
    keep(notebook, edition, mark("Twice"))
    notebook.close()
    with closing(sqlite3.connect(notebook.path)) as connection, connection:
        connection.execute("INSERT INTO migrations VALUES (99, 'some day')")
    before = notebook.path.read_bytes()
    with pytest.raises(NotesFault, match=r"newer onrecord .*update onrecord") as fault:
        notebook.sheet(edition)
    one_line_of(fault, notebook.path)
    assert notebook.path.read_bytes() == before


def test_what_is_no_database_is_one_line_and_stays_as_it_is(tmp_path: Path, edition: Edition, mark: Mark) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(b"these are not the pages of a database" * 200)
    before = path.read_bytes()
    with pytest.raises(NotesFault, match="is not a database") as fault:
        keep(Notebook(path), edition, mark("Twice"))
    one_line_of(fault, path)
    assert path.read_bytes() == before


def test_a_file_with_broken_pages_is_one_line(notebook: Notebook, edition: Edition, mark: Mark) -> None:
    keep(notebook, edition, *(mark("Twice", f"note {n} " * 50) for n in range(300)))
    notebook.close()
    content = bytearray(notebook.path.read_bytes())
    content[40960:] = b"\xff" * (len(content) - 40960)
    notebook.path.write_bytes(content)
    with pytest.raises(NotesFault) as fault:
        notebook.sheet(edition)
    assert "notes check" in one_line_of(fault, notebook.path)


@pytest.mark.parametrize("value", ["{", "null", '{"id": 1}', "[]"])
def test_a_value_that_was_tampered_with_is_one_line(
    notebook: Notebook, edition: Edition, mark: Mark, value: str
) -> None:
    keep(notebook, edition, mark("Twice"))
    with closing(sqlite3.connect(notebook.path)) as connection, connection:
        connection.execute("UPDATE notes SET value = ?", (value,))
    with pytest.raises(NotesFault, match="not what was stored"):
        notebook.sheet(edition)


def test_a_folder_that_is_a_file_is_one_line(tmp_path: Path, edition: Edition, mark: Mark) -> None:
    (tmp_path / "data").write_text("not a folder")
    path = tmp_path / "data" / "notes.db"
    with pytest.raises(NotesFault, match="still here") as fault:
        keep(Notebook(path), edition, mark("Twice"))
    one_line_of(fault, path)


def test_a_folder_where_the_file_should_be_is_one_line(tmp_path: Path, edition: Edition) -> None:
    (tmp_path / "notes.db").mkdir()
    with pytest.raises(NotesFault, match="cannot be opened") as fault:
        Notebook(tmp_path / "notes.db").sheet(edition)
    one_line_of(fault, tmp_path / "notes.db")


def test_a_file_held_by_another_program_is_one_line_and_serves_again_after(
    notebook: Notebook, edition: Edition, mark: Mark
) -> None:
    keep(notebook, edition, mark("Twice"))
    hasty = Notebook(notebook.path, wait_s=0.01)
    with closing(sqlite3.connect(notebook.path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotesFault, match="held by another program"):
            keep(hasty, edition, mark("Dam"))
        assert len(hasty.sheet(edition).notes) == 1
    keep(hasty, edition, mark("Dam"))
    assert len(hasty.sheet(edition).notes) == 2
    hasty.close()


def test_every_commit_is_forced_to_the_disk(notebook: Notebook) -> None:
    with notebook._database.reading() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


FULL_DISK = """
import resource, sys
from pathlib import Path
from tui.article import Article, Note, NotesFault, Span, Target
from tui.notes import Change, Edition, Notebook

book, text = Notebook(Path(sys.argv[1])), "Some words."
edition = Edition.of(Article(text, ()), "/a")
def note(name, body):
    return Note(name, Target.of(edition.sha256, text, Span(0, 4)), body)
book.change([Change(None, note("first", "kept"))], [edition])
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
kept = 0
try:
    for n in range(1000):
        book.change([Change(None, note(str(n), "x" * 5000))])
        kept += 1
except NotesFault as fault:
    print(fault)
try:
    book.change([Change(None, note("both", "x" * 400_000)), Change(None, note("last", ""))])
except NotesFault as fault:
    print(fault)
print(kept > 0, len(book.sheet(edition).notes) - 1 == kept)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
book.change([Change(None, note("after", "there is room"))])
again = Notebook(Path(sys.argv[1]))
print(len(again.sheet(edition).notes) - 2 == kept, sorted(n.id for n in again.sheet(edition).notes if n.id.isalpha()))
"""


def test_a_full_disk_is_one_line_and_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    command = [sys.executable, "-c", FULL_DISK, path]
    fault, second, counted, after = subprocess.run(
        command, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for line in (fault, second):
        assert f"{path}: cannot be" in line
        assert "what you wrote is still here and not yet on the disk" in line
    assert (counted, after) == ("True True", "True ['after', 'first']")


MANY = """
import sys
from pathlib import Path
from tui.article import Article, Note, Span, Target
from tui.notes import Change, Edition, Notebook

book, who, text = Notebook(Path(sys.argv[1])), sys.argv[2], "Some words."
edition = Edition.of(Article(text, ()), "/a")
target = Target.of(edition.sha256, text, Span(0, 4))
print("ready", flush=True)
sys.stdin.readline()
for n in range(60):
    book.change([Change(None, Note(f"{who}-{n}", target, "mine", tags=(who,)))], [edition])
"""


def test_processes_that_write_at_once_keep_all_that_each_of_them_wrote(tmp_path: Path) -> None:
    path = tmp_path / "new" / "notes.db"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", MANY, path, who], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for who in "ab"
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    found = [note for one in Notebook(path).noted() for note in one.notes]
    assert {note.id for note in found} == {f"{who}-{n}" for who in "ab" for n in range(60)}
    assert len({note.version for note in found}) == 120


def test_threads_share_one_notebook(notebook: Notebook, edition: Edition, mark: Mark) -> None:
    def write(who: int) -> None:
        for n in range(25):
            keep(notebook, edition, replace(mark("Twice"), id=f"{who}-{n}"))
            notebook.sheet(edition)

    threads = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {note.id for note in notebook.sheet(edition).notes} == {f"{who}-{n}" for who in range(4) for n in range(25)}


def test_a_copy_is_whole_and_takes_the_place_of_the_one_before(
    notebook: Notebook, edition: Edition, mark: Mark, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    for count, words in enumerate(("Twice", "Dam"), 1):
        keep(notebook, edition, mark(words))
        notebook.copy(copy)
        assert len(Notebook(copy).sheet(edition).notes) == count
    assert not list(tmp_path.glob(".*"))


def test_a_copy_that_cannot_be_made_leaves_the_one_before(
    notebook: Notebook, edition: Edition, mark: Mark, tmp_path: Path
) -> None:
    keep(notebook, edition, mark("Twice"))
    with pytest.raises(NotesFault, match="the notes are as they were") as fault:
        notebook.copy(tmp_path / "nowhere" / "copy.db")
    one_line_of(fault, tmp_path / "nowhere" / "copy.db")


def bodies(notebook: Notebook, edition: Edition) -> list[str]:
    return sorted(note.body for note in notebook.sheet(edition).notes)


def bodies_at(path: Path, edition: Edition) -> list[str]:
    with closing(Notebook(path)) as notebook:
        return bodies(notebook, edition)


def test_a_copy_is_gone_back_to_with_other_readers_at_work(
    notebook: Notebook, edition: Edition, mark: Mark, tmp_path: Path
) -> None:
    keep(notebook, edition, mark("Twice", "first"))
    notebook.copy(tmp_path / "copy.db")
    keep(notebook, edition, mark("Dam", "second"))
    other = Notebook(notebook.path)
    seen = other.state()
    kept = notebook.restore(tmp_path / "copy.db")
    assert bodies(notebook, edition) == bodies(other, edition) == ["first"]
    assert other.state() != seen
    assert bodies_at(kept, edition) == ["first", "second"]
    keep(other, edition, mark("Monday", "third"))
    assert bodies(notebook, edition) == ["first", "third"]
    other.close()


def test_a_copy_of_an_older_form_becomes_a_new_one(tmp_path: Path) -> None:
    open_with(tmp_path / "copy.db", FIRST)
    database = Database(tmp_path / "notes.db", (FIRST, SECOND))
    database.restore(tmp_path / "copy.db")
    with database.reading() as connection:
        assert connection.execute("SELECT * FROM words").fetchall() == [("kept", "new")]
    database.close()
    assert rows(tmp_path / "copy.db") == [("kept",)]


@pytest.mark.parametrize("what", ["missing", "text", "database", "newer", "itself"])
def test_what_is_no_copy_is_refused_and_changes_nothing(
    notebook: Notebook, edition: Edition, mark: Mark, tmp_path: Path, what: str
) -> None:
    keep(notebook, edition, mark("Twice", "first"))
    source = tmp_path / "copy.db"
    if what == "text":
        source.write_text("no database" * 1000)
    elif what == "database":
        with closing(sqlite3.connect(source)) as connection:
            connection.execute("CREATE TABLE other (x)")
    elif what == "newer":
        notebook.copy(source)
        with closing(sqlite3.connect(source)) as connection, connection:
            connection.execute("INSERT INTO migrations VALUES (99, 'some day')")
    elif what == "itself":
        source = notebook.path
    with pytest.raises(NotesFault) as fault:
        notebook.restore(source)
    one_line_of(fault, source)
    assert bodies(notebook, edition) == ["first"]
    assert not list(notebook.path.parent.glob("*before*"))


def test_a_file_that_was_taken_away_or_replaced_is_not_written_to_any_longer(
    notebook: Notebook, edition: Edition, mark: Mark, tmp_path: Path
) -> None:
    keep(notebook, edition, mark("Twice", "first"))
    notebook.copy(tmp_path / "copy.db")
    keep(notebook, edition, mark("Dam", "second"))
    for end in ("", "-wal", "-shm"):
        Path(f"{notebook.path}{end}").unlink()
    keep(notebook, edition, mark("Monday", "third"))
    assert bodies_at(notebook.path, edition) == ["third"]
    notebook.close()
    (tmp_path / "copy.db").replace(notebook.path)
    keep(notebook, edition, mark("Ana", "fourth"))
    assert bodies_at(notebook.path, edition) == ["first", "fourth"]

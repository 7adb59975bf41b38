"""Places, marks and sittings are kept, and every failure of the file is one line."""

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tui.article import LibraryFault
from tui.library import Library, Place, Sitting

SOURCES = ("/news/a.txt", "/news/b.txt")


def place(path: str = "/news/a.txt", sha256: str = "one", offset: int = 12) -> Place:
    return Place(path, sha256, offset, "before", "after")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data" / "library.db")


def test_nothing_is_made_before_the_first_use(tmp_path: Path) -> None:
    Library(tmp_path / "data" / "library.db").close()
    assert list(tmp_path.iterdir()) == []


def test_a_place_is_there_in_the_next_sitting(library: Library, tmp_path: Path) -> None:
    library.keep(places=[place()])
    library.close()
    assert Library(tmp_path / "data" / "library.db").place("one", "/elsewhere.txt") == place()


def test_a_changed_text_is_known_by_its_path_and_the_latest_place_counts(library: Library) -> None:
    library.keep(places=[place(sha256="old", offset=3)])
    library.keep(places=[place(sha256="new", offset=7)])
    assert library.place("newest", "/news/a.txt") == place(sha256="new", offset=7)
    assert library.place("newest", "/news/b.txt") is None


def test_an_empty_path_matches_no_other_empty_path(library: Library) -> None:
    library.keep(places=[place(path="")])
    assert library.place("other", "") is None


def test_a_sitting_comes_back_whole(library: Library) -> None:
    sitting = Sitting(SOURCES, ("First", "Second"), 2, {"panes": 2, "actor": "A. Ruiz", "widths": [30, 40]})
    library.keep(sitting=sitting, marks={"a": place(), "b": place(offset=99)})
    kept = library.sitting(SOURCES)
    assert kept is not None
    assert (kept.sources, kept.titles, kept.articles, kept.state) == (SOURCES, ("First", "Second"), 2, sitting.state)
    assert library.marks(SOURCES) == {"a": place(), "b": place(offset=99)}
    assert library.marks(SOURCES[:1]) == {}
    assert library.sitting(SOURCES[:1]) is None


def test_recent_sittings_come_newest_first_and_a_sitting_read_again_moves_up(library: Library) -> None:
    for name in ("/a", "/b", "/c", "/a"):
        library.keep(sitting=Sitting((name,)))
    assert [s.sources[0] for s in library.recent(2)] == ["/a", "/c"]


def test_names_that_are_not_unicode_are_kept(library: Library) -> None:
    odd = "/news/caf\udce9 \udcff.txt"
    library.keep(places=[place(path=odd)], sitting=Sitting((odd,), ("a\udcff",)))
    assert library.place("other", odd) == place(path=odd)
    assert library.recent(1)[0].sources == (odd,)


def test_a_keep_that_fails_keeps_nothing(library: Library) -> None:
    with pytest.raises(TypeError):
        library.keep(places=[place()], sitting=Sitting(SOURCES, state={"panes": object()}))
    assert library.place("one", "") is None
    library.keep(places=[place()])
    assert library.place("one", "") == place()


def one_line_of(fault: pytest.ExceptionInfo[LibraryFault], path: Path) -> str:
    line = str(fault.value)
    assert "\n" not in line
    assert str(path) in line
    return line


def test_a_damaged_file_is_one_line_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(b"these are not the pages of a database" * 200)
    before = path.read_bytes()
    with pytest.raises(LibraryFault) as fault:
        Library(path).place("one", "/a")
    assert "move it away" in one_line_of(fault, path)
    assert path.read_bytes() == before


def test_a_file_with_a_broken_page_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    library = Library(path)
    library.keep(places=[place(sha256=str(n), path=f"/news/{n}.txt") for n in range(2000)])
    library.close()
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(LibraryFault) as fault:
        Library(path).place("1500", "/a")
    one_line_of(fault, path)


def test_a_value_that_was_tampered_with_is_one_line(library: Library, tmp_path: Path) -> None:
    library.keep(sitting=Sitting(SOURCES))
    with sqlite3.connect(tmp_path / "data" / "library.db") as connection:
        connection.execute("UPDATE sittings SET state = '{'")
    connection.close()
    with pytest.raises(LibraryFault, match="not what was stored"):
        library.recent(1)


def test_a_library_of_a_newer_version_is_refused_and_untouched(library: Library, tmp_path: Path) -> None:
    library.keep(places=[place()])
    library.close()
    path = tmp_path / "data" / "library.db"
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migrations VALUES (99, 'some day')")
    connection.close()
    with pytest.raises(LibraryFault) as fault:
        Library(path).keep(places=[place(offset=1)])
    assert "newer onrecord" in one_line_of(fault, path)
    assert "update onrecord" in str(fault.value)


def test_a_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(LibraryFault) as fault:
        Library(tmp_path / "data" / "library.db").keep(places=[place()])
    one_line_of(fault, tmp_path / "data" / "library.db")


def test_a_folder_where_the_file_should_be_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with pytest.raises(LibraryFault) as fault:
        Library(tmp_path / "library.db").place("one", "/a")
    assert "cannot be opened" in one_line_of(fault, tmp_path / "library.db")


def test_a_file_that_may_only_be_read_is_read_and_one_line_when_written(library: Library, tmp_path: Path) -> None:
    library.keep(places=[place()])
    with library._database.reading() as connection:
        connection.execute("PRAGMA query_only = ON")
    assert library.place("one", "") == place()
    with pytest.raises(LibraryFault, match="cannot be written"):
        library.keep(places=[place(offset=1)])


def test_a_file_held_by_another_program_is_one_line(tmp_path: Path) -> None:
    from tui.library.database import Database
    from tui.library.migrations import LIBRARY

    path = tmp_path / "library.db"
    Library(path).keep(places=[place()])
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LibraryFault, match="held by another program"), Database(path, LIBRARY, wait_s=0.01).writing():
        pass
    holder.close()


FULL_DISK = """
import resource, sys
from pathlib import Path
from tui.article import LibraryFault
from tui.library import Library, Place
library = Library(Path(sys.argv[1]))
library.keep(places=[Place("/a", "first", 1)])
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
try:
    library.keep(places=[Place("/a", f"{n:064}", n, "x" * 40, "y" * 40) for n in range(20_000)])
except LibraryFault as fault:
    print(fault)
print(library.place("first", "").offset, library.place("0" * 64, ""))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
library.keep(places=[Place("/a", "after", 2)])
print(library.place("after", "").offset)
"""


def test_a_full_disk_is_one_line_and_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, tmp_path / "library.db"], capture_output=True, text=True, check=True
    )
    fault, first, after = done.stdout.splitlines()
    assert "library.db: cannot be" in fault
    assert first == "1 None"
    assert after == "2"


MANY = """
import sys
from pathlib import Path
from tui.library import Library, Place, Sitting
library, who = Library(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for n in range(100):
    library.keep(places=[Place(f"/{who}/{n}", f"{who}{n}", n)], sitting=Sitting(("/shared",)),
                 marks={chr(97 + n % 13 + 13 * int(who)): Place("/a", who, n)})
"""


def test_processes_that_write_at_once_keep_all_that_each_of_them_wrote(tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.db"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", MANY, path, who], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for who in "01"
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
    library = Library(path)
    found = [library.place(f"{who}{n}", "") for who in "01" for n in range(100)]
    assert [p.offset for p in found if p] == [*range(100), *range(100)]
    assert len(library.marks(("/shared",))) == 26
    library.close()


def test_threads_share_one_library(library: Library) -> None:
    def write(who: int) -> None:
        for n in range(50):
            library.keep(places=[Place("/a", f"{who}-{n}", n)])

    threads = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(library.place(f"{who}-{n}", "") for who in range(4) for n in range(50))

"""`onrecord extract` end to end: real files in, data out, people told on standard error."""

import csv
import fcntl
import io
import json
import os
import signal
import subprocess
import sys
import termios
from array import array
from pathlib import Path

import pytest

from tui.article import Article

STORY = '"It was late," said Ana Ruiz. The mayor said that the ferry would sail. “We wait,” Ruiz added.\n'


@pytest.fixture
def story(folder: Path) -> Path:
    path = folder / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def lines(done: "subprocess.CompletedProcess[bytes]") -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_text_becomes_one_line_whose_spans_are_the_files_own(onrecord, story: Path):
    done = onrecord("extract", "story.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    (line,) = lines(done)
    assert list(line) == ["article", "attributions", "actors"]
    assert line["article"] == {
        "path": "story.txt",
        "format": "txt",
        "title": "",
        "language": "en",
        "sha256": Article(STORY, ()).sha256,
        "characters": len(STORY),
    }
    first = line["attributions"][0]
    assert [STORY[a:b] for a, b in first["content"]] == ['"It was late,"']
    assert [STORY[a:b] for a, b in first["source"]] == ["Ana Ruiz"]
    speaker = next(a for a in line["actors"] if a["id"] == first["speaker"])
    assert speaker["name"] == "Ana Ruiz"
    assert first["kind"] == "direct"


def test_the_second_run_prints_the_same(onrecord, story: Path):
    assert onrecord("extract", "story.txt").stdout == onrecord("extract", "story.txt").stdout


def test_an_actor_has_one_id_in_all_articles_unless_no_cast_is_asked_for(onrecord, folder: Path):
    (folder / "a.txt").write_text('"Yes," said Olga Petrova. "No," said Ana Ruiz.\n', encoding="utf-8")
    (folder / "b.txt").write_text('"Never," said Ana Ruiz.\n', encoding="utf-8")

    def ids(*options: str) -> list[str]:
        done = onrecord("extract", *options, ".")
        return [next(a["id"] for a in line["actors"] if a["name"] == "Ana Ruiz") for line in lines(done)]

    first, second = ids()
    assert first == second
    first, second = ids("--no-cast")
    assert first != second


def test_standard_input_is_an_article_too(onrecord):
    done = onrecord("extract", "-", input=STORY.encode())
    assert lines(done)[0]["article"]["path"] == "-"
    assert lines(done)[0]["attributions"]


def test_a_folder_is_read_in_natural_order_without_its_readme(onrecord, folder: Path):
    for name in ("10.txt", "2.txt", "README.md", ".hidden.txt"):
        (folder / name).write_text(STORY, encoding="utf-8")
    paths = [Path(line["article"]["path"]).name for line in lines(onrecord("extract", "."))]
    assert paths == ["2.txt", "10.txt"]


def test_what_cannot_be_read_is_told_and_the_rest_is_done(onrecord, folder: Path, story: Path):
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (folder / "empty.txt").touch()
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "latin.txt").write_bytes("“Café,” he said.".encode("cp1252"))
    done = onrecord("extract", "story.txt", "picture.txt", "empty.txt", "gone.txt", "latin.txt", "none.txt")
    assert done.returncode == 1
    assert len(lines(done)) == 1
    told = done.stderr.decode().splitlines()
    assert [line.split(":")[1].strip() for line in told] == [
        "picture.txt",
        "empty.txt",
        "gone.txt",
        "latin.txt",
        "none.txt",
    ]
    assert "--encoding" in told[3]


def test_the_encoding_that_is_named_is_used(onrecord, folder: Path):
    (folder / "latin.txt").write_bytes('"Café," said Ana Ruiz.'.encode("latin-1"))
    done = onrecord("extract", "--encoding", "latin-1", "--text", "latin.txt")
    assert lines(done)[0]["article"]["text"] == '"Café," said Ana Ruiz.'


def test_nothing_readable_is_two(onrecord, folder: Path):
    (folder / "sub").mkdir()
    done = onrecord("extract", "none.txt", "sub")
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 2


def test_file_names_full_of_escapes_reach_neither_people_nor_programs_unescaped(onrecord, folder: Path):
    name = b"a\x1b[31m\xe2\x80\xae\x9b\n.txt"
    (folder / os.fsdecode(name)).write_text(STORY, encoding="utf-8")
    done = onrecord("extract", name, b"no" + name)
    assert done.returncode == 1
    for printed in (done.stdout, done.stderr):
        assert printed.count(b"\n") == 1
        assert printed.decode("utf-8")[:-1].isprintable()
    assert os.fsencode(lines(done)[0]["article"]["path"]) == name
    table = onrecord("extract", "--format", "table", name)
    assert b"\x1b" not in table.stdout
    assert all(line.isprintable() for line in table.stdout.decode("utf-8").splitlines())


def test_csv_speaks_utf8_whatever_the_locale_says(onrecord, env, story: Path):
    env.update(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    done = onrecord("extract", "--format", "csv", "story.txt")
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"), newline="")))
    assert "“We wait,”" in [row["content"] for row in rows]


def test_a_reader_that_goes_away_ends_it_silently(onrecord, story: Path):
    ours, theirs = os.pipe()
    os.close(ours)
    done = onrecord("extract", "--format", "csv", "story.txt", stdout=theirs)
    os.close(theirs)
    assert done.stderr == b""
    assert done.returncode == 1


def test_a_full_disk_is_one_line(onrecord, story: Path):
    with Path("/dev/full").open("wb") as full:
        done = onrecord("extract", "story.txt", stdout=full)
    assert done.returncode == 2
    assert done.stderr.decode() == "onrecord: standard output: No space left on device\n"


def test_a_closed_standard_output_is_one_line(folder: Path, env, story: Path):
    command = f"exec {sys.executable} -P -m tui extract story.txt >&-"
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=env, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr == b"onrecord: standard output: is closed\n"


def until_it_waits_for_more(pid: int, pipe: int) -> None:
    """Until the pipe is empty and the process sleeps over it (proc(5), the state in stat)."""
    left = array("i", [1])
    while left[0] or Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0] != "S":
        fcntl.ioctl(pipe, termios.FIONREAD, left)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc to know when the command waits")
def test_ctrl_c_ends_it_quietly(folder: Path, env):
    ours, theirs = os.pipe()
    command = [sys.executable, "-P", "-m", "tui", "extract", "-"]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=env,
        stdin=ours,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background job would inherit it ignored
    )
    os.write(theirs, b"It was late.\n")
    until_it_waits_for_more(process.pid, ours)
    os.close(ours)
    for _ in range(20):  # between two reads of standard input the interpreter may lose one
        os.killpg(process.pid, signal.SIGINT)
        try:
            out, err = process.communicate(timeout=3)
            break
        except subprocess.TimeoutExpired:
            continue
    os.close(theirs)
    assert process.returncode == 130
    assert out == b""
    assert err.strip() == b""

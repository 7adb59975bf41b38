"""`onrecord export`, `import` and `extract --format brat` end to end: files in, files out, people told."""

import csv
import io
import json
from pathlib import Path

import pytest

from tui.article import Article, Note, Span, Target
from tui.exchange.brat_attributions import attributions_of
from tui.exchange.brat_reading import read_standoff
from tui.session.home import Home
from tui.session.noted import take_in

STORY = '"It was late," said Ana Ruiz. The mayor said that the ferry would sail.\n'


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def story(folder: Path) -> Path:
    path = folder / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def noted(story: Path, tmp_path: Path) -> Path:
    """The story, with two notes of the reader whose home the command has."""
    article = Article(STORY, (), path=str(story))
    for number, (start, end, body, tags) in enumerate(((1, 12, "", ("check",)), (0, 28, "=Who?\x1b[2J", ())), 1):
        name = f"0000000{number}-0000-4000-8000-000000000000"
        target, time = Target.of(article.sha256, STORY, Span(start, end)), f"2025-03-0{number}T12:00:00.000Z"
        note = Note(name, target, body, "commenting" if body else "tagging", tags, "Zoë", time, time)
        take_in(article, [note], Home.under(tmp_path / "home"))
    return story


def test_notes_go_to_standard_output_as_json_lines(onrecord, noted: Path):
    done = onrecord("export")
    assert (done.returncode, done.stderr) == (0, b"")
    article, *notes = map(json.loads, done.stdout.splitlines())
    assert article["article"]["text"] == STORY
    assert [note["note"]["target"]["exact"] for note in notes] == [STORY[:28], "It was late"]
    assert b"\x1b" not in done.stdout


def test_csv_names_the_speaker(onrecord, noted: Path):
    done = onrecord("export", "--format", "csv", "story.txt")
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))
    assert [(row["Speaker"], row["Note"], row["Tags"]) for row in rows] == [
        ("Ana Ruiz", "'=Who?␛[2J", ""), ("Ana Ruiz", "", "check"),
    ]  # fmt: skip


def test_notes_are_chosen_by_tag_and_day(onrecord, noted: Path):
    def count(*options: str) -> int:
        done = onrecord("export", *options)
        assert done.returncode == 0
        return done.stdout.count(b'{"note"')

    assert [count("--tag", "check"), count("--since", "2025-03-02T00:00Z"), count("--tag", "no")] == [1, 1, 0]
    assert onrecord("export", "--tag", "no").stderr == b"onrecord: there are no such notes\n"
    assert b'"yesterday" is no date' in onrecord("export", "--since", "yesterday").stderr


def test_a_file_is_written_whole_and_never_over_another_unless_forced(onrecord, noted: Path, folder: Path):
    assert onrecord("export", "-o", "out.jsonl").returncode == 0
    written = (folder / "out.jsonl").read_bytes()
    assert written == onrecord("export").stdout
    (folder / "out.jsonl").write_text("mine")
    done = onrecord("export", "-o", "out.jsonl")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"onrecord: out.jsonl: is already there; --force writes over it\n"
    assert (folder / "out.jsonl").read_text() == "mine"
    assert onrecord("export", "-o", "out.jsonl", "--force").returncode == 0
    assert (folder / "out.jsonl").read_bytes() == written
    assert names(folder) == ["out.jsonl", "story.txt"]


def test_a_folder_of_brat_goes_out_and_comes_back(onrecord, noted: Path, folder: Path, env):
    assert onrecord("export", "--format", "brat", "-o", "gold").returncode == 0
    assert names(folder / "gold") == ["annotation.conf", "story.ann", "story.txt", "visual.conf"]
    assert (folder / "gold" / "story.txt").read_bytes() == STORY.encode()
    done = onrecord("export", "--format", "brat", "-o", "gold")
    assert done.returncode == 2
    told = b"onrecord: gold/annotation.conf: is already there, and so are 3 more; --force writes over it\n"
    assert done.stderr == told
    assert onrecord("export", "--format", "brat", "-o", "gold", "--force").returncode == 0
    fresh = {**env, "ONRECORD_HOME": str(folder / "fresh")}
    for said in (b"2 added", b"2 known already"):
        done = onrecord("import", "gold", env=fresh)
        assert (done.returncode, done.stdout) == (0, b"")
        assert done.stderr == b"onrecord: gold: " + said + b"\n"
    there = [line.split(b', "article"')[0] for line in onrecord("export", env=fresh).stdout.splitlines()[1:]]
    assert there == [line.split(b', "article"')[0] for line in onrecord("export").stdout.splitlines()[1:]]


def test_brat_needs_a_folder(onrecord, story: Path):
    for command in (("export",), ("extract", "story.txt")):
        done = onrecord(*command, "--format", "brat")
        assert done.returncode == 2
        assert b"brat is a folder of files; name one with -o" in done.stderr


def test_what_comes_in_only_in_part_ends_with_one(onrecord, noted: Path, folder: Path):
    (folder / "notes.jsonl").write_bytes(onrecord("export").stdout + b"\x1b]0;x\x07\n")
    done = onrecord("import", "notes.jsonl", "none.jsonl")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.splitlines() == [
        b"onrecord: notes.jsonl:4: not JSON",
        b"onrecord: notes.jsonl: 2 known already",
        b"onrecord: none.jsonl: no such file",
    ]
    assert onrecord("import", "none.jsonl").returncode == 2


def test_attributions_go_out_as_a_folder_of_brat(onrecord, story: Path, folder: Path):
    assert onrecord("extract", "story.txt", "--format", "brat", "-o", "said").returncode == 0
    standoff = read_standoff((folder / "said" / "story.ann").read_bytes(), STORY, "story.ann")
    lines = json.loads(onrecord("extract", "story.txt").stdout)["attributions"]
    found = attributions_of(standoff, STORY)
    assert [(q.id, q.speaker, [list(s) for s in q.content]) for q in found] == [
        (line["id"], line["speaker"], line["content"]) for line in lines
    ]


def test_a_folder_of_brat_stays_as_it_is_where_nothing_could_be_read(onrecord, story: Path, folder: Path):
    assert onrecord("extract", "none.txt", "--format", "brat", "-o", "said").returncode == 2
    assert names(folder) == ["story.txt"]

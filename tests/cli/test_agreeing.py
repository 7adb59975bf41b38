"""`onrecord agreement` end to end."""

import json
from pathlib import Path

import pytest

STORY = '"It was late," said Ana Ruiz. Nobody else spoke [/b].\n'
EVENT = "T1\tContent 0 14\t\nT2\tSource 20 28\t\nE1\tAttribution:T1 Content:T1 Source:T2\n"
OTHER = EVENT + "T3\tContent 30 52\t\nE2\tAttribution:T3 Content:T3\n"


@pytest.fixture
def annotators(folder: Path) -> Path:
    for name, held in {"a/x.txt": STORY, "a/x.ann": EVENT, "b/x.ann": OTHER}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(held, encoding="utf-8")
    return folder


def records(done, kind: str) -> list[dict[str, object]]:
    return [record for line in done.stdout.splitlines() if (record := json.loads(line))["record"] == kind]


def test_figures_are_records_where_nobody_looks(onrecord, annotators: Path):
    done = onrecord("agreement", "a", "b", "--differences")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [record["labels"] for record in records(done, "alpha")] == ["one label", "source", "cue", "content"]
    assert [record["value"] for record in records(done, "alpha")][1:3] == [1.0, None]
    (pair,) = records(done, "pair")
    assert (pair["annotators"], pair["words"], pair["figures"]["linked"]["f1"]) == (["a", "b"], 10, 0.6667)
    (difference,) = records(done, "difference")
    assert difference["annotators"] == ["a", "b"]
    assert (difference["kinds"], difference["second"]) == (["spurious"], {"content": [[30, 52]]})


def test_the_table_fits_eighty_columns_and_names_whose_each_side_is(onrecord, env, annotators: Path):
    env["COLUMNS"] = "80"
    done = onrecord("agreement", "a", "b", "--format", "table", "--between", "b", "a")
    lines = done.stdout.decode().splitlines()
    assert max(map(len, lines)) <= 80
    assert "only b at 30" in lines
    assert any(line.split() == ["b", "a"] for line in lines)
    assert "else spoke [/b]]." in done.stdout.decode()


def test_a_name_that_is_nobodys_is_told_with_those_that_there_are(onrecord, annotators: Path):
    done = onrecord("agreement", "a", "b", "--between", "a", "zoe")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "a, b are" in done.stderr.decode()


def test_what_is_left_out_is_told_and_makes_it_one(onrecord, annotators: Path):
    (annotators / "b" / "y.ann").write_text(EVENT, encoding="utf-8")
    done = onrecord("agreement", "a", "b")
    assert done.returncode == 1
    assert done.stderr.decode() == "onrecord: y: there is no text; left out\n"


def test_one_annotator_is_one_clear_line(onrecord, annotators: Path):
    done = onrecord("agreement", "a")
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1


def test_adjudication_needs_a_terminal_two_annotators_and_a_place_of_its_own(onrecord, annotators: Path):
    (annotators / "c").mkdir()
    (annotators / "c" / "x.ann").write_text(EVENT, encoding="utf-8")
    for words, told in (
        (("a", "b", "--adjudicate", "gold"), "needs a terminal"),
        (("a", "b", "c", "--adjudicate", "gold"), "between two"),
        (("a", "b", "--adjudicate", "a/gold"), "would lie in a"),
        (("a", "b", "--between", "a", "a", "--adjudicate", "gold"), "needs two annotators"),
    ):
        done = onrecord("agreement", *words)
        assert (done.returncode, done.stdout, told in done.stderr.decode()) == (2, b"", True), done.stderr
    assert not (annotators / "gold").exists()


def test_the_notes_are_compared_in_place_of_folders(onrecord, annotators: Path):
    for words in (("--notes", "a"), ()):
        done = onrecord("agreement", *words)
        assert (done.returncode, b"and not both" in done.stderr) == (2, True)
    done = onrecord("agreement", "--notes")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no article has corrections by two people" in done.stderr

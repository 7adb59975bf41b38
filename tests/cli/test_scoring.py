"""`onrecord score` end to end: a folder of gold in, figures out, people told on standard error."""

import json
import re
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).parents[2] / "docs" / "scoring.md"
STORY = '"It was late," said Ana Ruiz. Nobody else spoke [/b] of the bridge.\n'
RIGHT = (
    'T1\tContent 0 14\t"It was late,"\nT2\tCue 15 19\tsaid\nT3\tSource 20 28\tAna Ruiz\n'
    "E1\tAttribution:T2 Content:T1 Cue:T2 Source:T3\n"
)
MISSED = "T4\tContent 30 67\tNobody else spoke [/b] of the bridge.\nE2\tAttribution:T4 Content:T4\n"


@pytest.fixture
def gold(folder: Path) -> Path:
    made = folder / "gold"
    made.mkdir()
    (made / "a.txt").write_text(STORY, encoding="utf-8")
    (made / "a.ann").write_text(RIGHT + MISSED, encoding="utf-8")
    return made


def records(done, kind: str) -> list[dict[str, object]]:
    return [record for line in done.stdout.splitlines() if (record := json.loads(line))["record"] == kind]


def test_figures_are_records_where_nobody_looks(onrecord, gold: Path):
    done = onrecord("score", "gold")
    assert (done.returncode, done.stderr) == (0, b"")
    linked = next(record for record in records(done, "figure") if record["name"] == "linked")
    assert linked == {
        "record": "figure",
        "of": "attributions",
        "name": "linked",
        "precision": 1.0,
        "recall": 0.5,
        "f1": 0.6667,
        "gold": 2,
        "ours": 1,
    }
    (article,) = records(done, "article")
    assert (article["path"], article["differences"]) == ("gold/a.txt", {"missed": 1})
    assert records(done, "difference") == []


def test_with_errors_each_difference_is_a_record_with_its_spans(onrecord, gold: Path):
    (difference,) = records(onrecord("score", "gold", "--errors"), "difference")
    assert difference["kinds"] == ["missed"]
    assert (difference["gold"], difference["ours"], difference["start"]) == ({"content": [[30, 67]]}, {}, 30)


def test_the_table_fits_eighty_columns_and_shows_errors_side_by_side(onrecord, env, gold: Path):
    env["COLUMNS"] = "80"
    done = onrecord("score", "gold", "--format", "table", "--errors")
    lines = done.stdout.decode().splitlines()
    assert max(map(len, lines)) <= 80
    assert next(line for line in lines if line.startswith("linked")).split() == "linked 1.000 0.500 0.667 2 1".split()
    assert next(line for line in lines if line.startswith("a ")).split() == ["a", "0.667", "1"]
    shown = " ".join(lines[lines.index(next(line for line in lines if line.startswith("missed at 30"))) + 1 :])
    assert "[Nobody else spoke [/b] of the bridge.]" in " ".join(part for part in shown.split() if part != "–")


def test_a_broken_line_is_told_with_file_and_number_and_the_rest_is_scored(onrecord, gold: Path):
    (gold / "a.ann").write_text("T7 broken\n" + RIGHT, encoding="utf-8")
    done = onrecord("score", "gold")
    assert done.returncode == 1
    assert done.stderr.decode() == "onrecord: gold/a.ann:1: no annotation of brat\n"
    assert records(done, "figure")


def test_no_gold_is_one_clear_line(onrecord, gold: Path):
    (gold / "a.ann").unlink()
    for named in ("gold", "gold/a.txt", "nowhere"):
        done = onrecord("score", named)
        assert (done.returncode, done.stdout) == (2, b"")
        assert len(done.stderr.splitlines()) == 1


def test_speakers_may_lie_elsewhere(onrecord, folder: Path, gold: Path):
    (folder / "labels.tsv").write_text("a.txt\t20\t28\tname\t20\t28\n", encoding="utf-8")
    shares = records(onrecord("score", "gold", "--speakers", "labels.tsv"), "share")
    named = {record["name"]: record["rate"] for record in shares if record["of"] == "speakers"}
    assert named == {"speaker right, name": 1.0, "speaker right, all": 1.0, "source found": 1.0}


def test_only_the_worst_are_in_the_table(onrecord, gold: Path):
    for name in ("b", "c"):
        (gold / f"{name}.txt").write_text(STORY, encoding="utf-8")
        (gold / f"{name}.ann").write_text(RIGHT, encoding="utf-8")
    table = onrecord("score", "gold", "--format", "table", "--worst", "1").stdout.decode()
    assert "and 2 more: --worst 3" in table
    assert "\nb " not in table


def test_nothing_of_a_text_or_its_name_reaches_the_terminal_as_a_command(onrecord, gold: Path):
    text = 'He spoke of \x1b[31m"red\u202e" things.\n'
    name = "x\x1b[2J\u202e"
    (gold / f"{name}.txt").write_text(text, encoding="utf-8")
    (gold / f"{name}.ann").write_text("T1\tContent 12 24\t\nE1\tAttribution:T1 Content:T1\n", encoding="utf-8")
    for form in ("table", "jsonl"):
        done = onrecord("score", "gold", "--errors", "--format", form)
        assert all(line.isprintable() for line in done.stdout.decode().splitlines())


def test_every_record_and_field_stands_in_the_docs(onrecord, gold: Path):
    (gold / "speakers.tsv").write_text("a.txt\t20\t28\tname\t20\t28\n", encoding="utf-8")
    (gold / "event").mkdir()
    (gold / "event" / "b.txt").write_text(STORY, encoding="utf-8")
    rows = "".join(f"{start}\t{start + 4}\tRuiz\tACTOR\n" for start in (20, 30, 40))
    (gold / "event" / "b.chains.tsv").write_text(rows, encoding="utf-8")
    table = DOCUMENT.read_text(encoding="utf-8").split("## jsonl")[1].split("\n# ")[0]
    told = {cells[0]: set(cells[1:]) for row in table.splitlines() if (cells := re.findall("`([a-z0-9]+)`", row))}
    printed = [json.loads(line) for line in onrecord("score", "gold", "--errors").stdout.splitlines()]
    assert {record["record"] for record in printed} == told.keys() - {"record"}
    for record in printed:
        assert record.keys() - {"record"} - told[record["record"]] == set()

"""`onrecord compare` end to end: real files in, a table or data out, people told on standard error."""

import json
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
ONE = '"We have not stopped. We wait for the river," said Ana Ruiz. At least 380 houses were flooded.\n'
TWO = '"We have not stopped," said Ana Ruiz. The town counted 412 flooded houses. An official said that it rained.\n'


@pytest.fixture
def stories(folder: Path) -> Path:
    (folder / "a.txt").write_text(ONE, encoding="utf-8")
    (folder / "b.txt").write_text(TWO, encoding="utf-8")
    return folder


def objects(printed: bytes, kind: str) -> list[dict[str, Any]]:
    return [line for line in map(json.loads, printed.splitlines()) if line["type"] == kind]


def test_without_a_terminal_it_is_one_object_a_line_whose_spans_are_the_files_own(onrecord, stories: Path):
    done = onrecord("compare", ".")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [r["label"] for r in objects(done.stdout, "report")] == ["a", "b"]
    (utterance,) = objects(done.stdout, "utterance")
    assert [t["text"] for t in utterance["tellings"]] == [ONE[:45], TWO[:22]]
    (change,) = utterance["tellings"][1]["changes"]
    assert (change["kind"], [ONE[a:b] for a, b in change["full"]]) == ("left out", ["We wait for the river"])
    (disagreement,) = objects(done.stdout, "disagreement")
    assert [v["value"] for v in disagreement["versions"]] == [380, 412]
    places = [f for v in disagreement["versions"] for f in v["figures"]]
    assert [(ONE, TWO)[f["report"]][slice(*f["span"])] for f in places] == ["At least 380 houses", "412 flooded houses"]


def test_the_table_fits_in_80_columns_and_says_what_is_where(onrecord, env, stories: Path):
    env["COLUMNS"] = "80"
    done = onrecord("compare", "--format", "table", "a.txt", "b.txt")
    assert done.returncode == 0
    table = done.stdout.decode()
    assert max(map(len, table.splitlines())) <= 80
    titles = [line for line in table.splitlines() if line and not line.startswith(" ")]
    assert titles == [
        "2 reports",
        "Who speaks where",
        "The same words, told differently",
        "Only in one report",
        "Numbers and dates that disagree",
        "Sources without a name",
        "Share of voice",
    ]
    assert "left out: We wait for the river" in table
    assert "At least 380 houses (1)  ≠  412 flooded houses (2)" in table
    assert "An official (1)" in table


def test_the_same_article_twice_is_said_and_not_compared_with_itself(onrecord, stories: Path):
    (stories / "c.txt").write_text(ONE, encoding="utf-8")
    done = onrecord("compare", "a.txt", "c.txt", "b.txt")
    (caveat,) = objects(done.stdout, "caveat")
    assert (caveat["kind"], caveat["reports"]) == ("copy", [1, 0])
    assert [r["compared"] for r in objects(done.stdout, "report")] == [True, False, True]
    assert {s["report"] for s in objects(done.stdout, "statement")} == {0, 2}
    told = onrecord("compare", "--format", "table", "a.txt", "c.txt", "b.txt").stdout.decode()
    assert "c has the very words of a, and is not compared with it" in " ".join(told.split())


def test_one_report_is_shown_and_said_to_be_alone(onrecord, stories: Path):
    done = onrecord("compare", "a.txt")
    assert [c["kind"] for c in objects(done.stdout, "caveat")] == ["one report"]
    assert objects(done.stdout, "actor")
    assert done.returncode == 0


def test_an_article_without_statements_is_compared_and_said_to_have_none(onrecord, stories: Path):
    (stories / "c.txt").write_text("The river stood high at night. Houses were flooded.\n", encoding="utf-8")
    done = onrecord("compare", ".")
    assert {"type": "caveat", "kind": "no statements", "reports": [2], "share": 0.0} in objects(done.stdout, "caveat")


def test_what_cannot_be_read_is_told_and_the_rest_is_compared(onrecord, stories: Path):
    (stories / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    done = onrecord("compare", "a.txt", "c.txt", "none.txt", "b.txt")
    assert done.returncode == 1
    assert [line.split(":")[1].strip() for line in done.stderr.decode().splitlines()] == ["c.txt", "none.txt"]
    assert [r["label"] for r in objects(done.stdout, "report")] == ["a", "b"]


def test_nothing_readable_is_two_and_leaves_the_output_as_it_is(onrecord, stories: Path):
    (stories / "out.jsonl").write_text("kept")
    done = onrecord("compare", "none.txt", "-o", "out.jsonl")
    assert (done.returncode, done.stdout) == (2, b"")
    assert (stories / "out.jsonl").read_text() == "kept"
    assert onrecord("compare", "a.txt", "-o", "a.txt").returncode == 2
    assert (stories / "a.txt").read_text(encoding="utf-8") == ONE


def test_escapes_in_articles_and_names_reach_no_terminal(onrecord, folder: Path):
    (folder / "a\x1b[31m.txt").write_text('"It was \x1b[2Jlate\u202e," said Ana Ruiz.\n', encoding="utf-8")
    (folder / "b.txt").write_text('"It was late," said Ana Ruiz. [/] [bold]At 5:00.\n', encoding="utf-8")
    for form in ("table", "jsonl"):
        printed = onrecord("compare", "--format", form, ".").stdout.decode("utf-8")
        assert all(line.isprintable() for line in printed.splitlines())
    assert objects(onrecord("compare", ".").stdout, "statement")[0]["text"] == '"It was ␛[2Jlate▯,"'


def test_many_reports_are_summed_up(onrecord, folder: Path):
    for n in range(14):
        (folder / f"{n}.txt").write_text(ONE.replace("river", f"river number {n + 20}"), encoding="utf-8")
    done = onrecord("compare", "--format", "table", ".")
    assert done.returncode == 0
    assert "paraphrased" in done.stdout.decode()
    assert max(map(len, done.stdout.decode().splitlines())) <= 80


def test_a_page_is_one_file_with_the_words_of_the_reports(onrecord, stories: Path):
    done = onrecord("compare", ".", "--format", "html", "-o", "compared.html")
    assert (done.returncode, done.stdout) == (0, b"")
    page = (stories / "compared.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")
    assert "<del>We wait for the river</del>" in page
    assert "<mark>At least 380 houses</mark>" in page

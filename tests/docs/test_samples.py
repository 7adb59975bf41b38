"""The samples are what their README says: five reports of 300 to 900 words, their planted words in their places."""

import html
import re
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
REPORTS = sorted(p for p in SAMPLES.iterdir() if p.stem != "README")


def words(text: str) -> str:
    """Words alone: no tags, entities, quotation marks or asterisks, white space as single blanks, lower case."""
    bare = re.sub(r"<[^>]+>", "", html.unescape(text))
    return " ".join(re.sub("[“”‘’\"'*]", "", bare).lower().split())


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def rows_of(section: str) -> list[list[str]]:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    table = readme.split(f"## {section}")[1].split("\n## ")[0]
    return [cells(row) for row in table.splitlines() if row.startswith("|")][2:]


def quoted_cells() -> list[tuple[str, Path]]:
    """Every passage in double marks in the table of words, a sentence or clause each, with the report it is said of."""
    found = []
    for row in rows_of("What each outlet did with the same words"):
        for cell, report in zip(row[1:], REPORTS, strict=True):
            whole = not re.search('dropped|left out|without|gone|for "', cell)
            passages = re.findall('"([^"]+)"', cell) if whole else []
            found += [(part, report) for passage in passages for part in re.split(r"(?<=[.?!,]) ", passage)]
    return found


def test_there_are_five_reports_and_all_are_listed_in_their_order():
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([^`]+)`", readme, re.MULTILINE) == [p.name for p in REPORTS]
    assert len(REPORTS) == 5


@pytest.mark.parametrize("report", REPORTS, ids=lambda p: p.name)
def test_a_report_has_300_to_900_words(report):
    source = report.read_text(encoding="utf-8")
    source = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->", "", source, flags=re.DOTALL)
    assert 300 <= len(words(source).split()) <= 900


@pytest.mark.parametrize(("passage", "report"), quoted_cells())
def test_the_words_that_a_report_is_said_to_print_stand_in_it(passage, report):
    assert words(passage).strip(".,") in words(report.read_text(encoding="utf-8"))


def test_the_figures_that_disagree_stand_where_they_are_said_to():
    rows = rows_of("Where facts disagree")[:3]
    for row in rows:
        for cell, report in zip(row[1:], REPORTS, strict=True):
            figure = cell.replace("*", "")
            assert figure == "–" or figure.split()[-1] in words(report.read_text(encoding="utf-8")), (cell, report.name)


@pytest.mark.parametrize(
    ("names", "absent_from"),
    [(("Dröste", "Droste"), 4), (("Aasgard",), 5), (("Melda Basin Commission", "MBC"), 3)],
    ids=str,
)
def test_an_actor_of_four_reports_is_absent_from_the_fifth(names, absent_from):
    texts = [html.unescape(report.read_text(encoding="utf-8")) for report in REPORTS]
    present = [any(name in text for name in names) for text in texts]
    assert present == [number != absent_from for number in range(1, 6)]

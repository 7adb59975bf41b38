"""The documents say what the code does: settings, columns and fields are those that there are; links lead somewhere."""

import json
import re
from pathlib import Path

import pytest

from tui.article import Actor, Analysis, Article, Attribution, Mention, Span
from tui.exchange import csv_rows, jsonl
from tui.session.actions import PRESETS
from tui.session.config import check
from tui.session.settings import SETTINGS

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "samples" / "README.md"])


def document(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def fenced(text: str, language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def shape(value: object) -> object:
    """The keys of objects, all the way down, and the first of each list."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value and isinstance(value[0], dict) else None


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: f"{s.table}.{s.key}")
def test_every_setting_stands_in_the_docs_with_its_default(setting):
    row = next(row for row in document("config.md").splitlines() if f"| `{setting.key}` |" in row)
    assert row.split(" | ")[2] == f"`{setting.default}`"


def test_the_docs_name_no_setting_that_is_none():
    tables = document("config.md").split("## Tables")[1].split("```toml")[0]
    named = re.findall(r"^\| (?:`\[[\w.]+\]`)? ?\| `([\w-]+)` \|", tables, re.MULTILINE)
    assert named == [s.key for s in SETTINGS]


def test_the_configuration_shown_in_the_docs_has_no_fault(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text(fenced(document("config.md"), "toml"), encoding="utf-8")
    assert check(file) == ()


def test_the_fault_shown_in_the_docs_is_the_one_that_is_told(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('[view]\npalete = "default"\n', encoding="utf-8")
    assert str(check(file)[0]).removeprefix(str(file)) in document("config.md")


def test_every_preset_stands_in_the_docs():
    assert re.findall(r"^\| `(\w+)` \| (?:the table|`)", document("config.md"), re.MULTILINE) == list(PRESETS)


def test_the_columns_of_csv_stand_in_the_docs_in_their_order():
    table = document("extract.md").split("## csv")[1].split("\n\n## ")[0]
    cells = [row.split(" | ")[0] for row in table.splitlines() if row.startswith("| `")]
    assert re.findall(r"`(\w+)`", " ".join(cells)) == list(csv_rows.COLUMNS)


def test_a_line_of_jsonl_has_the_fields_of_the_example_in_their_order():
    text = '"It was late," said Ana Ruiz.'
    mention = Mention(Span(20, 28), "name")
    said = Attribution("q1", "direct", (Span(0, 14),), (Span(20, 28),), (Span(15, 19),), "a1", reasons=("…",))
    analysis = Analysis("1", (said,), (Actor("a1", "Ana Ruiz", "person", True, (), (mention,)),))
    line = jsonl.line(Article(text, (), path="a.txt"), analysis, "…", text=False)
    example = json.loads(fenced(document("extract.md"), "json"))
    assert json.dumps(shape(json.loads(line))) == json.dumps(shape(example))
    assert example["article"]["characters"] == len(text)
    for role in ("source", "cue", "content"):
        assert example["attributions"][0][role] == json.loads(line)["attributions"][0][role]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_links_inside_the_repository_lead_somewhere(path):
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    assert [t for t in targets if "://" not in t and not (path.parent / t).exists()] == []


def test_a_place_of_search_has_the_fields_that_the_docs_name():
    from tui.cli.hits import plain
    from tui.session.finding import Hit

    made = plain(Hit("article", "/a.txt", "", Span(0, 1), "w"))
    assert list(json.loads(fenced(document("notes.md"), "json"))) == list(made)
    table = document("notes.md").split("| Field | |")[1]
    assert re.findall(r"`(\w+)`", " ".join(row.split(" | ")[0] for row in table.splitlines())) == list(made)

"""docs/formats.md says what goes out: fields, columns, types and forms are those that there are."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

from tui.article import (
    ActorCorrection,
    Article,
    AttributionCorrection,
    Block,
    Finding,
    Note,
    Referent,
    Span,
    Target,
)
from tui.article.codec import article_to_plain
from tui.article.correction import ActorAct, AttributionAct
from tui.article.note_codec import note_to_plain
from tui.cli.exporting import export
from tui.exchange import digest, note_lines, note_rows, web_annotation
from tui.exchange.brat_files import files
from tui.exchange.brat_notes import TYPES
from tui.exchange.noted import NotedArticle
from tui.session.importing import SUFFIXES

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return re.split(r"^#+ ", PAGE.split(f"# {title}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]


def cells(title: str, table: int = 0) -> list[str]:
    """What is named in the first column of a table of a section, in its order."""
    tables = re.findall(r"^\|---.*\n((?:\|.*\n)+)", section(title), re.MULTILINE)
    return [name for row in tables[table].splitlines() for name in re.findall("`([^`]+)`", row.split(" | ")[0])]


def noted() -> NotedArticle:
    article = Article("Ana spoke.", (Block("paragraph", Span(0, 10)),), path="a.txt")
    sha256, time = article.sha256, "2025-03-01T12:00:00.000Z"
    target = Target.of(sha256, article.text, Span(0, 3))
    note = Note("00000001-0000-4000-8000-000000000000", target, "Who?", "commenting", ("check",), "Zoë", time, time)
    return NotedArticle(article, sha256, (note,))


def shape(value: object) -> object:
    return {key: shape(inner) for key, inner in value.items()} if isinstance(value, dict) else None


def test_the_forms_are_those_of_the_command():
    (option,) = (p for p in export.params if p.name == "form")
    named = re.findall(r"^\| \[`(\w+)`\]", PAGE, re.MULTILINE)
    assert sorted(named) == sorted(option.type.choices)
    endings = set(re.findall(r"`(\.\w+)`", PAGE.split("`import` knows a form")[1].split("\n\n")[0]))
    assert endings == set(SUFFIXES) - {".ndjson"}


def test_the_lines_of_jsonl_have_the_fields_of_the_example_in_their_order():
    example = re.search(r"^```json\n(.*?)^```", section("jsonl"), re.DOTALL | re.MULTILINE)[1]
    shown = [json.loads(one) for one in re.split(r"\n(?=\{)", example)]
    made = [json.loads(line) for line in note_lines.lines(noted())]
    assert [json.dumps(shape(one)) for one in shown] == [json.dumps(shape(one)) for one in made]
    assert shown[1]["note"]["target"]["span"] == made[1]["note"]["target"]["span"]


def test_the_fields_of_notes_and_articles_are_explained():
    assert [name for name in cells("jsonl") if name in note_to_plain(noted().notes[0])] == list(
        note_to_plain(noted().notes[0])
    )
    explained = set(cells("jsonl", 1))
    assert explained == set(article_to_plain(noted().article)) - {"markup"} | {"sha256"}


def test_every_act_and_field_of_corrections_is_explained():
    text = section("Corrections")
    acts = re.findall("`(\\w+)`", next(row for row in text.splitlines() if row.startswith("| `act` |")))[1:]
    assert acts == [*get_args(AttributionAct), *get_args(ActorAct)]
    of_actors = {field.name for field in fields(ActorCorrection)}
    assert set(cells("Corrections")) == of_actors | {f.name for f in fields(AttributionCorrection)} | {"of"}
    findings = re.findall("`(\\w+)`", next(row for row in text.splitlines() if row.startswith("| `was`, `now` |")))[2:]
    assert sorted(findings) == sorted(field.name for field in fields(Finding))
    assert re.findall(r'"(\w+)"', text.split("An actor, as")[1]) == [field.name for field in fields(Referent)]


def test_the_fields_of_web_annotations_are_explained():
    (annotation,) = json.loads("".join(web_annotation.lines([noted()])))["first"]["items"]
    assert cells("webannotation") == list(annotation)
    prose = section("webannotation")
    target = annotation["target"]
    for name in (*target["source"], *(key for selector in target["selector"] for key in selector)):
        assert f"`{name}`" in prose


def test_every_type_of_brat_is_explained():
    conf = next(file.content for file in files([noted()]) if file.name == "annotation.conf")
    declared = re.findall(r"^([A-Z][\w-]*)", conf, re.MULTILINE)
    named = re.findall("`([^`]+)`", section("brat").split("|---|---|")[1].split("\n\n")[0])
    assert [name for name in declared if name not in named and name not in TYPES and "Tag-" not in name] == []
    assert [name for name in named if name in TYPES] == list(TYPES)[: len(set(named) & set(TYPES))]
    assert [name for name in cells("brat") if name.isalpha() and name not in declared] == [
        "AnnotatorNotes", "Onrecord", "Spans",
    ]  # fmt: skip


def test_the_columns_of_csv_stand_in_the_docs_in_their_order():
    assert tuple(cells("csv")) == note_rows.COLUMNS


def test_the_front_matter_of_the_digest_is_explained():
    front = "".join(digest.lines([noted()])).split("---\n")[1]
    assert re.findall(r"^(\w+):", front, re.MULTILINE) == re.findall(
        "`(\\w+)`", section("markdown and card").split("front matter (")[1].split(")")[0]
    )

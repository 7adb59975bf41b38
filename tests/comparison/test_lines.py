"""The lines of jsonl: what the document promises is what is printed, and it leads to the right places."""

import json
import re
from pathlib import Path
from typing import Any

from tui.article import Article
from tui.comparison import cast, compare
from tui.comparison.lines import lines

DOCUMENT = Path(__file__).parents[2] / "docs" / "compare.md"
REPORTS = (
    "{Ana Ruiz: “We have not stopped. We wait for the river.”} *Ana Ruiz* said. At least 380 houses were flooded.",
    "{Ana Ruiz: “We have not stopped,”} *Ana Ruiz* said. {an official: “It rained,”} *an official* said. 412 houses.",
    "{Ana Ruiz: “We wait for the river.”} *Leo Marsh*; 412 flooded houses. {Mats Oring: So be it} *Mats Oring*, 5:00.",
    "*Leo Marsh* left. The 412 flooded houses stood empty, {Leo Marsh: “all of them.”}",
)


def printed(read, *marked: str) -> tuple[list[dict[str, Any]], list[Article]]:
    readings = [read(one, path=f"{n}.txt") for n, one in enumerate(marked)]
    articles = [article for article, _ in readings]
    shared = cast([analysis.actors for _, analysis in readings])
    return list(lines(compare(readings, shared), articles)), articles


def shape(value: object) -> object:
    """The keys of objects, all the way down, and of lists the first object."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items() if key != "stances"}
    if isinstance(value, list):
        found = [shape(inner) for inner in value if isinstance(inner, dict | list)]
        return max(found, key=lambda inner: len(str(inner)), default=None)
    return None


def test_every_type_has_the_fields_of_the_document_in_their_order(read) -> None:
    found, _ = printed(read, *REPORTS, REPORTS[0])
    block = re.search(r"```json\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    examples = [json.loads(line) for line in block[1].splitlines()]
    shown = {example["type"]: json.dumps(shape(example)) for example in examples}
    made: dict[str, str] = {}
    for line in found:
        made[line["type"]] = max(made.get(line["type"], ""), json.dumps(shape(line)), key=len)
    assert made == shown


def test_every_kind_that_is_printed_stands_in_the_document(read) -> None:
    from typing import get_args

    from tui.comparison.caveats import CaveatKind
    from tui.comparison.figures import FigureKind, Qualifier
    from tui.comparison.presence import Standing
    from tui.comparison.tellings import ChangeKind, EditKind

    text = DOCUMENT.read_text(encoding="utf-8")
    kinds = [
        kind for noun in (CaveatKind, FigureKind, Qualifier, Standing, ChangeKind, EditKind) for kind in get_args(noun)
    ]
    assert [kind for kind in kinds if f"`{kind}`" not in text] == []


def test_spans_give_the_words_that_are_printed_beside_them(read) -> None:
    found, articles = printed(read, *REPORTS)
    checked = 0
    for line in found:
        for part in _figures(line):
            assert articles[part["report"]].text[slice(*part["span"])] == part["text"]
            checked += 1
        if line["type"] == "statement":
            words = " … ".join(articles[line["report"]].text[slice(*span)] for span in line["content"])
            assert words == line["text"]
            checked += 1
    assert checked > 8


def _figures(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if "qualifier" in value else []
        return own + [f for inner in value.values() for f in _figures(inner)]
    return [f for inner in value for f in _figures(inner)] if isinstance(value, list) else []


def test_indices_of_utterances_are_those_of_their_lines(read) -> None:
    found, _ = printed(read, *REPORTS)
    utterances = [line for line in found if line["type"] == "utterance"]
    missed = [(line["report"], n) for line in found if line["type"] == "all_but_here" for n in line["utterances"]]
    assert missed
    for report, n in missed:
        assert {t["report"] for t in utterances[n]["tellings"]} == set(range(4)) - {report}


def test_nothing_that_json_does_not_know_is_left(read) -> None:
    found, _ = printed(read, *REPORTS, "{?: \ud800\x1b[2J}")
    assert [json.loads(json.dumps(line)) for line in found] == found

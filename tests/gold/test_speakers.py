"""The labelled speakers are sound: articles by the rule, sources of the gold, whole names. README.md says more."""

import random
import re
import runpy
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
DEV = SHARED / "gold" / "polnear" / "dev"

Source = tuple[tuple[int, int], ...]


class Label(NamedTuple):
    article: str
    start: int
    end: int
    form: str
    name: tuple[int, int] | None


def _labels() -> Iterator[Label]:
    for line in (HERE / "speakers.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            article, start, end, form, *name = line.split("\t")
            at = None if name == ["-", "-"] else (int(name[0]), int(name[1]))
            yield Label(article, int(start), int(end), form, at)


LABELS = tuple(_labels())


@pytest.fixture(scope="module")
def sources() -> dict[str, set[Source]]:
    """The different sources of each article, as the scorer reads them."""
    brat = runpy.run_path(str(SHARED / "measure" / "score.py"))["brat"]
    found = {path.name: brat(path.with_suffix(".ann")) for path in DEV.glob("*.txt")}
    return {name: {tuple(one["source"]) for one in ones if one["source"]} for name, ones in found.items()}


def _text(article: Path) -> str:
    return article.read_bytes().decode("utf-8")


def test_no_source_is_labelled_twice_and_the_forms_are_three() -> None:
    places = [label[:3] for label in LABELS]
    assert places == sorted(set(places), key=places.index)
    assert {label.form for label in LABELS} == {"name", "nominal", "pronoun"}
    assert all(label.name for label in LABELS if label.form == "name")


def test_the_readme_counts_the_labels_by_form() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    counts = Counter((label.form, label.name is not None) for label in LABELS)
    for form in ("name", "nominal", "pronoun"):
        assert f"| {form} | {counts[form, True]} | {counts[form, False]} |" in readme


@pytest.mark.shared
def test_the_articles_are_those_that_the_rule_draws(sources: dict[str, set[Source]]) -> None:
    outlets: dict[str, list[Path]] = {}
    for path in sorted(DEV.glob("*.txt")):
        if len(sources[path.name]) >= 5:
            outlets.setdefault(path.name.split("_")[0], []).append(path)
    draw, drawn = random.Random("speakers"), []
    for _, paths in sorted(outlets.items()):
        paths.sort(key=lambda path: (len(_text(path).split()), path.name))
        third = len(paths) // 3
        drawn += [draw.choice(paths[n * third : (n + 1) * third]).name for n in range(3)]
    drawn.remove(draw.choice(drawn))
    assert {label.article for label in LABELS} == set(drawn)


@pytest.mark.shared
def test_every_label_stands_on_a_source_of_the_gold_and_on_a_whole_name(sources: dict[str, set[Source]]) -> None:
    for article in {label.article for label in LABELS}:
        text = _text(DEV / article)
        for label in LABELS:
            if label.article == article:
                assert ((label.start, label.end),) in sources[article]
                if label.name:
                    start, end = label.name
                    assert re.search(r"[^\W\d_]", text[start:end])
                    assert not re.match(r"\w\w", text[end - 1 : end + 1])
                    assert not re.match(r"\w\w", text[start - 1 : start + 1])

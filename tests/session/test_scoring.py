"""Folders of gold: what is recognised, and the same figures as the measure that stands beside the gold."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tui.article import Fault, Unreadable
from tui.exchange import jsonl
from tui.scoring.casts import averages
from tui.session.extracting import extract
from tui.session.golds import find_gold
from tui.session.home import Home
from tui.session.scoring import Outcome, score

SHARED = Path(__file__).parents[2].parent / "shared"
GOLD = SHARED / "gold"
STORY = '"It was late," said Ana Ruiz. Nobody else spoke.\n'
EVENT = 'T1\tContent 0 14\t"It was late,"\nT2\tCue 15 19\tsaid\nT3\tSource 20 28\tAna Ruiz\n'
EVENT += "E1\tAttribution:T2 Content:T1 Cue:T2 Source:T3\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "gold"
    made.mkdir()
    (made / "a.txt").write_text(STORY, encoding="utf-8")
    return made


def test_gold_is_recognised_by_what_lies_beside_a_text(folder: Path):
    for name in ("a.ann", "a.conllu", "a.chains.tsv", "lone.chains.tsv", "lone.conllu"):
        (folder / name).touch()
    (folder / "event").mkdir()
    (folder / "event" / "1.txt").touch()
    (folder / "event" / "1.chains.tsv").write_text("0\t3\tRuiz\tACTOR\n", encoding="utf-8")
    (folder / "speakers.tsv").write_text("a.txt\t20\t28\tname\t20\t28\ngone.txt\t1\t2\tname\t1\t2\n", encoding="utf-8")
    gold = find_gold(folder)
    text, event = folder / "a.txt", folder / "event"
    assert gold.attributions == {text: folder / "a.ann"}
    assert gold.chains == {text: folder / "a.chains.tsv"}
    assert gold.casts == {event: {event / "1.txt": event / "1.chains.tsv"}}
    assert list(gold.speakers) == [text]
    assert gold.told == (f"{folder / 'speakers.tsv'}: 1 labels are of gone.txt, which is not in this folder",)


def test_a_folder_without_gold_is_a_fault_that_says_what_was_sought(folder: Path):
    with pytest.raises(Fault, match=r"holds no gold; there is no \.ann, .* and no speakers\.tsv"):
        find_gold(folder)
    with pytest.raises(Unreadable, match="is not there"):
        find_gold(folder / "none")
    with pytest.raises(Unreadable, match="is not a folder"):
        find_gold(folder / "a.txt")


def test_several_annotators_of_one_text_are_no_gold(folder: Path):
    for name in ("x.ann", "y.ann"):
        (folder / name).touch()
    with pytest.raises(Fault, match="several annotators, and none is gold"):
        find_gold(folder)


def test_each_kind_of_gold_gets_its_figures_and_each_broken_line_is_told(folder: Path, home: Home):
    (folder / "a.ann").write_text(EVENT + "T9 nonsense\n", encoding="utf-8")
    (folder / "a.chains.tsv").write_text("20\t28\t1\tperson\nx\n", encoding="utf-8")
    (folder / "speakers.tsv").write_text("a.txt\t20\t28\tname\t20\t28\n", encoding="utf-8")
    shown: list[tuple[int, int]] = []
    outcome = score(folder, home=home, on_progress=lambda done, total: shown.append((done, total)))
    by_subject = {report.subject: report for report in outcome.reports}
    assert list(by_subject) == ["attributions", "actors", "speakers"]
    assert by_subject["attributions"].total.counts["linked"].recall == 1.0
    assert by_subject["actors"].total.counts["mention"].recall == 1.0
    assert by_subject["speakers"].total.shares["speaker right, name"].rate == 1.0
    assert [line.removeprefix(f"{folder}/").split(":")[:2] for line in outcome.told] == [
        ["a.ann", "5"],
        ["a.chains.tsv", "2"],
    ]
    assert shown[-1] == (1, 1)


def test_the_worst_article_comes_first(folder: Path, home: Home):
    (folder / "a.ann").write_text(EVENT, encoding="utf-8")
    (folder / "b.txt").write_text(STORY, encoding="utf-8")
    (folder / "b.ann").write_text("T1\tContent 30 48\tNobody else spoke.\nE1\tAttribution:T1 Content:T1\n")
    (report,) = score(folder, home=home).reports
    assert [Path(article.path).name for article in report.articles] == ["b.txt", "a.txt"]
    assert [d.kinds for d in report.articles[0].differences] == [("spurious",), ("missed",)]
    assert report.articles[1].differences == ()
    assert report.confidence is not None
    assert sum(b.count for b in report.confidence.bins) == 2


def test_a_text_that_cannot_be_read_is_left_out_and_told(folder: Path, home: Home):
    (folder / "a.ann").write_text(EVENT, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    (folder / "b.ann").write_text(EVENT, encoding="utf-8")
    outcome = score(folder, home=home)
    assert outcome.reports[0].total.counts["linked"].gold == 1
    assert len(outcome.told) == 1


def test_reports_of_an_event_share_one_cast(folder: Path, home: Home):
    event = folder / "event"
    event.mkdir()
    for n in range(3):
        (event / f"{n}.txt").write_text(STORY, encoding="utf-8")
        (event / f"{n}.chains.tsv").write_text("20\t28\tRuiz\tACTOR\n", encoding="utf-8")
    (scored,) = score(folder, home=home).events
    (cast,) = scored.casts
    assert (cast.chain, cast.actor, cast.mentions, cast.reports, cast.f1) == ("Ruiz", "Ana Ruiz", 3, 3, 1.0)


@pytest.fixture
def measured(home: Home, score_py: ModuleType) -> Callable[[str, Path, list[list[Path]]], dict[str, float]]:
    """What the measure says of what `onrecord extract` prints of groups of files."""

    def run(what: str, gold: Path, groups: list[list[Path]]) -> dict[str, float]:
        printed = "".join(
            f"{jsonl.line(result.article, result.analysis, '', text=False)}\n"
            for files in groups
            for result in extract([str(file) for file in files], home=home)
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO(printed))
            patch.setattr(sys, "stdout", out := io.StringIO())
            patch.setattr(sys, "argv", ["score.py", what, str(gold), "--json"])
            assert score_py.main() == 0
        return json.loads(out.getvalue())

    return run


def figures(outcome: Outcome) -> dict[str, float]:
    """Our figures by the names of the measure."""
    named: dict[str, float] = {}
    for report in outcome.reports:
        named |= {name: count.f1 for name, count in report.total.counts.items() if name != "b-cubed"}
        named |= {name: share.rate for name, share in report.total.shares.items()}
        if "b-cubed" in report.total.counts:
            b_cubed = report.total.counts["b-cubed"]
            named["b-cubed precision (shared mentions)"] = b_cubed.precision
            named["b-cubed recall (all gold mentions)"] = b_cubed.recall
            named["b-cubed f1"] = b_cubed.f1
    if outcome.events:
        means = averages(cast for event in outcome.events for cast in event.casts)
        named |= {"chains": means.chains, "precision": means.precision, "recall": means.recall, "f1": means.f1}
        named["found (f1 >= 0.5)"] = means.found
    return named


@pytest.mark.shared
def test_attributions_get_the_figures_of_the_measure(tmp_path: Path, home: Home, measured):
    """The measure sees no span that stands below its event, so it is given the files with spans first.

    Its figures in order of gold (ggt) hang on the order of the lines, ours on that of the text.
    """
    plain, ordered = tmp_path / "plain", tmp_path / "ordered"
    plain.mkdir()
    ordered.mkdir()
    for text in sorted((GOLD / "polnear" / "dev").glob("*.txt"))[::3]:
        marked = text.with_suffix(".ann")
        for file in (text, marked):
            shutil.copy(file, plain)
            shutil.copy(file, ordered)
        lines = marked.read_bytes().decode().split("\n")
        (ordered / marked.name).write_bytes("\n".join(sorted(lines, key=lambda x: not x.startswith("T"))).encode())
    theirs = measured("polnear", ordered, [sorted(ordered.glob("*.txt"))])
    ours = figures(score(plain, home=home))
    assert ours.keys() == theirs.keys()
    for name, value in theirs.items():
        assert ours[name] == pytest.approx(value, abs=0.001 if name.startswith("ggt") else 0.0005), name


@pytest.mark.shared
def test_actors_within_an_article_get_the_figures_of_the_measure(home: Home, measured):
    gold = GOLD / "gum" / "dev"
    assert figures(score(gold, home=home)) == pytest.approx(
        measured("chains", gold, [sorted(gold.glob("*.txt"))]), abs=0.0005
    )


@pytest.mark.shared
def test_actors_across_reports_get_the_figures_of_the_measure(tmp_path: Path, home: Home, measured):
    gold = tmp_path / "events"
    for event in sorted((GOLD / "newswcl50" / "dev").iterdir())[::2]:
        shutil.copytree(event, gold / event.name)
    groups = [sorted(event.glob("*.txt")) for event in sorted(gold.iterdir())]
    assert figures(score(gold, home=home)) == pytest.approx(measured("actors", gold, groups), abs=0.0005)


@pytest.mark.shared
def test_speakers_get_the_figures_of_the_measure(tmp_path: Path, home: Home, measured):
    """Labels made of gold's own sources: each its own name, every seventh of nobody, every third of the one before."""
    texts = sorted((GOLD / "polnear" / "dev").glob("*.txt"))[:12]
    rows = []
    for text in texts:
        shutil.copy(text, tmp_path)
        lines = text.with_suffix(".ann").read_bytes().decode().split("\n")
        spans = [line.split("\t")[1].split(" ", 1)[1].split(";")[0] for line in lines if "\tSource " in line]
        for n, span in enumerate(spans):
            form = ("name", "nominal", "pronoun")[n % 3]
            name = "- -" if n % 7 == 6 else spans[n - 1] if n % 3 == 2 else span
            rows.append("\t".join([text.name, *span.split(), form, *name.split()]))
    (tmp_path / "speakers.tsv").write_text("\n".join(rows), encoding="utf-8")
    theirs = measured("speakers", tmp_path / "speakers.tsv", [sorted(tmp_path.glob("*.txt"))])
    assert figures(score(tmp_path, home=home)) == pytest.approx(theirs, abs=0.0005)

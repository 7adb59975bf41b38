"""Whom the engine takes sources to mean, against the labelled speakers, counted as `score.py speakers` does."""

from pathlib import Path
from types import ModuleType

import pytest

from tui import readers
from tui.extraction import analyse

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
LABELS = HERE.parent / "gold" / "speakers.tsv"


@pytest.mark.shared
def test_a_source_is_taken_to_mean_whom_a_reader_would_say(score_py: ModuleType) -> None:
    names = sorted({line.split("\t")[0] for line in LABELS.read_text("utf-8").splitlines() if line[:1] != "#"})
    found = {}
    for name in names:
        analysis = analyse(readers.read(str(SHARED / "gold" / "polnear" / "dev" / name)))
        found[name] = {
            "attributions": [
                {"source": [list(s) for s in q.source], "speaker": q.speaker} for q in analysis.attributions
            ],
            "actors": [{"id": a.id, "mentions": [{"span": list(m.span)} for m in a.mentions]} for a in analysis.actors],
        }
    tally = score_py.Tally()
    score_py.speakers(LABELS, found, tally)
    figures = {key.removeprefix("speaker right, "): recall for key, _, recall, *_ in tally.rows()}
    assert figures["name"] >= 0.9
    assert figures["pronoun"] >= 0.85
    assert figures["nominal"] >= 0.72

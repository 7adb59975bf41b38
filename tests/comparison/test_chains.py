"""The cast against gold: actors of five reports of one event, as `score.py actors` counts them."""

from pathlib import Path
from types import ModuleType

import pytest

from tui import readers
from tui.comparison import cast, recast
from tui.session.analysing import analyse

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.shared
def test_the_chains_of_gold_are_found_across_the_reports(score_py: ModuleType) -> None:
    events = SHARED / "gold" / "newswcl50" / "dev"
    found = {}
    for event in sorted(events.iterdir()):
        paths = sorted(event.glob("*.txt"))
        analyses = [analyse(readers.read(str(path))) for path in paths]
        shared = cast([analysis.actors for analysis in analyses])
        for n, (path, analysis) in enumerate(zip(paths, analyses, strict=True)):
            actors = recast(analysis, n, shared).actors
            plain = [{"id": a.id, "mentions": [{"span": list(m.span)} for m in a.mentions]} for a in actors]
            found[f"{event.name}/{path.name}"] = {"actors": plain}
    figures = score_py.actors(events, found, None, [])
    assert (figures["chains"], figures["found (f1 >= 0.5)"]) == (19, 1.0)
    assert figures["f1"] >= 0.93

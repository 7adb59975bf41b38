"""The comparison on the screen over five real events: what it lists is what the reports have, and leads there."""

import re
from pathlib import Path
from typing import Any

import pytest

from tui import readers
from tui.app.views.item import Marked
from tui.article import SPEECH
from tui.comparison import recast
from tui.session.analysing import analyse

EVENTS = Path(__file__).parents[3] / "shared" / "gold" / "newswcl50" / "dev"
VIEWS = "1234567"
CHARTS = "7"
"""What tells of an item how often and how long, and not in which words."""
_CELL = re.compile(r"┃ +(\d+)\+(\d+)|│ +(\d+)|(named) (\d+)|(–|absent)")

pytestmark = pytest.mark.shared


@pytest.fixture(params=range(5), ids=lambda n: f"event-{n}")
def event(request: pytest.FixtureRequest, still: Any) -> Any:
    """The five reports of an event, analysed."""
    articles = [readers.read(str(path)) for path in sorted((EVENTS / f"event-{request.param}").glob("*.txt"))]
    return still([(article, analyse(article)) for article in articles])


async def test_what_is_listed_is_in_the_reports_and_leads_there_and_back(event: Any, reading: Any) -> None:
    async with reading(event, (160, 48)) as reader:
        await reader.press("C")
        for key in VIEWS:
            await reader.press(key)
            screen = reader.app.screen
            listed = [n for n, item in enumerate(screen.list.items) if item.spots]
            for item in screen.list.items:
                assert all(s.span is None or s.span.of(event.article(s.report).text).strip() for s in item.spots)
            if key == "2":
                counts_are_those_of_the_reports(screen, event)
                nobody_is_there_twice(screen)
            for n in dict.fromkeys((*listed[:1], *listed[len(listed) // 2 :][:1])):
                await leads_there_and_back(reader, n, in_words=key != CHARTS)


async def leads_there_and_back(reader: Any, at: int, *, in_words: bool) -> None:
    """Enter on the last place of an item opens the words that are told of it, and the way back leads to its row."""
    screen = reader.app.screen
    item = screen.list.items[at]
    nth = max((n for n, spot in enumerate(item.spots) if spot.span), default=0)
    spot, before = item.spots[nth], screen.listed._replace(key=item.key, nth=nth)
    if spot.span is None:
        return
    screen.list.go(at, nth)
    await reader.rest()
    told = plain(screen.detail.detail.lines)
    await reader.press("enter")
    if spot.lists and item.actor:
        assert reader.app.screen.at.view == "compare-voice"
        await reader.press("enter")
    assert reader.app.screen is reader.screen, item.key
    assert (reader.screen.report, reader.screen.view.cursor) == (spot.report, spot.span.start), item.key
    words = " ".join(spot.span.of(reader.screen.view.article.text).split()[:3])
    assert words in told or not in_words, item.key
    await reader.press(*["ctrl+o"] * (2 if spot.lists and item.actor else 1))
    assert reader.app.screen.listed == before


def plain(lines: Any) -> str:
    """The words of lines, on one line and without the signs of a word diff."""
    return " ".join("".join(words for line in lines for words, _ in (*line, (" ", ()))).translate(_SIGNS).split())


_SIGNS = {ord(sign): None for sign in "⟨⟩"}


def counts_are_those_of_the_reports(screen: Any, event: Any) -> None:
    """Statements and mentions of every cell, as the analyses have them and as the row writes them."""
    found = event.cast().result()
    analyses = [recast(event.analysis(n), n, found) for n in range(len(event))]
    for row, item in zip(screen.seen.comparison.matrix, screen.list.items, strict=True):
        written = _CELL.findall("".join(w for w, _ in item.row(150, Marked(0))))
        assert len(written) == len(analyses), row.actor.name
        for cell, analysis, shown in zip(row.cells, analyses, written, strict=True):
            said = [q for q in analysis.attributions if q.speaker == row.actor.id and q.stance in SPEECH]
            named = [m for a in analysis.actors if a.id == row.actor.id for m in a.mentions if m.kind != "pronoun"]
            quoted = sum(q.kind != "indirect" for q in said)
            assert (cell.quoted, cell.paraphrased, cell.mentions) == (quoted, len(said) - quoted, len(named))
            if quoted:
                assert shown[:2] == (str(quoted), str(len(said) - quoted)), row.actor.name
            elif said:
                assert shown[2] == str(len(said)), row.actor.name
            else:
                assert shown[4] == (str(len(named)) if named else ""), row.actor.name


def nobody_is_there_twice(screen: Any) -> None:
    """No full name is a name of two persons."""
    rows = [row.actor for row in screen.seen.comparison.matrix if row.actor.kind == "person"]
    names = [{name for name in (actor.name, *actor.aliases) if len(name.split()) > 1} for actor in rows]
    twice = {name for n, one in enumerate(names) for other in names[:n] for name in one & other}
    assert not twice

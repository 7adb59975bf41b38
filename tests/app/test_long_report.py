"""A report so long that its parts are analysed first: what is on the screen, and where the reader goes on to."""

from concurrent.futures import Future
from dataclasses import replace
from typing import Any

import pytest

from tui.article import (
    Actor,
    Analysis,
    Article,
    Attribution,
    AttributionCorrection,
    Block,
    Finding,
    Mention,
    Referent,
    Span,
    hull,
)
from tui.notes import Change

PARAGRAPH = "Nothing happened here for a very long time, and nobody spoke of it in all those years, not even at night. "
SAYING = "The harbour is closed, Ana Ruiz said."
EVERY = 60
"""Paragraphs from one statement to the next: further than a screen."""


def long_report() -> tuple[Article, Analysis]:
    blocks, attributions, text = [], [], ""
    for n in range(900):
        words = SAYING if n % EVERY == EVERY // 2 else PARAGRAPH.strip()
        at = len(text)
        if words == SAYING:
            content, source, cue = Span(at, at + 21), Span(at + 23, at + 31), Span(at + 32, at + 36)
            attributions.append(Attribution(f"q{n}", "indirect", (content,), (source,), (cue,), "a1"))
        blocks.append(Block("paragraph", Span(at, at + len(words))))
        text += words + "\n\n"
    ana = Actor("a1", "Ana Ruiz", "person", True, (), tuple(Mention(q.source[0], "name") for q in attributions))
    return Article(text, tuple(blocks), path="long.txt"), Analysis("still", tuple(attributions), (ana,))


@pytest.fixture
def long(two: Any) -> Any:
    """A sitting whose one report is analysed in parts at once, and whole when `whole` is told."""
    article, analysis = long_report()

    class LongSession(type(two)):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__([(article, analysis)])
            self.whole: Future[Analysis] = Future()
            self.asked: list[Span] = []
            self.unanswered = 1

        def analysis(self, n: int) -> Analysis | None:
            return analysis if self.whole.done() else None

        def analyse(self, n: int, window: Span | None = None, *, priority: int = 1) -> "Future[Analysis]":
            if window is None:
                return self.whole
            self.asked.append(window)
            inside = tuple(q for q in analysis.attributions if window.start <= q.start < window.end)
            part: Future[Analysis] = Future()
            part.set_result(replace(analysis, attributions=inside, window=window))
            return part

    return LongSession()


async def test_the_next_statement_is_found_beyond_the_part_that_is_analysed(long: Any, reading: Any) -> None:
    """] asks for more of the text until something is found, forwards and backwards, and counts right."""
    starts = [q.start for q in long_report()[1].attributions]
    async with reading(long) as reader:
        assert long.asked[0].end < starts[0]
        await reader.press("]")
        assert reader.screen.view.cursor == starts[0]
        await reader.press("3", "]")
        assert reader.screen.view.cursor == starts[3]
        assert long.asked[-1].end < starts[-1]
        await reader.press("G", "[")
        assert reader.screen.view.cursor == starts[-1]
        await reader.press("4", "[")
        assert reader.screen.view.cursor == starts[-5]


async def test_it_is_not_the_last_statement_while_more_may_come(long: Any, reading: Any) -> None:
    """The end of a part is not the end of the report; the end of the report is."""
    starts = [q.start for q in long_report()[1].attributions]
    async with reading(long) as reader:
        for n, start in enumerate(starts):
            await reader.press("]")
            assert reader.screen.view.cursor == start
            assert ("last" in reader.status) is False, n
        await reader.press("]")
        assert reader.screen.view.cursor == starts[-1]
        assert "last attribution" in reader.status


async def test_what_comes_onto_the_screen_is_analysed(long: Any, reading: Any) -> None:
    """Going on by pages asks for the part that shows, and marks it."""
    async with reading(long) as reader:
        view, saying = reader.screen.view, long_report()[1].attributions[2]
        reader.screen.go(type(reader.screen.spot)(0, saying.start), where="middle")
        await reader.rest()
        assert any(asked.start <= saying.start < asked.end for asked in long.asked)
        assert saying in view.painting.attributions
        before = len(long.asked)
        await reader.press("j", "k")
        assert len(long.asked) <= before + 1


async def test_a_cursor_that_has_moved_meanwhile_stays_where_it_is(long: Any, reading: Any) -> None:
    """What the reader did since counts more than what was asked before."""
    async with reading(long) as reader:
        reader.screen.run(reader.screen.keys.read("]", ("text",)))
        reader.screen.view.move_to(5)
        await reader.rest()
        assert reader.screen.view.cursor == 5


async def test_once_the_whole_is_there_parts_are_asked_for_no_more(long: Any, reading: Any) -> None:
    """And the last statement is the last."""
    async with reading(long) as reader:
        long.whole.set_result(long_report()[1])
        long.unanswered = 0
        await reader.rest()
        asked = len(long.asked)
        await reader.press("G", "[", "]")
        assert "last attribution" in reader.status
        assert len(long.asked) == asked
        assert len(reader.screen.view.painting.attributions) == 15


async def test_what_the_reader_corrected_counts_in_the_part_that_comes_first(long: Any, reading: Any) -> None:
    """And an attribution that was accepted outside of it is not counted twice."""
    found = [*long_report()[1].attributions]
    finding = Finding(found[0].content, found[0].source, found[0].cue, "indirect", Referent("Ben Okafor"))
    for n, act in ((0, "speaker"), (1, "reject"), (8, "accept")):
        was = replace(finding, content=found[n].content, source=found[n].source, cue=found[n].cue)
        correction = AttributionCorrection(act, was, None if act == "reject" else was)  # type: ignore[arg-type]
        long.notes.do(act, 0, [Change(None, long.notes.make(0, hull(was.content), correction=correction))])
    async with reading(long) as reader:
        await reader.press("]")
        assert reader.screen.view.cursor == found[0].start
        assert "Ben Okafor" in reader.screen.status.told
        await reader.press("]")
        assert reader.screen.view.cursor == found[2].start
        part = reader.screen.analyst.known(0)
        assert max(q.start for q in part.attributions) < found[8].start

"""The screen that adjudicates: keys in, verdicts on the disk, everything told."""

from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from tui.app.adjudication import AdjudicationApp
from tui.app.screens.adjudicate_keys import KEYS
from tui.article import Attribution, BadConfig, Span
from tui.scoring.agreement import Annotated, Reading
from tui.session.adjudicating import Adjudication
from tui.session.config import Config

TEXT = "Ana Ruiz said the [red] ferry would sail. “It was late,” the mayor added.\n\nNobody spoke of the bridge.\n"


def said(content: str, source: str = "", cue: str = "") -> Attribution:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span(TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()

    return Attribution("q", "indirect", spans(content), spans(source), spans(cue))


ANA = Reading("ana", (said("the [red] ferry would sail", "Ana Ruiz", "said"), said("“It was late,”", "the mayor")))
BEN = Reading("ben", (said("ferry would sail", "Ana Ruiz", "said"), said("of the bridge", "Nobody")))


@pytest.fixture
def adjudication(tmp_path: Path) -> Adjudication:
    """Three questions: other words, only ana, only ben."""
    return Adjudication([Annotated("report", TEXT, (ANA, BEN))], "ana", "ben", tmp_path / "gold")


@asynccontextmanager
async def opened(adjudication: Adjudication, size: tuple[int, int] = (80, 24)) -> Any:
    app = AdjudicationApp(adjudication, Config())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def lines(pilot: Any) -> list[str]:
    rendered = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in rendered]


async def press(pilot: Any, *keys: str) -> list[str]:
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()
    return lines(pilot)


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
async def test_both_sides_stand_in_the_text_with_signs_and_nothing_is_markup(adjudication, size):
    async with opened(adjudication, size) as pilot:
        shown = lines(pilot)
        assert len(shown) == size[1]
        assert shown[0] == " other words · report at 0"
        assert shown[1].split() == ["1", "ana", "2", "ben"]
        half = size[0] // 2
        left, right = (
            " ".join(" ".join(part).split()) for part in zip(*((x[:half], x[half:]) for x in shown[2:-2]), strict=True)
        )
        assert left.startswith("{Ana Ruiz} <said> [the [red] ferry would sail]. “It was late,”")
        assert right.startswith("{Ana Ruiz} <said> the [red] [ferry would sail]. “It was late,”")
        assert shown[-2] == " 1 of 3 · 3 left · not decided"
        assert shown[-1].split()[:4] == ["1", "ana", "2", "ben"]


async def test_a_verdict_is_on_the_disk_and_the_next_question_shown(adjudication):
    async with opened(adjudication) as pilot:
        shown = await press(pilot, "1")
        assert shown[0] == " only ana · report at 42"
        assert shown[-2] == " 2 of 3 · 2 left · not decided"
        assert "the [red] ferry would sail" in (adjudication.gold / "report.ann").read_text(encoding="utf-8")
        shown = await press(pilot, "k")
        assert shown[1].split() == ["1", "ana", "✓", "2", "ben"]
        assert shown[-2] == " 1 of 3 · 2 left · decided: ana"
        shown = await press(pilot, "2", "k", "k")
        assert shown[-2] == " 1 of 3 · 2 left · decided: ben"


async def test_what_one_side_does_not_have_is_said(adjudication):
    async with opened(adjudication) as pilot:
        shown = await press(pilot, "j")
        assert shown[3].split()[-3:] == ["–", "nothing", "here"]
        shown = await press(pilot, "j")
        assert shown[0] == " only ben · report at 75"
        assert shown[3].startswith(" – nothing here")


async def test_all_decided_is_said_and_undo_goes_back_to_each(adjudication):
    async with opened(adjudication) as pilot:
        shown = await press(pilot, "0", "1", "2")
        assert shown[-2] == " all 3 are decided; the gold set is whole"
        assert (await press(pilot, "n"))[-2] == " all are decided"
        for n in (3, 2, 1):
            shown = await press(pilot, "u")
            assert shown[-2] == f" {n} of 3 · {4 - n} left · not decided"
        assert (await press(pilot, "u"))[-2] == " there is nothing left to take back"


async def test_n_and_capital_n_pass_over_what_is_decided(adjudication):
    async with opened(adjudication) as pilot:
        await press(pilot, "j", "0")
        assert pilot.app.screen.at == 2
        assert (await press(pilot, "N"))[-2].startswith(" 1 of 3")
        assert (await press(pilot, "n"))[-2].startswith(" 3 of 3")
        assert (await press(pilot, "g"))[-2].startswith(" 1 of 3")
        assert (await press(pilot, "G", "j"))[-2].startswith(" 3 of 3")


async def test_it_begins_with_the_first_that_is_not_decided(adjudication):
    adjudication.decide(0, "first")
    async with opened(adjudication) as pilot:
        assert lines(pilot)[-2].startswith(" 2 of 3 · 2 left")


async def test_a_decision_that_cannot_be_kept_is_told_and_not_taken(adjudication):
    async with opened(adjudication) as pilot:
        (adjudication.gold / "adjudication.jsonl").write_text('{"annotators": ["ana", "ben"]}\n\n', encoding="utf-8")
        shown = await press(pilot, "1")
        assert shown[-2].startswith(" was changed elsewhere meanwhile, and was left so; quit and open it again")
        assert (pilot.app.screen.at, adjudication.choice(0)) == (0, None)
        assert (await press(pilot, "j"))[-2].startswith(" 2 of 3 · 3 left")


async def test_what_is_too_long_for_the_screen_is_scrolled_and_the_next_begins_at_its_top(tmp_path: Path):
    text = "".join(f"Ana said line {n} of it. " for n in range(60))
    many = tuple(Span(m, m + 9) for m in range(9, len(text) - 20, 25))
    ana = Reading("ana", (Attribution("q", "indirect", many),))
    ben = Reading(
        "ben", (Attribution("q", "indirect", many[:-1], (Span(0, 3),)), Attribution("q", "indirect", many[-1:]))
    )
    asked = Adjudication([Annotated("long", text, (ana, ben))], "ana", "ben", tmp_path / "gold")
    async with opened(asked, (80, 12)) as pilot:
        top = lines(pilot)[3]
        assert (await press(pilot, "space"))[3] != top
        assert (await press(pilot, "b"))[3] == top
        await press(pilot, "space", "j")
        assert pilot.app.screen.query_one("VerticalScroll").scroll_y == 0


async def test_help_names_every_key_and_q_leaves(adjudication):
    async with opened(adjudication, (110, 40)) as pilot:
        shown = "\n".join(await press(pilot, "question_mark"))
        for row in KEYS:
            assert row.title.format(first="ana", second="ben") in shown
        await press(pilot, "escape")
        assert (await press(pilot, "j"))[-2].startswith(" 2 of 3")
        await pilot.press("q")
    assert pilot.app.return_value == 0


@pytest.mark.parametrize("width", [24, 40, 80, 200])
async def test_the_line_of_keys_keeps_help_and_quit_and_fits(adjudication, width: int):
    async with opened(adjudication, (width, 24)) as pilot:
        shown = lines(pilot)
        assert shown[-1].endswith("? help  q quit")
        assert all(cell_len(line) <= width for line in shown)


def test_an_unknown_theme_is_refused_before_anything_is_shown(adjudication):
    with pytest.raises(BadConfig, match="no theme"):
        AdjudicationApp(adjudication, Config(theme="nope"))

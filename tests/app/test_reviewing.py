"""The review at the keyboard: the least certain first, one key an answer, taken up again, summed up at the end."""

from dataclasses import replace
from typing import Any

import pytest


@pytest.fixture
def unsure(two: Any) -> Any:
    """Two reports in which the second attribution of the first is the least certain, then the first of the second."""
    (first, found), (second, other) = two.reports
    sure = [replace(q, confidence=c) for q, c in zip(found.attributions, (0.8, 0.2, 0.9), strict=True)]
    rest = [replace(q, confidence=c) for q, c in zip(other.attributions, (0.4, 0.95), strict=True)]
    two.reports = [
        (first, replace(found, attributions=tuple(sure))),
        (second, replace(other, attributions=tuple(rest))),
    ]
    return two


async def test_the_least_certain_is_asked_about_first_and_each_answer_moves_on(unsure: Any, reading: Any) -> None:
    async with reading(unsure) as reader:
        await reader.press("R")
        assert reader.here.startswith("“It is not safe")
        assert "0 done, 5 left" in reader.text
        await reader.press("a")
        assert reader.here.startswith("the market will not survive")
        assert "1 done, 4 left" in reader.text
        await reader.press("x")
        assert reader.here.startswith("The bridge will close")
        acts = [note.correction.act for n in (0, 1) for note in reader.app.session.notes.of(n)]
        assert acts == ["accept", "reject"]


async def test_undo_goes_back_to_the_one_before_as_it_was(unsure: Any, reading: Any) -> None:
    async with reading(unsure) as reader:
        await reader.press("R", "a", "space", "u", "u")
        assert reader.here.startswith("“It is not safe")
        assert reader.app.session.notes.of(0) == ()
        assert "0 done, 5 left" in reader.text
        await reader.press("u")
        assert "this is where the review began" in reader.status


async def test_a_speaker_is_corrected_and_a_tag_put_on_with_a_digit(unsure: Any, reading: Any) -> None:
    async with reading(unsure) as reader:
        await reader.press("G", "t", *"check", "enter", "R", "c", *"Okaf", "enter", "1")
        notes = [note for n in (0, 1) for note in reader.app.session.notes.of(n)]
        assert [n.correction.act for n in notes if n.correction] == ["speaker"]
        assert [n.target.exact for n in notes if n.tags == ("check",)][1:] == ["the market will not survive the winter"]
        assert "2 done, 3 left" in reader.text


async def test_a_review_is_left_and_goes_on_where_it_was(unsure: Any, reading: Any) -> None:
    async with reading(unsure) as reader:
        await reader.press("R", "space", "escape")
        assert "left" not in reader.lines[-1]
        await reader.press("j", "a", "u", "R")
        assert "1 done, 4 left" in reader.text
        assert reader.here.startswith("the market will not survive")
    async with reading(unsure) as reader:
        await reader.press("R")
        assert "1 done, 4 left" in reader.text


async def test_a_decision_that_is_still_being_written_does_not_bring_the_reader_back(unsure: Any, reading: Any) -> None:
    async with reading(unsure) as reader:
        await reader.press("R")
        reader.screen.annotator.reviewer.skip()
        reader.screen.annotator.reviewer.leave()
        await reader.rest()
        assert "left" not in reader.lines[-1]


async def test_while_reviewing_the_reader_moves_and_asks_why_as_ever(unsure: Any, reading: Any) -> None:
    async with reading(unsure) as reader:
        await reader.press("R", "i")
        assert "the cue follows the quotation" in reader.text
        await reader.press("j", "g", "a")
        assert "1 done" in reader.text


async def test_at_the_end_stands_a_summary_and_what_was_skipped_is_asked_about_again(unsure: Any, reading: Any) -> None:
    async with reading(unsure) as reader:
        await reader.press("R", "a", "x", "space", "a", "a")
        assert "5 of 5 attributions were reviewed" in reader.text
        assert "3  right as they were" in reader.text
        assert "75% of what was judged was right" in reader.text
        await reader.press("escape", "ctrl+p")
        await reader.type("Review again")
        await reader.press("enter")
        assert "4 done, 1 left" in reader.text


async def again_blindly(reader: Any) -> None:
    """Begins the second pass from the palette."""
    await reader.press("ctrl+p")
    await reader.type("sample again")
    await reader.press("enter")


async def test_a_second_pass_hides_what_was_said_first_and_tells_how_far_the_answers_agree(
    unsure: Any, reading: Any
) -> None:
    async with reading(unsure, size=(160, 30)) as reader:
        await reader.press("R", "x", "c", *"Ruiz", "enter", "a", "escape")
        await reader.press("G", "t", *"odd", "enter", "g")
        assert "±" in reader.text
        await again_blindly(reader)
        assert "again: 0 done, 3 left" in reader.text
        assert not set("✗✓±#") & set(reader.text)
        assert len(reader.screen.view.painting.attributions) == len(reader.app.session.reports[0][1].attributions)
        await reader.press("1")
        assert "odd is not put on" in reader.status
        answers = {"“It is ": "x", "the mar": "a", "The bri": "a"}
        for done in range(3):
            assert f"again: {done} done" in reader.text
            await reader.press(answers[reader.here[:7]])
        assert "2  answered as the first time (67%)" in reader.text
        assert "1  another speaker, right" in reader.text
        assert "Cohen's kappa 0.50" in reader.text
        await reader.press("escape")
        assert "±" in reader.text
        assert "#" in reader.text


async def test_a_second_pass_is_left_skipped_in_taken_up_again_and_its_answers_taken_back(
    unsure: Any, reading: Any
) -> None:
    async with reading(unsure) as reader:
        await reader.press("R", "a", "a", "a", "escape")
        await again_blindly(reader)
        first = reader.here
        await reader.press("space")
        assert reader.here != first
        await reader.press("a", "a")
        assert reader.here == first
        await reader.press("u")
        assert "again: 1 done, 2 left" in reader.text
        await reader.press("R")
        assert "3 done, 2 left" in reader.text
        await reader.press("escape")
    async with reading(unsure) as reader:
        await again_blindly(reader)
        assert "again: 1 done, 2 left" in reader.text


async def test_a_review_with_nothing_to_ask_about_says_so_and_does_not_begin(two: Any, reading: Any) -> None:
    two.reports = [(article, replace(found, attributions=())) for article, found in two.reports]
    async with reading(two) as reader:
        await reader.press("R")
        assert "there is nothing to review" in reader.status
        await reader.press("j")
        assert reader.here.startswith("The bridge")


@pytest.mark.parametrize("width", [72, 80, 100, 140])
async def test_the_way_out_of_a_review_is_never_cut_and_the_pace_shows_where_it_fits(
    width: int, unsure: Any, reading: Any
) -> None:
    async with reading(unsure, size=(width, 24)) as reader:
        await reader.press("R", "a", "x")
        assert reader.lines[-1].endswith("q leave")
        assert ("/min" in reader.lines[-1]) == (width == 80)
        assert ("a minute" in reader.lines[-1]) == (width > 80)

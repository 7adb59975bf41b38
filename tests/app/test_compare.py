"""The comparison on the screen: every key of every view, on three reports that a person can read."""

from dataclasses import replace
from typing import Any

import pytest

from tui.article import Analysis, Article, Block, Span, Unreadable
from tui.session.filtering import Filter
from tui.session.home import Home

SIZES = [(80, 24), (160, 48)]


def row(reader: Any) -> str:
    """The row at the cursor."""
    return next((line for line in reader.lines if line.startswith("▸")), "")


def detail(reader: Any) -> str:
    """What is told of the item at the cursor."""
    lines = reader.app.screen.detail.detail.lines
    return "\n".join("".join(words for words, _ in line) for line in lines)


VIEWS = {
    "1": ("Ana Ruiz", "“It is not safe to cross, and"),
    "2": ("Ana Ruiz", "┃ 1+0"),
    "3": ("¶1", "said"),
    "4": ("Ben Okafor", "Nobody asked us"),
    "5": ("About 2,400 people", "Some 4,000 people"),
    "6": ("An official", "1 statement"),
    "7": ("Ana Ruiz", "██"),
}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_each_number_shows_its_view(size: tuple[int, int], three: Any, reading: Any) -> None:
    async with reading(three, size) as reader:
        await reader.press("C")
        for key, words in VIEWS.items():
            await reader.press(key)
            assert all(word in row(reader) for word in words), f"{key}\n{reader.text}"
            assert "1 statements  2 speakers  3 voice  4 only here  5 figures  6 unnamed  7 charts" in reader.lines[0]


async def test_a_telling_is_held_against_the_fullest_word_by_word(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "1")
        assert "1 The Quay  ¶1 · “said” · direct · the fullest" in detail(reader)
        assert "⟨and the engineers have known it for years⟩ [any more],”" in " ".join(detail(reader).split())
        assert "words in brackets" in detail(reader)
        assert "no longer a quotation" in detail(reader)
        assert "123" in row(reader)


async def test_l_and_h_mark_the_tellings_and_enter_opens_the_marked_one(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "1", "l", "l")
        assert "▸ 3 Echo" in detail(reader)
        await reader.press("l")
        assert reader.app.screen.status.said == "That is the last place of it"
        await reader.press("h", "enter")
        assert reader.screen.report == 1
        assert reader.here.startswith("“It is not safe to cross [any")


@pytest.mark.parametrize("keys", ["ctrl+o", "H", "escape", "C"])
async def test_the_way_back_leads_to_the_row_where_it_was(keys: str, three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "4", "}", "j")
        before = row(reader)
        assert before
        await reader.press("enter")
        assert reader.app.screen is reader.screen
        await reader.press("j", "k", keys)
        assert row(reader) == before, reader.text


@pytest.mark.parametrize("key", ["q", "escape", "C", "ctrl+o"])
async def test_the_comparison_is_left_for_the_report_where_the_reader_was(key: str, three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("J", "j")
        before = reader.here
        await reader.press("C", "2", key)
        assert reader.app.screen is reader.screen
        assert (reader.screen.report, reader.here) == (1, before)


async def test_enter_in_the_matrix_lists_the_actors_statements_in_that_report(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "2", "l", "enter")
        assert "Ana Ruiz  3 statements in 3 of 3 reports" in reader.text
        assert "[any more]" in row(reader)
        await reader.press("ctrl+o")
        assert "[any more]" in detail(reader)
        assert "┃ 1+0" in row(reader)


async def test_a_statement_told_after_its_source_is_the_row_that_enter_in_the_matrix_leads_to(
    three: Any, reading: Any
) -> None:
    async with reading(three) as reader:
        await reader.press("C", "2", "l", "l", "enter")
        assert "that it was not safe to cross" in detail(reader)


async def test_an_actor_who_is_only_named_is_opened_where_that_is(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "2", "j", "l", "enter")
        assert reader.app.screen.status.said == "There is nothing of it in 2 Courier"
        await reader.press("l", "enter")
        assert reader.screen.report == 2
        assert reader.here.startswith("Ben Okafor was at sea")


async def test_one_voice_is_walked_and_another_chosen(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "3", ")", ")")
        assert "and engine" in row(reader)
        await reader.press(")")
        assert reader.app.screen.status.said == "That is the last of this actor"
        await reader.press("(", "K")
        assert "and the enginee" in row(reader)
        await reader.press("J")
        assert "[any more]" in row(reader)
        await reader.press("o", *"okafor", "enter")
        assert "Ben Okafor  1 statement in 1 of 3 reports" in reader.text
        assert "2 Courier   absent" in reader.text


async def test_only_here_counts_what_no_other_report_has(three: Any, reading: Any) -> None:
    async with reading(three, (120, 40)) as reader:
        await reader.press("C", "4")
        assert "1 The Quay  only here: 1 statement, 1 figure" in reader.text
        assert "2 Courier  only here: 1 statement, 1 figure" in reader.text
        assert "what all others have" in reader.text
        await reader.press("}")
        assert "that the council was warned" in row(reader)
        await reader.press("{")
        assert "Nobody asked us" in row(reader)


async def test_a_figure_that_disagrees_is_opened_at_each_of_its_places(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "5")
        assert "About 2,400 people cross the bridge daily." in detail(reader)
        await reader.press("l", "enter")
        assert reader.here.startswith("Some 4,000 people")


async def test_an_unnamed_source_has_its_share(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "6")
        assert "2 Courier  1 of 2 statements, 50%  ██████████" in reader.text
        assert "that the council was warned" in detail(reader)


async def test_a_statement_is_stepped_along_its_report_in_the_charts(three: Any, reading: Any) -> None:
    async with reading(three, (120, 50)) as reader:
        await reader.press("C", "7", "}")
        assert "statement 1 of 2, in the lead" in detail(reader)
        await reader.press("l")
        assert "statement 2 of 2" in detail(reader)
        await reader.press("}")
        assert row(reader).startswith("▸ neutral")
        await reader.press("j", "l")
        assert "deny in 2 Courier: 1 of 2" in detail(reader)


async def test_the_bar_of_the_row_at_the_cursor_is_seen(three: Any, reading: Any) -> None:
    async with reading(three, (120, 50)) as reader:
        await reader.press("C", "7")
        assert row(reader).startswith("▸ Ana Ruiz")
        assert not any(style.reverse for style in reader.styles("██"))
        assert any(style.reverse for style in reader.styles("Ana Ruiz"))


async def test_what_is_marked_is_copied_with_its_citation(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "1", "y")
        copied = reader.app.clipboard.splitlines()
        assert copied[0] == "“It is not safe to cross, and the engineers have known it for years,”"
        assert copied[1] == "— Ana Ruiz, in “Bridge to close”, The Quay, 2031-03-04"


async def test_the_detail_takes_the_keys_after_tab_and_gives_them_back(three: Any, reading: Any) -> None:
    async with reading(three, (80, 24)) as reader:
        await reader.press("C", "1", "tab", "j", "j")
        assert reader.app.screen.detail.scroll_y == 2
        await reader.press("escape", "2")
        assert reader.app.screen.list.has_focus


async def test_the_lens_dims_what_reports_before_said_and_leads_there(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("J", "J")
        words = "meet on Friday"
        before = [s.color for s in reader.styles(words)]
        await reader.press("D")
        assert reader.status == "Dimmed: what the reports before say too (comparing …)"
        await reader.press("D", "D")
        assert reader.status == "Dimmed: 2 sentences that the reports before say too"
        assert [s.color for s in reader.styles(words)] != before
        await reader.press("2", "}")
        await reader.press("/", *"council", "enter", "enter")
        await reader.type("The Quay")
        await reader.press("enter")
        assert reader.screen.report == 0
        assert reader.here.startswith("The council will meet")
        await reader.press("D")
        assert reader.status == "Everything as it stands"
        await reader.press("J", "J")
        assert [s.color for s in reader.styles(words)] == before


async def test_what_the_filter_lets_through_is_what_is_compared(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "6")
        assert "An official" in reader.text
        await reader.press("q")
        reader.screen.set_filter(Filter()._replace(stances=frozenset({"neutral"})))
        await reader.press("C")
        assert "An official" not in reader.text


async def test_the_same_report_twice_is_said_and_not_compared(three: Any, reading: Any) -> None:
    three.reports = [three.reports[0], three.reports[0]]
    async with reading(three) as reader:
        await reader.press("C")
        await reader.press("!")
        assert "2 The Quay (2) is word for word 1 The Quay" in reader.text
        await reader.press("escape")
        assert "word for word" in reader.lines[1]


async def test_one_report_alone_is_said(one: Any, reading: Any) -> None:
    text = "Nothing\n\nNobody spoke."
    async with reading(one(Article(text, (Block("paragraph", Span(9, 22)),), path="a.txt"))) as reader:
        await reader.press("C")
        assert "There is only one report" in reader.text
        assert "Nobody says anything in 1 a" in reader.text
        for key in "1234567":
            await reader.press(key, "j", "l", "J", ")", "}", "enter", "y")
            assert reader.app.screen is not reader.screen


async def test_reports_that_cannot_be_read_are_told_of(reading: Any, two: Any) -> None:
    two.reports = [(Unreadable("is not text", where="a.bin"), Analysis("still"))]
    async with reading(two) as reader:
        await reader.press("C")
        assert "merge" not in reader.lines[-1]
        assert "None of the reports can be read" in reader.text


async def test_text_that_a_terminal_would_obey_is_shown_as_marks(three: Any, reading: Any) -> None:
    page, analysis = three.reports[0]
    text = page.text.replace("safe", "s\x1bfe").replace("Bridge", "[b]dge")
    three.reports[0] = (replace(page, text=text, title="\x1b[31m[/]", outlet="[red]\x9b"), analysis)
    async with reading(three) as reader:
        for key in "1234567":
            await reader.press("C", key) if key == "1" else await reader.press(key)
            assert not any(c in reader.text for c in "\x1b\x9b")
        await reader.press("2")
        assert "s␛fe" in detail(reader)
        assert "[red]" in reader.text


async def test_without_colour_nothing_is_lost(three: Any, reading: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(three) as reader:
        await reader.press("C", "1")
        assert all(s.strike for s in reader.styles("⟨and the engineers"))
        assert all(s.bold for s in reader.styles("any more"))


async def test_the_palette_offers_what_is_done_here(three: Any, reading: Any, tmp_path: Any) -> None:
    three.home = Home.under(tmp_path)
    async with reading(three) as reader:
        await reader.press("C", ":")
        await reader.type("Charts: share")
        await reader.press("enter")
        assert "Share of voice" in reader.text
        await reader.press("X")
        assert reader.app.screen.status.said.startswith("Show or hide the page's furniture: in the report, not here")


async def test_rows_are_searched_round_the_end_what_is_cut_on_the_screen_included(three: Any, reading: Any) -> None:
    async with reading(three, (80, 24)) as reader:
        await reader.press("C", "4")
        await reader.press("/", *"town|daily", "enter")
        assert "About 2,400 people" in row(reader)
        await reader.press("n")
        assert "Some 4,000 people" in row(reader)
        await reader.press("n")
        assert "About 2,400 people" in row(reader)
        await reader.press("N")
        assert "Some 4,000 people" in row(reader)
        await reader.press("/", *"nowhere", "enter")
        assert reader.app.screen.status.said == "“nowhere” stands in no row here"
        await reader.press("/", "(", "enter")
        assert "missing )" in reader.app.screen.status.said


async def test_two_actors_of_one_name_have_a_voice_each(three: Any, reading: Any) -> None:
    page, analysis = three.reports[1]
    actors = (analysis.actors[0], replace(analysis.actors[1], name="Ana Ruiz", kind="place"))
    three.reports[1] = (page, replace(analysis, actors=actors))
    async with reading(three) as reader:
        await reader.press("C", "2", "G", "l", "enter")
        assert "Ana Ruiz  1 statement in 1 of 3 reports" in reader.text
        assert "that the council was warned" in row(reader)


async def test_on_a_narrow_screen_the_view_is_still_named_and_the_cursor_shown(three: Any, reading: Any) -> None:
    async with reading(three, (40, 14)) as reader:
        await reader.press("C")
        for key, word in zip("1234567", ("statements", "speakers", "voice", "only here"), strict=False):
            await reader.press(key)
            assert f"{key} {word}" in reader.lines[0]
            assert row(reader)


async def test_who_is_silent_where_most_let_them_speak_is_marked_by_a_sign(three: Any, reading: Any) -> None:
    page, analysis = three.reports[2]
    three.reports[2] = (page, replace(analysis, attributions=()))
    async with reading(three) as reader:
        await reader.press("C", "2")
        assert row(reader).split("▏")[0].rstrip().endswith("○ named 1")


def rows(reader: Any) -> list[str]:
    """Whom the matrix lists."""
    return [row.actor.name for row in reader.app.screen.seen.comparison.matrix]


async def test_an_actor_is_renamed_merged_and_split_where_it_is_compared_and_all_of_it_undone(
    three: Any, reading: Any
) -> None:
    async with reading(three) as reader:
        await reader.press("C", "2")
        before = rows(reader)
        assert before[0] == "Ana Ruiz"
        await reader.press("R")
        await reader.type("Mayor Ruiz")
        await reader.press("enter")
        assert row(reader).startswith("▸ Mayor Ruiz")
        assert reader.app.screen.status.said == "Ana Ruiz is now Mayor Ruiz · u undoes"
        await reader.press("M", *"okafor", "enter")
        assert rows(reader) == ["Mayor Ruiz", *before[2:]]
        await reader.press("l", "S")
        await reader.type("Someone Else")
        await reader.press("enter")
        assert sorted(rows(reader)) == sorted(["Mayor Ruiz", "Someone Else", *before[2:]])
        await reader.press("u", "u", "u")
        assert rows(reader) == before
        await reader.press("ctrl+r")
        assert rows(reader) == ["Mayor Ruiz", *before[1:]]


async def test_what_cannot_be_corrected_here_is_said(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "5", "R")
        assert reader.app.screen.status.said.startswith("No actor is known here")
        await reader.press("2", "G", "S")
        assert "cannot be split here" in reader.app.screen.status.said


def analysed_anew(analysis: Analysis) -> Analysis:
    """The analysis of another engine: the same, with other ids."""
    ids = {actor.id: f"n{n}" for n, actor in enumerate(reversed(analysis.actors), 1)}
    actors = tuple(replace(actor, id=ids[actor.id]) for actor in reversed(analysis.actors))
    said = tuple(replace(q, id=f"{q.id}0", speaker=ids.get(q.speaker or "")) for q in analysis.attributions)
    return replace(analysis, engine="another", actors=actors, attributions=said)


async def test_what_is_corrected_of_actors_outlives_the_sitting_and_the_analysis(three: Any, reading: Any) -> None:
    async with reading(three) as reader:
        await reader.press("C", "2", "R", *"Lee", "enter", "M", *"oka", "enter", "l", "S", *"Poe", "enter")
        await reader.press("j", "R", *"Kay", "enter")
        left = standings(reader)
        assert (left["Lee"], left["Kay"]) == (["quoted", "absent", "paraphrased"], ["absent", "quoted", "absent"])
        assert "Ben Okafor" not in left
    anew = [(page, analysed_anew(analysis)) for page, analysis in three.reports]
    for reports in (three.reports, anew):
        async with reading(type(three)(reports, home=three.home)) as reader:
            await reader.press("C", "2")
            assert standings(reader) == left


def standings(reader: Any) -> dict[str, list[str]]:
    """How everybody stands in each of the reports."""
    return {row.actor.name: [cell.standing for cell in row.cells] for row in reader.app.screen.seen.comparison.matrix}


async def test_the_keys_that_correct_actors_are_shown_where_they_do_something(three: Any, reading: Any) -> None:
    async with reading(three, (80, 24)) as reader:
        await reader.press("C", "2")
        assert " M merge  S split  R rename " in reader.lines[-1]
        await reader.press("G")
        assert row(reader).startswith("▸ official")
        assert " M merge  R rename " in reader.lines[-1]
        await reader.press("5")
        assert not any(word in reader.lines[-1] for word in ("merge", "split", "rename"))
        assert "J next report" in reader.lines[-1]

"""Reading: what stands on the screen, what keeps its place, what is remembered."""

from typing import Any

import pytest
from textual.geometry import Offset

from tui.article import Actor, Analysis, Article, Attribution, Block, Mention, Span, Unreadable
from tui.session.config import Config


def numbered(n: int) -> Article:
    """A long article whose paragraphs say which they are."""
    parts = [
        f"Paragraph {k} says the same as all the others, only later, and goes on for a while." for k in range(1, n)
    ]
    blocks, at = [], 0
    for part in parts:
        blocks.append(Block("paragraph", Span(at, at + len(part))))
        at += len(part) + 2
    return Article("\n\n".join(parts), tuple(blocks), path="long.txt", title="Long")


async def test_the_gutter_names_who_speaks_and_the_bottom_line_tells_how(two: Any, reading: Any) -> None:
    """Colour is never the only sign."""
    async with reading(two) as reader:
        assert any("Ruiz" in line and "│" in line and "The bridge will close" in line for line in reader.lines)
        assert any("Okafor" in line and "┃" in line for line in reader.lines)
        await reader.press("]", "]")
        assert reader.status == "Ana Ruiz · “added” · direct · 90%"


async def test_the_gutter_names_who_begins_on_a_line_though_another_is_selected(still: Any, reading: Any) -> None:
    """A statement that ends where the next begins leaves its line to that."""
    first = "Ana Ruiz said that the bridge over the river would be closed for many weeks and weeks to come"
    text = f"{first}, and Ben Okafor warned that nobody had been asked at all."
    content, after = text.index("that the"), text.index("that nobody")
    said = (
        Attribution("q1", "indirect", (Span(content, len(first)),), (Span(0, 8),), (Span(9, 13),), "a1"),
        Attribution("q2", "indirect", (Span(after, len(text) - 1),), (Span(after - 17, after - 8),), (), "a2"),
    )
    actors = (
        Actor("a1", "Ana Ruiz", "person", True, (), (Mention(Span(0, 8), "name"),)),
        Actor("a2", "Ben Okafor", "person", True, (), (Mention(Span(after - 17, after - 8), "name"),)),
    )
    article = Article(text, (Block("paragraph", Span(0, len(text))),), path="a.txt", title="A")
    async with reading(still([(article, Analysis("still", said, actors))]), size=(80, 24)) as reader:
        assert reader.status.startswith("Ana Ruiz")
        (line,) = [line for line in reader.lines if "weeks to come" in line]
        assert "Okafor" in line.split("│")[0]


async def test_words_in_marks_are_underlined_sources_bold_cues_italic(two: Any, reading: Any) -> None:
    """The channels of the design."""
    async with reading(two) as reader:
        quoted, source, cue = (
            reader.styles("Nobody asked us")[0],
            reader.styles("Ana Ruiz")[-1],
            reader.styles("added")[0],
        )
        assert quoted.underline
        assert quoted.color is not None
        assert (source.bold, bool(source.underline)) == (True, False)
        assert cue.italic
        assert not reader.styles("Nothing else was said")[0].underline


async def test_a_speaker_has_one_colour_in_every_pane(two: Any, reading: Any) -> None:
    """The same actor, quoted in both reports."""
    async with reading(two, size=(200, 30)) as reader:
        assert len(reader.screen.panes.shown) == 2
        here, there = reader.styles("Nobody asked us")[0], reader.styles("We were told nothing")[0]
        assert here.color == there.color != reader.styles("It is not safe")[0].color


async def test_actors_are_counted_here_and_over_all_reports(two: Any, reading: Any) -> None:
    """Statements and mentions; those that neither speak nor act only when asked for."""
    async with reading(two) as reader:
        rows = {r.name: (r.said, r.named) for r in reader.screen.actors.list.rows}
        assert rows == {"Ben Okafor": ((1, 3), (1, 3)), "Ana Ruiz": ((2, 2), (1, 2))}
        assert "1/3" in reader.text
        await reader.press("A")
        assert "Harbour" in {r.name for r in reader.screen.actors.list.rows}


async def test_enter_on_an_actor_jumps_to_the_first_mention(two: Any, reading: Any) -> None:
    """And ) walks on from there, into the next report."""
    async with reading(two) as reader:
        await reader.press("tab", "g", "enter")
        assert reader.here.startswith("Ben Okafor disagreed")
        await reader.press(")", ")")
        assert reader.screen.report == 1
        assert "statement 2 of 3" in reader.status


async def test_what_does_not_speak_is_not_marked_by_default(two: Any, reading: Any) -> None:
    """Wants and attitudes come with the filter."""
    article, analysis = two.reports[0]
    wants = Attribution("q9", "indirect", (Span(0, 7),), (), (Span(8, 14),), None, stance="want", confidence=0.9)
    two.reports[0] = (article, Analysis("still", (*analysis.attributions, wants), analysis.actors))
    async with reading(two) as reader:
        assert len(reader.screen.view.painting.attributions) == 3
        await reader.press("F", *["down"] * 11, "space", "enter")
        assert len(reader.screen.view.painting.attributions) == 4
        assert "want" in reader.status


async def test_resizing_keeps_the_reading_place(one: Any, reading: Any) -> None:
    """Down to 20 by 5 and back, the same paragraph is uppermost and the cursor has not moved."""
    async with reading(one(numbered(60)), size=(100, 30)) as reader:
        await reader.press("space", "space")
        view = reader.screen.view
        top, cursor = view.top_offset, view.cursor
        for size in ((60, 20), (20, 5), (140, 50), (100, 30)):
            await reader.pilot.resize_terminal(*size)
            await reader.rest()
            assert view.cursor == cursor
            assert view.visible_span.start <= cursor < view.visible_span.end
        assert view.top_offset == top


async def test_a_resize_in_the_middle_of_a_selection_keeps_it(two: Any, reading: Any) -> None:
    """A selection is two offsets, whatever the width."""
    async with reading(two) as reader:
        await reader.press("j", "v", "}", "}")
        before = reader.screen.view.selection
        await reader.pilot.resize_terminal(70, 20)
        await reader.rest()
        assert reader.screen.view.selection == before
        await reader.press("w")
        assert reader.screen.view.selection.start == before.start


@pytest.mark.parametrize(
    "words",
    ["👩‍👩‍👧 said “yes”", "漢字漢字 said “no”", "e\u0301te\u0301 said “oui”", "שלום said “hi”", "a\u200bb\u202ec said"],
)
async def test_offsets_hold_whatever_the_script(words: str, one: Any, reading: Any) -> None:
    """A click on each cell selects what stands there, and copies it to the letter."""
    article = Article(
        f"Head\n\n{words}", (Block("heading", Span(0, 4), 1), Block("paragraph", Span(6, 6 + len(words))))
    )
    async with reading(one(article)) as reader:
        view = reader.screen.view
        await reader.press("j", "V")
        assert view.selection.of(view.article.text) == words
        await reader.press("escape", "home", "j", *["right"] * (len(words) + 2))
        assert view.cursor <= 6 + len(words)
        for cell in range(len(words)):
            offset = view.offset_under(view.side.cells + cell, 2)
            assert 6 <= offset < 6 + len(words)


async def test_the_mouse_selects_and_goes(two: Any, reading: Any) -> None:
    """Press, drag, release: a selection; a click: the cursor; the wheel: the view, and the cursor stays on it."""
    async with reading(two) as reader:
        view = reader.screen.view
        x, y = view.region.x + view.side.cells, view.region.y + 2
        await reader.pilot.mouse_down(offset=(x, y))
        await reader.pilot.hover(offset=(x + 9, y))
        await reader.pilot.mouse_up(offset=(x + 9, y))
        await reader.rest()
        assert view.selection.of(view.article.text) == "The bridge"
        await reader.pilot.click(offset=Offset(x + 4, y))
        assert view.selection is None
        assert reader.here.startswith("bridge will")


async def test_places_panes_and_actor_come_back(two: Any, reading: Any) -> None:
    """The next sitting begins where this one was left."""
    async with reading(two) as reader:
        await reader.press("]", "]", ")", "J", "}", "s", "6", "-", "q")
    async with reading(two) as reader:
        assert reader.screen.report == 1
        assert reader.here.startswith("According to Ben Okafor")
        assert not reader.screen.actors.sidebar.display
        assert reader.screen.voices.roster.entry(reader.screen.actors.chosen).actor.name == "Ana Ruiz"
        assert reader.screen.panes.look["line_length"] == 60
    async with reading(two, restore=False) as reader:
        assert reader.screen.report == 0


async def test_a_report_that_cannot_be_read_says_so_and_the_others_open(two: Any, reading: Any) -> None:
    """One clear line in its pane."""
    broken = Unreadable("is not UTF-8", where="bad.txt", remedy="try --encoding latin-1")
    two.reports.insert(0, (broken, Analysis("still")))
    async with reading(two) as reader:
        assert "bad.txt: is not UTF-8; try --encoding latin-1" in reader.text
        await reader.press("J")
        assert reader.here.startswith("Harbour bridge")


async def test_what_an_article_says_is_never_markup_and_never_obeyed(one: Any, reading: Any) -> None:
    """Brackets stay, escape sequences show, in text, title and actors."""
    text = "[bold]Head[/bold] [/]\n\n“[The mayor] said [sic]” \x1b[31mred\x1b[0m \u202eabc"
    article = Article(
        text, (Block("heading", Span(0, 21), 1), Block("paragraph", Span(23, len(text)))), title="[/] \x1b[2J"
    )
    async with reading(one(article)) as reader:
        assert "[bold]Head[/bold] [/]" in reader.text
        assert "“[The mayor] said [sic]” ␛[31mred␛[0m ▯abc" in reader.text
        assert "[/] ␛[2J" in reader.lines[0]
        assert "\x1b" not in reader.text
        await reader.press("O")
        assert "[bold]Head[/bold] [/]" in reader.text


async def test_below_a_hundred_columns_the_actors_lie_over_the_text(two: Any, reading: Any) -> None:
    """They come with s and go with esc, and the text does not move."""
    async with reading(two, size=(80, 24)) as reader:
        before = reader.lines[2]
        assert "Actors by" not in reader.text
        await reader.press("s")
        assert "Actors by statements" in reader.text
        assert reader.screen.in_list
        await reader.press("escape")
        assert reader.lines[2] == before


async def test_as_many_panes_as_have_48_columns_of_text(two: Any, reading: Any) -> None:
    """One at 80 and 120, two at 160; the reader may force a number."""
    for width, panes in ((80, 1), (120, 1), (160, 2)):
        async with reading(two, size=(width, 24), restore=False) as reader:
            assert len(reader.screen.panes.shown) == panes
    async with reading(two, size=(80, 24), config=Config(panes=2), restore=False) as reader:
        assert len(reader.screen.panes.shown) == 2


async def test_an_analysis_does_not_move_the_text(one: Any, reading: Any) -> None:
    """Rows stand where they stood before it came."""
    article = numbered(40)
    async with reading(one(article)) as reader:
        await reader.press("space")
        before = reader.lines[2:-2]
        said = Attribution("q1", "indirect", (Span(100, 120),), (Span(85, 95),), (Span(96, 99),), None)
        reader.screen.session.reports[0] = (article, Analysis("still", (said,)))
        reader.screen.take_in()
        await reader.rest()
        assert [line[46:] for line in reader.lines[2:-2]] == [line[46:] for line in before]


async def test_search_over_all_reports(two: Any, reading: Any) -> None:
    """ctrl+a in the field widens it; n goes on into the next report."""
    async with reading(two) as reader:
        await reader.press("/")
        await reader.type("told")
        await reader.press("ctrl+a", "enter")
        assert reader.screen.report == 1
        assert "1 match in 1 reports" in reader.status
        assert reader.here.startswith("told nothing")


@pytest.mark.parametrize(("pattern", "words"), [("(", "missing )"), ("(a+)+$", ""), ("nowhere", "stands nowhere")])
async def test_a_bad_or_slow_pattern_is_one_line(pattern: str, words: str, two: Any, reading: Any) -> None:
    """The screen does not hang, and says what is wrong."""
    async with reading(two) as reader:
        await reader.press("/")
        await reader.type(pattern)
        await reader.press("enter")
        await reader.rest()
        assert words.casefold() in reader.status.casefold()
        await reader.press("j")


async def test_hints_lead_to_what_they_cover(two: Any, reading: Any) -> None:
    """The letter over a quotation goes there."""
    async with reading(two) as reader:
        await reader.press("f")
        target = two.reports[0][1].attributions[2].start
        await reader.press(reader.screen.view.hints[target])
        assert reader.here.startswith("“Nobody asked us")
        assert not reader.screen.view.hints


async def test_a_copy_carries_its_citation(two: Any, reading: Any) -> None:
    """Quote, speaker, outlet, date."""
    async with reading(two) as reader:
        await reader.press("]", "]", "y")
        copied = reader.app.clipboard
        assert all(words in copied for words in ("“It is not safe,”", "Ana Ruiz", "The Quay", "2031-03-04"))


async def test_the_text_goes_to_a_pipe_on_standard_input_and_never_into_arguments(
    two: Any, one: Any, reading: Any
) -> None:
    """A quotation that a shell would run is only counted."""
    text = "Head\n\n“$(touch /tmp/onrecord-was-here); `id`” he said"
    article = Article(text, (Block("heading", Span(0, 4), 1), Block("paragraph", Span(6, len(text)))))
    async with reading(one(article)) as reader:
        await reader.press("j", "V", "|")
        await reader.type("wc -c")
        await reader.press("enter")
        await reader.rest()
        assert str(len(text[6:].encode())) in reader.text


async def test_the_last_line_of_a_report_stands_above_the_bottom_line(one: Any, reading: Any) -> None:
    """Nothing of a pane is hidden below another widget, at any size."""
    for size in ((80, 24), (160, 48), (40, 10)):
        async with reading(one(numbered(60)), size=size) as reader:
            await reader.press("G")
            view, foot = reader.screen.view, reader.screen.foot
            assert view.region.bottom <= foot.region.y
            assert any("Paragraph 59" in line for line in reader.lines[: foot.region.y])

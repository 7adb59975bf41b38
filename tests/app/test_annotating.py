"""Marks, notes and tags at the keyboard: what is on the disk, on the screen, and how each of them is reached."""

from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Offset

from tui.article import NotesFault, Span
from tui.session.annotating import Annotations
from tui.session.config import Config
from tui.session.keymap import keymap


def on_disk(reader: Any, n: int = 0) -> list[tuple[str, str, tuple[str, ...]]]:
    """The notes as another reader finds them in the file."""
    other = Annotations(reader.app.session.home.notes, reader.app.session)
    try:
        return [(note.target.exact, note.body, note.tags) for note in other.of(n)]
    finally:
        other.close()


def grounds(reader: Any, words: str) -> list[Any]:
    """What the segments that are exactly these words stand on."""
    rendered = reader.app.screen._compositor.render_strips()
    return [s.style.bgcolor for strip in rendered for s in strip if s.text == words]


async def mark(reader: Any, words: str) -> None:
    """Selects words with the keyboard and marks them."""
    view = reader.screen.view
    start = view.article.text.index(words)
    view.move_to(start)
    await reader.press("v")
    view.move_to(start + len(words) - 1)
    await reader.press("a")


async def test_a_mark_is_on_the_disk_and_stands_on_a_ground_of_its_own(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        plain = grounds(reader, "Nothing else was said at the meeting.")[0]
        await mark(reader, "Nothing else was said")
        assert on_disk(reader) == [("Nothing else was said", "", ())]
        assert grounds(reader, "othing else was sai")[0] != plain
        assert grounds(reader, "N")[-1] != grounds(reader, "othing else was sai")[0]
        assert grounds(reader, " at the meeting.")[0] == plain
        assert any("▪" in line and "Nothing else" in line for line in reader.lines)
        assert reader.screen.view.selection is None


async def test_marks_that_overlap_or_touch_are_all_seen_and_all_reached(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        for words in ("Nothing else was said at", "was said", " the meeting"):
            await mark(reader, words)
        ground, deep = grounds(reader, "othing else ")[0], grounds(reader, "as sai")[0]
        assert ground != deep
        assert grounds(reader, "t")[-1] != grounds(reader, "he meetin")[0]
        assert any("3" in line and "Nothing else" in line for line in reader.lines)
        reader.screen.view.move_to(reader.screen.view.article.text.index("was said at"))
        await reader.press("d")
        assert "Delete which?" in reader.text
        await reader.press("down", "enter")
        assert [exact for exact, _, _ in on_disk(reader)] == ["was said", "the meeting"]
        await reader.press("u")
        assert len(on_disk(reader)) == 3


async def test_without_colours_the_ends_of_a_mark_are_reversed_and_the_cursor_still_shows(
    two: Any, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(two) as reader:
        await mark(reader, "Nothing else was said")
        reader.screen.view.move_to(0)
        await reader.rest()
        styles = {s.text: s.style for strip in reader.app.screen._compositor.render_strips() for s in strip}
        assert styles["N"].reverse
        assert styles["d"].reverse
        assert not styles["othing else was sai"].reverse
        reader.screen.view.move_to(reader.screen.view.article.text.index("Nothing else"))
        await reader.rest()
        styles = {s.text: s.style for strip in reader.app.screen._compositor.render_strips() for s in strip}
        assert not styles["N"].reverse


async def test_moving_the_ends_of_a_mark_keeps_its_note(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await mark(reader, "Nothing else")
        await reader.press("e", *"Sure?", "ctrl+s")
        await reader.press("enter", *"Move", "enter")
        assert "The ends of the mark" in reader.status
        await reader.press("w", "l", "l", "enter")
        assert on_disk(reader) == [("Nothing else was", "Sure?", ())]
        await reader.press("u")
        assert on_disk(reader) == [("Nothing else", "Sure?", ())]


async def test_leaving_the_move_of_an_end_leaves_the_mark_and_the_next_selection_is_a_mark_of_its_own(
    two: Any, reading: Any
) -> None:
    async with reading(two) as reader:
        await mark(reader, "Nothing else")
        await reader.press("enter", *"Move", "enter", "l", "escape")
        await mark(reader, "at the meeting")
        assert [exact for exact, _, _ in on_disk(reader)] == ["Nothing else", "at the meeting"]


async def test_a_note_goes_onto_the_mark_of_the_same_words(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await reader.press("]", "]", "a", "t", *"check", "enter", "e", *"Who?", "ctrl+s")
        assert on_disk(reader) == [("“It is not safe,”", "Who?", ("check",))]
        assert "#check Who?" in reader.status or reader.status == "Note saved"


async def test_a_tag_is_found_by_a_part_of_its_name_made_in_place_and_taken_off_again(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await reader.press("]", "t", *"to", "space", *"check", "enter", "t", *"tch", "enter")
        assert on_disk(reader)[0][2] == ()
        await reader.press("t", *"who", "enter", "r", "2", "r", "1")
        assert on_disk(reader)[0][2] == ("to check",)
        await reader.press("r", "9")
        assert "no tag has the digit 9" in reader.status


async def test_a_tag_keeps_its_colour_in_the_next_sitting(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await mark(reader, "Nothing else was said")
        await reader.press("t", *"one", "enter", "t", *"one", "enter", "t", *"two", "enter")
        before = grounds(reader, "othing else was sai")[0]
        reader.screen.keep()
    async with reading(two) as reader:
        assert grounds(reader, "othing else was sai")[0] == before


async def test_the_notes_pane_filters_sorts_and_goes_there(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await mark(reader, "Nothing else was said")
        await mark(reader, "The bridge will close")
        await reader.press("e", *"Closing", "ctrl+s", "M")
        listed = [one.note.target.exact for one in reader.app.screen.listed]
        assert listed == ["The bridge will close", "Nothing else was said"]
        await reader.press("S")
        assert "by newest first" in reader.text
        await reader.press("/", *"nothing", "enter")
        assert "1 note with “nothing”" in reader.text
        await reader.press("enter")
        assert reader.here.startswith("Nothing else was said")


async def test_the_notes_pane_edits_deletes_and_undoes(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await mark(reader, "Nothing else was said")
        await reader.press("M", "e", *"Hm", "ctrl+s")
        assert "Hm" in reader.text
        await reader.press("d")
        assert "0 notes" in reader.text
        await reader.press("u")
        assert on_disk(reader) == [("Nothing else was said", "Hm", ())]
        assert "1 note" in reader.text
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_notes_of_all_reports_are_listed_when_asked_for(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await mark(reader, "Nothing else was said")
        await reader.press("J")
        await mark(reader, "We were told nothing")
        await reader.press("M", "tab")
        assert "2 notes" in reader.text
        await reader.press("g", "enter")
        assert reader.screen.report == 0


async def test_what_another_reader_writes_shows(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await mark(reader, "Nothing else was said")
        other = Annotations(two.home.notes, two, "ben")
        start = two.article(0).text.index("not safe")
        other.annotate(0, Span(start, start + 8), "Says who?")
        other.close()
        reader.screen.annotator.follow()
        await reader.rest()
        assert any("✎" in line and "not safe" in line for line in reader.lines)


async def test_a_note_that_another_reader_changed_is_not_overwritten_and_stays_in_hand(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await mark(reader, "Nothing else was said")
        await reader.press("e", *"mine")
        other = Annotations(two.home.notes, two, "ben")
        other.edit(0, other.of(0)[0], "theirs")
        other.close()
        await reader.press("ctrl+s")
        assert "another reader (ana) changed the note" in reader.text
        assert reader.app.screen.field.text == "mine"
        await reader.press("ctrl+s")
        assert sorted(body for _, body, _ in on_disk(reader)) == ["mine", "theirs"]


async def test_a_disk_that_takes_nothing_is_one_line_and_the_text_stays_in_hand(
    two: Any, reading: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(two) as reader:
        await reader.press("]", "e", *"Hm")

        def full(*_: Any, **__: Any) -> None:
            raise NotesFault("cannot be written, the disk is full", where="notes.db")

        monkeypatch.setattr(two.notes, "_write", full)
        monkeypatch.setattr(two.notes, "keep_draft", full)
        await reader.press("ctrl+s")
        assert "the disk is full" in reader.text
        await reader.press("escape")
        assert reader.app.screen.field.text == "Hm"
        monkeypatch.undo()
        await reader.press("ctrl+s")
        assert [body for _, body, _ in on_disk(reader)] == ["Hm"]


async def test_esc_keeps_a_draft_and_the_same_words_bring_it_back(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await reader.press("]", "]", "e", *"half", "escape")
        assert on_disk(reader) == []
        assert [draft.body for draft in two.notes.drafts(0)] == ["half"]
    async with reading(two) as reader:
        assert "Written and not saved" in reader.text
        await reader.press("escape", "g", "]", "]", "e")
        assert reader.app.screen.field.text == "half"
        await reader.press("ctrl+s")
        assert on_disk(reader) == [("“It is not safe,”", "half", ())]
        assert two.notes.drafts(0) == ()


async def test_a_note_is_written_in_the_editor_of_the_reader_s_own(
    two: Any, reading: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.sh"
    script.write_text('#!/bin/sh\nprintf "from *vi*\\n" >> "$1"\n')
    script.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.delenv("VISUAL", raising=False)
    async with reading(two) as reader:
        from contextlib import nullcontext

        monkeypatch.setattr(reader.app, "suspend", nullcontext)
        await reader.press("]", "e", *"Begun ", "f4", "ctrl+s")
        assert [body for _, body, _ in on_disk(reader)] == ["Begun from *vi*"]


async def test_words_are_marked_with_the_mouse(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        view = reader.screen.view
        y = next(n for n, line in enumerate(reader.lines) if "Nothing else" in line) - view.region.y
        x = reader.lines[y + view.region.y].index("Nothing") - view.region.x
        await reader.pilot.mouse_down(view, Offset(x, y))
        await reader.pilot.hover(view, Offset(x + 11, y))
        await reader.pilot.mouse_up(view, Offset(x + 11, y))
        await reader.press("enter")
        assert on_disk(reader) == [("Nothing else", "", ())]


async def test_hostile_words_in_a_note_reach_no_terminal(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        body = "[red]x[/red] \x1b[31m \u202e `\x07`"
        two.notes.annotate(0, Span(0, 7), body, ["[b]a"])
        reader.screen.annotator.look()
        await reader.rest()
        await reader.press("M")
        assert "[red]x[/red] ␛[31m ▯" in reader.text
        assert "#[b]a" in reader.text
        await reader.press("e")
        assert not any(ord(c) < 32 or c == "\u202e" for line in reader.lines for c in line)


LESS = {"] ] , a": 1, "] ] , a , d": 0, "] ] , a , u": 0, "] ] , a , d , u": 1}


@pytest.mark.parametrize("keys", LESS)
async def test_someone_who_knows_less_has_notes_behind_a_comma(keys: str, two: Any, reading: Any) -> None:
    async with reading(two, config=Config(preset="less", keymap=keymap("less"))) as reader:
        await reader.press(*keys.split())
        assert len(on_disk(reader)) == LESS[keys]


async def test_what_was_not_saved_is_offered_at_the_next_opening_once(two: Any, reading: Any) -> None:
    draft = two.notes.draft(0, Span(0, 7), "Which harbour?")
    two.notes.keep_draft(0, draft, "Which harbour is it?")
    async with reading(two) as reader:
        assert "Which harbour is it?" in reader.text
        await reader.press("enter", *" This", "ctrl+s")
        assert on_disk(reader) == [("Harbour", "Which harbour is it? This", ())]
        assert reader.app.screen is reader.screen
    async with reading(two) as reader:
        assert reader.app.screen is reader.screen


async def test_what_was_not_saved_is_offered_until_it_is_thrown_away(two: Any, reading: Any) -> None:
    two.notes.keep_draft(0, two.notes.draft(0, Span(0, 7)), "Which harbour?")
    for left in (1, 1, 0):
        async with reading(two) as reader:
            assert "Which harbour?" in reader.text
            await reader.press(*("escape",) if left else ("down", "down", "enter"))
            assert len(two.notes.drafts(0)) == left
    async with reading(two) as reader:
        assert reader.app.screen is reader.screen


async def test_notes_of_all_sittings_are_found_from_the_palette_and_opened(two: Any, reading: Any) -> None:
    async with reading(two) as reader:
        await mark(reader, "Nothing else was said")
        await reader.press("e", *"Odd silence", "ctrl+s", "g", "ctrl+p", *"silence", "up", "enter")
        assert "1 place with “silence”" in reader.text
        assert "Odd silence" in reader.text
        await reader.press("enter")
        assert reader.here.startswith("Nothing else was said")

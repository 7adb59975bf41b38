"""Notes handed on from the keyboard: what is written, where, and what is said when it cannot be."""

from pathlib import Path
from typing import Any

import pytest

from tui.exchange.note_lines import read_lines


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


async def hand_on(reader: Any, form: str, name: str = "") -> None:
    """Presses w, picks a form by a part of its title, names a file."""
    await reader.press("w")
    await reader.type(form)
    await reader.press("enter")
    if name:
        await reader.type(name)
    await reader.press("enter")


async def test_the_notes_on_the_open_reports_are_written_as_a_digest(two: Any, reading: Any, here: Path) -> None:
    async with reading(two) as reader:
        await reader.press("]", "]", "a")
        await hand_on(reader, "digest")
        assert "1 note written to notes.md" in reader.status
    written = (here / "notes.md").read_text(encoding="utf-8")
    assert "> “It is not safe,”\n>\n> — Ana Ruiz, The Quay\n" in written


async def test_what_is_written_can_be_taken_in_again(two: Any, reading: Any, here: Path) -> None:
    async with reading(two) as reader:
        await reader.press("]", "]", "a")
        await hand_on(reader, "JSON lines", "mine.jsonl")
        kept = reader.app.session.notes.of(0)
    back = read_lines((here / "mine.jsonl").read_bytes(), "mine.jsonl")
    assert back.broken == ()
    assert [one.note.id for one in back.notes] == [note.id for note in kept]


async def test_a_folder_of_brat_is_written_whole(two: Any, reading: Any, here: Path) -> None:
    async with reading(two) as reader:
        await reader.press("]", "a")
        await hand_on(reader, "brat", "gold")
        assert "1 note written to gold" in reader.status
    assert names(here / "gold") == ["annotation.conf", "harbour.ann", "harbour.txt", "visual.conf"]


async def test_no_file_is_written_over_and_the_reader_is_told(two: Any, reading: Any, here: Path) -> None:
    (here / "notes.md").write_text("mine")
    async with reading(two) as reader:
        await reader.press("]", "a")
        await hand_on(reader, "digest")
        assert "notes.md: is already there" in reader.status
        await hand_on(reader, "digest", "none/notes.md")
        assert "none/notes.md: No such file or directory" in reader.status
    assert (here / "notes.md").read_text() == "mine"
    assert names(here) == ["notes.md"]


async def test_without_notes_nothing_is_written(two: Any, reading: Any, here: Path) -> None:
    async with reading(two) as reader:
        await hand_on(reader, "digest")
        assert "There are no notes on these reports yet" in reader.status
        await reader.press("w", "escape")
        assert reader.app.screen is reader.screen
    assert names(here) == []

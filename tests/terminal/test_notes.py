"""Notes written in a real terminal: what the screen says is kept is on the disk, whatever becomes of the reader."""

import random
import signal
import time
from pathlib import Path

import psutil
import pytest

from tui.notes import Notebook
from tui.session.home import Home
from tui.session.session import Session

REPORT = """\
A bridge is late

The town opened its bridge on Monday.

“It was late,” said Ana Ruiz, who built it. “And it is dark.”

Her brother Jon said that the lamps would come in May.
"""
pytestmark = pytest.mark.slow

EDITOR, OFFER = "ctrl+s saves", "Written and not saved"
SAVE, ESCAPE = "\x13", "\x1b"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def on_disk(report: Path, tmp_path: Path):
    """What notes and drafts say, as another reader finds them in a file that is whole."""

    def look() -> tuple[list[str], list[str]]:
        home = Home.under(tmp_path / "home" / "onrecord")
        if home.notes.exists():
            assert Notebook(home.notes).check().findings == ()
        session = Session([str(report)], home=home)
        try:
            found = session.notes.of(0), session.notes.drafts(0)
            assert session.notes.fault is None
        finally:
            session.close()
        notes, drafts = (sorted(one.body for one in kept) for kept in found)
        return notes, drafts

    return look


def begin(terminal) -> None:
    """Open the editor on the first paragraph of the report, whatever stands on it already."""
    terminal.press("g", "}", "V", "e")
    terminal.until(EDITOR)


def end(terminal, key: str, said: str) -> None:
    """Leave the editor, and wait until the reader's line says what became of the note."""
    terminal.press(key)
    terminal.until(lambda: said in terminal.text and EDITOR not in terminal.text)


def write(terminal, words: str) -> None:
    """Write a note there, and wait until it is said to be saved."""
    begin(terminal)
    terminal.press(words)
    end(terminal, SAVE, "Note saved")


def test_of_ten_readers_killed_at_any_moment_none_loses_what_it_said_was_kept(onrecord, report, on_disk):
    chance = random.Random(5)
    said, typed, drafts = set(), [], []
    for life in range(10):
        terminal = onrecord(report)
        terminal.until("The town opened its bridge")
        if drafts:
            terminal.until(OFFER)
            terminal.press(ESCAPE)
            terminal.until(lambda terminal=terminal: OFFER not in terminal.text)
        for n in range(chance.randint(1, 3)):
            begin(terminal)
            key, answer = chance.choice([(SAVE, "Note saved"), (ESCAPE, "Kept as a draft")])
            typed.append(f"kept{life}x{n}x")
            terminal.press(f" {typed[-1]}")
            end(terminal, key, answer)
            said.add(typed[-1])
        begin(terminal)
        typed.append(f"killed{life}x")
        terminal.press(f" {typed[-1]}", chance.choice([SAVE, ESCAPE, ""]))
        death = time.monotonic() + chance.uniform(0, 0.3)
        while time.monotonic() < death:
            terminal.read()
        terminal.close()
        notes, drafts = on_disk()
        words = " ".join([*notes, *drafts]).split()
        assert said <= set(words)
        assert all(any(whole.startswith(one) for whole in typed) for one in words)


def test_what_is_typed_before_the_editor_stands_is_in_the_note_and_is_no_command(onrecord, report, on_disk):
    terminal = onrecord(report)
    terminal.until("The town opened its bridge")
    terminal.press(*"g}Veda xq?o", SAVE)
    terminal.until(lambda: "Note saved" in terminal.text and EDITOR not in terminal.text)
    assert on_disk() == (["da xq?o"], [])


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "ctrl+q"])
def test_what_is_being_written_when_the_reader_ends_is_a_draft_that_is_offered_again(
    ending: str, onrecord, report, on_disk
):
    terminal = onrecord(report)
    terminal.until("The town opened its bridge")
    begin(terminal)
    terminal.press("half a thou")
    terminal.until("half a thou")
    if ending == "ctrl+q":
        terminal.press("\x11")
    else:
        terminal.process.send_signal(getattr(signal, ending))
    terminal.ends()
    assert terminal.is_as_it_was
    assert on_disk() == ([], ["half a thou"])
    again = onrecord(report)
    again.until(OFFER)
    again.press("\r")
    again.until(EDITOR)
    again.press("ght")
    end(again, SAVE, "Note saved")
    assert on_disk() == (["half a thought"], [])


@pytest.mark.skipif(not hasattr(psutil, "RLIMIT_FSIZE"), reason="the size of files cannot be limited here")
def test_on_a_full_disk_the_note_stays_in_hand_and_is_saved_once_there_is_room(onrecord, report, on_disk):
    terminal = onrecord(report)
    terminal.until("The town opened its bridge")
    write(terminal, "before")
    process = psutil.Process(terminal.process.pid)
    room = process.rlimit(psutil.RLIMIT_FSIZE)
    process.rlimit(psutil.RLIMIT_FSIZE, (0, room[1]))
    begin(terminal)
    terminal.press("in hand", SAVE)
    terminal.until("full")
    terminal.press(ESCAPE)
    terminal.until("The draft cannot be kept")
    assert "in hand" in terminal.text
    assert on_disk() == (["before"], [])
    process.rlimit(psutil.RLIMIT_FSIZE, room)
    end(terminal, SAVE, "Note saved")
    terminal.press("q")
    assert terminal.ends() == 0
    assert on_disk() == (["before", "in hand"], [])


def test_two_readers_at_once_see_each_other_and_neither_overwrites_the_other(onrecord, report, on_disk):
    one, other = onrecord(report), onrecord(report)
    for terminal in (one, other):
        terminal.until("The town opened its bridge")
    write(one, "first")
    other.press("g", "}")
    other.until("✎ first")
    for terminal in (one, other):
        terminal.press("e")
        terminal.until(EDITOR)
    one.press(" one")
    end(one, SAVE, "Note saved")
    other.press(" other", SAVE)
    other.until("another reader")
    end(other, SAVE, "Note saved")
    assert on_disk() == (["first one", "first other"], [])

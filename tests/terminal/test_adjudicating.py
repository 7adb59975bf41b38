"""Adjudication in a terminal: a key, a decision on the disk, and the terminal as it was."""

import os
import signal

import pytest

STORY = '"It was late," said Ana Ruiz. Nobody else spoke.\n'


@pytest.fixture
def annotators(tmp_path):
    for name, held in {
        "a/x.txt": STORY,
        "a/x.ann": "T1\tContent 0 14\t\nE1\tAttribution:T1 Content:T1\n",
        "b/x.ann": "T1\tContent 30 48\t\nE1\tAttribution:T1 Content:T1\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(held, encoding="utf-8")
    return tmp_path


def test_a_decision_is_kept_the_next_time_goes_on_and_the_terminal_is_left_as_it_was(onrecord, annotators):
    terminal = onrecord("agreement", "a", "b", "--adjudicate", "gold")
    terminal.until("1 of 2 · 2 left")
    terminal.press("1")
    terminal.until("2 of 2 · 1 left")
    os.kill(terminal.process.pid, signal.SIGTERM)
    assert terminal.ends() == 128 + signal.SIGTERM
    assert terminal.is_as_it_was
    assert "Content 0 14" in (annotators / "gold" / "x.ann").read_text(encoding="utf-8")
    terminal = onrecord("agreement", "a", "b", "--adjudicate", "gold")
    terminal.until("2 of 2 · 1 left")
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.is_as_it_was
    assert "gold: 1 of 2 differences decided" in terminal.text

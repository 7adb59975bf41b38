"""The bar: on a terminal alone, after a while alone, and never across a line that is told."""

import io
from collections.abc import Callable

import pytest

from tui.cli.progress import Progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def show_on(monkeypatch: pytest.MonkeyPatch) -> Callable[[io.StringIO], None]:
    """Puts a stream in the place of standard error; pytest puts its own there as each test begins."""
    monkeypatch.setenv("TERM", "xterm-256color")
    return lambda stream: monkeypatch.setattr("sys.stderr", stream)


def until_it_shows(progress: Progress) -> None:
    progress._timer.join()


def test_without_a_terminal_nothing_is_shown(show_on):
    show_on(stream := io.StringIO())
    with Progress(patience_s=0) as progress:
        progress.show(1, 2)
        progress.say("a line")
    assert stream.getvalue() == "onrecord: a line\n"


def test_work_that_is_quick_shows_nothing(show_on):
    show_on(screen := Screen())
    with Progress(patience_s=3600) as progress:
        progress.show(1, 2)
    assert screen.getvalue() == ""
    progress._timer.join(60)
    assert not progress._timer.is_alive()


def test_work_that_takes_long_shows_how_far_it_is(show_on):
    show_on(screen := Screen())
    progress = Progress(patience_s=0)
    progress.show(3, 7)
    with progress:
        until_it_shows(progress)
        progress.show(4, 7)
        progress.say("a line\x1b[2J")
    shown = screen.getvalue()
    assert "3/7" in shown
    assert "4/7" in shown
    assert "onrecord: a line␛[2J\n" in shown


def test_a_bar_that_was_stopped_does_not_come_back(show_on):
    show_on(screen := Screen())
    with Progress(patience_s=0) as progress:
        until_it_shows(progress)
        progress.stop()
        before = screen.getvalue()
        progress.show(5, 7)
        progress.say("a line")
    assert screen.getvalue() == before + "onrecord: a line\n"

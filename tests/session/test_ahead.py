"""Reading ahead: what another process read is what this one would have read, or nothing."""

import os
import signal
from pathlib import Path

import pytest

from tui import readers
from tui.session.ahead import ReadAhead
from tui.session.session import Session

TEXT = "Harbour opens 🙂\n\n“It is e\u0301nough,” Ana said.\r\n\r\nA lone \ud83d half.\n"


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "a report.md"
    path.write_bytes("# Harbour\n\n*Ana* said “yes 🙂”, and [more](https://example.org).\r\n".encode())
    return str(path)


@pytest.mark.parametrize("times", [1, 20_000])
def test_the_article_is_the_one_that_would_have_been_read_here(times: int, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.replace("\ud83d", "").encode() * times)
    assert ReadAhead([str(path)], None).take(str(path)) == readers.read(str(path))


def test_styles_links_and_encoding_come_with_it(report: str, tmp_path: Path) -> None:
    assert ReadAhead([report], None).take(report) == readers.read(report)
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Caf\xe9 in Li\xe8ge said no.".encode("latin-1"))
    found = ReadAhead([str(latin)], "latin-1").take(str(latin))
    assert found is not None
    assert found.text.startswith("Café")


def test_of_a_folder_it_is_the_first(report: str, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Second.", encoding="utf-8")
    assert ReadAhead([str(tmp_path)], None).take(report) == readers.read(report)


@pytest.mark.parametrize("sources", [[], ["-"], ["https://example.org/report"], ["no/such/file.txt"], [os.devnull]])
def test_what_it_cannot_or_may_not_read_is_left_to_others(sources: list[str]) -> None:
    assert ReadAhead(sources, None).take("".join(sources)) is None


def test_it_is_handed_over_once_and_only_under_its_name(report: str) -> None:
    ahead = ReadAhead([report], None)
    assert ahead.take(report) is not None
    assert ahead.take(report) is None
    assert ReadAhead([report], None).take(report + "x") is None


def test_a_process_that_dies_is_as_if_nobody_had_tried(report: str) -> None:
    ahead = ReadAhead([report], None)
    os.kill(ahead._child, signal.SIGKILL)
    assert ahead.take(report) in (None, readers.read(report))
    session = Session([report], ahead=ahead)
    assert session.article(0) == readers.read(report)
    session.close()


def test_closing_leaves_no_process_and_no_pipe_behind(report: str) -> None:
    ahead = ReadAhead([report], None)
    ahead.close()
    ahead.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(ahead._child, os.WNOHANG)
    assert ahead.take(report) is None


def test_a_session_shows_what_was_read_ahead(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = ReadAhead([report], None)
    session = Session([report], ahead=ahead)
    with monkeypatch.context() as patched:
        patched.delattr(readers, "read")
        article = session.article(0)
    assert article == readers.read(report)
    session.close()

"""`onrecord read` up to the door of the app: the terminal it needs, what it opens, and what it tells instead."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

DOOR = """
import os, sys
import tui.app

def open_reader(session, config, *, restore=True):
    for n, source in enumerate(session.sources):
        print(n, source, session.article(n).text.strip(), flush=True)
    print("keyboard", os.isatty(0), "restore", restore, "panes", config.panes, "theme", config.theme)
    print("preset", config.keymap.preset, flush=True)
    session.close()
    return 7

tui.app.open_reader = open_reader
from tui.cli import run
sys.exit(run(sys.argv[1:]))
"""
"""The command with a door in place of the app, which says what came through it."""


@pytest.fixture
def sit(folder: Path, env):
    """Runs the command before a terminal of its own; gives exit code and what stood there."""

    def run(*arguments: str, piped: bytes | None = None, code: str = DOOR) -> tuple[int, str]:
        ours, its = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", code, *arguments],
            cwd=folder,
            env=env,
            stdin=its if piped is None else subprocess.PIPE,
            stdout=its,
            stderr=its,
            start_new_session=True,
            preexec_fn=lambda: os.close(os.open(os.ttyname(1), os.O_RDWR)),
        )
        os.close(its)
        if process.stdin is not None:
            process.stdin.write(piped or b"")
            process.stdin.close()
        shown = b""
        while True:
            try:
                more = os.read(ours, 65536)
            except OSError:
                break
            if not more:
                break
            shown += more
        os.close(ours)
        return process.wait(60), shown.decode().replace("\r\n", "\n")

    return run


@pytest.fixture
def story(folder: Path) -> Path:
    path = folder / "story.txt"
    path.write_text("It rained.\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("arguments", [("story.txt",), ("read", "story.txt"), (), ("-",)])
def test_without_a_terminal_there_is_one_line_and_two(onrecord, story: Path, arguments: tuple[str, ...]):
    done = onrecord(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "onrecord: standard output: the reader needs a terminal; `onrecord extract` works without one\n"
    )


def test_what_is_named_is_opened_with_the_options(sit, story: Path):
    code, shown = sit("--panes", "2", "--theme", "nord", "--preset", "less", "--no-restore", "story.txt")
    assert code == 7
    assert "0 story.txt It rained." in shown
    assert "keyboard True restore False panes 2 theme nord\npreset less" in shown


def test_after_standard_input_the_keyboard_is_back(sit):
    code, shown = sit("-", piped=b"It snowed.\n" * 1000)
    assert code == 7
    assert "0 - It snowed." in shown
    assert "keyboard True" in shown


def test_a_pipe_that_nobody_named_is_told_how_to_be_read(sit, story: Path):
    code, shown = sit("story.txt", piped=b"It snowed.\n")
    assert code == 2
    assert shown == "onrecord: standard input: the reader needs a keyboard; to read what comes in there: onrecord -\n"


def test_a_dumb_terminal_is_refused(sit, env, story: Path):
    env["TERM"] = "dumb"
    code, shown = sit("story.txt")
    assert code == 2
    assert shown.startswith("onrecord: TERM=dumb: ")


@pytest.mark.parametrize("name", ["none.txt", "a\x1b[2J.txt"])
def test_a_file_that_is_not_there_is_told_and_no_reader_opens(sit, name: str):
    code, shown = sit(name)
    assert code == 2
    assert shown.count("\n") == 1
    assert "no such file" in shown
    assert shown[:-1].isprintable()


def test_a_file_that_is_no_text_is_told_and_no_reader_opens(sit, folder: Path):
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    code, shown = sit("picture.txt")
    assert code == 2
    assert shown.startswith("onrecord: picture.txt: ")


def test_a_folder_without_articles_is_told(sit, folder: Path):
    (folder / "sub").mkdir()
    code, shown = sit("sub")
    assert code == 2
    assert shown.startswith("onrecord: sub: no articles")


def test_before_the_first_sitting_there_is_a_friendly_line(sit):
    code, shown = sit()
    assert code == 2
    assert shown == "onrecord: nothing has been read yet, so there is no sitting to go on with; try `onrecord PATH`\n"


def test_a_fault_of_the_configuration_is_told_before_anything_opens(sit, env, story: Path):
    config = Path(env["ONRECORD_HOME"], "config.toml")
    config.parent.mkdir()
    config.write_text("[view]\nmargin = -1\n", encoding="utf-8")
    code, shown = sit("story.txt")
    assert code == 2
    assert shown.startswith(f"onrecord: {config}: [view] margin: wants")


def keep_sitting(env: dict[str, str], folder: Path, *sources: str) -> None:
    code = "import sys; from tui.session.session import Session; s = Session(sys.argv[1:]); s.article(0); s.close()"
    subprocess.run([sys.executable, "-P", "-c", code, *sources], env=env, cwd=folder, check=True)


def test_without_a_path_the_last_sitting_goes_on(sit, env, folder: Path, story: Path):
    (folder / "other.txt").write_text("It snowed.\n", encoding="utf-8")
    keep_sitting(env, folder, "other.txt")
    keep_sitting(env, folder, "story.txt", "other.txt")
    code, shown = sit()
    assert code == 7
    assert f"0 {story} It rained.\n1 {folder / 'other.txt'} It snowed." in shown


def test_a_sitting_whose_files_are_gone_makes_way_for_the_one_before(sit, env, folder: Path, story: Path):
    keep_sitting(env, folder, "story.txt")
    (folder / "gone.txt").write_text("It snowed.\n", encoding="utf-8")
    keep_sitting(env, folder, "gone.txt")
    (folder / "gone.txt").unlink()
    code, shown = sit()
    assert code == 7
    assert "the files of the last sitting are gone" in shown
    assert "It rained." in shown
    story.unlink()
    code, shown = sit()
    assert code == 2
    assert shown == "onrecord: the files of all sittings are gone; try `onrecord PATH`\n"

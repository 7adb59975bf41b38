"""The reader in a terminal: what stands on the screen, what comes back, and what it leaves behind."""

import json
import os
import signal
import subprocess

import psutil
import pytest

REPORT = """\
A bridge is late

The town opened its bridge on Monday.

“It was late,” said Ana Ruiz, who built it. “And it is dark.”

Her brother Jon said that the lamps would come in May.
"""

PATIENCE = 60.0

LAST = "The last line of the report."


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def long_report(tmp_path):
    path = tmp_path / "long.txt"
    numbered = [f"Paragraph {n} of many. “It was late,” said Ana Ruiz.\n" for n in range(1, 3001)]
    path.write_text("\n".join([*numbered, LAST]), encoding="utf-8")
    return path


def test_the_article_stands_on_the_screen_and_q_leaves_the_terminal_as_it_was(onrecord, report):
    terminal = onrecord(report)
    terminal.until("The town opened its bridge")
    assert terminal.is_full_screen
    assert not terminal.is_as_it_was
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.is_as_it_was


def test_who_speaks_appears_beside_a_text_that_does_not_move(onrecord, report):
    terminal = onrecord(report, size=(120, 40))
    terminal.until("“It was late,”")
    row = next(n for n, line in enumerate(terminal.screen.display) if "“It was late,”" in line)
    column = terminal.screen.display[row].index("“It was late,”")
    terminal.until(lambda: terminal.text.count("Ruiz") > 1)
    assert terminal.screen.display[row].index("“It was late,”") == column


def test_standard_input_is_read_and_the_keyboard_stays_alive(run, long_report):
    terminal = run("sh", "-c", 'cat "$0" | "$ONRECORD" -', str(long_report))
    terminal.until("Paragraph 1 of many")
    terminal.press("G")
    terminal.until(LAST)
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.is_as_it_was


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_to_end_leaves_the_terminal_as_it_was(onrecord, report, number):
    terminal = onrecord(report)
    terminal.until("The town opened its bridge")
    terminal.process.send_signal(number)
    assert terminal.ends() == 128 + number
    assert terminal.is_as_it_was


def test_ctrl_z_goes_to_the_shell_and_fg_comes_back(run, report):
    shell = run("sh", "-im", PS1="ready> ")
    shell.until("ready>")
    shell.press(f'"$ONRECORD" {report}\n')
    shell.until("The town opened its bridge")
    shell.wipe()
    shell.press("\x1a")
    shell.until("ready>")
    assert not shell.is_full_screen
    shell.wipe()
    shell.press("fg\n")
    shell.until("The town opened its bridge")
    assert shell.is_full_screen
    shell.wipe()
    shell.press("q")
    shell.until("ready>")
    shell.press("exit 7\n")
    assert shell.ends() == 7


def test_a_window_made_tiny_and_large_again_keeps_the_place(onrecord, long_report):
    terminal = onrecord(long_report, size=(100, 30))
    terminal.until("Paragraph 1 of many")
    terminal.press("400g")
    terminal.until("Paragraph 400 of many")
    terminal.resize(20, 5)
    terminal.until(lambda: "Paragraph 400" in " ".join(terminal.text.split()))
    terminal.resize(100, 30)
    terminal.until("Paragraph 400 of many")
    assert terminal.process.poll() is None


def test_an_engine_killed_at_work_leaves_the_article_readable(onrecord, long_report):
    terminal = onrecord(long_report)
    terminal.until("Paragraph 1 of many")
    reader = psutil.Process(terminal.process.pid)
    terminal.until(lambda: any(child.cpu_times().user > 0 for child in reader.children(recursive=True)))
    for child in reader.children(recursive=True):
        child.kill()
    terminal.press("G")
    terminal.until(LAST)
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.is_as_it_was


def test_a_second_opening_goes_on_where_the_first_stopped(onrecord, long_report):
    first = onrecord(long_report)
    first.until("Paragraph 1 of many")
    first.press("1500g")
    first.until("Paragraph 1500 of many")
    first.press("q")
    assert first.ends() == 0
    onrecord(long_report).until("Paragraph 1500 of many")


def test_without_a_path_the_last_sitting_is_opened_again(onrecord, report):
    first = onrecord(report)
    first.until("The town opened its bridge")
    first.press("q")
    assert first.ends() == 0
    onrecord().until("The town opened its bridge")


def test_a_reader_killed_outright_leaves_no_process_behind(onrecord, long_report):
    terminal = onrecord(long_report)
    terminal.until("Paragraph 1 of many")
    reader = psutil.Process(terminal.process.pid)
    terminal.until(lambda: bool(reader.children(recursive=True)))
    children = reader.children(recursive=True)
    reader.kill()
    _, alive = psutil.wait_procs(children, timeout=30)
    assert alive == []


def test_a_closed_window_ends_the_reader_and_its_engine(onrecord, long_report):
    terminal = onrecord(long_report)
    terminal.until("Paragraph 1 of many")
    reader = psutil.Process(terminal.process.pid)
    terminal.until(lambda: bool(reader.children(recursive=True)))
    family = [reader, *reader.children(recursive=True)]
    terminal.hang_up()
    _, alive = psutil.wait_procs(family, timeout=30)
    assert alive == []


def test_a_window_closed_in_the_middle_of_painting_ends_the_reader_and_keeps_the_place(onrecord, long_report):
    terminal = onrecord(long_report)
    terminal.until("Paragraph 1 of many")
    terminal.press("G")
    terminal.until(LAST)
    terminal.press(*["b"] * 20)
    terminal.hang_up()
    assert terminal.process.wait(PATIENCE) == 128 + signal.SIGHUP
    again = onrecord(long_report)
    again.until(lambda: "Paragraph 29" in again.text or "Paragraph 28" in again.text or LAST in again.text)
    again.press("q")
    assert again.ends() == 0


def test_no_escape_sequence_of_a_text_or_a_name_reaches_the_terminal(onrecord, tmp_path):
    path = tmp_path / "title\x1b]0;stolen\x07.txt"
    path.write_text("Title\x1b]0;stolen\x07\n\nA body\x1b[31m in red\x9b31m, and \u202eturned.\n", encoding="utf-8")
    terminal = onrecord(path)
    terminal.until("in red")
    terminal.press("q")
    assert terminal.ends() == 0
    for sequence in ("\x1b]0;stolen", "\x1b[31m in red", "\x9b", "\u202e"):
        assert sequence.encode() not in terminal.sent


@pytest.mark.parametrize(
    "redirected",
    [
        {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL},
        {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "input": REPORT, "from": "-"},
    ],
    ids=["a file", "standard input"],
)
def test_without_a_terminal_there_is_one_line_and_exit_code_2(report, tmp_path, command, redirected):
    what = redirected.pop("from", str(report))
    env = {**os.environ, "ONRECORD_HOME": str(tmp_path / "home")}
    ended = subprocess.run([command, what], env=env, text=True, start_new_session=True, check=False, **redirected)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert "terminal" in ended.stderr


def test_data_goes_to_a_pipe_without_a_terminal(report, tmp_path, command):
    env = {**os.environ, "ONRECORD_HOME": str(tmp_path / "home")}
    output = subprocess.run([command, "extract", str(report)], env=env, text=True, check=True, capture_output=True)
    [line] = output.stdout.splitlines()
    contents = [REPORT[a:b] for q in json.loads(line)["attributions"] for a, b in q["content"]]
    assert contents[0].startswith("“It was late,”")

"""The engine's processes: answers in order, and no fault of a process reaches the reader's."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import psutil
import pytest

import tui
from tui.article import Article, EngineFault, Unreadable
from tui.session.engine import ON_SCREEN, Engine
from tui.session.tasks import Task

Start = Callable[..., Engine]
Ask = Callable[..., Task[Any]]


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_nothing_is_started_before_there_is_work(start: Start) -> None:
    before = set(psutil.Process().children())
    start(2)
    assert set(psutil.Process().children()) == before


def test_an_answer_comes_back_to_the_letter(start: Start, task: Ask) -> None:
    words = 'Zoë said: "é\u2028\x00\x85\r\n" \ud83d\ude00 \udcff 😀 \\n'
    assert start().submit(task("echo", words=words)).result() == {"words": words}


def test_a_question_and_answer_larger_than_any_pipe_go_through(start: Start, task: Ask) -> None:
    words = "word " * 1_000_000
    assert start().submit(task("echo", words=words)).result() == {"words": words}


def test_articles_are_sent_in_their_plain_form(start: Start, task: Ask) -> None:
    answer = start().submit(task("echo", article=Article("Words.", (), path="a.txt"))).result()
    assert answer["article"]["text"] == "Words."


def test_one_process_serves_one_task_after_the_other(start: Start, task: Ask) -> None:
    engine = start()
    assert engine.submit(task("pid")).result() == engine.submit(task("pid")).result()


def test_lower_priorities_go_first_and_equal_ones_in_order(start: Start, task: Ask, tmp_path: Path) -> None:
    engine, started, log = start(), tmp_path / "started", tmp_path / "log"
    first = engine.submit(task("sleep", seconds=0.3, started=str(started)))
    wait_for(started.exists)
    rest = [engine.submit(task("order", file=str(log), name=n), int(n[0])) for n in ("5a", "5b", "2a", "9a", "2b")]
    for future in [first, *rest]:
        future.result()
    assert log.read_text().split() == ["2a", "2b", "5a", "5b", "9a"]


def test_what_is_on_the_screen_does_not_wait_for_the_background(start: Start, task: Ask, tmp_path: Path) -> None:
    engine, started = start(2), tmp_path / "started"
    background = [engine.submit(task("sleep", seconds=30, started=str(started)), 5) for _ in range(3)]
    wait_for(started.exists)
    assert engine.submit(task("echo", n=1), ON_SCREEN).result(timeout=20) == {"n": 1}
    assert not any(future.done() for future in background)


def test_without_reserved_processes_all_of_them_work(start: Start, task: Ask) -> None:
    engine = start(2, reserved=0)
    both = [engine.submit(task("sleep", seconds=0.5), 5) for _ in range(2)]
    wait_for(lambda: all(future.running() for future in both))
    assert [future.result() for future in both] == ["slept", "slept"]


def test_a_task_that_waits_can_be_cancelled(start: Start, task: Ask, tmp_path: Path) -> None:
    engine, log = start(), tmp_path / "log"
    engine.submit(task("sleep", seconds=0.2))
    waiting = engine.submit(task("order", file=str(log), name="never"))
    last = engine.submit(task("echo"))
    assert waiting.cancel()
    last.result()
    assert not log.exists()


def test_a_fault_of_the_reader_s_input_arrives_as_it_was_raised(start: Start, task: Ask) -> None:
    with pytest.raises(Unreadable) as fault:
        start().submit(task("refuse", source="gone.txt")).result()
    assert str(fault.value) == "gone.txt: no such file; look elsewhere"


@pytest.mark.parametrize(
    ("job", "name"), [("fail", "RuntimeError"), ("recurse", "RecursionError"), ("odd", "TypeError")]
)
def test_what_nobody_foresaw_is_one_line_and_a_report(
    start: Start, task: Ask, tmp_path: Path, job: str, name: str
) -> None:
    engine = start()
    with pytest.raises(EngineFault) as fault:
        engine.submit(task(job, where="news/a.txt")).result()
    line = str(fault.value)
    assert line.startswith("news/a.txt: the engine failed on this article")
    assert "\n" not in line
    [report] = (tmp_path / "reports").iterdir()
    assert str(report) in line
    content = report.read_text()
    assert name in content
    assert "Traceback" in content
    assert "news/a.txt" in content
    assert engine.submit(task("echo", n=2)).result() == {"n": 2}


@pytest.mark.parametrize(("job", "how"), [("die", "was ended by signal 9"), ("leave", "ended with code 3")])
def test_a_process_that_dies_fails_its_task_and_the_next_has_a_new_one(
    start: Start, task: Ask, tmp_path: Path, job: str, how: str
) -> None:
    engine = start()
    before = engine.submit(task("pid")).result()
    with pytest.raises(EngineFault, match=how):
        engine.submit(task(job, where="a.txt")).result()
    [report] = (tmp_path / "reports").iterdir()
    assert how in report.read_text()
    assert engine.submit(task("pid")).result() != before


def test_a_process_killed_in_the_middle_fails_its_task_alone(start: Start, task: Ask, tmp_path: Path) -> None:
    engine, started = start(), tmp_path / "started"
    hit = engine.submit(task("sleep", seconds=60, started=str(started)))
    after = engine.submit(task("echo", n=3))
    wait_for(lambda: started.exists() and started.read_text() != "")
    os.kill(int(started.read_text()), signal.SIGKILL)
    with pytest.raises(EngineFault, match="signal 9"):
        hit.result()
    assert after.result() == {"n": 3}


def test_a_process_killed_between_tasks_is_replaced_unnoticed(start: Start, task: Ask) -> None:
    engine = start()
    pid = engine.submit(task("pid")).result()
    os.kill(pid, signal.SIGKILL)
    wait_for(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    assert engine.submit(task("echo", n=4)).result() == {"n": 4}


def test_a_process_that_hangs_is_ended_at_its_limit(start: Start, task: Ask) -> None:
    engine = start(limit_s=0.05, limit_s_per_mb=1000.0)
    with pytest.raises(EngineFault, match="took longer than"):
        engine.submit(task("sleep", seconds=600)).result(timeout=30)
    assert engine.submit(task("echo", size=1_000_000, n=5)).result() == {"n": 5}


def test_stray_output_does_not_reach_the_protocol(start: Start, task: Ask) -> None:
    engine = start()
    assert engine.submit(task("chatter")).result() == ""
    assert engine.submit(task("echo", n=6)).result() == {"n": 6}


def test_the_process_keeps_to_itself(start: Start, task: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lxml_intruder.py").write_text("")
    (tmp_path / "json.py").write_text("raise SystemExit")
    (tmp_path / "tui.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    found = start(niceness=5).submit(task("surroundings")).result()
    assert found["tui"] == tui.__file__
    assert found["group"] != os.getpgid(0)
    assert found["session"] != os.getsid(0)
    assert found["interrupt"]
    assert not found["intruder"]
    assert found["nice"] >= min(os.nice(0) + 5, 19)


def test_closing_ends_what_runs_and_cancels_what_waits(start: Start, task: Ask, tmp_path: Path) -> None:
    engine, started = start(), tmp_path / "started"
    running = engine.submit(task("sleep", seconds=600, started=str(started)))
    waiting = engine.submit(task("echo"))
    wait_for(lambda: started.exists() and started.read_text() != "")
    child = psutil.Process(int(started.read_text()))
    engine.close()
    with pytest.raises(EngineFault, match="closed"):
        running.result(timeout=10)
    with pytest.raises(CancelledError):
        waiting.result(timeout=10)
    assert not child.is_running()
    assert engine.submit(task("echo")).cancelled()


READER = """
import sys, time
from pathlib import Path
from tui.session.engine import Engine
from tui.session.tasks import Task
engine = Engine(1, reports=Path(sys.argv[1]), jobs="fake_jobs")
engine.submit(Task("sleep", "", 0, {"seconds": 600, "started": sys.argv[2]}, str))
time.sleep(600)
"""


def test_the_process_ends_when_the_reader_s_is_killed_in_the_middle_of_a_task(fakes: None, tmp_path: Path) -> None:
    started = tmp_path / "started"
    reader = subprocess.Popen([sys.executable, "-c", READER, tmp_path / "reports", started])
    wait_for(lambda: started.exists() and started.read_text() != "")
    child = psutil.Process(int(started.read_text()))
    reader.kill()
    reader.wait()
    wait_for(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)


def test_where_no_report_can_be_written_the_fault_is_still_one_line(fakes: None, task: Ask, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    engine = Engine(1, reports=tmp_path / "file" / "reports", jobs="fake_jobs")
    with pytest.raises(EngineFault, match="no report could be written"):
        engine.submit(task("fail")).result()
    engine.close()


def test_the_folder_of_reports_does_not_grow_without_end(tmp_path: Path) -> None:
    from tui.session.reports import write_report

    written = [write_report(tmp_path, "a\x1b.txt", f"fault {n}") for n in range(80)]
    assert sorted(tmp_path.iterdir()) == sorted(path for path in written[-50:] if path)
    last = written[-1]
    assert last is not None
    assert "\x1b" not in last.read_text()

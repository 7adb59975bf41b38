"""How long a mark takes to be on the disk, and an article with many notes to be opened.

    python tests/benchmarks/annotating.py [--notes 10000] [--here 1000] [--marks 300] [--measure ../shared/measure]

The database holds 10,000 notes on ten reports, 1,000 of them on the one that is opened. Needs the folder `measure`
(first_paint.py) for the first paint. It prints one table and ends with 1 if a figure is over its limit. Not a test: on
a busy machine run it again; the processor's time of a mark, on the second line, says how busy it was.
"""

import argparse
import random
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from invented import FIRST_WORDS, report

sys.path.append(str(Path(__file__).parents[1] / "terminal"))
from conftest import Terminal

from tui import readers
from tui.article import Note, Span, Target
from tui.session.home import Home
from tui.session.noted import take_in
from tui.session.session import Session

ROOT = Path(__file__).parents[2]
ONRECORD = str(Path(sys.executable).with_name("onrecord"))
REPORTS = 10
CHARACTERS = 60_000


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    measured: float
    unit: str
    limit: float | None = None

    @property
    def holds(self) -> bool:
        return self.limit is None or self.measured <= self.limit

    def __str__(self) -> str:
        limit = "" if self.limit is None else f"{self.limit:.2f} {self.unit}  {'ok' if self.holds else 'OVER'}"
        return f"{self.name:<70}{self.measured:>9.2f} {self.unit:<3}{limit:>16}"


def notes_on(folder: Path, home: Home, notes: int, here: int) -> Path:
    """Ten reports with so many notes in all, so many of them on the first, which is given back."""
    chance = random.Random(5)
    for n in range(REPORTS):
        path = folder / f"{n}.txt"
        path.write_text(report(n, CHARACTERS), encoding="utf-8")
        article = readers.read(str(path))
        sha256, made = article.sha256, []
        for m in range(here if n == 0 else (notes - here) // (REPORTS - 1)):
            start = chance.randrange(len(article.text) - 200)
            target = Target.of(sha256, article.text, Span(start, start + chance.randint(5, 190)))
            body, tags = ("Is that so?" if m % 3 == 0 else ""), ("check", "figures")[: m % 3]
            when = f"2025-03-01T12:{m // 1000:02}:{m // 60 % 60:02}.{m % 1000:03}Z"
            made.append(Note(f"{n}-{m}", target, body, "commenting" if body else "tagging", tags, "Zoë", when, when))
        take_in(article, made, home)
    return folder / "0.txt"


def marks(path: Path, home: Home, count: int) -> Iterator[Figure]:
    """Marks made one after the other, each looked at as the screen does."""
    session = Session([str(path)], home=home)
    length, chance = len(session.article(0).text), random.Random(7)
    session.notes.of(0)
    took, worked = [], []
    for _ in range(count):
        start = chance.randrange(length - 100)
        began, work = time.perf_counter(), time.process_time()
        session.notes.annotate(0, Span(start, start + 50))
        session.notes.of(0)
        took.append((time.perf_counter() - began) * 1000)
        worked.append((time.process_time() - work) * 1000)
        time.sleep(0.01)
    session.close()
    yield Figure("a mark on the disk and among the notes of the article, p95", _p95(took), "ms", 50)
    yield Figure("    of which work of the processor, p95", _p95(worked), "ms")
    yield Figure("    the same, median", statistics.median(took), "ms")


def shown(path: Path, home: Path, count: int) -> Iterator[Figure]:
    """From the key to the line that says so, in a terminal; the disk comes before that."""
    for size in ((80, 24), (160, 48)):
        command = [ONRECORD, "--no-restore", str(path)]
        terminal = Terminal(command, cwd=path.parent, env={"ONRECORD_HOME": str(home)}, size=size)
        terminal.until("1/1")
        took, worked = [], []
        for _ in range(count):
            for keys in ("j", "vll"):
                terminal.press(*keys)
                while _is_busy(terminal):
                    pass
            terminal.sent, began, work = b"", time.perf_counter(), _worked(terminal.process.pid)
            terminal.press("a")
            terminal.until(lambda terminal=terminal: b"Marked" in terminal.sent)
            took.append((time.perf_counter() - began) * 1000)
            worked.append(_worked(terminal.process.pid) - work)
            while _is_busy(terminal):
                pass
        terminal.close()
        yield Figure(f"a mark on the disk and on a screen of {size[0]}x{size[1]}, p95", _p95(took), "ms", 50)
        yield Figure("    of which work of the processor, p95", _p95(worked), "ms")
        yield Figure("    the same, median", statistics.median(took), "ms")


def _is_busy(terminal: Terminal) -> bool:
    """Whether the screen changes within two tenths of a second."""
    return any(terminal.read() for _ in range(4))


def _worked(pid: int) -> float:
    """Milliseconds that a process's threads have run; what the machine did meanwhile for others is not in them."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e6


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


def opening(path: Path, home: Home, runs: int) -> Iterator[Figure]:
    """The notes of an article looked up in a new sitting, and after an edit, when each has to be found again."""
    took = []
    for _ in range(runs):
        session = Session([str(path)], home=home)
        session.article(0)
        began = time.perf_counter()
        session.notes.of(0)
        took.append((time.perf_counter() - began) * 1000)
        session.close()
    yield Figure("the notes of the article looked up, median", statistics.median(took), "ms")
    path.write_text("A paragraph is new.\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    for name in ("the first time after an edit", "and the next time"):
        session = Session([str(path)], home=home)
        session.article(0)
        began = time.perf_counter()
        found = len(session.notes.of(0))
        took_once = (time.perf_counter() - began) * 1000
        yield Figure(f"    {name} ({found} found, {len(session.notes.detached(0))} detached)", took_once, "ms")
        session.close()


def paint(path: Path, home: Path, measure: Path, runs: int) -> Iterator[Figure]:
    """First paint of the article with its notes, of the same in a home without any."""
    with tempfile.TemporaryDirectory() as empty:
        ours, floor = (
            ["env", f"ONRECORD_HOME={where}", ONRECORD, "--no-restore", str(path)] for where in (home, empty)
        )
        options = ["--text", FIRST_WORDS, "--runs", str(runs), "--vs", shlex.join(floor), "--", *ours]
        command = [sys.executable, str(measure / "first_paint.py"), *options]
        output = subprocess.run(command, check=False, capture_output=True, text=True).stdout
    found = re.search(r"ratio median ([\d.]+)", output)
    if not found:
        sys.exit(f"no figure: {output}")
    yield Figure("first paint with the notes, of that without any", float(found[1]), "×", 1.3)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--here", type=int, default=1_000)
    parser.add_argument("--marks", type=int, default=300)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--measure", type=Path, default=ROOT.parent / "shared" / "measure")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="onrecord-") as scratch:
        folder, home = Path(scratch, "news"), Path(scratch, "home")
        folder.mkdir()
        path = notes_on(folder, Home.under(home), options.notes, options.here)
        figures = [*paint(path, home, options.measure.resolve(), options.runs)]
        figures += marks(path, Home.under(home), options.marks)
        figures += shown(path, home, options.marks // 5)
        figures += opening(path, Home.under(home), options.runs)
    print(*figures, sep="\n")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())

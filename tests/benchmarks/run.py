"""How fast and how small the reader is, each figure against a floor measured in the same run.

    python tests/benchmarks/run.py [--runs 7] [--only paint|folder|keys|memory|help] [--measure ../shared/measure]

Needs the folder `measure` (first_paint.py, smallest_app.py, bare_view.py) and onrecord installed beside this Python
with its extra `test`. Everything runs in pseudo-terminals of 120×40 with a fresh home. It prints one table and ends
with 1 if a figure is over its limit. Not a test: on a busy machine run it again.
"""

import argparse
import contextlib
import importlib.util
import math
import os
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
from typing import Any

import psutil
from invented import COMMON, FIRST_WORDS, folder, report

ROOT = Path(__file__).parents[2]
ONRECORD = str(Path(sys.executable).with_name("onrecord"))
SAMPLES = (
    ("1-meridian-wire.txt", "BRANNICK, Halvonia", 1.35),
    ("2-albion-ledger.md", "The piano from the", 1.35),
    ("3-brannick-echo.html", "The dog kept time", 2.2),
)
"""A sample of each format, words that stand on its first screen and on that of its source, and the limit."""

KEYS = {"j": 8, "space": 6, "k": 5, "b": 4, "]": 4, "n": 3}
EARLY_KEYS = {"j": 9, "space": 6, "k": 6, "b": 4, "]": 5}
BARE_KEYS = {"j": 12, "space": 8, "k": 6, "b": 4}
"""A round of 30 keys each, short enough for the analysis to last: to search first would take longer than that.

A bare view knows no other keys.
"""

SEARCH = ("/", COMMON, "enter")
"""What `n` repeats; not timed."""

ROUNDS = 10
TEXT_ROWS = (2, 36)
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    measured: float
    limit: float | None
    """None for a figure that is only told."""
    unit: str = "×"

    @property
    def holds(self) -> bool:
        return self.limit is None or self.measured <= self.limit

    def __str__(self) -> str:
        limit = "" if self.limit is None else f"{self.limit:.2f} {self.unit}"
        verdict = "" if self.limit is None else "ok" if self.holds else "OVER"
        return f"{self.name:<66}{self.measured:>8.2f} {self.unit:<3}{limit:>10}  {verdict}"


@dataclass(frozen=True, slots=True)
class Bench:
    """Where everything lies, and how often to measure."""

    measure: Path
    scratch: Path
    runs: int

    def floor(self, program: str, *arguments: Path) -> list[str]:
        """The command of one of the floors."""
        return [sys.executable, str(self.measure / program), *map(str, arguments)]

    def paint(self, text: str, ours: list[str], floor: list[str]) -> float:
        """How many times as long as `floor` ours takes until `text` stands on the screen; the median over pairs."""
        options = ["--text", text, "--runs", str(self.runs), "--vs", shlex.join(floor), "--", *ours]
        command = [sys.executable, str(self.measure / "first_paint.py"), *options]
        output = subprocess.run(command, check=False, capture_output=True, text=True).stdout
        found = re.search(r"ratio median ([\d.]+)", output)
        if not found:
            sys.exit(f"no figure for {shlex.join(ours)}: {output}")
        return float(found[1])

    @contextlib.contextmanager
    def opened(self, command: list[str]) -> Iterator[Any]:
        """The terminal of first_paint.py, `command` in it and the first words of the report on its screen."""
        spec = importlib.util.spec_from_file_location("first_paint", self.measure / "first_paint.py")
        assert spec is not None
        assert spec.loader is not None
        first_paint = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(first_paint)
        terminal = first_paint.Terminal(command, "120x40")
        try:
            if terminal.until(FIRST_WORDS) is None:
                sys.exit(f"no first paint: {shlex.join(command)}")
            terminal.quiet()
            yield terminal
        finally:
            terminal.close()


def _work(processes: list[psutil.Process]) -> tuple[float, float]:
    """Processor seconds and resident megabytes of `processes` together; one that has ended counts nothing."""
    seconds = size = 0.0
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            seconds, size = seconds + times.user + times.system, size + process.memory_info().rss / MB
    return seconds, size


def _children(process: psutil.Process) -> list[psutil.Process]:
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.children(recursive=True)
    return []


def _fresh_home(scratch: Path) -> None:
    os.environ["ONRECORD_HOME"] = tempfile.mkdtemp(dir=scratch)


def _long_report(scratch: Path) -> Path:
    path = scratch / "long.txt"
    if not path.exists():
        path.write_text(report(1, MB), encoding="utf-8")
    return path


def paint(bench: Bench) -> Iterator[Figure]:
    """First paint against the smallest Textual app."""
    for name, text, limit in SAMPLES:
        path = ROOT / "samples" / name
        _fresh_home(bench.scratch)
        ratio = bench.paint(text, [ONRECORD, str(path)], bench.floor("smallest_app.py", path))
        yield Figure(f"first paint, {name}, of the smallest app", ratio, limit)
    path = _long_report(bench.scratch)
    _fresh_home(bench.scratch)
    ratio = bench.paint(FIRST_WORDS, [ONRECORD, str(path)], bench.floor("smallest_app.py", path))
    yield Figure("first paint, 1 MB, of the smallest app", ratio, 1.5)


def folders(bench: Bench) -> Iterator[Figure]:
    """A folder of a thousand against a folder of one; what is over 1 by less than a tenth is the machine's."""
    thousand, one = (folder(bench.scratch / str(n), n, 4000) for n in (1000, 1))
    _fresh_home(bench.scratch)
    ratio = bench.paint(FIRST_WORDS, [ONRECORD, str(thousand)], [ONRECORD, str(one)])
    yield Figure("first paint, folder of 1,000, of a folder of 1", ratio, 1.1)


def keys(bench: Bench) -> Iterator[Figure]:
    """300 keys in the long report, in rounds taken in turn with a bare view's: in fresh homes, and once analysed."""
    path = _long_report(bench.scratch)
    yield from _rounds(bench, path, "300 keys while the analysis runs, p95, of a bare view", fresh=True)
    _fresh_home(bench.scratch)
    _resident(bench, [ONRECORD, str(path)], "")
    yield from _rounds(bench, path, "300 keys once it is analysed, p95, of a bare view", fresh=False)


def _rounds(bench: Bench, path: Path, name: str, *, fresh: bool) -> Iterator[Figure]:
    ours, bare, busy = list[float](), list[float](), list[bool]()
    for _ in range(ROUNDS):
        if fresh:
            _fresh_home(bench.scratch)
        with bench.opened(bench.floor("bare_view.py", path)) as terminal:
            _press(terminal, BARE_KEYS, bare, [])
        with bench.opened([ONRECORD, "--no-restore", str(path)]) as terminal:
            for key in () if fresh else SEARCH:
                terminal.key(key)
                terminal.quiet()
            _press(terminal, EARLY_KEYS if fresh else KEYS, ours, busy)
    yield Figure(name, _p95(ours) / _p95(bare), 2.0)
    yield Figure("    p95 of the reader", _p95(ours) * 1000, None, "ms")
    yield Figure("    p95 of the bare view", _p95(bare) * 1000, None, "ms")
    yield Figure("    share of the keys during which the engine worked", 100 * sum(busy) / len(busy), None, "%")


def _press(terminal: Any, keys: dict[str, int], took: list[float], busy: list[bool]) -> None:
    """Add the seconds from each key to a change in the rows of the text, and whether a child worked meanwhile.

    A key that changes nothing within two seconds took for ever.
    """
    terminal.rows = TEXT_ROWS
    program = psutil.Process(terminal.pid)
    for key in (key for key, times in keys.items() for _ in range(times)):
        before, _ = _work(_children(program))
        took.append(terminal.key(key) or math.inf)
        terminal.quiet(0.03)
        busy.append(_work(_children(program))[0] > before)


def _p95(seconds: list[float]) -> float:
    return sorted(seconds)[int(0.95 * len(seconds))]


def memory(bench: Bench) -> Iterator[Figure]:
    """Resident memory with the long report, analysed and paged through, above that of the smallest app."""
    path = _long_report(bench.scratch)
    _fresh_home(bench.scratch)
    floor, _, _ = _resident(bench, bench.floor("smallest_app.py", path), "")
    ours, child, seconds = _resident(bench, [ONRECORD, str(path)], " " * 40)
    yield Figure("memory of the app with 1 MB, above the smallest app", ours - floor, 60, "MB")
    yield Figure("    the engine's process at its largest", child, None, "MB")
    yield Figure("    until the engine had done with 1 MB", seconds, None, "s")


def _resident(bench: Bench, command: list[str], pressed: str) -> tuple[float, float, float]:
    """Megabytes of the process after its children came to rest, their largest sum, and the seconds that took."""
    with bench.opened(command) as terminal:
        began = worked = time.monotonic()
        process, seconds, largest = psutil.Process(terminal.pid), -1.0, 0.0
        while time.monotonic() - worked < 3:
            terminal.quiet(0.25, 0.25)
            os.write(terminal.fd, pressed[:1].encode())
            pressed = pressed[1:]
            now, size = _work(_children(process))
            largest = max(largest, size)
            if now > seconds + 0.02:
                worked = time.monotonic()
            seconds = now
        return process.memory_info().rss / MB, largest, worked - began


def help_page(bench: Bench) -> Iterator[Figure]:
    """`onrecord --help` against the import of click."""
    ratios = []
    for _ in range(bench.runs * 3 + 1):
        ours = _seconds([ONRECORD, "--help"])
        ratios.append(ours / _seconds([sys.executable, "-c", "import click"]))
    yield Figure("onrecord --help, of python -c 'import click'", statistics.median(ratios[1:]), 1.5)


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


GROUPS = {"help": help_page, "paint": paint, "folder": folders, "memory": memory, "keys": keys}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", choices=GROUPS, action="append")
    parser.add_argument("--measure", type=Path, default=ROOT.parent / "shared" / "measure")
    options = parser.parse_args()
    if not (options.measure / "first_paint.py").is_file():
        parser.error(f"no first_paint.py in {options.measure}; name its folder with --measure")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed reader is compiled once, not at every start
    with tempfile.TemporaryDirectory(prefix="onrecord-") as scratch:
        bench = Bench(options.measure.resolve(), Path(scratch), options.runs)
        figures = [figure for name in options.only or GROUPS for figure in GROUPS[name](bench)]
    print(f"{'figure':<66}{'measured':>8} {'':<3}{'limit':>10}")
    print(*figures, sep="\n")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())

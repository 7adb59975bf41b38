"""How fast and how small the reader is, each figure against a floor measured in the same run.

    python tests/benchmarks/run.py [--runs 7] [--only paint|folder|keys|memory|help] [--measure ../shared/measure]

Needs the folder `measure` (first_paint.py, smallest_app.py, bare_view.py) and onrecord installed beside this Python
with its extra `test`. Everything runs in pseudo-terminals of 120×40 with a fresh home. It prints one table and ends
with 1 if a figure is over its limit. Not a test: on a busy machine run it again.
"""

import argparse
import contextlib
import importlib.util
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
from types import ModuleType

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

KEYS = f"j*75 space*60 k*45 b*40 ]*40 / {COMMON} enter n*37"
BARE_KEYS = "j*115 space*80 k*60 b*45"
"""300 keys each; bare_view knows no others."""

TEXT_ROWS = "2-36"
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
        options = ["--text", text, "--runs", str(self.runs), "--vs", shlex.join(floor)]
        return _number(r"ratio median ([\d.]+)", self._first_paint([*options, "--", *ours])[0])

    def keys(self, keys: str, command: list[str]) -> tuple[float, float]:
        """The p95 in milliseconds of `keys` in the rows of the text, and for which share of the time a child worked."""
        options = ["--text", FIRST_WORDS, "--keys", keys, "--rows", TEXT_ROWS]
        output, busy = self._first_paint([*options, "--", *command])
        print(f"    {'the reader' if command[0] == ONRECORD else 'a bare view'}: {output.strip()}")
        return _number(r"p95 ([\d.]+)", output), busy

    def _first_paint(self, arguments: list[str]) -> tuple[str, float]:
        command = [sys.executable, str(self.measure / "first_paint.py"), *arguments]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        samples = worked = 0
        while process.poll() is None:
            programs = _children(psutil.Process(process.pid), recursive=False)
            children = [child for program in programs for child in _children(program, recursive=True)]
            before, _ = _work(children)
            time.sleep(0.25)
            samples, worked = samples + 1, worked + (_work(children)[0] - before > 0.05)
        return process.stdout.read() if process.stdout else "", worked / max(samples, 1)


def _work(processes: list[psutil.Process]) -> tuple[float, float]:
    """Processor seconds and resident megabytes of `processes` together; one that has ended counts nothing."""
    seconds = size = 0.0
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            seconds, size = seconds + times.user + times.system, size + process.memory_info().rss / MB
    return seconds, size


def _children(process: psutil.Process, *, recursive: bool) -> list[psutil.Process]:
    with contextlib.suppress(psutil.NoSuchProcess):
        return process.children(recursive=recursive)
    return []


def _number(pattern: str, output: str) -> float:
    found = re.search(pattern, output)
    if not found:
        sys.exit(f"no figure in: {output}")
    return float(found[1])


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
    """Keys in the long report against a bare view: in a fresh home, where the analysis runs, and after it."""
    path = _long_report(bench.scratch)
    ours = [ONRECORD, "--no-restore", str(path)]
    _fresh_home(bench.scratch)
    bare, _ = bench.keys(BARE_KEYS, bench.floor("bare_view.py", path))
    fresh, busy = bench.keys(KEYS, ours)
    yield Figure("300 keys while the analysis runs, p95, of a bare view", fresh / bare, 2.0)
    yield Figure("    share of that time in which the engine worked", busy * 100, None, "%")
    _analysed(bench, path)
    bare, _ = bench.keys(BARE_KEYS, bench.floor("bare_view.py", path))
    later, _ = bench.keys(KEYS, ours)
    yield Figure("300 keys once it is analysed, p95, of a bare view", later / bare, 2.0)


def memory(bench: Bench) -> Iterator[Figure]:
    """Resident memory with the long report, analysed and paged through, above that of the smallest app."""
    path = _long_report(bench.scratch)
    _fresh_home(bench.scratch)
    floor, _, _ = _resident(bench, bench.floor("smallest_app.py", path), "")
    ours, child, seconds = _resident(bench, [ONRECORD, str(path)], " " * 40)
    yield Figure("memory of the app with 1 MB, above the smallest app", ours - floor, 60, "MB")
    yield Figure("    the engine's process at its largest", child, None, "MB")
    yield Figure("    until the engine had done with 1 MB", seconds, None, "s")


def _analysed(bench: Bench, path: Path) -> None:
    """Leave `path` open until its analysis is done and kept."""
    _resident(bench, [ONRECORD, str(path)], "")


def _resident(bench: Bench, command: list[str], pressed: str) -> tuple[float, float, float]:
    """Megabytes of the process after its children came to rest, their largest sum, and the seconds that took."""
    terminal = _terminals(bench.measure).Terminal(command, "120x40")
    try:
        if terminal.until(FIRST_WORDS) is None:
            sys.exit(f"no first paint: {shlex.join(command)}")
        began = worked = time.monotonic()
        process, seconds, largest = psutil.Process(terminal.pid), -1.0, 0.0
        while time.monotonic() - worked < 3:
            terminal.quiet(0.25, 0.25)
            if pressed:
                os.write(terminal.fd, pressed[:1].encode())
                pressed = pressed[1:]
            now, size = _work(_children(process, recursive=True))
            largest = max(largest, size)
            if now > seconds + 0.02:
                worked = time.monotonic()
            seconds = now
        return process.memory_info().rss / MB, largest, worked - began
    finally:
        terminal.close()


def _terminals(measure: Path) -> ModuleType:
    """The module first_paint, for its terminal."""
    spec = importlib.util.spec_from_file_location("first_paint", measure / "first_paint.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no first_paint.py in {measure}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
    with tempfile.TemporaryDirectory(prefix="onrecord-") as scratch:
        bench = Bench(options.measure.resolve(), Path(scratch), options.runs)
        figures = [figure for name in options.only or GROUPS for figure in GROUPS[name](bench)]
    print(f"{'figure':<66}{'measured':>8} {'':<3}{'limit':>10}")
    print(*figures, sep="\n")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())

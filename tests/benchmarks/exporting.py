"""How long `onrecord export` takes for 10,000 notes on twenty reports, in every form, and `import` to take them in.

    python tests/benchmarks/exporting.py [--notes 10000] [--articles 20]

Everything runs as the installed command does, with a fresh home; analyses are in the cache, as they are for articles
that were read. It prints one table and ends with 1 if a figure is over its limit. Not a test: on a busy machine run it
again; the second column, the processor time of the command and its children, says how busy it was.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from invented import report

from tui import readers
from tui.article import Note, Span, Target
from tui.session.home import Home
from tui.session.noted import take_in

ONRECORD = str(Path(sys.executable).with_name("onrecord"))
FORMS = ("jsonl", "webannotation", "csv", "markdown", "card", "html", "brat")
LIMIT_S = 3.0
CHARACTERS = 12_000


@dataclass(frozen=True, slots=True)
class Took:
    """What one run of the command took."""

    name: str
    seconds: float
    processor: float
    megabytes: float
    limit: float | None

    def __str__(self) -> str:
        limit = "" if self.limit is None else f"{self.limit:.1f} s  {'ok' if self.seconds <= self.limit else 'OVER'}"
        return f"{self.name:<40}{self.seconds:>7.2f} s{self.processor:>9.2f} s{self.megabytes:>9.1f} MB  {limit}"


def notes_on(folder: Path, articles: int, count: int, home: Home) -> None:
    """Put `count` notes on as many reports in all, with bodies and tags on some."""
    chance = random.Random(5)
    for n in range(articles):
        path = folder / f"{n:03}.txt"
        path.write_text(report(n, CHARACTERS), encoding="utf-8")
        article = readers.read(str(path))
        sha256 = article.sha256
        made = []
        for m in range(count // articles):
            start = chance.randrange(len(article.text) - 200)
            target = Target.of(sha256, article.text, Span(start, start + chance.randint(5, 190)))
            body = "Is that so? See *there*.\n\n- first\n- second" if m % 3 == 0 else ""
            tags = ("check", "figures")[: m % 3]
            name = f"{n:08x}-0000-4000-8000-{m:012x}"
            when = f"2025-03-01T12:{m // 1000:02}:{m // 60 % 60:02}.{m % 1000:03}Z"
            made.append(Note(name, target, body, "commenting" if body else "highlighting", tags, "Zoë", when, when))
        take_in(article, made, home)


def took(name: str, *arguments: str, home: Path, limit: float | None, written: Path | None = None) -> Took:
    """Run the command, and measure it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        [ONRECORD, *arguments], check=True, env={**os.environ, "ONRECORD_HOME": str(home)}, stderr=sys.stderr
    )
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    files = [written] if written and written.is_file() else [*written.iterdir()] if written else []
    return Took(name, seconds, processor, sum(file.stat().st_size for file in files) / 1e6, limit)


def figures(scratch: Path, count: int, articles: int) -> Iterator[Took]:
    """Each form in its turn."""
    home, fresh, folder = scratch / "home", scratch / "fresh", scratch / "articles"
    folder.mkdir()
    notes_on(folder, articles, count, Home.under(home))
    yield took(
        "analysing the reports first", "export", "--format", "csv", "-o", str(scratch / "x"), home=home, limit=None
    )
    for form in FORMS:
        target = scratch / form
        options = ("export", "--format", form, "-o", str(target))
        yield took(f"export {form}", *options, home=home, limit=LIMIT_S, written=target)
    for form in ("jsonl", "webannotation"):
        options = ("import", "--format", form, str(scratch / form))
        yield took(f"import {form}", *options, home=fresh, limit=None)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=20)
    options = parser.parse_args()
    over = False
    with tempfile.TemporaryDirectory() as scratch:
        for figure in figures(Path(scratch), options.notes, options.articles):
            print(figure, flush=True)
            over |= figure.limit is not None and figure.seconds > figure.limit
    sys.exit(over)


if __name__ == "__main__":
    main()

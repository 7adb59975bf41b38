"""How fast and how small the engine is, on one thread, each figure against a floor measured in the same run.

    python tests/benchmarks/engine.py [--runs 7] [--only article|loading|memory|throughput] [--articles FOLDER]

The articles are those of a folder (default: samples); the one nearest to 600 words stands for an article. The bare
encoder is the network itself over the article's pieces once, in windows without overlap. `throughput` needs spaCy, of
which it builds a pipeline as large as en_core_web_sm with random weights; without it the figure is only told. Prints
one table and ends with 1 if a figure is over its limit. Not a test: on a busy machine run it again.
"""

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from invented import report
from run import MB, ROOT, Figure

from tui import extraction
from tui.article import Article
from tui.extraction.encoder.features import Pieces, pieces
from tui.extraction.encoder.windows import WINDOW, inputs
from tui.extraction.network import network
from tui.extraction.passages import passages
from tui.extraction.quotations import quotations
from tui.readers import list_sources, read
from tui.session.child import ENVIRONMENT

LOAD = """
import time
began = time.perf_counter()
from tui.extraction.network import network
network()
print(time.perf_counter() - began)
"""
SIZE = """
import psutil, sys
from tui.session.tasks import JOBS  # what the engine's process loads
from tui.readers import read
from tui.extraction import analyse
analyse(read(sys.argv[1]))
memory = psutil.Process().memory_info()
print(getattr(memory, "peak_wset", 0) or int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) * 1024)
"""


def article(articles: list[Article], runs: int) -> Iterator[Figure]:
    """One article of some 600 words, actors and all, against the bare encoder; taken in turn."""
    one = min(articles, key=lambda a: abs(len(a.text.split()) - 600))
    quoted = quotations(one.text, looked := passages(one, None))
    read_pieces = pieces(one.text, looked, quoted, network().vocabulary)
    ours, bare = [], []
    for _ in range(runs + 1):
        bare.append(_seconds(lambda: _bare(read_pieces)))
        ours.append(_seconds(lambda: extraction.analyse(one)))
    words = len(one.text.split())
    ratio = statistics.median(a / b for a, b in zip(ours[1:], bare[1:], strict=True))
    yield Figure(f"an article of {words} words, of the bare encoder", ratio, 1.6)
    yield Figure("    the article", statistics.median(ours[1:]) * 1000, None, "ms")
    yield Figure("    the bare encoder", statistics.median(bare[1:]) * 1000, None, "ms")


def _bare(read_pieces: Pieces) -> None:
    session = network().session
    for start in range(0, len(read_pieces), WINDOW):
        session.run(None, inputs(read_pieces, (start, min(start + WINDOW, len(read_pieces)))))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def loading(articles: list[Article], runs: int) -> Iterator[Figure]:
    """The weights in a fresh process, onnxruntime's import included."""
    took = [float(_told(LOAD)) for _ in range(runs)]
    yield Figure("loading the weights", statistics.median(took), 0.5, "s")


def memory(articles: list[Article], runs: int) -> Iterator[Figure]:
    """The most that a process of the engine holds at a time."""
    path = Path(articles[0].path)
    yield Figure("the engine's process with an article", int(_told(SIZE, str(path))) / MB, 300, "MB")
    with tempfile.TemporaryDirectory() as scratch:
        long = Path(scratch) / "long-report.txt"
        long.write_text(report(1, MB), encoding="utf-8")
        yield Figure("the engine's process with a megabyte", int(_told(SIZE, str(long))) / MB, 300, "MB")


def _told(program: str, *arguments: str) -> str:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def throughput(articles: list[Article], runs: int) -> Iterator[Figure]:
    """Words a second over all articles, of spaCy's on the same."""
    words = sum(len(a.text.split()) for a in articles)
    ours = words / min(_seconds(lambda: [extraction.analyse(a) for a in articles]) for _ in range(runs))
    if importlib.util.find_spec("spacy") is None:
        yield Figure("words a second (spaCy is not installed)", ours, None, "")
        return
    pipeline = _spacy([a.text for a in articles])
    theirs = words / min(_seconds(lambda: [pipeline(a.text) for a in articles]) for _ in range(runs))
    yield Figure("spaCy's words a second, of ours", theirs / ours, 1.0)
    yield Figure("    ours", ours, None, "")
    yield Figure("    spaCy's", theirs, None, "")


def _spacy(texts: list[str]) -> Any:
    """tok2vec, tagger, parser and ner in the widths of en_core_web_sm, initialised on nothing but labels."""
    import spacy
    from spacy.training import Example

    pipeline = spacy.blank("en")
    width = {"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}}}
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    pipeline.add_pipe("tok2vec", config={"model": model})
    for name, labels in (("tagger", 50), ("parser", 45), ("ner", 18)):
        pipe = pipeline.add_pipe(name, config=width)
        for n in range(labels):
            pipe.add_label(f"L{n}")
    doc = pipeline.make_doc(texts[0][:200])
    pipeline.initialize(lambda: [Example.from_dict(doc, {"words": [t.text for t in doc]})])
    return pipeline


GROUPS = {"article": article, "loading": loading, "memory": memory, "throughput": throughput}


def main() -> int:
    if not ENVIRONMENT.items() <= os.environ.items():  # numpy reads it when it is loaded, which it is by now
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ENVIRONMENT})
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--only", choices=GROUPS, action="append")
    parser.add_argument("--articles", type=Path, default=ROOT / "samples")
    options = parser.parse_args()
    articles = [read(source) for source in list_sources([str(options.articles)]).sources]
    figures = [figure for name in options.only or GROUPS for figure in GROUPS[name](articles, options.runs)]
    print(f"{'figure':<66}{'measured':>8} {'':<3}{'limit':>10}")
    print(*figures, sep="\n")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())

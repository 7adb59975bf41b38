"""How long it takes to compare reports of one event, and how that grows with their statements.

    python tests/benchmarks/comparing.py [--runs 5] [--largest 5000]

The reports are invented, with their analyses: half of what is said in each comes out of one stock, cut and reworded, in
words as common and as rare as those of a language are. Processor's time, the least of several runs, so that a busy
machine can be measured on. It prints one table and ends with 1 if a figure is over its limit. Not a test.
"""

import argparse
import gc
import json
import math
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from invented import word

from tui import language
from tui.article import Actor, Analysis, Article, Attribution, Block, Mention, Span
from tui.comparison import Comparison, cast, compare
from tui.comparison.codec import comparison_from_plain, comparison_to_plain

SAID_EACH = 25
"""Statements of a report of a thousand words; the reports of NewsWCL50 dev have about as many."""
TOLD_BY = 12
"""How often a thing of the stock is told, where the reports are many: news grows with its reports."""
WORDS = 8000
SMALL = "of the a to in and that it was for on with".split()


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    name: str
    measured: float
    limit: float | None = None
    unit: str = "s"

    @property
    def holds(self) -> bool:
        return self.limit is None or self.measured <= self.limit

    def __str__(self) -> str:
        limit = "" if self.limit is None else f"{self.limit:.2f} {self.unit}  {'ok' if self.holds else 'OVER'}"
        return f"{self.name:<70}{self.measured:>9.2f} {self.unit:<3}{limit:>16}"


@dataclass(slots=True)
class Draft:
    """A report in the making."""

    text: str = ""
    said: list[tuple[Span, Span, Span, str, bool]] = field(default_factory=list)
    """Content, cue, source, speaker, and whether it is a quotation."""

    def put(self, words: str) -> Span:
        """The words at the end of the text, and where they stand."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def reading(self, path: str) -> tuple[Article, Analysis]:
        """The report with its analysis."""
        blocks, at = [], 0
        for paragraph in self.text.split("\n\n"):
            blocks.append(Block("paragraph", Span(at, at + len(paragraph))))
            at += len(paragraph) + 2
        sources: dict[str, list[Mention]] = {}
        for _, _, source, who, _ in self.said:
            sources.setdefault(who, []).append(Mention(source, "name"))
        ids = {who: f"a{n}" for n, who in enumerate(sources, 1)}
        actors = tuple(Actor(ids[who], who, "person", True, (), tuple(named)) for who, named in sources.items())
        attributions = tuple(
            Attribution(f"q{n}", "direct" if quoted else "indirect", (content,), (source,), (cue,), speaker=ids[who])
            for n, (content, cue, source, who, quoted) in enumerate(self.said, 1)
        )
        sentences = tuple(s for block in blocks for s in language.sentences(self.text, block.span))
        return Article(self.text, tuple(blocks), path=path), Analysis(
            "benchmark", attributions, actors, sentences=sentences
        )


def event(reports: int, statements: int, seed: int = 1) -> list[tuple[Article, Analysis]]:
    """So many reports of one event, each with so many statements."""
    chance = random.Random(seed)
    words = list(dict.fromkeys(word(chance, chance.randint(1, 3)) for _ in range(WORDS)))
    weights = [1 / (n + 2) for n in range(len(words))]

    def sentence(length: int) -> list[str]:
        drawn = chance.choices(words, weights, k=length)
        return [part for one in drawn for part in ((chance.choice(SMALL), one) if chance.random() < 0.45 else (one,))]

    names = [f"{chance.choice(words).title()} {chance.choice(words).title()}" for _ in range(60)]
    stock = [
        (chance.choice(names[:20]), sentence(chance.randint(6, 16)))
        for _ in range(max(2 * SAID_EACH, reports * statements // (2 * TOLD_BY)))
    ]
    found = []
    for n in range(reports):
        draft = Draft()
        for _ in range(statements):
            who, said = chance.choice(names), sentence(chance.randint(6, 16))
            if chance.random() < 0.5:
                who, said = stock[int(chance.random() ** 2 * len(stock))]
                said = _retold(said, words, chance)
            quoted = chance.random() < 0.6
            content = draft.put(f"“{_sentence(said)},”" if quoted else _sentence(said))
            draft.put(" ")
            cue = draft.put("said")
            draft.put(" ")
            draft.said.append((content, cue, draft.put(who), who, quoted))
            draft.put(f". {_sentence(sentence(chance.randint(8, 20)))}. ")
            if chance.random() < 0.2:
                draft.put(f"About {chance.randint(2, 900)} {chance.choice(words[:200])}s were {chance.choice(words)}. ")
            if chance.random() < 0.4:
                draft.put("It was so.\n\n")
        found.append(draft.reading(f"{n}.txt"))
    return found


def _retold(said: Sequence[str], words: Sequence[str], chance: random.Random) -> list[str]:
    """The words cut at an end, or with some left out and some put in."""
    if chance.random() < 0.5:
        return list(said[: chance.randint(len(said) // 2, len(said))])
    kept = [one for one in said if chance.random() < 0.9]
    return [*kept, *chance.choices(words, k=chance.randint(0, 3))]


def _sentence(words: Sequence[str]) -> str:
    return " ".join(words).capitalize()


def least(runs: int, work: Callable[[], object]) -> float:
    """The processor's seconds of the quickest of several runs."""
    took = []
    for _ in range(runs):
        gc.collect()
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def timed(reports: int, statements: int, runs: int) -> tuple[float, Comparison]:
    """The seconds that cast and comparison of an event take."""
    readings = event(reports, statements)

    def work() -> Comparison:
        return compare(readings, cast([analysis.actors for _, analysis in readings]))

    return least(runs, work), work()


def sizes(runs: int) -> Iterator[Figure]:
    """Five reports and fifty, and what the way back from the engine's process costs."""
    for reports, limit in ((5, 0.3), (50, 3.0)):
        took, comparison = timed(reports, SAID_EACH, runs)
        name = f"{reports} reports compared, {len(comparison.statements)} statements"
        yield Figure(name, took, limit)
    plain = json.dumps(comparison_to_plain(comparison))
    yield Figure("    the last of them out of the engine's process", least(runs, lambda: _unpacked(plain)))


def _unpacked(plain: str) -> Comparison:
    return comparison_from_plain(json.loads(plain))


def growth(largest: int, runs: int) -> Iterator[Figure]:
    """From a quarter of the statements to all of them, in reports of fifty, against n log n."""
    first = 0.0
    for statements in (largest // 4, largest // 2, largest):
        took, comparison = timed(statements // (2 * SAID_EACH), 2 * SAID_EACH, runs)
        count, groups = len(comparison.statements), len(comparison.utterances)
        yield Figure(f"    {count} statements, {groups} utterances told by several", took)
        first = first or took / _n_log_n(count)
    yield Figure("growth of the last over the first, of n log n", took / _n_log_n(count) / first, 1.35, "×")


def _n_log_n(count: int) -> float:
    return count * math.log(count)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--largest", type=int, default=5000)
    options = parser.parse_args()
    figures = [*sizes(options.runs), *growth(options.largest, max(options.runs // 2, 1))]
    print(*figures, sep="\n")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())

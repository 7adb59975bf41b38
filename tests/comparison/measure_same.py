"""How well statements are matched on the labelled pairs of tests/gold, and the fit of the coefficients.

    python tests/comparison/measure_same.py [--fit] [--errors]

Labelled: precision, recall and F1 of "same" over the labelled pairs, in sample, and left out: each event and each fifth
of the invented pairs judged by coefficients fitted without it. By utterance: "same" if one utterance has both. All
pairs: every pair of labelled contents of two reports; those without a label count as different, and some are not.
"""

import argparse
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np

from tui import language
from tui.article import Attribution, AttributionKind, Span, hull
from tui.comparison.commonness import lessened
from tui.comparison.contradictions import contradict
from tui.comparison.likeness import COEFFICIENTS, SAME, evidence, likeness
from tui.comparison.prose import Prose
from tui.comparison.sentences import Weights, weights_of
from tui.comparison.statements import Statement
from tui.comparison.traces import Trace, trace
from tui.comparison.utterances import grouped, links_of
from tui.comparison.wording import stems_of, words_of

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
NEWS = ROOT.parent / "shared" / "gold" / "newswcl50" / "dev"
PENALTY = 1.0
"""Of squared coefficients."""
UNLABELLED = 0.1
"""How much a pair without a label weighs in the fit: nearly all are different, and they are eleven times as many."""
PARTS = 5
"""Of the invented pairs, when a part is left out."""


@dataclass(frozen=True)
class Pair:
    """Two contents of one event, and whether they are the same statement."""

    event: str
    one: Trace
    other: Trace
    weights: Weights
    same: bool
    relation: str = ""
    """Why; empty without a label."""

    @property
    def values(self) -> tuple[float, ...]:
        """The evidence in the order of the coefficients, the bias first."""
        found = evidence(self.one, self.other, self.weights)
        return tuple(1.0 if name == "bias" else found.get(name, 0.0) for name in COEFFICIENTS)


def labelled() -> list[Pair]:
    """The pairs of both files of labels."""
    return [*reports(), *invented()]


def reports(*, unlabelled: bool = False) -> Iterator[Pair]:
    """The labelled pairs of real reports, or all others of their contents."""
    labels: dict[str, dict[frozenset[tuple[str, str, str]], tuple[str, str]]] = defaultdict(dict)
    for event, *rest in rows("same_statement.tsv"):
        one, other = (tuple(rest[:3]), tuple(rest[3:6]))
        labels[event][frozenset((one, other))] = (rest[6], rest[7])
    for event, known in labels.items():
        weights = weights_of_event(event)
        contents = sorted({content for pair in known for content in pair})
        for one, other in combinations(contents, 2):
            label = known.get(frozenset((one, other)))
            if one[0] != other[0] and (label is None) == unlabelled:
                same, relation = (label[0] == "same", label[1]) if label else (False, "")
                yield Pair(event, traced(event, *one), traced(event, *other), weights, same, relation)


def invented() -> Iterator[Pair]:
    """The pairs in words of our own, in five parts."""
    pairs = rows("same_statement_invented.tsv")
    sentences = [
        stems_of(w.text for w in words_of(text, (Span(0, len(text)),))) for p in pairs for text in (p[0], p[2])
    ]
    weights = lessened(weights_of(sentences))
    for n, (*sides, label, relation) in enumerate(pairs):
        one, other = (
            of_content(side, words, [Span(0, len(words))], speaker, weights)
            for side, (words, speaker) in enumerate(zip(sides[::2], sides[1::2], strict=True))
        )
        yield Pair(f"invented {n % PARTS}", one, other, weights, label == "same", relation)


def rows(name: str) -> list[list[str]]:
    """The lines of a file of labels, in their columns."""
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@cache
def text_of(event: str, file: str) -> str:
    """An article of the corpus."""
    return (NEWS / event / file).read_bytes().decode("utf-8")


@cache
def weights_of_event(event: str) -> Weights:
    """How much stems tell in the five reports of an event."""
    texts = [text_of(event, path.name) for path in sorted((NEWS / event).glob("*.txt"))]
    found = [(text, span) for text in texts for span in language.sentences(text, Span(0, len(text)))]
    return lessened(weights_of([stems_of(word.text for word in words_of(text, (span,))) for text, span in found]))


@cache
def traced(event: str, file: str, content: str, speaker: str) -> Trace:
    """A labelled content as it is compared; its report is numbered by its file."""
    spans = [Span(*map(int, pair.split("-"))) for pair in content.split(",")]
    report = sorted(path.name for path in (NEWS / event).glob("*.txt")).index(file)
    return of_content(report, text_of(event, file), spans, speaker, weights_of_event(event))


def of_content(report: int, text: str, spans: Sequence[Span], speaker: str, weights: Weights) -> Trace:
    """The trace of a content whose kind its quotation marks say."""
    said = Attribution("q1", kind_of([span.of(text) for span in spans]), tuple(spans), speaker=speaker)
    return trace(Statement(report, said, 0), Prose.of(text, [hull(tuple(spans))]), weights)


def kind_of(parts: Sequence[str]) -> AttributionKind:
    """direct if all parts are wholly in marks, mixed if there are marks."""
    if all(re.match(r"[“\"‘]|'\s|'", part.strip()) for part in parts):
        return "direct"
    return "mixed" if any(re.search(r"[“\"]|(^|\s)'\s", part) for part in parts) else "indirect"


def fitted(pairs: Sequence[Pair], others: Sequence[Pair]) -> np.ndarray:
    """Coefficients of a logistic regression by Newton's method; what contradicts itself is left to the rules.

    `others`, the pairs without a label, count as different, and a little.
    """
    kept = [(pair, 1.0) for pair in pairs] + [(pair, UNLABELLED) for pair in others]
    kept = [one for one in kept if one[0].one.stems & one[0].other.stems and not contradict(one[0].one, one[0].other)]
    values = np.array([pair.values for pair, _ in kept])
    same = np.array([float(pair.same) for pair, _ in kept])
    weights = np.array([weight for _, weight in kept])
    penalty = np.diag([0.0] + [PENALTY] * (values.shape[1] - 1))
    found = np.zeros(values.shape[1])
    for _ in range(50):
        sure = 1 / (1 + np.exp(-values @ found))
        slope = values.T @ (weights * (sure - same)) + penalty @ found
        curve = (values * (weights * sure * (1 - sure))[:, None]).T @ values + penalty
        found = found - np.linalg.solve(curve, slope)
    return found


def judged(pair: Pair, coefficients: np.ndarray) -> float:
    """The likeness of a pair by other coefficients."""
    if not evidence(pair.one, pair.other, pair.weights) or contradict(pair.one, pair.other):
        return 0.0
    return 1 / (1 + math.exp(-float(np.dot(pair.values, coefficients))))


def left_out(pairs: Sequence[Pair], others: Sequence[Pair]) -> dict[int, float]:
    """Each pair, by its index, judged without its event."""
    found = {}
    for event in sorted({pair.event for pair in pairs}):
        rest = fitted([p for p in pairs if p.event != event], [p for p in others if p.event != event])
        found.update({n: judged(pair, rest) for n, pair in enumerate(pairs) if pair.event == event})
    return found


def scores(sure: Sequence[float], same: Sequence[bool], threshold: float = SAME) -> tuple[float, float, float]:
    """Precision, recall and F1 of "same"."""
    hits = sum(s >= threshold and y for s, y in zip(sure, same, strict=True))
    found, wanted = sum(s >= threshold for s in sure), sum(same)
    return hits / max(found, 1), hits / max(wanted, 1), 2 * hits / max(found + wanted, 1)


def by_likeness(pairs: Sequence[Pair]) -> list[float]:
    """What the shipped coefficients say."""
    return [likeness(pair.one, pair.other, pair.weights) for pair in pairs]


def by_utterance(pairs: Sequence[Pair], every: Sequence[Pair]) -> list[float]:
    """1 for the pairs that stand in one utterance when all contents of their event are grouped, 0 for the others."""
    together = set()
    for event in {pair.event for pair in every}:
        known = {id(trace): trace for pair in every if pair.event == event for trace in (pair.one, pair.other)}
        traces = sorted(known.values(), key=lambda trace: trace.report)
        for group in grouped(traces, links_of(traces, weights_of_event(event))):
            together |= {frozenset((id(traces[a]), id(traces[b]))) for a, b in combinations(group, 2)}
    return [float(frozenset((id(pair.one), id(pair.other))) in together) for pair in pairs]


def show(name: str, sure: Sequence[float], same: Sequence[bool], threshold: float = SAME) -> None:
    """One line of figures."""
    precision, recall, f1 = scores(sure, same, threshold)
    print(f"{name:44s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  pairs {len(same):5d}  same {sum(same)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="print coefficients fitted anew")
    parser.add_argument("--errors", action="store_true", help="print where labels and likeness differ")
    options = parser.parse_args()
    pairs, others = labelled(), list(reports(unlabelled=True))
    news = [n for n, pair in enumerate(pairs) if not pair.event.startswith("invented")]
    made = [n for n in range(len(pairs)) if n not in set(news)]
    sure, apart = by_likeness(pairs), left_out(pairs, others)
    for name, some in (("labelled", range(len(pairs))), ("  of reports", news), ("  invented", made)):
        show(f"{name}, in sample", [sure[n] for n in some], [pairs[n].same for n in some])
        show(f"{name}, left out", [apart[n] for n in some], [pairs[n].same for n in some])
    real = [pairs[n] for n in news]
    every = [*real, *others]
    show("  of reports, by utterance", by_utterance(real, every), [pair.same for pair in real])
    show("all pairs", by_likeness(every), [pair.same for pair in every])
    show("all pairs, by utterance", by_utterance(every, every), [pair.same for pair in every])
    if options.fit:
        best = fitted(pairs, others)
        print(*(f'    "{name}": {value:.2f},' for name, value in zip(COEFFICIENTS, best, strict=True)), sep="\n")
        for threshold in (0.35, 0.4, 0.45, 0.5, 0.55):
            print(threshold)
            show("  left out", [apart[n] for n in range(len(pairs))], [p.same for p in pairs], threshold)
            show("  in sample", [judged(p, best) for p in pairs], [p.same for p in pairs], threshold)
    if options.errors:
        for n, pair in sorted(enumerate(pairs), key=lambda p: -abs(sure[p[0]] - p[1].same)):
            if (sure[n] >= SAME) != pair.same:
                print(f"{sure[n]:.2f} {pair.relation} ({pair.event}) contradict {contradict(pair.one, pair.other)}")
                print("    ", " ".join(pair.one.words)[:200], "\n    ", " ".join(pair.other.words)[:200])
    return 0


if __name__ == "__main__":
    sys.exit(main())

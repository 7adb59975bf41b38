"""A vocabulary of a few pieces, articles of a few paragraphs, and tables that rule nothing out and prefer nothing."""

import string
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import pytest

from tui.article import Span
from tui.extraction.encoder.attributions import EVIDENCE
from tui.extraction.encoder.features import Pieces, pieces
from tui.extraction.encoder.linking import DISTANCES
from tui.extraction.encoder.mentions import LONGEST
from tui.extraction.encoder.signals import AGREEMENTS, FORMS, KINDS, TAGS, Signals
from tui.extraction.encoder.tables import Tables
from tui.extraction.encoder.wordpiece import Vocabulary, load_vocabulary
from tui.extraction.passages import Passage
from tui.extraction.quotations import Quotation, quotations

WIDTH = 40
"""Columns of every vector, so that a test can give each span a column of its own."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the encoder takes it."""

    text: str
    passages: tuple[Passage, ...]
    marks: tuple[Quotation, ...]
    pieces: Pieces

    def at(self, words: str, nth: int = 0) -> tuple[int, int]:
        """The pieces of the nth occurrence of some words: the first, and the one after the last."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        inside = (self.pieces.starts < start + len(words)) & (self.pieces.ends > start)
        found = np.flatnonzero(inside & (self.pieces.starts < self.pieces.ends))
        return int(found[0]), int(found[-1]) + 1


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """Every letter by itself, begun and going on, and a few words whole."""
    lines = [f"[unused{n}]" for n in range(-1, 99)]
    lines[0] = "[PAD]"
    letters = [*string.ascii_lowercase, *string.digits, *string.punctuation, "“", "”", "‘", "’"]
    lines += ["[UNK]", "[CLS]", "[SEP]", *letters, *(f"##{x}" for x in string.ascii_lowercase), "said", "un", "##fit"]
    path: Path = tmp_path_factory.mktemp("vocabulary") / "vocabulary.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load_vocabulary(path)


@pytest.fixture
def read(vocabulary: Vocabulary) -> Callable[[str], Read]:
    def made(text: str) -> Read:
        spans, at = [], 0
        for line in text.split("\n"):
            if line.strip():
                spans.append(Passage(Span(at, at + len(line)), heading=False, quotation=False))
            at += len(line) + 1
        marks = quotations(text, spans)
        return Read(text, tuple(spans), marks, pieces(text, spans, marks, vocabulary))

    return made


@pytest.fixture
def tables() -> Tables:
    """All zero."""
    kinds, details, channels = len(KINDS), len(FORMS) + len(AGREEMENTS), len(KINDS) + len(FORMS) + len(AGREEMENTS)
    shapes = {
        "transitions": (len(TAGS), len(TAGS)), "first": (len(TAGS),), "distances": (DISTANCES,),
        "span_kinds": (kinds, WIDTH, WIDTH), "span_forms": (details, WIDTH, WIDTH),
        "start_bias": (channels, WIDTH), "end_bias": (channels, WIDTH), "bias": (channels,),
        "lengths": (channels, LONGEST), "asks": (WIDTH, WIDTH), "answers": (WIDTH, WIDTH),
        "confidence": (len(EVIDENCE),), "pair_out_bias": (1,), "new_out_bias": (1,),
    }  # fmt: skip
    from tui.extraction.encoder.described import single_width
    from tui.extraction.encoder.pairs import pair_width

    for name, width in (("pair", pair_width()), ("new", single_width() + WIDTH)):
        shapes |= {f"{name}_in": (width, 4), f"{name}_in_bias": (4,), f"{name}_out": (4,)}
    shapes |= {"asks_bias": (WIDTH,), "answers_bias": (WIDTH,)}
    return Tables(**{f.name: np.zeros(shapes[f.name], np.float32) for f in fields(Tables)})


def silent(count: int) -> Signals:
    """The signals of so many pieces of which the network says nothing."""
    return Signals(
        np.zeros((count, len(TAGS)), np.float32),
        *(np.zeros((count, WIDTH), np.float32) for _ in range(4)),
        np.zeros((count, len(KINDS)), np.float32),
        *(np.zeros((count, WIDTH), np.float32) for _ in range(2)),
    )  # fmt: skip


@pytest.fixture
def nothing() -> Callable[[int], Signals]:
    return silent

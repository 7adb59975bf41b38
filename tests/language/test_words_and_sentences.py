"""Sentences and words: offsets into the text that was given, whatever it is."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.article import Span
from tui.language import sentences, stem, words

_TEXTS = st.text(st.characters(), max_size=300)


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


def _words(text: str) -> list[str]:
    return [span.of(text) for span in words(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Ruiz and Gen. Marsh left. It was late.", 2),
        ("She moved to the U.S. The move was hard.", 2),
        ("The U.S. Army left at 8 a.m. on Jan. 3 with Sen. Ruiz, D-Ore., in a car.", 1),
        ("“It was late.” She slept.", 2),
        ("J. R. Ruiz left.", 1),
        ("", 0),
        (" \n\t ", 0),
        ("no end", 1),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, count: int) -> None:
    assert len(_sentences(text)) == count


def test_a_stretch_is_cut_from_its_own_start() -> None:
    text = "Not this. It was late. Nor this."
    assert [s.of(text) for s in sentences(text, Span(10, 22))] == ["It was late."]
    assert [s.of(text) for s in words(text, Span(10, 22))] == ["It", "was", "late", "."]


def test_a_long_stretch_without_an_end_is_cut_at_a_space() -> None:
    text = "word " * 10_000
    found = _sentences(text)
    assert "".join(found).count("word") == 10_000
    assert not any(sentence.startswith("ord") for sentence in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruiz’s plan", ["Ruiz", "’s", "plan"]),
        ("they've left", ["they", "'ve", "left"]),
        ("he didn’t", ["he", "didn’t"]),
        ("O’Neill-Clarke", ["O’Neill-Clarke"]),
        ("Jong-un.", ["Jong-un", "."]),
        ("the U.S. army", ["the", "U.S.", "army"]),
        ("Mr. Ruiz", ["Mr.", "Ruiz"]),
        ("J. Ruiz", ["J.", "Ruiz"]),
        ("''Late,'' he", ["''", "Late", ",", "''", "he"]),
        ("late -- and", ["late", "--", "and"]),
        ("12,000 at 8:39", ["12,000", "at", "8:39"]),
        ("cafe\u0301s", ["cafe\u0301s"]),
        ("onrecord.com", ["onrecord.com"]),
        ("the voters' view", ["the", "voters", "'", "view"]),
        ("😀!", ["😀", "!"]),
    ],
)
def test_words_are_those_of_the_news(text: str, expected: list[str]) -> None:
    assert _words(text) == expected


@settings(max_examples=200, deadline=None)
@given(text=_TEXTS)
def test_nothing_but_white_space_is_lost_and_nothing_is_there_twice(text: str) -> None:
    for cut in (sentences, words):
        spans = cut(text, Span(0, len(text)))
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
        covered = {i for span in spans for i in range(*span)}
        assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


def test_forms_of_one_word_share_a_stem() -> None:
    assert stem("Reconsidering") == stem("reconsidered") == stem("reconsiders")
    assert stem("weapons") != stem("talks")

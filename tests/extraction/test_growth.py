"""Hostile texts of some length end, and what they say is found; no clock is read."""

from collections.abc import Callable

import pytest

from tui.article import Article
from tui.extraction import analyse

Make = Callable[[str], Article]


def test_a_quotation_over_a_thousand_paragraphs_is_one_content(make: Make) -> None:
    found = analyse(make("Ana Ruiz said:\n" + "\n".join(["“The river rose and rose."] * 1000)))
    assert [len(q.content) for q in found.attributions] == [1000]


def test_a_sentence_without_an_end_is_cut_between_words_and_not_in_a_quotation(make: Make) -> None:
    text = "Ana Ruiz said “" + "the river rose and rose " * 200 + "” and " + "Leo Marsh said it was late, " * 300
    found = analyse(make(text))
    quoted = found.quotations[0]
    assert any(quoted in q.content or q.content[0].covers(quoted) for q in found.attributions)
    assert len(found.attributions) > 250


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["Ruiz said that ", "“a b c,” he said, ", "Bank of ", "Mr. ", "the president ", "'a ", "“‘", "a. "]
)
def test_a_long_run_of_one_thing_ends(make: Make, piece: str) -> None:
    text = piece * (30_000 // len(piece))
    found = analyse(make(text))
    assert all(q.content for q in found.attributions)

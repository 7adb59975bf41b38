"""Texts that nobody means to open: each is analysed, what can be found is found, and nothing is raised."""

from collections.abc import Callable

import pytest

from tui.article import Article, Block, Span
from tui.extraction import analyse
from tui.language import stretches

Make = Callable[[str], Article]

GERMAN = (
    "Die Bürgermeisterin sagte am Montag, die Brücke werde gesperrt. „Niemand hat geschlafen“, sagte Ana Ruiz."
    " Der Rat kritisierte den Plan, weil er die Stadt nach seiner Ansicht in den Ruin treibe. In der Nacht kam es"
    " zu Protesten auf dem Markt, und viele blieben bis zum Morgen wach."
)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "word", "WORD", "“", "said", "Ruiz:", "—", "😀"])
def test_hardly_any_text_has_no_attribution(make: Make, text: str) -> None:
    assert analyse(make(text)).attributions == ()


def test_a_text_without_a_full_stop_is_read(make: Make) -> None:
    (only,) = analyse(make("Ana Ruiz said the bridge was closed")).attributions
    assert only.speaker is not None


def test_a_text_in_capitals_is_read(make: Make) -> None:
    text = "“THE BRIDGE IS CLOSED,” ANA RUIZ SAID ON MONDAY.\nSHE SAID NOBODY SLEPT."
    found = analyse(make(text))
    assert any(q.content[0].of(text) == "“THE BRIDGE IS CLOSED,”" for q in found.attributions)


def test_two_hundred_nested_marks_end_and_cross_nowhere(make: Make) -> None:
    text = "Ana Ruiz said " + "“‘" * 100 + "late" + "’”" * 100 + ". Leo Marsh said it was early."
    found = analyse(make(text))
    assert any(q.source and q.source[0].of(text) == "Leo Marsh" for q in found.attributions)
    for outer, inner in zip(found.quotations, found.quotations[1:], strict=False):
        assert outer.end <= inner.start or outer.covers(inner)


def test_another_language_is_flagged_and_trusted_less(make: Make) -> None:
    found = analyse(make(GERMAN + "\nAna Ruiz said “Die Brücke ist zu.”"))
    assert found.attributions
    assert all(q.confidence <= 0.5 for q in found.attributions)
    assert all("does not look like English" in q.reasons[-1] for q in found.attributions)


def test_a_few_foreign_words_do_not_make_a_text_foreign(make: Make) -> None:
    found = analyse(make("Ana Ruiz said “Die Brücke ist zu.”"))
    assert not any("English" in reason for q in found.attributions for reason in q.reasons)


def test_a_quotation_in_marks_is_found_in_any_language(make: Make) -> None:
    assert [q.of(GERMAN) for q in analyse(make(GERMAN)).quotations] == ["„Niemand hat geschlafen“"]


def test_a_window_into_a_block_as_long_as_a_book_looks_at_a_part_of_it() -> None:
    text = "Ana Ruiz said that the river rose by a foot. " * 20_000
    article = Article(text, (Block("paragraph", Span(0, len(text))),))
    found = analyse(article, Span(450_000, 452_000))
    assert found.window is not None
    assert found.window.length < 60_000
    assert any(q.start > 450_000 for q in found.attributions)


@pytest.mark.slow
def test_a_megabyte_without_a_paragraph_is_read_to_its_end() -> None:
    text = "Ana Ruiz said that the river rose by a foot. " * 22_000
    found = analyse(Article(text, (Block("paragraph", Span(0, len(text))),)))
    assert found.attributions[-1].start > 900_000
    assert {q.speaker for q in found.attributions} == {"a1"}


def test_stretches_leave_nothing_out_and_end_after_sentences() -> None:
    text = "It was late. " * 1000
    found = list(stretches(text, Span(0, len(text)), 500))
    assert "".join(span.of(text) for span in found) == text
    assert all(span.length <= 500 and span.of(text).endswith(". ") for span in found)

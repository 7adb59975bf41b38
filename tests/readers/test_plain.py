"""Plain text: every character stays, and blocks are where a person sees paragraphs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.readers.plain import read_plain

LONG = "The river rose all night and the town, which had been told nothing of it, woke to water in the street at four. "


def blocks(text):
    return [block.span.of(text) for block in read_plain(text, "a.txt").blocks]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aB. \n\r\t\u00a0\ufeff\u2028,\x0c“"), max_size=80))
def test_every_character_stays_and_every_word_is_in_one_block(text):
    article = read_plain(text, "a.txt")
    assert article.text == text
    covered = set()
    last = -1
    for block in article.blocks:
        assert block.span.start > last
        assert block.span.end > block.span.start
        words = block.span.of(text)
        assert words == words.strip()
        covered.update(range(*block.span))
        last = block.span.end
    missing = [n for n, c in enumerate(text) if not c.isspace() and n not in covered]
    assert missing in ([], [0])
    assert not missing or text[0] == "\ufeff"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_part_paragraphs_whatever_the_line_end(end):
    text = end.join(["One is here.", "", "Two is here.", "  \t", "", "Three is here.", ""])
    assert blocks(text) == ["One is here.", "Two is here.", "Three is here."]


def test_a_line_for_each_paragraph_makes_each_a_block():
    lines = [
        "Bridge falls into river",
        LONG + "It went on.",
        "Nobody was hurt, the fire chief said.",
        LONG + "It ended.",
    ]
    assert blocks("\n".join(lines)) == lines


def test_short_sentences_a_line_each_are_paragraphs():
    lines = ["The river rose.", "The town slept.", '"No one was told," she said.', "It rained on."]
    assert blocks("\n".join(lines)) == lines


def test_wrapped_lines_stay_one_paragraph():
    first = "The river rose all night and the town, which had been told nothing\nof it, woke to water in the\n"
    second = "street at four. Nobody was hurt, said the fire chief, who had been up\nsince two."
    assert blocks(first + second + "\n\nIt rained on.") == [first + second, "It rained on."]


def test_a_line_that_was_ended_on_purpose_ends_a_wrapped_paragraph():
    text = (
        "The river rose all night and the town, which had been told nothing of\n"
        "it, woke to water.\n"
        "Nobody was hurt, said the fire chief, who had been up since two in the\n"
        "morning with her crew."
    )
    assert [block.count("\n") for block in blocks(text)] == [1, 1]


def test_a_title_above_wrapped_lines_without_a_blank_line_is_a_block():
    text = (
        "Bridge falls\n"
        "The river rose all night and the town, which had been told nothing of\n"
        "it, woke to water in the street at four in the morning, and to no\n"
        "bridge at all."
    )
    article = read_plain(text, "a.txt")
    assert article.title == "Bridge falls"
    assert len(article.blocks) == 2


def test_a_sentence_broken_over_lines_stays_whole():
    text = LONG + "The ministry regularly\nincites\nfear, and has repeatedly\npromised more of it."
    assert len(blocks(text)) == 1


def test_the_first_short_line_is_the_title():
    article = read_plain(f"Bridge falls\n\n{LONG}\n\nIt rained on", "a.txt")
    assert [(block.kind, block.level) for block in article.blocks] == [
        ("heading", 1),
        ("paragraph", 0),
        ("paragraph", 0),
    ]
    assert article.title == "Bridge falls"


def test_a_sentence_is_no_heading_but_may_name_the_article():
    article = read_plain(f"Bridge falls.\n\n{LONG}", "a.txt")
    assert [block.kind for block in article.blocks] == ["paragraph", "paragraph"]
    assert article.title == "Bridge falls."


def test_one_line_alone_is_no_title():
    article = read_plain("Bridge falls", "a.txt")
    assert (article.title, article.blocks[0].kind) == ("", "paragraph")

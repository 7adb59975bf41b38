"""Reading brat standoff: what its lines say, and every broken line told with its number and survived."""

import pytest

from tui.article import Span
from tui.exchange.brat_reading import read_standoff
from tui.exchange.brat_standoff import Argument, Attribute, Event, Relation, Remark

TEXT = "“It was late,” said Ana Ruiz.\n\n“And 😀 dark.”\r\nShe e\u0301 left."


def read(*lines: str, text: str = TEXT):
    return read_standoff("\n".join(lines).encode(), text, "a.ann")


def told(*lines: str) -> list[str]:
    return [str(line) for line in read(*lines).broken]


def test_offsets_count_code_points_of_the_text_as_it_is():
    emoji, accent = TEXT.index("😀"), TEXT.index("e\u0301")
    found = read(f"T1\tA {emoji} {emoji + 1}\t😀", f"T2\tB {accent} {accent + 2}\te\u0301")
    assert found.spans == {"T1": (Span(emoji, emoji + 1),), "T2": (Span(accent, accent + 2),)}
    assert found.broken == ()


def test_a_discontinuous_annotation_has_its_spans_in_the_order_of_the_file():
    assert read("T1\tContent 15 19;0 14\tsaid “It was late,”").spans == {"T1": (Span(15, 19), Span(0, 14))}


def test_every_kind_of_line_is_read():
    found = read(
        "T1\tCue 15 19\tsaid",
        "T2\tSource 20 28\tAna Ruiz",
        "E1\tAttribution-no-source:T1 Cue:T1 Content2:T2 ",
        "R1\tSays Arg1:T2 Arg2:E1",
        "*\tEquiv T1 T2",
        "A1\tKind E1 direct",
        "M1\tNegation T1",
        "#1\tAnnotatorNotes R1\tis it?\twith a tab",
        "#2\tAnnotatorNotes A1",
        "",
    )
    assert found.broken == ()
    assert found.events == (
        Event("E1", "Attribution-no-source", "T1", (Argument("Cue", "T1"), Argument("Content", "T2"))),
    )
    assert found.relations == (
        Relation("R1", "Says", (Argument("Arg", "T2"), Argument("Arg", "E1"))),
        Relation("*", "Equiv", (Argument("", "T1"), Argument("", "T2"))),
    )
    assert found.attributes == (Attribute("A1", "Kind", "E1", "direct"), Attribute("M1", "Negation", "T1"))
    assert found.remarks == (
        Remark("#1", "AnnotatorNotes", "R1", "is it?\twith a tab"),
        Remark("#2", "AnnotatorNotes", "A1", ""),
    )


def test_a_line_may_refer_to_one_below_it():
    assert read("E1\tAttribution:T1 Content:T1", "T1\tContent 0 14\t“It was late,”").broken == ()


def test_lines_may_end_as_windows_ends_them_after_a_byte_order_mark():
    found = read_standoff(b"\xef\xbb\xbfT1\tCue 15 19\tsaid\r\nT2\tSource 20 28\tAna Ruiz\r\n", TEXT, "a.ann")
    assert list(found.spans) == ["T1", "T2"]
    assert found.broken == ()


def test_words_that_run_over_a_line_end_are_put_together_and_told():
    start, end = TEXT.index("Ana"), TEXT.index("😀")
    found = read("T1\tCue 15 19\tsaid", f"T2\tContent {start} {end}\tAna Ruiz.", "", "“And ", "T3\tCue 15 19\tsaid")
    assert found.spans == {"T1": (Span(15, 19),), "T2": (Span(start, end),), "T3": (Span(15, 19),)}
    assert [str(line) for line in found.broken] == ["a.ann:2: the words of T2 run over a line end"]


def test_words_in_which_blanks_stand_for_a_line_end_are_the_same_words():
    start, end = TEXT.index("Ana"), TEXT.index("😀")
    assert read(f"T1\tContent {start} {end}\tAna Ruiz.  “And ").broken == ()


def test_an_annotation_on_other_words_than_it_says_is_left_out_and_told():
    found = read("T1\tCue 15 19\tsays", "T2\tCue 15 19\tsaid")
    assert list(found.spans) == ["T2"]
    assert str(found.broken[0]) == "a.ann:1: T1 has other words than the text has at its place"


def test_an_annotation_without_words_is_believed():
    assert read("T1\tCue 15 19", "T2\tCue 15 19\t").spans == {"T1": (Span(15, 19),), "T2": (Span(15, 19),)}


@pytest.mark.parametrize("offsets", ["0 900", "8 3", "900 901"])
def test_offsets_outside_of_the_text_are_told(offsets: str):
    assert told(f"T1\tCue {offsets}\tsaid") == [
        f"a.ann:1: T1 lies outside of the text, which has {len(TEXT)} characters"
    ]


@pytest.mark.parametrize(
    "line",
    ["said", "T1", "T1 Cue 15 19\tsaid", "T1\tCue 15\tsaid", "T1\tCue a b\t", "E1\tT1", "R1\tSays", "\x1b[2J"],
)
def test_what_is_no_annotation_is_told_and_the_rest_is_read(line: str):
    found = read("T9\tCue 15 19\tsaid", line, "A9\tSure T9")
    assert [str(b) for b in found.broken] == ["a.ann:2: no annotation of brat"]
    assert (len(found.bounds), len(found.attributes)) == (1, 1)


def test_a_normalisation_is_told_since_it_is_not_read():
    assert told("T1\tSource 20 28\tAna Ruiz", "N1\tReference T1 Wikipedia:534366\tAna Ruiz") == [
        "a.ann:2: a normalisation, which is not read"
    ]


def test_a_second_line_with_an_id_is_told_and_the_first_stands():
    found = read("T1\tCue 15 19\tsaid", "T1\tSource 20 28\tAna Ruiz")
    assert found.spans == {"T1": (Span(15, 19),)}
    assert str(found.broken[0]) == "a.ann:2: a second T1"


def test_bytes_that_are_no_text_are_told_by_line():
    found = read_standoff(b"T1\tCue 15 19\tsaid\nT2\tSource 20 28\tAn\xe1 Ruiz\n", TEXT, "a.ann")
    assert list(found.spans) == ["T1"]
    assert str(found.broken[0]) == "a.ann:2: not UTF-8"


def test_what_refers_to_a_broken_line_is_told_and_keeps_what_is_left():
    found = read(
        "E1\tAttribution:T8 Content:T2",
        "E2\tAttribution:T2 Content:T2 Source:T8",
        "A1\tKind E1 direct",
        "T2\tContent 0 14\t“It was late,”",
    )
    assert found.events == (Event("E2", "Attribution", "T2", (Argument("Content", "T2"),)),)
    assert found.attributes == ()
    assert [str(line) for line in found.broken] == [
        "a.ann:1: E1 refers to T8, which is not in the file or broken",
        "a.ann:2: E2 refers to T8, which is not in the file or broken",
        "a.ann:3: A1 refers to E1, which is not in the file or broken",
    ]


def test_what_is_told_of_a_file_is_one_safe_line():
    line = str(read_standoff(b"oh", TEXT, "a\x1b[2J\n.ann").broken[0])
    assert line == "a␛[2J .ann:1: no annotation of brat"


def test_numbers_of_any_length_do_no_harm():
    assert len(told("T1\tCue 0 " + "9" * 5000)) == 1

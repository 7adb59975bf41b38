"""Attributions read from brat: the events of PolNeAR, whole, and equal to what the measure's own reader finds."""

from pathlib import Path

import pytest

from tui.article import Span
from tui.exchange.brat_attributions import attributions_of
from tui.exchange.brat_folder import annotated_texts
from tui.exchange.brat_reading import read_standoff

SHARED = Path(__file__).parents[2].parent / "shared"
TEXT = '"It was late," said Ana Ruiz. "And dark." She wants a ferry. A "fair" deal, he thought.'


def attributions(*lines: str):
    return attributions_of(read_standoff("\n".join(lines).encode(), TEXT, "a.ann"), TEXT)


def bound(name: str, words: str) -> str:
    start = TEXT.index(words)
    return f"{name} {start} {start + len(words)}\t{words}"


def test_an_event_becomes_an_attribution_in_order_of_the_text():
    first, second = attributions(
        bound("T1\tCue", "wants"),
        bound("T2\tContent", "a ferry"),
        bound("T3\tSource", "She"),
        "E1\tAttribution:T1 Cue:T1 Content:T2 Source:T3",
        bound("T4\tContent", '"It was late,"'),
        bound("T5\tContent", '"And dark."'),
        bound("T6\tCue", "said"),
        "E2\tAttribution-no-source:T6 Cue:T6 Content2:T5 Content:T4",
    )
    assert (first.id, second.id) == ("q1", "q2")
    assert [span.of(TEXT) for span in first.content] == ['"It was late,"', '"And dark."']
    assert (first.source, first.kind) == ((), "direct")
    assert [s.of(TEXT) for s in (*second.source, *second.cue, *second.content)] == ["She", "wants", "a ferry"]
    assert second.kind == "indirect"


def test_an_event_without_a_content_is_no_attribution():
    assert attributions(bound("T1\tCue", "wants"), "E1\tAttribution:T1 Cue:T1") == ()


def parts_of(*lines: str) -> list[list[str]]:
    return [[span.of(TEXT) for span in (*one.source, *one.cue, *one.content)] for one in attributions(*BOUND, *lines)]


BOUND = (
    bound("T1\tContent", '"It was late,"'),
    bound("T2\tCue", "said"),
    bound("T3\tSource", "Ana Ruiz"),
    bound("T4\tContent", '"And dark."'),
    bound("T5\tSource", "She"),
    bound("T6\tcontent", "a ferry"),
)


def test_relations_tie_a_content_to_its_cue_and_through_that_to_its_source():
    lines = ("R1\tsaid-by Arg1:T2 Arg2:T1", "R2\tspeaker Arg1:T2 Arg2:T3", "R3\tsame Arg1:T1 Arg2:T4")
    assert parts_of(*lines, "R4\tspeaker Arg1:T6 Arg2:T5") == [
        ["Ana Ruiz", "said", '"It was late,"', '"And dark."'],
        ["She", "a ferry"],
    ]


def test_one_source_of_two_contents_is_the_source_of_both_and_makes_them_no_one_attribution():
    lines = ("R1\tspeaker Arg1:T1 Arg2:T3", "R2\tspeaker Arg1:T4 Arg2:T3")
    assert parts_of(*lines) == [["Ana Ruiz", '"It was late,"'], ["Ana Ruiz", '"And dark."']]


@pytest.mark.parametrize(
    "lines",
    [
        ("R1\tspeaker Arg1:T2 Arg2:T3",),
        ("*\tEquiv T1 T4",),
        ("R1\tspeaker Arg1:T1 Arg2:T9",),
        (bound("T9\tPerson", "Ana"), "R1\tspeaker Arg1:T1 Arg2:T9"),
    ],
)
def test_without_a_relation_to_a_part_of_it_a_content_is_no_attribution(lines):
    assert parts_of(*lines) == []


def test_what_an_event_ties_in_is_not_tied_twice():
    lines = ("E1\tAttribution:T2 Cue:T2 Content:T1", "R1\tspeaker Arg1:T1 Arg2:T3", "R2\tspeaker Arg1:T4 Arg2:T3")
    assert parts_of(*lines) == [["said", '"It was late,"'], ["Ana Ruiz", '"And dark."']]


def test_a_content_that_holds_marks_is_mixed_and_one_between_marks_direct():
    mixed, direct = (
        attributions(bound("T1\tContent", words), "E1\tAttribution:T1 Content:T1")[0].kind
        for words in ('A "fair" deal', "It was late,")
    )
    assert (mixed, direct) == ("mixed", "direct")


def test_the_texts_of_a_folder_are_found_with_one_or_several_annotators(tmp_path):
    for name in ("b/two.txt", "b/two.ann", "b/lone.txt", "a/text.txt", "a/x.ann", "a/y.ann", "c/no.ann", "d/1.ann"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "d/1.txt").mkdir()
    found = [(str(a.text.relative_to(tmp_path)), [p.name for p in a.annotations]) for a in annotated_texts(tmp_path)]
    assert found == [("a/text.txt", ["x.ann", "y.ann"]), ("b/two.txt", ["two.ann"])]


@pytest.mark.shared
def test_every_file_of_polnear_is_read_as_the_measure_reads_it(tmp_path, score_py):
    """The measure's reader sees no line below an event, so it is given the file with the spans first."""
    files, found, broken = 0, 0, []
    for annotated in annotated_texts(SHARED / "gold" / "polnear"):
        text = annotated.text.read_bytes().decode()
        for file in annotated.annotations:
            standoff = read_standoff(file.read_bytes(), text, file.name)
            ours = attributions_of(standoff, text)
            lines = file.read_bytes().decode().split("\n")
            ordered = tmp_path / "spans-first.ann"
            ordered.write_bytes("\n".join(sorted(lines, key=lambda line: not line.startswith("T"))).encode())
            theirs = score_py.brat(ordered)
            assert sorted((q.source, q.cue, q.content) for q in ours) == sorted(
                tuple(tuple(Span(*span) for span in q[role]) for role in ("source", "cue", "content")) for q in theirs
            )
            files, found, broken = files + 1, found + len(ours), [*broken, *standoff.broken]
    assert (files, found) == (1031, 25312)
    assert sorted((line.line, line.what) for line in broken) == [
        (47, "the words of T38 run over a line end"),
        (51, "the words of T41 run over a line end"),
        (85, "the words of T68 run over a line end"),
    ]

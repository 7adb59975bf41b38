"""Out and in: whatever stands in a text and a note comes back equal, in a form that the tools of others read."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.article import Actor, Analysis, Attribution, Mention, Span, one_line
from tui.exchange.brat_actors import actors_of
from tui.exchange.brat_attributions import attributions_of, put_analysis
from tui.exchange.brat_fragments import fragments
from tui.exchange.brat_reading import read_standoff
from tui.exchange.brat_sheet import Sheet
from tui.exchange.brat_writing import lines

PIECES = [
    "She",
    "said",
    " ",
    "\n",
    "\r\n",
    "“",
    "”",
    "\t",
    "😀",
    "e\u0301",
    "\u2028",
    "\x1b[2J",
    "\x85",
    "\u202e",
    "𝔸",
    "\x00",
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), min_size=1, max_size=20).map("".join)
names = st.text(max_size=8)


def spans(length: int, **many: int):
    one = st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda pair: Span(*sorted(pair)))
    return st.lists(one, **many).map(tuple)


@st.composite
def analysed(draw):
    """A text and an analysis of it, with everything that an analysis can hold."""
    text = draw(texts.filter(bool))
    length = len(text)
    mentions = st.builds(
        Mention,
        spans(length, min_size=1, max_size=1).map(lambda s: s[0]),
        st.sampled_from(["name", "nominal", "pronoun"]),
    )
    actors = tuple(
        Actor(
            f"a{n}",
            draw(names),
            draw(st.sampled_from(["person", "organisation", "place", "group"])),
            draw(st.booleans()),
            draw(st.lists(names, max_size=2).map(tuple)),
            draw(st.lists(mentions, min_size=1, max_size=3).map(lambda m: tuple(sorted(m, key=lambda one: one.span)))),
        )
        for n in draw(st.lists(st.integers(1, 50), unique=True, max_size=3))
    )
    attributions = tuple(
        Attribution(
            f"q{n}",
            draw(st.sampled_from(["direct", "mixed", "indirect"])),
            draw(spans(length, min_size=1, max_size=3)),
            draw(spans(length, max_size=2)),
            draw(spans(length, max_size=2)),
            draw(st.sampled_from([None, "elsewhere", *(actor.id for actor in actors)])),
            draw(st.booleans()),
            draw(st.floats(0, 1)),
            draw(st.sampled_from(["neutral", "deny", "feel"])),
            draw(st.lists(names, max_size=2).map(tuple)),
            draw(st.one_of(st.none(), spans(length, min_size=1, max_size=1).map(lambda s: s[0]))),
        )
        for n in draw(st.lists(st.integers(1, 50), unique=True, max_size=3))
    )
    return text, Analysis("1", attributions, actors)


def written(text: str, analysis: Analysis) -> str:
    sheet = Sheet()
    put_analysis(sheet, analysis)
    return "".join(lines(sheet.standoff(), text))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(analysed())
def test_an_analysis_comes_back_equal(made):
    text, analysis = made
    back = read_standoff(written(text, analysis).encode(), text, "a.ann")
    assert back.broken == ()
    assert attributions_of(back, text) == analysis.attributions
    assert actors_of(back, text)[0] == analysis.actors


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(analysed())
def test_what_is_written_stands_as_brat_wants_it(made):
    """As its server checks it: words are the spans joined by blanks; spans are in order and do not overlap."""
    text, analysis = made
    for line in written(text, analysis).split("\n")[:-1]:
        assert one_line(line.replace("\t", " ")) == line.replace("\t", " ")
        if line.startswith("T"):
            _, described, words = line.split("\t")
            offsets = [tuple(map(int, pair.split())) for pair in described.split(" ", 1)[1].split(";")]
            assert words == " ".join(text[start:end] for start, end in offsets)
            assert all(one[1] <= other[0] for one, other in pairwise(offsets))


def test_pieces_leave_out_exactly_what_is_unsafe_on_a_line():
    every = "".join(map(chr, range(0x110000)))
    kept = {ch for span in fragments((Span(0, len(every)),), every) for ch in span.of(every)}
    assert kept == {ch for ch in every if one_line(ch) == ch}


def test_what_was_changed_in_brat_counts():
    text = "Rain fell, Ana Ruiz said.\nShe knew."
    said = Attribution("q1", "indirect", (Span(0, 9),), (Span(11, 19),), (Span(20, 24),), "a1", confidence=0.75)
    ruiz = Actor("a1", "Ana Ruiz", "person", True, ("Ruiz",), (Mention(Span(11, 19), "name"),))
    file = written(text, Analysis("1", (said,), (ruiz,)))
    edited = file.replace("Content 0 9\tRain fell", "Content 0 4\tRain").replace("Kind E1 indirect", "Kind E1 mixed")
    (back,) = attributions_of(read_standoff(edited.encode(), text, "a.ann"), text)
    assert back == Attribution("q1", "mixed", (Span(0, 4),), (Span(11, 19),), (Span(20, 24),), "a1", confidence=0.75)


def test_spans_that_brat_moved_are_not_moved_back():
    text = "Rain\nfell.\nShe knew."
    file = written(text, Analysis("1", (Attribution("q1", "indirect", (Span(0, 10),)),)))
    assert "Spans T1\t[[0, 10]]" in file
    edited = file.replace("Content 0 4;5 10\tRain fell.", "Content 0 4;5 9\tRain fell")
    assert read_standoff(edited.encode(), text, "a.ann").spans["T1"] == (Span(0, 4), Span(5, 9))


def test_remarks_of_ours_that_were_damaged_do_no_harm():
    text = "Rain fell, Ana Ruiz said."
    said = Attribution("q1", "indirect", (Span(0, 9),), reasons=("a verb",), confidence=0.5)
    file = written(
        text, Analysis("1", (said,), (Actor("a1", "X", "person", True, (), (Mention(Span(11, 19), "name"),)),))
    )
    for damaged in (
        "[]",
        "{",
        '{"id": 3, "reasons": 4, "confidence": "x", "antecedent": [9, 1], "aliases": 1, "name": 2}',
        "[" * 9999,
    ):
        lines_ = [
            f"{line.split(chr(9))[0]}\tOnrecord {line.split()[2]}\t{damaged}" if "Onrecord" in line else line
            for line in file.splitlines()
        ]
        back = read_standoff("\n".join(lines_).encode(), text, "a.ann")
        (found,) = attributions_of(back, text)
        assert (found.content, found.reasons, found.confidence) == (said.content, (), 1.0)
        assert actors_of(back, text)[0][0].name == "Ana Ruiz"

"""Out and in: whatever stands in a text and a note comes back equal, in a form that the tools of others read."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.article import (
    Actor,
    ActorCorrection,
    Analysis,
    Article,
    Attribution,
    AttributionCorrection,
    Block,
    Finding,
    Inline,
    Mention,
    Note,
    Referent,
    Span,
    Target,
    one_line,
    visible,
)
from tui.exchange import note_lines, web_annotation
from tui.exchange.brat_actors import actors_of
from tui.exchange.brat_attributions import attributions_of, put_analysis
from tui.exchange.brat_corrections import corrections_of
from tui.exchange.brat_fragments import fragments
from tui.exchange.brat_notes import notes_of, put_notes
from tui.exchange.brat_reading import read_standoff
from tui.exchange.brat_sheet import Sheet
from tui.exchange.brat_writing import lines
from tui.exchange.note_lines import read_lines
from tui.exchange.noted import NotedArticle
from tui.exchange.web_annotation_reading import read_annotations

NOTHING = Analysis("1")
PIECES = [
    *(
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
    ),
    *('"', "'", ",", "=1+1", "\\", "#", "{", "</mark>", "&amp;"),
]
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), min_size=1, max_size=20).map("".join)
names = st.one_of(st.sampled_from(PIECES), st.text(max_size=8))
addresses = st.sampled_from(["", "https://example.org/a?b=c#d", "https://é.example/ü "])
patient = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans(length: int, *, least: int = 0, **many: int):
    """Tuples of spans of at least so many characters, in a text of `length` of them."""
    starts = st.integers(0, length - least)
    one = starts.flatmap(lambda start: st.integers(start + least, length).map(lambda end: Span(start, end)))
    return st.lists(one, **many).map(tuple)


def one_span(length: int, *, least: int = 0):
    return spans(length, least=least, min_size=1, max_size=1).map(lambda found: found[0])


def corrections(length: int):
    """Corrections of every kind; a mention in another text may lie anywhere."""
    kinds = st.sampled_from(["direct", "mixed", "indirect"])
    here = st.builds(Referent, names, st.sampled_from(["person", "group"]), st.none() | one_span(length))
    there = st.builds(Referent, names, st.just("place"), one_span(10**6), st.just("ab" * 32))
    finding = st.builds(
        Finding, spans(length, min_size=1, max_size=2), spans(length, max_size=1), spans(length, max_size=1), kinds,
        st.none() | here, st.booleans(), st.sampled_from(["neutral", "want"]),
    )  # fmt: skip
    acts = st.sampled_from(["accept", "reject", "speaker", "parts", "kind", "add"])
    attribution = st.builds(AttributionCorrection, acts, st.none() | finding, st.none() | finding)
    actors = st.lists(here | there, min_size=1, max_size=2).map(tuple)
    merged = st.sampled_from(["merge", "split", "rename"])
    actor = st.builds(ActorCorrection, merged, actors, names, st.none() | st.just("place"), spans(length, max_size=2))
    return st.none() | attribution | actor


@st.composite
def noted(draw):
    """An article of any format, and notes on it with everything that a note can hold."""
    text = draw(texts.filter(bool))
    length = len(text)
    blocks = st.builds(
        Block, st.sampled_from(["heading", "item", "furniture"]), one_span(length), st.integers(0, 6), names
    )
    inlines = st.builds(Inline, one_span(length), st.sampled_from(["link", "strong"]), names)
    article = Article(
        text, draw(st.lists(blocks, max_size=2).map(tuple)), draw(st.sampled_from(["txt", "md", "html"])),
        *(draw(names) for _ in range(5)), draw(addresses), "en", draw(st.lists(inlines, max_size=2).map(tuple)),
    )  # fmt: skip
    sha256 = article.sha256
    motivations = st.sampled_from(["highlighting", "commenting", "tagging", "assessing", "editing", "questioning"])
    note = st.builds(
        Note, st.uuids().map(str), one_span(length, least=1).map(lambda span: Target.of(sha256, text, span)),
        names | texts, motivations, st.lists(names.filter(bool), max_size=3, unique=True).map(tuple), names,
        st.just("2025-03-01T12:00:00.000Z"), st.just("2025-03-02T23:59:59.999Z"), corrections(length),
    )  # fmt: skip
    return NotedArticle(article, sha256, tuple(draw(st.lists(note, max_size=3, unique_by=lambda one: one.id))))


@st.composite
def analysed(draw):
    """A text and an analysis of it, with everything that an analysis can hold."""
    text = draw(texts.filter(bool))
    length = len(text)
    mentions = st.builds(
        Mention,
        one_span(length),
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
            draw(st.none() | one_span(length)),
        )
        for n in draw(st.lists(st.integers(1, 50), unique=True, max_size=3))
    )
    return text, Analysis("1", attributions, actors)


def written(text: str, analysis: Analysis = NOTHING, notes: tuple[Note, ...] = ()) -> str:
    sheet = Sheet()
    put_analysis(sheet, analysis)
    put_notes(sheet, notes)
    return "".join(lines(sheet.standoff(), text))


def is_safe(lines: str) -> bool:
    """Whether a terminal would obey nothing in it but line ends and tabs."""
    return visible(lines) == lines


@patient
@given(analysed())
def test_an_analysis_comes_back_equal(made):
    text, analysis = made
    back = read_standoff(written(text, analysis).encode(), text, "a.ann")
    assert back.broken == ()
    assert attributions_of(back, text) == analysis.attributions
    assert actors_of(back, text)[0] == analysis.actors


@patient
@given(noted())
def test_notes_come_back_equal_from_brat(made):
    text = made.article.text
    back = read_standoff(written(text, notes=made.notes).encode(), text, "a.ann")
    assert back.broken == ()
    assert tuple(note for note, _ in notes_of(back, text, made.sha256, "nobody")) == made.notes


@patient
@given(noted())
def test_notes_come_back_equal_from_web_annotations(made):
    document = "".join(web_annotation.lines([made]))
    back = read_annotations(document.encode(), "a.jsonld")
    assert back.broken == ()
    assert tuple(one.note for one in back.notes) == made.notes
    assert is_safe(document)
    assert [document.split("\n")[one.line - 1].count(one.note.id) for one in back.notes] == [1] * len(made.notes)


@patient
@given(st.lists(noted(), min_size=1, max_size=2, unique_by=lambda one: one.sha256))
def test_notes_and_their_articles_come_back_equal_from_json_lines(made):
    document = "".join(line for one in made for line in note_lines.lines(one))
    back = read_lines(document.encode(), "a.jsonl")
    assert back.broken == ()
    assert [one.note for one in back.notes] == [note for one in made for note in one.notes]
    assert back.articles == tuple(one.article for one in made)
    assert is_safe(document)


@patient
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
    kept = "".join(span.of(every) for span in fragments((Span(0, len(every)),), every))
    assert kept == "".join(ch for ch, safe in zip(every, one_line(every), strict=True) if ch == safe)


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


@patient
@given(analysed())
def test_attributions_that_nobody_changed_bring_no_corrections(made):
    text, analysis = made
    back = read_standoff(written(text, analysis).encode(), text, "a.ann")
    assert list(corrections_of(back, text, "ab" * 32, "")) == []


def test_what_was_changed_in_brat_comes_in_as_a_correction():
    text = "Rain fell, Ana Ruiz said. She knew. Ben denied it."
    said = Attribution("q1", "indirect", (Span(0, 9),), (Span(11, 19),), (Span(20, 24),), "a1")
    ruiz = Actor("a1", "Ana Ruiz", "person", True, (), (Mention(Span(11, 19), "name"),))
    ben = Actor("a2", "Ben", "person", True, (), (Mention(Span(36, 39), "name"),))
    file = written(text, Analysis("1", (said,), (ruiz, ben)))
    added = "T90\tContent 47 49\tit\nT91\tCue 40 46\tdenied\nE9\tAttribution:T91 Content:T90 Cue:T91 Speaker:T2\n"
    for edited, act in (
        (file.replace("Content 0 9\tRain fell", "Content 0 4\tRain"), "parts"),
        (file.replace("Kind E1 indirect", "Kind E1 mixed"), "kind"),
        (file.replace("Speaker:T1", "Speaker:T2"), "speaker"),
        (file + added, "add"),
    ):
        back = read_standoff(edited.encode(), text, "a.ann")
        ((note, line),) = corrections_of(back, text, "ab" * 32, "Zoë")
        assert (note.correction.act, note.creator, note.target.sha256) == (act, "Zoë", "ab" * 32)
        assert (note.correction.was is None) == (act == "add")
        assert edited.split("\n")[line - 1].startswith("E")
    assert note.correction.now.speaker == Referent("Ben", "person", Span(36, 39))

"""A comparison: who speaks where, who is silent, what only one report has, and what a reader is warned of."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.comparison import Comparison, cast, compare
from tui.comparison.codec import comparison_from_plain, comparison_to_plain

WIRE = "*Ana Ruiz* spoke. {Ana Ruiz: “No one was told.”} {Leo Marsh: The gates opened at 1:50}, *Leo Marsh* said."
DAILY = (
    "{Ana Ruiz: “No one was told.”} said *Ana Ruiz*. *Leo Marsh* was there. *Mats Oring* had {Mats Oring: 412 houses}."
)
PORTAL = "{Ana Ruiz: Nobody knew}, *Ana Ruiz* said. {an official: “It was them,”} *an official* said."


def standings(comparison: Comparison, name: str) -> list[str]:
    return next([cell.standing for cell in row.cells] for row in comparison.matrix if row.actor.name == name)


def test_the_matrix_says_the_most_that_a_report_does_with_an_actor(compared) -> None:
    found, texts = compared(WIRE, DAILY, PORTAL)
    assert standings(found, "Ana Ruiz") == ["quoted", "quoted", "paraphrased"]
    assert standings(found, "Leo Marsh") == ["paraphrased", "named", "absent"]
    cell = found.matrix[0].cells[0]
    assert (cell.quoted, cell.paraphrased, cell.mentions, cell.words) == (1, 0, 1, 4)
    assert cell.share == 4 / found.reports[0].words
    assert cell.place is not None
    assert cell.place.span.of(texts[0]) == "“No one was told.”"


def test_a_statement_within_another_counts_once(read) -> None:
    from dataclasses import replace

    from tui.article import Attribution, Span

    article, analysis = read("{Ana Ruiz: that she told them: ‘Listen.’} *Ana Ruiz* left.")
    inner = Attribution("q2", "direct", (Span(20, 29),), speaker="a1")
    nested = replace(analysis, attributions=(*analysis.attributions, inner))
    found = compare([(article, nested)], cast([nested.actors]))
    assert (found.matrix[0].statements, found.matrix[0].words) == (2, 5)


def test_silence_is_where_an_actor_whom_most_let_speak_does_not(compared) -> None:
    speaks, silent = "{Ana Ruiz: “No.”} *Ana Ruiz* said.", "Nobody spoke. *Ana Ruiz* left."
    found, _ = compared(speaks, speaks + " Again.", speaks + " And again.", silent)
    assert found.matrix[0].silent == (3,)
    found, _ = compared(speaks, silent, silent + " Again.")
    assert found.matrix[0].silent == ()


def test_a_voice_goes_through_all_reports_in_order(compared) -> None:
    found, texts = compared(WIRE, DAILY, PORTAL)
    voice = found.voice(found.matrix[0].actor.id)
    assert [s.place.span.of(texts[s.report]) for s in voice] == [
        "“No one was told.”",
        "“No one was told.”",
        "Nobody knew",
    ]
    assert found.voice("nobody") == ()


def test_what_just_one_report_has_is_told(compared) -> None:
    found, texts = compared(WIRE, DAILY, PORTAL)
    assert [f.actor.name for f in found.only_here[1].actors] == ["Mats Oring"]
    assert [f.place.span.of(texts[1]) for f in found.only_here[1].figures] == ["412 houses"]
    assert [p.actor.name for p in found.all_but_here[2].actors] == ["Leo Marsh"]


def test_what_was_read_before_is_known_by_its_words(compared) -> None:
    found, texts = compared(
        "The café in Mill Street lost its piano and its door. It rained.",
        "Nobody slept. In Mill Street the café had lost the piano, and the door.",
    )
    (echo,) = found.said_before(1)
    assert echo.place.span.of(texts[1]) == "In Mill Street the café had lost the piano, and the door."
    assert echo.others[0].span.of(texts[0]) == "The café in Mill Street lost its piano and its door."
    assert found.said_before(0) == ()
    assert len(found.said_before(0, read=[1])) == 1


def test_unnamed_sources_are_listed_with_their_share(compared) -> None:
    found, _ = compared(WIRE, PORTAL)
    assert [(a.report, a.share, [s.words for s in a.sources]) for a in found.anonymous] == [
        (0, 0.0, []),
        (1, 0.5, ["an official"]),
    ]


@pytest.mark.parametrize(
    ("source", "listed"),
    [
        ("sources close to Ana Ruiz", ["sources close to Ana Ruiz"]),
        ("the mayor, Ana Ruiz", []),
        ("Halvonian officials", ["Halvonian officials"]),
        ("a leaked report", []),
    ],
)
def test_documents_and_whoever_is_named_beside_a_role_are_no_unnamed_sources(
    compared, source: str, listed: list[str]
) -> None:
    found, _ = compared(f"{{{source}: It was them}}, *{source}={source}* said.", "{Leo Marsh: “No,”} *Leo Marsh* said.")
    assert [one.words for one in found.anonymous[0].sources] == listed


def test_figures_that_another_report_gives_of_something_else_or_of_nothing_are_not_only_here(compared) -> None:
    found, texts = compared(
        "A town of 6,800. A treaty of 1974. Two leaders met. For 29 hours, 29 hours. It lost 412 houses.",
        "Brannick’s 6,800 people slept. Since 1974 it rained.",
    )
    assert [f.place.span.of(texts[0]) for f in found.only_here[0].figures] == ["29 hours", "412 houses"]
    assert found.only_here[1].figures == ()


def test_charts_have_the_share_of_voice_and_where_statements_stand(compared) -> None:
    found, _ = compared(WIRE, PORTAL, "{?: “Who knows?”}")
    assert [(v.actor.name if v.actor else None, v.words) for v in found.charts.voices] == [
        ("Ana Ruiz", (4, 2, 0)),
        ("Leo Marsh", (5, 0, 0)),
        ("an official", (0, 3, 0)),
        (None, (0, 0, 2)),
    ]
    assert sum(v.share for v in found.charts.voices) == pytest.approx(1)
    assert [[p.third for p in report] for report in found.charts.positions] == [
        ["lead", "middle"],
        ["lead", "middle"],
        ["lead"],
    ]
    assert found.charts.stances[0] == (("neutral", 2),)


def test_only_speech_counts_unless_other_stances_are_asked_for(read) -> None:
    article, analysis = read(
        "*Ana Ruiz* hopes {Ana Ruiz/want: to be heard}. {Ana Ruiz/deny: that she lied} she denied."
    )
    shared = cast([analysis.actors])
    assert len(compare([(article, analysis)], shared).statements) == 1
    assert len(compare([(article, analysis)], shared, ["want", "deny"]).statements) == 2
    assert dict(compare([(article, analysis)], shared).charts.stances[0]) == {"want": 1, "deny": 1}


def warnings(comparison: Comparison) -> list[tuple[str, tuple[int, ...]]]:
    return [(c.kind, c.reports) for c in comparison.caveats]


def test_nothing_to_compare_is_no_error() -> None:
    assert compare([], cast([])).reports == ()
    found = compare([None, None], cast([[], []]))
    assert warnings(found) == [("not compared", (0, 1))]
    assert [r.label for r in found.reports] == ["report 1", "report 2"]


def test_one_report_is_shown_alone_and_said_to_be(compared) -> None:
    found, _ = compared(WIRE)
    assert warnings(found) == [("one report", (0,))]
    assert standings(found, "Ana Ruiz") == ["quoted"]
    assert found.only_here == found.all_but_here == found.disagreements == found.echoes == ()


def test_a_report_given_twice_is_not_compared_with_itself(compared) -> None:
    found, _ = compared(WIRE, WIRE.replace("“", '"').replace("”", '"') + "\n", DAILY)
    assert ("copy", (1, 0)) in warnings(found)
    assert [r.compared for r in found.reports] == [True, False, True]
    assert {s.report for s in found.statements} == {0, 2}
    assert standings(found, "Leo Marsh") == ["paraphrased", "absent", "named"]


def test_nearly_the_same_report_is_said_to_be(compared) -> None:
    long = " ".join(
        f"The {noun} of the town stood under brown water that morning." for noun in "bank school mill".split()
    )
    found, _ = compared(WIRE + long, WIRE + long + " It rained on the roofs all day.")
    assert [(c.kind, c.reports, round(c.share, 1)) for c in found.caveats] == [("near copy", (1, 0), 0.8)]


def test_reports_of_other_events_are_said_to_be(compared) -> None:
    flood = "The river came over the wall. {Ana Ruiz: “The river took the piano,”} *Ana Ruiz* said of it."
    again = "The wall could not hold the river. {Leo Marsh: “The river was in the piano,”} *Leo Marsh* said."
    other = (
        "Shares of the bank fell. {Mats Oring: “The bank will pay its debt,”} *Mats Oring* said of the bank and shares."
    )
    found, _ = compared(flood, other, again)
    assert [(c.kind, c.reports) for c in found.caveats] == [("other event", (1,))]
    assert 0 <= found.caveats[0].share < 0.27


def test_a_report_without_statements_is_said_to_be(compared) -> None:
    found, _ = compared(
        "*Ana Ruiz* left the town at night. The town slept.", "{Ana Ruiz: “The town sleeps,”} *Ana Ruiz* said."
    )
    assert ("no statements", (0,)) in warnings(found)
    assert found.anonymous[0].share == 0.0


def test_two_hundred_reports_are_compared_and_one_thing_told_by_all_is_one_utterance(compared) -> None:
    nouns = "abbot baker cooper draper elder fuller glazier hosier ironer joiner".split()
    reports = [
        f"{{Ana Ruiz: “The sluice stood open at dawn.”}} *Ana Ruiz* said. {nouns[n % 10].title()} {n} left."
        for n in range(200)
    ]
    found, _ = compared(*reports)
    assert [len(utterance.reports) for utterance in found.utterances] == [200]
    assert [cell.standing for cell in found.matrix[0].cells] == ["quoted"] * 200
    assert found.matrix[0].silent == ()
    assert len(found.only_here) == len(found.all_but_here) == len(found.anonymous) == 200


def test_labels_are_short_and_no_two_are_the_same(read) -> None:
    readings = [read("Text.", outlet, path) for outlet, path in
                [("Echo", "a.txt"), ("Echo", "b.txt"), ("", "news/c.d.html"), ("", "-"), ("A\x1b[2J", "")]]  # fmt: skip
    labels = [r.label for r in compare(readings, cast([[]] * 5)).reports]
    assert labels == ["Echo", "Echo (2)", "c.d", "report 4", "A␛[2J"]


def test_a_comparison_goes_through_json_unharmed(compared) -> None:
    found, _ = compared(WIRE, DAILY, PORTAL + " \ud800 At least 380 houses.", "The 412 houses stood.")
    assert found.disagreements
    assert comparison_from_plain(json.loads(json.dumps(comparison_to_plain(found)))) == found


_PIECES = st.sampled_from(
    ["{Ana Ruiz: “No one was told.”} ", "{Leo Marsh/deny: that 380 houses} ", "*Ana Ruiz* ", "{?: “1:50”} ",
     "412 houses ",
     "\n\n", "*an official* ", "{an official: “😀”} ", ". ", "", "\u202e", "{Ana Ruiz: } "]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(reports=st.lists(st.lists(_PIECES, max_size=8).map("".join), max_size=4))
def test_every_place_lies_in_its_report(compared, reports: list[str]) -> None:
    found, texts = compared(*reports)
    places = [s.place for s in found.statements] + [e.place for e in found.echoes] + [f.place for f in found.figures]
    places += [cell.place for row in found.matrix for cell in row.cells if cell.place]
    assert all(0 <= p.span.start <= p.span.end <= len(texts[p.report]) for p in places)
    assert comparison_from_plain(json.loads(json.dumps(comparison_to_plain(found)))) == found

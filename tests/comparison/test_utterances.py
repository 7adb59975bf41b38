"""One statement, several reports: what is matched, and what is not though it looks alike; labelled pairs."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tui.comparison import Comparison


@pytest.fixture(scope="session")
def measure() -> ModuleType:
    """The measuring script beside this file."""
    spec = importlib.util.spec_from_file_location("measure_same", Path(__file__).with_name("measure_same.py"))
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["measure_same"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(comparison: Comparison, texts: list[str]) -> list[list[tuple[int, str]]]:
    """The utterances, each as the reports that tell it and the first words that each prints."""
    return [
        [(t.statement.report, t.statement.attribution.content[0].of(texts[t.statement.report])) for t in u.tellings]
        for u in comparison.utterances
    ]


def pair(compared, one: str, other: str, second: str = "Ana Ruiz") -> int:
    """How many utterances two statements make, the first by Ana Ruiz."""
    found, _ = compared(f"{{Ana Ruiz: {one}}} *Ana Ruiz* said.", f"{{{second}: {other}}} *{second}* said. So.")
    return len(found.utterances)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We have not stopped. We are waiting for the river.”", '"We have not stopped,"'),
        ("“I will not speculate. Someone owes them an explanation.”", "that someone owed them an explanation"),
        ("“By then the water was in the street.”", "“By then the water was in [Mill Street].”"),
        ("“We colour the dye, and we test it every day.”", "“We color the dye and test it each day.”"),
        ("“The harvest and the price are “insane” and ridiculous.”", 'called the price "insane" and ridiculous'),
        ("“Twelve thousand households lost their water on Sunday.”", "12,000 households had lost water since Sunday"),
    ],
)
def test_one_utterance_is_found_however_it_is_told(compared, one: str, other: str) -> None:
    assert pair(compared, one, other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“The dam is safe today.”", "“The dam is not safe today.”"),
        ("“Unemployment has fallen for the third month.”", "“Unemployment has risen for the third month.”"),
        ("“They broke the door before we could answer.”", "“They broke the window before we could answer.”"),
        ("“Lisbon must pay what Madrid has paid.”", "“Madrid must pay what Lisbon has paid.”"),
        ("“We counted 412 passengers when we sailed.”", "“We counted 421 passengers when we sailed.”"),
        ("“The tunnel will reopen on Monday.”", "“The tunnel will reopen on Thursday.”"),
        ("“The river was high at night.”", "“Nobody rang the bell.”"),
    ],
)
def test_what_only_looks_alike_is_another_statement(compared, one: str, other: str) -> None:
    assert pair(compared, one, other) == 0


def test_a_denial_is_not_the_claim(compared) -> None:
    found, _ = compared(
        "{Ana Ruiz: that the authority broke the treaty} *Ana Ruiz* said.",
        "*Ana Ruiz* denied {Ana Ruiz/deny: that the authority broke the treaty}.",
    )
    assert found.utterances == ()


def test_another_speaker_said_another_thing_even_in_the_same_words(compared) -> None:
    assert pair(compared, "that the child was at risk", "that the child was at risk") == 1
    assert pair(compared, "that the child was at risk", "that the child was at risk", "Leo Marsh") == 0


def test_a_quotation_without_a_known_speaker_is_known_by_its_words(compared) -> None:
    found, _ = compared(
        "*Ana Ruiz*: {Ana Ruiz: “We heard the water before we heard from anyone, and by then it was in the street.”}",
        "They raged. {?: “We heard the water before we heard from Tressia!”}",
    )
    (utterance,) = found.utterances
    assert utterance.reports == (0, 1)
    assert [change.kind for change in utterance.tellings[1].changes] == ["reworded"]


def test_the_fullest_telling_is_the_measure_of_the_others(compared) -> None:
    found, _ = compared(
        "{Ana Ruiz: that they had the receipt for the warning} *Ana Ruiz* said.",
        "{Ana Ruiz: “We sent the warning at 1:20 and we have the receipt for the warning.”} *Ana Ruiz* said.",
        "{Ana Ruiz: “We have the receipt for the warning.”} *Ana Ruiz* said.",
    )
    (utterance,) = found.utterances
    assert utterance.fullest == 1
    assert utterance.tellings[1].edits == ()
    assert [t.changes[0].kind for t in utterance.tellings if t.changes] == ["paraphrase", "left out"]
    assert utterance.difference == max(t.distance for t in utterance.tellings) > 0
    assert utterance.speaker == found.matrix[0].actor.id


def test_what_was_told_most_differently_comes_first(compared) -> None:
    same = "{Ana Ruiz: “The sluice stood open at dawn.”} *Ana Ruiz* said. "
    found, _ = compared(
        same + "{Ana Ruiz: “Jonas rowed a lantern to the harbour, alone.”}",
        same + "{Ana Ruiz: that Jonas had taken his lantern towards the harbour}",
    )
    assert [u.difference > 0 for u in found.utterances] == [True, False]


def test_a_statement_of_two_clauses_may_belong_to_two_utterances(compared) -> None:
    found, _ = compared(
        "{Ana Ruiz: “The reservoir stood at its brim. Nobody in Lindmar had answered the telephone.”} *Ana Ruiz* said.",
        "{Ana Ruiz: that the reservoir stood at its brim} *Ana Ruiz* said.",
        "{Ana Ruiz: that nobody in Lindmar had answered the telephone} *Ana Ruiz* said.",
    )
    assert [u.reports for u in found.utterances] in ([(0, 1, 2)], [(0, 1), (0, 2)], [(0, 2), (0, 1)])


def test_a_report_does_not_match_itself(compared) -> None:
    said = "{Ana Ruiz: “The sluice stood open at dawn.”} *Ana Ruiz* said. "
    found, _ = compared(said + said, "Nothing was heard of it.")
    assert found.utterances == ()


def test_what_a_headline_repeats_of_the_report_is_told_once(compared) -> None:
    whole = "{Ana Ruiz: “No one was told. We heard the water first.”} *Ana Ruiz* said."
    found, _ = compared("{Ana Ruiz: “No one was told”} says *Ana Ruiz* " + whole, whole)
    assert [len(u.tellings) for u in found.utterances] == [2]
    assert [part.statements for part in found.only_here] == [(), ()]
    assert len(found.statements) == 3


def test_what_is_shared_is_not_only_here_and_what_all_others_have_is_missed(compared) -> None:
    said = "{Ana Ruiz: “The sluice stood open at dawn.”} *Ana Ruiz* said."
    found, _ = compared(said, said + " Again.", "{Leo Marsh: “Nothing is known.”} *Leo Marsh* said.")
    assert [len(only.statements) for only in found.only_here] == [0, 0, 1]
    assert [len(missed.utterances) for missed in found.all_but_here] == [0, 0, 1]


def test_a_bare_thing_is_no_statement_to_compare(compared) -> None:
    thing, other = (
        "{Ana Ruiz: the conversation} *Ana Ruiz* meant.",
        "“The conversation lasted until the sluice opened.”",
    )
    found, _ = compared(thing, f"{{Ana Ruiz: {other}}} *Ana Ruiz* said.", thing + " So.")
    assert found.utterances == ()


def test_what_is_only_perhaps_the_same_is_said_to_be_and_comes_last(compared) -> None:
    same = "{Ana Ruiz: “The sluice stood open at dawn.”} *Ana Ruiz* said. "
    found, _ = compared(
        same + "{Ana Ruiz: that they would appeal to the tribunal}.", same + "{Ana Ruiz: that an appeal might wait}."
    )
    assert [u.sure for u in found.utterances] == [True, False]
    assert [u.difference for u in found.utterances] == [0, pytest.approx(2 / 3)]
    assert [[t.sure for t in u.tellings] for u in found.utterances] == [[True, True], [True, False]]


def test_the_invented_pairs_are_told_apart(measure: ModuleType) -> None:
    pairs = list(measure.invented())
    assert measure.scores(measure.by_likeness(pairs), [pair.same for pair in pairs])[2] >= 0.85


@pytest.mark.shared
def test_the_labelled_pairs_of_reports_are_told_apart(measure: ModuleType) -> None:
    pairs = measure.labelled()
    same = [pair.same for pair in pairs]
    assert measure.scores(measure.by_likeness(pairs), same)[2] >= 0.85
    real, others = list(measure.reports()), list(measure.reports(unlabelled=True))
    together = measure.by_utterance(real, [*real, *others])
    assert measure.scores(together, [pair.same for pair in real])[2] >= 0.84

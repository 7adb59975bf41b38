"""Two tellings of one utterance: the word diff, and what it is called."""

from collections.abc import Callable

import pytest

from tui.article import SPEECH
from tui.comparison.differences import told
from tui.comparison.prose import prose_of
from tui.comparison.statements import statements_of
from tui.comparison.tellings import Telling

Told = Callable[[str, str], tuple[Telling, str, str]]
Kinds = Callable[[str, str], dict[str, tuple[list[str], list[str]]]]


@pytest.fixture
def tell(read) -> Told:
    """The second of two statements as a telling of the first, and the texts of both."""

    def tell(full: str, here: str) -> tuple[Telling, str, str]:
        readings = [read(marked if "{" in marked else f"{{Ana Ruiz: {marked}}}") for marked in (full, here)]
        before, after = (prose_of(article) for article, _ in readings)
        one, two = (
            statements_of(n, prose, analysis, SPEECH)[0]
            for n, (prose, (_, analysis)) in enumerate(zip((before, after), readings, strict=True))
        )
        return told(two, after, one, before), before.text, after.text

    return tell


@pytest.fixture
def changes(tell: Told) -> Kinds:
    """Kind of change -> the words in the fullest telling, the words here."""

    def changes(full: str, here: str) -> dict[str, tuple[list[str], list[str]]]:
        found, before, after = tell(full, here)
        return {c.kind: ([s.of(before) for s in c.full], [s.of(after) for s in c.here]) for c in found.changes}

    return changes


def test_marks_capitals_and_spelling_are_no_difference(tell: Told) -> None:
    found, _, _ = tell('"The neighbour\'s  centre was honoured,"', "“the neighbor’s center was honored”")
    assert (found.distance, found.changes) == (0.0, ())
    assert [edit.kind for edit in found.edits] == ["same"]


def test_a_quotation_cut_short_has_words_left_out(changes: Kinds) -> None:
    assert changes("“We have not stopped. We are waiting for the river.”", "“We have not stopped.”") == {
        "left out": (["We are waiting for the river"], [])
    }


def test_an_ellipsis_says_that_words_are_left_out(changes: Kinds) -> None:
    found = changes(
        "“We sent it at 1:20, as the treaty requires, and have the receipt.”", "“We sent it … and have the receipt”"
    )
    assert found == {"ellipsis": (["at 1:20, as the treaty requires"], [" … "])}


def test_words_left_out_within_one_pair_of_marks_without_a_sign_are_spliced(changes: Kinds) -> None:
    found = changes("“I was there. It rained all night. I left.”", "“I was there. I left.”")
    assert found == {"spliced": (["It rained all night"], [". "])}


def test_words_left_out_where_a_cue_stands_are_not_spliced(changes: Kinds) -> None:
    found = changes(
        "“I was there. It rained all night. I left.”", "{Ana Ruiz#1: “I was there,”} she said. {#1: “I left.”}"
    )
    assert list(found) == ["left out"]


def test_words_in_brackets_are_the_outlets_own(changes: Kinds) -> None:
    found = changes("“By then it was in the street.”", "“By then it was in [Mill Street].”")
    assert found == {"bracketed": (["the"], ["Mill"])}


def test_a_pronoun_in_brackets_leaves_the_rest_alone(changes: Kinds) -> None:
    found = changes("“He signed it and took the keys.”", "“[The mayor] signed it and kept the keys.”")
    assert found == {"bracketed": (["He"], ["The mayor"]), "reworded": (["took"], ["kept"])}


def test_reported_speech_changes_person_and_tense_and_is_paraphrase(changes: Kinds) -> None:
    found = changes("“Someone owes these people an explanation, and I intend to get it.”",
                    "that someone owed these people an explanation and that he intended to get it")  # fmt: skip
    assert found["tense"] == (["owes", "intend"], ["owed", "intended"])
    assert found["person"] == (["I"], ["he"])
    assert next(iter(found)) == "paraphrase"
    assert "reworded" not in found


def test_another_word_is_reworded(changes: Kinds) -> None:
    found = changes(
        "“We heard the water before we heard from anyone.”", '"We heard the water before we heard from Tressia!"'
    )
    assert found == {"reworded": (["anyone"], ["Tressia"])}


def test_words_that_the_fullest_telling_has_not_are_put_in(changes: Kinds) -> None:
    assert changes("“The bridge is closed.”", "“The old bridge is closed.”") == {"put in": ([], ["old"])}


def test_nothing_in_common_is_the_greatest_distance(tell: Told) -> None:
    assert tell("“It was late.”", "“Nobody came here.”")[0].distance == 1.0


def test_edits_keep_to_the_parts_of_a_split_quotation(tell: Told) -> None:
    split = "{Ana Ruiz#1: “It was late,”} she said, {#1: “and dark.”}"
    found, before, after = tell(split, "“It was late and dark.”")
    (edit,) = found.edits
    assert [s.of(before) for s in edit.full] == ["It was late", "and dark"]
    assert [s.of(after) for s in edit.here] == ["It was late and dark"]


@pytest.mark.parametrize(
    ("full", "here"), [("“Late.”", "late"), ("“😀 Late”", "“Late 😀”"), ("“Un \u202e été”", "“un ete”")]
)
def test_marks_that_are_no_words_do_no_harm(tell: Told, full: str, here: str) -> None:
    assert tell(full, here)[0].distance == 0.0

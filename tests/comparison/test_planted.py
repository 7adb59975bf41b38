"""The samples compared: what their README says was planted is found, and nothing that was not is claimed."""

from pathlib import Path

import pytest

from tui import readers
from tui.comparison import Comparison, Utterance, cast, compare
from tui.comparison.phrasing import quoted_words
from tui.session.analysing import analyse

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parents[2] / "samples"
TOLD = {
    "we heard the water": {0, 1, 2, 3, 4},
    "out of the window": {0, 1},
    "high water": {0, 1},
    "receipt": {0, 1, 2},
    "lindmar does with its post": {0, 4},
    "explanation": {0, 1, 2, 4},
    "get": {0, 1, 2, 4},
    "sluice": {2, 4},
    "the piano and the door": {1, 2},
    "we have not stopped": {0, 1, 3},
    "recklessly": {0, 4},
    "dog dry": {0, 2, 3},
    "to comment": {0, 1, 3, 4},
    "warn": {1, 4},
}
"""Words of what several reports tell, and the reports that print them, from 0."""


@pytest.fixture(scope="module")
def compared_samples() -> tuple[Comparison, list[str]]:
    articles = [readers.read(str(path)) for path in sorted(SAMPLES.glob("[1-5]*"))]
    readings = [(article, analyse(article)) for article in articles]
    return compare(readings, cast([analysis.actors for _, analysis in readings])), [
        article.text for article in articles
    ]


def words_of(utterance: Utterance, texts: list[str]) -> list[tuple[int, str]]:
    """The reports that tell it, each with its words."""
    told = [telling.statement for telling in utterance.tellings]
    return [(said.report, quoted_words(texts[said.report], said.attribution.content).lower()) for said in told]


@pytest.mark.parametrize("words", TOLD)
def test_the_same_words_are_found_in_every_report_that_prints_them(compared_samples, words: str) -> None:
    comparison, texts = compared_samples
    found = [words_of(utterance, texts) for utterance in comparison.utterances]
    assert {report for told in found for report, said in told if words in said} >= TOLD[words]


def test_no_other_words_are_surely_the_same(compared_samples) -> None:
    comparison, texts = compared_samples
    unplanted = []
    for utterance in comparison.utterances:
        told = words_of(utterance, texts)
        full = told[utterance.fullest][1]
        for telling, (_, said) in zip(utterance.tellings, told, strict=True):
            if utterance.sure and telling.sure and not any(words in full and words in said for words in TOLD):
                unplanted.append((full, said))
    assert unplanted == []


def test_what_each_did_with_the_words_is_named(compared_samples) -> None:
    comparison, texts = compared_samples
    done = {
        (words, telling.statement.report, change.kind)
        for utterance in comparison.utterances
        for telling, (_, said) in zip(utterance.tellings, words_of(utterance, texts), strict=True)
        for change in telling.changes
        for words in TOLD
        if words in said
    }
    assert done >= {
        ("we heard the water", 1, "left out"),
        ("we heard the water", 3, "reworded"),
        ("we heard the water", 4, "bracketed"),
        ("receipt", 1, "ellipsis"),
        ("receipt", 2, "paraphrase"),
        ("explanation", 4, "paraphrase"),
        ("explanation", 4, "tense"),
        ("the piano and the door", 1, "left out"),
        ("we have not stopped", 3, "left out"),
    }


def test_three_figures_disagree_and_no_other(compared_samples) -> None:
    comparison, _ = compared_samples
    found = [
        [{figure.place.report for figure in version.figures} for version in disagreement.versions]
        for disagreement in comparison.disagreements
    ]
    assert found == [[{0, 1, 2, 4}, {3}], [{0, 4}, {1}], [{2, 4}, {0}]]


def test_silence_is_where_it_was_planted_and_who_is_only_in_one_report_is_said(compared_samples) -> None:
    comparison, _ = compared_samples
    silent = {row.actor.name: set(row.silent) for row in comparison.matrix}
    assert silent["Casimir Dröste"] >= {3}
    assert (silent["Berit Aasgard"], silent["Melda Basin Commission"]) == ({4}, {2})
    alone = [{found.actor.name for found in only.actors} for only in comparison.only_here]
    assert [alone[2] >= {"Mats Oring", "Samira Nadari"}, "Oskar Thessel" in alone[3], "Aurel Ninnis" in alone[4]] == [
        True
    ] * 3
    assert {row.actor.name for row in comparison.all_but_here[3].actors} >= {"Casimir Dröste"}


def test_people_of_one_surname_stay_two(compared_samples) -> None:
    comparison, _ = compared_samples
    names = {row.actor.name for row in comparison.matrix}
    assert names >= {"Ilka Brandvoll", "Jonas Brandvoll", "Yusuf Nadari", "Samira Nadari"}


def test_unnamed_sources_stand_where_they_were_planted(compared_samples) -> None:
    comparison, _ = compared_samples
    sources = [" ".join(source.words for source in one.sources).lower() for one in comparison.anonymous]
    assert all("official" in sources[n] for n in (0, 1, 4))
    assert all("neighbo" in sources[n] for n in (0, 1, 3))
    assert comparison.caveats == ()

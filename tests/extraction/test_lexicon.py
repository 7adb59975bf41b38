"""The word lists hold together: every entry has its forms, every word of the news is where it should be."""

import pytest

from tui.article import Span, Stance
from tui.extraction.confidence import confidence
from tui.extraction.drafts import Draft
from tui.extraction.lexicon import people, world
from tui.extraction.lexicon.cues import cue_nouns, cue_verbs, stance_words
from tui.extraction.lexicon.grammar import letters
from tui.extraction.lexicon.inflection import forms
from tui.extraction.lexicon.sections import sections
from tui.extraction.reasons import RULES


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("say", ["say", "says", "saying", "said"]),
        ("admit", ["admit", "admits", "admitting", "admitted"]),
        ("deny", ["deny", "denies", "denying", "denied"]),
        ("argue", ["argue", "argues", "arguing", "argued"]),
        ("write", ["write", "writes", "writing", "wrote", "written"]),
        ("agree", ["agree", "agrees", "agreeing", "agreed"]),
        ("lie", ["lie", "lies", "lying", "lay", "lain"]),
        ("confess", ["confess", "confesses", "confessing", "confessed"]),
    ],
)
def test_a_verb_has_its_forms(base: str, expected: list[str]) -> None:
    assert [word for word, _ in forms(base)] == expected


def test_every_cue_has_a_stance_of_the_nouns_and_something_that_may_follow() -> None:
    stances = set(Stance.__args__)
    for word, cue in {**cue_verbs(), **cue_nouns()}.items():
        assert cue.stance in stances, word
        assert cue.frames or cue.phrases, word


def test_a_capital_and_a_demonym_lead_to_a_country_of_the_list() -> None:
    known = set(world.countries().values())
    assert set(world.capitals().values()) <= known
    assert set(world.demonyms().values()) <= known
    assert len(known) > 190
    assert world.capitals()["seoul"] == world.demonyms()["south korean"] == "South Korea"


def test_no_capital_is_a_country_too() -> None:
    assert not set(world.capitals()) & set(world.countries())


def test_a_name_of_both_genders_tells_none() -> None:
    assert people.given_names()["ana"] == "f"
    assert people.given_names()["leslie"] == ""


def test_the_letters_of_grammar_are_single() -> None:
    assert all(len(letter) == 1 for letter in letters().values())


def test_every_rule_has_a_reason_and_a_confidence() -> None:
    nowhere = (Span(0, 1),)
    for rule in RULES:
        for how in ("name", "role", "pronoun", "carried", ""):
            for heard in (0.2, None):
                assert 0 < confidence(Draft(rule, 0, nowhere, heard=heard), how) <= 1


def test_no_word_tells_two_stances() -> None:
    told = [word for head, words in sections("stances").items() if not head.endswith("verbs") for word in words]
    assert len(told) == len(set(told))
    assert stance_words()["embraced"] == "claim"

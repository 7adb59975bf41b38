"""Numbers, times and dates: what they amount to, what they count, and where reports disagree."""

import pytest

from tui.article import Span
from tui.comparison.figures import figures_of
from tui.comparison.numbers import amount_at
from tui.comparison.prose import Prose


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12,000", 12_000),
        ("12 thousand", 12_000),
        ("twelve thousand", 12_000),
        ("twenty-four hundred", 2400),
        ("two hundred and fifty thousand", 250_000),
        ("three million two hundred thousand", 3_200_000),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("1.5 billion", 1_500_000_000),
        ("2.4bn", 2_400_000_000),
        ("a dozen", 12),
        ("forty seven", 47),
    ],
)
def test_a_number_amounts_to_the_same_however_it_is_written(words: str, value: float) -> None:
    found = amount_at(words.split(), 0)
    assert found is not None
    assert (found.value, found.end) == (value, len(words.split()))


@pytest.mark.parametrize("words", ["a man", "and five", "hundreds", "the", "an hour"])
def test_what_is_no_number_amounts_to_nothing(words: str) -> None:
    assert amount_at(words.split(), 0) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Some 12,000 people fled.", [("count", 12_000, "people", "about", "Some 12,000 people")]),
        ("At least 380 flooded houses.", [("count", 380, "hous", "at least", "At least 380 flooded houses")]),
        ("It rained 94 millimetres.", [("measure", 94, "millimeter", "exact", "94 millimetres")]),
        ("By 3.30am it was over.", [("time", 210, "", "exact", "3.30am")]),
        ("At 3:30 p.m. it was over.", [("time", 930, "", "exact", "3:30 p.m.")]),
        ("By half past three it was over.", [("time", 210, "12 h", "exact", "half past three")]),
        ("They met on 11 March 2025.", [("date", 20250311, "", "exact", "11 March 2025")]),
        ("They met on March 11th.", [("date", 311, "", "exact", "March 11th")]),
        ("A 1978 treaty allows it.", [("year", 1978, "treat", "exact", "1978")]),
        ("Under a treaty of 1974 it must.", [("year", 1974, "treat", "exact", "1974")]),
        ("It cost $1.5 million.", [("money", 1_500_000, "$", "exact", "$1.5 million")]),
        ("It cost 5,000 crowns.", [("money", 5000, "crown", "exact", "5,000 crowns")]),
        ("Up to 30 per cent agreed.", [("percent", 30, "%", "at most", "Up to 30 per cent")]),
        ("The 71-year-old left.", [("age", 71, "", "exact", "71-year-old")]),
        ("Jonas, 71, left.", [("age", 71, "", "exact", "71")]),
        ("It took an hour and forty minutes.", [("measure", 100, "minute", "exact", "an hour and forty minutes")]),
        ("One man left the war of 1950-53 on 1/6/17.", [("year", 1950, "war", "exact", "1950")]),
        ("Nobody left.", []),
    ],
)
def test_a_figure_says_what_it_counts_and_where_it_stands(sentence: str, expected: list[tuple[object, ...]]) -> None:
    whole = Span(0, len(sentence))
    found = figures_of(0, Prose.of(sentence, [whole]), whole)
    assert [(f.kind, f.value, f.unit, f.qualifier, f.place.span.of(sentence)) for f in found] == expected


def _versions(compared, *reports: str) -> list[list[list[str]]]:
    found, texts = compared(*reports)
    return [
        [[f.place.span.of(texts[f.place.report]) for f in version.figures] for version in d.versions]
        for d in found.disagreements
    ]


def test_two_counts_of_one_thing_disagree_and_those_who_agree_stand_together(compared) -> None:
    assert _versions(
        compared,
        "The river took some 2,400 people by surprise.",
        "By night twenty-four hundred people had fled.",
        "It drove 4,000 people out.",
    ) == [[["some 2,400 people", "twenty-four hundred people"], ["4,000 people"]]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Some 2,400 of the 6,800 people fled.", "All 6,800 people knew it."),
        ("Two men stood there.", "Three men sat elsewhere."),
        ("The dam stood 40 centimeters under water.", "It took 20 centimeters off the flood in Weaver Street."),
        ("At 1:50 the gates opened.", "The warning was sent at 1:20."),
        ("They sold 400 tickets.", "They sold 90,000 tickets."),
        ("About 2,400 people fled.", "They counted 2,412 people."),
        ("The gates opened at 3:30.", "At 3:30 p.m. the gates opened."),
        ("They met on March 11.", "They met on 11 March 2025."),
    ],
)
def test_figures_that_may_be_of_two_things_or_agree_are_no_disagreement(compared, one: str, other: str) -> None:
    assert _versions(compared, one, other) == []


def test_times_of_one_thing_disagree_where_the_sentences_say_the_same(compared) -> None:
    assert _versions(
        compared,
        "The three gates of the Tarrock dam opened at 1:50 a.m.",
        "The gates of the Tarrock dam opened at 2:15 a.m.",
    ) == [[["1:50 a.m."], ["2:15 a.m."]]]


def test_years_of_one_thing_disagree_where_the_sentences_are_alike(compared) -> None:
    assert _versions(
        compared,
        "Under a treaty of 1974 the authority must warn at least 30 minutes before.",
        "A 1978 treaty allows the authority to open at 30 minutes' notice.",
    ) == [[["1974"], ["1978"]]]

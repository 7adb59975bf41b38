"""One cast over several articles: who is the same, who is not, and what always holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.article import Actor, Analysis, Attribution, Mention, Span
from tui.comparison import Cast, cast, recast


def _actor(own: str, name: str, kind: str = "person", *aliases: str, nominal: bool = False) -> Actor:
    mention = Mention(Span(0, 3), "nominal" if nominal else "name")
    return Actor(own, name, kind, True, aliases, (mention,))  # type: ignore[arg-type]


def _names(found: Cast) -> list[tuple[str, list[int]]]:
    return [(role.actor.name, [position for position, _ in role.played]) for role in found.roles]


def test_a_full_name_is_one_actor_everywhere() -> None:
    found = cast([[_actor("a1", "Ana Ruiz")], [_actor("a1", "Leo Marsh"), _actor("a2", "Ana Ruiz")]])
    assert _names(found) == [("Ana Ruiz", [0, 1]), ("Leo Marsh", [1])]
    assert [role.actor.id for role in found.roles] == ["a1", "a2"]
    assert found.roles[0].played == ((0, "a1"), (1, "a2"))


def test_a_short_form_is_the_one_full_name_that_it_fits_whichever_comes_first() -> None:
    found = cast([[_actor("a1", "Ruiz")], [_actor("a1", "Ana Ruiz", "person", "Ruiz")]])
    assert _names(found) == [("Ana Ruiz", [0, 1])]
    assert found.roles[0].actor.aliases == ("Ruiz",)
    assert found.roles[0].actor.mentions == ()


def test_a_short_form_that_fits_two_stays_by_itself() -> None:
    found = cast([[_actor("a1", "Kim Jong-un"), _actor("a2", "Kim Yo-jong")], [_actor("a1", "Kim")]])
    assert len(found.roles) == 3


def test_a_short_form_goes_to_whom_most_reports_name() -> None:
    reports = [
        [_actor("a1", "Kim Jong-un")],
        [_actor("a1", "Kim Jong Un")],
        [_actor("a1", "Kim Yo-jong")],
        [_actor("a1", "Kim")],
    ]
    assert [positions for _, positions in _names(cast(reports))] == [[0, 1, 3], [2]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong Un"),
        ("Ana M. Ruiz", "Ana Ruiz"),
        ("A. Ruiz", "Ana Ruiz"),
        ("The Washington Post", "Washington Post"),
    ],
)
def test_forms_of_one_full_name_are_one(one: str, other: str) -> None:
    kind = "organisation" if "Post" in one else "person"
    assert len(cast([[_actor("a1", one, kind)], [_actor("a1", other, kind)]]).roles) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Clinton", "Hillary Clinton"),
        ("Kim Jong-un", "Kim Jong-il"),
        ("Kim Hye-kyung", "Kim Jong-un"),
        ("Leo Marsh", "Leo Marsh Jr."),
        ("Ana Ruiz", "Ana Lopez"),
    ],
)
def test_names_that_share_a_word_are_two(one: str, other: str) -> None:
    assert len(cast([[_actor("a1", one)], [_actor("a1", other)]]).roles) == 2


def test_an_acronym_is_the_body_whose_initials_it_has() -> None:
    found = cast([[_actor("a1", "Bureau of River Safety", "organisation")], [_actor("a1", "BRS", "organisation")]])
    assert _names(found) == [("Bureau of River Safety", [0, 1])]


def test_a_place_is_found_by_its_name_and_not_by_a_city_in_it() -> None:
    found = cast(
        [
            [_actor("a1", "Russia", "place", "Moscow")],
            [_actor("a1", "Moscow", "place"), _actor("a2", "Russia", "place")],
        ]
    )
    assert _names(found) == [("Russia", [0, 1]), ("Moscow", [1])]


def test_a_person_and_a_place_of_one_name_are_two() -> None:
    assert len(cast([[_actor("a1", "Georgia", "place")], [_actor("a1", "Georgia")]]).roles) == 2


def test_nobody_whom_no_article_names_is_taken_for_another() -> None:
    found = cast([[_actor("a1", "senior official", nominal=True)], [_actor("a1", "senior official", nominal=True)]])
    assert len(found.roles) == 2


def test_two_actors_of_one_article_are_not_made_one_by_a_third() -> None:
    found = cast([[_actor("a1", "Ana Ruiz"), _actor("a2", "A. Ruiz")], [_actor("a1", "Ana Ruiz")]])
    assert [len(role.played) for role in found.roles] == [2, 1]


def test_nothing_has_no_cast() -> None:
    assert cast([]) == cast([[], []]) == Cast()


def test_an_analysis_takes_shared_ids_names_and_speakers() -> None:
    first = (_actor("a1", "Leo Marsh"), _actor("a2", "Ana Ruiz"))
    second = (_actor("a1", "Ruiz"),)
    shared = cast([first, second])
    analysis = Analysis("e", (Attribution("q1", "indirect", (Span(5, 9),), speaker="a1"),), second)
    found = recast(analysis, 1, shared)
    assert found.attributions[0].speaker == "a2"
    assert [(a.id, a.name, a.mentions) for a in found.actors] == [("a2", "Ana Ruiz", second[0].mentions)]
    assert recast(analysis, 7, shared) == analysis


def test_an_unknown_speaker_stays_unknown() -> None:
    analysis = Analysis("e", (Attribution("q1", "indirect", (Span(5, 9),)),))
    assert recast(analysis, 0, cast([[]])) == analysis


_WORDS = st.sampled_from(
    ["Ana", "Leo", "Kim", "Ruiz", "Marsh", "Jong-un", "Jr.", "BRS", "the", "of", "Bureau", "", "😀", "ruiz", "’s"]
)
_ACTORS = st.builds(
    lambda words, kind, aliases: (" ".join(words), kind, tuple(aliases)),
    st.lists(_WORDS, max_size=4),
    st.sampled_from(["person", "organisation", "place", "group"]),
    st.lists(st.lists(_WORDS, max_size=3).map(" ".join), max_size=2),
)


@settings(max_examples=200, deadline=None)
@given(articles=st.lists(st.lists(_ACTORS, max_size=6), max_size=5))
def test_every_actor_plays_in_exactly_one_role(articles: list[list[tuple[str, str, tuple[str, ...]]]]) -> None:
    made = [
        [_actor(f"a{n}", name, kind, *aliases) for n, (name, kind, aliases) in enumerate(one, 1)] for one in articles
    ]
    found = cast(made)
    played = [player for role in found.roles for player in role.played]
    assert sorted(played) == sorted((position, actor.id) for position, one in enumerate(made) for actor in one)
    assert [role.actor.id for role in found.roles] == [f"a{n}" for n in range(1, len(found.roles) + 1)]
    firsts = [min(role.played, key=lambda p: (p[0], int(p[1][1:]))) for role in found.roles]
    assert firsts == sorted(firsts, key=lambda p: (p[0], int(p[1][1:])))
    assert cast(made) == found

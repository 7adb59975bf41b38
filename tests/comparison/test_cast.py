"""One cast over several articles: who is the same, who is not, and what always holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.article import Actor, Analysis, Attribution, CastRule, Mention, Span
from tui.comparison import Cast, cast, recast


def _actor(
    own: str, name: str, kind: str = "person", *aliases: str, nominal: bool = False, times: int = 1, roles: str = ""
) -> Actor:
    mentions = tuple(Mention(Span(n, n + 3), "nominal" if nominal else "name") for n in range(times))
    described = tuple(role for role in roles.split("; ") if role)
    return Actor(own, name, kind, True, aliases, mentions, described)  # type: ignore[arg-type]


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
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Mohammed Droeste", "Muhammad Dröste"),
        ("President Moon Jae-in", "Moon Jae-in"),
        ("Moon Jae", "Moon Jae-in"),
        ("Rick Marsh", "Richard Marsh"),
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
        ("Kim Yo-jong", "Kim Ye-jong"),
        ("Leo Mars", "Leo Mers"),
        ("Rob Marsh", "Bob Marsh"),
        ("Leo Marsh", "Leo Marsh Jr."),
        ("Ana Ruiz", "Ana Lopez"),
    ],
)
def test_names_that_share_a_word_are_two(one: str, other: str) -> None:
    assert len(cast([[_actor("a1", one)], [_actor("a1", other)]]).roles) == 2


def test_a_surname_that_two_bear_is_whose_whom_the_reports_name_far_more_often() -> None:
    reports = [
        [_actor("a1", "Donald Marsh", times=9)],
        [_actor("a1", "Melania Marsh", times=2)],
        [_actor("a1", "Marsh", times=5)],
    ]
    assert [positions for _, positions in _names(cast(reports))] == [[0, 2], [1]]


def test_a_surname_is_not_a_spouse_s_whom_the_same_report_names_in_full_and_by_it() -> None:
    here = [_actor("a1", "Samira Marsh", "person", "Marsh"), _actor("a2", "Marsh")]
    assert len(cast([here, [_actor("a1", "Samira Marsh")]]).roles) == 2


def test_a_surname_that_stands_apart_in_a_report_is_the_one_full_name_that_the_report_has() -> None:
    here = [_actor("a1", "Hillary Marsh", times=3), _actor("a2", "Marsh")]
    assert len(cast([here]).roles) == 1


def test_a_first_name_and_a_surname_that_stand_apart_are_one_whom_another_report_names_in_full() -> None:
    apart = [_actor("a1", "Vladimir"), _actor("a2", "Marsh", "organisation")]
    assert _names(cast([[_actor("a1", "Vladimir V. Marsh")], apart])) == [("Vladimir V. Marsh", [0, 1, 1])]


def test_a_word_that_one_report_takes_for_a_place_is_a_person_named_far_more_often() -> None:
    person, place = [_actor("a1", "James Marsh", times=9)], [_actor("a1", "Marsh", "place")]
    assert len(cast([person, place]).roles) == 1
    assert len(cast([person, place, place]).roles) == 2


@pytest.mark.parametrize(
    ("described", "named"),
    [
        ("the Russian leader", "Russian President"),
        ("the leader of Japan", "Japanese Prime Minister"),
        ("the mayor of Marn", "Marn Mayor"),
        ("the American president", "U.S. President"),
        ("the former FBI director", "former FBI Director"),
        ("the interior minister", "Interior Minister"),
        ("the British prime minister", "U.K. Premier"),
    ],
)
def test_who_is_described_here_is_who_holds_the_office_there(described: str, named: str) -> None:
    here = _actor("a1", described.removeprefix("the "), nominal=True, roles=described)
    there = [_actor("a1", "Ana Ruiz", roles=named), _actor("a2", "Leo Marsh", roles="German President")]
    assert _names(cast([[here], there])) == [("Ana Ruiz", [0, 1]), ("Leo Marsh", [1])]


@pytest.mark.parametrize(
    ("described", "named"),
    [
        ("the Russian leader", "Ukrainian President"),
        ("the FBI director", "former FBI Director"),
        ("the president of Japan", "Japanese Prime Minister"),
        ("a Russian leader", "Russian President"),
        ("the president", "Russian President"),
        ("the Russian official", "Russian official"),
    ],
)
def test_another_office_or_nobody_s_in_particular_says_nothing(described: str, named: str) -> None:
    here = _actor("a1", described.partition(" ")[2], nominal=True, roles=described)
    assert len(cast([[here], [_actor("a1", "Ana Ruiz", roles=named)]]).roles) == 2


def test_an_office_that_two_hold_tells_nobody_apart() -> None:
    here = _actor("a1", "Russian leader", nominal=True, roles="the Russian leader")
    there = [_actor("a1", "Ana Ruiz", roles="Russian President"), _actor("a2", "Leo Marsh", roles="Russian leader")]
    assert len(cast([[here], there]).roles) == 3


def test_what_a_place_or_a_body_is_called_is_one_whatever_it_is_taken_for() -> None:
    assert len(cast([[_actor("a1", "Lindmar", "place")], [_actor("a1", "Lindmar", "organisation")]]).roles) == 1


def test_merged_actors_play_one_role_and_those_who_shared_theirs_come_too() -> None:
    reports = [[_actor("a1", "Ana Ruiz")], [_actor("a1", "Ana Ruiz"), _actor("a2", "the Lioness")]]
    found = cast(reports, [CastRule("merge", ((0, "a1"), (1, "a2")), name="Ana Ruiz", kind=None)])
    assert _names(found) == [("Ana Ruiz", [0, 1, 1])]


def test_split_actors_leave_the_others() -> None:
    reports = [[_actor("a1", "Ana Ruiz")], [_actor("a1", "Ana Ruiz")], [_actor("a1", "Ana Ruiz")]]
    found = cast(reports, [CastRule("split", ((1, "a1"),), name="Ana Ruiz the younger")])
    assert _names(found) == [("Ana Ruiz", [0, 2]), ("Ana Ruiz the younger", [1])]


def test_a_renamed_actor_keeps_its_other_names_as_aliases() -> None:
    reports = [[_actor("a1", "Lioness", "organisation")], [_actor("a1", "Lioness", "organisation")]]
    (role,) = cast(reports, [CastRule("rename", ((1, "a1"),), name="Ilka", kind="person")]).roles
    assert (role.actor.name, role.actor.kind, role.actor.aliases) == ("Ilka", "person", ("Lioness",))


def test_by_what_somebody_is_described_is_no_other_name() -> None:
    here = _actor("a1", "Russian leader", nominal=True, roles="the Russian leader")
    found = cast([[here], [_actor("a1", "Ana Ruiz", "person", "Ruiz", roles="Russian President")]])
    assert [role.actor.aliases for role in found.roles] == [("Ruiz",)]


def test_rules_are_followed_in_their_order_and_what_is_not_there_is_passed_over() -> None:
    reports = [[_actor("a1", "Ana Ruiz")], [_actor("a1", "Leo Marsh")]]
    merge = CastRule("merge", ((0, "a1"), (1, "a1")), name="Both")
    split = CastRule("split", ((1, "a1"),))
    nobody = CastRule("merge", ((7, "a1"), (0, "a9")))
    assert _names(cast(reports, [merge, nobody])) == [("Both", [0, 1])]
    assert _names(cast(reports, [merge, split])) == [("Both", [0]), ("Leo Marsh", [1])]
    assert _names(cast(reports, [split, merge])) == [("Both", [0, 1])]


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
    for person in (_actor("a1", "Georgia Hale", "person", "Georgia"), _actor("a1", "Georgia", roles="the mayor")):
        assert len(cast([[_actor("a1", "Georgia", "place")], [person]]).roles) == 2


def test_what_one_report_takes_for_a_person_of_one_word_is_the_place_that_others_know() -> None:
    reports = [[_actor("a1", "Lindmar")], [_actor("a1", "Lindmar", "place")], [_actor("a1", "Lindmar", times=4)]]
    found = cast(reports)
    assert _names(found) == [("Lindmar", [0, 1, 2])]
    assert found.roles[0].actor.kind == "place"


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
_PLAYERS = st.tuples(st.integers(0, 5), st.sampled_from(["a1", "a2", "a3", "a9"]))
_RULES = st.builds(
    CastRule, st.sampled_from(["merge", "split", "rename"]), st.lists(_PLAYERS, max_size=4).map(tuple), _WORDS
)


@settings(max_examples=200, deadline=None)
@given(articles=st.lists(st.lists(_ACTORS, max_size=6), max_size=5), rules=st.lists(_RULES, max_size=3))
def test_every_actor_plays_in_exactly_one_role(
    articles: list[list[tuple[str, str, tuple[str, ...]]]], rules: list[CastRule]
) -> None:
    made = [
        [_actor(f"a{n}", name, kind, *aliases) for n, (name, kind, aliases) in enumerate(one, 1)] for one in articles
    ]
    found = cast(made, rules)
    played = [player for role in found.roles for player in role.played]
    assert sorted(played) == sorted((position, actor.id) for position, one in enumerate(made) for actor in one)
    assert [role.actor.id for role in found.roles] == [f"a{n}" for n in range(1, len(found.roles) + 1)]
    firsts = [min(role.played, key=lambda p: (p[0], int(p[1][1:]))) for role in found.roles]
    assert firsts == sorted(firsts, key=lambda p: (p[0], int(p[1][1:])))
    assert cast(made, rules) == found


def test_the_name_is_the_full_one_that_most_reports_have() -> None:
    found = cast(
        [
            [_actor("a1", "Ana Ruiz Memos", "person", "Ana Ruiz", "Ruiz")],
            [_actor("a1", "Ana Ruiz", "person", "Ruiz")],
            [_actor("a1", "Ruiz")],
        ]
    )
    assert _names(found) == [("Ana Ruiz", [0, 1, 2])]


def test_the_nation_before_a_name_is_no_part_of_it() -> None:
    found = cast([[_actor("a1", "Halvonia's Ana Ruiz")], [_actor("a1", "Ana Ruiz")]])
    assert _names(found) == [("Ana Ruiz", [0, 1])]


def test_what_seems_described_and_is_called_by_a_name_goes_by_it() -> None:
    paper = _actor("a1", "Washington", "organisation", nominal=True, roles="The Washington Post")
    experts = _actor("a2", "experts", "person", nominal=True, roles="Security experts")
    found = cast([[paper, experts], [_actor("a1", "Washington Post", "organisation")], [experts]])
    assert _names(found) == [("Washington Post", [0, 1]), ("experts", [0]), ("experts", [2])]


def test_an_office_in_the_report_that_names_its_holder_too_is_the_holders() -> None:
    leader = _actor("a2", "Halvonian Leader", nominal=True, roles="Halvonian Leader")
    found = cast(
        [[_actor("a1", "Ana Ruiz"), leader], [_actor("a1", "Ana Ruiz", times=3, roles="the Halvonian president")]]
    )
    assert _names(found) == [("Ana Ruiz", [0, 0, 1])]


def test_of_two_holders_an_office_is_that_of_who_is_named_far_more_often() -> None:
    leader = _actor("a1", "leader", nominal=True, roles="the Halvonian leader")
    slip = _actor("a2", "Says Ruling", roles="Halvonian Leader")
    found = cast([[leader], [_actor("a1", "Ana Ruiz", times=3, roles="the Halvonian president"), slip]])
    assert _names(found) == [("Ana Ruiz", [0, 1]), ("Says Ruling", [1])]


def test_papers_with_a_name_in_them_are_nobody_of_that_name() -> None:
    found = cast([[_actor("a1", "Ruiz memos")], [_actor("a1", "Ruiz")]])
    assert len(found.roles) == 2


def test_a_town_is_nobody_who_works_there() -> None:
    town, doctor = _actor("a1", "Brannick", "place"), _actor("a2", "doctor at the University of Brannick")
    found = cast([[town], [town, doctor], [_actor("a1", "Brannick")]])
    assert _names(found) == [("Brannick", [0, 1, 2]), ("doctor at the University of Brannick", [1])]

"""Corrections are replayed over every analysis of the article, whatever the engine finds by then."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tui.article import (
    Actor,
    ActorCorrection,
    Analysis,
    Attribution,
    AttributionCorrection,
    CastRule,
    Finding,
    Mention,
    Note,
    Referent,
    Span,
)
from tui.article.correction import AttributionAct
from tui.notes import Edition, correct, finding_of, referent_of, rules
from tui.notes.correcting import likeness
from tui.notes.recasting import Persons

Mark = Callable[..., Note]


@pytest.fixture
def at(text: str) -> Callable[[str], Span]:
    """The first place of some words."""

    def find(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    return find


@pytest.fixture
def found(at: Callable[[str], Span]) -> Analysis:
    """Three attributions and three actors."""
    people = [("a1", "the chief engineer", "nominal"), ("a2", "Ana Ruiz", "name"), ("a3", "Mayor Ben Oduya", "name")]
    actors = tuple(Actor(i, name, "person", True, (), (Mention(at(name), kind),)) for i, name, kind in people)  # type: ignore[arg-type]
    said = (
        ("indirect", ("The dam at Vell will hold",), "the chief engineer", "said", "a1"),
        ("direct", ("“We looked at every joint of it,”", "“Twice.”"), "Ana Ruiz", "told", "a2"),
        ("indirect", ("that nobody had to leave",), "Mayor Ben Oduya", "said that", "a3"),
    )
    attributions = tuple(
        Attribution(f"q{n}", kind, tuple(map(at, content)), (at(source),), (at(cue),), speaker, confidence=0.6)  # type: ignore[arg-type]
        for n, (kind, content, source, cue, speaker) in enumerate(said, 1)
    )
    return Analysis("1", attributions, actors)


@pytest.fixture
def correction(mark: Mark) -> Callable[..., Note]:
    """A note with a correction, each later than the last."""
    made: list[Note] = []

    def make(act: AttributionAct, was: Finding | None, now: Finding | None = None) -> Note:
        stamp = f"2025-03-01T12:00:{len(made):02}.000Z"
        made.append(replace(mark("Dam"), correction=AttributionCorrection(act, was, now), created=stamp))
        return made[-1]

    return make


def seen(analysis: Analysis, attribution_id: str) -> Finding:
    return finding_of(next(q for q in analysis.attributions if q.id == attribution_id), analysis.actors)


def test_without_corrections_an_analysis_stays_what_it_is(found: Analysis, edition: Edition, mark: Mark) -> None:
    assert correct(found, [mark("Twice", "a note")], edition.sha256).analysis == found


def test_what_is_accepted_is_certain_and_says_why(found: Analysis, edition: Edition, correction: Mark) -> None:
    was = seen(found, "q1")
    note = correction("accept", was, was)
    made = correct(found, [note], edition.sha256)
    first = made.analysis.attributions[0]
    assert (first.confidence, first.reasons) == (1.0, ("accepted by the reader",))
    assert replace(first, confidence=0.6, reasons=()) == found.attributions[0]
    assert made.analysis.attributions[1:] == found.attributions[1:]
    assert made.by == {"q1": (note.id,)}


def test_what_only_the_engine_knows_of_an_attribution_is_kept(
    found: Analysis, edition: Edition, correction: Mark, at: Callable[[str], Span]
) -> None:
    said = tuple(replace(q, antecedent=at("Dam")) for q in found.attributions)
    was = seen(found, "q1")
    made = correct(replace(found, attributions=said), [correction("accept", was, was)], edition.sha256)
    assert made.analysis.attributions[0].antecedent == at("Dam")


def test_what_is_rejected_is_gone_and_can_be_seen(found: Analysis, edition: Edition, correction: Mark) -> None:
    note = correction("reject", seen(found, "q2"))
    made = correct(found, [note], edition.sha256)
    assert [q.id for q in made.analysis.attributions] == ["q1", "q3"]
    assert made.rejected == ((found.attributions[1], note.id),)


def test_a_speaker_is_another_actor_of_the_article_one_that_is_new_or_nobody(
    found: Analysis, edition: Edition, correction: Mark
) -> None:
    for speaker, expected in (
        (referent_of(found.actors[1]), "a2"),
        (Referent("ana ruiz"), "a2"),
        (Referent("Leo Marsh"), "c1"),
        (None, None),
    ):
        was = seen(found, "q3")
        made = correct(found, [correction("speaker", was, replace(was, speaker=speaker))], edition.sha256)
        assert made.analysis.attributions[2].speaker == expected
        new = made.analysis.actors[3:]
        assert [(actor.id, actor.name, actor.acts) for actor in new] == (
            [("c1", "Leo Marsh", True)] * (expected == "c1")
        )


def test_two_statements_of_one_new_speaker_are_one_actor_s(found: Analysis, edition: Edition, correction: Mark) -> None:
    notes = [
        correction("speaker", seen(found, q), replace(seen(found, q), speaker=Referent("Leo Marsh")))
        for q in ("q1", "q3")
    ]
    made = correct(found, notes, edition.sha256)
    assert [q.speaker for q in made.analysis.attributions] == ["c1", "a2", "c1"]
    assert len(made.analysis.actors) == 4


def test_ends_and_kind_change_and_the_rest_stays(
    found: Analysis, edition: Edition, correction: Mark, at: Callable[[str], Span]
) -> None:
    was = seen(found, "q3")
    cut = replace(was, content=(at("nobody had to leave"),), source=(at("Ben Oduya"),))
    notes = [correction("parts", was, cut), correction("kind", cut, replace(cut, kind="mixed"))]
    third = correct(found, notes, edition.sha256).analysis.attributions[2]
    assert (third.content, third.cue, third.source) == (cut.content, was.cue, cut.source)
    assert (third.kind, third.speaker, third.id) == ("mixed", "a3", "q3")
    assert third.reasons == ("kind corrected by the reader",)


def test_what_was_missed_stands_in_its_place_and_is_not_doubled_once_the_engine_finds_it(
    found: Analysis, edition: Edition, correction: Mark, at: Callable[[str], Span]
) -> None:
    missed = Finding((at("Dam at Vell holds"),), (at("engineer"),), (at("says"),), "indirect", Referent("Ana Ruiz"))
    note = correction("add", None, missed)
    made = correct(found, [note], edition.sha256)
    assert [q.id for q in made.analysis.attributions] == [f"c{note.id[:8]}", "q1", "q2", "q3"]
    assert made.analysis.attributions[0].speaker == "a2"
    better = replace(found, attributions=(replace(made.analysis.attributions[0], id="q0"), *found.attributions))
    assert [q.id for q in correct(better, [note], edition.sha256).analysis.attributions] == ["q0", "q1", "q2", "q3"]


def test_what_the_reader_affirmed_comes_back_when_another_engine_misses_it(
    found: Analysis, edition: Edition, correction: Mark
) -> None:
    was = seen(found, "q2")
    for act in ("accept", "speaker", "kind"):
        now = was if act == "accept" else replace(was, speaker=referent_of(found.actors[2]), kind="mixed")
        note = correction(act, was, now)
        worse = replace(found, attributions=found.attributions[:1])
        made = correct(worse, [note], edition.sha256)
        assert [seen(made.analysis, q.id) for q in made.analysis.attributions[1:]] == [now]


def test_a_correction_finds_what_another_engine_cut_a_little_differently(
    found: Analysis, edition: Edition, correction: Mark
) -> None:
    note = correction("reject", seen(found, "q3"))
    third = found.attributions[2]
    shifted = replace(third, content=(Span(third.content[0].start + 5, third.content[0].end),))
    other = replace(found, attributions=(*found.attributions[:2], shifted))
    assert len(correct(other, [note], edition.sha256).analysis.attributions) == 2


def test_a_correction_lets_other_attributions_be(found: Analysis, edition: Edition, correction: Mark) -> None:
    note = correction("reject", seen(found, "q3"))
    without = replace(found, attributions=found.attributions[:2])
    assert correct(without, [note], edition.sha256).analysis == without


def test_later_corrections_count_over_earlier_ones_in_whatever_order_they_come(
    found: Analysis, edition: Edition, correction: Mark
) -> None:
    was = seen(found, "q1")
    notes = [correction("reject", was), correction("accept", was, was)]
    assert len(correct(found, notes, edition.sha256).analysis.attributions) == 3
    assert correct(found, notes, edition.sha256).rejected == ()
    assert correct(found, notes[::-1], edition.sha256).analysis == correct(found, notes, edition.sha256).analysis


def test_corrections_of_another_text_wait_for_it(found: Analysis, correction: Mark) -> None:
    assert correct(found, [correction("reject", seen(found, "q1"))], "another text").analysis == found


def actor_correction(mark: Mark, *parts: object) -> Note:
    return replace(mark("Dam"), correction=ActorCorrection(*parts))  # type: ignore[arg-type]


def test_actors_are_merged_with_all_that_they_said_and_are_called(
    found: Analysis, edition: Edition, mark: Mark
) -> None:
    both = tuple(referent_of(actor) for actor in found.actors[:2])
    made = correct(found, [actor_correction(mark, "merge", both, "Ana Ruiz")], edition.sha256)
    merged, other = made.analysis.actors
    assert (merged.id, merged.name, merged.aliases) == ("a1", "Ana Ruiz", ("the chief engineer",))
    assert [m.kind for m in merged.mentions] == ["nominal", "name"]
    assert other == found.actors[2]
    assert [q.speaker for q in made.analysis.attributions] == ["a1", "a1", "a3"]
    assert list(made.actors) == ["a1"]


def test_mentions_split_off_an_actor_take_what_was_said_through_them(
    found: Analysis, edition: Edition, mark: Mark
) -> None:
    mentions = tuple(m for actor in found.actors[:2] for m in actor.mentions)
    one = Actor("a1", "Ana Ruiz", "person", True, (), mentions)
    mixed = replace(
        found,
        actors=(one, found.actors[2]),
        attributions=tuple(replace(q, speaker="a1") if q.speaker == "a2" else q for q in found.attributions),
    )
    note = actor_correction(mark, "split", (referent_of(one),), "an engineer", None, (mentions[0].span,))
    made = correct(mixed, [note], edition.sha256)
    assert [(a.id, a.name, len(a.mentions)) for a in made.analysis.actors] == [
        ("a1", "Ana Ruiz", 1),
        ("a3", "Mayor Ben Oduya", 1),
        ("c1", "an engineer", 1),
    ]
    assert [q.speaker for q in made.analysis.attributions] == ["c1", "a1", "a3"]


def test_an_actor_goes_by_another_name_and_keeps_the_old_one(found: Analysis, edition: Edition, mark: Mark) -> None:
    note = actor_correction(mark, "rename", (referent_of(found.actors[2]),), "Ben Oduya", "organisation")
    third = correct(found, [note], edition.sha256).analysis.actors[2]
    assert (third.name, third.kind, third.aliases) == ("Ben Oduya", "organisation", ("Mayor Ben Oduya",))


def test_who_is_meant_is_known_by_mention_and_name_before_either_alone(found: Analysis, edition: Edition) -> None:
    twin = replace(found.actors[1], id="a9", mentions=(Mention(Span(0, 3), "name"),))
    persons = Persons((twin, *found.actors), edition.sha256, frozenset())
    meant = referent_of(found.actors[1])
    assert [persons.find(one, edition.sha256) for one in (meant, replace(meant, mention=None))] == [
        found.actors[1],
        twin,
    ]
    renamed = replace(meant, name="Somebody Else")
    assert persons.find(renamed, edition.sha256) == found.actors[1]
    assert persons.find(renamed, "another text") is None
    assert persons.find(replace(meant, sha256="another text"), edition.sha256) is None


def test_across_articles_corrections_of_actors_become_rules_for_the_cast(
    found: Analysis, edition: Edition, mark: Mark
) -> None:
    articles = {n: Persons(found.actors, name, frozenset({name})) for n, name in enumerate((edition.sha256, "b", "c"))}
    here, there = referent_of(found.actors[1]), referent_of(found.actors[2], "b")
    note = actor_correction(mark, "merge", (here, there), "Ana Ruiz")
    assert rules([note], articles) == (CastRule("merge", ((0, "a2"), (1, "a3")), "Ana Ruiz", None),)
    later = Persons(found.actors, "b, edited", frozenset({"b"}))
    assert rules([note], {4: later}) == (CastRule("merge", ((4, "a3"),), "Ana Ruiz", None),)
    assert rules([note], {2: articles[2]}) == ()
    within = actor_correction(mark, "split", (here,), "x", None, (here.mention,))
    assert rules([within], articles) == ()


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ([(0, 10)], [(0, 10)], 1.0),
        ([(0, 10)], [(10, 20)], 0.0),
        ([(0, 4), (6, 10)], [(0, 10)], 0.8),
        ([(0, 5)], [(0, 2), (3, 5)], 0.8),
        ([], [], 0.0),
    ],
)
def test_likeness_counts_the_characters_in_common(
    one: list[tuple[int, int]], other: list[tuple[int, int]], like: float
) -> None:
    assert likeness([Span(*s) for s in one], [Span(*s) for s in other]) == pytest.approx(like)

"""Corrections of a sitting: seen at once in its analyses, undone one by one, and there the next time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tui.article import AttributionCorrection, Fault, Referent, Span
from tui.session.session import Session

Sit = Callable[..., Session]


@pytest.fixture
def analysed_sitting(sit: Sit) -> Callable[[], Session]:
    """A sitting in which every article is read and analysed."""

    def make() -> Session:
        session = sit()
        for n in range(len(session.sources)):
            session.article(n)
            session.analyse(n).result(timeout=30)
        return session

    return make


def names(session: Session, n: int = 0) -> list[str]:
    analysis = session.analysis(n)
    assert analysis is not None
    return [actor.name for actor in analysis.actors]


def said(session: Session, n: int = 0) -> list[tuple[str, str | None]]:
    analysis, text = session.analysis(n), session.article(n).text
    assert analysis is not None
    speakers = {actor.id: actor.name for actor in analysis.actors}
    return [(q.content[0].of(text), speakers.get(q.speaker or "")) for q in analysis.attributions]


def test_every_correction_is_one_step_and_shows_at_once(analysed_sitting: Callable[[], Session]) -> None:
    session = analysed_sitting()
    corrections = session.corrections
    assert said(session) == [("Ana ", "Ana")]
    states = [(said(session), names(session))]
    for act in (
        lambda: corrections.accept(0, "q1"),
        lambda: corrections.respeak(0, "q1", corrections.referent(0, "a2")),
        lambda: corrections.respeak(0, "q1", Referent("Leo Marsh")),
        lambda: corrections.recut(0, "q1", content=(Span(0, 3),), cue=(Span(4, 9),)),
        lambda: corrections.rekind(0, "q1", "mixed"),
        lambda: corrections.add(0, (Span(18, 24),), speaker=corrections.referent(0, "a0")),
        lambda: corrections.rename([(0, "a0")], "Ana Ruiz"),
        lambda: corrections.merge([(0, "a0"), (0, "a2")]),
        lambda: corrections.reject(0, "q1"),
    ):
        act()
        states.append((said(session), names(session)))
    assert states[2][0] == [("Ana ", "Ben.")]
    assert states[3][0] == [("Ana ", "Leo Marsh")]
    assert states[6][0] == [("Ana", "Leo Marsh"), ("Nobody", "Ana")]
    assert states[8][1] == ["Ana Ruiz", "Nobody", "Then", "Leo Marsh"]
    assert states[9][0] == [("Nobody", "Ana Ruiz")]
    again = analysed_sitting()
    assert (said(again), names(again)) == states[-1]
    for state in reversed(states[:-1]):
        session.notes.undo()
        assert (said(session), names(session)) == state
    assert session.notes.undo() is None
    for state in states[1:]:
        session.notes.redo()
        assert (said(session), names(session)) == state


def test_a_mark_corrects_nothing_anew(analysed_sitting: Callable[[], Session]) -> None:
    session = analysed_sitting()
    session.corrections.rename([(0, "a0")], "Ana Ruiz")
    corrected = session.analysis(0)
    session.notes.annotate(0, Span(0, 3))
    assert len(session.notes.of(0)) == 2
    assert session.analysis(0) is corrected
    session.notes.undo()
    session.notes.undo()
    assert names(session)[0] == "Ana"


def test_a_second_correction_of_the_same_kind_takes_the_place_of_the_first(
    analysed_sitting: Callable[[], Session],
) -> None:
    session = analysed_sitting()
    for name in ("One", "Two", "Three"):
        session.corrections.respeak(0, "q1", Referent(name))
    (note,) = session.notes.of(0)
    assert isinstance(note.correction, AttributionCorrection)
    assert note.correction.was is not None
    assert note.correction.was.speaker is not None
    assert (note.correction.was.speaker.name, said(session)) == ("Ana", [("Ana ", "Three")])
    session.notes.undo()
    assert said(session) == [("Ana ", "Two")]


def test_to_reject_what_one_added_is_to_delete_it(analysed_sitting: Callable[[], Session]) -> None:
    session = analysed_sitting()
    session.corrections.add(0, (Span(18, 24),), kind="indirect")
    analysis = session.analysis(0)
    assert analysis is not None
    added = analysis.attributions[-1].id
    session.corrections.respeak(0, added, Referent("Leo"))
    assert session.corrections.reject(0, added) is None
    assert session.notes.of(0) == ()
    session.notes.undo()
    assert said(session)[-1] == ("Nobody", "Leo")


def test_what_was_rejected_can_be_seen_and_comes_back_with_its_note(analysed_sitting: Callable[[], Session]) -> None:
    session = analysed_sitting()
    note = session.corrections.reject(0, "q1")
    made = session.corrections.analyses.of(0)
    assert made is not None
    assert note is not None
    assert [(q.id, by) for q, by in made.rejected] == [("q1", note.id)]
    session.notes.delete(0, note)
    assert said(session) == [("Ana ", "Ana")]


def test_marks_decide_what_kind_an_added_attribution_is(tmp_path: Path, sit: Sit) -> None:
    file = tmp_path / "q.txt"
    file.write_text("“Late,” said Ana.")
    session = sit(file)
    session.analyse(0).result(timeout=30)
    note = session.corrections.add(0, (Span(8, 12),))
    assert isinstance(note.correction, AttributionCorrection)
    assert note.correction.now is not None
    assert note.correction.now.kind == "indirect"


def test_corrections_of_actors_across_articles_reach_the_cast_of_both(
    analysed_sitting: Callable[[], Session],
) -> None:
    session = analysed_sitting()
    one, other = names(session, 0).index("Ben."), names(session, 1).index("Ben")
    session.corrections.merge([(0, f"a{one}"), (1, f"a{other}")], "Ben Oduya")
    (rule,) = session.corrections.analyses.rules()
    assert (rule.act, rule.players, rule.name) == ("merge", ((0, f"a{one}"), (1, f"a{other}")), "Ben Oduya")
    assert session.notes.of(1) == ()
    assert [note.correction and note.correction.act for note in session.notes.sheet(1).elsewhere] == ["merge"]
    session.notes.undo()
    assert session.corrections.analyses.rules() == ()
    assert session.notes.sheet(1).elsewhere == ()


def test_an_article_that_nobody_looked_at_yet_is_corrected_too(
    analysed_sitting: Callable[[], Session], sit: Sit
) -> None:
    analysed_sitting().corrections.respeak(2, "q1", Referent("Leo Marsh"))
    session = sit()
    for n in range(3):
        session.analyse_unread(n).result(timeout=30)
    assert said(session, 2) == [("Nobo", "Leo Marsh")]


def test_what_cannot_be_corrected_is_one_line(analysed_sitting: Callable[[], Session], sit: Sit) -> None:
    session = analysed_sitting()
    for attempt, says in (
        (lambda: session.corrections.accept(0, "q9"), "no longer there"),
        (lambda: session.corrections.rename([(0, "a99")], "X"), "no longer there"),
        (lambda: session.corrections.recut(0, "q1", content=()), "needs its content"),
        (lambda: session.corrections.split((0, "a0"), (Span(0, 3),), "X"), "some must stay"),
        (lambda: session.corrections.merge([]), "no actor was chosen"),
        (lambda: sit().corrections.accept(0, "q1"), "still being analysed"),
    ):
        with pytest.raises(Fault, match=says):
            attempt()
    assert not session.home.notes.exists()

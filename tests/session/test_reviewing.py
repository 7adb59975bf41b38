"""The review queue asks about the least certain first and can be left; a second look measures the reader."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tui.article import Actor, Analysis, Attribution, Mention, Referent, Span
from tui.session.annotating import Annotations
from tui.session.correcting import Corrections
from tui.session.reading import Reading
from tui.session.reviewing import Review
from tui.session.second_look import SecondLook, compare
from tui.session.tasks import Opened

WORDS = "Ana Ben Eva Leo Mia Noa Ole Pia Rut Sam "


@dataclass(slots=True)
class Desk:
    """Two analysed articles of ten attributions each, and what belongs to them."""

    readings: Sequence[Reading]
    notes: Annotations
    corrections: Corrections
    now: list[float] = field(default_factory=lambda: [0.0])

    def review(self, **options: object) -> Review:
        return Review(self.readings, self.notes, self.corrections, clock=lambda: self.now[0], **options)  # type: ignore[arg-type]


def analysis(sure: float) -> Analysis:
    spans = [Span(n, n + 3) for n in range(0, 40, 4)]
    actors = tuple(
        Actor(f"a{n}", WORDS[s.start : s.end], "person", True, (), (Mention(s, "name"),)) for n, s in enumerate(spans)
    )
    said = tuple(
        Attribution(f"q{n}", "indirect", (span,), speaker=f"a{n}", confidence=sure + n / 100)
        for n, span in enumerate(spans)
    )
    return Analysis("1", said, actors)


@pytest.fixture
def sit_down(tmp_path: Path) -> Callable[[], Desk]:
    """Sit down at the desk, with all that was kept before."""

    def make() -> Desk:
        readings = []
        for name, sure in (("one.txt", 0.5), ("two.txt", 0.505)):
            (tmp_path / name).write_text(WORDS + name)
            reading = Reading(str(tmp_path / name), None)
            from tui.session.analysing import fingerprint

            reading.keep(Opened(analysis(sure), fingerprint(reading.raw())))
            readings.append(reading)
        notes = Annotations(tmp_path / "notes.db", readings, "ana")
        return Desk(readings, notes, Corrections(notes, readings))

    return make


def asked(review: Review) -> str:
    item = review.item
    return "" if item is None else f"{item.report}{item.attribution.id}"


def test_the_least_certain_comes_first_over_all_articles(sit_down: Callable[[], Desk]) -> None:
    review, seen = sit_down().review(), []
    while name := asked(review):
        seen.append(name)
        review.accept()
    assert seen == [f"{report}q{n}" for n in range(10) for report in (0, 1)]
    assert (review.progress.left, review.progress.accepted, review.progress.done) == (0, 20, 20)


def test_every_answer_moves_on_and_every_undo_comes_back(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    review = desk.review()
    acts = (
        review.accept,
        review.reject,
        lambda: review.respeak(Referent("Zoe")),
        review.skip,
        lambda: review.tag("odd"),
    )
    for act in acts:
        act()
    progress = review.progress
    assert (progress.accepted, progress.rejected, progress.corrected, progress.passed) == (1, 1, 1, 2)
    assert progress.left == 15
    assert [note.tags for note in desk.notes.of(0) if note.tags] == [("odd",)]
    back = []
    while review.undo():
        back.append(asked(review))
    assert back == ["0q2", "1q1", "0q1", "1q0", "0q0"]
    assert (review.progress.left, review.progress.done) == (20, 0)
    assert desk.notes.of(0) == desk.notes.of(1) == ()
    assert asked(review) == "0q0"


def test_what_was_undone_is_asked_about_again_and_then_the_next(sit_down: Callable[[], Desk]) -> None:
    review = sit_down().review()
    review.skip()
    review.skip()
    review.undo()
    assert asked(review) == "1q0"
    review.accept()
    assert asked(review) == "0q1"


def test_a_review_that_was_left_goes_on_where_it_stopped(sit_down: Callable[[], Desk]) -> None:
    review = sit_down().review()
    for act in (review.accept, review.skip, review.reject):
        act()
    later = sit_down().review()
    assert asked(later) == "1q1"
    assert (later.progress.left, later.progress.passed) == (17, 1)
    later.again()
    assert asked(later) == "1q0"


def test_only_what_is_shown_is_asked_about(sit_down: Callable[[], Desk]) -> None:
    review = sit_down().review(shown=lambda one: one.confidence > 0.58)
    assert (asked(review), review.progress.left) == ("1q8", 3)


def test_the_pace_counts_work_and_no_breaks(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    review = desk.review()
    assert review.progress.pace == 0
    for pause in (10, 10, 3600, 10):
        desk.now[0] += pause
        review.skip()
    assert review.progress.pace == pytest.approx(6)


def test_a_second_look_is_blind_and_says_how_far_the_reader_agrees(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    review = desk.review()
    for n in range(12):
        (review.reject if n % 3 == 0 else review.accept)()
    review.respeak(Referent("Zoe"))
    look = SecondLook(desk.readings, desk.notes, desk.corrections, size=8)
    shown = []
    while (item := look.item) is not None:
        assert item.attribution == analysis(0.5 + 0.005 * item.report).attributions[int(item.attribution.id[1:])]
        shown.append(item)
        look.accept()
    assert (len(shown), look.left) == (8, 0)
    found = look.agreement
    assert found.asked == 8
    assert found.same == sum(count for one, other, count in found.pairs if one == other == "accept")
    assert {other for _, other, _ in found.pairs} == {"accept"}
    assert {one for one, _, _ in found.pairs} <= {"accept", "reject", "speaker"}


def test_a_second_look_can_be_left_taken_back_and_begun_anew(sit_down: Callable[[], Desk]) -> None:
    desk = sit_down()
    review = desk.review()
    for _ in range(6):
        review.accept()
    look = SecondLook(desk.readings, desk.notes, desk.corrections)
    look.accept()
    look.reject()
    look.respeak(Referent("Zoe"))
    last = look.undo()
    assert look.item == last
    later = sit_down()
    again = SecondLook(later.readings, later.notes, later.corrections)
    assert (again.left, again.item) == (4, last)
    assert again.agreement.pairs == (("accept", "accept", 1), ("accept", "reject", 1))
    again.forget()
    assert (again.left, again.agreement.asked, again.undo()) == (6, 0, None)


@pytest.mark.parametrize(
    ("answers", "kappa"),
    [
        ([], None),
        ([("accept", "accept")] * 5, None),
        ([("accept", "reject"), ("reject", "accept")], -1.0),
        ([("accept", "accept"), ("reject", "reject")], 1.0),
        ([("accept", "accept")] * 9 + [("accept", "reject")], 0.0),
        ([("speaker:a", "speaker:b"), ("speaker:a", "speaker:a"), ("reject", "reject")], 0.5),
    ],
)
def test_kappa_takes_out_what_chance_would_give(answers: list[tuple[str, str]], kappa: float | None) -> None:
    assert compare(answers).kappa == (None if kappa is None else pytest.approx(kappa))

"""Reviewing: what is least certain first, one key an answer, each going on to the next."""

from functools import partial
from typing import TYPE_CHECKING

from tui.app.doing import correcting
from tui.session.actions import NINE

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.app.screens.review_rounds import FirstPass
    from tui.app.screens.reviewer import Reviewer


def review(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Begins the review, or goes on with it."""
    _first(screen).begin()


def second(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Asks about a sample once more, blindly."""
    from tui.app.screens.review_rounds import SecondPass

    _leave_other(screen)
    screen.annotator.reviewer = SecondPass(screen)
    screen.annotator.reviewer.begin()


def again(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Asks once more about what was skipped or tagged."""
    _first(screen).again()


def accept(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """It is right."""
    _reviewer(screen).accept()


def reject(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """It is no attribution."""
    _reviewer(screen).reject()


def respeak(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Somebody else says it."""
    reviewer = _reviewer(screen)

    def ask() -> None:
        item = reviewer.state.item if reviewer.state else None
        if item is not None:
            correcting.pick_speaker(screen, item.report, reviewer.respeak)

    screen.annotator.begin(ask)


def skip(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Nothing is said of it for now."""
    _reviewer(screen).skip()


def tag(screen: "ReaderScreen", digit: str, count: int | None = None, letter: str = "") -> None:
    """Its words get a recent tag."""
    _reviewer(screen).tag(digit)


def undo(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Back to the one before."""
    _reviewer(screen).undo()


def leave(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Back to reading."""
    _reviewer(screen).leave()


def _first(screen: "ReaderScreen") -> "FirstPass":
    """The review of this sitting, which keeps its steps."""
    from tui.app.screens.review_rounds import FirstPass

    reviewer = screen.annotator.reviewer
    if not isinstance(reviewer, FirstPass):
        _leave_other(screen)
        screen.annotator.reviewer = reviewer = FirstPass(screen)
    return reviewer


def _leave_other(screen: "ReaderScreen") -> None:
    if screen.annotator.context == "review":
        _reviewer(screen).leave()


def _reviewer(screen: "ReaderScreen") -> "Reviewer":
    return screen.annotator.reviewer or _first(screen)


HANDLERS = {
    "review": review,
    "review-again": again,
    "review-second": second,
    "review-accept": accept,
    "review-reject": reject,
    "review-speaker": respeak,
    "review-skip": skip,
    **{f"review-tag-{name}": partial(tag, digit=str(n)) for n, name in enumerate(NINE, 1)},
    "review-undo": undo,
    "review-leave": leave,
}

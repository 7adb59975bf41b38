"""Reviewing: what is least certain first, one key an answer, each going on to the next."""

from functools import partial
from typing import TYPE_CHECKING

from tui.app.doing import correcting
from tui.session.actions import NINE

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.app.screens.reviewer import Reviewer


def review(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Begins the review, or goes on with it."""
    _reviewer(screen).begin()


def again(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Asks once more about what was skipped or tagged."""
    reviewer = _reviewer(screen)
    screen.annotator.begin(
        lambda: screen.annotator.write(reviewer.review.again, lambda _: screen.annotator.begin(reviewer.begin))
    )


def accept(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """It is right."""
    _reviewer(screen).accept()


def reject(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """It is no attribution."""
    _reviewer(screen).reject()


def respeak(screen: "ReaderScreen", count: int | None = None, letter: str = "") -> None:
    """Somebody else says it."""
    reviewer = _reviewer(screen)
    item = reviewer.state.item if reviewer.state else None
    if item is not None:
        correcting.pick_speaker(screen, item.report, reviewer.respeak)


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


def _reviewer(screen: "ReaderScreen") -> "Reviewer":
    if screen.annotator.reviewer is None:
        from tui.app.screens.reviewer import Reviewer

        screen.annotator.reviewer = Reviewer(screen)
    return screen.annotator.reviewer


HANDLERS = {
    "review": review,
    "review-again": again,
    "review-accept": accept,
    "review-reject": reject,
    "review-speaker": respeak,
    "review-skip": skip,
    **{f"review-tag-{name}": partial(tag, digit=str(n)) for n, name in enumerate(NINE, 1)},
    "review-undo": undo,
    "review-leave": leave,
}

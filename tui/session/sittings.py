"""Sittings that were kept: the last one, and the recent ones, to be opened again."""

from typing import TYPE_CHECKING

from tui.session.home import Home

if TYPE_CHECKING:
    from tui.library import Sitting


def last_sitting(home: Home | None = None) -> "Sitting | None":
    """The sitting that was read last; None if there was none. Raises LibraryFault."""
    return next(iter(recent_sittings(home, 1)), None)


def recent_sittings(home: Home | None = None, limit: int = 20) -> tuple["Sitting", ...]:
    """The latest sittings, newest first. Raises LibraryFault."""
    path = (home or Home.of_user()).library
    if not path.exists():
        return ()
    from tui.library import Library

    library = Library(path)
    try:
        return library.recent(limit)
    finally:
        library.close()

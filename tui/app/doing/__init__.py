"""What each action does: a module a group of `tui.session.actions`, a function an action.

A handler takes the reader's screen, the count typed before the key (None without one) and the letter typed after it.
"""

from collections.abc import Callable
from typing import Any

Handler = Callable[..., Any]


def handlers() -> dict[str, Handler]:
    """Every handler by the id of its action; `copy-selection` and `hint-letter` are keys that no table binds."""
    from tui.app.doing import (
        annotating,
        comparing,
        correcting,
        exporting,
        finding,
        looking,
        moving,
        program,
        recalling,
        recasting,
        reports,
        reviewing,
        speaking,
        taking,
    )

    found: dict[str, Handler] = {}
    reading = (moving, finding, recalling, looking, speaking, reports, comparing)
    adding = (annotating, correcting, recasting, reviewing, exporting)
    for module in (*reading, *adding, taking, program):
        found.update(module.HANDLERS)
    return found


def handler(action_id: str) -> Handler:
    """The handler of an action; raises KeyError for an unknown one."""
    return handlers()[action_id]

"""Signals that ask a program to end: it leaves the terminal as it was, if that is still there."""

import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App


def end_on_signals(end: Callable[[int], None]) -> None:
    """Call `end` with the number of SIGTERM or SIGHUP; to be called while the loop of events runs."""
    if sys.platform != "win32":
        import asyncio

        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, end, number)


def leave(app: "App[int]", status: int, close: Callable[[], None] = lambda: None) -> None:
    """End `app`; where its terminal is gone, `close` what is open and end the process at once.

    There nothing can be left as it was, and Textual would wait for ever for its last words to be taken.
    """
    if _hung_up():
        close()
        os._exit(status)
    app.exit(status)


def _hung_up() -> bool:
    """Whether the window was closed, or the connection to it broke."""
    if sys.__stderr__ is None:
        return True
    try:
        os.tcgetpgrp(sys.__stderr__.fileno())
    except (OSError, ValueError):
        return True
    return False

"""Signals that ask a program to end: they reach the application, so that it leaves the terminal as it was."""

import signal
import sys
from collections.abc import Callable


def end_on_signals(end: Callable[[int], None]) -> None:
    """Call `end` with the number of SIGTERM or SIGHUP; to be called while the loop of events runs."""
    if sys.platform != "win32":
        import asyncio

        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, end, number)

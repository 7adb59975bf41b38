"""The terminal that the reader needs: whether it is there, and a keyboard after standard input has been a pipe."""

import io
import os
import sys
from collections.abc import Sequence

from tui.article import Fault

_ELSEWHERE = "`onrecord extract` works without one"


class NoTerminal(Fault):
    """There is no screen or no keyboard for the reader."""


def need_terminal(sources: Sequence[str] = (), elsewhere: str = _ELSEWHERE) -> None:
    """Raise NoTerminal unless a person can see and type; standard input may be a pipe if "-" is among the sources.

    `elsewhere` says what works without one.
    """
    for fd, name in ((1, "standard output"), (2, "standard error")):
        if not os.isatty(fd):
            raise NoTerminal("the reader needs a terminal", where=name, remedy=elsewhere)
    if os.environ.get("TERM") == "dumb":
        raise NoTerminal("the reader needs a terminal that can move its cursor", where="TERM=dumb", remedy=elsewhere)
    if not os.isatty(0) and "-" not in sources:
        remedy = "to read what comes in there: onrecord -"
        raise NoTerminal("the reader needs a keyboard", where="standard input", remedy=remedy)


def keep_standard_input() -> None:
    """Read standard input to its end, and leave its bytes in `sys.stdin` and the keyboard on descriptor 0.

    Raises NoTerminal where there is no keyboard, before anything is read, and Unreadable for what cannot be read.
    """
    from tui.readers.files import load_standard_input

    if os.isatty(0):
        sys.stdin = io.TextIOWrapper(io.BytesIO(load_standard_input()))
        return
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        remedy = "save it to a file first"
        raise NoTerminal("no keyboard beside it, for there is no /dev/tty", where="-", remedy=remedy) from None
    try:
        sys.stdin = io.TextIOWrapper(io.BytesIO(load_standard_input()))
        os.dup2(keyboard, 0)
    finally:
        os.close(keyboard)

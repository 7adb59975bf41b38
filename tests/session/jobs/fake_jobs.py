"""Jobs for an engine's process under test: what goes right, and all that can go wrong."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from tui.article import Unreadable

Given = dict[str, Any]


def echo(given: Given) -> Given:
    return given


def pid(given: Given) -> int:
    return os.getpid()


def sleep(given: Given) -> str:
    if "started" in given:
        Path(given["started"]).write_text(str(os.getpid()))
    time.sleep(given["seconds"])
    return "slept"


def order(given: Given) -> int:
    with Path(given["file"]).open("a") as file:
        file.write(f"{given['name']}\n")
    return 0


def chatter(given: Given) -> str:
    print("stray output", flush=True)
    os.write(1, b"more of it\n")
    os.system("echo and from a child")
    return sys.stdin.read()


def surroundings(given: Given) -> Given:
    import tui

    return {
        "tui": tui.__file__,
        "group": os.getpgid(0),
        "session": os.getsid(0),
        "interrupt": signal.getsignal(signal.SIGINT) is signal.SIG_IGN,
        "nice": os.nice(0),
        "intruder": "lxml_intruder" in sys.modules or _can_import("lxml_intruder"),
    }


def _can_import(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def die(given: Given) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave(given: Given) -> None:
    os._exit(3)


def fail(given: Given) -> None:
    raise RuntimeError("nobody\nforesaw this")


def recurse(given: Given) -> None:
    recurse(given)


def refuse(given: Given) -> None:
    raise Unreadable("no such file", where=given["source"], remedy="look elsewhere")


def odd(given: Given) -> object:
    return object()


JOBS = {
    job.__name__: job
    for job in (echo, pid, sleep, order, chatter, surroundings, die, leave, fail, recurse, refuse, odd)
}

"""The engine's process: one line in, one job done, one line out. The one boundary that catches everything.

It ends when its standard input does, so also when the reader's process was killed. Nothing but the protocol reaches
the pipes: stray output goes where standard error goes, and nothing is read by anybody else.
"""

import importlib
import os
import queue
import signal
import threading
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from tui.article import EngineFault, Fault
from tui.article.codec import Plain
from tui.session.protocol import decode, encode, fault_to_plain
from tui.session.reports import write_report

Jobs = Mapping[str, Callable[[Plain], Any]]


def main(jobs: str, reports: str, niceness: int) -> None:
    """Serve the `JOBS` of the module named `jobs` until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if niceness:
        with suppress(OSError):
            os.nice(niceness)
    requests, replies = _own_pipes()
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    known: Jobs = importlib.import_module(jobs).JOBS
    while True:
        replies.write(answer(waiting.get(), known, Path(reports)))
        replies.flush()


def answer(line: bytes, jobs: Jobs, reports: Path) -> bytes:
    """The reply to one request: {"done": …} or {"fault": …}; never an exception."""
    where = ""
    try:
        request = decode(line)
        where = request["where"]
        return encode({"done": jobs[request["do"]](request["given"])})
    except Fault as fault:
        return encode({"fault": fault_to_plain(fault)})
    except BaseException as error:  # noqa: BLE001 -- whatever it is, the article stays readable and the next one is served
        report = write_report(reports, where, traceback.format_exc())
        what = f"the engine failed on this article ({type(error).__name__})"
        remedy = f"the report is in {report}" if report else "no report could be written"
        return encode({"fault": fault_to_plain(EngineFault(what, where=where, remedy=remedy))})


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for this module alone; everybody else finds the end of a file and standard error."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, replies


def _listen(requests: BinaryIO, waiting: "queue.SimpleQueue[bytes]") -> None:
    for line in requests:
        waiting.put(line)
    os._exit(0)

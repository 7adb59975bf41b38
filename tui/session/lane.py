"""One thread and the engine's process behind it: takes a job, asks the process, settles the job's future."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui.article import EngineFault
from tui.session.child import Child, GoneError, LostError
from tui.session.protocol import decode, encode, fault_from_plain
from tui.session.reports import write_report
from tui.session.tasks import Task


@dataclass(order=True, slots=True)
class Job:
    """A task with its place in the queue and the future that waits for it."""

    priority: int
    number: int
    limit_s: float = field(compare=False)
    task: Task[Any] = field(compare=False)
    future: "Future[Any]" = field(compare=False)


class Lane(threading.Thread):
    """Serves jobs one after the other; a process that is lost is replaced for the next job."""

    def __init__(self, take: Callable[[], Job | None], start_child: Callable[[], Child], reports: Path) -> None:
        """`take` waits for the lane's next job, and gives None at the end; `reports` is the folder for reports."""
        super().__init__(daemon=True, name="engine")
        self._take = take
        self._start_child = start_child
        self._reports = reports
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._closed = False

    def run(self) -> None:
        """Work until there is nothing more to take."""
        while (job := self._take()) is not None:
            if job.future.set_running_or_notify_cancel():
                self._serve(job)
        self._drop_child()

    def close(self) -> None:
        """End the process at once; a job that it had fails."""
        with self._lock:
            self._closed = True
            if self._child is not None:
                self._child.kill()

    def _serve(self, job: Job) -> None:
        try:
            answer = self._answer(job.task, job.limit_s)
        except Exception as error:  # noqa: BLE001 -- the boundary's other half: whatever it is, it belongs to the future
            job.future.set_exception(error)
        else:
            job.future.set_result(answer)

    def _answer(self, task: Task[Any], limit_s: float) -> Any:
        request = encode({"do": task.do, "where": task.where, "given": task.given})
        try:
            reply = decode(self._reply(request, limit_s))
        except OSError as error:
            raise EngineFault(f"no process for the engine ({error.strerror})", where=task.where) from error
        except LostError as loss:
            self._drop_child()
            raise self._fault(task, str(loss)) from loss
        if "fault" in reply:
            raise fault_from_plain(reply["fault"])
        return task.read(reply["done"])

    def _reply(self, request: bytes, limit_s: float) -> bytes:
        """The child's reply; a child that had done its work before and is gone when it is asked again is replaced."""
        child = self._ready_child()
        seasoned = child.answered
        try:
            return child.ask(request, limit_s)
        except GoneError:
            if not seasoned or self._closed:
                raise
            self._drop_child()
            return self._ready_child().ask(request, limit_s)

    def _fault(self, task: Task[Any], loss: str) -> EngineFault:
        """The loss of a process as a fault, with a report of what is known on this side."""
        if self._closed:
            return EngineFault("the engine was closed", where=task.where)
        report = write_report(self._reports, task.where, f"the engine's process {loss} during “{task.do}”\n")
        remedy = f"the report is in {report}" if report else ""
        return EngineFault(f"the engine failed on this article: its process {loss}", where=task.where, remedy=remedy)

    def _ready_child(self) -> Child:
        with self._lock:
            if self._closed:
                raise LostError("was closed")
            if self._child is not None and not self._child.alive():
                self._child.end()
                self._child = None
            if self._child is None:
                self._child = self._start_child()
            return self._child

    def _drop_child(self) -> None:
        with self._lock:
            if self._child is not None:
                self._child.end()
                self._child = None

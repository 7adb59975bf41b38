"""The pool of engine's processes: a queue in order of priority, a lane for each process, a future for each answer.

Processes are started when there is work for them. Some lanes are kept free for what is on the screen, so that a long
article in the background holds up nothing that the reader waits for.
"""

import heapq
import threading
from concurrent.futures import Future
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeVar

from tui.session.child import Child
from tui.session.home import Home
from tui.session.lane import Job, Lane
from tui.session.tasks import Task

ON_SCREEN = 0
"""The priority of what the reader looks at; the reserved processes take nothing else."""

T = TypeVar("T")


class Engine:
    """Answers tasks in processes of their own; what fails there is a Fault in the task's future."""

    def __init__(
        self,
        workers: int = 2,
        *,
        reserved: int = 1,
        niceness: int = 5,
        reports: Path | None = None,
        jobs: str = "tui.session.tasks",
        version: str | None = None,
        limit_s: float = 60.0,
        limit_s_per_mb: float = 60.0,
    ) -> None:
        """At most `workers` processes, `reserved` of them for ON_SCREEN alone as long as one is left for the rest.

        A task may take `limit_s` seconds and `limit_s_per_mb` more for each million characters. `reports` is the folder
        for reports, the reader's own by default; `niceness` is that of the processes that are not reserved. `jobs` is
        the module whose JOBS are served, `version` what its analyses carry; by default both are onrecord's own.
        """
        self._version = version
        self._limits = limit_s, limit_s_per_mb
        self._waiting: list[Job] = []
        self._numbers = count()
        self._changed = threading.Condition()
        self._closed = False
        folder = reports or Home.of_user().reports
        kept_free = min(reserved, workers - 1)
        self._lanes = [
            Lane(
                partial(self._take, on_screen_only=n < kept_free),
                partial(Child, jobs, folder, 0 if n < kept_free else niceness),
                folder,
            )
            for n in range(workers)
        ]

    @property
    def version(self) -> str:
        """The version that analyses made by this engine carry."""
        if self._version is None:
            from tui.extraction import ENGINE

            self._version = ENGINE
        return self._version

    def submit(self, task: Task[T], priority: int = 1) -> "Future[T]":
        """The answer to come. Lower priorities go first, equal ones in order; what still waits can be cancelled.

        A closed engine gives a future that is cancelled.
        """
        future: Future[T] = Future()
        limit_s = self._limits[0] + self._limits[1] * task.size / 1_000_000
        with self._changed:
            if not self._closed:
                heapq.heappush(self._waiting, Job(priority, next(self._numbers), limit_s, task, future))
                for lane in self._lanes:
                    if lane.ident is None:
                        lane.start()
                self._changed.notify_all()
                return future
        future.cancel()
        return future

    def close(self) -> None:
        """End all processes at once; what waits is cancelled, and what runs fails."""
        with self._changed:
            self._closed = True
            waiting, self._waiting = self._waiting, []
            self._changed.notify_all()
        for lane in self._lanes:
            lane.close()
        for job in waiting:
            job.future.cancel()
        for lane in self._lanes:
            if lane.ident is not None and lane is not threading.current_thread():
                lane.join(1.0)

    def _take(self, *, on_screen_only: bool) -> Job | None:
        """The next job, as soon as there is one; None once the engine is closed."""
        with self._changed:
            while not self._closed:
                if self._waiting and (self._waiting[0].priority <= ON_SCREEN or not on_screen_only):
                    return heapq.heappop(self._waiting)
                self._changed.wait()
            return None

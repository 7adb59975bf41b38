"""One thread for a sitting's small work on disk, the most urgent first, so that the screen never waits for it."""

import heapq
import threading
from collections.abc import Callable
from itertools import count


class Clerk:
    """A queue of functions and the thread that calls them; the thread starts with the first."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, int, Callable[[], None]]] = []
        self._numbers = count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self.closed = False
        """Set by `close`: what still waits should be brief."""

    def do(self, priority: int, work: Callable[[], None]) -> bool:
        """Call `work` in the clerk's thread: lower priorities first, equal ones in order. After `close`, False."""
        with self._changed:
            if self.closed:
                return False
            heapq.heappush(self._waiting, (priority, next(self._numbers), work))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="clerk")
                self._thread.start()
            self._changed.notify()
            return True

    def close(self, wait_s: float = 2.0) -> None:
        """Finish what waits, for `wait_s` seconds at most, and end."""
        with self._changed:
            self.closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(wait_s)

    def _run(self) -> None:
        while (work := self._next()) is not None:
            work()

    def _next(self) -> Callable[[], None] | None:
        with self._changed:
            while not self._waiting:
                if self.closed:
                    return None
                self._changed.wait()
            return heapq.heappop(self._waiting)[2]

"""A bar on standard error, once the work has taken a second, if a person is there to see it."""

import sys
import threading
from typing import TYPE_CHECKING, Self

from tui.cli.telling import say

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

PATIENCE_S = 1.0


class Progress:
    """Shows how many articles are done; lines said meanwhile stand above the bar. Use it as a context manager."""

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        self._lock = threading.RLock()
        self._bar: Bar | None = None
        self._over = not (sys.stderr is not None and sys.stderr.isatty())
        self._counted = (0, 0)
        self._timer = threading.Timer(patience_s, self._start)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if not self._over:
            self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def show(self, done: int, total: int) -> None:
        """So many of so many articles are done; may be called from any thread."""
        with self._lock:
            self._counted = done, total
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], completed=done, total=total or None)

    def say(self, line: str) -> None:
        """Tell `line` to the person, above the bar if there is one."""
        with self._lock:
            if self._bar is not None:
                self._bar.stop()
            say(line)
            if self._bar is not None:
                self._bar.start()

    def stop(self) -> None:
        """Take the bar away for good."""
        with self._lock:
            self._over = True
            self._timer.cancel()
            if self._bar is not None:
                self._bar.stop()
                self._bar = None

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TimeRemainingColumn

        with self._lock:
            if self._over:
                return
            columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            done, total = self._counted
            self._bar.add_task("", completed=done, total=total or None)
            self._bar.start()

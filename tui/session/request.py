"""One whole analysis on its way: a look into the cache, then the engine; it can be hastened, and several may wait."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

from tui.article import EngineFault
from tui.session.clerk import Clerk
from tui.session.engine import Engine
from tui.session.tasks import Opened, Task

_KEEPING = 3
"""The clerk's priority for what goes into the cache: after all that a reader waits for."""


class Request:
    """Asks the cache through the clerk, then the engine; `future` has the answer, or a Fault."""

    def __init__(
        self,
        look: Callable[[], Opened | Task[Opened]],
        keep: Callable[[Opened], None],
        clerk: Clerk,
        engine: Engine,
        priority: int,
    ) -> None:
        """`look` gives the answer or the task that will find it, `keep` stores one; the clerk calls both."""
        self.future: Future[Opened] = Future()
        """Cannot be cancelled: others may wait for it too."""
        self.future.set_running_or_notify_cancel()
        self._look = look
        self._keep = keep
        self._clerk = clerk
        self._engine = engine
        self._priority = priority
        self._lock = threading.RLock()
        self._looked = False
        self._task: Task[Opened] | None = None
        self._asked: Future[Opened] | None = None
        if not clerk.do(priority, self._start):
            self._fail_closed()

    def hasten(self, priority: int) -> None:
        """Move the request forward to `priority`, if that is sooner and it still waits."""
        with self._lock:
            if priority >= self._priority:
                return
            self._priority = priority
            asked, self._asked = self._asked, None
            if not self._looked:
                self._clerk.do(priority, self._start)
            elif asked is not None and asked.cancel():
                self._ask()
            else:
                self._asked = asked

    def _start(self) -> None:
        """Look into the cache, once, and ask the engine if need be."""
        with self._lock:
            if self._looked:
                return
            self._looked = True
        if self._clerk.closed:
            self._fail_closed()
            return
        try:
            found = self._look()
        except Exception as error:  # noqa: BLE001 -- as in any executor: whoever waits gets what was raised
            self.future.set_exception(error)
            return
        if isinstance(found, Opened):
            self.future.set_result(found)
            return
        with self._lock:
            self._task = found
            self._ask()

    def _ask(self) -> None:
        if self._task is not None:
            self._asked = self._engine.submit(self._task, self._priority)
            self._asked.add_done_callback(self._settle)

    def _settle(self, asked: "Future[Opened]") -> None:
        if asked.cancelled():
            if asked is self._asked:  # else it was hastened, and another was put in its place
                self._fail_closed()
            return
        error = asked.exception()
        if error is not None:
            self.future.set_exception(error)
            return
        opened = asked.result()
        self._clerk.do(_KEEPING, lambda: self._keep(opened))
        self.future.set_result(opened)

    def _fail_closed(self) -> None:
        self.future.set_exception(EngineFault("the engine was closed"))

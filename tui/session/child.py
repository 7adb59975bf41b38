"""One engine's process, as seen from the reader's: started, asked one question at a time, ended.

The process is in a session of its own, so no key on the terminal reaches it; it imports this very package and nothing
from the working folder.
"""

import os
import selectors
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, cast

import tui

_BOOT = """
import sys
from importlib.util import module_from_spec, spec_from_file_location
package, jobs, reports, niceness = sys.argv[1:]
spec = spec_from_file_location("tui", package + "/__init__.py", submodule_search_locations=[package])
sys.modules["tui"] = module = module_from_spec(spec)
spec.loader.exec_module(module)
from tui.session.worker import main
main(jobs, reports, int(niceness))
"""


ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_MMAP_THRESHOLD_": "4194304",
    "MALLOC_TRIM_THRESHOLD_": "4194304",
}
"""Every processor has a process of the engine; threads of numpy's within one would only wait for each other.

What one stretch of a long report took is given back before the next, where the C library is glibc; no other reads it.
"""


class LostError(Exception):
    """The process ended, or was ended, before it answered; `str` says how."""


class GoneError(LostError):
    """The process ended by itself, or somebody else ended it."""


class Child:
    """A running process; `ask` belongs to one thread, `kill` to any."""

    def __init__(self, jobs: str, reports: Path, niceness: int) -> None:
        """Start a process that serves the jobs of the module named `jobs`. Raises OSError where none can be started."""
        self.answered = False
        """Whether it has answered before."""
        package = next(iter(tui.__path__))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _BOOT, package, jobs, str(reports), str(niceness)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**ENVIRONMENT, **os.environ},
            bufsize=0,
        )
        self._pipes = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        self._requests, self._replies = (pipe.fileno() for pipe in self._pipes)
        os.set_blocking(self._requests, False)
        os.set_blocking(self._replies, False)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def ask(self, request: bytes, limit_s: float) -> bytes:
        """The reply to one line, line end included; raises LostError if there is none within `limit_s` seconds.

        After LostError, the child is of no more use: end it.
        """
        deadline = time.monotonic() + limit_s
        reply = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(self._requests, selectors.EVENT_WRITE)
            selector.register(self._replies, selectors.EVENT_READ)
            rest = memoryview(request)
            while not reply.endswith(b"\n"):
                left = deadline - time.monotonic()
                if left <= 0:
                    raise LostError(f"took longer than {limit_s:.0f} s")
                for key, _ in selector.select(left):
                    if key.fd == self._replies:
                        reply += self._receive()
                    else:
                        rest = rest[self._send(rest) :]
                        if not rest:
                            selector.unregister(self._requests)
        self.answered = True
        return bytes(reply)

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer gets LostError."""
        self._process.kill()

    def end(self) -> None:
        """End the process and give back what it held."""
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes:
            pipe.close()

    def _send(self, rest: memoryview) -> int:
        try:
            return os.write(self._requests, rest[:65536])
        except BlockingIOError:
            return 0
        except BrokenPipeError:
            raise GoneError(self._how_it_ended()) from None

    def _receive(self) -> bytes:
        try:
            chunk = os.read(self._replies, 1 << 20)
        except BlockingIOError:
            return b""
        if not chunk:
            raise GoneError(self._how_it_ended())
        return chunk

    def _how_it_ended(self) -> str:
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "closed its pipes"
        return f"ended with code {code}" if code >= 0 else f"was ended by signal {-code}"

"""The installed command in a pseudo-terminal, read by a terminal emulator: keys go in, a screen comes out.

Nothing here waits for a time: every wait is for something to stand on the screen, or for the command to end.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pyte
import pytest

PATIENCE = 60.0
"""Seconds after which something that never came has failed; far more than anything takes."""

_ANSWERS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62;c"}
"""What a terminal answers when it is asked where the cursor is, and what it is."""

_PRIVATE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-z]")
"""Sequences of newer keyboards, which the emulator would print."""


class Terminal:
    """A command that believes itself in front of a person."""

    def __init__(self, command: list[str], *, cwd: Path, env: dict[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.screen = pyte.Screen(*size)
        self.sent = b""
        """All that the command ever wrote."""
        self._stream = pyte.ByteStream(self.screen)
        self._ours, self._its = self._ends = list(pty.openpty())
        self.resize(*size)
        self.settings = termios.tcgetattr(self._its)
        """The terminal's settings before the command began."""
        self.process = subprocess.Popen(
            command,
            stdin=self._its,
            stdout=self._its,
            stderr=self._its,
            cwd=cwd,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )

    @property
    def text(self) -> str:
        """The screen as a person sees it, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def is_as_it_was(self) -> bool:
        """Whether the alternate screen is left, the cursor shown, the mouse let go and every setting that of before."""
        switched_on = [mode for mode in (b"1049", b"1000", b"1003", b"2004") if self._last_is(mode, b"h")]
        return not switched_on and not self._last_is(b"25", b"l") and termios.tcgetattr(self._its) == self.settings

    @property
    def is_full_screen(self) -> bool:
        """Whether the alternate screen is on."""
        return self._last_is(b"1049", b"h")

    def press(self, *keys: str) -> None:
        """Type `keys`, each as the terminal would send it."""
        for key in keys:
            os.write(self._ours, key.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window and tell the command, which has to paint all of it anew."""
        self.screen.resize(rows, columns)
        self.wipe()
        fcntl.ioctl(self._its, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wipe(self) -> None:
        """Empty the emulator's screen behind the command's back, so that what is waited for has to be written anew."""
        self.screen.erase_in_display(2)

    def until(self, seen: str | Callable[[], bool], patience: float = PATIENCE) -> None:
        """Read on until the text stands on the screen, or the question is answered with yes."""
        holds = (lambda: seen in self.text) if isinstance(seen, str) else seen
        end = time.monotonic() + patience
        while not holds():
            assert time.monotonic() < end, f"{seen!r} never came:\n{self.text}"
            if not self.read() and self.process.poll() is not None and not self.read():
                assert holds(), f"ended with {self.process.returncode} before {seen!r}:\n{self.text}"

    def ends(self) -> int:
        """Read on until the command has ended; its exit code."""
        self.until(lambda: self.process.poll() is not None)
        while self.read():
            pass
        return self.process.returncode

    def read(self) -> bool:
        """Show what has arrived; whether anything had within a twentieth of a second."""
        if not select.select([self._ours], [], [], 0.05)[0]:
            return False
        data = os.read(self._ours, 1 << 16)
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self._ours, answer)
        self.sent += data
        self._stream.feed(_PRIVATE.sub(b"", data))
        return True

    def close(self) -> None:
        """End whatever is left of it, its children first."""
        if self.process.poll() is None:
            family = psutil.Process(self.process.pid).children(recursive=True)
            for child in family:
                child.send_signal(signal.SIGKILL)
            self.process.kill()
        self.process.wait()
        self.hang_up()

    def hang_up(self) -> None:
        """Close the window, as if the terminal itself had gone."""
        while self._ends:
            os.close(self._ends.pop())

    def _last_is(self, mode: bytes, switch: bytes) -> bool:
        other = b"l" if switch == b"h" else b"h"
        return self.sent.rfind(b"\x1b[?" + mode + switch) > self.sent.rfind(b"\x1b[?" + mode + other)


@pytest.fixture
def command() -> str:
    """The path of the installed command."""
    return str(Path(sys.executable).with_name("onrecord"))


@pytest.fixture
def run(tmp_path: Path, command: str) -> Iterator[Callable[..., Terminal]]:
    """Starts any command in a terminal, with a home that lasts as long as the test; $ONRECORD is the reader."""
    started: list[Terminal] = []
    home = tmp_path / "home"
    home.mkdir()

    def start(*words: str, size: tuple[int, int] = (80, 24), **env: str) -> Terminal:
        own = {"HOME": str(home), "ONRECORD_HOME": str(home / "onrecord"), "ONRECORD": command}
        started.append(Terminal(list(words), cwd=tmp_path, env={**own, **env}, size=size))
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


@pytest.fixture
def onrecord(run: Callable[..., Terminal], command: str) -> Callable[..., Terminal]:
    """Starts `onrecord` with the given arguments in a terminal."""
    return lambda *arguments, **options: run(command, *map(str, arguments), **options)

"""The first article, read in a process of its own while this one loads what draws the screen.

Reading a page takes as long as loading Textual does, and a second processor has nothing to do meanwhile. What the other
process cannot do, this one does as if nobody had tried: faults are met, and told, in one place only.
"""

import os
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tui.article import Article


class ReadAhead:
    """The first of some sources on its way. Safe to share between threads."""

    def __init__(self, sources: Sequence[str], encoding: str | None) -> None:
        """Begins at once, in a fork: to be made before any thread is."""
        self._lock = threading.Lock()
        self._pipe: int | None = None
        self._child = 0
        if not hasattr(os, "fork") or not sources or sources[0] == "-" or "://" in sources[0]:
            return
        self._pipe, theirs = os.pipe()
        self._child = os.fork()
        if not self._child:
            _read_and_exit(sources[:1], encoding, theirs)
        os.close(theirs)

    def take(self, source: str) -> "Article | None":
        """The article at `source`, waited for, and only once; None if that was not the one, or could not be read."""
        with self._lock:
            if self._pipe is None:
                return None
            import json

            from tui.article.codec import article_from_plain

            with os.fdopen(self._pipe, "rb") as pipe:
                self._pipe = None
                data = pipe.read()
            os.waitpid(self._child, 0)
        try:
            first, plain = json.loads(data)
        except ValueError:  # nothing came, or not all
            return None
        return article_from_plain(plain) if first == source else None

    def close(self) -> None:
        """Nobody waits for it any more."""
        with self._lock:
            if self._pipe is not None:
                import signal

                os.close(self._pipe)
                self._pipe = None
                os.kill(self._child, signal.SIGKILL)
                os.waitpid(self._child, 0)


def _read_and_exit(sources: Sequence[str], encoding: str | None, pipe: int) -> NoReturn:
    """All that the other process does: it prints nothing, ends at ctrl+c, and leaves nothing behind."""
    import signal

    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        nothing = os.open(os.devnull, os.O_RDWR)
        for number in range(3):
            os.dup2(nothing, number)
        with os.fdopen(pipe, "wb") as out:
            out.write(_first(sources, encoding))
    finally:
        os._exit(0)


def _first(sources: Sequence[str], encoding: str | None) -> bytes:
    """Name and article of the first source, as JSON; empty where it cannot be read."""
    import json

    from tui import readers
    from tui.article import Unreadable
    from tui.article.codec import article_to_plain

    for source in readers.list_sources(sources).sources[:1]:
        try:
            article = readers.read(source, encoding=encoding)
        except Unreadable:
            break
        return json.dumps([source, article_to_plain(article)], check_circular=False).encode()
    return b""

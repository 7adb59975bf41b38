"""What is asked of the engine: whole analyses, which the cache answers if it can and keeps, windows and casts."""

import json
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.article import Actor, Analysis, Article, CastRule, Span
from tui.article.codec import Plain
from tui.session.analysing import fingerprint
from tui.session.clerk import Clerk
from tui.session.engine import Engine
from tui.session.request import Request
from tui.session.tasks import Opened, Task, analysing, casting, opening

if TYPE_CHECKING:
    from tui.comparison import Cast
    from tui.library.cache import Cache


T = TypeVar("T")

_LAST = 1 << 30
"""The priority of what the clerk does when nothing else waits."""


class Analyses:
    """Asks cache and engine; nothing of it waits but `cached` and `finish_keeping`."""

    def __init__(self, engine: Engine, cache: Path) -> None:
        """Analyses by `engine`, kept in the file at `cache`; both are first used when something is asked for."""
        self._engine = engine
        self._path = cache
        self._clerk = Clerk()
        self._lock = threading.Lock()
        self._opened_cache: Cache | None = None

    def of_article(self, article: Article, priority: int) -> Request:
        """Ask for the analysis of an article at hand, as its reader made it."""
        return Request(lambda: self._look_for(article), self._keep, self._clerk, self._engine, priority)

    def of_source(self, source: str, encoding: str | None, priority: int, *, with_article: bool = False) -> Request:
        """Ask for the analysis of a source that is still to be read, and for its article too if that is wanted."""

        def look() -> Opened | Task[Opened]:
            return self._look_at(source, encoding, with_article=with_article)

        return Request(look, self._keep, self._clerk, self._engine, priority)

    def of_window(self, article: Article, window: Span, priority: int) -> "Future[Analysis]":
        """The analysis of a stretch of an article, straight from the engine; it can be cancelled while it waits."""
        return self._engine.submit(analysing(article, window), priority)

    def cast(self, actors: Sequence[Sequence[Actor]], rules: Sequence[CastRule] = ()) -> "Future[Cast]":
        """One cast of the actors of several articles, corrected by rules, before all that is not on the screen."""
        return self._engine.submit(casting(actors, rules), 1)

    def ask(self, task: Task[T]) -> "Future[T]":
        """The answer to a task about what is known already, before everything that is not on the screen."""
        return self._engine.submit(task, 1)

    def archive(self, article: Article, place: str, analysis: Analysis, path: Path) -> None:
        """Let an article be found in later sittings by its words, once the clerk has nothing better to do."""
        self._clerk.do(_LAST, lambda: _archive(article, place, analysis, path))

    def cached(self, key: str) -> Analysis | None:
        """The analysis of this key if the cache has it; waits for the disk."""
        return self._cache.get(key, self._engine.version)

    def finish_keeping(self) -> None:
        """Wait until the cache has every analysis that has been answered."""
        done = threading.Event()
        if self._clerk.do(_LAST, done.set):
            done.wait()

    def close(self) -> None:
        """End the engine at once, and the clerk as soon as the cache has what is known."""
        self._engine.close()
        self._clerk.close()
        with self._lock:
            if self._opened_cache is not None:
                self._opened_cache.close()

    @property
    def _cache(self) -> "Cache":
        from tui.library.cache import Cache

        with self._lock:
            if self._opened_cache is None:
                self._opened_cache = Cache(self._path)
            return self._opened_cache

    def _look_for(self, article: Article) -> Opened | Task[Opened]:
        key = fingerprint(article)
        task = analysing(article)

        def opened(analysis: Analysis) -> Opened:
            return Opened(analysis, key, article.title, article.outlet)

        def read(plain: Plain) -> Opened:
            return opened(task.read(plain))

        known = self.cached(key)
        return Task(task.do, task.where, task.size, task.given, read) if known is None else opened(known)

    def _look_at(self, source: str, encoding: str | None, *, with_article: bool) -> Opened | Task[Opened]:
        stamp, size = self._stamp(source, encoding)
        masthead = self._cache.masthead(stamp) if stamp and not with_article else None
        known = None if masthead is None else self.cached(masthead.key)
        if masthead is not None and known is not None:
            return Opened(known, masthead.key, masthead.title, masthead.outlet)
        task = opening(source, encoding, size, with_article=with_article)

        def read(plain: Plain) -> Opened:
            return replace(task.read(plain), stamp=stamp)

        return Task(task.do, task.where, task.size, task.given, read)

    def _keep(self, opened: Opened) -> None:
        from tui.library.cache import Masthead

        self._cache.put(opened.key, opened.analysis)
        if opened.stamp:
            self._cache.put_masthead(opened.stamp, Masthead(opened.key, opened.title, opened.outlet))

    def _stamp(self, source: str, encoding: str | None) -> tuple[str, int]:
        """What tells this state of a file from every other, and its size; nothing for what is no file."""
        try:
            path = Path(source).absolute()
            status = path.stat()
        except (OSError, ValueError):  # an address, standard input, a file that vanished: the reader will say
            return "", 0
        state = (str(path), status.st_size, status.st_mtime_ns, status.st_ctime_ns, encoding, self._engine.version)
        return json.dumps(state), status.st_size


def _archive(article: Article, place: str, analysis: Analysis, path: Path) -> None:
    from tui.library.archive import Archive

    with closing(Archive(path)) as archive:
        archive.put(article.sha256, place, article, analysis)

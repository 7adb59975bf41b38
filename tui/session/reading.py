"""One article of a sitting: its source, and all that is known of it so far."""

import os
import threading
from concurrent.futures import Future
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from tui import readers
from tui.article import Analysis, Article, Fault, Span, Unreadable, one_line
from tui.readers.sources import is_address
from tui.session.analysing import fingerprint

if TYPE_CHECKING:
    from tui.session.ahead import ReadAhead
    from tui.session.request import Request
    from tui.session.tasks import Opened


class Asked(NamedTuple):
    """An analysis on its way: what was asked for, and the future that those who wait hold."""

    request: "Request"
    future: "Future[Analysis]"
    of_text: bool
    """Whether it is of the text in memory, and not of a source that is still to be read."""


class Reading:
    """Text, analysis and faults of one source. Safe to share between threads; reads the text at most once."""

    def __init__(self, source: str, encoding: str | None, ahead: "ReadAhead | None" = None) -> None:
        """Nothing is read yet, unless `ahead` is about to."""
        self.source = source
        self.encoding = encoding
        self.fault: Fault | None = None
        """The last thing that went wrong with this article."""
        self.asked: Asked | None = None
        self.archived = False
        """Whether its words were handed to the archive."""
        self._ahead = ahead
        self._lock = threading.RLock()
        self._raw: Article | None = None
        self._shown: Article | None = None
        self._late: tuple[Span, ...] = ()
        self._opened: Opened | None = None
        self._sha256 = ""
        self._key = ""

    @property
    def place(self) -> str:
        """The source made absolute; empty for standard input."""
        return absolute(self.source)

    @property
    def is_read(self) -> bool:
        """Whether the text is in memory."""
        return self._raw is not None

    @property
    def analysis(self) -> Analysis | None:
        """The whole analysis, if it is known."""
        opened = self._opened
        return None if opened is None else opened.analysis

    @property
    def key(self) -> str:
        """The fingerprint of the article that was analysed; empty before that."""
        opened = self._opened
        return "" if opened is None else opened.key

    @property
    def title(self) -> str:
        """The title if it is known, else the name of the file."""
        known = self._raw or self._opened
        return one_line((known.title if known else "") or PurePath(self.source).name or self.source)

    @property
    def outlet(self) -> str:
        """The outlet, or nothing while it is not known."""
        known = self._raw or self._opened
        return one_line(known.outlet if known else "")

    def raw(self) -> Article:
        """The article as its reader made it; raises Unreadable. Reads at the first call, and again after a fault."""
        with self._lock:
            article = self._raw
            if article is None:
                try:
                    article = self._ahead.take(self.source) if self._ahead else None
                    article = article or readers.read(self.source, encoding=self.encoding)
                except Unreadable as fault:
                    self.fault = fault
                    raise
                self._take(article)
            return article

    def article(self) -> Article:
        """The article with all furniture that is known; raises Unreadable."""
        with self._lock:
            raw = self.raw()
            if self._shown is None:
                self._shown = raw.with_furniture(self._late)
            return self._shown

    def sha256(self) -> str:
        """The hash of the text; raises Unreadable."""
        with self._lock:
            if not self._sha256:
                self._sha256 = self.raw().sha256
            return self._sha256

    def keep(self, opened: "Opened") -> None:
        """Take in a whole analysis, unless it is of another text than the one in memory."""
        with self._lock:
            if opened.article is not None and self._raw is None:
                self._take(opened.article)
            elif self._raw is not None and self._fingerprint(self._raw) != opened.key:
                return
            self._opened = opened
            self.fault = None
            self.keep_furniture(opened.analysis.furniture)

    def keep_furniture(self, late: tuple[Span, ...]) -> None:
        """Take in furniture that was found after the article was read."""
        with self._lock:
            if late and late != self._late:
                self._late, self._shown = late, None

    def _take(self, article: Article) -> None:
        self._raw, self._shown, self.fault = article, None, None
        if self._opened is not None and self._opened.key != self._fingerprint(article):
            self._opened, self._late = None, ()

    def _fingerprint(self, article: Article) -> str:
        if not self._key:
            self._key = fingerprint(article)
        return self._key


def absolute(source: str) -> str:
    """A source as it can be found again from another folder; empty for standard input."""
    if source == "-":
        return ""
    if is_address(source):
        return source
    try:
        return os.path.normpath(Path.cwd() / source)
    except OSError:  # the working folder was deleted
        return source

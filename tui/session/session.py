"""A session: the articles of one sitting, their analyses and cast, and what is remembered of them. No screen.

Nothing is read before it is asked for. Analyses come as futures from the engine's processes; their callbacks run in
threads of the session, never in the caller's.
"""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any

from tui import readers
from tui.article import SPEECH, Analysis, Article, Fault, LibraryFault, Span, Stance
from tui.readers.sources import is_address
from tui.session.answers import answered, failed
from tui.session.home import Home
from tui.session.memory import Memory
from tui.session.reading import Asked, Reading

if TYPE_CHECKING:
    from tui.comparison import Cast, Comparison
    from tui.session.ahead import ReadAhead
    from tui.session.analyses import Analyses
    from tui.session.annotating import Annotations
    from tui.session.correcting import Corrections
    from tui.session.engine import Engine
    from tui.session.request import Request
    from tui.session.tasks import Opened

BACKGROUND = 5
"""The priority of articles that nobody looks at yet."""


class Session:
    """One reader's work. Articles are numbered from 0 in reading order, and keep their numbers."""

    def __init__(
        self,
        sources: Sequence[str],
        *,
        encoding: str | None = None,
        home: Home | None = None,
        engine: "Engine | None" = None,
        ahead: "ReadAhead | None" = None,
        creator: str | None = None,
    ) -> None:
        """Paths, folders, addresses and "-"; folders are listed, nothing is read.

        `encoding` overrules UTF-8. `home` is where the reader's own files lie, by default the user's folders. The
        session takes `engine` over and closes it; by default it makes its own. `ahead` may know the first article.
        `creator` is whose notes new ones are, by default whoever is logged in.
        """
        listing = readers.list_sources(sources)
        self.faults: tuple[Fault, ...] = listing.faults
        """What the listing met: folders without articles."""
        self._encoding = encoding
        self.home = home or Home.of_user()
        """Where the reader's own files lie."""
        self.as_found = False
        """Whether analyses and casts are given without the reader's corrections, for now."""
        self._given_engine = engine
        self._ahead = ahead
        self._started: Analyses | None = None
        self._readings = [Reading(source, encoding, ahead) for source in listing.sources]
        self._memory = Memory(self.home.library, sources, self._readings)
        self._creator = creator
        self._notes: Annotations | None = None
        self._corrections: Corrections | None = None
        self._lock = threading.RLock()

    @property
    def sources(self) -> tuple[str, ...]:
        """Where each article comes from: a path, an address, or "-"."""
        return tuple(reading.source for reading in self._readings)

    @property
    def notes(self) -> "Annotations":
        """What the reader adds to the articles."""
        with self._lock:
            if self._notes is None:
                from tui.session.annotating import Annotations

                self._notes = Annotations(self.home.notes, self._readings, self._creator)
            return self._notes

    @property
    def corrections(self) -> "Corrections":
        """What the reader corrects in the analyses of the articles."""
        with self._lock:
            if self._corrections is None:
                from tui.session.correcting import Corrections

                self._corrections = Corrections(self.notes, self._readings)
            return self._corrections

    @property
    def library_fault(self) -> LibraryFault | None:
        """Why nothing is remembered, while that is so."""
        return self._memory.fault

    def article(self, n: int) -> Article:
        """Article `n`, read at the first use, with all furniture that is known by now. Raises Unreadable."""
        return self._readings[n].article()

    def analysis(self, n: int) -> Analysis | None:
        """The whole analysis of article `n` with the reader's corrections, if it is known."""
        found = self._readings[n].analysis
        return None if found is None else self.corrected(n, found)

    def corrected(self, n: int, found: Analysis) -> Analysis:
        """An analysis of article `n`, or of a part of it, with the reader's corrections."""
        untouched = self.as_found or not self.home.notes.exists()
        return found if untouched else self.corrections.analyses.over(n, found).analysis

    def fault(self, n: int) -> Fault | None:
        """What went wrong with article `n` last, in reading or analysing it."""
        return self._readings[n].fault

    def title(self, n: int) -> str:
        """The title of article `n`, or its file's name while that is all that is known; one line, fit to be shown."""
        return self._readings[n].title

    def outlet(self, n: int) -> str:
        """The outlet of article `n` if it is known; one line, fit to be shown."""
        return self._readings[n].outlet

    def analyse(self, n: int, window: Span | None = None, *, priority: int = 1) -> "Future[Analysis]":
        """The analysis of article `n`, or of the stretch `window`, which goes to the engine at once.

        Lower priorities go first, and `engine.ON_SCREEN` has a process kept free. Where it fails, the future has a
        Fault. One analysis of the whole is made however often it is asked for, and its future cannot be cancelled; that
        of a window can, as long as it waits.
        """
        reading = self._readings[n]
        if reading.analysis is not None:
            self._archive(reading)
            return answered(reading.analysis)
        if window is not None:
            return self._analyse_window(reading, window, priority)
        if not reading.is_read and reading.source != "-":
            return self.analyse_unread(n, priority=priority)

        def ask() -> "Request":
            return self._analyses.of_article(reading.raw(), priority)

        return self._ask(reading, ask, priority, of_text=True)

    def analyse_unread(self, n: int, *, priority: int = BACKGROUND) -> "Future[Analysis]":
        """The whole analysis of article `n` without its text in this process, unless it is there already.

        An address is fetched once: there the text is kept.
        """
        reading = self._readings[n]
        if reading.is_read or reading.analysis is not None or reading.source == "-":
            return self.analyse(n, priority=priority)

        def ask() -> "Request":
            once = is_address(reading.source)
            return self._analyses.of_source(reading.source, reading.encoding, priority, with_article=once)

        return self._ask(reading, ask, priority, of_text=False)

    def cast(self) -> "Future[Cast]":
        """One cast of the actors in all whole analyses known now; its positions are the articles' numbers."""
        known = [self.analysis(n) for n in range(len(self._readings))]
        rules = self.corrections.analyses.rules() if self.home.notes.exists() and not self.as_found else ()
        return self._analyses.cast([analysis.actors if analysis else () for analysis in known], rules)

    def compare(self, cast: "Cast", stances: Iterable[Stance] = SPEECH) -> "Future[Comparison]":
        """The comparison of all reports analysed by now, with their numbers; only statements with `stances` count."""
        from tui.session.comparing import comparing

        return self._analyses.ask(
            comparing([(reading, self.analysis(n)) for n, reading in enumerate(self._readings)], cast, stances)
        )

    def add(self, source: str) -> int:
        """Open one more source, or each article of one more folder; the number of the first. Raises Fault for none."""
        listing = readers.list_sources([source])
        if not listing.sources:
            raise listing.faults[0]
        known = {reading.place or "-": n for n, reading in enumerate(self._readings)}
        new = [Reading(found, self._encoding) for found in listing.sources]
        first = known.get(new[0].place or "-", len(self._readings))
        self._readings += [reading for reading in new if (reading.place or "-") not in known]
        if len(self._readings) > len(known):
            self._memory.extend(source)
        return first

    def reread(self, n: int) -> None:
        """Forget the text and the analysis of article `n`, whose file may have changed; the next use reads it anew.

        Its place is found again in the new text. Standard input, which can be read only once, stays.
        """
        old = self._readings[n]
        if old.source != "-":
            self._memory.let_go(n)
            self._readings[n] = Reading(old.source, old.encoding)

    def place(self, n: int) -> int | None:
        """Where the reader was in article `n`, found again if its text changed. Raises Unreadable."""
        return self._memory.place(n)

    def keep_place(self, n: int, offset: int) -> None:
        """Remember where the reader is in article `n`; cheap, written a second later."""
        self._memory.keep_place(n, offset)

    def mark(self, letter: str) -> tuple[int, int] | None:
        """The article and offset under a mark, or None."""
        return self._memory.mark(letter)

    def set_mark(self, letter: str, n: int, offset: int) -> None:
        """Put a mark at `offset` of article `n`. Raises Unreadable if that cannot be read."""
        self._memory.set_mark(letter, n, offset)

    def state(self) -> dict[str, Any]:
        """What the screen kept of this sitting, last time or now; empty for a new one."""
        return self._memory.state()

    def keep_state(self, state: Mapping[str, Any]) -> None:
        """Remember JSON values for the screen, in place of those before; cheap, written a second later."""
        self._memory.keep_state(state)

    def flush(self) -> None:
        """Write what is not written yet."""
        self._memory.flush()

    def close(self) -> None:
        """Write what is not written yet, and end the engine's processes at once."""
        self._memory.close()
        with self._lock:
            started = self._started or self._given_engine
            if self._notes is not None:
                self._notes.close()
        if started is not None:
            started.close()
        if self._ahead is not None:
            self._ahead.close()

    @property
    def _analyses(self) -> "Analyses":
        """Made at first use, so that an article can be on the screen before the engine's modules are loaded."""
        with self._lock:
            if self._started is None:
                from tui.session.analyses import Analyses
                from tui.session.engine import Engine

                self._started = Analyses(self._given_engine or Engine(reports=self.home.reports), self.home.cache)
            return self._started

    def _analyse_window(self, reading: Reading, window: Span, priority: int) -> "Future[Analysis]":
        try:
            article = reading.raw()
        except Fault as fault:
            return failed(fault)
        future = self._analyses.of_window(article, window, priority)
        future.add_done_callback(lambda done: _keep_window(reading, done))
        return future

    def _ask(
        self, reading: Reading, ask: "Callable[[], Request]", priority: int, *, of_text: bool
    ) -> "Future[Analysis]":
        """The future of the request on its way, hastened if need be, or of a new one."""
        with self._lock:
            asked = reading.asked
            if asked is None or asked.future.done() or asked.of_text != of_text:
                try:
                    asked = Asked(ask(), Future(), of_text)
                except Fault as fault:
                    return failed(fault)
                asked.future.set_running_or_notify_cancel()
                reading.asked = asked
                asked.request.future.add_done_callback(lambda done: self._keep_whole(reading, asked.future, done))
            else:
                asked.request.hasten(priority)
            return asked.future

    def _keep_whole(self, reading: Reading, waiting: "Future[Analysis]", done: "Future[Opened]") -> None:
        error = done.exception()
        if error is None:
            reading.keep(done.result())
            self._archive(reading)
            waiting.set_result(done.result().analysis)
            return
        if isinstance(error, Fault):
            reading.fault = error
        waiting.set_exception(error)

    def _archive(self, reading: Reading) -> None:
        """Let the words of an article that was looked at be found in later sittings."""
        analysis = reading.analysis
        if analysis is not None and reading.is_read and not reading.archived:
            reading.archived = True
            self._analyses.archive(reading.raw(), reading.place, analysis, self.home.archive)


def _keep_window(reading: Reading, done: "Future[Analysis]") -> None:
    if not done.cancelled() and done.exception() is None:
        reading.keep_furniture(done.result().furniture)

"""A sitting that stands still: reports and analyses made by hand, so that pilots can say what must be on the screen."""

import asyncio
import os
import re
import tempfile
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tui.app.app import OnrecordApp
from tui.app.screens.reader import ReaderScreen
from tui.article import SPEECH, Actor, Analysis, Article, Attribution, Block, Fault, Mention, Span, Unreadable
from tui.comparison import compare
from tui.comparison.cast import cast
from tui.session.annotating import Annotations
from tui.session.config import Config
from tui.session.correcting import Corrections
from tui.session.home import Home

ROUNDS = 3
"""How often in a row nothing may be left to do before all is quiet."""
DEADLINE = 30
"""Seconds after which a screen that does not come to rest is at fault."""

HARBOUR = (
    "Harbour bridge to close\n\n"
    "The bridge will close on Monday, Ana Ruiz said. “It is not safe,” she added.\n\n"
    "Ben Okafor disagreed. “Nobody asked us,” he said, “and nobody will.”\n\n"
    "Nothing else was said at the meeting."
)
MARKET = (
    "Traders fear for the market\n\n"
    "According to Ben Okafor, the market will not survive the winter.\n\n"
    "“We were told nothing,” said Okafor. Ruiz did not reply."
)


def article(text: str, path: str = "report.txt", **known: Any) -> Article:
    """An article of paragraphs set apart by blank lines; the first is its heading."""
    blocks, at = [], 0
    for n, part in enumerate(text.split("\n\n")):
        kind = "heading" if n == 0 else "paragraph"
        blocks.append(Block(kind, Span(at, at + len(part)), level=int(n == 0)))  # type: ignore[arg-type]
        at += len(part) + 2
    return Article(text, tuple(blocks), path=path, title=text.partition("\n")[0], **known)


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where words stand for the nth time."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def said(text: str, n: int, speaker: str, source: str, cue: str, *content: str, **more: Any) -> Attribution:
    """An attribution by its words."""
    return Attribution(
        f"q{n}",
        more.pop("kind", "direct"),
        tuple(span(text, c) for c in content),
        (span(text, source),) if source else (),
        (span(text, cue),) if cue else (),
        speaker,
        confidence=more.pop("confidence", 0.9),
        reasons=("the cue follows the quotation",),
        **more,
    )


def harbour() -> Analysis:
    """Who says what in HARBOUR."""
    first = said(HARBOUR, 1, "a1", "Ana Ruiz", "said", "The bridge will close on Monday", kind="indirect")
    second = said(HARBOUR, 2, "a1", "she", "added", "“It is not safe,”", antecedent=span(HARBOUR, "Ana Ruiz"))
    third = said(HARBOUR, 3, "a2", "he said", "he said", "“Nobody asked us,”", "“and nobody will.”")
    he_said = span(HARBOUR, "he said")
    third = replace(
        third, source=(Span(he_said.start, he_said.start + 2),), cue=(Span(he_said.start + 3, he_said.end),)
    )
    actors = (
        Actor("a1", "Ana Ruiz", "person", True, (), (Mention(span(HARBOUR, "Ana Ruiz"), "name"),)),
        Actor("a2", "Ben Okafor", "person", True, (), (Mention(span(HARBOUR, "Ben Okafor"), "name"),)),
        Actor("a3", "Harbour", "place", False, (), (Mention(span(HARBOUR, "Harbour"), "name"),)),
    )
    quotations = tuple(span(HARBOUR, q) for q in ("“It is not safe,”", "“Nobody asked us,”", "“and nobody will.”"))
    sentences = tuple(
        span(HARBOUR, s)
        for s in (
            "The bridge will close on Monday, Ana Ruiz said.",
            "“It is not safe,” she added.",
            "Ben Okafor disagreed.",
            "“Nobody asked us,” he said, “and nobody will.”",
            "Nothing else was said at the meeting.",
        )
    )
    return Analysis("still", (first, second, third), actors, quotations, sentences)


def market() -> Analysis:
    """Who says what in MARKET."""
    first = said(
        MARKET, 1, "a1", "Ben Okafor", "According to", "the market will not survive the winter", kind="indirect"
    )
    second = said(MARKET, 2, "a1", "Okafor", "said", "“We were told nothing,”")
    second = replace(second, source=(span(MARKET, "Okafor", 1),))
    actors = (
        Actor(
            "a1",
            "Ben Okafor",
            "person",
            True,
            ("Okafor",),
            (Mention(span(MARKET, "Ben Okafor"), "name"), Mention(span(MARKET, "Okafor", 1), "name")),
        ),
        Actor("a2", "Ana Ruiz", "person", True, (), (Mention(span(MARKET, "Ruiz"), "name"),)),
    )
    return Analysis("still", (first, second), actors, (span(MARKET, "“We were told nothing,”"),))


class StillReading:
    """What notes and corrections ask of one report."""

    def __init__(self, known: Article | Fault, analysis: Analysis) -> None:
        self.known = known
        self.analysis = analysis
        self.is_read = isinstance(known, Article)

    def raw(self) -> Article:
        if isinstance(self.known, Article):
            return self.known
        raise self.known

    article = raw

    def sha256(self) -> str:
        return self.raw().sha256

    @property
    def place(self) -> str:
        return f"/news/{self.raw().path}"


class StillSession:
    """A session whose futures are done."""

    def __init__(
        self,
        reports: list[tuple[Article | Fault, Analysis]],
        state: dict[str, Any] | None = None,
        home: Home | None = None,
    ) -> None:
        self.reports = reports
        self.faults: tuple[Fault, ...] = ()
        self.kept: dict[int, int] = {}
        self.marks: dict[str, tuple[int, int]] = {}
        self.left = state or {}
        self.home = home or Home.under(Path(tempfile.mkdtemp(dir=os.environ["ONRECORD_HOME"])))
        self._readings: dict[int, StillReading] = {}
        self.notes = Annotations(self.home.notes, self, "ana")  # type: ignore[arg-type]
        self.corrections = Corrections(self.notes, self)  # type: ignore[arg-type]
        self.as_found = False
        self.unanswered = 0
        """How many analyses are asked for and will not come before the test says so."""

    def __len__(self) -> int:
        return len(self.reports)

    def __getitem__(self, n: int) -> "StillReading":
        article, analysis = self.reports[n]
        known = self._readings.get(n)
        if known is None or known.known is not article or known.analysis is not analysis:
            self._readings[n] = known = StillReading(article, analysis)
        return known

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(r.path if isinstance(r, Article) else r.where for r, _ in self.reports)

    def article(self, n: int) -> Article:
        found = self.reports[n][0]
        if isinstance(found, Article):
            return found
        raise found

    def analysis(self, n: int) -> Analysis | None:
        return None if self.fault(n) else self.corrected(n, self.reports[n][1])

    def corrected(self, n: int, found: Analysis) -> Analysis:
        untouched = self.as_found or not self.home.notes.exists()
        return found if untouched else self.corrections.analyses.over(n, found).analysis

    def fault(self, n: int) -> Fault | None:
        return self.reports[n][0] if isinstance(self.reports[n][0], Fault) else None

    def title(self, n: int) -> str:
        return self.sources[n] if self.fault(n) else self.article(n).title

    def outlet(self, n: int) -> str:
        return "" if self.fault(n) else self.article(n).outlet

    def analyse(self, n: int, window: Span | None = None, *, priority: int = 1) -> "Future[Analysis]":
        return done(self.reports[n][1])

    def analyse_unread(self, n: int) -> "Future[Analysis]":
        return done(self.reports[n][1])

    def cast(self) -> "Future[Any]":
        known = [self.analysis(n) for n in range(len(self.reports))]
        rules = self.corrections.analyses.rules() if self.home.notes.exists() else ()
        return done(cast([analysis.actors if analysis else () for analysis in known], rules))

    def compare(self, cast: Any, stances: Any = SPEECH) -> "Future[Any]":
        known = [(a, self.analysis(n)) for n, (a, _) in enumerate(self.reports)]
        readings = [(a, found) if isinstance(a, Article) and found else None for a, found in known]
        return done(compare(readings, cast, stances))

    def add(self, source: str) -> int:
        if not source.endswith(".txt"):
            raise Unreadable("is no article", where=source)
        self.reports.append((article(HARBOUR, source), harbour()))
        return len(self.reports) - 1

    def reread(self, n: int) -> None:
        """The file has not changed."""

    def place(self, n: int) -> int | None:
        return self.kept.get(n)

    def keep_place(self, n: int, offset: int) -> None:
        self.kept[n] = offset

    def mark(self, letter: str) -> tuple[int, int] | None:
        return self.marks.get(letter)

    def set_mark(self, letter: str, n: int, offset: int) -> None:
        self.marks[letter] = (n, offset)

    def state(self) -> dict[str, Any]:
        return self.left

    def keep_state(self, state: dict[str, Any]) -> None:
        self.left = state

    def close(self) -> None:
        """Only the notes may have been opened."""
        self.notes.close()


def done(value: Any) -> "Future[Any]":
    """A future that has come."""
    future: Future[Any] = Future()
    future.set_result(value)
    return future


class Reader:
    """A pilot that knows the screen."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot
        self.app: Any = pilot.app

    @property
    def screen(self) -> ReaderScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReaderScreen)
        return screen

    async def begun(self) -> None:
        """Waits until the first screen stands, with all that is known of its reports."""
        async with asyncio.timeout(DEADLINE):
            while not self.screen.analyst.begun:
                await self.pilot.pause(0.01)
        await self.rest()

    async def press(self, *keys: str) -> None:
        """Presses keys, each when all is quiet after the one before, and waits for what they do."""
        for n, key in enumerate(keys):
            if n:
                await self.quiet()
            name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
            event = events.Key(name, key if len(key) == 1 else {"space": " "}.get(key))
            event.set_sender(self.app)
            self.app._driver.send_message(event)
        await self.rest()

    async def rest(self) -> None:
        """Waits until everything that was begun has been done and is on the screen."""
        await self.quiet()
        await self.pilot.pause()
        await self.quiet()

    async def quiet(self) -> None:
        """Waits until no message waits to be handled, nothing is to be drawn, and no worker works."""
        rounds = 0
        async with asyncio.timeout(DEADLINE):
            while rounds < ROUNDS:
                await self.pilot.pause(0)
                await self.app.animator.wait_until_complete()
                rounds = 0 if self._is_busy() else rounds + 1

    def _is_busy(self) -> bool:
        screens = [*self.app.screen_stack]
        pumps = [self.app, *(pump for screen in screens for pump in screen.walk_children(with_self=True))]
        if any(pump.message_queue_size or pump._next_callbacks for pump in pumps) or any(s._callbacks for s in screens):
            return True
        return sum(not worker.is_finished for worker in self.app.workers) > self.app.session.unanswered

    async def type(self, words: str) -> None:
        """Types words."""
        await self.press(*["space" if c == " " else c for c in words])

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        rendered = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in rendered]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines)

    @property
    def here(self) -> str:
        """The words from the cursor on."""
        view = self.screen.view
        return view.article.text[view.cursor :]

    @property
    def status(self) -> str:
        """The bottom line."""
        return self.screen.status.said or self.screen.status.told

    def styles(self, words: str) -> list[Any]:
        """The styles of the segments that hold words on the screen."""
        rendered = self.app.screen._compositor.render_strips()
        return [s.style for strip in rendered for s in strip if words in s.text]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cast does not wait for further analyses: none will come."""
    monkeypatch.setattr("tui.app.screens.analyst.PAUSE", 0.0)


@pytest.fixture
def two() -> StillSession:
    """Two reports of one event."""
    return StillSession(
        [
            (article(HARBOUR, "harbour.txt", outlet="The Quay", date="2031-03-04"), harbour()),
            (article(MARKET, "market.txt"), market()),
        ]
    )


@pytest.fixture
def one() -> Callable[[Article], StillSession]:
    """A sitting of one article in which nobody speaks."""
    return lambda article: StillSession([(article, Analysis("still"))])


@pytest.fixture
def still() -> type[StillSession]:
    """What makes a sitting of reports and their analyses."""
    return StillSession


QUAY = (
    "Bridge to close\n\n“It is not safe to cross, and the engineers have known it for years,” said Ana Ruiz. "
    "About 2,400 people cross the bridge daily.\n\n“Nobody asked us,” said Ben Okafor.\n\n"
    "The council will meet on Friday in the old town hall."
)
COURIER = (
    "Bridge shut\n\n“It is not safe to cross [any more],” Ana Ruiz said. "
    "Some 4,000 people cross the bridge daily.\n\nAn official denied that the council was warned."
)
ECHO = (
    "Old bridge, new quarrel\n\nAna Ruiz said that it was not safe to cross and engineers had known it for years.\n\n"
    "The council will meet on Friday in the old town hall. Ben Okafor was at sea all week."
)


def _analysed(text: str, said_there: tuple[Attribution, ...], actors: dict[str, tuple[str, ...]]) -> Analysis:
    found = []
    for n, (name, mentions) in enumerate(actors.items(), 1):
        kind = "nominal" if name[:1].islower() else "name"
        found.append(Actor(f"a{n}", name, "person", True, (), tuple(Mention(span(text, m), kind) for m in mentions)))  # type: ignore[arg-type]
    quotations = tuple(s for q in said_there if q.kind != "indirect" for s in q.content)
    sentences = tuple(Span(*m.span()) for m in re.finditer(r"[^\n.]+[.”]+", text))
    return Analysis("still", said_there, tuple(found), quotations, sentences)


@pytest.fixture
def three() -> StillSession:
    """Three reports of one event: one utterance told by all, figures that disagree, an unnamed source, a silent man."""
    quay = (
        said(
            QUAY, 1, "a1", "Ana Ruiz", "said", "“It is not safe to cross, and the engineers have known it for years,”"
        ),
        said(QUAY, 2, "a2", "Ben Okafor", "said", "“Nobody asked us,”"),
    )
    courier = (
        said(COURIER, 1, "a1", "Ana Ruiz", "said", "“It is not safe to cross [any more],”"),
        said(COURIER, 2, "a2", "An official", "denied", "that the council was warned", kind="indirect", stance="deny"),
    )
    echo = (
        said(
            ECHO,
            1,
            "a1",
            "Ana Ruiz",
            "said",
            "that it was not safe to cross and engineers had known it for years",
            kind="indirect",
        ),
    )
    ruiz, okafor = {"Ana Ruiz": ("Ana Ruiz",)}, {"Ben Okafor": ("Ben Okafor",)}
    return StillSession(
        [
            (article(QUAY, "quay.txt", outlet="The Quay", date="2031-03-04"), _analysed(QUAY, quay, ruiz | okafor)),
            (
                article(COURIER, "courier.txt", outlet="Courier"),
                _analysed(COURIER, courier, ruiz | {"official": ("An official",)}),
            ),
            (article(ECHO, "echo.txt", outlet="Echo"), _analysed(ECHO, echo, ruiz | okafor)),
        ]
    )


Opening = Callable[..., Any]


@pytest.fixture
def reading() -> Opening:
    """What opens a session on a screen of some size, as a context."""

    @asynccontextmanager
    async def open_it(
        session: Any, size: tuple[int, int] = (120, 30), config: Config | None = None, *, restore: bool = True
    ) -> Any:
        app = OnrecordApp(session, config or Config(), restore=restore)
        async with app.run_test(size=size) as pilot:
            reader = Reader(pilot)
            await reader.begun()
            yield reader

    return open_it

"""Many articles to their analyses, in order, with one cast: what `onrecord extract` needs.

All processors work. Texts are held only while it is their turn. With a cast, analyses wait in the cache and only their
actors in memory; without one, memory is constant.
"""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from tui import readers
from tui.article import Actor, Analysis, Article, Fault, Unreadable
from tui.readers.sources import is_address
from tui.session.analyses import Analyses
from tui.session.analysing import fingerprint
from tui.session.engine import Engine
from tui.session.home import Home
from tui.session.request import Request

if TYPE_CHECKING:
    from tui.session.replaying import Replay

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Result:
    """One source: its article and analysis, or the fault that took their place."""

    source: str
    article: Article | None = None
    """With all furniture; None for what could not be read."""
    analysis: Analysis | None = None
    """With the ids of the cast, if one was made; None where `fault` says why."""
    fault: Fault | None = None


@dataclass(slots=True)
class _Turn:
    """One source on its way."""

    source: str
    request: Request | None = None
    article: Article | None = None
    """Of what can be read only once: standard input and addresses."""
    key: str = ""
    """The fingerprint of what was analysed."""
    fault: Fault | None = None


def extract(
    sources: Sequence[str],
    *,
    encoding: str | None = None,
    cast: bool = True,
    corrected: bool = False,
    workers: int | None = None,
    on_progress: Progress | None = None,
    home: Home | None = None,
    engine: Engine | None = None,
) -> Generator[Result, None, None]:
    """One result for each folder that held nothing, then one for each article, in reading order.

    With `cast`, actors have ids that all articles share, and nothing comes before all are analysed; without, ids are
    each article's own and results come as they are ready. With `corrected`, the reader's corrections are replayed over
    analyses and cast. `workers` processes work, by default one for each processor. `on_progress` is called with the
    number of articles analysed and of all. `engine` is closed at the end, also of a generator that is closed early.
    Raises EngineFault if the cast cannot be made, and NotesFault if the corrections cannot be read.
    """
    listing = readers.list_sources(sources)
    home = home or Home.of_user()
    workers = workers or os.cpu_count() or 1
    engine = engine or Engine(workers, reserved=0, niceness=0, reports=home.reports)
    analyses = Analyses(engine, home.cache)
    try:
        yield from (Result(fault.where, fault=fault) for fault in listing.faults)
        turns = _in_order(listing.sources, encoding, analyses, on_progress, ahead=4 * workers)
        replay = _replay(home) if corrected else None
        if cast:
            yield from _with_cast(turns, encoding, analyses, replay)
        else:
            for n, (turn, analysis) in enumerate(turns):
                yield _corrected(n, _result(turn, encoding, analyses, analysis), replay)
    finally:
        analyses.close()


def _in_order(
    sources: Sequence[str], encoding: str | None, analyses: Analyses, on_progress: Progress | None, *, ahead: int
) -> Iterator[tuple[_Turn, Analysis | None]]:
    """Each source with its analysis, in order; at most `ahead` are on their way at a time."""
    waiting: deque[_Turn] = deque()
    rest = iter(sources)
    for done in range(1, len(sources) + 1):
        waiting.extend(_ask(source, encoding, analyses) for source in islice(rest, ahead - len(waiting)))
        turn = waiting.popleft()
        analysis = _answer(turn)
        if on_progress is not None:
            on_progress(done, len(sources))
        yield turn, analysis


def _ask(source: str, encoding: str | None, analyses: Analyses) -> _Turn:
    """A turn with its request; standard input is read here, everything else by the engine."""
    if source != "-":
        return _Turn(source, analyses.of_source(source, encoding, 1, with_article=is_address(source)))
    try:
        article = readers.read(source, encoding=encoding)
    except Unreadable as fault:
        return _Turn(source, fault=fault)
    return _Turn(source, analyses.of_article(article, 1), article)


def _answer(turn: _Turn) -> Analysis | None:
    """Wait for the turn's analysis; a fault stays in the turn."""
    if turn.request is None:
        return None
    try:
        opened = turn.request.future.result()
    except Fault as fault:
        turn.fault = fault
        return None
    finally:
        turn.request = None
    turn.key = opened.key
    turn.article = turn.article or opened.article
    return opened.analysis


def _with_cast(
    turns: Iterator[tuple[_Turn, Analysis | None]], encoding: str | None, analyses: Analyses, replay: "Replay | None"
) -> Iterator[Result]:
    """Results that share the ids of one cast; between analysing and casting, only actors are held."""
    from tui.comparison import recast

    kept: list[_Turn] = []
    actors: list[tuple[Actor, ...]] = []
    for n, (turn, analysis) in enumerate(turns):
        kept.append(turn)
        concerned = analysis is not None and replay is not None and replay.concerns(turn.source)
        found = _corrected(n, _result(turn, encoding, analyses, analysis), replay).analysis if concerned else analysis
        actors.append(found.actors if found else ())
    made = analyses.cast(actors, replay.rules() if replay is not None else ()).result()
    actors.clear()
    analyses.finish_keeping()
    for n, turn in enumerate(kept):
        result = _corrected(n, _result(turn, encoding, analyses), replay)
        if result.analysis is not None:
            result = replace(result, analysis=recast(result.analysis, n, made))
        turn.article = None
        yield result


def _result(turn: _Turn, encoding: str | None, analyses: Analyses, analysis: Analysis | None = None) -> Result:
    """The article, read once more where its text was not held, and its analysis, by default from the cache."""
    if isinstance(turn.fault, Unreadable):
        return Result(turn.source, fault=turn.fault)
    try:
        article = turn.article or readers.read(turn.source, encoding=encoding)
    except Unreadable as fault:
        return Result(turn.source, fault=turn.fault or fault)
    if turn.fault is not None:
        return Result(turn.source, article, fault=turn.fault)
    if fingerprint(article) != turn.key:
        changed = Unreadable("changed while it was analysed", where=turn.source, remedy="run the command again")
        return Result(turn.source, fault=changed)
    try:
        analysis = analysis or _again(article, turn.key, analyses)
    except Fault as fault:
        return Result(turn.source, article, fault=fault)
    return Result(turn.source, article.with_furniture(analysis.furniture), analysis)


def _replay(home: Home) -> "Replay":
    from tui.session.replaying import Replay

    return Replay(home)


def _corrected(n: int, result: Result, replay: "Replay | None") -> Result:
    """The result with the reader's corrections, if they are asked for."""
    if replay is None or result.article is None or result.analysis is None:
        return result
    return replace(result, analysis=replay.correct(n, result.article, result.analysis))


def _again(article: Article, key: str, analyses: Analyses) -> Analysis:
    """The analysis that was made before, from the cache; made once more where the cache does not serve."""
    return analyses.cached(key) or analyses.of_article(article, 1).future.result().analysis

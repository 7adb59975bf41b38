"""Reports compared: in the engine's process for the reader, in this one for the command line."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tui.article import SPEECH, Analysis, Article, Fault, Stance, Unreadable
from tui.article.codec import Plain, actor_from_plain, analysis_from_plain, article_from_plain
from tui.session.analysing import fingerprint
from tui.session.reading import Reading
from tui.session.tasks import Task

if TYPE_CHECKING:
    from tui.comparison import Cast, Comparison


@dataclass(frozen=True, slots=True)
class Compared:
    """What `onrecord compare` prints."""

    comparison: "Comparison"
    articles: tuple[Article, ...]
    """By the numbers of the comparison's reports."""
    faults: tuple[Fault, ...]
    """Why others are not among them."""


def comparing(
    readings: Sequence[tuple[Reading, Analysis | None]], cast: "Cast", stances: Iterable[Stance]
) -> "Task[Comparison]":
    """Compare the articles that have an analysis; those not in memory are read by the engine's process."""
    given = {
        "readings": [_given(reading, analysis) for reading, analysis in readings],
        "cast": [[role.actor, role.played] for role in cast.roles],
        "stances": sorted(stances),
    }
    return Task("compare", "", 20_000 * len(readings), given, _read)


def compare_plain(given: Plain) -> Any:
    """The comparison that was asked for, as plain values; what cannot be read any more is not compared."""
    from tui.comparison import Cast, Role, compare
    from tui.comparison.codec import comparison_to_plain

    roles = tuple(Role(actor_from_plain(a), tuple((n, own) for n, own in played)) for a, played in given["cast"])
    return comparison_to_plain(compare([_taken(one) for one in given["readings"]], Cast(roles), given["stances"]))


def compare_sources(
    sources: Sequence[str],
    *,
    encoding: str | None = None,
    stances: Iterable[Stance] = SPEECH,
    corrected: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> Compared:
    """The comparison of articles as `onrecord extract` reads and analyses them, the cast over all of them.

    With `corrected`, the reader's corrections are replayed over analyses and cast.
    """
    from tui.comparison import cast, compare
    from tui.session.extracting import extract
    from tui.session.home import Home
    from tui.session.replaying import Replay

    replay = Replay(Home.of_user()) if corrected else None

    readings: list[tuple[Article, Analysis]] = []
    faults: list[Fault] = []
    for result in extract(sources, encoding=encoding, cast=False, on_progress=on_progress):
        if result.article is not None and result.analysis is not None:
            analysis = result.analysis
            if replay is not None:
                analysis = replay.correct(len(readings), result.article, analysis)
            readings.append((result.article, analysis))
        elif result.fault is not None:
            faults.append(result.fault)
    made = cast([analysis.actors for _, analysis in readings], replay.rules() if replay is not None else ())
    return Compared(compare(readings, made, stances), tuple(article for article, _ in readings), tuple(faults))


def _given(reading: Reading, analysis: Analysis | None) -> Plain | None:
    """An article for the engine's process: its text if it is in memory, else its source; None without analysis."""
    if analysis is None:
        return None
    if reading.is_read:
        return {"article": replace(reading.raw(), markup=""), "analysis": analysis}
    return {"source": reading.source, "encoding": reading.encoding, "key": reading.key, "analysis": analysis}


def _taken(given: Plain | None) -> tuple[Article, Analysis] | None:
    """Article and analysis as `_given` said; None where the source cannot be read or has changed."""
    from tui import readers

    if given is None:
        return None
    analysis = analysis_from_plain(given["analysis"])
    if "article" in given:
        return article_from_plain(given["article"]), analysis
    try:
        article = readers.read(given["source"], encoding=given["encoding"])
    except Unreadable:
        return None
    return (article, analysis) if fingerprint(article) == given["key"] else None


def _read(plain: Any) -> "Comparison":
    from tui.comparison.codec import comparison_from_plain

    return comparison_from_plain(plain)

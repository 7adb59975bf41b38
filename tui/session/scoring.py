"""A folder of gold to figures: its articles are extracted as `onrecord extract` does it, and held against the gold."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tui.article import Analysis, Unreadable
from tui.exchange.broken import BrokenLine
from tui.scoring.casts import Report as EventReport
from tui.scoring.casts import casts
from tui.scoring.mentions import NEWS_LIKE
from tui.scoring.report import EventScored, Report, Scored, Subject, of_actors, of_attributions, of_speakers, report
from tui.session.extracting import Result, extract
from tui.session.golds import Gold, find_gold, read_attributions, read_mentions
from tui.session.home import Home

Progress = Callable[[int, int], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that a folder of gold gave."""

    reports: tuple[Report, ...]
    events: tuple[EventScored, ...]
    """In order of their folders."""
    told: tuple[str, ...]
    """What could not be read or analysed, and every broken line of gold, a line each; the rest is in the figures."""


def score(
    folder: Path, *, speakers: Path | None = None, on_progress: Progress | None = None, home: Home | None = None
) -> Outcome:
    """Extract the articles of the gold under `folder`, and hold one against the other; raises Fault where none is.

    `speakers` is a table of labelled sources that lies elsewhere. `on_progress` is called with the number of articles
    analysed and of all. What could not be analysed counts as nothing found; what could not be read is left out.
    """
    gold = find_gold(folder, speakers)
    work = _Work(gold, home, on_progress, len(gold.texts) + sum(map(len, gold.casts.values())), [*gold.told])
    events = tuple(work.score_event(event, tables) for event, tables in sorted(gold.casts.items()))
    scored = [each for text, result in work.extracted(gold.texts) for each in work.scored(text, result)]
    subjects = dict.fromkeys(subject for subject, _ in scored)
    reports = tuple(report(subject, (each for other, each in scored if other == subject)) for subject in subjects)
    return Outcome(reports, events, tuple(work.told))


@dataclass(slots=True)
class _Work:
    """What all steps of one scoring share."""

    gold: Gold
    home: Home | None
    on_progress: Progress | None
    total: int
    told: list[str]
    done: int = field(default=0)
    """The articles of extractions that have ended."""

    def extracted(self, texts: Sequence[Path], *, cast: bool = True) -> Iterator[tuple[Path, Result]]:
        """Each text that can be read, with its analysis if there is one; what went wrong is told."""
        by_source = {str(text): text for text in texts}
        if not texts:
            return
        results = extract([*by_source], cast=cast, on_progress=self._show, home=self.home)
        with closing(results):
            for result in results:
                if result.fault is not None:
                    self.told.append(str(result.fault))
                if result.article is not None:
                    yield by_source[result.source], result
        self.done += len(texts)

    def scored(self, text: Path, result: Result) -> Iterator[tuple[Subject, Scored]]:
        """The article against each kind of gold that there is for it."""
        words, analysis = _outcome(result)
        path = str(text)
        if text in self.gold.attributions:
            said = self._read(read_attributions, self.gold.attributions[text], words)
            if said is not None:
                yield "attributions", of_attributions(path, words, said, analysis)
        if text in self.gold.chains:
            chains = self._read(read_mentions, self.gold.chains[text], words)
            if chains is not None:
                news_like = not NEWS_LIKE.isdisjoint(text.stem.split("_")[1:2])
                yield "actors", of_actors(path, words, chains, analysis, news_like=news_like)
        if text in self.gold.speakers:
            yield "speakers", of_speakers(path, words, self.gold.speakers[text], analysis)

    def score_event(self, folder: Path, tables: Mapping[Path, Path]) -> EventScored:
        """The reports in one folder together, with one cast."""
        reports = []
        for text, result in self.extracted(tuple(tables)):
            words, analysis = _outcome(result)
            chains = self._read(read_mentions, tables[text], words)
            reports.append(EventReport(chains or (), analysis.actors))
        return EventScored(str(folder), tuple(sorted(casts(reports), key=lambda cast: (cast.f1, cast.chain))))

    def _read(self, read: Callable[[Path, str], tuple[T, Sequence[BrokenLine]]], file: Path, text: str) -> T | None:
        """What the file of gold holds; None if it cannot be read. Its broken lines are told."""
        try:
            held, broken = read(file, text)
        except Unreadable as fault:
            self.told.append(str(fault))
            return None
        self.told += map(str, broken)
        return held

    def _show(self, done: int, _total: int) -> None:
        if self.on_progress is not None:
            self.on_progress(self.done + done, self.total)


def _outcome(result: Result) -> tuple[str, Analysis]:
    """The text and what was found in it: nothing where the engine failed."""
    text = result.article.text if result.article is not None else ""
    return text, result.analysis or Analysis("")

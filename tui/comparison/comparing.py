"""Several reports of one event, compared: one pass from analyses and cast to all that can be looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tui.article import SPEECH, Actor, Analysis, Article, Stance, one_line
from tui.comparison.anonymous import Anonymous, anonymous_sources
from tui.comparison.cast import Cast
from tui.comparison.caveats import Caveat, caveats, copies
from tui.comparison.charts import Charts, charts
from tui.comparison.disagreements import Disagreement, disagreements, figures_in
from tui.comparison.echoes import Echo, echoes
from tui.comparison.figures import Figure
from tui.comparison.only_here import AllButHere, OnlyHere, all_but_here, only_here
from tui.comparison.presence import Presence, matrix
from tui.comparison.recast import recast
from tui.comparison.sentences import sentences_of, weights_of
from tui.comparison.statements import Statement, by_speaker, statements_of
from tui.comparison.tellings import Utterance
from tui.comparison.utterances import utterances as find_utterances
from tui.comparison.wording import words_of


@dataclass(frozen=True, slots=True)
class Report:
    """What tables and pages say of one report."""

    label: str
    """Short, one line, and no other report's: the outlet, or else the file's name."""
    title: str
    outlet: str
    date: str
    path: str
    url: str
    words: int
    """Of its prose."""
    compared: bool
    """Whether it takes part; a copy, or what could not be read or analysed, does not."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that there is to see; everything in it says in which report, by number, and where it stands."""

    reports: tuple[Report, ...] = ()
    """All that were given, compared or not; numbers of reports are indices here."""
    actors: tuple[Actor, ...] = ()
    """The cast."""
    statements: tuple[Statement, ...] = ()
    """In reading order."""
    utterances: tuple[Utterance, ...] = ()
    """What several statements tell, that which was told most differently first."""
    matrix: tuple[Presence, ...] = ()
    """Actors by reports."""
    only_here: tuple[OnlyHere, ...] = ()
    all_but_here: tuple[AllButHere, ...] = ()
    echoes: tuple[Echo, ...] = ()
    """Sentences that several reports say, in reading order."""
    figures: tuple[Figure, ...] = ()
    """In reading order."""
    disagreements: tuple[Disagreement, ...] = ()
    anonymous: tuple[Anonymous, ...] = ()
    charts: Charts = field(default_factory=lambda: Charts((), (), ()))
    caveats: tuple[Caveat, ...] = ()

    def actor(self, actor_id: str | None) -> Actor | None:
        """The actor of the cast with this id."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    def voice(self, actor_id: str) -> tuple[Statement, ...]:
        """What one actor says in all reports, in reading order."""
        return by_speaker(self.statements).get(actor_id, ())

    def said_before(self, report: int, read: Sequence[int] | None = None) -> tuple[Echo, ...]:
        """The sentences of `report` that those in `read`, by default all before it, say too; in order of the text."""
        known = range(report) if read is None else read
        return tuple(echo for echo in self.echoes if echo.place.report == report and echo.before(known))


def compare(
    readings: Sequence[tuple[Article, Analysis] | None], cast: Cast, stances: Iterable[Stance] = SPEECH
) -> Comparison:
    """The comparison of reports, each given as its article and analysis, or None where there is none.

    `cast` is over the same positions. Only statements with one of `stances` count, but for the chart of stances.
    """
    articles = [reading[0].with_furniture(reading[1].furniture) if reading else None for reading in readings]
    copied = copies(articles, [reading[1] if reading else None for reading in readings])
    analyses = [
        recast(reading[1], n, cast) if reading and n not in copied else None for n, reading in enumerate(readings)
    ]
    compared = [n for n, analysis in enumerate(analyses) if analysis is not None]
    wanted = frozenset(stances)
    statements = tuple(
        statement
        for n, (article, analysis) in enumerate(zip(articles, analyses, strict=True))
        if article is not None and analysis is not None
        for statement in statements_of(n, article, analysis, wanted)
    )
    actors = tuple(role.actor for role in cast.roles)
    lengths = [_length(article) for article in articles]
    rows = matrix(actors, analyses, statements, lengths)
    sentences = sentences_of(articles, analyses)
    weights = weights_of([sentence.stems for sentence in sentences])
    utterances = find_utterances(articles, statements, weights)
    figures, echoed = figures_in(articles, sentences), echoes(sentences, weights)
    return Comparison(
        reports=_reports(articles, lengths, compared),
        actors=actors,
        statements=statements,
        utterances=utterances,
        matrix=rows,
        only_here=only_here(compared, statements, utterances, rows, figures),
        all_but_here=all_but_here(compared, utterances, rows, figures),
        echoes=echoed,
        figures=figures,
        disagreements=disagreements(articles, sentences, weights),
        anonymous=anonymous_sources(articles, analyses, statements),
        charts=charts(rows, articles, analyses, statements),
        caveats=caveats(articles, analyses, copied, statements, sentences, echoed),
    )


def _length(article: Article | None) -> int:
    return len(words_of(article.text, (block.span for block in article.prose))) if article else 0


def _reports(articles: Sequence[Article | None], lengths: Sequence[int], compared: Sequence[int]) -> tuple[Report, ...]:
    taken: dict[str, int] = {}
    found = []
    for n, (article, length) in enumerate(zip(articles, lengths, strict=True)):
        label = _label(article, n)
        taken[label] = taken.get(label, 0) + 1
        if taken[label] > 1:
            label = f"{label} ({taken[label]})"
        if article is None:
            found.append(Report(label, "", "", "", "", "", 0, compared=False))
        else:
            title, outlet, date = (one_line(part).strip() for part in (article.title, article.outlet, article.date))
            found.append(Report(label, title, outlet, date, article.path, article.url, length, n in compared))
    return tuple(found)


def _label(article: Article | None, n: int) -> str:
    """The outlet, or the last part of the path without its suffix, or the report's number from 1."""
    if article is None:
        return f"report {n + 1}"
    name = article.path.rstrip("/").rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    return one_line(article.outlet or ("" if name == "-" else stem)).strip() or f"report {n + 1}"

"""Several reports of one event, compared: one pass from analyses and cast to all that can be looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from tui.article import SPEECH, Actor, Analysis, Article, Stance
from tui.comparison.anonymous import Anonymous, anonymous_sources, named_actors
from tui.comparison.cast import Cast
from tui.comparison.caveats import Caveat, caveats, copies
from tui.comparison.charts import Charts, charts
from tui.comparison.commonness import lessened
from tui.comparison.disagreements import Disagreement, disagreements
from tui.comparison.echoes import Echo, echoes
from tui.comparison.figures import Figure, figures_in
from tui.comparison.only_here import AllButHere, OnlyHere, all_but_here, only_here
from tui.comparison.presence import Presence, matrix
from tui.comparison.prose import Prose, prose_of
from tui.comparison.recast import recast
from tui.comparison.reports import Report, reports_of
from tui.comparison.sentences import sentences_of, weights_of
from tui.comparison.statements import Statement, by_speaker, statements_of, without_repeats
from tui.comparison.tellings import Utterance
from tui.comparison.utterances import utterances as find_utterances


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
    proses = [prose_of(article) for article in articles]
    words = [tuple(word.text for word in prose.words) for prose in proses]
    copied = copies(words)
    analyses = [recast(r[1], n, cast) if r and n not in copied else None for n, r in enumerate(readings)]
    compared = [n for n, analysis in enumerate(analyses) if analysis is not None]
    statements = _said(proses, analyses, frozenset(stances))
    actors = tuple(role.actor for role in cast.roles)
    lengths = [len(some) for some in words]
    rows = matrix(actors, analyses, statements, lengths)
    sentences = sentences_of(articles, analyses, proses)
    weights = weights_of([sentence.stems for sentence in sentences])
    distinct = without_repeats(statements, proses)
    utterances = find_utterances(proses, distinct, lessened(weights))
    by_sentence, echoed = figures_in(proses, sentences), echoes(sentences, weights)
    named = named_actors(analyses)
    figures = tuple(chain.from_iterable(by_sentence))
    return Comparison(
        reports=reports_of(articles, lengths, compared),
        actors=actors,
        statements=statements,
        utterances=utterances,
        matrix=rows,
        only_here=only_here(compared, distinct, utterances, rows, figures, named),
        all_but_here=all_but_here(compared, utterances, rows, figures),
        echoes=echoed,
        figures=figures,
        disagreements=disagreements(sentences, by_sentence, weights),
        anonymous=anonymous_sources(proses, analyses, statements, named),
        charts=charts(rows, articles, analyses, statements),
        caveats=caveats(words, analyses, copied, statements, sentences, echoed),
    )


def _said(
    proses: Sequence[Prose], analyses: Sequence[Analysis | None], stances: frozenset[Stance]
) -> tuple[Statement, ...]:
    """The statements of all reports that are compared, in reading order."""
    return tuple(
        statement
        for n, (prose, analysis) in enumerate(zip(proses, analyses, strict=True))
        if analysis is not None
        for statement in statements_of(n, prose, analysis, stances)
    )

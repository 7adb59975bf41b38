"""One article held against its gold, and all of them in one report, the worst first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.article import Analysis, Attribution
from tui.scoring import attributions, differences, mentions, speakers
from tui.scoring.casts import Cast
from tui.scoring.differences import Difference
from tui.scoring.figures import Score, total
from tui.scoring.mentions import Chain
from tui.scoring.reliability import Reliability, reliability
from tui.scoring.speakers import SpeakerLabel

Subject = Literal["attributions", "actors", "speakers"]

RANKED_BY: Mapping[Subject, str] = {"attributions": "linked", "actors": "b-cubed", "speakers": "speaker right, all"}
"""The figure by which one article is worse than another."""

_GLANCE = 40


@dataclass(frozen=True, slots=True)
class Scored:
    """One article against its gold of one kind."""

    path: str
    text: str
    score: Score
    differences: tuple[Difference, ...]
    judged: tuple[tuple[float, bool], ...] = ()
    """Of each of our attributions, its confidence, and whether gold has it with that source."""


@dataclass(frozen=True, slots=True)
class Report:
    """All articles with gold of one kind."""

    subject: Subject
    total: Score
    articles: tuple[Scored, ...]
    """The worst first; those about which nothing was asked last."""
    confidence: Reliability | None
    """None where nothing was judged."""


@dataclass(frozen=True, slots=True)
class EventScored:
    """The reports of one event against chains that run through them."""

    path: str
    casts: tuple[Cast, ...]
    """The worst first."""


def of_attributions(path: str, text: str, gold: Sequence[Attribution], analysis: Analysis) -> Scored:
    """Contents, sources and cues."""
    paired = attributions.pair(text, gold, analysis.attributions)
    linked = {j for i, j in paired.pairs if paired.shares("source", i, j)}
    judged = tuple((said.confidence, j in linked) for j, said in enumerate(paired.ours))
    return Scored(path, text, attributions.score(paired), differences.differences(paired), judged)


def of_actors(path: str, text: str, gold: Sequence[Chain], analysis: Analysis, *, news_like: bool) -> Scored:
    """Mentions, and which of them are one actor; chains that are neither people, groups nor places are left out."""
    chains = [chain for chain in gold if chain.kinds & mentions.ACTORS]
    resolved = mentions.resolve(chains, analysis.actors)
    called = {chain.name: _called(text, chain) for chain in chains}
    unlike = mentions.differences(resolved, called, {actor.id: actor.name for actor in analysis.actors})
    return Scored(path, text, mentions.score(resolved, news_like=news_like), unlike)


def of_speakers(path: str, text: str, gold: Sequence[SpeakerLabel], analysis: Analysis) -> Scored:
    """Whom the labelled sources refer to."""
    return Scored(path, text, speakers.score(gold, analysis), speakers.differences(gold, analysis))


def report(subject: Subject, articles: Iterable[Scored]) -> Report:
    """The articles together."""
    known = tuple(sorted(articles, key=lambda article: (rank(subject, article), article.path)))
    judged = [pair for article in known for pair in article.judged]
    figures = total(article.score for article in known)
    if subject == "speakers":
        figures = Score(
            figures.counts, {name: figures.shares[name] for name in speakers.FIGURES if name in figures.shares}
        )
    return Report(subject, figures, known, reliability(judged) if judged else None)


def rank(subject: Subject, article: Scored) -> float:
    """0 to 1, by the figure for that subject; 1 for an article that has nothing on either side."""
    name = RANKED_BY[subject]
    if name in article.score.shares:
        return article.score.shares[name].rate
    count = article.score.counts[name]
    return count.f1 if count.gold or count.ours else 1.0


def _called(text: str, chain: Chain) -> str:
    """The longest mention that is short enough to be read at a glance; else the first."""
    named = [words for span in chain.mentions if len(words := span.of(text)) <= _GLANCE]
    return max(named, key=len, default=chain.mentions[0].of(text))

"""How good the weights are on articles that they were not fitted to: attributions against PolNeAR, actors against GUM.

What is measured is the encoder with its own decoding, before the rules of the pipeline; `onrecord score` measures all.
"""

from collections.abc import Callable, Iterable

from tui.article import Actor, Attribution, Mention
from tui.extraction.encoder.attributions import RawAttribution, raw_attributions
from tui.extraction.encoder.coreference import antecedents, clusters
from tui.extraction.encoder.mentions import found_mentions
from tui.extraction.encoder.signals import Signals
from tui.extraction.encoder.tables import Tables
from tui.scoring import attributions, mentions
from tui.scoring.figures import Score, total
from tui.training.examples import Reading

Reader = Callable[[Reading], Signals]
"""From an article to what the network says of it: the network as it is fitted, or the file that the wheel carries."""


def measured(articles: Iterable[Reading], reader: Reader, tables: Tables) -> Score:
    """The figures of all articles together, of each kind for which they have gold."""
    return total(score for reading in articles for score in _scores(reading, reader(reading), tables))


def attributions_of(reading: Reading, signals: Signals, tables: Tables) -> tuple[RawAttribution, ...]:
    """The attributions of one article."""
    return raw_attributions(reading.gold.text, reading.pieces, signals, tables)


def attribution(raw: RawAttribution) -> Attribution:
    """The noun of what the network found, as far as scoring looks at it."""
    return Attribution("", "indirect", raw.content, raw.source, raw.cue, confidence=raw.confidence)


def actors_of(reading: Reading, signals: Signals, tables: Tables) -> tuple[Actor, ...]:
    """The actors of one article, each a chain of mentions."""
    text = reading.gold.text
    said = attributions_of(reading, signals, tables)
    found = found_mentions(text, reading.pieces, signals, tables)
    ranked = antecedents(text, reading.passages, reading.marks, found, said, signals, tables)
    nouns = [Mention(one.span, one.form) for one in found]
    return tuple(
        Actor(f"a{n}", "", found[chain[0]].kind, acts=False, mentions=tuple(nouns[m] for m in chain))
        for n, chain in enumerate(clusters(found, ranked))
    )


def paired(reading: Reading, signals: Signals, tables: Tables) -> attributions.Paired:
    """One article's attributions, matched with gold."""
    found = [attribution(raw) for raw in attributions_of(reading, signals, tables)]
    return attributions.pair(reading.gold.text, reading.gold.attributions, found)


def _scores(reading: Reading, signals: Signals, tables: Tables) -> Iterable[Score]:
    gold = reading.gold
    if gold.attributions:
        yield attributions.score(paired(reading, signals, tables))
    if gold.chains:
        genre = gold.path.stem.split("_")[1:2]
        chains = [chain for chain in gold.chains if chain.kinds & mentions.ACTORS]
        resolved = mentions.resolve(chains, actors_of(reading, signals, tables))
        yield mentions.score(resolved, news_like=not mentions.NEWS_LIKE.isdisjoint(genre))

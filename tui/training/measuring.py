"""How good the network is on articles that it was not fitted to: attributions against PolNeAR, actors against GUM."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tui.article import Span
from tui.extraction.encoder.attributions import RawAttribution, raw_attributions
from tui.extraction.encoder.coreference import antecedents, clusters
from tui.extraction.encoder.mentions import FoundMention, found_mentions
from tui.extraction.encoder.signals import Signals
from tui.extraction.encoder.tables import Tables
from tui.training.examples import ActorExample, Reading, RoleExample
from tui.training.scores import Tally, attributions_scored, chains_scored

Reader = Callable[[Reading], Signals]
"""From an article to what the network says of it: in training the network itself, later the file in the wheel."""


@dataclass(frozen=True, slots=True)
class Actors:
    """What was found of an article's actors."""

    mentions: tuple[FoundMention, ...]
    chains: tuple[tuple[int, ...], ...]


def attributions_of(reading: Reading, signals: Signals, tables: Tables) -> tuple[RawAttribution, ...]:
    """The attributions of one article."""
    return raw_attributions(reading.gold.text, reading.pieces, signals, tables)


def actors_of(reading: Reading, signals: Signals, tables: Tables) -> Actors:
    """The mentions and chains of one article."""
    said = attributions_of(reading, signals, tables)
    text = reading.gold.text
    mentions = found_mentions(text, reading.pieces, signals, tables)
    found = antecedents(text, reading.passages, reading.marks, mentions, said, signals, tables)
    return Actors(mentions, clusters(mentions, found))


def measured(
    roles: Iterable[RoleExample], actors: Iterable[ActorExample], reader: Reader, tables: Tables
) -> dict[str, float]:
    """F1 by name: content exact, content overlap, linked; mentions, b-cubed."""
    tally = Tally()
    for example in roles:
        found = attributions_of(example.reading, reader(example.reading), tables)
        attributions_scored(tally, example.reading.gold, found)
    for one in actors:
        got = actors_of(one.reading, reader(one.reading), tables)
        chains_scored(tally, one.reading.gold, _spans(got))
    return tally.figures()


def _spans(found: Actors) -> Sequence[Sequence[Span]]:
    return [[found.mentions[n].span for n in chain] for chain in found.chains]


def by_kind(examples: Iterable[RoleExample]) -> Counter[str]:
    """How many attributions the examples hold, and how many lie outside what is looked at."""
    counts: Counter[str] = Counter()
    for example in examples:
        counts["articles"] += 1
        counts["attributions"] += len(example.reading.gold.attributions)
        counts["pieces"] += len(example.reading.pieces)
    return counts

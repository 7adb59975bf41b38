"""Agreement of annotators as JSON lines, one record a line; fields are only ever added."""

from collections.abc import Iterable, Iterator
from typing import Any

from tui.cli.score_lines import count_record, difference_record, rate
from tui.exchange.jsonl import dumps
from tui.scoring.agreement import Unlike
from tui.scoring.figures import Score
from tui.session.agreeing import Agreement


def lines(agreement: Agreement, unlike: Iterable[Unlike]) -> Iterator[str]:
    """Each record without its line end: alphas, spans, pairs, articles with the least agreement first, differences."""
    yield from map(dumps, _records(agreement))
    for one in unlike:
        for difference in one.differences:
            about = {"record": "difference", "annotators": [one.first, one.second]}
            yield dumps({**about, **difference_record(one.article.name, difference, ("first", "second"))})


def _records(agreement: Agreement) -> Iterator[dict[str, Any]]:
    yield _alpha("one label", agreement.alpha, agreement.words)
    for role, value in agreement.alphas:
        yield _alpha(role, value, agreement.words)
    yield {"record": "kappa", "value": _or_none(agreement.kappa), "pairs": len(agreement.pairs)}
    for name, count in agreement.spans.counts.items():
        yield {"record": "figure", "name": name, **count_record(count)}
    for pair in agreement.pairs:
        about = {"record": "pair", "annotators": [pair.first, pair.second], "articles": pair.articles}
        yield {**about, "words": pair.words, "kappa": _or_none(pair.kappa), "figures": _figures(pair.score)}
    for article in agreement.articles:
        about = {"record": "article", "path": article.name, "annotators": list(article.annotators)}
        yield {**about, "figures": _figures(article.score)}


def _alpha(labels: str, value: float | None, words: int) -> dict[str, Any]:
    return {"record": "alpha", "labels": labels, "value": _or_none(value), "words": words}


def _figures(score: Score) -> dict[str, Any]:
    return {name: count_record(count) for name, count in score.counts.items()}


def _or_none(value: float | None) -> float | None:
    return None if value is None else rate(value)

"""Figures against gold as JSON lines, one record a line; fields are only ever added."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tui.exchange.jsonl import dumps
from tui.scoring.differences import Difference, Side
from tui.scoring.figures import Count, Share
from tui.scoring.reliability import Reliability
from tui.scoring.report import EventScored, Report, Scored
from tui.session.scoring import Outcome

_DIGITS = 4


def lines(outcome: Outcome, *, errors: bool) -> Iterator[str]:
    """Each record without its line end: figures, then articles, the worst first, then with `errors` what differs."""
    for report in outcome.reports:
        yield from map(dumps, _of_report(report, errors=errors))
    for event in outcome.events:
        yield from map(dumps, _of_event(event))


def difference_record(path: str, difference: Difference, names: tuple[str, str]) -> dict[str, Any]:
    """One place where two readings differ; `names` are the keys of the two sides."""
    sides = {name: _side(side) for name, side in zip(names, (difference.first, difference.second), strict=True)}
    return {"path": path, "start": difference.start, "kinds": list(difference.kinds), **sides}


def count_record(count: Count) -> dict[str, Any]:
    """Its rates and sizes."""
    rates = {"precision": rate(count.precision), "recall": rate(count.recall), "f1": rate(count.f1)}
    return {**rates, "gold": count.gold, "ours": count.ours}


def rate(rate: float) -> float:
    """As many decimals as are worth keeping."""
    return round(rate, _DIGITS)


def _of_report(report: Report, *, errors: bool) -> Iterator[dict[str, Any]]:
    about = {"of": report.subject}
    for name, count in report.total.counts.items():
        yield {"record": "figure", **about, "name": name, **count_record(count)}
    for name, share in report.total.shares.items():
        yield {"record": "share", **about, "name": name, **_share(share)}
    if report.confidence is not None:
        yield {"record": "confidence", **about, **_reliability(report.confidence)}
    for article in report.articles:
        yield {"record": "article", **about, **_article(article)}
    if errors:
        for article in report.articles:
            for difference in article.differences:
                yield {"record": "difference", **about, **difference_record(article.path, difference, ("gold", "ours"))}


def _of_event(event: EventScored) -> Iterator[dict[str, Any]]:
    for cast in event.casts:
        yield {
            "record": "cast",
            "path": event.path,
            "chain": cast.chain,
            "actor": cast.actor,
            "mentions": cast.mentions,
            "reports": cast.reports,
            "precision": rate(cast.precision),
            "recall": rate(cast.recall),
            "f1": rate(cast.f1),
        }


def _article(article: Scored) -> dict[str, Any]:
    kinds = Counter(kind for difference in article.differences for kind in difference.kinds)
    return {
        "path": article.path,
        "figures": {name: count_record(count) for name, count in article.score.counts.items()},
        "shares": {name: _share(share) for name, share in article.score.shares.items()},
        "differences": dict(kinds),
    }


def _reliability(reliability: Reliability) -> dict[str, Any]:
    bins = [
        {"low": b.low, "high": b.high, "count": b.count, "mean": rate(b.confidence), "right": rate(b.accuracy)}
        for b in reliability.bins
    ]
    return {"error": rate(reliability.error), "bins": bins}


def _side(side: Side) -> dict[str, Any]:
    spans: dict[str, Any] = {}
    for role, span in side.parts:
        spans.setdefault(role, []).append(list(span))
    return {**spans, "names": side.names} if side.names else spans


def _share(share: Share) -> dict[str, Any]:
    return {"rate": rate(share.rate), "hits": share.hits, "asked": share.of}

"""The contract of `onrecord compare --format jsonl`: one object a line, what it is in `type`.

docs/compare.md describes it. Fields and types are only ever added. Spans are of the text of the report of that number.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from tui.article import Article, Span
from tui.comparison.comparing import Comparison
from tui.comparison.figures import Figure
from tui.comparison.phrasing import quoted_words
from tui.comparison.presence import Presence
from tui.comparison.statements import Place, Statement
from tui.comparison.tellings import Change, Edit, Telling, Utterance

Line = dict[str, Any]


def lines(comparison: Comparison, articles: Sequence[Article | None]) -> Iterator[Line]:
    """The objects, as values that JSON knows; `articles` by the numbers of the reports."""
    texts = [article.text if article else "" for article in articles]
    for n, report in enumerate(comparison.reports):
        described = {name: getattr(report, name) for name in _REPORT}
        stances = dict(comparison.charts.stances[n]) if report.compared else {}
        yield {"type": "report", "report": n, **described, "stances": stances}
    for caveat in comparison.caveats:
        yield {"type": "caveat", "kind": caveat.kind, "reports": list(caveat.reports), "share": _round(caveat.share)}
    for row in comparison.matrix:
        yield _actor(row)
    for positions in comparison.charts.positions:
        for position in positions:
            yield {"type": "statement", **_statement(position.statement, texts), "at": _round(position.at)}
    for utterance in comparison.utterances:
        yield _utterance(utterance, texts)
    for disagreement in comparison.disagreements:
        versions = [
            {"value": v.value, "figures": [_figure(figure, texts) for figure in v.figures]}
            for v in disagreement.versions
        ]
        yield {"type": "disagreement", "versions": versions}
    yield from _one_sided(comparison, texts)
    for echo in comparison.echoes:
        yield {"type": "echo", **_place(echo.place), "others": [_place(other) for other in echo.others]}


_REPORT = ("label", "title", "outlet", "date", "path", "url", "words", "compared")


def _actor(row: Presence) -> Line:
    cells = [
        {
            "report": n,
            "standing": cell.standing,
            "quoted": cell.quoted,
            "paraphrased": cell.paraphrased,
            "mentions": cell.mentions,
            "words": cell.words,
            "share": _round(cell.share),
            "span": list(cell.place.span) if cell.place else None,
        }
        for n, cell in enumerate(row.cells)
    ]
    actor = row.actor
    described = {"actor": actor.id, "name": actor.name, "kind": actor.kind, "aliases": list(actor.aliases)}
    return {"type": "actor", **described, "silent": list(row.silent), "reports": cells}


def _statement(statement: Statement, texts: Sequence[str]) -> Line:
    said = statement.attribution
    return {
        "report": statement.report,
        "id": said.id,
        "speaker": said.speaker,
        "kind": said.kind,
        "stance": said.stance,
        "words": statement.words,
        "content": _spans(said.content),
        "cue": _spans(said.cue),
        "text": quoted_words(texts[statement.report], said.content),
    }


def _utterance(utterance: Utterance, texts: Sequence[str]) -> Line:
    return {
        "type": "utterance",
        "speaker": utterance.speaker,
        "sure": utterance.sure,
        "difference": _round(utterance.difference),
        "fullest": utterance.fullest,
        "tellings": [_telling(telling, texts) for telling in utterance.tellings],
    }


def _telling(telling: Telling, texts: Sequence[str]) -> Line:
    return {
        "report": telling.statement.report,
        "id": telling.statement.attribution.id,
        "distance": _round(telling.distance),
        "likeness": _round(telling.likeness),
        "text": quoted_words(texts[telling.statement.report], telling.statement.attribution.content),
        "changes": [_step(change) for change in telling.changes],
        "edits": [_step(edit) for edit in telling.edits],
    }


def _step(step: Change | Edit) -> Line:
    return {"kind": step.kind, "full": _spans(step.full), "here": _spans(step.here)}


def _one_sided(comparison: Comparison, texts: Sequence[str]) -> Iterator[Line]:
    """What only one report has, what all but one have, and whom a report leaves unnamed."""
    index = {utterance: n for n, utterance in enumerate(comparison.utterances)}
    for only in comparison.only_here:
        yield {
            "type": "only_here",
            "report": only.report,
            "statements": [s.attribution.id for s in only.statements],
            "actors": [{"actor": found.actor.id, "span": list(found.place.span)} for found in only.actors],
            "figures": [_figure(figure, texts) for figure in only.figures],
        }
    for missed in comparison.all_but_here:
        yield {
            "type": "all_but_here",
            "report": missed.report,
            "utterances": [index[utterance] for utterance in missed.utterances],
            "actors": [row.actor.id for row in missed.actors],
            "figures": [[_figure(figure, texts) for figure in alike] for alike in missed.figures],
        }
    for anonymous in comparison.anonymous:
        sources = [
            {
                "text": quoted_words(texts[source.place.report], (source.place.span,)) if source.words else "",
                "span": list(source.place.span),
                "statements": [s.attribution.id for s in source.statements],
            }
            for source in anonymous.sources
        ]
        yield {
            "type": "anonymous",
            "report": anonymous.report,
            "share": _round(anonymous.share),
            "statements": anonymous.statements,
            "sources": sources,
        }


def _figure(figure: Figure, texts: Sequence[str]) -> Line:
    return {
        **_place(figure.place),
        "kind": figure.kind,
        "value": figure.value,
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "text": quoted_words(texts[figure.place.report], (figure.place.span,)),
    }


def _place(place: Place) -> Line:
    return {"report": place.report, "span": list(place.span)}


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def _round(share: float) -> float:
    return round(share, 3)

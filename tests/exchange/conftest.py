"""One small report, analysed by hand."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from tui.article import (
    Actor,
    Analysis,
    Article,
    Attribution,
    AttributionCorrection,
    Finding,
    Mention,
    Note,
    Span,
    Target,
)
from tui.exchange.noted import NotedArticle

BODY = "=1+1 is **not** two\n\n- who?"
TEXT = "“It was late,” said Ana\nRuiz, “and dark.” The mayor wants a ferry."


@dataclass(frozen=True, slots=True)
class Report:
    article: Article
    analysis: Analysis


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def report() -> Report:
    """A split quotation by a person, and a wish whose speaker is unknown."""
    actors = (
        Actor("a4", "Ana Ruiz", "person", True, ("Ruiz",), (Mention(_span("Ana\nRuiz"), "name"),)),
        Actor("a9", "Port Ash", "place", False),
    )
    attributions = (
        Attribution(
            "q1",
            "direct",
            content=(_span("“It was late,”"), _span("“and dark.”")),
            source=(_span("Ana\nRuiz"),),
            cue=(_span("said"),),
            speaker="a4",
            confidence=0.98765,
            reasons=("a reporting verb beside the name",),
        ),
        Attribution(
            "q2",
            "indirect",
            content=(_span("a ferry"),),
            source=(_span("The mayor"),),
            cue=(_span("wants"),),
            stance="want",
        ),
    )
    article = Article(TEXT, (), path="reports/late.txt", title="Late", outlet="The Ash Post", date="2024-03-01")
    return Report(article, Analysis("1", attributions, actors))


@pytest.fixture
def noted(report: Report) -> NotedArticle:
    """The report with a bare mark, a note with tags that spreadsheets would obey, and a rejected attribution."""
    article = replace(report.article, url="https://ash.example/late?a=1&b=<2>", byline="J. *Doe*")
    sha256 = article.sha256

    def note(number: int, words: str, **said: Any) -> Note:
        name = f"0000000{number}-0000-4000-8000-000000000000"
        times = {"created": f"2025-03-0{number}T12:00:00.000Z", "modified": f"2025-03-0{number}T13:00:00.000Z"}
        return Note(name, Target.of(sha256, TEXT, _span(words)), creator="Zoë", **said, **times)

    q2 = report.analysis.attributions[1]
    wish = Finding(q2.content, q2.source, q2.cue, q2.kind, stance="want")
    notes = (
        note(1, "It was late,”"),
        note(
            2,
            "late,” said Ana\nRuiz",
            body="=1+1 is **not** two\n\n- who?",
            motivation="commenting",
            tags=("@check", "a, b"),
        ),
        note(3, "a ferry", motivation="assessing", correction=AttributionCorrection("reject", wish)),
    )
    return NotedArticle(article, sha256, notes, report.analysis)

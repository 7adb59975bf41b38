"""One small report, analysed by hand."""

from dataclasses import dataclass

import pytest

from tui.article import Actor, Analysis, Article, Attribution, Mention, Span

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

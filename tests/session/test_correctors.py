"""The annotators of one database of notes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.article import EngineFault, Fault, Span
from tui.session.correctors import read_corrected
from tui.session.engine import Engine
from tui.session.home import Home
from tui.session.session import Session


@pytest.fixture
def corrected(sit: Callable[..., Session], news: Path) -> None:
    """Ben adds one to the first article, Ana rejects one there; Ana alone corrects the second."""
    session = sit()
    for n in (0, 1):
        session.article(n)
        session.analyse(n).result(timeout=30)
    session.notes.creator = "ben"
    session.corrections.add(0, (Span(18, 24),))
    session.notes.creator = "ana"
    session.corrections.reject(0, "q1")
    session.corrections.reject(1, "q1")
    session.notes.annotate(1, Span(0, 3), "no correction")
    session.close()


def test_each_one_has_the_engines_findings_with_their_own_corrections(
    corrected: None, home: Home, fake_engine: Callable[..., Engine]
):
    shown: list[Any] = []
    articles, told = read_corrected(home=home, engine=fake_engine(), on_progress=lambda *step: shown.append(step))
    assert (told, shown) == ((), [(1, 1)])
    (article,) = articles
    text = article.text
    assert {r.annotator: [q.content[0].of(text) for q in r.attributions] for r in article.readings} == {
        "ana": [],
        "ben": ["Ana ", "Nobody"],
    }
    assert article.name.startswith("a-")
    assert "/" not in article.name


def test_where_none_can_be_analysed_that_is_the_fault(corrected: None, home: Home, fakes: None):
    home.cache.unlink()
    with pytest.raises(EngineFault):
        read_corrected(home=home, engine=Engine(1, reports=home.reports, jobs="no_such_jobs", version="other"))


def test_without_two_people_there_is_nothing_to_compare(home: Home):
    with pytest.raises(Fault, match="no article has corrections by two people"):
        read_corrected(home=home)

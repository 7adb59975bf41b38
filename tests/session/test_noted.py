"""All notes of a reader leave and come in, each once, the newer state of two."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tui.article import Article, AttributionCorrection, Finding, Note, Span, Target
from tui.notes.taking_in import Taken
from tui.session.home import Home
from tui.session.noted import noted, settle, take_in
from tui.session.session import Session

TEXT = "Ana spoke first.\n\nNobody answered Ben.\n"


def note(text: str, words: str, **parts: object) -> Note:
    start = text.index(words)
    target = Target.of(Article(text, ()).sha256, text, Span(start, start + len(words)))
    values = {"id": "n1", "body": "", "created": "2025-01-01T00:00:00.000Z", "modified": "2025-01-01T00:00:00.000Z"}
    return Note(**{"target": target, **values, **parts})  # type: ignore[arg-type]


def test_nobody_s_notes_are_no_file(home: Home) -> None:
    assert list(noted(home)) == []
    assert not home.notes.exists()


def test_what_is_taken_in_is_there_when_the_article_is_opened(
    sit: Callable[..., Session], news: Path, home: Home
) -> None:
    session = sit()
    article = session.article(0)
    assert take_in(article, [note(article.text, "Nobody")], home) == Taken(added=1)
    assert [one.target.exact for one in session.notes.of(0)] == ["Nobody"]
    ((edition, notes),) = ((one.edition, one.notes) for one in noted(home))
    assert (edition.article, edition.place) == (article, str(news / "a.txt"))
    assert [replace(one, version=0) for one in notes] == [note(article.text, "Nobody")]


def test_of_two_states_the_newer_counts_and_nothing_is_doubled(home: Home) -> None:
    article = Article(TEXT, (), path="a.txt")
    first, later = note(TEXT, "Ana"), note(TEXT, "Ana", body="Ruiz", modified="2025-01-02T00:00:00.000Z")
    other = note(TEXT, "Ben", id="n2")
    assert take_in(article, [first, other], home) == Taken(added=2)
    assert take_in(article, [first, other], home) == Taken(known=2)
    assert take_in(article, [later, other], home) == Taken(changed=1, known=1)
    assert take_in(article, [first], home) == Taken(older=1)
    assert [one.body for one in next(noted(home)).notes] == ["Ruiz", ""]


def test_foreign_notes_are_put_where_their_words_stand(home: Home) -> None:
    long = TEXT + "The dam at Vell will hold for another hundred years, they say.\n"
    article = Article("A headline that is new.\n\n" + long, ())
    words = "hold for another hundred years"
    quoted = replace(note(long, words), target=replace(note(long, words).target, span=Span(0, 1), sha256=""))
    reworded = replace(quoted, target=replace(quoted.target, exact="hold for an other hundred years"))
    gone = replace(quoted, target=replace(quoted.target, exact="words that are in no article at all"))
    put, lost = settle(article, [quoted, reworded, gone])
    assert [one.target.exact for one in put] == [words, words]
    assert {one.target.sha256 for one in put} == {article.sha256}
    assert lost == (gone,)


@pytest.mark.parametrize("same", [True, False])
def test_a_foreign_correction_is_put_on_the_very_text_that_it_is_of(same: bool) -> None:
    correction = AttributionCorrection("add", None, Finding((Span(0, 3),)))
    one = note(TEXT, "Ana", correction=correction)
    put, lost = settle(Article(TEXT if same else f"{TEXT}\nMore.", ()), [one])
    assert (len(put), len(lost)) == (same, not same)

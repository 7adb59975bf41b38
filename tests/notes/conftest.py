"""Editions, notes and notebooks of small invented reports."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tui.article import Article, Note, Span, Target
from tui.notes import Edition, Notebook

TEXT = """Dam at Vell holds, engineer says

The dam at Vell will hold, the chief engineer said on Monday.

“We looked at every joint of it,” Ana Ruiz told the council. “Twice.”

Mayor Ben Oduya said that nobody had to leave. He did not say for how long.
"""

Mark = Callable[..., Note]


@pytest.fixture
def text() -> str:
    """A report of four paragraphs."""
    return TEXT


@pytest.fixture
def edition(text: str) -> Edition:
    """The report as it was first seen."""
    return Edition.of(Article(text, (), path="vell.txt", title="Dam at Vell holds"), "/news/vell.txt")


@pytest.fixture
def edited() -> Callable[..., Edition]:
    """The report with words replaced, or another text in its place."""

    def edit(*changes: tuple[str, str], place: str = "/news/vell.txt", whole: str = TEXT) -> Edition:
        for old, new in changes:
            assert old in whole
            whole = whole.replace(old, new)
        return Edition.of(Article(whole, (), path="vell.txt"), place)

    return edit


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook that nobody has written in."""
    book = Notebook(tmp_path / "data" / "notes.db")
    yield book
    book.close()


@pytest.fixture
def mark(edition: Edition) -> Mark:
    """A note on the first place where some words stand, not kept yet."""

    def make(words: str, body: str = "", **parts: object) -> Note:
        start = edition.article.text.index(words)
        target = Target.of(edition.sha256, edition.article.text, Span(start, start + len(words)))
        values = {"created": "2025-03-01T12:00:00.000Z", "modified": "2025-03-01T12:00:00.000Z", "creator": "ana"}
        return Note(str(uuid4()), target, body, **{**values, **parts})  # type: ignore[arg-type]

    return make

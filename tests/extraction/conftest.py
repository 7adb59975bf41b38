"""Articles made of plain text, a paragraph a line, for tests of the pipeline."""

from collections.abc import Callable

import pytest

from tui.article import Article, Block, Span


def _made(text: str) -> Article:
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        body = line.strip()
        if body:
            start = at + line.index(body[0])
            blocks.append(Block("paragraph", Span(start, start + len(body))))
        at += len(line) + 1
    return Article(text, tuple(blocks))


@pytest.fixture(scope="session")
def make() -> Callable[[str], Article]:
    return _made

"""Attributions and actors of texts that a person can read: their words are named, not their offsets."""

from collections.abc import Callable

import pytest

from tui.article import Actor, Attribution, Mention, Span

Place = Callable[..., Span]


def span_of(text: str, words: str, n: int = 0) -> Span:
    """Where `words` stand in `text` for the time `n`, counted from 0."""
    start = -1
    for _ in range(n + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


@pytest.fixture
def said():
    """Makes an attribution of the words of its parts; a part is words, or several in a tuple."""

    def spans(text: str, parts: str | tuple[str, ...]) -> tuple[Span, ...]:
        return tuple(span_of(text, part) for part in ((parts,) if isinstance(parts, str) else parts) if part)

    def make(text: str, content: str | tuple[str, ...], source: str = "", cue: str = "", **rest: object) -> Attribution:
        content_spans = spans(text, content)
        name = f"q{content_spans[0].start}"
        return Attribution(name, "indirect", content_spans, spans(text, source), spans(text, cue), **rest)

    return make


@pytest.fixture
def actor():
    """Makes an actor of the spans of its mentions."""

    def make(name: str, *spans: tuple[int, int]) -> Actor:
        return Actor(name, name.title(), "person", True, (), tuple(Mention(Span(*span), "name") for span in spans))

    return make

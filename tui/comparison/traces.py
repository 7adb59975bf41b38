"""What is compared of a statement: its stems, its words in order, and what stands in quotation marks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tui import language
from tui.article import Span
from tui.comparison.statements import Statement
from tui.comparison.wording import stems_of, words_of

_QUOTED = re.compile(r"[“\"](.+?)[”\"]|‘(.+?)’(?!\w)|(?<!\w)' ?(.+?) ?'(?!\w)", re.DOTALL)
_EDITED = re.compile(r"\[|…|\.\s?\.\s?\.")


@dataclass(frozen=True, slots=True)
class Trace:
    """One statement as it is compared with others."""

    report: int
    speaker: str | None
    kind: str
    """Of the attribution: direct, mixed or indirect."""
    words: tuple[str, ...]
    stems: frozenset[str]
    sentences: int
    fragments: tuple[tuple[str, ...], ...]
    """The words of each quotation within."""
    denied: bool
    """Whether the cue says that it is not so."""
    edited: bool
    """Whether brackets or an ellipsis say that its words were changed."""


def trace(statement: Statement, text: str) -> Trace:
    """What is compared of a statement of the report with `text`."""
    said = statement.attribution
    words = tuple(word.text for word in words_of(text, said.content))
    return Trace(
        statement.report,
        said.speaker,
        said.kind,
        words,
        stems_of(words),
        sum(len(language.sentences(text, part)) for part in said.content),
        tuple(f for part in said.content for f in _fragments(text, part)),
        said.stance == "deny",
        any(_EDITED.search(part.of(text)) for part in said.content),
    )


def _fragments(text: str, part: Span) -> Iterable[tuple[str, ...]]:
    for match in _QUOTED.finditer(text, part.start, part.end):
        words = words_of(text, (Span(*match.span(match.lastindex or 0)),))
        if words:
            yield tuple(word.text for word in words)

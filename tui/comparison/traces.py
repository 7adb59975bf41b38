"""What is compared of a statement: its stems, its words in order, and what stands in quotation marks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from tui import language
from tui.article import Span
from tui.comparison.prose import Prose
from tui.comparison.sentences import Weights, weight_of
from tui.comparison.statements import Statement
from tui.comparison.wording import FUNCTION_WORDS, short_stem, stems_of

_QUOTED = re.compile(r"[“\"](.+?)[”\"]|‘(.+?)’(?!\w)|(?<!\w)' ?(.+?) ?'(?!\w)", re.DOTALL)
_EDITED = re.compile(r"\[|…|\.\s?\.\s?\.")


class Fragment(NamedTuple):
    """The words of a quotation."""

    words: tuple[str, ...]
    tells: float
    """The weights of the stems of its words together."""


class Clause(NamedTuple):
    """One of the sentences of a statement."""

    stems: frozenset[str]
    tells: float
    """The weights of the stems together."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One statement as it is compared with others."""

    report: int
    speaker: str | None
    kind: str
    """Of the attribution: direct, mixed or indirect."""
    words: tuple[str, ...]
    stems: frozenset[str]
    tells: float
    """The weights of all its stems together."""
    sentences: int
    clauses: tuple["Clause", ...]
    """Those of its sentences that tell something."""
    fragments: tuple["Fragment", ...]
    """The quotations within."""
    denied: bool
    """Whether the cue says that it is not so."""
    edited: bool
    """Whether brackets or an ellipsis say that its words were changed."""


def trace(statement: Statement, prose: Prose, weights: Weights) -> Trace:
    """What is compared of a statement of the report with this prose; a stem without a weight tells all it can."""
    said, text = statement.attribution, prose.text
    words = tuple(word.text for word in prose.words_in(said.content))
    stems = stems_of(words)
    sentences = [sentence for part in said.content for sentence in language.sentences(text, part)]
    clauses = [stems_of(word.text for word in prose.words_in((sentence,))) for sentence in sentences]
    return Trace(
        statement.report,
        said.speaker,
        said.kind,
        words,
        stems,
        weight_of(stems, weights),
        len(sentences),
        tuple(Clause(stems, weight_of(stems, weights)) for stems in clauses if stems),
        tuple(f for part in said.content for f in _fragments(prose, part, weights)),
        said.stance == "deny",
        any(_EDITED.search(part.of(text)) for part in said.content),
    )


def weight_of_words(words: Iterable[str], weights: Weights) -> float:
    """How much words tell together, one that is repeated each time."""
    return weight_of([short_stem(word) for word in words if word not in FUNCTION_WORDS], weights)


def _fragments(prose: Prose, part: Span, weights: Weights) -> Iterable[Fragment]:
    for match in _QUOTED.finditer(prose.text, part.start, part.end):
        words = tuple(word.text for word in prose.words_in((Span(*match.span(match.lastindex or 0)),)))
        if words:
            yield Fragment(words, weight_of_words(words, weights))

"""What the reader adds to an article: notes, and the drafts of notes.

The form is that of the W3C Web Annotation Data Model (2017): a target with a position selector and a quote selector, a
body, a motivation, a creator and times. Highlights, notes, tags and corrections are all notes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tui.article.correction import Correction
from tui.article.span import Span
from tui.article.visible import one_line

Motivation = Literal[
    "highlighting", "commenting", "tagging", "assessing", "editing", "bookmarking", "classifying", "describing",
    "identifying", "linking", "moderating", "questioning", "replying",
]  # fmt: skip
"""The motivations of the model's section 3.3.5. Corrections are `assessing` (accept, reject) or `editing`."""

CONTEXT = 64
"""How many characters before and after a target are kept with it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A stretch of one text, by position and by quote, so that it can be found again in an edited text."""

    sha256: str
    """The hash of the text of which `span` is."""
    span: Span
    """The model's TextPositionSelector; never empty."""
    exact: str
    """The words of the span; with what stands before and after, the model's TextQuoteSelector."""
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, sha256: str, text: str, span: Span) -> "Target":
        """The target at `span` of the text with this hash; raises ValueError for an empty span or one outside."""
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError(f"{span} is no stretch of a text of {len(text)} characters")
        before, after = text[max(span.start - CONTEXT, 0) : span.start], text[span.end : span.end + CONTEXT]
        return cls(sha256, Span(*span), span.of(text), before, after)


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a reader added to an article."""

    id: str
    """A UUID in its usual form, unique in the world."""
    target: Target
    body: str = ""
    """Markdown; empty for a bare highlight or tag."""
    motivation: Motivation = "highlighting"
    tags: tuple[str, ...] = ()
    """In the order in which they were put on; none twice."""
    creator: str = ""
    created: str = ""
    """ISO 8601 in UTC, to the millisecond: "2025-03-01T12:00:00.000Z"."""
    modified: str = ""
    """The same form; equal to `created` for what was never changed."""
    correction: Correction | None = None
    """What the note says of the analysis, if it corrects it; its spans are of the text of the target."""
    version: int = 0
    """Counts the states of this note on disk; 0 for one that was never kept."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a note that is being written."""

    id: str
    """A UUID: one for each time that an editor is opened, so that no two readers write to the same draft."""
    target: Target
    body: str
    tags: tuple[str, ...] = ()
    note: str = ""
    """The id of the note that is being edited; empty for a new one."""
    kept: str = ""
    """When it was stored, as `Note.modified`."""


def motivation_of(body: str, tags: tuple[str, ...], correction: Correction | None = None) -> Motivation:
    """Why a note with these parts was made, as the model names it.

    >>> motivation_of("Says who?", ("check",)), motivation_of("", ("check",)), motivation_of("", ())
    ('commenting', 'tagging', 'highlighting')
    """
    if correction is not None:
        return "assessing" if correction.act in ("accept", "reject") else "editing"
    if body.strip():
        return "commenting"
    return "tagging" if tags else "highlighting"


def fit_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as notes have them: each on one line, without blanks around it, none empty, none twice.

    >>> fit_tags([" to  check ", "", "to check", "quote"])
    ('to check', 'quote')
    """
    return tuple(dict.fromkeys(fit for tag in tags if (fit := " ".join(one_line(tag).split()))))

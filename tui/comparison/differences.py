"""Two tellings of one utterance compared word by word.

Words are compared as `wording` levels them, so that marks, capitals and national spellings are no difference.
"""

from collections.abc import Iterator, Sequence

from tui.article import Span
from tui.comparison.changes import changes_of
from tui.comparison.prose import Prose
from tui.comparison.statements import Statement
from tui.comparison.tellings import Edit, EditKind, Telling
from tui.comparison.wording import Word

_Step = tuple[bool, list[Word], list[Word]]
"""Whether words are the same, those of the fullest telling, those here."""


def told(statement: Statement, prose: Prose, full: Statement, full_prose: Prose, likeness: float = 1.0) -> Telling:
    """How `statement`, of the report with `prose`, tells what `full`, of the report with `full_prose`, prints."""
    if statement is full:
        return Telling(statement)
    here, there = prose.words_in(statement.attribution.content), full_prose.words_in(full.attribution.content)
    edits = tuple(_edits(there, here, full.attribution.content, statement.attribution.content))
    changes = changes_of(edits, statement.attribution, prose, full.attribution, full_prose)
    return Telling(statement, edits, changes, distance(there, here), likeness)


def distance(one: Sequence[Word], other: Sequence[Word]) -> float:
    """The share of the words of both that the other has not, in order: 0 for the same words, 1 for none in common.

    One minus the normalised similarity of Indel (rapidfuzz), over words.
    """
    from rapidfuzz.distance import Indel

    return 1 - Indel.normalized_similarity(_texts(one), _texts(other))


def _edits(
    there: Sequence[Word], here: Sequence[Word], full_parts: tuple[Span, ...], parts: tuple[Span, ...]
) -> Iterator[Edit]:
    """The steps from one to the other; words left out and put in at one place are words changed."""
    from rapidfuzz.distance import Indel

    steps: list[_Step] = []
    for step in Indel.opcodes(_texts(there), _texts(here)):
        same = step.tag == "equal"
        if not steps or steps[-1][0] != same:
            steps.append((same, [], []))
        steps[-1][1].extend(there[step.src_start : step.src_end])
        steps[-1][2].extend(here[step.dest_start : step.dest_end])
    for same, before, after in _slid(steps):
        kind: EditKind = "same" if same else "left out" if not after else "changed" if before else "put in"
        yield Edit(kind, _runs(before, full_parts), _runs(after, parts))


def _slid(steps: Sequence[_Step]) -> Sequence[_Step]:
    """The steps with what is left out at an end, if it can be: not "we [sent; we] have" but "[we sent;] we have"."""
    if len(steps) > 2 and steps[0][0] and not steps[1][2]:
        (_, first, here), (_, gone, _), (_, rest, there) = steps[:3]
        size = len(first)
        if _texts(gone[-size:]) == _texts(first):
            moved = [*first, *gone[:-size]]
            return [(False, moved, []), (True, [*gone[-size:], *rest], [*here, *there]), *steps[3:]]
    return steps


def _texts(words: Sequence[Word]) -> list[str]:
    return [word.text for word in words]


def _runs(words: Sequence[Word], parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """The words as one span for each part of the content that they stand in."""
    found = []
    for part in parts:
        inside = [word.span for word in words if part.covers(word.span)]
        if inside:
            found.append(Span(inside[0].start, inside[-1].end))
    return tuple(found)

"""What it means that the words of two tellings differ.

Words are left out, openly or not, put in, bracketed, put into another tense or person, reworded, or paraphrased.
"""

import re
from collections.abc import Iterator, Sequence

from tui.article import Attribution, Span, hull
from tui.comparison.grammar import differ_in_person, differ_in_tense
from tui.comparison.prose import Prose
from tui.comparison.tellings import Change, ChangeKind, Edit
from tui.comparison.wording import Word

_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_MARKS = {"direct": 2, "mixed": 1, "indirect": 0}
"""How much of an attribution stands in quotation marks."""


def changes_of(
    edits: Sequence[Edit], said: Attribution, prose: Prose, full: Attribution, full_prose: Prose
) -> tuple[Change, ...]:
    """What was done with the words of `full`, a kind at a time, in the order in which the kinds turn up."""
    found: dict[ChangeKind, Change] = {}
    for change in _changes(edits, said, prose, full, full_prose):
        known = found.get(change.kind, Change(change.kind, (), ()))
        found[change.kind] = Change(change.kind, (*known.full, *change.full), (*known.here, *change.here))
    return tuple(found.values())


def _changes(
    edits: Sequence[Edit], said: Attribution, prose: Prose, full: Attribution, full_prose: Prose
) -> Iterator[Change]:
    if _MARKS[said.kind] < _MARKS[full.kind]:
        yield Change("paraphrase", full.content, said.content)
    for n, edit in enumerate(edits):
        if edit.kind == "left out":
            yield _left_out(edit, _gap(n, edits, said), said, prose)
        elif edit.kind != "same":
            yield from _replaced(edit, prose, full_prose)


def _gap(n: int, edits: Sequence[Edit], said: Attribution) -> Span:
    """Where the words of edit `n` are missing: from the word before to the word after."""
    whole = hull(said.content)
    before = next((edit.here[-1].end for edit in reversed(edits[:n]) if edit.here), whole.start)
    after = next((edit.here[0].start for edit in edits[n + 1 :] if edit.here), whole.end)
    return Span(before, after)


def _left_out(edit: Edit, gap: Span, said: Attribution, prose: Prose) -> Change:
    if _ELLIPSIS.search(gap.of(prose.text)):
        return Change("ellipsis", edit.full, (gap,))
    whole = hull(said.content)
    in_the_middle = any(part.covers(gap) for part in said.content) and prose.words_in((Span(whole.start, gap.start),))
    if in_the_middle and said.kind == "direct" and prose.words_in((Span(gap.end, whole.end),)):
        return Change("spliced", edit.full, (gap,))
    return Change("left out", edit.full, ())


def _replaced(edit: Edit, prose: Prose, full_prose: Prose) -> Iterator[Change]:
    """Words put in, or in the place of others: those in brackets, those that differ in grammar only, and the rest."""
    there, here = list(full_prose.words_in(edit.full)), list(prose.words_in(edit.here))
    bracketed = [word for word in here if _in_brackets(prose.text, word.span)]
    if bracketed:
        yield Change("bracketed", edit.full, (Span(bracketed[0].span.start, bracketed[-1].span.end),))
        if len(bracketed) == len(here):
            return
        here = [word for word in here if word not in bracketed]
    yield from _grammar(there, here)
    before, after = _runs(there, full_prose.text), _runs(here, prose.text)
    if before and after:
        yield Change("reworded", before, after)
    elif before and not bracketed:
        yield Change("left out", before, ())
    elif after:
        yield Change("put in", (), after)


def _runs(words: Sequence[Word], text: str) -> tuple[Span, ...]:
    """The words as spans; those with nothing but white space between them make one."""
    found: list[Span] = []
    for word in words:
        if found and text[found[-1].end : word.span.start].isspace():
            found[-1] = Span(found[-1].start, word.span.end)
        else:
            found.append(word.span)
    return tuple(found)


def _grammar(there: list[Word], here: list[Word]) -> Iterator[Change]:
    """The pairs that differ in tense or person only, taken out of both lists."""
    for word in tuple(here):
        for other in tuple(there):
            kind = _same_but_for(other.text, word.text)
            if kind:
                yield Change(kind, (other.span,), (word.span,))
                there.remove(other)
                here.remove(word)
                break


def _same_but_for(one: str, other: str) -> ChangeKind | None:
    if differ_in_person(one, other):
        return "person"
    return "tense" if differ_in_tense(one, other) else None


def _in_brackets(text: str, span: Span) -> bool:
    opened = text.rfind("[", 0, span.start)
    return opened > text.rfind("]", 0, span.start) and text.find("]", span.end) >= 0

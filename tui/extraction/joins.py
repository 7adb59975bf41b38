"""Quotations that have no cue of their own: joined to the statement that they go on with, or floating.

A quotation goes on with a statement if the paragraph reopens it, if it follows that statement's quotation within the
paragraph, or if a colon announced it. One that nothing announces floats, if it is a sentence; otherwise its marks are
scare quotes or a title, and it is no attribution.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tui.article import Span
from tui.extraction.drafts import Draft
from tui.extraction.passages import Passage
from tui.extraction.quotations import Quotation
from tui.extraction.tokens import Sentence

_LEAST_WORDS = 4
_AROUND = frozenset("QC,.:;—*?!")


@dataclass(slots=True)
class _Joining:
    """The drafts so far, in order, and which of them owns which quotation."""

    drafts: list[Draft]
    owner: dict[int, int] = field(default_factory=dict)
    chain: dict[int, int] = field(default_factory=dict)
    """Quotation -> the one in the paragraph before that it reopens."""

    given: dict[int, list[tuple[int, Span]]] = field(default_factory=dict)
    """Draft -> the quotations that it has been given, by number."""

    def give(self, number: int, span: Span, draft: int) -> None:
        """Make `span`, the quotation of that number, part of a draft's content."""
        self.given.setdefault(draft, []).append((number, span))
        self.owner[number] = draft

    def is_empty(self, draft: int) -> bool:
        """Whether nothing is a draft's content yet."""
        return not self.drafts[draft].content and draft not in self.given

    def whole(self, at: int) -> Draft:
        """A draft with all that it has been given."""
        draft, given = self.drafts[at], self.given.get(at, [])
        content = tuple(sorted({*draft.content, *(span for _, span in given)}))
        return replace(draft, content=content, quotations=tuple(sorted({*draft.quotations, *(n for n, _ in given)})))


def joined(
    drafts: Sequence[Draft], sentences: Sequence[Sentence], quotations: Sequence[Quotation], passages: Sequence[Passage]
) -> tuple[Draft, ...]:
    """The drafts with the quotations that go on with them, and a floating draft for each other quoted sentence."""
    joining = _Joining(list(drafts))
    joining.owner = {n: i for i, draft in enumerate(drafts) for n in draft.quotations}
    last_of: dict[int, int] = {draft.sentence: i for i, draft in enumerate(drafts)}
    previous: tuple[int, int] | None = None
    for number, sentence in enumerate(sentences):
        if passages[sentence.passage].quotation and not sentence.quoted:
            _block_quotation(joining, sentence, number, last_of)
        for first, last, quotation in sentence.quoted:
            before = previous
            previous = (quotation, number)
            linked = before is not None and _reopens(quotations, before[0], quotation)
            if linked and before:
                joining.chain[quotation] = before[0]
                _link(joining, before[0], quotation, quotations)
            if quotation not in joining.owner:
                _place(joining, sentences, number, (first, last, quotation), before, last_of, quotations)
    whole = (joining.whole(at) for at in range(len(joining.drafts)))
    return tuple(sorted((draft for draft in whole if draft.content), key=lambda draft: draft.start))


def _reopens(quotations: Sequence[Quotation], earlier: int, later: int) -> bool:
    return quotations[earlier].goes_on and quotations[later].passage == quotations[earlier].passage + 1


def _link(joining: _Joining, before: int, here: int, quotations: Sequence[Quotation]) -> None:
    """One quotation over two paragraphs or more: whichever is attributed takes the others."""
    if here not in joining.owner:
        if before in joining.owner:
            joining.give(here, quotations[here].span, joining.owner[before])
        return
    owner = joining.owner[here]
    earlier: int | None = before
    while earlier is not None and earlier not in joining.owner:
        joining.give(earlier, quotations[earlier].span, owner)
        earlier = joining.chain.get(earlier)
    if earlier is None or joining.owner[earlier] == owner:
        return
    floating = joining.owner[earlier]
    if joining.drafts[floating].rule == "floating":
        for number in joining.whole(floating).quotations:
            joining.give(number, quotations[number].span, owner)
        joining.drafts[floating] = replace(joining.drafts[floating], content=(), quotations=())
        joining.given.pop(floating, None)


def _place(
    joining: _Joining,
    sentences: Sequence[Sentence],
    number: int,
    quoted: tuple[int, int, int],
    before: tuple[int, int] | None,
    last_of: dict[int, int],
    quotations: Sequence[Quotation],
) -> None:
    """Join a quotation without a cue to what it goes on with, or let it float."""
    sentence = sentences[number]
    first, last, quotation = quoted
    whole = set(sentence.plain) <= _AROUND
    span = quotations[quotation].span
    announced = last_of.get(number - 1)
    if first == 0 and announced is not None and joining.is_empty(announced):
        joining.give(quotation, span, announced)
        last_of[number] = announced
        return
    same_paragraph = before is not None and sentences[before[1]].passage == sentence.passage and before[1] >= number - 1
    if whole and before is not None and same_paragraph and before[0] in joining.owner:
        owner = joining.owner[before[0]]
        if joining.drafts[owner].rule in (
            "quote, cue after",
            "quote, cue before",
            "quote, no verb",
            "floating",
        ):
            joining.give(quotation, span, owner)
            last_of[number] = owner
            return
    if (
        not sentence.heading
        and last + 1 - first >= _LEAST_WORDS + 2
        and (whole or _stands_alone(sentence, first, last))
    ):
        joining.drafts.append(Draft("floating", number, (span,), quotations=(quotation,)))
        joining.owner[quotation] = len(joining.drafts) - 1
        if quotation in joining.chain:
            _link(joining, joining.chain[quotation], quotation, quotations)


def _stands_alone(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a quotation within a longer sentence is itself a sentence: a capital and a full stop within its marks."""
    opened = first == 0 or sentence.plain[first - 1] in ".:,—"
    capital = sentence.words[min(first + 1, last)][:1].isupper()
    return opened and capital and sentence.words[last - 1] in (".", "?", "!", ",", "…") and last - first > 6


def _block_quotation(joining: _Joining, sentence: Sentence, number: int, last_of: dict[int, int]) -> None:
    """A block set apart as a quotation, without marks, after a sentence that announced it."""
    announced = last_of.get(number - 1)
    if announced is not None and (joining.is_empty(announced) or joining.drafts[announced].sentence < number - 1):
        known = joining.drafts[announced]
        joining.drafts[announced] = replace(known, content=(*known.content, sentence.span))
        last_of[number] = announced

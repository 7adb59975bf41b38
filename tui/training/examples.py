"""Articles as the network is taught them: pieces, and for each piece its tag, its link, the mentions that begin there.

The article is read as the reader reads a text file, so that training sees the passages, headings and marks that use
will see.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from tui.article import Attribution, Span
from tui.extraction.encoder.features import Ints, Pieces, pieces
from tui.extraction.encoder.likeness import HE, IT, SHE, THEY, likeness
from tui.extraction.encoder.mentions import LONGEST
from tui.extraction.encoder.signals import FORMS, KINDS
from tui.extraction.encoder.wordpiece import Vocabulary
from tui.extraction.passages import Passage, passages
from tui.extraction.quotations import Quotation, quotations
from tui.readers.plain import read_plain
from tui.training.corpora import GoldArticle, GoldMention

_AGREES = {HE: 0, SHE: 1, IT: 2, THEY: 3}
NONE = -1


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as far as features need it."""

    gold: GoldArticle
    passages: tuple[Passage, ...]
    marks: tuple[Quotation, ...]
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class RoleLabels:
    """One entry a piece."""

    tags: Ints
    links: Ints
    """The first piece of the cue that it belongs to; NONE where there is none."""
    other_links: Ints
    """The same for the second cue of a source that serves two; else as `links`."""
    heads: Ints
    """1 where a cue begins."""


@dataclass(frozen=True, slots=True)
class MentionLabel:
    """One mention of an actor."""

    first: int
    last: int
    span: Span
    chain: str
    form: int
    agreement: int
    """The position in AGREEMENTS, NONE where nothing tells."""


@dataclass(frozen=True, slots=True)
class RoleExample:
    """An article with attributions."""

    reading: Reading
    labels: RoleLabels


@dataclass(frozen=True, slots=True)
class ActorExample:
    """An article with mentions."""

    reading: Reading
    kinds: Ints = field(repr=False)
    """(pieces, LONGEST): the kind of the span that begins here and has so many pieces and one, by KINDS."""
    mentions: tuple[MentionLabel, ...] = ()


def read(gold: GoldArticle, vocabulary: Vocabulary) -> Reading:
    """The article's passages, marks and pieces."""
    looked = passages(read_plain(gold.text, str(gold.path)), None)
    marks = quotations(gold.text, looked)
    return Reading(gold, looked, marks, pieces(gold.text, looked, marks, vocabulary))


def role_example(gold: GoldArticle, vocabulary: Vocabulary) -> RoleExample:
    """The article with its attributions laid over its pieces."""
    reading = read(gold, vocabulary)
    return RoleExample(reading, role_labels(reading.pieces, gold.attributions))


def role_labels(found: Pieces, attributions: Sequence[Attribution]) -> RoleLabels:
    """Tags and links; where roles lie over one another, a cue wins over a source and a source over a content."""
    count = len(found)
    tags, owner, second = np.zeros(count, np.int64), np.full(count, NONE), np.full(count, NONE)
    heads: dict[int, int] = {}
    for role, begins in (("content", 5), ("source", 1), ("cue", 3)):
        for number, one in enumerate(attributions):
            for nth, span in enumerate(getattr(one, role)):
                at = pieces_in(found, span)
                if at is None:
                    continue
                here = slice(*at)
                if role == "source" and tags[at[0]] in (1, 2):
                    second[here] = owner[here]
                owner[here], tags[here], tags[at[0]] = number, begins + 1, begins
                if role == "cue" and nth == 0:
                    heads[number] = at[0]
    _begin_again(tags, owner)
    links = _links(owner, heads, owner)
    others = np.where(np.isin(tags, (1, 2)), _links(second, heads, owner), NONE)
    begins_here = np.zeros(count, np.int64)
    begins_here[[h for n, h in heads.items() if owner[h] == n]] = 1
    return RoleLabels(tags, links, np.where(others != NONE, others, links), begins_here)


def actor_example(gold: GoldArticle, vocabulary: Vocabulary) -> ActorExample:
    """The article with its mentions laid over its pieces."""
    reading = read(gold, vocabulary)
    kinds = np.zeros((len(reading.pieces), LONGEST), np.int64)
    pronouns: dict[str, list[GoldMention]] = defaultdict(list)
    for mention in gold.mentions:
        if mention.form == "pronoun":
            pronouns[mention.chain].append(mention)
    found = []
    for mention in gold.mentions:
        at = pieces_in(reading.pieces, mention.span)
        if at is None or at[1] - at[0] > LONGEST:
            continue
        first, last = at[0], at[1] - 1
        kinds[first, last - first] = KINDS.index(mention.kind)
        if mention.kind != "other":
            agrees = NONE if mention.form == "pronoun" else _agrees(mention, pronouns[mention.chain], gold.text)
            span = reading.pieces.span(*at)
            found.append(MentionLabel(first, last, span, mention.chain, FORMS.index(mention.form), agrees))
    found.sort(key=lambda m: (m.first, -m.last))
    return ActorExample(reading, kinds, tuple(found))


def pieces_in(found: Pieces, span: Span) -> tuple[int, int] | None:
    """The first piece of a span and the one after its last; None where no piece of it is looked at."""
    low = int(np.searchsorted(found.ends, span.start, side="right"))
    high = int(np.searchsorted(found.starts, span.end, side="left"))
    while low < high and found.starts[low] == found.ends[low]:
        low += 1
    while high > low and found.starts[high - 1] == found.ends[high - 1]:
        high -= 1
    return (low, high) if low < high else None


def _begin_again(tags: Ints, owner: Ints) -> None:
    """What was cut by another role begins again after it."""
    for at in np.flatnonzero(np.isin(tags, (2, 4, 6))).tolist():
        before = tags[at - 1] if at else 0
        if before not in (tags[at], tags[at] - 1) or owner[at - 1] != owner[at]:
            tags[at] -= 1


def _links(owner: Ints, heads: dict[int, int], owners: Ints) -> Ints:
    """The head of every piece's attribution, where its cue was not covered by another's."""
    table = {number: head for number, head in heads.items() if owners[head] == number}
    return np.array([table.get(number, NONE) for number in owner.tolist()], np.int64)


def _agrees(mention: GoldMention, pronouns: list[GoldMention], text: str) -> int:
    """What stands for the mention: the pronoun that most often does, else what its words tell."""
    said = Counter(cls for m in pronouns if (cls := likeness(m.span.of(text)).pronoun) in _AGREES)
    if said:
        return _AGREES[said.most_common(1)[0][0]]
    gender = likeness(mention.span.of(text)).gender if mention.kind == "person" else 0
    if gender and mention.form == "name":
        return gender - 1
    if mention.plural:
        return 3
    return NONE if mention.kind == "person" else 2

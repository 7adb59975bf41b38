"""Attributions against gold, article by article (as Pareti 2015 and Newell et al. 2018 count them).

content overlap   matched one to one, best first, at least half of the words of both contents in common
content exact     matched, and the same words
linked            matched, and the sources share a word, or both have none
token …           the words that carry the role in any attribution
ggt 0.3, 0.8      in the order of gold: the share of gold's characters that ours holds is above (Asr et al. 2021)

A floating quotation that matches nothing in gold is left out: gold that knows only cues has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tui.article import Attribution, AttributionKind, Span
from tui.scoring.figures import Count, Score, Share
from tui.scoring.matching import Words, characters, one_to_one, words

KINDS: tuple[AttributionKind, ...] = ("direct", "mixed", "indirect")
Part = Literal["source", "cue", "content"]
ROLES: tuple[Part, ...] = ("source", "cue", "content")
LEAST = 0.5
"""The share of words in common from which two contents are the same attribution's."""

_MARKS = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Paired:
    """One article's attributions, matched; both sides in their own order."""

    text: str
    gold: tuple[Attribution, ...]
    ours: tuple[Attribution, ...]
    """Without floating ones that match nothing."""
    pairs: tuple[tuple[int, int], ...]
    """Indices into gold and ours, best first."""

    def same_content(self, i: int, j: int) -> bool:
        """Whether both contents have the same words."""
        return words(self.text, self.gold[i].content) == words(self.text, self.ours[j].content)

    def shares(self, role: Part, i: int, j: int) -> bool:
        """Whether source or cue share a word, or both have none."""
        gold, ours = getattr(self.gold[i], role), getattr(self.ours[j], role)
        return not words(self.text, gold).isdisjoint(words(self.text, ours)) if gold else not ours


def pair(text: str, gold: Sequence[Attribution], ours: Sequence[Attribution]) -> Paired:
    """Match the two readings of one text by their contents."""
    theirs = [words(text, said.content) for said in gold]
    pairs = one_to_one(theirs, [words(text, said.content) for said in ours], LEAST)
    if any(said.floating for said in ours):
        found = {j for _, j in pairs}
        ours = [said for j, said in enumerate(ours) if not said.floating or j in found]
        pairs = one_to_one(theirs, [words(text, said.content) for said in ours], LEAST)
    return Paired(text, tuple(gold), tuple(ours), pairs)


def score(paired: Paired) -> Score:
    """The figures of one article."""
    pairs, sizes = paired.pairs, (len(paired.gold), len(paired.ours))
    linked = [(i, j) for i, j in pairs if paired.shares("source", i, j)]
    counts = {
        "content overlap": Count.of(len(pairs), *sizes),
        "content exact": Count.of(sum(paired.same_content(i, j) for i, j in pairs), *sizes),
        "linked": Count.of(len(linked), *sizes),
        **{f"token {role}": _tokens(paired, role) for role in ROLES},
        **{f"ggt {least}": Count.of(_above(paired, least), *sizes) for least in (0.3, 0.8)},
    }
    kinds = [kind_of(paired.text, said.content) for said in paired.gold]
    shares = {}
    for kind in KINDS:
        shares[f"content recall, {kind}"] = Share(sum(kinds[i] == kind for i, _ in pairs), kinds.count(kind))
        shares[f"linked recall, {kind}"] = Share(sum(kinds[i] == kind for i, _ in linked), kinds.count(kind))
    sourced = [i for i, _ in pairs if paired.gold[i].source]
    right = {i for i, _ in linked}
    shares["source right, content found"] = Share(sum(i in right for i in sourced), len(sourced))
    direct = [i for i in sourced if kinds[i] == "direct"]
    shares["source right, direct found"] = Share(sum(i in right for i in direct), len(direct))
    return Score(counts, shares)


def kind_of(text: str, content: Sequence[Span]) -> AttributionKind:
    """By the text alone, gold and ours alike: direct wholly within quotation marks, mixed in part, indirect without.

    >>> kind_of('It "is" so.', (Span(0, 11),))
    'mixed'
    """
    start, end = content[0].start, content[-1].end
    body = " ".join(span.of(text) for span in content).strip()
    opens = body[:1] in tuple(_MARKS) or (start > 0 and text[start - 1] in _MARKS)
    closes = body.rstrip(".,;:!?")[-1:] in tuple(_MARKS) or text[end : end + 1] in tuple(_MARKS)
    if opens and closes:
        return "direct"
    return "mixed" if opens or closes or any(mark in body for mark in _MARKS) else "indirect"


def _tokens(paired: Paired, role: Part) -> Count:
    gold, ours = (_words_of(paired.text, side, role) for side in (paired.gold, paired.ours))
    return Count.of(len(gold & ours), len(gold), len(ours))


def _words_of(text: str, attributions: Sequence[Attribution], role: Part) -> Words:
    return words(text, [span for said in attributions for span in getattr(said, role)])


def _above(paired: Paired, least: float) -> int:
    """How many of gold have one of ours, none of them twice, that holds more than `least` of its characters."""
    left = {j: characters(said.content) for j, said in enumerate(paired.ours)}
    hits = 0
    for said in paired.gold:
        content = characters(said.content)
        best = max(left, key=lambda j: len(content & left[j]), default=None)
        if best is not None and content and len(content & left[best]) / len(content) > least:
            del left[best]
            hits += 1
    return hits

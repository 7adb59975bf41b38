"""Hearsay: an adverb that gives a clause to somebody whom nobody names, "the bridge was reportedly closed".

The network sees few of them; what it has found of one is kept.
"""

from collections.abc import Iterator, Sequence

from tui.extraction import phrases
from tui.extraction.drafts import Draft
from tui.extraction.heads import Heads
from tui.extraction.lexicon.cues import cue_verbs
from tui.extraction.tokens import Sentence

_ADVERBS = frozenset({"reportedly", "allegedly", "purportedly"})
_VERB_GROUP = "AMNB"
_CLAUSES = frozenset(
    "but while although though yet so whereas who which whom whose where when after before because as leaving "
    "prompting making forcing according".split()
)
"""What begins another clause where it stands after a comma."""


def hearsay(heads: Heads, numbers: range, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The hearsay of some sentences that no draft says or holds; it has a cue and no source."""
    held = [span for draft in drafts for span in (*draft.cue, *draft.content)]
    for number in numbers:
        sentence = heads.sentences[number]
        if _ADVERBS.isdisjoint(sentence.lower):
            continue
        for at, word in enumerate(sentence.lower):
            known = word not in _ADVERBS or sentence.plain[at] == "Q"
            if known or any(span.holds(sentence.starts[at]) for span in held) or _is_said(sentence, at):
                continue
            first = _subject(heads, number, at)
            if sentence.plain[first] == "R" and sentence.plain[first - 1 : first] in ("n", "X", "k"):
                continue  # "the gun he allegedly used" is a part of a clause
            end = _clause_end(sentence, at + 1, relative=sentence.plain[first] == "W")
            parts = [(first, at), (at + 1 + (sentence.plain[at + 1 : at + 2] == ","), end)]
            if end > at + 1 and (first < at or not at):
                content = tuple(sentence.cover(*part) for part in parts if part[0] < part[1])
                yield Draft("hearsay", number, content, cue=(sentence.cover(at, at + 1),), stance="claim")


def _is_said(sentence: Sentence, at: int) -> bool:
    """Whether the adverb belongs to a verb of saying: "reportedly said"."""
    verb = cue_verbs().get(sentence.lower[at + 1]) if at + 1 < len(sentence.lower) else None
    return verb is not None and "say" in verb.frames and verb.form in ("past", "s")


def _subject(heads: Heads, number: int, at: int) -> int:
    """The index where the clause begins: its subject, else its auxiliaries, else the adverb itself."""
    sentence, found = heads.sentences[number], heads.phrases[number]
    group = at
    while group and sentence.plain[group - 1] in _VERB_GROUP:
        group -= 1
    if group and sentence.plain[group - 1] == "W":
        return group - 1
    whole = phrases.before(sentence, found, group)
    return whole[0] if whole else group


def _clause_end(sentence: Sentence, at: int, *, relative: bool) -> int:
    """The index after the clause that goes on at `at`; a relative one ends at the next comma."""
    plain, lower = sentence.plain, sentence.lower
    depth = 0
    for index in range(at, len(plain)):
        depth += (plain[index] == "(") - (plain[index] == ")")
        follows = lower[index + 1 : index + 2]
        comma = plain[index] == "," and bool(follows)
        comma = comma and (relative or follows[0] in _CLAUSES or _coordinates(sentence, index + 1))
        if depth < 0 or comma or plain[index] in ";:—?!":
            return index
    end = len(plain)
    while end > at and plain[end - 1] in ".,;:?!—":
        end -= 1
    return end


def _coordinates(sentence: Sentence, at: int) -> bool:
    """Whether "and" and a subject begin a clause there."""
    return sentence.lower[at] == "and" and sentence.plain[at + 1 : at + 2] in ("R", "D", "G", "X")

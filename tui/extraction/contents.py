"""How far a content reaches: from its first word to where the clause ends."""

import re

from tui.extraction import phrases
from tui.extraction.cues import Cue
from tui.extraction.phrases import Phrases
from tui.extraction.tokens import Sentence

_FARTHEST = 160
_THAT_FARTHEST = 12
_STOP = re.compile(
    r",C?B?g"  # , adding that
    r"|,C(?=[B]?(?:[DGJ#]*[Xnk]+|R)[BAMN]{0,3}[Vs])"  # , and Ruiz said
    r"|C(?=B?V[^F]|B?g)"  # and added
    r"|C(?=X+[BAMN]{0,3}V)"  # and Ruiz warned
    r"|;"
)
_NEXT_CUE = re.compile(r"(?:R|[DG]?[JXn]+)[BAMN]{0,3}[Vs]")  # "…,” he then warned
_AFTERTHOUGHT = frozenset({"but", "although", "though", "while", "whereas", "so"})


def clause_end(sentence: Sentence, first: int) -> int:
    """The index after a clause that begins at `first`: at the next cue's clause or the end of the sentence."""
    plain, lower = sentence.plain, sentence.lower
    limit = _limit(sentence, first)
    end = limit
    for match in _STOP.finditer(plain, first + 1, limit):
        end = match.start()
        break
    for _, last, _ in sentence.quoted:
        if first < last < end - 1 and sentence.words[last - 1] == "," and _NEXT_CUE.match(plain, last + 1):
            end = last + 1
    for at in range(first + 2, end - 1):
        if plain[at] == "," and (lower[at + 1] in _AFTERTHOUGHT or lower[at + 1 : at + 3] == ("according", "to")):
            return trimmed(sentence, first, at)
    return trimmed(sentence, first, end)


def _limit(sentence: Sentence, first: int) -> int:
    """How far a content may reach at most; never into a quotation and not to its end."""
    limit = min(len(sentence.plain), first + _FARTHEST)
    return next((last + 1 for low, last, _ in sentence.quoted if low < limit <= last), limit)


def trimmed(sentence: Sentence, first: int, end: int) -> int:
    """`end` without the marks before it that are no part of a content."""
    while end > first + 1 and sentence.plain[end - 1] in ".,;:—!?()*C":
        end -= 1
    return end


def clause_start(sentence: Sentence, found: Phrases, cue: Cue) -> int:
    """Where the content begins after a verb of speaking: behind "on Monday", "in a note", a person told, a comma."""
    plain, lower = sentence.plain, sentence.lower
    size = len(plain)
    that = _that(sentence, cue.end)
    if that is not None:
        return that
    at = cue.end
    if "person" in cue.frames and at < size and plain[at] not in "WTQ":
        whole = phrases.after(sentence, found, at)
        if whole and whole[1] < size and plain[whole[1]] in "WT,:QFP":
            at = whole[1]
    sure = at
    while at < size and at - cue.end < 25:
        letter = plain[at]
        if letter in "dB" and not (letter == "B" and lower[at] in ("here", "there")):
            at += 1
        elif letter in "PT" and at + 1 < size and plain[at + 1] == "d":
            at += 2
        elif letter in "PTF" and (whole := phrases.after(sentence, found, at + 1)):
            at = whole[1]
        else:
            break
        if (at < size and plain[at] in "W,:Q") or (at < size and plain[at - 1] == "d"):
            sure = at
    if sure < size and plain[sure] in ",:" and sure + 1 < size and (plain[sure + 1] in "WQ" or plain[sure] == ":"):
        sure += 1
    return sure


def _that(sentence: Sentence, first: int) -> int | None:
    """The "that" which opens the clause, with no verb before it: "said last month in Lima that …"."""
    for at in range(first, min(len(sentence.plain), first + _THAT_FARTHEST)):
        letter = sentence.plain[at]
        if sentence.lower[at] == "that" and letter == "W":
            relative = sentence.plain[at + 1 : at + 2] in tuple("AMVUus") and at > first
            return None if relative else at
        if letter in "AMVUusQ;:WTC—":
            return None
    return None

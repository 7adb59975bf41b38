"""The stance of a cue: what the lexicon says of its words, and a guess by their form where it says nothing.

The reader's default shows speech only, so that a cue of which nothing is known counts as speech where it introduces a
quotation, and as an attitude where it is a state ("is confident that") or an aim ("is ready to").
"""

import re
from collections.abc import Sequence

from tui.article import Stance
from tui.extraction.lexicon.cues import cue_nouns, cue_verbs, stance_words
from tui.extraction.lexicon.grammar import letters

_STATES = frozenset(
    "is are was were be been being am feels feel felt seems seemed looks looked remains remained".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def stance_of(cue: str, content: str, *, quoted: bool) -> Stance:
    """The stance of a cue's words, as they stand, before the content's; `quoted` if the content begins in marks.

    >>> stance_of("has vowed", "to rebuild it", quoted=False), stance_of("was glad", "that it held", quoted=False)
    ('promise', 'feel')
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(cue)]
    follows = next((word.lower() for word in _WORD.findall(content[:40])), "")
    known = _known(words, follows)
    if known is not None:
        return known
    if quoted or not words:
        return "neutral"
    if words[-1] == "to" or (follows == "to" and words[0] in _STATES):
        return "plan"
    return "feel" if words[0] in _STATES and len(words) > 1 else "neutral"


def _known(words: Sequence[str], follows: str) -> Stance | None:
    """The stance of the last reporting verb, with its particles; else that of the last word that the lexicon has."""
    found: Stance | None = None
    at = 0
    while at < len(words):
        verb = cue_verbs().get(words[at])
        after = (*words[at + 1 :], follows)
        phrase = next((p for p in verb.phrases if after[: len(p[0])] == p[0]), None) if verb else None
        if phrase:
            found = phrase[1]
            at += len(phrase[0])
        elif verb and (letters().get(words[at]) not in ("A", "M", "J") or after[:1] == ("to",)):  # "has long been"
            found = verb.stance
        at += 1
    nouns = (cue_nouns().get(word) for word in reversed(words))
    found = found or next((noun.stance for noun in nouns if noun), None)
    return found or next((stance_words()[word] for word in reversed(words) if word in stance_words()), None)

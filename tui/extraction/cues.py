"""The cues of a sentence: verbs that say somebody said or thought something, with their auxiliaries and particles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.extraction.lexicon.cues import CueWord, cue_verbs
from tui.extraction.tokens import Sentence

_CANDIDATE = re.compile(r"[Vsbgk]|P(?=[TF])|B(?=[TF])")
_WITH_MODALS = frozenset({"say", "tell", "like", "ask", "call", "argue", "want", "continue", "comment"})
_BE = frozenset("is are was were be been being 's 're 'm got isn't wasn't aren't weren't".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: indices into its sentence."""

    first: int
    """The first word of the cue, auxiliaries and negation included."""
    head: int
    end: int
    """After the last word: the verb itself, or its particle."""
    group: int
    """The first word of the verb group, adverbs before it included: what is left of it may be the subject."""
    frames: frozenset[str]
    lemma: str
    form: str


def cues(sentence: Sentence) -> Iterator[Cue]:
    """The candidates in order of the text; whether one holds depends on what stands around it."""
    verbs = cue_verbs()
    for match in _CANDIDATE.finditer(sentence.plain):
        at = match.start()
        word = sentence.lower[at]
        if word in verbs:
            yield from _verb(sentence, at, verbs[word])


def _verb(sentence: Sentence, at: int, word: CueWord) -> Iterator[Cue]:
    group = at
    while group > 0 and at - group < 6 and sentence.plain[group - 1] in "AMNB":
        group -= 1
    first = group
    while first < at and sentence.plain[first] == "B":
        first += 1
    aux = sentence.lower[first:at]
    passive = sentence.plain[at] == "V" and any(a in _BE for a in aux) and "having" not in aux
    if passive or (word.form == "s" and any(sentence.plain[k] in "AM" for k in range(first, at))):
        return
    if (
        word.form == "base"
        and word.lemma not in _WITH_MODALS
        and any(sentence.plain[k] == "M" for k in range(first, at))
    ):
        return  # what may, should or would be said has not been said
    frames, end = _with_particles(sentence, at, word)
    if frames:
        yield Cue(first, at, end, group, frames, word.lemma, word.form)


def _with_particles(sentence: Sentence, at: int, word: CueWord) -> tuple[frozenset[str], int]:
    for particles, _, frames in word.phrases:
        end = at + 1 + len(particles)
        if sentence.lower[at + 1 : end] == particles:
            return frames | (word.frames & {"say"} if particles == ("out",) else frozenset()), end
    return word.frames, at + 1

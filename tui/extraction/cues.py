"""The cues of a sentence: words that say somebody said or thought something, with their auxiliaries and particles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.article import Stance
from tui.extraction.lexicon.cues import CueWord, cue_nouns, cue_verbs
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
    """After the last word: the verb or noun itself, or its particle."""
    group: int
    """The first word of the verb group, adverbs before it included: what is left of it may be the subject."""
    stance: Stance
    frames: frozenset[str]
    lemma: str
    form: str
    passive: bool = False
    noun: bool = False


def cues(sentence: Sentence) -> Iterator[Cue]:
    """The candidates in order of the text; whether one holds depends on what stands around it."""
    verbs, nouns = cue_verbs(), cue_nouns()
    for match in _CANDIDATE.finditer(sentence.plain):
        at = match.start()
        word = sentence.lower[at]
        if word in verbs:
            yield from _verb(sentence, at, verbs[word])
        if word in nouns:
            yield from _noun(sentence, at, nouns[word])


def _verb(sentence: Sentence, at: int, word: CueWord) -> Iterator[Cue]:
    group = at
    while group > 0 and at - group < 6 and sentence.plain[group - 1] in "AMNB":
        group -= 1
    first = group
    while first < at and sentence.plain[first] == "B":
        first += 1
    aux = sentence.lower[first:at]
    passive = sentence.plain[at] == "V" and any(a in _BE for a in aux) and "having" not in aux
    if word.form == "s" and any(sentence.plain[k] in "AM" for k in range(first, at)):
        return
    if (
        word.form == "base"
        and word.lemma not in _WITH_MODALS
        and any(sentence.plain[k] == "M" for k in range(first, at))
    ):
        return  # what may, should or would be said has not been said
    stance, frames, end = _with_particles(sentence, at, word)
    if frames:
        yield Cue(first, at, end, group, stance, frames, word.lemma, word.form, passive)


def _noun(sentence: Sentence, at: int, word: CueWord) -> Iterator[Cue]:
    following = sentence.lower[at + 1] if at + 1 < len(sentence.words) else ""
    frame = {"that": "that", "to": "to"}.get(following)
    if frame is None and following in ("of", "for", "on", "against", "about"):
        frame = "of"
    if frame in word.frames and not (frame == "of" and sentence.plain[at - 1 : at] not in ("G", "S", "J")):
        end = at + 2 if frame == "of" else at + 1
        yield Cue(at, at, end, at, word.stance, frozenset({frame}), word.lemma, word.form, noun=True)


def _with_particles(sentence: Sentence, at: int, word: CueWord) -> tuple[Stance, frozenset[str], int]:
    for particles, stance, frames in word.phrases:
        end = at + 1 + len(particles)
        if sentence.lower[at + 1 : end] == particles:
            return stance, frames | (word.frames & {"say"} if particles == ("out",) else frozenset()), end
    return word.stance, word.frames, at + 1

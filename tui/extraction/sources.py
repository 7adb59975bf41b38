"""Who a cue's words belong to: its subject, by where it stands, as indices and how it was found."""

from dataclasses import dataclass
from typing import Literal

from tui.extraction import phrases
from tui.extraction.cues import Cue
from tui.extraction.phrases import Phrases
from tui.extraction.tokens import Sentence

How = Literal["before", "apposition", "relative", "after", "shared", "by", "possessive", "none"]

_BACK = 45
_BRACKETED = 10
_NOT_SOURCES = frozenset("it this that there which what these those such more less much most".split())
_TIMES = frozenset("year years month months week weeks day days time times morning night evening".split())


@dataclass(frozen=True, slots=True)
class Source:
    """Indices of the source in its sentence; `first == end` where there is none in the text."""

    first: int
    end: int
    how: How
    head: int = -1
    """The first word of the noun phrase itself, without appositions; for a relative its antecedent's."""
    head_end: int = -1


def subject(sentence: Sentence, found: Phrases, cue: Cue) -> Source | None:
    """The subject right before the verb, before an apposition or a relative clause, or the relative pronoun itself."""
    at = cue.group
    if at == 0:
        return None
    letter = sentence.plain[at - 1]
    if letter in "WR" and sentence.lower[at - 1] in ("who", "which", "that"):
        aims = sentence.lower[at - 1] != "who" and sentence.lower[cue.end : cue.end + 1] == ("to",)
        return None if aims else _relative(sentence, found, at)  # "a plan which threatens to" is nobody's promise
    if letter == ",":
        return _over_apposition(sentence, found, at)
    end = _before_brackets(sentence, at) if letter == ")" else at
    whole = phrases.before(sentence, found, end)
    if whole is None or not plausible(sentence, whole):
        return None
    if end < at:
        return Source(whole[0], at, "before", *whole)
    if cue.form in ("base", "s") and not _agrees(sentence, found.firsts[at], cue):
        return None
    return Source(*whole, "before", *whole)


def _before_brackets(sentence: Sentence, at: int) -> int:
    """The index of the bracket that opens what closes right before `at`: "Ana Ruiz (R-Ohio) said"."""
    opened = sentence.plain.rfind("(", max(0, at - _BRACKETED), at)
    return opened if opened > 0 else at


def _relative(sentence: Sentence, found: Phrases, at: int) -> Source:
    end = at - 1
    if end > 0 and sentence.plain[end - 1] == ",":
        end -= 1
    antecedent = phrases.before(sentence, found, end) or (found.firsts.get(end, at - 1), end)
    return Source(at - 1, at, "relative", *antecedent)


def _over_apposition(sentence: Sentence, found: Phrases, at: int) -> Source | None:
    plain = sentence.plain
    for comma in range(at - 3, max(0, at - _BACK), -1):
        if plain[comma] in ";:Q":
            return None
        if plain[comma] != "," or comma not in found.firsts:
            continue
        between = plain[comma + 1 : at - 1]
        if set(between) <= set("X.") and len(between) <= 4 and "," in plain[max(0, comma - 20) : comma]:
            continue  # "the mayor of Lima, Peru, said"
        whole = phrases.before(sentence, found, comma)
        if whole and plausible(sentence, whole) and plain[whole[0]] not in "RO":
            return Source(whole[0], at - 1, "apposition", *whole)
    return None


def inverted(sentence: Sentence, found: Phrases, cue: Cue) -> Source | None:
    """The subject after the verb: "…," said Ana Ruiz, the mayor."""
    whole = phrases.after(sentence, found, cue.head + 1)
    if whole is None or not plausible(sentence, whole) or sentence.plain[whole[0]] == "O":
        return None
    first, end = whole
    plain = sentence.plain
    if end < len(plain) and plain[end] in "AMVUus" and plain[end] != "S":
        return None  # a clause: "said he was"
    last = end
    if plain[end : end + 1] == "," and plain[end + 1 : end + 2] in tuple("DGJnk#W"):
        last = end + 1
        while last < len(plain) and plain[last] not in ",.;:Q—?!" and last - first < _BACK:
            last += 1
    return Source(first, last, "after", first, end)


def plausible(sentence: Sentence, phrase: tuple[int, int]) -> bool:
    """Whether a noun phrase can say or think: no time, no bare number, no "it"."""
    first, end = phrase
    lower, plain = sentence.lower, sentence.plain
    last = lower[end - 1]
    if end - first == 1 and last in _NOT_SOURCES:
        return False
    return last not in _TIMES and not set(plain[first:end]) <= set("#Qd")


def _agrees(sentence: Sentence, first: int, cue: Cue) -> bool:
    """A word that may be a noun ("plans", "report") is a verb only where its subject fits it."""
    plain, lower = sentence.plain, sentence.lower
    lead = plain[first]
    aux = plain[cue.group : cue.head]
    if cue.form == "base":
        if any(letter in "MT" for letter in aux) or any(w in _DOS for w in lower[cue.group : cue.head]):
            return True
        if "A" in aux:
            return False
        subject_word = lower[cue.group - 1]
        return subject_word in _PLURAL or (
            subject_word.endswith("s") and lead in "DGXJn" and not subject_word.endswith("ss")
        )
    return lead in "XDGR" and not (lead == "R" and lower[first] in ("they", "we", "i", "you"))


_DOS = frozenset({"do", "does", "did", "don't", "doesn't", "didn't"})
_PLURAL = frozenset("i we you they who people men women police officials both some many others most critics".split())

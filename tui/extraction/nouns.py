"""Cues that are nouns: "his vow to arm …", "Ruiz’s claim that …", "made a promise to …"."""

from tui.extraction import contents, phrases, sources
from tui.extraction.cues import Cue
from tui.extraction.drafts import Draft
from tui.extraction.reading import Reading, draft
from tui.extraction.sources import Source


def noun(reading: Reading, cue: Cue) -> Draft | None:
    """The attribution that a noun makes, if it is somebody's: by a possessive, or as the object of a verb of giving."""
    sentence = reading.sentence
    plain = sentence.plain
    if reading.covered > cue.head:
        return None
    phrase = cue.head
    while phrase > 0 and plain[phrase - 1] in "JXnkSiubsgGD":
        phrase -= 1
        if plain[phrase] in "GD":
            break
    source = Source(0, 0, "none")
    owner = plain.rfind("S", phrase, cue.head)
    if owner > phrase:
        source = Source(phrase, owner, "possessive", phrase, owner)
    elif plain[phrase] == "G":
        source = Source(phrase, phrase + 1, "possessive", phrase, phrase + 1)
    elif phrase > 0 and sentence.lower[phrase - 1] in _GIVING:
        group = phrase - 1
        while group > 0 and plain[group - 1] in "AMNB":
            group -= 1
        holder = phrases.before(sentence, reading.found, group)
        if holder and sources.plausible(sentence, holder):
            source = Source(*holder, "before", *holder)
    if source.how == "none":
        return None
    first = cue.end
    end = contents.object_end(sentence, first) if "of" in cue.frames else contents.noun_clause_end(sentence, first)
    if end <= first:
        return None
    return draft(reading, "noun", cue, source, [sentence.cover(first, end)], first, end)


_GIVING = frozenset(
    "made make makes making gave give gives giving issued issue issues issuing has have had repeated repeats"
    " expressed expresses renewed offered offers reiterated reiterates took takes taken reached".split()
)

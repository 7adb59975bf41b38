"""Cues in the passive: "was quoted as saying that …", "has been accused of …", "was told that …"."""

from tui.extraction import contents, phrases, sources
from tui.extraction.cues import Cue
from tui.extraction.drafts import Draft
from tui.extraction.reading import WH, Reading, clause, draft
from tui.extraction.sources import Source


def passive(reading: Reading, cue: Cue) -> Draft | None:
    """The attribution that a passive makes; its source is the "by" phrase, or nobody, but for "quoted as saying"."""
    sentence = reading.sentence
    lower, plain = sentence.lower, sentence.plain
    subject = sources.subject(sentence, reading.found, cue)
    at = cue.end
    if lower[at : at + 1] == ("as",) and plain[at + 1 : at + 2] == "g" and subject:
        whole = Cue(cue.first, cue.head, at + 2, cue.group, cue.stance, frozenset({"say"}), cue.lemma, "past")
        return clause(reading, whole, subject, contents.clause_start(sentence, reading.found, whole))
    source = Source(0, 0, "none")
    if lower[at : at + 1] == ("by",):
        whole_phrase = phrases.after(sentence, reading.found, at + 1)
        if not whole_phrase or not sources.plausible(sentence, whole_phrase):
            return None
        source = Source(*whole_phrase, "by", *whole_phrase)
        at = whole_phrase[1]
    letter = plain[at : at + 1]
    if letter == "W" and lower[at] in WH and cue.frames & {"that", "say", "person"}:
        return clause(reading, cue, source, at, "passive")
    if letter in ("F", "P") and "person" in cue.frames and lower[at] in ("of", "for", "about"):
        end = contents.object_end(sentence, at + 1)
        return (
            draft(reading, "passive", cue, source, [sentence.cover(at + 1, end)], at + 1, end) if end > at + 1 else None
        )
    if letter == "T" and cue.frames & {"to", "person", "that"} and cue.lemma in _EXPECTED:
        return clause(reading, cue, source, at, "passive")
    return None


_EXPECTED = frozenset("expect believe think say allege report accuse suspect claim urge ask tell order promise".split())

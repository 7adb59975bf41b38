"""The class of a word, as one letter, from the lists alone: what the patterns of the pipeline are written in.

D determiner, G possessive pronoun, # number, R pronoun (subject), O pronoun (object), W wh-word or "that",
A auxiliary, M modal, N negation, F "of", T "to", P preposition, C conjunction, B adverb, d weekday or month,
J adjective, X capitalised, n other (noun), S possessive 's, V past or participle of a cue verb, s its third person,
b its base, g its -ing form; u U w i the same of other verbs; k a cue noun that is no verb; Q inside quotation marks;
marks stand for themselves.
"""

from functools import cache, lru_cache

from tui.extraction.lexicon.cues import cue_nouns, cue_verbs
from tui.extraction.lexicon.inflection import forms
from tui.extraction.lexicon.sections import sections

_CUE_LETTER = {"base": "b", "s": "s", "past": "V", "participle": "V", "ing": "g"}
_VERB_LETTER = {"base": "w", "s": "U", "past": "u", "participle": "u", "ing": "i"}
_ADJECTIVE_ENDS = ("ous", "ful", "ive", "less", "able", "ible", "ical", "ish", "ary")


@cache
def letters() -> dict[str, str]:
    """The letter of every listed word, in lower case; a closed class wins over a verb, a cue over another verb."""
    table = dict.fromkeys(cue_nouns(), "k")
    for base in sections("verbs")[""]:
        for word, form in forms(base):
            table[word] = _VERB_LETTER[form]
    for word, cue in cue_verbs().items():
        table[word] = _CUE_LETTER[cue.form]
    for letter, words in sections("closed").items():
        table.update(dict.fromkeys(words, letter))
    return table


@lru_cache(maxsize=50_000)
def letter_of(lower: str) -> str:
    """The letter of a word that need not be listed; "n" for what nothing tells.

    >>> letter_of("quickly"), letter_of("harbour")
    ('B', 'n')
    """
    known = letters().get(lower)
    if known:
        return known
    if lower.endswith("ly"):
        return "B"
    if lower[:1].isdigit():
        return "#"
    if lower.endswith("ed") and len(lower) > 4:
        return "u"
    if lower.endswith("ing") and len(lower) > 5:
        return "i"
    return "J" if lower.endswith(_ADJECTIVE_ENDS) else "n"

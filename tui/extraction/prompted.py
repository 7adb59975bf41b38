"""Questions and worries that a thing prompts, and nobody utters: "the delay raises questions about the bridge".

Who raises a question speaks; what raises one is the report's own voice.
"""

from tui.article import Span
from tui.extraction.heads import Heads
from tui.extraction.lexicon import people
from tui.extraction.tokens import Sentence

_UTTERED = frozenset("question questions concern concerns doubt doubts fear fears worry worries alarm alarms".split())
_PROMPTING = frozenset(
    "raise raises raised raising pose poses posed posing prompt prompts prompted prompting spark sparks sparked "
    "sparking cause causes caused causing fuel fuels fueled fuelled fueling fuelling".split()
)
_GROUP = "AMNB"
_BREAKS = ",;:—CWQ"
_BETWEEN = "DJnXBu#"


def is_prompted(heads: Heads, cue: Span) -> bool:
    """Whether a cue is what a thing prompts, its verb in the cue or before it."""
    sentence = heads.sentences[heads.sentence_at(cue.start)]
    end = min(sentence.at(cue.end - 1) + 1, len(sentence.words))
    noun = next((at for at in range(end - 1, sentence.at(cue.start) - 1, -1) if sentence.lower[at] in _UTTERED), None)
    if noun is None:
        return False
    verb = noun - 1
    while verb > 0 and sentence.plain[verb] in _BETWEEN and sentence.lower[verb] not in _PROMPTING:
        verb -= 1
    return verb > 0 and sentence.lower[verb] in _PROMPTING and _is_thing(heads, heads.sentence_at(cue.start), verb)


def _is_thing(heads: Heads, number: int, verb: int) -> bool:
    """Whether the clause of that verb begins with a noun phrase that names no person and no body."""
    sentence = heads.sentences[number]
    group = verb
    while group and sentence.plain[group - 1] in _GROUP:
        group -= 1
    first = group
    while first and sentence.plain[first - 1] not in _BREAKS:
        first -= 1
    end = heads.phrases[number].ends.get(first)
    return end is not None and end <= group and _names_nobody(sentence, end - 1)


def _names_nobody(sentence: Sentence, last: int) -> bool:
    kind = people.roles().get(sentence.lower[last])
    return sentence.plain[last] in "nkwbsUi" and kind in (None, "document")

"""Where a content ends that is said on condition: what would follow from it is no part of it.

"Should Ruiz claim that she slept then Marsh would leave": she slept.
"""

from dataclasses import replace

from tui.article import Span
from tui.extraction.drafts import Draft
from tui.extraction.heads import Heads

_ON_CONDITION = frozenset({"if", "should", "unless", "had", "were", "when"})


def bounded(heads: Heads, draft: Draft) -> Draft:
    """The draft with its last content up to a "then" that is followed by what would be."""
    sentence, found = heads.sentences[draft.sentence], heads.phrases[draft.sentence]
    if "then" not in sentence.lower or not draft.source:
        return draft
    before = sentence.at(draft.source[0].start) - 1
    last = draft.content[-1]
    if before < 0 or sentence.lower[before] not in _ON_CONDITION:
        return draft
    for at in range(sentence.at(last.start) + 1, min(sentence.at(last.end), len(sentence.words) - 1)):
        end = found.ends.get(at + 1)
        if sentence.plain[at] == "B" and sentence.lower[at] == "then" and end and sentence.plain[end : end + 1] == "M":
            return replace(draft, content=(*draft.content[:-1], Span(last.start, sentence.ends[at - 1])))
    return draft

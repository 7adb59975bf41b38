"""Who speaks in a document: whoever issued it, as its phrase says, the one before it, the next, or a verb of issuing.

"The bureau issued a statement. The statement said …": the bureau.
"""

from tui.extraction.documents import Document, issuings
from tui.extraction.entities import Entity
from tui.extraction.walk import Walk

_AWAITED = 3
_BEFORE = 4


def issuer(walk: Walk, number: int, first: int, paper: Document) -> Entity | None:
    """Who issued the document that a phrase of sentence `number`, from index `first` on, names; None as yet."""
    sentence = walk.sentences[number]
    if paper.issuer is not None:
        low, high = paper.issuer
        named = walk.names.get(number, {}).get(low)
        entity = named[0] if named and named[1].end >= high else walk.cast.entities.body(sentence, low, high)
        passage, before = walk.awaited.pop(paper.head, (-_AWAITED - 1, entity))
        if sentence.passage - passage <= _AWAITED:
            walk.unite(entity, before)
        walk.issuers[paper.head] = (number, entity)
        return entity
    if not paper.definite:
        return None
    for at in range(number, max(-1, number - _BEFORE), -1):
        if walk.issuers.get(paper.head, (-1, None))[0] >= at:
            break
        for subject in issuings(walk.sentences[at], first if at == number else None, paper.head):
            if found := walk.cast.ending(walk.sentences[at], subject):
                walk.issuers[paper.head] = (at, found[0])
    return walk.issuers[paper.head][1] if paper.head in walk.issuers else None


def awaiting(walk: Walk, number: int, paper: Document) -> Entity | None:
    """Who is awaited as the issuer of a document of that kind; None if nobody is any more."""
    passage, known = walk.awaited.get(paper.head, (-1, None))
    return known if walk.sentences[number].passage - passage <= _AWAITED else None

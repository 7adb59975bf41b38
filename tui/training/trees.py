"""Dependency trees of CoNLL-U files (Universal Dependencies), their tokens laid over the text that they were made from.

Only what cutting a mention to its core needs: heads, relations, parts of speech.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tui.article import Span

_KEPT = frozenset({"flat", "fixed", "goeswith", "compound", "conj", "list", "nummod"})
_NAMING = frozenset({"PROPN", "ADP", "DET", "CCONJ", "ADJ"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a tree."""

    sentence: int
    number: int
    word: str
    tag: str
    """The universal part of speech."""
    traits: str
    head: int
    relation: str
    span: Span


def tokens_of(conllu: str, text: str) -> list[Token]:
    """All tokens in order; each found in the text after the one before it."""
    found = []
    sentence, at = 0, 0
    for line in conllu.split("\n"):
        if not line:
            sentence += 1
        elif line[0] != "#":
            cells = line.split("\t")
            if not cells[0].isdecimal():
                continue
            start = text.find(cells[1], at, at + 200 + len(cells[1]))
            span = Span(start, start + len(cells[1])) if start >= 0 else Span(at, at)
            at = span.end
            found.append(Token(sentence, int(cells[0]), cells[1], cells[3], cells[5], int(cells[6]), cells[7], span))
    return found


def head_of(tokens: Sequence[Token]) -> list[Token]:
    """The tokens whose heads stand outside, the first of them the head; several where a tree is broken."""
    here = {(t.sentence, t.number) for t in tokens}
    heads = [t for t in tokens if (t.sentence, t.head) not in here and t.relation != "punct"]
    return heads or [tokens[-1]]


def core_end(tokens: Sequence[Token], head: Token) -> int:
    """Where the naming part of a mention ends: its head, and what belongs to the head as a name or a list."""
    children: dict[tuple[int, int], list[Token]] = defaultdict(list)
    for token in tokens:
        children[token.sentence, token.head].append(token)
    end = head.span.end
    waiting = [head]
    while waiting:
        above = waiting.pop()
        for child in children[above.sentence, above.number]:
            relation = child.relation.split(":")[0]
            verb = relation == "conj" and child.tag in ("VERB", "AUX")
            if relation in _KEPT and not verb:
                end = max(end, child.span.end)
                waiting.append(child)
            elif relation == "nmod" and above is head and head.tag == "PROPN" and child.tag == "PROPN":
                end = max(end, _office_end(children, child))
    return end


def _office_end(children: dict[tuple[int, int], list[Token]], noun: Token) -> int:
    """The end of "of Ukraine" after a name, if it is a name itself; 0 for any other phrase."""
    below, waiting = [], [noun]
    while waiting:
        token = waiting.pop()
        below.append(token)
        waiting += children[token.sentence, token.number]
    cases = [t.word.lower() for t in children[noun.sentence, noun.number] if t.relation == "case"]
    if cases in (["of"], ["for"]) and all(t.tag in _NAMING for t in below):
        return max(t.span.end for t in below)
    return 0

"""Words as sets of offsets, and what is matched to what: one to one, best first.

A word is a run of letters, digits and underscores, known by the offset where it begins; marks and space are none. So
two stretches that differ in a comma or a quotation mark at their ends hold the same words.
"""

import re
from collections.abc import Sequence

from tui.article import Span

Words = frozenset[int]

_WORD = re.compile(r"\w+")


def words(text: str, spans: Sequence[Span]) -> Words:
    """The words of the spans; one that a span cuts begins where the span does.

    >>> sorted(words("“Yes, no.”", (Span(0, 10),)))
    [1, 6]
    """
    return frozenset(word.start() for span in spans for word in _WORD.finditer(text, span.start, span.end))


def characters(spans: Sequence[Span]) -> frozenset[int]:
    """The offsets of all characters of the spans."""
    return frozenset(offset for span in spans for offset in range(*span))


def one_to_one(gold: Sequence[Words], ours: Sequence[Words], least: float) -> tuple[tuple[int, int], ...]:
    """Pairs of indices, none of them twice: those that share most of their words first, down to the share `least`.

    The share is that of common words in all words of both (Jaccard).
    """
    near = [
        (len(g & o) / len(g | o), i, j) for i, g in enumerate(gold) for j, o in enumerate(ours) if not g.isdisjoint(o)
    ]
    taken: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for share, i, j in sorted(near, reverse=True):
        if share >= least and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return tuple(pairs)


def half_shared(one: Span, other: Span) -> bool:
    """Whether they share at least half of the shorter one.

    >>> half_shared(Span(0, 10), Span(6, 16)), half_shared(Span(0, 10), Span(5, 15))
    (False, True)
    """
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0 and common >= 0.5 * min(one.length, other.length)

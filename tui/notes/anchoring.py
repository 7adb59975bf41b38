"""Where the words of a note stand in another text: by what surrounds them, within limits, or nowhere.

A note is better detached than put on other words. In a text that was edited, the alignment of the two says where its
words went; words that moved are looked for by their quote, which must be long or stand in its context.
"""

from collections.abc import Iterator

from tui.article import Span, Target
from tui.notes.alignment import Alignment

_SURE = 24
"""So many characters in a row, blanks not counted, do not come together a second time by chance."""
_CLEAR = 12
"""So many more characters of context than at the next best place make a place the one."""
_LIKE = 0.8
"""At least so much of edited words must be what it was."""
_REACH = 64
"""How far context is compared."""
_MOST = 200
"""Words that stand in more places than this are found in none by quote."""
_MOST_WORK = 50_000_000
"""Characters of the text times characters of the quote, beyond which a fuzzy search would take too long."""


def carry(span: Span, alignment: Alignment) -> Span | None:
    """Where the words of `span` of the old text stand in the new one; None where they are gone.

    >>> edited = Alignment("The mayor spoke. Nobody answered her, they say.", "Later the mayor spoke. Nobody answered.")
    >>> carry(Span(4, 15), edited), carry(Span(37, 46), edited)
    (Span(start=10, end=21), None)
    """
    old, new = alignment.old, alignment.new
    words, aligned = span.of(old), alignment.stretch(span)
    before, after = _before(old, span), _after(old, span)
    around = _context(before, after, aligned, new)
    kept = aligned.of(new) == words and _weight(words) + around >= _SURE
    if kept and (around >= _CLEAR or new.count(words) == 1):
        return aligned
    found = _by_quote(words, before, after, new)
    if found is not None and alignment.origin(found) in (span, None):
        enough = 0 if old.count(words) == 1 else _SURE
        if _context(before, after, found, new) >= enough:
            return found
    return aligned if kept else _reworded(words, aligned, around, new)


def find(target: Target, text: str) -> Span | None:
    """Where the words of a target stand in a text, of which only the target's own quote and position are known."""
    span = target.span
    if span.of(text) == target.exact and text.endswith(target.prefix, 0, span.start):
        return span
    found = _by_quote(target.exact, target.prefix, target.suffix, text)
    return _by_likeness(target.exact, text) if found is None else found


def _by_quote(words: str, before: str, after: str, text: str) -> Span | None:
    """The one place where `words` stand: in the context that they had, or alone if they are long enough."""
    places = list(_places(words, text))
    if not 0 < len(places) <= _MOST:
        return None
    ranked = sorted(((_context(before, after, place, text), place) for place in places), reverse=True)
    around, best = ranked[0]
    clear = len(ranked) == 1 or around >= ranked[1][0] + _CLEAR
    return best if clear and _weight(words) + around >= _SURE else None


def _by_likeness(words: str, text: str) -> Span | None:
    """The stretch of whole words that is most like long `words`."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    if _weight(words) < _SURE or len(words) * len(text) > _MOST_WORK or len(words) > len(text):
        return None
    match = fuzz.partial_ratio_alignment(words, text, score_cutoff=100 * _LIKE)
    if match is None:
        return None
    common = Indel.opcodes(words, text[match.dest_start : match.dest_end]).as_matching_blocks()[:-1]
    start, end = match.dest_start + common[0].b, match.dest_start + common[-1].b + common[-1].size
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end) if _likeness(words, text[start:end]) >= _LIKE else None


def _reworded(words: str, aligned: Span, around: int, text: str) -> Span | None:
    """The stretch of the text that took the place of `words`, if it is enough like them; of it, only them if it can."""
    like = _likeness(words, aligned.of(text))
    if like < _LIKE or like * _weight(words) + around < _SURE:
        return None
    start = text.find(words, aligned.start, aligned.end)
    return aligned if start < 0 else Span(start, start + len(words))


def _places(words: str, text: str) -> Iterator[Span]:
    at = text.find(words)
    for _ in range(_MOST + 1):
        if at < 0:
            return
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)


def _before(text: str, span: Span) -> str:
    return text[max(span.start - _REACH, 0) : span.start]


def _after(text: str, span: Span) -> str:
    return text[span.end : span.end + _REACH]


def _context(before: str, after: str, place: Span, text: str) -> int:
    """How much of what stood before and after stands right before and after `place` of `text`, blanks not counted.

    Where one side has nothing in common, not even the end of a paragraph, the other counts within its paragraph only.
    """
    from rapidfuzz.distance import Postfix, Prefix

    ahead = before[len(before) - Postfix.similarity(before, _before(text, place)) :]
    behind = after[: Prefix.similarity(after, _after(text, place))]
    if not behind.strip(" ") and (after or place.end < len(text)):
        ahead = ahead.rpartition("\n")[2]
    if not ahead.strip(" ") and (before or place.start):
        behind = behind.partition("\n")[0]
    return _weight(ahead) + _weight(behind)


def _weight(words: str) -> int:
    return sum(map(len, words.split()))


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other) if one and other else 0.0

"""Attributions by a phrase: "according to X", "in the words of X", and a name before a colon."""

import re
from collections.abc import Iterator

from tui.article import Span
from tui.extraction import phrases
from tui.extraction.contents import trimmed
from tui.extraction.drafts import Draft
from tui.extraction.phrases import Phrases
from tui.extraction.tokens import Sentence

_LONGEST_NAME = 9
_WORDS_OF = (("words", "of"), ("view", "of"), ("opinion", "of"))
_STOPS = re.compile(r"[,;:—Q?!()]|\.$")


def by_phrase(number: int, sentence: Sentence, found: Phrases) -> Iterator[Draft]:
    """The attributions of one sentence that "according to" or "in the words of" makes."""
    lower = sentence.lower
    for at in range(len(lower) - 2):
        if lower[at] == "according" and lower[at + 1] == "to":
            yield from _phrase(number, sentence, found, at, at + 2)
        elif lower[at : at + 2] == ("in", "the") and lower[at + 2 : at + 4] in _WORDS_OF:
            yield from _phrase(number, sentence, found, at, at + 4)


def by_colon(number: int, sentence: Sentence, found: Phrases) -> Iterator[Draft]:
    """A name, a colon, and a quotation: "Ruiz: “It was late.”"; in a heading what follows need not stand in marks."""
    colon = sentence.plain.find(":", 1, _LONGEST_NAME + 1)
    if colon < 0 or found.firsts.get(colon) != 0 or colon + 1 >= len(sentence.words):
        return
    quoted = sentence.plain[colon + 1] == "Q"
    named = sentence.plain[:colon].rstrip(".") and "X" in sentence.plain[:colon]
    if named and (quoted or sentence.heading):
        end = len(sentence.words) if quoted else trimmed(sentence, colon + 1, len(sentence.words))
        yield Draft(
            rule="quote, no verb" if quoted else "headline",
            sentence=number,
            content=(sentence.cover(colon + 1, end),),
            cue=(sentence.cover(colon, colon + 1),),
            source=(sentence.cover(0, colon),),
            head=sentence.cover(0, colon),
            quotations=tuple(n for first, _, n in sentence.quoted if first > colon),
        )


def by_dash(number: int, sentence: Sentence, found: Phrases) -> Iterator[Draft]:
    """A quotation, a dash and a name: "“It was late.” — Ana Ruiz"."""
    plain = sentence.plain
    quoted = next(((last, n) for first, last, n in sentence.quoted if first == 0), None)
    if quoted is None or plain[quoted[0] + 1 : quoted[0] + 2] != "—" or quoted[0] + 2 >= len(plain):
        return
    dash = quoted[0] + 1
    end = len(plain.rstrip("."))
    if found.firsts.get(_first_comma(plain, dash + 1, end)) == dash + 1 and "X" in plain[dash:]:
        head = sentence.cover(dash + 1, _first_comma(plain, dash + 1, end))
        yield Draft(
            rule="quote, no verb",
            sentence=number,
            content=(sentence.cover(0, dash),),
            cue=(sentence.cover(dash, dash + 1),),
            source=(sentence.cover(dash + 1, end),),
            head=head,
            quotations=(quoted[1],),
        )


def _first_comma(plain: str, first: int, end: int) -> int:
    comma = plain.find(",", first, end)
    return comma if comma > 0 else end


def _phrase(number: int, sentence: Sentence, found: Phrases, at: int, end: int) -> Iterator[Draft]:
    size = len(sentence.words)
    match = _STOPS.search(sentence.plain, end)
    stop = match.start() if match else size
    while sentence.plain[stop : stop + 1] == "," and stop + 1 < size and sentence.plain[stop + 1] in "DGJn" and at > 0:
        match = _STOPS.search(sentence.plain, stop + 1)  # an apposition
        stop = match.start() if match else size
    if stop == end:
        return
    whole = phrases.after(sentence, found, end) or (end, stop)
    if at == 0 or sentence.plain[:at] in ("C", "B", "B,", "C,"):
        content = _after(sentence, stop)
    else:
        content = _before(sentence, at)
        if stop < size and sentence.plain[stop] == "," and stop + 2 < size:
            content = (*content, *_after(sentence, stop))
    if content:
        yield Draft(
            rule="according to",
            sentence=number,
            content=content,
            cue=(sentence.cover(at, end),),
            source=(sentence.cover(end, stop),),
            head=sentence.cover(*whole),
            quotations=tuple(n for first, last, n in sentence.quoted if not (last >= at and first < stop)),
        )


def _after(sentence: Sentence, stop: int) -> tuple[Span, ...]:
    first = stop + 1
    end = _end(sentence, first)
    return (sentence.cover(first, end),) if first < end else ()


def _before(sentence: Sentence, at: int) -> tuple[Span, ...]:
    end = at
    while end > 0 and sentence.plain[end - 1] in ",;—(B":
        end -= 1
    first = 1 if sentence.plain[:1] == "C" and end > 1 else 0
    return (sentence.cover(first, end),) if end > first else ()


def _end(sentence: Sentence, first: int) -> int:
    size = len(sentence.words)
    return size if sentence.plain[size - 1] == "Q" else trimmed(sentence, first, size)

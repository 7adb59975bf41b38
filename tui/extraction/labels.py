"""Quotations beside a name and a mark: "Ruiz: “It was late.”", "“It was late.” — Ana Ruiz"."""

from collections.abc import Iterator

from tui.extraction.drafts import Draft
from tui.extraction.phrases import Phrases
from tui.extraction.tokens import Sentence

_LONGEST_NAME = 9


def by_colon(number: int, sentence: Sentence, found: Phrases) -> Iterator[Draft]:
    """A name, a colon, and a quotation."""
    colon = sentence.plain.find(":", 1, _LONGEST_NAME + 1)
    if colon < 0 or found.firsts.get(colon) != 0 or sentence.plain[colon + 1 : colon + 2] != "Q":
        return
    if "X" in sentence.plain[:colon]:
        yield Draft(
            rule="quote, no verb",
            sentence=number,
            content=(sentence.cover(colon + 1, len(sentence.words)),),
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

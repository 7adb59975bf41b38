"""Sentences as spans: the Punkt algorithm (Kiss and Strunk 2006) with our own abbreviations, so that no data is needed.

Invariant: the spans are ordered, do not overlap, hold no white space at their ends, and together hold every character
of the stretch that is not white space.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tui.article import Span

_ABBREVIATIONS = """
mr mrs ms mx dr drs prof profs sen sens rep reps gov govs gen gens col maj capt cmdr lt sgt cpl adm rev revs hon pres
supt insp det atty amb sec treas st ste mt ft sr jr esq ph.d m.d b.a m.a m.p m.b.a d.phil u.s u.k u.n e.u u.s.a u.s.s.r
d.c a.m p.m n.y l.a no nos vs v etc inc corp co ltd llc plc bros dept univ assn est approx ave blvd rd hwy jan feb mar
apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga
ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo i.e e.g cf viz al ed
eds vol fig p pp jong messrs mme mlle m.c g.o.p r d s.c n.c n.j n.h n.d s.d w.va
"""
_STARTERS = """
the a an this that these those he she it they we i you but and so however in on at for from when while after before
if as his her its their our my there what who why how meanwhile yet still now then some many most all both one no not
""".split()  # after an abbreviation these begin a sentence more often than they go on with one
_LONGEST = 20_000
_POINTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_WORD = re.compile(r"\S")
_END = re.compile(r"""[.!?…]["'”’»)\]]*\s""")
_SPACE = re.compile(r"\s")


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of `text[span.start:span.end]`, in code points of `text`.

    >>> sentences("Mr. Ruiz left. It was late.", Span(0, 27))
    (Span(start=0, end=14), Span(start=15, end=27))
    """
    return tuple(sentence for piece in stretches(text, span) for sentence in _punkt_spans(text, piece))


def stretches(text: str, span: Span, longest: int = _LONGEST) -> Iterator[Span]:
    """`span` in pieces of at most `longest` code points, cut after a sentence if there is one; nothing is left out.

    >>> list(stretches("It was late.", Span(0, 12)))
    [Span(start=0, end=12)]
    """
    start = span.start
    while start < span.end:
        end = min(start + longest, span.end)
        if end < span.end:
            end = _last(_END, text, start, end) or _last(_SPACE, text, start, end) or end
        yield Span(start, end)
        start = end


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    last = 0
    for match in pattern.finditer(text, start, end):
        last = match.end()
    return last


def _punkt_spans(text: str, piece: Span) -> Iterator[Span]:
    body = piece.of(text)
    found = _punkt().span_tokenize(body) if _END.search(body) else [(0, len(body))]
    for low, high in found:
        first = _WORD.search(body, low, high)
        if first:
            yield Span(piece.start + first.start(), piece.start + low + len(body[low:high].rstrip()))


class _Abbreviations(set[str]):
    """Those that are listed, and every one of single letters with points between them: "C.I.A.", "J.K."."""

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or (isinstance(word, str) and _POINTED.fullmatch(word) is not None)


@cache
def _punkt() -> Any:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = _Abbreviations(_ABBREVIATIONS.split())
    parameters.sent_starters = set(_STARTERS)
    return PunktSentenceTokenizer(parameters)

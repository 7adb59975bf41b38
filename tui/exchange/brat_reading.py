"""Reading brat standoff: a line that is broken is told with its number, and the others are read.

Invariant: a text-bound annotation stands on the words that its line gives, or is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.article import Span
from tui.exchange.brat_fragments import exact
from tui.exchange.brat_links import linked
from tui.exchange.brat_standoff import (
    Annotation,
    Argument,
    Attribute,
    Event,
    Relation,
    Remark,
    Standoff,
    TextBound,
    resolve,
)
from tui.exchange.broken import BrokenLine

_PAIR = "[0-9]{1,12} [0-9]{1,12}"
_BOUND = re.compile(rf"(T\S*)\t(\S+) ({_PAIR}(?:;{_PAIR})*) *(?:\t(.*))?", re.DOTALL)
_EVENT = re.compile(r"(E\S*)\t([^\s:]+):([^\s:]+)((?: +[^\s:]+:[^\s:]+)*)\s*")
_RELATION = re.compile(r"(R\S*)\t([^\s:]+)((?: +[^\s:]+:[^\s:]+)+)\s*")
_EQUIVALENCE = re.compile(r"(\*)\t([^\s:]+)((?: +[^\s:]+)+)\s*")
_ATTRIBUTE = re.compile(r"([AM]\S*)\t(\S+) (\S+)(?: (\S+))?\s*")
_REMARK = re.compile(r"(#\S*)\t(\S+) (\S+) *(?:\t(.*))?", re.DOTALL)
_DIGITS = "0123456789"


class _Unfit(Exception):
    """What is wrong with a line."""


def read_standoff(annotations: bytes, text: str, file: str) -> Standoff:
    r"""The annotations of an .ann file on `text`, whose characters its offsets count; faults are told of `file`.

    Lines end in \n or \r\n. Words that run over a line end, which brat itself cannot write, are put together and told.
    Normalisations (N) have no place here and are told. What relations tie into an attribution is an event.

    >>> [str(line) for line in read_standoff(b"T1\tCue 4 8\tsaid\nnonsense\n", "She said so.", "a.ann").broken]
    ['a.ann:2: no annotation of brat']
    """
    found: list[Annotation] = []
    broken: list[BrokenLine] = []
    seen: set[str] = set()
    for number, read in _read(annotations, text):
        if isinstance(read, str):
            broken.append(BrokenLine(file, number, read))
        elif read.id in seen and read.id != "*":
            broken.append(BrokenLine(file, number, f"a second {read.id}"))
        else:
            seen.add(read.id)
            found.append(replace(read, line=number))
    return linked(exact(resolve(found, broken, file), text))


def _read(annotations: bytes, text: str) -> Iterator[tuple[int, Annotation | str]]:
    """What each line that is not blank gives, with its number from 1: an annotation, or what is wrong."""
    lines = [line.removesuffix(b"\r") for line in annotations.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    at = 0
    while at < len(lines):
        at += 1
        if not lines[at - 1].strip():
            continue
        number = at
        try:
            annotation, words = _parsed(lines[at - 1].decode(), len(text))
            over = _lines_over(annotation, words, text, lines[at:]) if isinstance(annotation, TextBound) else 0
            if over:
                at += over
                yield number, f"the words of {annotation.id} run over a line end"
            yield number, annotation
        except UnicodeDecodeError:
            yield number, "not UTF-8"
        except _Unfit as unfit:
            yield number, str(unfit)


def _parsed(line: str, length: int) -> tuple[Annotation, str]:
    """The annotation of a line, and its free text; spans are within a text of this length."""
    if found := _BOUND.fullmatch(line):
        spans = [Span(*map(int, pair.split())) for pair in found[3].split(";")]
        if any(span.start > span.end or span.end > length for span in spans):
            raise _Unfit(f"{found[1]} lies outside of the text, which has {length} characters")
        return TextBound(found[1], found[2], tuple(spans)), found[4] or ""
    if found := _EVENT.fullmatch(line):
        return Event(found[1], found[2], found[3], _arguments(found[4])), ""
    if found := _RELATION.fullmatch(line):
        return Relation(found[1], found[2], _arguments(found[3])), ""
    if found := _EQUIVALENCE.fullmatch(line):
        return Relation("*", found[2], tuple(Argument("", ref) for ref in found[3].split())), ""
    if found := _ATTRIBUTE.fullmatch(line):
        return Attribute(found[1], found[2], found[3], found[4] or ""), ""
    if found := _REMARK.fullmatch(line):
        return Remark(found[1], found[2], found[3], found[4] or ""), ""
    raise _Unfit("a normalisation, which is not read" if line.startswith("N") else "no annotation of brat")


def _arguments(written: str) -> tuple[Argument, ...]:
    pairs = (pair.split(":") for pair in written.split())
    return tuple(Argument(role.rstrip(_DIGITS) or role, ref) for role, ref in pairs)


def _lines_over(bound: TextBound, words: str, text: str, following: Sequence[bytes]) -> int:
    """How many of the `following` lines the words of `bound` go on over; raises _Unfit where they are others.

    Blanks do not count; a line that gives no words is believed.
    """
    meant = " ".join(span.of(text) for span in bound.spans)
    if not words or _bare(words) == _bare(meant):
        return 0
    first, *rest = meant.split("\n")
    if _bare(first) == _bare(words):
        given = following[: len(rest)]
        if [_bare(line) for line in rest] == [_bare(line.decode(errors="replace")) for line in given]:
            return len(rest)
    raise _Unfit(f"{bound.id} has other words than the text has at its place")


def _bare(text: str) -> str:
    return "".join(text.split())

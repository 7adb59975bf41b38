"""Gold in tables, one label a line, cells parted by tabs: chains of mentions, and speakers of sources.

    *.chains.tsv    start  end  chain  kind  …              one mention of one thing
    speakers.tsv    article  start  end  form  start  end   a source, and a mention that names its speaker ("-": nobody)

Offsets are half-open, in code points of the article's text. Lines that begin with # are remarks. A line that is broken
is left out and told with its number.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from tui.article import MentionKind, Span
from tui.scoring.casts import PERSON
from tui.scoring.mentions import Chain
from tui.scoring.speakers import SpeakerLabel

NOBODY = "-"

_FORMS = frozenset(get_args(MentionKind))


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that was left out."""

    number: int
    """From 1."""
    what: str


class _Unfit(Exception):
    """What is wrong with a line."""


def read_chains(table: str, length: int) -> tuple[tuple[Chain, ...], tuple[BadLine, ...]]:
    """The chains of one article whose text has `length` characters, in order of their first mentions."""
    mentions: dict[str, list[Span]] = defaultdict(list)
    kinds: dict[str, set[str]] = defaultdict(set)
    bad: list[BadLine] = []
    for number, cells in _lines(table):
        try:
            span = _span(cells[0:2], length)
            if len(cells) < 4 or not cells[2]:
                raise _Unfit("has no chain and kind after the offsets")
        except _Unfit as unfit:
            bad.append(BadLine(number, str(unfit)))
            continue
        mentions[cells[2]].append(span)
        kinds[cells[2]].add(cells[3])
    chains = tuple(Chain(name, frozenset(kinds[name]), tuple(spans)) for name, spans in mentions.items())
    return chains, tuple(bad)


def read_speakers(table: str) -> tuple[dict[str, tuple[SpeakerLabel, ...]], tuple[BadLine, ...]]:
    """The labels of each article by its file's name, in the order of the table."""
    labels: dict[str, list[SpeakerLabel]] = defaultdict(list)
    bad: list[BadLine] = []
    for number, cells in _lines(table):
        try:
            labels[cells[0]].append(_label(cells))
        except _Unfit as unfit:
            bad.append(BadLine(number, str(unfit)))
    return {article: tuple(some) for article, some in labels.items()}, tuple(bad)


def _label(cells: list[str]) -> SpeakerLabel:
    if len(cells) < 6:
        raise _Unfit("has fewer than the six cells of a speaker")
    if cells[3] not in _FORMS:
        raise _Unfit(f'"{cells[3]}" is no form; {", ".join(sorted(_FORMS))} are')
    name = None if cells[4] == NOBODY else _span(cells[4:6])
    return SpeakerLabel(_span(cells[1:3]), cells[3], name)  # type: ignore[arg-type]  # it is one of the forms


def _lines(table: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(table.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.removesuffix("\r").split("\t")


def _span(cells: list[str], length: int | None = None) -> Span:
    try:
        start, end = map(int, cells)
    except ValueError:
        raise _Unfit("has no two offsets where they should stand") from None
    if not 0 <= start < end or (length is not None and end > length):
        raise _Unfit(f"{start} to {end} is no stretch of the text")
    return Span(start, end)


def runs_through_reports(table: str) -> bool:
    """Whether the chains of the table hold for all reports of their folder: some are of the kinds of NewsWCL50."""
    return any(len(cells) > 3 and cells[3] == PERSON for _, cells in _lines(table))

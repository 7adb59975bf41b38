"""Chains in CoNLL-U, as GUM and CorefUD write them: brackets under `Entity=` in the last column.

The text of the article lies beside the file; tokens are laid over it in order, each where the one before it ended and
white space is passed over, so that offsets are those of the text. Empty nodes (8.1) have no words and are passed over;
mentions that go on after a gap ("e3[1/2]") are left out and told.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tui.article import Span
from tui.scoring.mentions import Chain
from tui.scoring.tables import BadLine

_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_SPACE = re.compile(r"\s*")
_COLUMNS = 10


@dataclass(slots=True)
class _Open:
    """What is known on the way through a file."""

    begun: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    """The offsets where mentions of a chain have begun and not ended, and their kinds."""
    mentions: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    kinds: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def read_conllu(table: str, text: str) -> tuple[tuple[Chain, ...], tuple[BadLine, ...]]:
    """The chains of one article, mentions in order of the text; tokens after one that is not in it are left out."""
    state = _Open()
    bad: list[BadLine] = []
    for number, span, entities in _tokens(table, text, bad):
        for opened, whole, closed in _BRACKET.findall(entities):
            told = _follow(state, span, opened or closed, opens=bool(opened), closes=bool(whole or closed))
            if told:
                bad.append(BadLine(number, told))
    chains = (Chain(name, frozenset(state.kinds[name]), tuple(sorted(m))) for name, m in state.mentions.items())
    return tuple(sorted(chains, key=lambda chain: chain.mentions[0])), tuple(bad)


def _follow(state: _Open, span: Span, described: str, *, opens: bool, closes: bool) -> str:
    """Take one bracket into the state; what is wrong with it, or nothing."""
    chain, _, rest = described.partition("-")
    if "[" in chain:
        return f"the mention {chain} has a gap" if opens else ""
    if opens:
        state.begun[chain].append((span.start, rest.partition("-")[0]))
    if closes:
        if not state.begun[chain]:
            return f"the mention {chain} ends without having begun"
        start, kind = state.begun[chain].pop()
        state.mentions[chain].append(Span(start, span.end))
        state.kinds[chain].add(kind)
    return ""


def _tokens(table: str, text: str, bad: list[BadLine]) -> Iterator[tuple[int, Span, str]]:
    """Each word with its line's number, its place in the text, and its brackets."""
    at = 0
    held, last_held = Span(0, 0), 0  # a token that is several words ("9-10"), and the number of its last word
    for number, cells in _rows(table, bad):
        if not cells:
            last_held = 0
            continue
        place, form = cells[:2]
        is_held = place.isdigit() and int(place) <= last_held
        if not is_held:
            at = max(at, held.end)
        start = _after_space(text, at)
        end = start + len(form)
        if not text.startswith(form, start) or (is_held and end > held.end):
            if not is_held:
                bad.append(
                    BadLine(number, f'the text does not go on with "{form}"; this line and the rest are left out')
                )
                return
            start, end = held
        if "-" in place:
            held, last_held = Span(start, end), int(place.partition("-")[2])
            continue
        at = end
        yield number, Span(start, end), _entities(cells[-1])


def _rows(table: str, bad: list[BadLine]) -> Iterator[tuple[int, list[str]]]:
    """The cells of each token's line; none for a line that is blank, which ends a sentence."""
    for number, line in enumerate(table.split("\n"), 1):
        cells = line.removesuffix("\r").split("\t")
        if not line.strip():
            yield number, []
        elif not line.startswith("#") and len(cells) != _COLUMNS:
            bad.append(BadLine(number, f"has {len(cells)} columns, not {_COLUMNS}"))
        elif not line.startswith("#") and "." not in cells[0]:
            yield number, cells


def _entities(column: str) -> str:
    return next((pair[7:] for pair in column.split("|") if pair.startswith("Entity=")), "")


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at

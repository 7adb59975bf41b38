"""The roles of words: the best path through the tags, and the spans of pieces that it makes.

A linear-chain CRF (Lafferty, McCallum and Pereira 2001): every tag scored by the network, every step from tag to tag by
a table. Inside follows only the beginning or the inside of the same role.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from tui.extraction.encoder.features import Pieces
from tui.extraction.encoder.paths import best_path
from tui.extraction.encoder.signals import TAGS, Floats
from tui.extraction.encoder.tables import Tables
from tui.extraction.encoder.wordpiece import BREAK

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """Pieces that play one role, from `first` up to `end`, whole words, no break at either end."""

    role: Role
    first: int
    end: int
    score: float
    """The mean probability of their tags, before the transitions."""
    weakest: float = 1.0
    """That of the tag of which the network is least sure."""


def role_spans(pieces: Pieces, tags: Floats, tables: Tables) -> tuple[RoleSpan, ...]:
    """The spans of the best path, in order; none overlap."""
    path = best_path(tags, *allowed(tables))
    odds = np.exp(tags - tags.max(1, keepdims=True, initial=_NEVER))
    chance = odds / odds.sum(1, keepdims=True)
    found: list[RoleSpan] = []
    begins = np.flatnonzero(np.isin(path, (1, 3, 5)))
    for at in begins.tolist():
        tag = int(path[at])
        end = at + 1
        while end < len(path) and path[end] == tag + 1:
            end += 1
        span = _whole_words(pieces, at, end)
        if span is not None and (not found or span[0] >= found[-1].end):
            mine = chance[at:end, tag : tag + 2].sum(1)
            found.append(RoleSpan(ROLES[tag // 2], *span, float(mine.mean()), float(mine.min())))
    return tuple(found)


def allowed(tables: Tables) -> tuple[Floats, Floats]:
    """Transitions and first tags, those that cannot be ruled out."""
    transitions, first = tables.transitions.copy(), tables.first.copy()
    for inside in (2, 4, 6):
        first[inside] = _NEVER
        others = [tag for tag in range(len(TAGS)) if tag not in (inside, inside - 1)]
        transitions[others, inside] = _NEVER
    return transitions, first


def _whole_words(pieces: Pieces, first: int, end: int) -> tuple[int, int] | None:
    while first < end and pieces.ids[first] == BREAK:
        first += 1
    while end > first and pieces.ids[end - 1] == BREAK:
        end -= 1
    if first == end:
        return None
    while not pieces.opens[first]:
        first -= 1
    while not pieces.closes[end - 1]:
        end += 1
    return first, end

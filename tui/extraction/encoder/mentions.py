"""Mentions: the spans that name an actor, each scored by its start, its end, its length and the pieces inside.

Spans begin and end with words, stay within a passage, and hold up to LONGEST pieces; they may nest but never cross.
The scores are a biaffine form of the two ends (Yu, Bohnet and Poesio 2020).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from tui.article import ActorKind, MentionKind, Span
from tui.extraction.encoder.features import Flags, Ints, Pieces
from tui.extraction.encoder.likeness import PERSONAL, likeness
from tui.extraction.encoder.signals import ACTORS, FORMS, KINDS, Floats, Signals
from tui.extraction.encoder.tables import Tables
from tui.extraction.lexicon import people

LONGEST = 24
_CHUNK = 64
"""First pieces at a time; what lies between them and their last pieces is multiplied whole."""
_POSSIBLE = 0.05
_LEAST = {"name": 0.3, "nominal": 0.4, "pronoun": 0.3}


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A span that names an actor, with what the network makes of it."""

    span: Span
    first: int
    """Its first piece."""
    last: int
    """Its last piece, inclusive."""
    form: MentionKind
    kind: ActorKind
    """A group is people in the plural."""
    score: float
    """The probability that it names an actor at all."""
    kinds: tuple[float, float, float]
    """The probabilities that it is a person, an organisation, a place."""
    agreement: tuple[float, float, float, float]
    """The probabilities that he, she, it or they would stand for it."""


def found_mentions(text: str, pieces: Pieces, signals: Signals, tables: Tables) -> tuple[FoundMention, ...]:
    """The mentions by their start, longer ones first; takes time linear in the number of pieces."""
    firsts, lasts, chances = _likely(pieces, signals, tables, min(_LEAST.values()))
    details = _details(firsts, lasts, signals, tables)
    found = [
        _made(pieces, int(first), int(last), chance, detail)
        for first, last, chance, detail in zip(firsts, lasts, chances, details, strict=True)
    ]
    kept = _uncrossed([one for one in (_tidied(text, mention) for mention in found) if one is not None])
    return tuple(_without_bare_titles(kept))


def with_asked(
    pieces: Pieces,
    signals: Signals,
    tables: Tables,
    mentions: Sequence[FoundMention],
    asked: Sequence[tuple[Span, MentionKind, bool]],
) -> tuple[FoundMention, ...]:
    """The mentions with others, each a span, its form, and whether it is one however unlikely, or must seem possible.

    What crosses them is left out.
    """
    more: list[FoundMention] = []
    against = _summed(signals) if asked else signals.against
    for span, form, sure in asked:
        first = int(np.searchsorted(pieces.ends, span.start, side="right"))
        last = int(np.searchsorted(pieces.starts, span.end)) - 1
        if pieces.opens[first] and first <= last < first + LONGEST:
            at = np.array([first])
            scores = _span_scores(at, signals, against, tables)[0, last - first]
            odds = np.exp(scores - scores.max())
            detail = _details(at, np.array([last]), signals, tables)[0]
            one = _made(pieces, first, last, odds / odds.sum(), detail)
            if sure or one.score > _POSSIBLE:
                more.append(replace(one, form=form))
    same = {(one.first, one.last) for one in more}
    kept = [m for m in mentions if (m.first, m.last) not in same and not any(_cross(m, one) for one in more)]
    return tuple(sorted([*kept, *more], key=lambda m: (m.first, -m.last)))


def valid_spans(pieces: Pieces, firsts: Ints) -> Flags:
    """(len(firsts), LONGEST): which spans from a first piece on end with a word of the same passage."""
    count = len(pieces)
    lasts = firsts[:, None] + np.arange(LONGEST)[None]
    inside = lasts < count
    lasts = np.minimum(lasts, count - 1)
    here: Flags = inside & pieces.closes[lasts] & (pieces.passage[firsts][:, None] == pieces.passage[lasts])
    return here


def _likely(pieces: Pieces, signals: Signals, tables: Tables, least: float) -> tuple[Ints, Ints, Floats]:
    """First and last pieces of the spans that are likely to name an actor, and the probabilities of their kinds."""
    openings = np.flatnonzero(pieces.opens)
    firsts, lasts, chances = [], [], []
    against = _summed(signals)
    for low in range(0, len(openings), _CHUNK):
        at = openings[low : low + _CHUNK]
        scores = _span_scores(at, signals, against, tables)
        odds = np.exp(scores - scores.max(-1, keepdims=True))
        chance = odds / odds.sum(-1, keepdims=True)
        row, length = np.nonzero((chance[..., ACTORS].sum(-1) > least) & valid_spans(pieces, at))
        firsts.append(at[row])
        lasts.append(at[row] + length)
        chances.append(chance[row, length])
    if not firsts:
        nothing = np.zeros(0, np.int64)
        return nothing, nothing, np.zeros((0, len(KINDS)), np.float32)
    return np.concatenate(firsts), np.concatenate(lasts), np.concatenate(chances)


def _summed(signals: Signals) -> Floats:
    """(n + 1, kinds): what speaks against a mention, summed up to each piece."""
    return np.concatenate([np.zeros((1, len(KINDS)), np.float32), np.cumsum(signals.against, 0, dtype=np.float32)])


def _span_scores(at: Ints, signals: Signals, against: Floats, tables: Tables) -> Floats:
    """(len(at), LONGEST, kinds); spans that run over the end are scored as ending with the last piece."""
    kinds, width = len(KINDS), signals.starts.shape[1]
    lasts = np.minimum(at[:, None] + np.arange(LONGEST)[None], len(signals.ends) - 1)
    starts = signals.starts[at]
    by_kind = tables.span_kinds.transpose(1, 0, 2).reshape(width, kinds * width)
    left = (starts @ by_kind).reshape(len(at), kinds, width)
    low, high = int(at[0]), int(lasts[-1, -1]) + 1
    ends = signals.ends[low:high]
    every = (left.reshape(-1, width) @ ends.T).reshape(len(at), kinds, high - low)
    every += tables.end_bias[:kinds] @ ends.T
    scores = np.take_along_axis(every, (lasts - low)[:, None], 2).transpose(0, 2, 1)
    scores += (starts @ tables.start_bias[:kinds].T + tables.bias[:kinds])[:, None]
    scores += tables.lengths[:kinds].T[None]
    scores += against[lasts + 1] - against[at][:, None]
    return cast("Floats", scores)


def _details(firsts: Ints, lasts: Ints, signals: Signals, tables: Tables) -> Floats:
    """(spans, forms + agreements): scores of what kind of words a span is, and of what may stand for it."""
    kinds = len(KINDS)
    starts, ends = signals.starts[firsts], signals.ends[lasts]
    found = np.stack([((starts @ one) * ends).sum(1) for one in tables.span_forms], 1)
    found += starts @ tables.start_bias[kinds:].T + ends @ tables.end_bias[kinds:].T + tables.bias[kinds:]
    return cast("Floats", found + tables.lengths[kinds:, lasts - firsts].T)


def _made(pieces: Pieces, first: int, last: int, chance: Floats, detail: Floats) -> FoundMention:
    score = float(chance[ACTORS].sum())
    person, organisation, place = (chance[ACTORS] / score).tolist()
    odds = np.exp(detail[len(FORMS) :] - detail[len(FORMS) :].max())
    he, she, it, they = (odds / odds.sum()).tolist()
    form = cast("MentionKind", FORMS[int(detail[: len(FORMS)].argmax())])
    kind = cast("ActorKind", KINDS[1 + int(chance[ACTORS].argmax())])
    span = pieces.span(first, last + 1)
    return FoundMention(span, first, last, form, kind, score, (person, organisation, place), (he, she, it, they))


def _tidied(text: str, mention: FoundMention) -> FoundMention | None:
    """The mention with the form that its words allow; None for what no mention can be."""
    told = likeness(mention.span.of(text))
    if not told.words:
        return None
    form = mention.form
    if 0 < told.pronoun < PERSONAL and len(told.words) == 1:
        form = "pronoun"
    elif form == "name" and (not told.name or all(word in people.titles() for word in told.content)):
        form = "nominal"
    if mention.score < _LEAST[form] or (form == "pronoun" and len(told.words) > 2):
        return None
    plural = mention.agreement[3] > 0.5
    kind: ActorKind = "group" if mention.kind == "person" and plural and form != "name" else mention.kind
    return replace(mention, form=form, kind=kind)


def _uncrossed(mentions: Sequence[FoundMention]) -> list[FoundMention]:
    """Without the weaker of two that cross; by start, longer ones first."""
    kept: list[FoundMention] = []
    by_start: dict[int, list[FoundMention]] = {}
    for one in sorted(mentions, key=lambda m: -m.score):
        near = (m for at in range(one.first - LONGEST, one.last + 1) for m in by_start.get(at, ()))
        if not any(_cross(one, other) for other in near):
            kept.append(one)
            by_start.setdefault(one.first, []).append(one)
    return sorted(kept, key=lambda m: (m.first, -m.last))


def _cross(one: FoundMention, other: FoundMention) -> bool:
    return one.first < other.first <= one.last < other.last or other.first < one.first <= other.last < one.last


def _without_bare_titles(mentions: Sequence[FoundMention]) -> Iterator[FoundMention]:
    """Without the title at the head of a person's name: "President" of "President Ruiz"."""
    named = {m.first: m.last for m in mentions if m.form == "name" and m.kind == "person"}
    for one in mentions:
        if not (one.form == "nominal" and one.last < named.get(one.first, -1)):
            yield one

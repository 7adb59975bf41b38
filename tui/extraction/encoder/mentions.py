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
_FORMS: tuple[MentionKind, ...] = ("name", "nominal", "pronoun")
_ACTORS: tuple[ActorKind, ...] = ("person", "organisation", "place")
_LEAST = {"name": 0.3, "nominal": 0.4, "pronoun": 0.3}
_PERSONAL = 0.15


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
    firsts, lasts, chances = _likely(pieces, signals, tables, _PERSONAL)
    found = _made(pieces, firsts, lasts, chances, _details(firsts, lasts, signals, tables))
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
    if not asked:
        return tuple(mentions)
    firsts = np.searchsorted(pieces.ends, [span.start for span, *_ in asked], side="right")
    lasts = np.searchsorted(pieces.starts, [span.end for span, *_ in asked]) - 1
    able = (firsts <= lasts) & (lasts < firsts + LONGEST) & pieces.opens[np.minimum(firsts, len(pieces) - 1)]
    firsts, lasts = firsts[able], lasts[able]
    chances = _chances(firsts, lasts, signals, tables)
    made = _made(pieces, firsts, lasts, chances, _details(firsts, lasts, signals, tables))
    told = (one for one, is_able in zip(asked, able.tolist(), strict=True) if is_able)
    more = [
        replace(one, form=form)
        for one, (_, form, sure) in zip(made, told, strict=True)
        if sure or one.score > _POSSIBLE
    ]
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
    out_of_reach = np.log(least / (1 - least)) - np.log(ACTORS.stop - ACTORS.start)
    for low in range(0, len(openings), _CHUNK):
        at = openings[low : low + _CHUNK]
        row, length = np.nonzero(valid_spans(pieces, at))
        scores = _span_scores(at, row, length, signals, against, tables)
        able = np.flatnonzero(scores[ACTORS].max(0) - np.maximum(scores[0], scores[-1]) > out_of_reach)
        chance = _softmax(scores[:, able], 0)
        likely = chance[ACTORS].sum(0) > least
        first = at[row[able[likely]]]
        firsts.append(first)
        lasts.append(first + length[able[likely]])
        chances.append(chance[:, likely].T)
    if not firsts:
        nothing = np.zeros(0, np.int64)
        return nothing, nothing, np.zeros((0, len(KINDS)), np.float32)
    return np.concatenate(firsts), np.concatenate(lasts), np.concatenate(chances)


def _summed(signals: Signals) -> Floats:
    """(n + 1, kinds): what speaks against a mention, summed up to each piece."""
    return np.concatenate([np.zeros((1, len(KINDS)), np.float32), np.cumsum(signals.against, 0, dtype=np.float32)])


def _span_scores(at: Ints, row: Ints, length: Ints, signals: Signals, against: Floats, tables: Tables) -> Floats:
    """(kinds, spans): what each span is that begins with piece `at[row]`, and ends `length` pieces after it."""
    kinds, width = len(KINDS), signals.starts.shape[1]
    firsts = at[row]
    lasts = firsts + length
    starts = signals.starts[at]
    low = int(at[0])
    ends = signals.ends[low : int(at[-1]) + LONGEST]
    every = ((starts @ tables.span_kinds).reshape(-1, width) @ ends.T).reshape(kinds, len(at), len(ends))
    every += (tables.end_bias[:kinds] @ ends.T)[:, None]
    every += (tables.start_bias[:kinds] @ starts.T + tables.bias[:kinds, None])[..., None]
    scores = every[:, row, lasts - low] + tables.lengths[:kinds, length]
    scores += (against[lasts + 1] - against[firsts]).T
    return cast("Floats", scores)


def _chances(firsts: Ints, lasts: Ints, signals: Signals, tables: Tables) -> Floats:
    """(spans, kinds): the probabilities of what single spans are."""
    kinds, against = len(KINDS), _summed(signals)
    scores = _biaffine(firsts, lasts, signals, tables.span_kinds, tables, slice(kinds))
    return _softmax(scores + against[lasts + 1] - against[firsts], 1)


def _details(firsts: Ints, lasts: Ints, signals: Signals, tables: Tables) -> Floats:
    """(spans, forms + agreements): scores of what kind of words a span is, and of what may stand for it."""
    return _biaffine(firsts, lasts, signals, tables.span_forms, tables, slice(len(KINDS), None))


def _biaffine(firsts: Ints, lasts: Ints, signals: Signals, forms: Floats, tables: Tables, part: slice) -> Floats:
    """(spans, forms): the scores that `part` of the biases belongs to."""
    starts, ends = signals.starts[firsts], signals.ends[lasts]
    found = np.stack([((starts @ one) * ends).sum(1) for one in forms], 1)
    found += starts @ tables.start_bias[part].T + ends @ tables.end_bias[part].T + tables.bias[part]
    return cast("Floats", found + tables.lengths[part, lasts - firsts].T)


def _softmax(scores: Floats, axis: int) -> Floats:
    odds = np.exp(scores - scores.max(axis, keepdims=True))
    odds /= odds.sum(axis, keepdims=True)
    return cast("Floats", odds)


def _made(pieces: Pieces, firsts: Ints, lasts: Ints, chances: Floats, details: Floats) -> list[FoundMention]:
    """The mentions that spans are; one row a span throughout."""
    actors = chances[:, ACTORS]
    scores = actors.sum(1)
    kinds, best = (actors / scores[:, None]).tolist(), actors.argmax(1).tolist()
    forms, agrees = details[:, : len(FORMS)].argmax(1).tolist(), _softmax(details[:, len(FORMS) :], 1).tolist()
    rows = zip(firsts.tolist(), lasts.tolist(), forms, best, scores.tolist(), kinds, agrees, strict=True)
    return [
        FoundMention(
            pieces.span(first, last + 1), first, last, _FORMS[form], _ACTORS[kind], score, tuple(likely), tuple(agree)
        )
        for first, last, form, kind, score, likely, agree in rows
    ]


def _tidied(text: str, mention: FoundMention) -> FoundMention | None:
    """The mention with the form that its words allow; None for what no mention can be."""
    words = mention.span.of(text)
    told = likeness(words)
    if not told.words or words.count("(") != words.count(")"):
        return None
    form = mention.form
    least = _LEAST[form]
    if 0 < told.pronoun < PERSONAL and len(told.words) == 1:
        form, least = "pronoun", _PERSONAL
    elif form == "pronoun" and told.name and not told.pronoun and len(told.words) == 1:
        form = "name"
    elif form == "name" and (not told.name or all(word in people.titles() for word in told.content)):
        form, least = "nominal", _LEAST["nominal"]
    elif form == "name" and mention.kind == "person" and "and" in told.words:
        return None
    if mention.score < least or (form == "pronoun" and len(told.words) > 2):
        return None
    plural = mention.agreement[3] > 0.5
    kind: ActorKind = "group" if mention.kind == "person" and plural and form != "name" else mention.kind
    same = (form, kind) == (mention.form, mention.kind)
    return mention if same else replace(mention, form=form, kind=kind)


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

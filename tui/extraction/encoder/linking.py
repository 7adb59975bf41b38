"""Links: which cue a source, a content or a piece of a cue belongs to.

Every piece of a span compares itself with the first piece of every cue that one window shows with it, the signed
distance counts, and the span's answer is the mean of its pieces' log-probabilities.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import numpy as np

from tui.extraction.encoder.features import Ints
from tui.extraction.encoder.roles import RoleSpan
from tui.extraction.encoder.signals import Floats, Signals, View
from tui.extraction.encoder.tables import Tables

DISTANCES = 33
_FARTHEST = 60
"""Pieces between a span and its cue."""
_UNLIKELY = -4.0

Choices = dict[int, float]
"""The log-probability of every cue that a span may belong to, by the cue's position among the cues."""


def distance(apart: Ints) -> Ints:
    """The bucket of a signed distance in pieces: exact up to 7, then logarithmic, 0 to DISTANCES - 1."""
    far = np.abs(apart)
    steps = (np.log(np.maximum(far, 1) / 8) / np.log(32) * 8).astype(np.int64)
    bucket = np.where(far < 8, far, np.minimum(15, 8 + steps))
    return np.where(apart < 0, 16 - bucket, 16 + bucket)


def choices(
    spans: Sequence[RoleSpan], cues: Sequence[RoleSpan], signals: Signals, tables: Tables
) -> dict[RoleSpan, Choices]:
    """For each span the cues that it may belong to; none where none is near or likely."""
    firsts = [cue.first for cue in cues]
    views = signals.views or (View(0, signals.queries, signals.keys),)
    shown = [_shown(view, firsts, tables) for view in views]
    return {span: _chosen(span, cues, firsts, views, shown) for span in spans}


def _shown(view: View, firsts: Sequence[int], tables: Tables) -> Floats:
    """(pieces, cues): the log-probability of each cue that a view shows for each of its pieces."""
    heads = np.array(firsts[bisect_left(firsts, view.start) : bisect_left(firsts, view.end)], np.int64)
    if not len(heads):
        return np.zeros((len(view.queries), 0), np.float32)
    at = np.arange(view.start, view.end)
    scores = link_scores(view.queries, view.keys[heads - view.start], at, heads, tables.distances)
    scores -= scores.max(1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(1, keepdims=True))
    return scores


def _chosen(
    span: RoleSpan, cues: Sequence[RoleSpan], firsts: Sequence[int], views: Sequence[View], shown: Sequence[Floats]
) -> Choices:
    low = bisect_right(views, span.first, key=lambda view: view.end)
    high = bisect_left(views, span.end, key=lambda view: view.start)
    fits = [(fit, n) for n in range(low, high) if (fit := _fit(span, firsts, views[n]))]
    if not fits:
        return {}
    best = max(fits, key=lambda one: one[0])[1]
    view = views[best]
    near = range(bisect_left(firsts, view.start), bisect_left(firsts, view.end))
    rows = shown[best][max(span.first - view.start, 0) : span.end - view.start]
    return {
        n: mean
        for n, mean in zip(near, rows.mean(0).tolist(), strict=True)
        if mean >= _UNLIKELY and gap(span, cues[n]) <= _FARTHEST
    }  # fmt: skip


def _fit(span: RoleSpan, firsts: Sequence[int], view: View) -> tuple[int, int, float] | None:
    """How well a view shows a span: its pieces in it, the cues in it, the room around it; None where it has no cue."""
    held = bisect_left(firsts, view.end) - bisect_left(firsts, view.start)
    low, high = max(span.first, view.start), min(span.end, view.end)
    middle = (low + high) / 2
    return (high - low, held, min(middle - view.start, view.end - middle)) if held else None


def link_scores(queries: Floats, keys: Floats, at: Ints, heads: Ints, distances: Floats) -> Floats:
    """(pieces, cues): how well each piece fits each cue, before they compete."""
    close: Floats = distances[distance(at[:, None] - heads[None])]
    return queries @ keys.T / np.float32(np.sqrt(queries.shape[1])) + close


def gap(one: RoleSpan, other: RoleSpan) -> int:
    """The pieces between two spans; 0 where they touch."""
    return max(other.first - one.end, one.first - other.end, 0)

"""What the network says of every piece: scores of its tags, and vectors that the decoding compares.

The network's second output is one wide row a piece; its parts are named here, in the order in which they stand.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
PARTS = ("queries", "keys", "starts", "ends", "against", "lefts", "rights")
KINDS = ("none", "person", "organisation", "place", "other")
"""What a span may be: no mention, an actor of a kind, or a mention of something else."""
ACTORS = slice(1, 4)
"""The kinds that are actors'."""
FORMS = ("name", "nominal", "pronoun")
AGREEMENTS = ("he", "she", "it", "they")


@dataclass(frozen=True, slots=True)
class Widths:
    """How many columns the vectors have."""

    link: int = 64
    span: int = 128
    reference: int = 192

    @property
    def parts(self) -> tuple[int, ...]:
        """The columns of each of `PARTS`."""
        return (self.link, self.link, self.span, self.span, len(KINDS), self.reference, self.reference)


@dataclass(frozen=True, slots=True)
class View:
    """What one window says of the links of its pieces; a row of one view means nothing beside a row of another."""

    start: int
    """Its first piece."""
    queries: Floats
    keys: Floats

    @property
    def end(self) -> int:
        """The first piece after it."""
        return self.start + len(self.queries)


@dataclass(frozen=True, slots=True)
class Signals:
    """One row a piece."""

    tags: Floats
    """Scores of `TAGS`, before the transitions."""
    queries: Floats
    """Compared with the keys of the cues' first pieces."""
    keys: Floats
    starts: Floats
    """Compared with the ends of spans that begin here."""
    ends: Floats
    against: Floats
    """What the piece says of a span around it, by `KINDS`."""
    lefts: Floats
    """A mention's vector is that of its first piece and that of its last."""
    rights: Floats
    views: tuple[View, ...] = ()
    """In order, where the pieces were read in several windows: links are compared within one of them."""


def signals_of(tags: Floats, vectors: Floats, views: tuple[View, ...] = ()) -> Signals:
    """The network's two outputs, one row a piece, by name; the widths follow from the number of columns.

    The vectors are handed over: nothing is copied, and what is negative in the ends of spans becomes zero in them.
    """
    cuts = np.cumsum(widths_of(vectors.shape[1]).parts)[:-1]
    queries, keys, starts, ends, against, lefts, rights = np.split(vectors, cuts, axis=1)
    for one in (starts, ends):
        np.maximum(one, 0, out=one)
    return Signals(tags, queries, keys, starts, ends, against, lefts, rights, views)


def view_of(start: int, vectors: Floats) -> View:
    """The view of a window that begins at piece `start`, from its rows of vectors, without CLS and SEP."""
    link = widths_of(vectors.shape[1]).link
    return View(start, vectors[:, :link].copy(), vectors[:, link : 2 * link].copy())


def widths_of(columns: int) -> Widths:
    """The widths that add up to so many columns: a whole number of times those of `Widths`, or a fraction of them."""
    unit = (columns - len(KINDS)) // 12 if columns else 64
    return Widths(unit, 2 * unit, 3 * unit)

"""The small weights that stand outside the network: transitions, distances, comparisons of vectors, calibration.

A table is one array of `tables.npz`; the arrays' names are the fields'.
"""

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from tui.extraction.encoder.signals import Floats


@dataclass(frozen=True, slots=True)
class Tables:
    """All of them; C kinds, F forms, G agreements, S the width of a span's vectors, R that of a mention's."""

    transitions: Floats
    """(7, 7): from tag to tag."""
    first: Floats
    """(7,): of an article's first tag."""
    distances: Floats
    """(DISTANCES,): added to a link by the signed distance to the cue, see `linking`."""
    span_kinds: Floats
    """(C, S, S): a start's vector with an end's."""
    span_forms: Floats
    """(F + G, S, S)."""
    start_bias: Floats
    """(C + F + G, S)."""
    end_bias: Floats
    """(C + F + G, S)."""
    bias: Floats
    """(C + F + G,)."""
    lengths: Floats
    """(C + F + G, LONGEST): by the length of the span in pieces."""
    asks: Floats
    """(R, R): a mention's vector as it looks for an antecedent."""
    answers: Floats
    """(R, R): as it offers itself as one."""
    asks_bias: Floats
    answers_bias: Floats
    pair_in: Floats
    """(features of a pair, hidden)."""
    pair_in_bias: Floats
    pair_out: Floats
    """(hidden,)."""
    pair_out_bias: Floats
    """(1,)."""
    new_in: Floats
    """(features of a mention + R, hidden)."""
    new_in_bias: Floats
    new_out: Floats
    new_out_bias: Floats
    confidence: Floats
    """The weights of the logistic function in `attributions`."""


def load_tables(path: Path) -> Tables:
    """The tables of a file; raises OSError, ValueError or KeyError where it is damaged or not of this version."""
    with np.load(path, allow_pickle=False) as stored:
        return Tables(**{field.name: stored[field.name].astype(np.float32) for field in fields(Tables)})


def save_tables(path: Path, tables: Tables) -> None:
    """Writes them in half precision, which costs nothing that can be measured."""
    np.savez_compressed(path, **{f.name: getattr(tables, f.name).astype(np.float16) for f in fields(Tables)})

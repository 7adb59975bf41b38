"""The mentions of an article as the ranking of antecedents needs them: what their words tell, and where they stand.

One entry a mention throughout; training and use share all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tui.article import Span
from tui.extraction.encoder.discourse import Places, places
from tui.extraction.encoder.features import Ints
from tui.extraction.encoder.likeness import (
    DETERMINERS,
    HE,
    IT,
    PRONOUN_CLASSES,
    SHE,
    THEY,
    WE,
    Likeness,
    alias,
    likeness,
)
from tui.extraction.encoder.signals import FORMS, Floats

NEAREST, FARTHER = 80, 4
"""How many mentions just before are candidates, and how many further back with the same last word."""


@dataclass(frozen=True, slots=True)
class Described:
    """The mentions of an article, one entry each, as the columns need them."""

    spans: Sequence[Span]
    told: Sequence[Likeness]
    form: Ints
    kinds: Floats
    agreement: Floats
    """What stands for the mention; for a pronoun that tells, the pronoun itself."""
    place: Places
    pronoun: Ints
    determiner: Ints
    gender: Ints
    plural: Ints
    first: Ints
    """It is the first mention of its sentence."""

    def __len__(self) -> int:
        return len(self.spans)


def described(
    text: str, spans: Sequence[Span], form: Ints, kinds: Floats, agreement: Floats, place: Places
) -> Described:
    """The mentions at `spans` with what their words tell; `kinds` (N, 3) and `agreement` (N, 4) are probabilities."""
    told = [likeness(span.of(text)) for span in spans]
    pronoun = np.array([one.pronoun for one in told], np.int64)
    agrees = agreement.copy()
    for n, cls in enumerate((HE, SHE, IT, THEY)):
        agrees[pronoun == cls] = np.eye(4, dtype=np.float32)[n]
    plural = np.array([one.plural for one in told], np.int64) * (form == 1)
    first = np.diff(place.sentence, prepend=-1) > 0 if len(spans) else np.zeros(0)
    return Described(
        spans, told, form, kinds, agrees, place, pronoun,
        np.array([one.determiner for one in told], np.int64), np.array([one.gender for one in told], np.int64),
        np.maximum(plural, np.isin(pronoun, (WE, THEY)).astype(np.int64)), first.astype(np.int64),
    )  # fmt: skip


def candidates(mentions: Described) -> Ints:
    """(N, up to NEAREST + FARTHER): for each mention those that it may go back to, nearest first, -1 for none."""
    count = len(mentions)
    near = np.arange(count)[:, None] - 1 - np.arange(min(NEAREST, max(count - 1, 0)))[None]
    found = np.full((count, near.shape[1] + FARTHER), -1, np.int64)
    found[:, : near.shape[1]] = np.maximum(near, -1)
    by_head: dict[str, list[int]] = {}
    for n, told in enumerate(mentions.told):
        far = [m for m in by_head.get(told.head, ()) if m < n - NEAREST][-FARTHER:] if not told.pronoun else []
        found[n, near.shape[1] : near.shape[1] + len(far)] = far[::-1]
        by_head.setdefault(told.head, []).append(n)
    return found


def single_features(mentions: Described) -> Floats:
    """(N, S): what speaks for a mention being the first of its actor."""
    names: set[tuple[str, ...]] = set()
    keys: set[tuple[str, ...]] = set()
    heads: set[str] = set()
    seen = np.zeros((len(mentions), 3), np.float32)
    for n, told in enumerate(mentions.told):
        is_name = mentions.form[n] == 0
        seen[n] = (
            is_name and any(alias(told.name, other) for other in names),
            told.head in heads,
            told.content in keys,
        )
        if is_name:
            names.add(told.name)
        heads.add(told.head)
        keys.add(told.content)
    place = mentions.place
    flags = [place.quotation > 0, place.speaker >= 0, place.source >= 0, place.heading > 0]
    flags += [mentions.plural > 0, mentions.first > 0]
    return np.concatenate(
        [
            np.eye(len(FORMS))[mentions.form], np.eye(PRONOUN_CLASSES)[mentions.pronoun],
            np.eye(DETERMINERS)[mentions.determiner], mentions.kinds, mentions.agreement, seen, np.stack(flags, 1),
        ],
        1,
    ).astype(np.float32)  # fmt: skip


def single_width() -> int:
    """How many features a mention has by itself."""
    found: int = single_features(two_names()).shape[1]
    return found


def two_names() -> Described:
    """The smallest article with a pair, for asking how many features there are."""
    spans = (Span(0, 1), Span(2, 3))
    nothing = np.zeros((2, 4), np.float32)
    return described("a b", spans, np.zeros(2, np.int64), nothing[:, :3], nothing, places("a b", (), (), spans, ()))

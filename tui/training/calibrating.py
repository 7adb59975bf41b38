"""Calibration: the weights of the logistic function that makes a confidence of what the network says of an attribution.

An attribution is right if its content and its source are, as `scoring` counts them linked. How reliable the confidences
are is measured on articles that the weights were not fitted to: each half of them by those of the other (Platt 1999).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tui.extraction.encoder.attributions import EVIDENCE, confidence
from tui.extraction.encoder.signals import Floats
from tui.extraction.encoder.tables import Tables
from tui.scoring import attributions
from tui.scoring.reliability import Reliability, reliability
from tui.training.examples import Reading
from tui.training.measuring import Reader, attribution, attributions_of

_STEPS = 40
_PRIOR = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """The attributions found in one article: what calibration weighs, and which are right."""

    features: Floats
    right: Floats


def calibrated(articles: Iterable[Reading], reader: Reader, tables: Tables) -> tuple[Tables, Reliability]:
    """The tables with fitted weights of confidence, and how reliable such confidences are on unseen articles."""
    judged = [judge(reading, reader, tables) for reading in articles]
    held = [
        pair
        for half in (0, 1)
        for pair in _confidences(judged[half::2], fitted(judged[1 - half :: 2]))
    ]  # fmt: skip
    return replace(tables, confidence=fitted(judged)), reliability(held)


def judge(reading: Reading, reader: Reader, tables: Tables) -> Judged:
    """What was found in one article, held against gold."""
    found = attributions_of(reading, reader(reading), tables)
    paired = attributions.pair(reading.gold.text, reading.gold.attributions, [attribution(raw) for raw in found])
    right = np.zeros(len(found), np.float32)
    right[[ours for gold, ours in paired.pairs if paired.shares("source", gold, ours)]] = 1
    return Judged(np.array([raw.evidence for raw in found], np.float32).reshape(-1, len(EVIDENCE)), right)


def fitted(judged: Sequence[Judged]) -> Floats:
    """The weights that make what is right likeliest, drawn a little to nothing; by Newton's method."""
    features = np.concatenate([one.features for one in judged]).astype(np.float64)
    right = np.concatenate([one.right for one in judged])
    weights = np.zeros(features.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (right - chance) - _PRIOR * weights
        bend = (features * (chance * (1 - chance))[:, None]).T @ features + _PRIOR * np.eye(len(weights))
        weights = weights + np.linalg.solve(bend, slope)
    return weights.astype(np.float32)


def _confidences(judged: Sequence[Judged], weights: Floats) -> list[tuple[float, bool]]:
    return [
        (confidence(row, weights), bool(right))
        for one in judged
        for row, right in zip(one.features, one.right, strict=True)
    ]

"""How common words are in the news at large: what stands in every report of anything tells little of one event.

The list beside this module is counted by tests/comparison/count_common.py.
"""

from functools import cache
from importlib.resources import files

from tui.comparison.sentences import Weights


def lessened(weights: Weights) -> Weights:
    """Weights by stem, each no greater than what a stem tells wherever it stands.

    >>> lessened({"peopl": 0.9, "sluic": 0.9, "flood": 0.1})
    {'peopl': 0.3, 'sluic': 0.9, 'flood': 0.1}
    """
    common = _common()
    return {stem: min(weight, common.get(stem, 1.0)) for stem, weight in weights.items()}


@cache
def _common() -> dict[str, float]:
    lines = files(__package__).joinpath("common.txt").read_text(encoding="utf-8").splitlines()
    levels = (line.split(" ") for line in lines)
    return {stem: float(level) for level, *stems in levels for stem in stems}

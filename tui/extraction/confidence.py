"""How far an attribution of each rule is to be trusted: the share that is right in content and source on PolNeAR's dev.

Made by counting, for each rule, how many of its attributions have a gold one with the same source, content overlapping
by half (the matching of `score.py polnear`); a rule with fewer than twenty there takes the figure of its like. For a
floating quotation it is the share of contents that gold has. A speaker that had to be resolved takes some of it away.
"""

from tui.extraction.drafts import Rule

_RIGHT: dict[Rule, float] = {
    "quote, cue after": 0.95,
    "quote, cue before": 0.87,
    "quote, no verb": 0.85,
    "according to": 0.9,
    "that-clause": 0.74,
    "bare clause": 0.64,
    "clause, cue after": 0.6,
    "object": 0.47,
    "infinitive": 0.42,
    "passive": 0.5,
    "noun": 0.35,
    "headline": 0.4,
    "floating": 0.5,
}
_RESOLVED = {"name": 1.0, "role": 0.9, "pronoun": 0.88, "carried": 0.9, "": 0.95}


def confidence(rule: Rule, how: str) -> float:
    """The confidence of an attribution found by `rule` whose speaker was found `how` (speakers.Spoken), 0 to 1."""
    return round(_RIGHT[rule] * _RESOLVED[how], 2)

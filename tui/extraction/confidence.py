"""How far an attribution of each rule is to be trusted: the share that is right in content and source on PolNeAR's dev.

Made by `python tests/extraction/precision.py ../shared/gold/polnear/dev`; a rule with fewer than thirty attributions
there is rounded towards its like. For a floating quotation, of which gold has no source, it is a part of the share of
contents that gold has. A speaker that had to be resolved takes some of it away.
"""

from tui.extraction.drafts import Rule

_RIGHT: dict[Rule, float] = {
    "quote, cue after": 0.92,
    "quote, cue before": 0.89,
    "quote, no verb": 0.9,
    "according to": 0.9,
    "clause, cue after": 0.77,
    "that-clause": 0.74,
    "bare clause": 0.71,
    "object": 0.56,
    "passive": 0.55,
    "floating": 0.5,
    "infinitive": 0.41,
    "headline": 0.4,
    "noun": 0.3,
}
_RESOLVED = {"name": 1.0, "role": 0.9, "pronoun": 0.88, "carried": 0.9, "": 0.95}


def confidence(rule: Rule, how: str) -> float:
    """The confidence of an attribution found by `rule` whose speaker was found `how` (speakers.Spoken), 0 to 1."""
    return round(_RIGHT[rule] * _RESOLVED[how], 2)

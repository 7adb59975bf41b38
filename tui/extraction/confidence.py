"""How far an attribution of each rule is to be trusted: the share that is right in content and source on PolNeAR's dev.

Made by `python tests/extraction/precision.py ../shared/gold/polnear/dev`; a rule with fewer than thirty attributions
there is rounded towards its like. For a floating quotation, of which gold has no source, it is a part of the share of
contents that gold has. A speaker that had to be resolved takes some of it away.
"""

from tui.extraction.drafts import Draft, Rule

_RIGHT: dict[Rule, float] = {
    "quote, cue after": 0.97,
    "quote, cue before": 0.93,
    "quote, no verb": 0.97,
    "floating": 0.5,
    "hearsay": 0.5,
}
_RESOLVED = {"name": 1.0, "role": 0.9, "pronoun": 0.88, "carried": 0.9, "": 0.95}


def confidence(draft: Draft, how: str) -> float:
    """The confidence of an attribution whose speaker was found `how` (speakers.Spoken), 0 to 1."""
    known = _RIGHT.get(draft.rule)
    if known is None or draft.heard is None:
        return round((draft.heard or known or 0.5) * _RESOLVED[how], 2)
    return round(max(known, draft.heard) * _RESOLVED[how], 2)

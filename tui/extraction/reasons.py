"""Why an attribution was made, in words a reader understands."""

from tui.extraction.drafts import Rule
from tui.extraction.speakers import Spoken

RULES: dict[Rule, str] = {
    "quote, cue after": 'cue "{cue}" follows the quotation',
    "quote, cue before": 'cue "{cue}" announces the quotation',
    "quote, no verb": "a name and a mark, and a quotation beside it",
    "floating": "a quotation without a cue of its own",
    "hearsay": 'cue "{cue}": somebody says so who is not named',
    "cue after": 'cue "{cue}" follows what was said',
    "cue before": 'cue "{cue}" announces what was said',
    "cue within": 'cue "{cue}" stands within what was said',
    "no cue": "no word reports it, but it reads as somebody's",
    "heading": 'cue "{cue}" in a heading',
}
_LONGEST = 60


def reasons(text: str, spoken: Spoken, name: str) -> tuple[str, ...]:
    """One line for the cue, one for the source, one for the speaker; `name` is the speaker's, "" for none."""
    draft = spoken.draft
    cue = " … ".join(_short(span.of(text)) for span in draft.cue)
    found = [RULES[draft.rule].format(cue=cue)]
    source = _short(draft.source[0].of(text)) if draft.source else ""
    if source and draft.shared:
        found.append(f'source taken over from an earlier verb: "{source}"')
    elif source:
        found.append(f'nearest plausible source: "{source}"')
    if spoken.how == "carried":
        found.append(f"{name} spoke last")
    elif spoken.how in ("pronoun", "role"):
        found.append(f'"{source}" is taken as {name}')
    elif spoken.antecedent is not None:
        found.append(f'"{source}" goes back to {name}')
    if len(draft.content) > 1:
        found.append(f"{len(draft.content)} parts, read as one statement")
    return tuple(found)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"

"""What is found, in plain words for people: warnings and changes. One line each, fit to be shown.

Screen, table and page say it alike.
"""

import re
from collections.abc import Mapping, Sequence

from tui.article import Span, one_line
from tui.comparison.caveats import Caveat
from tui.comparison.reports import Report
from tui.comparison.tellings import Change, ChangeKind, Telling

_BLANKS = re.compile(r"\s+")
_GAP = " … "
_LONGEST = 60
"""Characters of the words that a change shows."""

_CHANGES: Mapping[ChangeKind, str] = {
    "left out": "left out",
    "ellipsis": "left out, with an ellipsis",
    "spliced": "left out without a sign",
    "put in": "put in",
    "bracketed": "in brackets",
    "tense": "another tense",
    "person": "another person",
    "reworded": "reworded",
    "paraphrase": "paraphrased",
}


def quoted_words(text: str, spans: Sequence[Span]) -> str:
    """The words of `spans` on one line; parts that stand apart are joined with " … "."""
    return one_line(_GAP.join(_BLANKS.sub(" ", span.of(text)).strip() for span in spans))


def caveat_line(caveat: Caveat, reports: Sequence[Report]) -> str:
    """A warning as a sentence without its full stop."""
    names = [reports[n].label for n in caveat.reports]
    if caveat.kind == "not compared":
        return f"not compared, because not read or not analysed: {', '.join(names)}"
    if caveat.kind == "one report":
        return f"there is only one report, {names[0]}, and nothing to compare it with"
    if caveat.kind == "copy":
        return f"{names[0]} has the very words of {names[1]}, and is not compared with it"
    if caveat.kind == "near copy":
        return f"{names[0]} is nearly a copy of {names[1]}: {caveat.share:.0%} of its sentences stand there too"
    if caveat.kind == "other event":
        return f"{names[0]} seems to be of another event: its words are {caveat.share:.0%} like the nearest report's"
    return f"{names[0]} has no statements"


def change_lines(telling: Telling, full_text: str, text: str) -> list[str]:
    """What a report changed, a kind at a time; that a paraphrase has other words goes without saying."""
    paraphrased = any(change.kind == "paraphrase" for change in telling.changes)
    hidden = ("reworded", "put in") if paraphrased else ()
    return [change_line(change, full_text, text) for change in telling.changes if change.kind not in hidden]


def change_line(change: Change, full_text: str, text: str) -> str:
    """A change with the words that it is about: "another tense: owes → owed"."""
    if change.kind == "paraphrase":
        return _CHANGES["paraphrase"]
    before, after = (_short(quoted_words(*parts)) for parts in ((full_text, change.full), (text, change.here)))
    if change.kind in ("left out", "ellipsis", "spliced"):
        after = ""
    words = " → ".join(part for part in (before, after) if part)
    return f"{_CHANGES[change.kind]}: {words}" if words else _CHANGES[change.kind]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"

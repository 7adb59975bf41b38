"""Who an attribution's speaker is on the screen: short name and colour, the same in every pane and sitting.

Invariant: no two actors share a colour, and one that has a colour keeps it while it is among those who speak most.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.article import Analysis, Attribution
from tui.session.filtering import Filter
from tui.session.roster import Entry, Roster, short_name

if TYPE_CHECKING:
    from tui.comparison.cast import Cast

ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
COLOURS = 8
OTHER = "speaker-other"


class Voices:
    """The roster of the sitting, what is shown of it, and the colours given out."""

    def __init__(self, colours: Mapping[str, int] | None = None) -> None:
        """`colours` by actor's name, 1 to 8, as an earlier sitting gave them."""
        self.colours: dict[str, int] = dict(colours or {})
        self.filter = Filter()
        self.roster = Roster({})

    def update(self, analyses: Mapping[int, Analysis], cast: "Cast | None") -> None:
        """Counts anew, and sees that the eight who speak most have a colour each."""
        self.roster = Roster(analyses, cast, self._speech)
        speaking = Roster(analyses, cast, Filter().passes) if self.filter != Filter() else self.roster
        names = [e.actor.name for e in speaking.ranked("statements") if e.statements][:COLOURS]
        kept = {name: self.colours[name] for name in names if name in self.colours}
        free = (n for n in range(1, COLOURS + 1) if n not in kept.values())
        self.colours = kept | {name: next(free) for name in dict.fromkeys(names) if name not in kept}

    def _speech(self, attribution: Attribution) -> bool:
        """Whether a statement counts: by everything in the filter but the actor."""
        return Filter(self.filter.kinds, self.filter.stances, self.filter.confidence, self.filter.floating).passes(
            attribution
        )

    def shown(self, report: int, attribution: Attribution) -> bool:
        """Whether the filter lets the attribution through."""
        return self.filter.passes(attribution, self.roster.id_of(report, attribution.speaker))

    def channel(self, entry: Entry | None) -> str:
        """The channel of an actor's colour."""
        colour = self.colours.get(entry.actor.name) if entry else None
        return f"speaker-{colour}" if colour else OTHER

    def speaker(self, report: int, attribution: Attribution) -> Entry | None:
        """The actor who speaks."""
        return self.roster.entry(self.roster.id_of(report, attribution.speaker))

    def label(self, report: int, attribution: Attribution, text: str) -> tuple[str, str]:
        """What the gutter writes and in which channel; the source's own words where the speaker has no name."""
        entry = self.speaker(report, attribution)
        unnamed = ARTICLE.sub("", attribution.source[0].of(text), count=1) if attribution.source else "?"
        return short_name(entry.actor) if entry else unnamed, self.channel(entry)


def described(attribution: Attribution, speaker: str, text: str) -> str:
    """The attribution in a line: speaker, cue, kind, confidence."""
    cue = " ".join(span.of(text) for span in attribution.cue)
    parts = [speaker or "nobody named", f"“{cue}”" if cue else "no cue", attribution.kind]
    if attribution.stance != "neutral":
        parts.append(attribution.stance)
    if attribution.floating:
        parts.append("carried over")
    return " · ".join((*parts, f"{attribution.confidence:.0%}"))

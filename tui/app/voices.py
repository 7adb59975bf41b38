"""Who an attribution's speaker is on the screen: short name and colour, the same in every pane and sitting.

Invariant: an actor that has a colour keeps it as long as the sitting lives, whatever the counts become.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.article import Analysis, Attribution
from tui.session.filtering import Filter
from tui.session.roster import Entry, Roster, short_name

if TYPE_CHECKING:
    from tui.comparison.cast import Cast

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
        """Counts anew, and gives colours that are free to those who speak most."""
        self.roster = Roster(analyses, cast, self._speech)
        entries = [e for e in self.roster.ranked("statements") if e.statements]
        present = {e.actor.name for e in entries}
        taken = {c for name, c in self.colours.items() if name in present}
        free = [n for n in range(1, COLOURS + 1) if n not in taken]
        for entry in entries[: COLOURS * 2]:
            if entry.actor.name not in self.colours and free:
                self._give(entry.actor.name, free.pop(0))

    def _give(self, name: str, colour: int) -> None:
        self.colours = {n: c for n, c in self.colours.items() if c != colour}
        self.colours[name] = colour

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
        unnamed = attribution.source[0].of(text) if attribution.source else "?"
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

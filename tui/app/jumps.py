"""Where the reader jumped from, in a report or a list: what lies behind ctrl+o, and its way forward."""

from dataclasses import dataclass, field
from typing import NamedTuple

from tui.session.roster import Place

MOST = 100


class Listed(NamedTuple):
    """A row of the comparison."""

    view: str
    """The action that shows the view."""
    actor: str = ""
    """Whose voice is listed: name and first place."""
    key: str = ""
    """The key of the item."""
    nth: int = 0
    """Which of its places is marked."""


@dataclass(slots=True)
class Jumps:
    """Places left by a jump, oldest first, and where the reader stands among them."""

    places: list[Place | Listed] = field(default_factory=list)
    at: int = 0
    """How many places lie behind; those from here on lie ahead."""

    @property
    def came_from_a_list(self) -> bool:
        """Whether the last jump began in the comparison."""
        return self.at > 0 and isinstance(self.places[self.at - 1], Listed)

    def leave(self, place: Place | Listed) -> None:
        """Notes that a jump begins at `place`; what lay ahead is forgotten."""
        del self.places[self.at :]
        if not self.places or self.places[-1] != place:
            self.places.append(place)
        del self.places[:-MOST]
        self.at = len(self.places)

    def back(self, now: Place | Listed) -> Place | Listed | None:
        """The place before, `now` being where the reader stands; None at the oldest."""
        if self.at == 0:
            return None
        if self.at == len(self.places):
            self.places.append(now)
        self.at -= 1
        return self.places[self.at]

    def forward(self) -> Place | Listed | None:
        """The place that `back` came from; None at the newest."""
        if self.at + 1 >= len(self.places):
            return None
        self.at += 1
        return self.places[self.at]

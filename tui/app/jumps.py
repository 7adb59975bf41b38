"""Where the reader jumped from: the list behind ctrl+o and its way forward."""

from dataclasses import dataclass, field

from tui.session.roster import Place

MOST = 100


@dataclass(slots=True)
class Jumps:
    """Places left by a jump, oldest first, and where the reader stands among them."""

    places: list[Place] = field(default_factory=list)
    at: int = 0
    """How many places lie behind; those from here on lie ahead."""

    def leave(self, place: Place) -> None:
        """Notes that a jump begins at `place`; what lay ahead is forgotten."""
        del self.places[self.at :]
        if not self.places or self.places[-1] != place:
            self.places.append(place)
        del self.places[:-MOST]
        self.at = len(self.places)

    def back(self, now: Place) -> Place | None:
        """The place before, `now` being where the reader stands; None at the oldest."""
        if self.at == 0:
            return None
        if self.at == len(self.places):
            self.places.append(now)
        self.at -= 1
        return self.places[self.at]

    def forward(self) -> Place | None:
        """The place that `back` came from; None at the newest."""
        if self.at + 1 >= len(self.places):
            return None
        self.at += 1
        return self.places[self.at]

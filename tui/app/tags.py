"""The tags of a sitting: the digit and the colour that each has."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.article import Fault

if TYPE_CHECKING:
    from tui.article import Note

DIGITS = 9
"""Tags that have a digit."""


class Tags:
    """Gives out digits and colours; a tag keeps both for the whole sitting."""

    def __init__(self, colours: Mapping[str, int] | None = None) -> None:
        """`colours` by tag, 1 to 6, as an earlier sitting gave them."""
        self.colours: dict[str, int] = dict(colours or {})
        self.known: list[str] = []
        """All of them, in the order in which they came to the sitting's notice: at first those used last."""

    @property
    def digits(self) -> list[str]:
        """Those with a digit, the first under 1."""
        return self.known[:DIGITS]

    @property
    def listed(self) -> str:
        """The digits and what they stand for, on one line; empty without any."""
        return "  ".join(f"{n} {tag}" for n, tag in enumerate(self.digits, 1))

    def learn(self, *tags: str) -> None:
        """Lets tags be known from now on, and have a digit as long as there are any."""
        self.known += [tag for tag in dict.fromkeys(tags) if tag not in self.known]

    def under(self, digit: str) -> str:
        """The tag of a digit. Raises Fault where there is none."""
        at = int(digit) - 1 if digit.isdecimal() and digit.isascii() else -1
        if not 0 <= at < len(self.digits):
            raise Fault(f"no tag has the digit {digit}", remedy=self.listed or "no tag was used yet")
        return self.digits[at]

    def colour(self, note: "Note") -> int:
        """The colour of a note: that of its first tag, 1 to 6; 0 without one.

        A tag prefers the same colour in every sitting, and takes the next if another tag has that.
        """
        if not note.tags:
            return 0
        tag = note.tags[0]
        if tag not in self.colours:
            from zlib import crc32

            from tui.app.note_layer import COLOURS

            first = crc32(tag.encode()) % COLOURS
            order = [1 + (first + n) % COLOURS for n in range(COLOURS)]
            taken = set(self.colours.values())
            self.colours[tag] = next((n for n in order if n not in taken), order[0])
        return self.colours[tag]

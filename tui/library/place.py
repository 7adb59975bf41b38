"""A place in an article, with enough of the words around it to find it again in an edited text."""

from dataclasses import dataclass

CONTEXT = 40
"""How many characters before and after a place are kept."""
_ENOUGH = 8
"""Fewer characters than this, without spaces, are found anywhere and prove nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """An offset in the text with this hash, and the words on either side of it."""

    path: str
    """Where the text came from: an absolute path or a URL."""
    sha256: str
    offset: int
    before: str = ""
    after: str = ""

    @classmethod
    def of(cls, path: str, sha256: str, text: str, offset: int) -> "Place":
        """The place at `offset` of `text`, which came from `path`; an offset outside the text moves to its end."""
        offset = min(max(offset, 0), len(text))
        return cls(path, sha256, offset, text[max(offset - CONTEXT, 0) : offset], text[offset : offset + CONTEXT])

    def found_in(self, text: str) -> int:
        """The offset of this place in `text`, which may have been edited since.

        What stood around it is looked for, nearest first: both sides, then what followed, then what went before. Where
        none of it is left, the offset stays what it was, or becomes the end of a text that is now shorter.
        """
        ahead = len(self.before)
        for context, lead in ((self.before + self.after, ahead), (self.after, 0), (self.before, ahead)):
            if len("".join(context.split())) >= _ENOUGH:
                found = _nearest(text, context, self.offset - lead)
                if found is not None:
                    return found + lead
        return min(self.offset, len(text))


def _nearest(text: str, words: str, start: int) -> int | None:
    """Where `words` stand in `text` nearest to `start`, or None."""
    start = max(start, 0)
    after = text.find(words, start)
    before = text.rfind(words, 0, start + len(words))
    found = [offset for offset in (before, after) if offset >= 0]
    return min(found, key=lambda offset: abs(offset - start)) if found else None

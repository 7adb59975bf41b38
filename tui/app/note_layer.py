"""Where notes stand in one article: backgrounds in the text, signs in the gutter, what is under the cursor.

Invariants: every mark has a first cell of its own look, so that marks that touch or cover each other are told apart;
where several lie over each other the shortest is on top and the ground is deeper; every row that a mark reaches has a
sign, so that nothing is lost without colours.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from tui.app.painting import Mark
from tui.article import Article, Note, Span

COLOURS = 6
"""Colours of tags; marks without a tag have one more, number 0."""
CORRECTED = {"accept": "✓", "reject": "✗"}
"""Signs of corrections; the others have ±."""
MANY = 10


class NoteLayer:
    """The notes of one article as they are drawn."""

    def __init__(self, article: Article, notes: Sequence[Note], colour: Callable[[Note], int]) -> None:
        """`colour` is 0 for a mark without a tag, else 1 to `COLOURS`."""
        self.notes = tuple(notes)
        self._article = article
        self._colour = colour
        self._starts = [block.span.start for block in article.blocks]
        self._by_block: dict[int, list[Note]] = defaultdict(list)
        for note in notes:
            span = note.target.span
            for n in range(self._block_at(span.start), bisect_left(self._starts, span.end)):
                self._by_block[n].append(note)

    def marks(self, block: int) -> Iterable[Mark]:
        """The backgrounds of a block, none over another, then the first and last cells of its marks."""
        inside = self._article.blocks[block].span
        here = [note for note in self._by_block.get(block, ()) if is_mark(note)]
        spans = [(max(n.target.span.start, inside.start), min(n.target.span.end, inside.end), n) for n in here]
        spans = sorted((one for one in spans if one[0] < one[1]), key=lambda one: one[0])
        cuts = sorted({cut for start, end, _ in spans for cut in (start, end)})
        over: list[tuple[int, int, Note]] = []
        at = 0
        for start, end in pairwise(cuts):
            over = [one for one in over if one[1] > start]
            while at < len(spans) and spans[at][0] <= start:
                over.append(spans[at])
                at += 1
            if over:
                top = min((note for _, _, note in over), key=on_top)
                yield Mark(start, end, self._channel(top) + ("-deep" if len(over) > 1 else ""))
        for start, end, note in spans:
            if end == note.target.span.end:
                yield Mark(end - 1, end, "note-last")
            if start == note.target.span.start:
                yield Mark(start, start + 1, f"{self._channel(note)}-first")

    def sign(self, block: int, row: Span) -> tuple[str, str]:
        """What the gutter shows beside a row, and in which channel; a blank where no note reaches it."""
        here = [note for note in self._by_block.get(block, ()) if note.target.span.overlaps(row)]
        begun = [note for note in here if row.holds(note.target.span.start)]
        if len(begun) > 1:
            return (str(len(begun)) if len(begun) < MANY else "*"), "note-sign"
        if begun:
            return sign_of(begun[0]), f"{self._channel(begun[0])}-first" if is_mark(begun[0]) else "note-sign"
        going_on = [note for note in here if is_mark(note)]
        return ("·", "note-sign") if going_on else (" ", "number")

    def _channel(self, note: Note) -> str:
        return f"note-{self._colour(note)}"

    def _block_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)


def changed_spans(before: NoteLayer | None, after: NoteLayer | None) -> list[Span]:
    """Where one layer shows something else than the other."""
    one, other = (
        {(n.id, n.modified, n.target.span) for n in layer.notes} if layer else set() for layer in (before, after)
    )
    return [span for _, _, span in one ^ other]


def is_mark(note: Note) -> bool:
    """Whether a note marks words of its own, and does not correct the analysis."""
    return note.correction is None


def sign_of(note: Note) -> str:
    """The sign of a note, one cell: a pencil for words, # for tags, a square for a bare mark; corrections have more."""
    if note.correction is not None:
        return CORRECTED.get(note.correction.act, "±")
    if note.body.strip():
        return "✎"
    return "#" if note.tags else "▪"


def on_top(note: Note) -> tuple[int, int, str]:
    """The order of notes that lie over each other, the one on top first."""
    return (note.target.span.length, -note.target.span.start, note.created)

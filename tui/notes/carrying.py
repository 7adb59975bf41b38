"""Notes carried into a text that is new, from the latest text in which each was found."""

from collections.abc import Mapping, Sequence

from tui.article import Note
from tui.notes.alignment import Alignment
from tui.notes.anchoring import carry
from tui.notes.sheet import Moves, places, put

Earlier = Mapping[str, Sequence[tuple[str, Moves]]]
"""By the id of a note, the editions into which it was carried before, the latest last, and where to."""


def carried(notes: Sequence[Note], earlier: Earlier, texts: Mapping[str, str], text: str) -> dict[str, Moves]:
    """By the id of each note, where its places stand in `text`.

    Each note is of the text in `texts` under its target's hash; the editions of `earlier` are there as well.
    """
    alignments: dict[str, Alignment] = {}
    found: dict[str, Moves] = {}
    for note in notes:
        sha256, moves = _latest(note, earlier.get(note.id, ()), texts)
        if sha256 not in alignments:
            alignments[sha256] = Alignment(texts[sha256], text)
        steps = ((span, moves[span]) for span in places(note))
        found[note.id] = {span: None if at is None else carry(at, alignments[sha256]) for span, at in steps}
    return found


def _latest(note: Note, earlier: Sequence[tuple[str, Moves]], texts: Mapping[str, str]) -> tuple[str, Moves]:
    """The latest edition in which the note was found, and where its places are there."""
    for sha256, moves in reversed(earlier):
        if put(note, moves, sha256, texts[sha256]) is not None:
            return sha256, moves
    return note.target.sha256, {span: span for span in places(note)}

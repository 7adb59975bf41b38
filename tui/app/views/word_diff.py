"""A telling's words held against the fullest's: what was put in is set off, what was left out stands in ⟨ ⟩."""

from typing import TYPE_CHECKING

from tui.app.widgets.line import Piece
from tui.article import Span, one_line

if TYPE_CHECKING:
    from tui.comparison import Edit, Telling

PARAPHRASE = 0.65
"""A distance from which on what was left out is not said: nearly all of it was."""
WHOLE = 10
"""Words left out at one place that are all written; of more, the first and the last."""


def diff(telling: "Telling", text: str, full: str) -> tuple[Piece, ...]:
    """The content of a telling in its report's `text`, against the fullest in `full`.

    The fullest itself has no edits and is printed as it is.
    """
    content = telling.statement.attribution.content
    if not text or not telling.edits or (not full):
        return (_plain(text, content),)
    pieces: list[Piece] = []
    at = content[0].start
    for edit in telling.edits:
        if edit.kind in ("left out", "changed") and telling.distance < PARAPHRASE:
            missing = _missing(edit, full)
            pieces += [(" " if pieces else "", ()), (missing, ("left-out",)), ("" if pieces else " ", ())]
        for span in edit.here:
            pieces.append((_between(text, content, at, span.start), ()))
            pieces.append((one_line(span.of(text)), () if edit.kind == "same" else ("put-in",)))
            at = span.end
    pieces.append((_between(text, content, at, content[-1].end), ()))
    return tuple(piece for piece in pieces if piece[0])


def _plain(text: str, content: tuple[Span, ...]) -> Piece:
    return (" … ".join(one_line(span.of(text)) for span in content), ()) if text else ("…", ())


def _between(text: str, content: tuple[Span, ...], start: int, end: int) -> str:
    """What stands between two words of the content: blanks and marks; an ellipsis for what is not part of it."""
    parts = [Span(max(start, part.start), min(end, part.end)) for part in content]
    return " … ".join(
        one_line(part.of(text)) for part in parts if part.start <= part.end and _touches(part, start, end)
    )


def _touches(part: Span, start: int, end: int) -> bool:
    return start <= part.start <= end and start <= part.end <= end


def _missing(edit: "Edit", full: str) -> str:
    words = " … ".join(one_line(span.of(full)) for span in edit.full).split()
    if len(words) > WHOLE:
        words = [*words[:5], "…", *words[-3:]]
    return f"⟨{' '.join(words)}⟩"

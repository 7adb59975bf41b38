"""Notes in words: on one line, for the bottom line, menus and lists."""

from typing import TYPE_CHECKING

from tui.app.note_layer import sign_of
from tui.article import AttributionCorrection, one_line

if TYPE_CHECKING:
    from tui.article import Note

ACTS = {
    "accept": "accepted",
    "reject": "rejected",
    "speaker": "speaker corrected",
    "parts": "ends corrected",
    "kind": "kind corrected",
    "add": "attribution added",
    "merge": "actors merged",
    "split": "actor split",
    "rename": "actor renamed",
}


def in_a_line(note: "Note") -> str:
    """Sign, tags and what was written, or what was corrected."""
    sign = "" if sign_of(note) == "#" else sign_of(note)
    return " ".join(part for part in (sign, tags_of(note), says(note)) if part)


def tags_of(note: "Note") -> str:
    """The tags, each with its sign."""
    return " ".join(f"#{tag}" for tag in note.tags)


def says(note: "Note") -> str:
    """What was written on one line; of a correction what it does, and to whom."""
    if note.correction is None:
        return one_line(" ".join(note.body.split()))
    words = ACTS[note.correction.act]
    if isinstance(note.correction, AttributionCorrection):
        now = note.correction.now
        if note.correction.act == "speaker":
            return f"{words}: {one_line(now.speaker.name) if now and now.speaker else 'nobody known'}"
        return f"{words}: {now.kind}" if note.correction.act == "kind" and now else words
    names = ", ".join(one_line(actor.name) for actor in note.correction.actors)
    return f"{words}: {names} → {one_line(note.correction.name)}" if note.correction.name else f"{words}: {names}"


def quote_of(note: "Note", most: int = 300) -> str:
    """The words that are marked, on one line."""
    exact = note.target.exact
    return one_line(" ".join(exact[:most].split())) + ("…" if len(exact) > most else "")

"""Attributions that brat's users made or changed, as corrections of ours.

Invariant: an attribution that is as onrecord wrote it brings no correction: what went out does not come in twice.
"""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from tui.article import AttributionCorrection, Finding, Note, Target, hull
from tui.article.correction import AttributionAct
from tui.article.note_codec import correction_from_plain
from tui.exchange.brat_actors import actors_of
from tui.exchange.brat_attributions import attributed, finding_of
from tui.exchange.brat_extras import extras
from tui.exchange.brat_standoff import Standoff
from tui.exchange.soundness import fits, lies_within


def corrections_of(standoff: Standoff, text: str, sha256: str, creator: str) -> Iterator[tuple[Note, int]]:
    """A note for each such attribution of the text with this hash, with its line; ids are the same at every reading."""
    known = extras(standoff)
    actors = {actor.id: actor for actor in actors_of(standoff, text)[0]}
    for event, attribution in attributed(standoff, text):
        now = finding_of(attribution, actors)
        was = _was(known.get(event.id, {}).get("was"), len(text))
        if now == was or not hull(now.content).length:
            continue
        correction = AttributionCorrection(_act(was, now), was, now)
        name = uuid5(NAMESPACE_URL, f"urn:sha256:{sha256}#{correction}{creator}")
        target = Target.of(sha256, text, hull(now.content))
        yield Note(str(name), target, "", "editing", (), creator, correction=correction), event.line


def _act(was: Finding | None, now: Finding) -> AttributionAct:
    if was is None:
        return "add"
    if (was.content, was.source, was.cue) != (now.content, now.source, now.cue):
        return "parts"
    return "kind" if was.speaker == now.speaker else "speaker"


def _was(plain: object, length: int) -> Finding | None:
    """The attribution as onrecord wrote it; None for one that it did not write."""
    try:
        correction = correction_from_plain({"of": "attribution", "act": "accept", "was": plain, "now": None})
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    sound = fits(correction, AttributionCorrection) and lies_within(correction, length)
    return correction.was if sound and isinstance(correction, AttributionCorrection) else None

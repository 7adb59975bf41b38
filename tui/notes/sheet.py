"""A sheet: the notes of one article as they stand in one edition of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tui.article import Note, Span, Target
from tui.article.correction import AttributionCorrection, Correction, Finding, Referent

Moves = Mapping[Span, Span | None]
"""Where the spans of one text stand in another; None for what is no longer there."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The notes of an article, for the edition with this hash."""

    sha256: str
    notes: tuple[Note, ...] = ()
    """In order of the text, corrections among them; all targets are of this edition."""
    detached: tuple[Note, ...] = ()
    """Those whose words are no longer there; their targets are of the edition in which they were last touched."""
    reworded: frozenset[str] = frozenset()
    """The ids of notes whose words were edited since they were last touched."""
    elsewhere: tuple[Note, ...] = ()
    """Corrections of actors, made in other articles, that concern this one."""
    editions: frozenset[str] = frozenset()
    """The hashes of all known texts of the article, this one included."""

    @classmethod
    def empty(cls, sha256: str) -> "Sheet":
        """The sheet of a text that nobody has written on."""
        return cls(sha256, editions=frozenset((sha256,)))


def in_text(note: Note) -> tuple[int, int, str, str]:
    """The order of notes of one text: where they begin, where they end, when they were made."""
    return (*note.target.span, note.created, note.id)


def places(note: Note) -> tuple[Span, ...]:
    """Every span of the note's text that it holds, each once, in order."""
    return tuple(sorted({note.target.span, *_needed(note.correction), *_mentions(note.correction)}))


def put(note: Note, moves: Moves, sha256: str, text: str) -> Note | None:
    """The note in the text with this hash, its `places` moved; None where it makes no sense without one that is lost.

    An actor whose mention is lost is known by its name alone from then on.
    """
    span = moves[note.target.span]
    if span is None or any(moves[needed] is None for needed in _needed(note.correction)):
        return None
    return replace(note, target=Target.of(sha256, text, span), correction=_moved(note.correction, moves))


def _needed(correction: Correction | None) -> tuple[Span, ...]:
    if isinstance(correction, AttributionCorrection):
        findings = [one for one in (correction.was, correction.now) if one is not None]
        return tuple(span for one in findings for span in (*one.content, *one.source, *one.cue))
    return () if correction is None else correction.mentions


def _mentions(correction: Correction | None) -> tuple[Span, ...]:
    if isinstance(correction, AttributionCorrection):
        referents = tuple(one.speaker for one in (correction.was, correction.now) if one is not None and one.speaker)
    else:
        referents = () if correction is None else correction.actors
    return tuple(one.mention for one in referents if one.mention is not None and not one.sha256)


def _moved(correction: Correction | None, moves: Moves) -> Correction | None:
    if correction is None:
        return None
    if isinstance(correction, AttributionCorrection):
        was, now = (None if one is None else _finding(one, moves) for one in (correction.was, correction.now))
        return replace(correction, was=was, now=now)
    actors = tuple(_referent(one, moves) for one in correction.actors)
    return replace(correction, actors=actors, mentions=_all(correction.mentions, moves))


def _finding(finding: Finding, moves: Moves) -> Finding:
    speaker = None if finding.speaker is None else _referent(finding.speaker, moves)
    content, source, cue = (_all(part, moves) for part in (finding.content, finding.source, finding.cue))
    return replace(finding, content=content, source=source, cue=cue, speaker=speaker)


def _referent(referent: Referent, moves: Moves) -> Referent:
    if referent.mention is None or referent.sha256:
        return referent
    return replace(referent, mention=moves[referent.mention])


def _all(spans: tuple[Span, ...], moves: Moves) -> tuple[Span, ...]:
    return tuple(moved for span in spans if (moved := moves[span]) is not None)

"""Notes in brat: text-bound annotations of the type of their motivation, with bodies as notes and tags as attributes.

Invariant: what `put_notes` puts on a sheet, `notes_of` gives back, except for what was changed in brat meanwhile.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import get_args
from uuid import NAMESPACE_URL, uuid5

from tui.article import Motivation, Note, Target, hull, one_line
from tui.article.codec import Plain
from tui.article.note import motivation_of
from tui.article.note_codec import note_to_plain
from tui.exchange.brat_extras import EXTRA, extras
from tui.exchange.brat_sheet import Sheet
from tui.exchange.brat_standoff import Standoff, TextBound
from tui.exchange.jsonl import dumps
from tui.exchange.soundness import Unsound, sound_note

TYPES: dict[str, Motivation] = {motivation.capitalize(): motivation for motivation in get_args(Motivation)}
"""The motivations of notes by the type that they have in brat."""

BODY = "AnnotatorNotes"
"""The type of the notes that a person types in brat."""

_TAG = "Tag-"
_UNFIT = re.compile("[^A-Za-z0-9-]+")


def tag_type(tag: str) -> str:
    """The type of the attribute that a tag becomes; brat allows for few characters, so two tags may share one.

    >>> tag_type("to check"), tag_type("Zoë?")
    ('Tag-to_check', 'Tag-Zo_')
    """
    return _TAG + (_UNFIT.sub("_", tag) or "_")


def put_notes(sheet: Sheet, notes: Iterable[Note]) -> None:
    """Put notes, whose targets are of the text, on the sheet."""
    for note in notes:
        ref = sheet.bind(note.motivation.capitalize(), (note.target.span,))
        for kind in dict.fromkeys(map(tag_type, note.tags)):
            sheet.mark(kind, ref)
        if note.body:
            sheet.remark(BODY, ref, one_line(note.body))
        sheet.remark(EXTRA, ref, dumps(note_to_plain(note)))


def notes_of(standoff: Standoff, text: str, sha256: str, creator: str) -> Iterator[tuple[Note, int]]:
    """The notes on the text with this hash, each with its line.

    One that brat's own users made gets an id that is the same at every reading, `creator`, and no times. A text-bound
    annotation of a type that is no motivation, in no event and no mention of ours, is a note with its type for a tag.
    """
    known = extras(standoff)
    bodies: dict[str, list[str]] = {}
    tags: dict[str, list[str]] = {}
    for remark in standoff.remarks:
        if remark.type == BODY:
            bodies.setdefault(remark.ref, []).append(remark.text)
    for attribute in standoff.attributes:
        if attribute.type.startswith(_TAG):
            tags.setdefault(attribute.ref, []).append(attribute.type)
    taken = {event.trigger for event in standoff.events} | {a.ref for a in standoff.attributes if a.type == "Form"}
    taken |= {ref for event in standoff.events for _, ref in event.arguments}
    for bound in standoff.bounds:
        if bound.id not in taken and hull(bound.spans).length:
            body, put_on = "\n".join(bodies.get(bound.id, ())), tags.get(bound.id, [])
            fresh = _fresh(bound, text, sha256, body, put_on, creator)
            yield _kept(known.get(bound.id), bound, fresh, put_on, len(text)), bound.line


def _kept(about: Plain | None, bound: TextBound, fresh: Note, put_on: list[str], length: int) -> Note:
    """The note as onrecord wrote it, with what brat changed; `fresh` where onrecord did not write it."""
    if about is None:
        return fresh
    try:
        note = sound_note(about, length)
    except Unsound:
        return fresh
    same = note.target.sha256 == fresh.target.sha256 and note.target.exact == fresh.target.exact
    if not same or bound.spans != (note.target.span,):
        note = replace(note, target=fresh.target)
    if one_line(note.body) != fresh.body:
        note = replace(note, body=fresh.body)
    if set(map(tag_type, note.tags)) != set(put_on):
        left = [tag for tag in note.tags if tag_type(tag) in put_on]
        spelt = set(map(tag_type, left))
        added = [_tag(kind) for kind in put_on if kind not in spelt]
        note = replace(note, tags=tuple(dict.fromkeys([*left, *added])))
    return replace(note, motivation=fresh.motivation)


def _fresh(bound: TextBound, text: str, sha256: str, body: str, put_on: list[str], creator: str) -> Note:
    """The note that brat alone knows of."""
    tags = tuple(dict.fromkeys(map(_tag, put_on if bound.type in TYPES else [bound.type, *put_on])))
    name = uuid5(NAMESPACE_URL, f"urn:sha256:{sha256}#{bound.type}{bound.spans}{body}{tags}{creator}")
    motivation = TYPES.get(bound.type) or motivation_of(body, tags)
    return Note(str(name), Target.of(sha256, text, hull(bound.spans)), body, motivation, tags, creator)


def _tag(kind: str) -> str:
    """The tag that brat's own users mean with an attribute or a type."""
    return kind.removeprefix(_TAG).replace("_", " ")

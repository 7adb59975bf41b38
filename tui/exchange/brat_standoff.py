"""brat standoff: the annotations of one .ann file, as its lines give them.

The form is that of https://brat.nlplab.org/standoff.html: T text-bound, E event, R relation, * equivalence, A and M
attribute, # note. Invariant: every span lies in the text, and every reference leads to an annotation that stands here.
"""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from tui.article import Span
from tui.exchange.broken import BrokenLine


@dataclass(frozen=True, slots=True)
class TextBound:
    """A T line: a stretch of text with a type."""

    id: str
    type: str
    spans: tuple[Span, ...]
    """In the order of the file; several where it is discontinuous."""
    line: int = field(default=0, compare=False)
    """Where it stands in its file, from 1; 0 if in none."""


class Argument(NamedTuple):
    """What an event or a relation ties in, and as what."""

    role: str
    """Without the number that brat adds to the second of a kind: "Content2" is "Content"."""
    ref: str
    """The id of a text-bound annotation or of an event."""


@dataclass(frozen=True, slots=True)
class Event:
    """An E line: a trigger and what takes part."""

    id: str
    type: str
    trigger: str
    """The id of a text-bound annotation."""
    arguments: tuple[Argument, ...]
    line: int = field(default=0, compare=False)
    """Where it stands in its file, from 1; 0 if in none."""


@dataclass(frozen=True, slots=True)
class Relation:
    """An R line, or a * line, whose id is "*" and whose arguments have no roles."""

    id: str
    type: str
    arguments: tuple[Argument, ...]
    line: int = field(default=0, compare=False)
    """Where it stands in its file, from 1; 0 if in none."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An A or M line: a mark on an annotation, with a value or without."""

    id: str
    type: str
    ref: str
    value: str = ""
    line: int = field(default=0, compare=False)
    """Where it stands in its file, from 1; 0 if in none."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A # line: free text about an annotation."""

    id: str
    type: str
    ref: str
    text: str
    line: int = field(default=0, compare=False)
    """Where it stands in its file, from 1; 0 if in none."""


@dataclass(frozen=True, slots=True)
class Standoff:
    """What one .ann file holds, in the order of its lines, and what of it was broken."""

    bounds: tuple[TextBound, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    remarks: tuple[Remark, ...] = ()
    broken: tuple[BrokenLine, ...] = ()

    @property
    def spans(self) -> dict[str, tuple[Span, ...]]:
        """The spans of each text-bound annotation by its id."""
        return {bound.id: bound.spans for bound in self.bounds}


Annotation = TextBound | Event | Relation | Attribute | Remark


def resolve(found: list[Annotation], broken: list[BrokenLine], file: str) -> Standoff:
    """The annotations whose references lead somewhere; for each other one, or part of one, a line more in `broken`."""
    bounds = tuple(a for a in found if isinstance(a, TextBound))
    known = {bound.id for bound in bounds}
    waiting = [a for a in found if not isinstance(a, TextBound)]
    anchors = known | {a.id for a in waiting if isinstance(a, Event) and a.trigger in known}
    everything = anchors | {a.id for a in waiting if isinstance(a, Relation | Attribute)}
    kept: list[Annotation] = []
    for annotation in waiting:
        match annotation:
            case Event(trigger=trigger) if trigger not in known:
                broken.append(_lost(file, annotation, trigger))
            case Event() | Relation():
                kept.append(_with_known(annotation, anchors, broken, file))
            case Attribute(ref=ref) | Remark(ref=ref) if ref not in everything:
                broken.append(_lost(file, annotation, ref))
            case Attribute() | Remark():
                kept.append(annotation)
    return Standoff(
        bounds,
        tuple(a for a in kept if isinstance(a, Event)),
        tuple(a for a in kept if isinstance(a, Relation)),
        tuple(a for a in kept if isinstance(a, Attribute)),
        tuple(a for a in kept if isinstance(a, Remark)),
        tuple(sorted(broken, key=lambda b: b.line)),
    )


def _with_known(
    tied: Event | Relation, anchors: Container[str], broken: list[BrokenLine], file: str
) -> Event | Relation:
    unknown = [a.ref for a in tied.arguments if a.ref not in anchors]
    broken.extend(_lost(file, tied, ref) for ref in unknown)
    return replace(tied, arguments=tuple(a for a in tied.arguments if a.ref in anchors)) if unknown else tied


def _lost(file: str, annotation: Annotation, ref: str) -> BrokenLine:
    return BrokenLine(file, annotation.line, f"{annotation.id} refers to {ref}, which is not in the file or broken")

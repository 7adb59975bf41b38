"""Writing brat standoff: the lines of an .ann file, which brat and its like read.

Invariant: a line holds one annotation and nothing that a terminal would obey; `read_standoff` gives it back.
"""

from collections.abc import Iterator

from tui.article import one_line
from tui.exchange.brat_fragments import fragmented
from tui.exchange.brat_standoff import Argument, Standoff


def lines(standoff: Standoff, text: str) -> Iterator[str]:
    r"""The lines for annotations on `text`, each with its line end.

    >>> from tui.article import Span
    >>> from tui.exchange.brat_standoff import TextBound
    >>> list(lines(Standoff((TextBound("T1", "Cue", (Span(4, 8),)),)), "She said so."))
    ['T1\tCue 4 8\tsaid\n']
    """
    held = fragmented(standoff, text)
    for bound in held.bounds:
        offsets = ";".join(f"{start} {end}" for start, end in bound.spans)
        yield f"{bound.id}\t{bound.type} {offsets}\t{' '.join(span.of(text) for span in bound.spans)}\n"
    for relation in held.relations:
        yield f"{relation.id}\t{relation.type} {_arguments(relation.arguments)}\n"
    for event in held.events:
        yield f"{event.id}\t{event.type}:{event.trigger} {_arguments(event.arguments)}".rstrip() + "\n"
    for attribute in held.attributes:
        yield f"{attribute.id}\t{attribute.type} {attribute.ref} {attribute.value}".rstrip() + "\n"
    for remark in held.remarks:
        words = remark.text if remark.text.isprintable() else one_line(remark.text)
        yield f"{remark.id}\t{remark.type} {remark.ref}\t{words}\n"


def _arguments(arguments: tuple[Argument, ...]) -> str:
    """As brat writes them: a second one of a role has a 2 behind it; those without a role are bare."""
    counts: dict[str, int] = {}
    written = []
    for role, ref in arguments:
        counts[role] = counts.get(role, 0) + 1
        number = "" if counts[role] == 1 and role != "Arg" else str(counts[role])
        written.append(f"{role}{number}:{ref}" if role else ref)
    return " ".join(written)

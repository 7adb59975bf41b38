"""A sheet of brat standoff in the making: annotations get their ids as they are put on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tui.article import Span
from tui.exchange.brat_standoff import Argument, Attribute, Event, Relation, Remark, Standoff, TextBound


@dataclass(slots=True)
class Sheet:
    """Collects annotations; `standoff` gives what has been put on it so far."""

    bounds: list[TextBound] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    attributes: list[Attribute] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def bind(self, kind: str, spans: Iterable[Span]) -> str:
        """The id of a new text-bound annotation."""
        self.bounds.append(TextBound(f"T{len(self.bounds) + 1}", kind, tuple(spans)))
        return self.bounds[-1].id

    def happen(self, kind: str, trigger: str, arguments: Iterable[tuple[str, str]]) -> str:
        """The id of a new event; arguments are pairs of role and id."""
        tied = tuple(Argument(role, ref) for role, ref in arguments)
        self.events.append(Event(f"E{len(self.events) + 1}", kind, trigger, tied))
        return self.events[-1].id

    def equate(self, refs: Iterable[str]) -> None:
        """Put a new equivalence on the sheet."""
        self.relations.append(Relation("*", "Equiv", tuple(Argument("", ref) for ref in refs)))

    def mark(self, kind: str, ref: str, value: str = "") -> None:
        """Put a new attribute of `ref` on the sheet."""
        self.attributes.append(Attribute(f"A{len(self.attributes) + 1}", kind, ref, value))

    def remark(self, kind: str, ref: str, text: str) -> None:
        """Put a new note about `ref` on the sheet."""
        self.remarks.append(Remark(f"#{len(self.remarks) + 1}", kind, ref, text))

    def standoff(self) -> Standoff:
        """What is on the sheet."""
        return Standoff(
            tuple(self.bounds),
            tuple(self.events),
            tuple(self.relations),
            tuple(self.attributes),
            tuple(self.remarks),
        )

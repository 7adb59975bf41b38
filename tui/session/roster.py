"""The roster: the actors of all open reports, with what each said and where it is named.

Made anew from the analyses and their cast; pure. Reports are numbered by their place in the sitting.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.article import Actor, Analysis, Attribution

if TYPE_CHECKING:
    from tui.comparison.cast import Cast

Sort = Literal["statements", "mentions", "appearance"]
SORTS: tuple[Sort, ...] = ("statements", "mentions", "appearance")


class Place(NamedTuple):
    """An offset in one of the open reports."""

    report: int
    offset: int


class Statement(NamedTuple):
    """Something that an actor said in one of the open reports."""

    report: int
    attribution: Attribution

    @property
    def place(self) -> Place:
        """Where the statement begins."""
        return Place(self.report, self.attribution.start)


@dataclass(slots=True)
class Entry:
    """One actor of the roster."""

    actor: Actor
    """With the id that all open reports share."""
    statements: list[Statement] = field(default_factory=list)
    """In reading order."""
    named: dict[int, int] = field(default_factory=dict)
    """By report, how many mentions."""
    first: Place = field(default=Place(1 << 30, 0))
    """The first mention, in reading order; far away for nobody."""

    def said(self, report: int | None = None) -> int:
        """Statements in `report`, or in all."""
        return len(self.statements) if report is None else sum(s.report == report for s in self.statements)

    def mentions(self, report: int | None = None) -> int:
        """Mentions in `report`, or in all."""
        return sum(self.named.values()) if report is None else self.named.get(report, 0)


class Roster:
    """Actors by their shared ids."""

    def __init__(
        self,
        analyses: Mapping[int, Analysis],
        cast: "Cast | None" = None,
        shown: Callable[[Attribution], bool] = lambda _: True,
    ) -> None:
        """`analyses` by report; `cast` over a part of them at least; statements that are not `shown` do not count.

        Actors of a report that the cast does not know yet stand for themselves.
        """
        self.entries: dict[str, Entry] = {}
        self._shared: dict[tuple[int, str], str] = {}
        for role in cast.roles if cast else ():
            for report, own in role.played:
                if report in analyses:
                    self._shared[report, own] = role.actor.id
                    self.entries.setdefault(role.actor.id, Entry(role.actor))
        for report in sorted(analyses):
            self._enter(report, analyses[report], shown)

    def _enter(self, report: int, analysis: Analysis, shown: Callable[[Attribution], bool]) -> None:
        for actor in analysis.actors:
            shared = self._shared.setdefault((report, actor.id), f"{report}:{actor.id}")
            entry = self.entries.setdefault(shared, Entry(actor))
            entry.named[report] = entry.named.get(report, 0) + len(actor.mentions)
            if actor.mentions:
                entry.first = min(entry.first, Place(report, actor.mentions[0].span.start))
        said: dict[str, list[Statement]] = defaultdict(list)
        for attribution in sorted(analysis.attributions, key=lambda q: q.start):
            if attribution.speaker is not None and shown(attribution):
                said[attribution.speaker].append(Statement(report, attribution))
        for own, statements in said.items():
            if speaker := self.entries.get(self._shared.get((report, own), "")):
                speaker.statements += statements

    def id_of(self, report: int, own: str | None) -> str | None:
        """The shared id of the actor whose id in `report` is `own`."""
        return None if own is None else self._shared.get((report, own))

    def entry(self, actor_id: str | None) -> Entry | None:
        """The actor of a shared id, if there is one."""
        return None if actor_id is None else self.entries.get(actor_id)

    def ranked(self, sort: Sort = "statements", *, everyone: bool = False, name: str = "") -> list[Entry]:
        """The actors that speak or act, or all; of those, the ones with `name` in a name of theirs."""
        chosen: Iterable[Entry] = (e for e in self.entries.values() if everyone or e.actor.acts or e.statements)
        if name:
            wanted = name.casefold()
            chosen = (e for e in chosen if any(wanted in n.casefold() for n in (e.actor.name, *e.actor.aliases)))
        keys: dict[Sort, Callable[[Entry], tuple[int, ...]]] = {
            "statements": lambda e: (-e.said(), -e.mentions(), *e.first),
            "mentions": lambda e: (-e.mentions(), -e.said(), *e.first),
            "appearance": lambda e: (*e.first,),
        }
        return sorted(chosen, key=keys[sort])


def short_name(actor: Actor) -> str:
    """What the gutter calls an actor: a person's last name, the whole name of anything else."""
    words = actor.name.split()
    return words[-1] if actor.kind == "person" and words else actor.name

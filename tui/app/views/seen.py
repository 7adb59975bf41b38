"""What every view is made from, and how reports, actors and statements are written in all of them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from tui.app.strips import fitted
from tui.app.views.item import Detail, Item, Line, Marked, Spot
from tui.app.views.pages import Pages
from tui.app.widgets.line import Piece
from tui.article import Actor

if TYPE_CHECKING:
    from tui.comparison import Comparison, Presence, Statement


def counted(count: int, noun: str) -> str:
    """A number and what it counts.

    >>> counted(1, "word"), counted(0, "word")
    ('1 word', '0 words')
    """
    return f"{count} {noun}{'s' * (count != 1)}"


class Seen:
    """A comparison as the reader sees it: with the pages of its reports and the colours of its speakers."""

    def __init__(self, comparison: "Comparison", pages: Pages, channel: Callable[[str], str]) -> None:
        """`channel` gives the channel of an actor's colour, by name."""
        self.comparison = comparison
        self.pages = pages
        self._channel = channel

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The cast by ids."""
        return {actor.id: actor for actor in self.comparison.actors}

    @cached_property
    def voices(self) -> dict[str, str]:
        """By the id of an actor, what means it when ids change with the next cast: its name and its first place."""
        return {row.actor.id: self._voice(row) for row in self.comparison.matrix}

    def _voice(self, row: "Presence") -> str:
        place = next((cell.place for cell in row.cells if cell.place), None)
        return f"{row.actor.name} {place.report}:{place.span.start}" if place else row.actor.name

    def actor_of(self, voice: str, name: str = "") -> str | None:
        """The id of the actor that is meant, if it speaks; else of one of that name, else of who speaks most."""
        rows = [row for row in self.comparison.matrix if row.statements]
        named = (voice.rpartition(" ")[0], name)
        same = [row for row in rows if self.voices[row.actor.id] == voice]
        same += [row for wanted in named for row in rows if row.actor.name == wanted]
        return next((row.actor.id for row in (*same, *rows)), None)

    def label(self, report: int) -> str:
        """A report by number and name."""
        return f"{report + 1} {self.comparison.reports[report].label}"

    def channel(self, actor_id: str | None) -> str:
        """The channel of an actor's colour."""
        actor = self.actors.get(actor_id or "")
        return self._channel(actor.name) if actor else "speaker-other"

    def speaker(self, statement: "Statement") -> str:
        """Who says it: the actor's name, else the source's own words."""
        actor = self.actors.get(statement.speaker or "")
        words = self.pages.words(statement.report, statement.attribution.source)
        return actor.name if actor else words or "nobody named"

    def cue(self, statement: "Statement") -> str:
        """The words of the cue."""
        return self.pages.words(statement.report, statement.attribution.cue) if statement.attribution.cue else ""

    def paragraph(self, statement: "Statement") -> str:
        """The number of the paragraph where it begins."""
        return self.pages.paragraph(statement.report, statement.attribution.start)

    def content(self, statement: "Statement") -> str:
        """What was said, on one line."""
        return self.pages.words(statement.report, statement.attribution.content)

    def spot(self, statement: "Statement") -> Spot:
        """Where it stands."""
        return Spot(statement.report, statement.place.span)

    def said(self, key: str, statement: "Statement", *, named: bool = True) -> Item:
        """A statement as an item of its own; `named` writes its speaker in the row."""

        def row(cells: int, _marked: Marked) -> Line:
            return self.statement_row(statement, cells, named=named)

        def detail(cells: int, _nth: int) -> Detail:
            return Detail((*self.told(statement, cells), (), *self.passage(statement, cells)))

        return Item(
            key, row, (self.spot(statement),), detail, statement.speaker, words=lambda _nth: self.content(statement)
        )

    def statement_row(self, statement: "Statement", cells: int, *, named: bool) -> Line:
        """Paragraph, bar, speaker or cue, the words, and the stance if it has one."""
        stance = "" if statement.attribution.stance == "neutral" else statement.attribution.stance
        channel = self.channel(statement.speaker)
        wide = max(10, min(24, cells // 5))
        first = self.speaker(statement) if named else self.cue(statement) or "–"
        rest = max(8, cells - 4 - 3 - wide - 1 - (len(stance) + 2 if stance else 0))
        return (
            (f"{self.paragraph(statement):>4} ", ("number",)),
            ("┃ " if statement.quoted else "│ ", (channel,)),
            (fitted(first, wide) + " ", (channel,) if named else ("cue",)),
            (fitted(self.content(statement), rest), ()),
            (f"  {stance}" if stance else "", ("strong",)),
        )

    def told(self, statement: "Statement", cells: int) -> list[Line]:
        """Who says it with which cue, and where, in two lines."""
        cue = self.cue(statement)
        attribution = statement.attribution
        what = [f"“{cue}”" if cue else "no cue", attribution.kind]
        what += [attribution.stance] if attribution.stance != "neutral" else []
        what += [counted(statement.words, "word"), f"{attribution.confidence:.0%}"]
        name: Piece = (fitted(self.speaker(statement), cells).rstrip(), (self.channel(statement.speaker), "strong"))
        return [(name, ("  " + " · ".join(what), ())), self.where(statement.report, self.paragraph(statement), cells)]

    def where(self, report: int, paragraph: str, cells: int) -> Line:
        """A report with a paragraph, as a line of its own."""
        title = self.comparison.reports[report].title
        return ((fitted(f"{self.label(report)}  {paragraph}  {title}", cells).rstrip(), ("number",)),)

    def passage(self, statement: "Statement", cells: int) -> list[Line]:
        """The paragraphs around a statement."""
        return self.pages.passage(statement.report, statement.attribution, self.channel(statement.speaker), cells)

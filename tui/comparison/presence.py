"""Who speaks where: a matrix, actors by reports, and who is silent in one report although others quote them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tui.article import Actor, Analysis
from tui.comparison.statements import Place, Statement, by_report, by_speaker

Standing = Literal["quoted", "paraphrased", "named", "absent"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One actor in one report."""

    standing: Standing
    """The most that the report does with the actor."""
    quoted: int = 0
    """Statements with words in quotation marks."""
    paraphrased: int = 0
    """Statements without."""
    mentions: int = 0
    """Names and descriptions, without pronouns."""
    words: int = 0
    """Words of the actor's statements; what stands in two of them counts once."""
    share: float = 0.0
    """Those words as a share of all words of the report, 0 to 1."""
    place: Place | None = None
    """The first statement, else the first mention; none where the actor is absent."""


@dataclass(frozen=True, slots=True)
class Presence:
    """One row of the matrix: an actor in all reports."""

    actor: Actor
    cells: tuple[Cell, ...]
    """One for each report, in reading order."""
    silent: tuple[int, ...] = ()
    """The reports in which the actor, who speaks in most of the others, does not."""

    @property
    def statements(self) -> int:
        """What the actor says in all reports."""
        return sum(cell.quoted + cell.paraphrased for cell in self.cells)

    @property
    def words(self) -> int:
        """The words of all of it."""
        return sum(cell.words for cell in self.cells)


def matrix(
    actors: Sequence[Actor],
    analyses: Sequence[Analysis | None],
    statements: Sequence[Statement],
    lengths: Sequence[int],
) -> tuple[Presence, ...]:
    """A row for each actor that speaks somewhere, or acts and is named in several reports; who speaks most comes first.

    `analyses` have the ids of the cast, None for reports that are not compared; `lengths` are the reports' words.
    """
    said = by_speaker(statements)
    mentioned = _mentions(analyses)
    compared = [n for n, analysis in enumerate(analyses) if analysis is not None]
    rows = []
    for actor in actors:
        places = mentioned.get(actor.id, {})
        if actor.id in said or (actor.acts and len(places) > 1):
            own = by_report(said.get(actor.id, ()))
            cells = tuple(_cell(own.get(n, ()), places.get(n, ()), length) for n, length in enumerate(lengths))
            rows.append(Presence(actor, cells, _silent(cells, compared)))
    return tuple(sorted(rows, key=lambda row: (-row.statements, -sum(c.mentions for c in row.cells))))


def _mentions(analyses: Sequence[Analysis | None]) -> Mapping[str, Mapping[int, tuple[Place, ...]]]:
    """Actor's id -> report -> where it is named or described."""
    found: dict[str, dict[int, tuple[Place, ...]]] = {}
    for n, analysis in enumerate(analyses):
        for actor in analysis.actors if analysis else ():
            places = tuple(Place(n, m.span) for m in actor.mentions if m.kind != "pronoun")
            if places:
                found.setdefault(actor.id, {})[n] = places
    return found


def _cell(said: Sequence[Statement], places: tuple[Place, ...], length: int) -> Cell:
    if not said and not places:
        return Cell("absent")
    quoted = sum(s.quoted for s in said)
    standing: Standing = "quoted" if quoted else "paraphrased" if said else "named"
    words = covered_words(said)
    place = said[0].place if said else places[0]
    return Cell(standing, quoted, len(said) - quoted, len(places), words, words / length if length else 0.0, place)


def covered_words(said: Sequence[Statement]) -> int:
    """The words of statements of one report; those of a statement that stands inside another count once."""
    words = reached = 0
    for statement in sorted(said, key=lambda s: (s.place.span.start, -s.place.span.end)):
        if statement.place.span.end > reached:
            reached = statement.place.span.end
            words += statement.words
    return words


def _silent(cells: Sequence[Cell], compared: Sequence[int]) -> tuple[int, ...]:
    """Where the actor does not speak, if most of the reports, and two at least, let it speak."""
    speaking = [n for n in compared if cells[n].standing in ("quoted", "paraphrased")]
    if len(speaking) < max(2, len(compared) // 2 + 1):
        return ()
    return tuple(n for n in compared if n not in speaking)

"""The reader's corrections replayed where no reader sits: over the analyses that the command line makes."""

from tui.article import Analysis, Article, CastRule, Note
from tui.notes import Edition, correct, rules
from tui.notes.recasting import Persons
from tui.session.home import Home
from tui.session.noted import notebook
from tui.session.reading import absolute


class Replay:
    """Corrects one analysis after the other, and keeps what a cast over them has to know."""

    def __init__(self, home: Home) -> None:
        """With the notes of this home; `places` are looked up at once. Raises NotesFault."""
        self._home = home
        self._articles: dict[int, Persons] = {}
        self._notes: dict[str, Note] = {}
        self.places: frozenset[str] = frozenset()
        """Where articles lie that may have corrections."""
        if home.notes.exists():
            with notebook(home) as book:
                self.places = book.corrected_places()

    def concerns(self, source: str) -> bool:
        """Whether the article of this source may have corrections."""
        return absolute(source) in self.places

    def correct(self, position: int, article: Article, analysis: Analysis) -> Analysis:
        """The analysis of the article at `position` with all corrections. Raises NotesFault."""
        with notebook(self._home) as book:
            sheet = book.sheet(Edition.of(article, absolute(article.path)))
        notes = (*sheet.notes, *sheet.detached, *sheet.elsewhere)
        corrected = correct(analysis, notes, sheet.sha256, sheet.editions).analysis
        self._articles[position] = Persons(corrected.actors, sheet.sha256, sheet.editions)
        self._notes |= {note.id: note for note in notes}
        return corrected

    def rules(self) -> tuple[CastRule, ...]:
        """The corrections of actors for a cast of the articles, by their positions."""
        return rules(self._notes.values(), self._articles)

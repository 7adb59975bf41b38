"""The review on the screen: the attribution asked about stands in its text, the keys and the progress below it."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from textual.content import Content

from tui.app.painting import Mark
from tui.app.voices import described
from tui.app.widgets.key_line import KeyLine
from tui.article import Fault
from tui.session.roster import Place

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.article import Referent
    from tui.session.reviewing import Item

KEYS = (
    ("review-accept", "right"), ("review-reject", "none"), ("review-speaker", "speaker"), ("review-skip", "skip"),
    ("review-undo", "undo"), ("review-leave", "leave"),
)  # fmt: skip


class Queue(Protocol):
    """What is asked about, one after the other; every answer goes on to the next."""

    @property
    def item(self) -> "Item | None":
        """What is asked about now; None at the end."""

    def accept(self) -> None:
        """It is right."""

    def reject(self) -> None:
        """It is no attribution."""

    def respeak(self, speaker: "Referent | None") -> None:
        """Somebody else said it."""

    def skip(self) -> None:
        """Nothing is said of it for now."""

    def undo(self) -> "Item | None":
        """The item of the answer that was taken back, if there was one."""


class State(NamedTuple):
    """What is asked now, and how far the review is."""

    item: "Item | None"
    told: str
    """How far it is, in a few words."""
    pace: str
    """How fast, and how long it takes; empty where that is not known."""
    summary: str
    """What came of it; empty while something is left."""


class Reviewer(ABC):
    """Asks about one attribution after the other; can be left at any moment, and goes on where it was."""

    def __init__(self, screen: "ReaderScreen") -> None:
        """Nothing is asked before `begin`."""
        self.screen = screen
        self.state: State | None = None
        """None while nothing is asked."""
        self._left = False
        """Whether the reader went away; what is still being written then asks nothing more."""

    @property
    @abstractmethod
    def queue(self) -> Queue:
        """What is asked about; first asked for in a thread."""

    @abstractmethod
    def now(self) -> State:
        """How things stand; called in a thread."""

    @abstractmethod
    def tag(self, digit: str) -> None:
        """Its words get the recent tag of that digit."""

    @property
    def words(self) -> str:
        """The attribution in a line: speaker, cue, kind, confidence."""
        item = self.state.item if self.state else None
        if item is None:
            return ""
        text = self.screen.session.article(item.report).text
        entry = self.screen.voices.speaker(item.report, item.attribution)
        name = entry.actor.name if entry else " ".join(span.of(text) for span in item.attribution.source)
        return described(item.attribution, name, text)

    def begin(self) -> None:
        """Asks about what is least certain."""
        self.start(lambda: None, corrects=False)

    def accept(self) -> None:
        """It is right."""
        self.do(self.queue.accept, "Accepted")

    def reject(self) -> None:
        """It is no attribution."""
        self.do(self.queue.reject, "Rejected")

    def respeak(self, referent: "Referent | None") -> None:
        """Somebody else says it."""
        self.do(lambda: self.queue.respeak(referent), f"The speaker is {referent.name if referent else 'nobody known'}")

    def skip(self) -> None:
        """Nothing is said of it for now."""
        self.do(self.queue.skip, "Skipped")

    def undo(self) -> None:
        """Back to the one before, which is as it was."""

        def change() -> None:
            if self.queue.undo() is None:
                raise Fault("this is where the review began")

        self.do(change, "Taken back")

    def leave(self) -> None:
        """Back to reading; the review goes on where it was."""
        self._clear()
        self.state, self._left = None, True
        self.screen.query_one(KeyLine).draw()
        self.screen.tell()

    def draw(self) -> None:
        """Writes how far the review is, its pace if there is room, and the keys into the line of keys."""
        if self.state is None:
            return
        keymap, line = self.screen.config.keymap, self.screen.query_one(KeyLine)
        keys = [(f" {keymap.shown(action)} ", word) for action, word in KEYS]
        pieces = [piece for key, word in keys for piece in ((key, ("key",)), (word, ("key-use",)))]
        short = self.state.pace.partition(",")[0].replace(" a minute", "/min")
        room = line.size.width - sum(len(words) for words, _ in pieces)
        told = [f" {self.state.told}{', ' * bool(pace)}{pace} │" for pace in (self.state.pace, short, "")]
        line.show([(next((words for words in told if len(words) <= room), told[-1]), ()), *pieces])

    def start(self, change: Callable[[], object], *, corrects: bool) -> None:
        """The same as `do`, without a word of it, after the review was left or never begun."""
        self._left = False
        self.do(change, "", corrects=corrects)

    def do(self, change: Callable[[], object], words: str, *, corrects: bool = True) -> None:
        """Calls `change` in a thread, says `words` of it, and asks about what is next.

        With `corrects`, statements and actors are shown and counted anew.
        """
        annotator = self.screen.annotator

        def step() -> State:
            change()
            return self.now()

        def begin() -> None:
            annotator.write(step, lambda state: self._ask(state, words), corrects=corrects)

        annotator.begin(begin)

    def _ask(self, state: State, words: str) -> None:
        """Goes to what is asked about now; to the summary where nothing is left."""
        if self._left:
            return
        self._clear()
        self.state = state
        if state.item is None:
            self.leave()
            self.screen.show_page("Review · esc leaves", Content(state.summary))
            return
        found = state.item.attribution
        self.screen.go(Place(state.item.report, found.content[0].start), where="middle", jump=False)
        view = self.screen.view
        view.overlay = tuple(Mark(*span, "why") for span in (*found.source, *found.cue))
        view.repaint()
        self.screen.tell()
        if words:
            self.screen.say(f"{words} · next: {self.words}")

    def _clear(self) -> None:
        for pane in self.screen.panes.shown:
            if pane.view.overlay:
                pane.view.overlay = ()
                pane.view.repaint()

"""The review on the screen: the attribution asked about stands in its text, the keys and the progress below it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from tui.app.painting import Mark
from tui.app.voices import described
from tui.app.widgets.key_line import KeyLine, keys_that_fit
from tui.article import Fault
from tui.session.roster import Place

if TYPE_CHECKING:
    from tui.app.screens.reader import ReaderScreen
    from tui.article import Attribution, Referent
    from tui.session.reviewing import Item, Progress, Review

KEYS = (
    ("review-accept", "right"), ("review-reject", "none"), ("review-speaker", "speaker"), ("review-skip", "skip"),
    ("review-undo", "undo"), ("review-leave", "leave"),
)  # fmt: skip


class State(NamedTuple):
    """What is asked now, and how far the review is."""

    item: "Item | None"
    progress: "Progress"


class Reviewer:
    """Asks about one attribution after the other; can be left at any moment, and goes on where it was."""

    def __init__(self, screen: "ReaderScreen") -> None:
        """Over what the filter shows, in all reports that are analysed."""
        self.screen = screen
        self.review: Review = screen.session.corrections.review(self._shown)
        self.state: State | None = None
        """None while nothing is asked."""
        self._left = False
        """Whether the reader went away; what is still being written then asks nothing more."""

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
        self._left = False
        self._do(lambda: None, "")

    def accept(self) -> None:
        """It is right."""
        self._do(self.review.accept, "Accepted")

    def reject(self) -> None:
        """It is no attribution."""
        self._do(self.review.reject, "Rejected")

    def respeak(self, referent: "Referent | None") -> None:
        """Somebody else says it."""
        self._do(
            lambda: self.review.respeak(referent), f"The speaker is {referent.name if referent else 'nobody known'}"
        )

    def skip(self) -> None:
        """Nothing is said of it for now."""
        self._do(self.review.skip, "Skipped")

    def tag(self, digit: str) -> None:
        """Its words get the recent tag of that digit."""
        tag = self.screen.annotator.tags.under(digit)
        self._do(lambda: self.review.tag(tag), f"Tagged: {tag}")

    def undo(self) -> None:
        """Back to the one before, which is as it was."""

        def change() -> None:
            if self.review.undo() is None:
                raise Fault("this is where the review began")

        self._do(change, "Taken back")

    def leave(self) -> None:
        """Back to reading; the review goes on where it was."""
        self._clear()
        self.state, self._left = None, True
        line = self.screen.query_one(KeyLine)
        line.show(keys_that_fit(line.keymap, line.size.width))
        self.screen.tell()

    def draw(self) -> None:
        """Writes the keys, how far the review is, and its pace, into the line of keys."""
        if self.state is None:
            return
        keymap, progress = self.screen.config.keymap, self.state.progress
        keys = [(f" {keymap.shown(action)} ", word) for action, word in KEYS]
        pace = f", {progress.pace:.0f} a minute, {progress.left / progress.pace:.0f} min" if progress.pace else ""
        pieces = [piece for key, word in keys for piece in ((key, ("key",)), (word, ("key-use",)))]
        told = f" {progress.done} done, {progress.left} left{pace} │"
        self.screen.query_one(KeyLine).show([(told, ()), *pieces])

    def _do(self, change: Callable[[], object], words: str) -> None:
        annotator = self.screen.annotator

        def step() -> State:
            change()
            return State(self.review.item, self.review.progress)

        def begin() -> None:
            annotator.write(step, lambda state: self._ask(state, words), corrects=bool(words))

        annotator.begin(begin)

    def _ask(self, state: State, words: str) -> None:
        """Goes to what is asked about now; to the summary where nothing is left."""
        if self._left:
            return
        self._clear()
        self.state = state
        if state.item is None:
            self.leave()
            self.screen.show_page("Review · esc leaves", Content(summary(state.progress)))
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

    def _shown(self, attribution: "Attribution") -> bool:
        return self.screen.voices.filter._replace(actor=None).passes(attribution)


def summary(progress: "Progress") -> str:
    """What came of a review, a line a figure."""
    total = progress.done + progress.left
    lines = [
        f"{progress.done} of {total} attributions were reviewed.",
        "",
        f"{progress.accepted:>6}  right as they were",
        f"{progress.corrected:>6}  corrected or added",
        f"{progress.rejected:>6}  rejected: no attribution",
        f"{progress.passed:>6}  skipped, or tagged and nothing else",
    ]
    judged = progress.accepted + progress.corrected + progress.rejected
    if judged:
        lines += ["", f"{progress.accepted / judged:.0%} of what was judged was right as it was found."]
    if progress.pace:
        lines += ["", f"{progress.pace:.1f} a minute."]
    if progress.passed:
        lines += ["", "The palette has “Review again what was skipped”."]
    return "\n".join(lines)

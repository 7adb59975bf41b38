"""The two rounds of a review: the queue of what is least certain, and the blind second pass over a sample of it."""

from functools import cached_property
from typing import TYPE_CHECKING

from tui.app.screens.reviewer import Reviewer, State
from tui.article import Fault

if TYPE_CHECKING:
    from tui.article import Attribution
    from tui.session.reviewing import Progress, Review
    from tui.session.second_look import Agreement, SecondLook

ANSWERS = {"accept": "right", "reject": "no attribution", "speaker": "another speaker"}


class FirstPass(Reviewer):
    """Over what the filter shows, in all reports that are analysed."""

    @cached_property
    def queue(self) -> "Review":
        """The least certain first."""
        return self.screen.session.corrections.review(self._shown)

    def again(self) -> None:
        """Asks once more about what was skipped or tagged."""
        self.start(self.queue.again, corrects=False)

    def now(self) -> State:
        """With the pace, once there is one. Raises Fault where nothing was found to be asked about."""
        item, progress = self.queue.item, self.queue.progress
        if item is None and not progress.done:
            coming = self.screen.analyst.progress
            raise Fault("there is nothing to review", remedy=f"{coming} reports, try again" if coming else "")
        pace = f"{progress.pace:.0f} a minute, {progress.left / progress.pace:.0f} min" if progress.pace else ""
        return State(item, f"{progress.done} done, {progress.left} left", pace, "" if item else summary(progress))

    def tag(self, digit: str) -> None:
        """And goes on to the next."""
        tag = self.screen.annotator.tags.under(digit)
        self.do(lambda: self.queue.tag(tag), f"Tagged: {tag}")

    def _shown(self, attribution: "Attribution") -> bool:
        return self.screen.voices.filter._replace(actor=None).passes(attribution)


class SecondPass(Reviewer):
    """Asks blindly: while it does, all is shown as it was found, without notes and corrections."""

    @cached_property
    def queue(self) -> "SecondLook":
        """In an order of its own."""
        return self.screen.session.corrections.second_look()

    def begin(self) -> None:
        """Asks about what has no second answer yet; from the beginning again, if all have one."""

        def hide() -> None:
            if not self.queue.size:
                raise Fault("nothing was reviewed yet", remedy=f"{self._key} reviews; a sample is asked about again")
            if self.queue.item is None:
                self.queue.forget()
            self._show_corrections(False)

        self.start(hide, corrects=True)

    def leave(self) -> None:
        """Notes and corrections are shown again."""
        self._show_corrections(True)
        super().leave()
        self.screen.annotator.write(lambda: None, lambda _: None, corrects=True)

    def now(self) -> State:
        """How many are answered, of the sample."""
        item, left = self.queue.item, self.queue.left
        told = f"again: {self.queue.size - left} done, {left} left"
        return State(item, told, "", "" if item else agreement(self.queue.agreement))

    def tag(self, digit: str) -> None:
        """Raises Fault: what is seen here is not the reader's."""
        tag = self.screen.annotator.tags.under(digit)
        raise Fault(f"{tag} is not put on", remedy="a second pass asks for answers alone")

    @property
    def _key(self) -> str:
        return self.screen.config.keymap.shown("review")

    def _show_corrections(self, shown: bool) -> None:
        self.screen.session.as_found = not shown
        self.screen.analyst.cast = None


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
    if judged:
        lines += ["", "The palette has “Review a sample again, blindly”: do you agree with yourself?"]
    return "\n".join(lines)


def agreement(found: "Agreement") -> str:
    """How far the reader agrees with themselves, a line a figure."""
    lines = [
        f"{found.asked} attributions were asked about again, as they were found; the first answers were not shown.",
        "",
        f"{found.same:>6}  answered as the first time ({found.share:.0%})",
        f"{found.asked - found.same:>6}  answered otherwise",
        "",
    ]
    if found.kappa is None:
        lines.append("All answers are the same: Cohen's kappa, which takes out chance, is not defined.")
    else:
        lines.append(f"Cohen's kappa {found.kappa:.2f}: 1 is complete agreement, 0 what chance alone would give.")
    lines += ["", "The first answer, and the second:", ""]
    lines += [f"{count:>6}  {ANSWERS[one]}, {ANSWERS[other]}" for one, other, count in found.pairs]
    return "\n".join(lines)

"""Where two annotators differ, decided one by one into a gold set: theirs, mine, or neither. No screen.

The gold set is a folder of brat: the texts, what both have alike, and what was chosen where they differ. Beside it lies
the log of decisions, from which the rest can be made anew. Invariant: a decision that was taken is on the disk.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from tui.article import Analysis, Attribution
from tui.exchange.brat_attributions import put_analysis
from tui.exchange.brat_configuration import annotation_conf, visual_conf
from tui.exchange.brat_sheet import Sheet
from tui.exchange.brat_writing import lines
from tui.scoring.agreement import Annotated, unlike
from tui.scoring.differences import Difference, side
from tui.session.decisions import AdjudicationFault, Choice, Decision, key, read, write
from tui.session.whole_files import write_whole

LOG = "adjudication.jsonl"


@dataclass(frozen=True, slots=True)
class Question:
    """One place where the two differ."""

    article: Annotated
    difference: Difference
    key: str


class Adjudication:
    """The questions of two annotators' articles, in order, and what was decided."""

    def __init__(self, articles: Sequence[Annotated], first: str, second: str, gold: Path) -> None:
        """Go on with the gold set at `gold`, or begin one. Raises AdjudicationFault where it is another's or broken."""
        self.first = first
        self.second = second
        self.gold = gold
        self.articles = tuple(a for a in articles if a.by(first) and a.by(second))
        """Those that both annotated."""
        self.questions = tuple(
            Question(one.article, difference, _key(one.article, difference))
            for one in unlike(self.articles, [(first, second)])
            for difference in one.differences
        )
        self._log = gold / LOG
        self._written = b""
        self._decisions = self._begin()
        for article in self.articles:
            self._write(gold / f"{article.name}.txt", article.text.encode("utf-8", "surrogatepass"))
            self._write_annotations(article)
        self._write(gold / "annotation.conf", "".join(annotation_conf(())).encode())
        self._write(gold / "visual.conf", "".join(visual_conf(())).encode())

    @property
    def left(self) -> int:
        """How many questions are not decided."""
        known = self._chosen()
        return sum(question.key not in known for question in self.questions)

    @property
    def idle(self) -> int:
        """Decisions in the log that fit no question, since the annotations have changed; they are kept."""
        return len(self._chosen().keys() - {question.key for question in self.questions})

    def choice(self, n: int) -> Choice | None:
        """What was decided on question `n`."""
        return self._chosen().get(self.questions[n].key)

    def open_from(self, n: int, step: int = 1) -> int | None:
        """The next question from `n` on, forwards or backwards, that is not decided; from the other end if need be."""
        known = self._chosen()
        count = len(self.questions)
        around = ((n + step * k) % count for k in range(count))
        return next((at for at in around if self.questions[at].key not in known), None)

    def decide(self, n: int, choice: Choice) -> None:
        """Decide question `n`, in place of an earlier decision. Raises AdjudicationFault if it cannot be kept."""
        self._keep((*self._decisions, Decision(self.questions[n].key, choice)), self.questions[n].article)

    def undo(self) -> int | None:
        """Take the last decision back, so that the one before it on that question holds again; the question's number.

        None where there is none left of questions that there are. Raises AdjudicationFault if it cannot be kept.
        """
        numbers = {question.key: n for n, question in enumerate(self.questions)}
        for at in range(len(self._decisions) - 1, -1, -1):
            n = numbers.get(self._decisions[at].about)
            if n is not None:
                self._keep((*self._decisions[:at], *self._decisions[at + 1 :]), self.questions[n].article)
                return n
        return None

    def _chosen(self) -> dict[str, Choice]:
        return {decision.about: decision.choice for decision in self._decisions}

    def _begin(self) -> tuple[Decision, ...]:
        """The decisions of the log; a folder that holds anything else is refused."""
        where = str(self.gold)
        try:
            if self._log.is_file():
                self._written = self._log.read_bytes()
                annotators, decisions = read(self._written.decode(), str(self._log))
                if annotators != (self.first, self.second):
                    remedy = "name them in that order, or another folder"
                    raise AdjudicationFault(f"adjudicates {' and '.join(annotators)}", where=where, remedy=remedy)
                return decisions
            if self.gold.exists() and (not self.gold.is_dir() or any(self.gold.iterdir())):
                what = "is there and was not made by an adjudication"
                raise AdjudicationFault(what, where=where, remedy="name a folder that is new or empty")
        except UnicodeDecodeError:
            raise AdjudicationFault("not UTF-8", where=str(self._log), remedy="delete it to begin anew") from None
        except OSError as error:
            raise AdjudicationFault(error.strerror or str(error), where=where) from None
        self._write(self._log, data := write((self.first, self.second), ()).encode())
        self._written = data
        return ()

    def _keep(self, decisions: tuple[Decision, ...], article: Annotated) -> None:
        data = write((self.first, self.second), decisions).encode()
        try:
            changed = self._log.read_bytes() != self._written
        except OSError as error:
            raise AdjudicationFault(error.strerror or str(error), where=str(self._log)) from None
        if changed:
            what = "was changed elsewhere meanwhile, and was left so"
            raise AdjudicationFault(what, where=str(self._log), remedy="quit and open it again")
        self._write(self._log, data)
        self._written, self._decisions = data, decisions
        self._write_annotations(article)

    def _write_annotations(self, article: Annotated) -> None:
        sheet = Sheet()
        put_analysis(sheet, Analysis("", self._gold_of(article)))
        made = "".join(lines(sheet.standoff(), article.text))
        self._write(self.gold / f"{article.name}.ann", made.encode("utf-8", "surrogatepass"))

    def _gold_of(self, article: Annotated) -> tuple[Attribution, ...]:
        """What both have alike, as the first has it, and what was chosen; in order of the text, with new ids."""
        known = self._chosen()
        asked = [question for question in self.questions if question.article is article]
        firsts, seconds = (self._by_side(article, name) for name in (self.first, self.second))
        differ = {question.difference.first for question in asked}
        kept = [said for one, said in firsts.items() if one not in differ]
        for question in asked:
            choice = known.get(question.key)
            if choice == "first":
                kept += [said for one, said in firsts.items() if one == question.difference.first]
            elif choice == "second":
                kept += [said for one, said in seconds.items() if one == question.difference.second]
        kept.sort(key=lambda said: said.spans)
        return tuple(replace(said, id=f"q{n}", speaker=None) for n, said in enumerate(kept, 1))

    def _by_side(self, article: Annotated, annotator: str) -> dict[object, Attribution]:
        reading = article.by(annotator)
        return {side(said): said for said in reading.attributions} if reading else {}

    def _write(self, path: Path, data: bytes) -> None:
        try:
            write_whole(path, data)
        except OSError as error:
            what = f"cannot be written: {error.strerror or error}"
            raise AdjudicationFault(what, where=str(path), remedy="what was decided before is kept") from None


def _key(article: Annotated, difference: Difference) -> str:
    return key(article.name, sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(), difference)

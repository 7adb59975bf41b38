"""Whatever was done is undone in its order and done again, among edits of the files and beside another reader."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.article import Actor, Analysis, Attribution, Fault, Mention, Note, Referent, Span
from tui.session.analysing import fingerprint
from tui.session.annotating import Annotations
from tui.session.correcting import Corrections
from tui.session.reading import Reading
from tui.session.tasks import Opened

WORDS = "Ana spoke of the dam first. Ben said nobody had to leave. Eva wrote that it was late, and Leo left at once."
KEPT = ("Ana", "Ben", "Eva", "Leo")


class Sitter:
    """A reader of one article, who does things by chance."""

    def __init__(self, path: Path, home: Path, name: str, chance: random.Random) -> None:
        self.path = path
        self.name = name
        self.chance = chance
        self.readings = [Reading(str(path), None)]
        self.notes = Annotations(home, self.readings, name)
        self.corrections = Corrections(self.notes, self.readings)
        self.look()

    def look(self) -> None:
        """Read the file anew, and analyse it: each name has said the word after it."""
        self.readings[0] = Reading(str(self.path), None)
        text = self.readings[0].raw().text
        spans = [Span(text.index(name), text.index(name) + len(name)) for name in KEPT]
        actors = tuple(
            Actor(f"a{n}", span.of(text), "person", True, (), (Mention(span, "name"),)) for n, span in enumerate(spans)
        )
        said = tuple(
            Attribution(f"q{n}", "indirect", (Span(span.end + 1, span.end + 6),), (span,), speaker=f"a{n}")
            for n, span in enumerate(spans)
        )
        self.readings[0].keep(Opened(Analysis("1", said, actors), fingerprint(self.readings[0].raw())))

    @property
    def own(self) -> list[Note]:
        return [note for note in self.notes.of(0) if note.creator == self.name]

    @property
    def state(self) -> tuple[object, ...]:
        """What the reader's own notes say, wherever they stand."""
        sheet = self.notes.sheet(0)
        notes = [note for note in (*sheet.notes, *sheet.detached) if note.creator == self.name]
        return tuple(sorted((one.id, one.target.exact, one.body, one.tags, one.motivation) for one in notes))

    def act(self) -> bool:
        """Do something; whether it can be undone."""
        made = self.corrections.analyses.of(0)
        assert made is not None
        text = self.readings[0].raw().text
        start = self.chance.randrange(len(text) - 2)
        span = Span(start, self.chance.randint(start + 1, len(text)))
        own = [note for note in self.own if note.correction is None]
        note = self.chance.choice(own) if own else None
        said = [q.id for q in made.analysis.attributions] or [""]
        one = self.chance.choice(said)
        acts: list[Callable[[], object]] = [
            lambda: self.notes.annotate(0, span, str(start)),
            lambda: self.corrections.accept(0, one),
            lambda: self.corrections.reject(0, one),
            lambda: self.corrections.respeak(0, one, Referent(f"New {start}")),
            lambda: self.corrections.recut(0, one, cue=(span,)),
            lambda: self.corrections.rekind(0, one, "mixed"),
            lambda: self.corrections.add(0, (span,)),
            lambda: self.corrections.rename([(0, made.analysis.actors[0].id)], f"Name {start}"),
        ]
        if note is not None:
            acts += [
                lambda: self.notes.edit(0, note, f"edited {start}"),
                lambda: self.notes.tag(0, note, [str(start)]),
                lambda: self.notes.move(0, note, span),
                lambda: self.notes.delete(0, *self.chance.sample(own, min(len(own), 2))),
            ]
        try:
            self.chance.choice(acts)()
        except Fault:
            return False
        return True


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_all_is_taken_back_and_done_again(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = tmp_path / "a.txt"
    path.write_text(WORDS)
    home = tmp_path / "notes.db"
    mine, theirs = (Sitter(path, home, name, chance) for name in ("mine", "theirs"))
    states = [mine.state]
    for step in range(40):
        if mine.act():
            states.append(mine.state)
        if step % 4 == 0:
            theirs.notes.annotate(0, Span(0, 3), str(step))
        if step % 11 == 10:
            path.write_text(f"New {step}. " + path.read_text())
            mine.look()
        if step % 7 == 6:
            mine.notes.refresh()
    assert len(states) > 20
    for state in reversed(states[:-1]):
        assert mine.notes.undo() is not None
        assert mine.state == state
    assert mine.notes.undo() is None
    for state in states[1:]:
        assert mine.notes.redo() is not None
        assert mine.state == state
    assert mine.notes.redo() is None
    theirs.notes.refresh()
    assert len(theirs.own) == 10

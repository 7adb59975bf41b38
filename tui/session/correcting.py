"""Corrections of a sitting: what the reader says of attributions and actors, kept as notes and seen in every analysis.

Ids of attributions and actors are those of the corrected analyses. Every method that corrects is one action to undo; it
raises NotesFault as those of `annotating` do, and Fault for what is not there.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.article import (
    Actor,
    ActorCorrection,
    ActorKind,
    Analysis,
    Attribution,
    AttributionCorrection,
    AttributionKind,
    Fault,
    Finding,
    Note,
    Referent,
    Span,
    hull,
)
from tui.session.annotating import Annotations
from tui.session.corrected import CorrectedAnalyses
from tui.session.reading import Reading

if TYPE_CHECKING:
    from tui.article.correction import AttributionAct
    from tui.session.reviewing import Review
    from tui.session.second_look import SecondLook

Player = tuple[int, str]
"""The number of an article and its own id of an actor."""


class Corrections:
    """What the reader corrects in one sitting. Threads may share it."""

    def __init__(self, notes: Annotations, readings: Sequence[Reading]) -> None:
        """`readings` may grow."""
        self._notes = notes
        self._readings = readings
        self.analyses = CorrectedAnalyses(notes, readings)

    def accept(self, n: int, attribution_id: str) -> Note:
        """The attribution is right as it is."""
        was = self._finding(n, attribution_id)
        return self._correct("accept", n, attribution_id, AttributionCorrection("accept", was, was))

    def reject(self, n: int, attribution_id: str) -> Note | None:
        """The attribution is none; one that the reader added is deleted with its corrections, and None comes back."""
        was = self._finding(n, attribution_id)
        earlier = self.on(n, attribution_id)
        if any(isinstance(one.correction, AttributionCorrection) and one.correction.act == "add" for one in earlier):
            self._notes.delete(n, *earlier)
            return None
        return self._correct("reject", n, attribution_id, AttributionCorrection("reject", was))

    def respeak(self, n: int, attribution_id: str, speaker: Referent | None) -> Note:
        """Somebody else said it, or nobody that is known; an actor that the article does not have is made."""
        was = self._finding(n, attribution_id)
        correction = AttributionCorrection("speaker", was, replace(was, speaker=speaker))
        return self._correct("speaker", n, attribution_id, correction)

    def recut(
        self,
        n: int,
        attribution_id: str,
        *,
        content: tuple[Span, ...] | None = None,
        source: tuple[Span, ...] | None = None,
        cue: tuple[Span, ...] | None = None,
    ) -> Note:
        """Source, cue or content have other ends; those not given stay."""
        was = self._finding(n, attribution_id)
        now = replace(
            was,
            content=was.content if content is None else content,
            source=was.source if source is None else source,
            cue=was.cue if cue is None else cue,
        )
        if not now.content:
            raise Fault("an attribution needs its content", remedy="reject it if nothing was said")
        return self._correct("ends", n, attribution_id, AttributionCorrection("parts", was, now))

    def rekind(self, n: int, attribution_id: str, kind: AttributionKind) -> Note:
        """The attribution is of another kind."""
        was = self._finding(n, attribution_id)
        return self._correct("kind", n, attribution_id, AttributionCorrection("kind", was, replace(was, kind=kind)))

    def add(
        self,
        n: int,
        content: tuple[Span, ...],
        *,
        source: tuple[Span, ...] = (),
        cue: tuple[Span, ...] = (),
        kind: AttributionKind | None = None,
        speaker: Referent | None = None,
    ) -> Note:
        """An attribution that was missed; without `kind`, quotation marks decide."""
        found = Finding(content, source, cue, kind or self._kind(n, content), speaker)
        note = self._notes.make(n, hull(content), correction=AttributionCorrection("add", None, found))
        return self._keep("add", n, (), note)

    def merge(self, players: Sequence[Player], name: str = "") -> Note:
        """These actors, of one article or several, are one; the first gives the name unless one is given."""
        referents, _ = self._referents(players)
        return self._correct_actors(players[0], ActorCorrection("merge", referents, name or referents[0].name))

    def split(self, player: Player, mentions: tuple[Span, ...], name: str, kind: ActorKind | None = None) -> Note:
        """These mentions of an actor name somebody else."""
        referents, actors = self._referents([player])
        leaving = [m for m in actors[0].mentions if any(m.span.overlaps(span) for span in mentions)]
        if not leaving or len(leaving) == len(actors[0].mentions):
            raise Fault("to split an actor, some of its mentions must leave and some must stay")
        return self._correct_actors(player, ActorCorrection("split", referents, name, kind, mentions))

    def part(self, players: Sequence[Player], name: str = "") -> Note:
        """These actors are not who the cast takes them for; together they are somebody else."""
        referents, _ = self._referents(players)
        return self._correct_actors(players[0], ActorCorrection("split", referents, name))

    def rename(self, players: Sequence[Player], name: str, kind: ActorKind | None = None) -> Note:
        """The actor that plays these parts goes by another name, and is of another kind if one is given."""
        referents, _ = self._referents(players)
        return self._correct_actors(players[0], ActorCorrection("rename", referents, name, kind))

    def on(self, n: int, attribution_id: str, *acts: "AttributionAct") -> tuple[Note, ...]:
        """The corrections of an attribution that are in force, or those of them that do one of `acts`; latest last."""
        made = self.analyses.of(n)
        known = (self._notes.note(n, note_id) for note_id in (made.by.get(attribution_id, ()) if made else ()))
        notes = tuple(note for note in known if note is not None and note.correction is not None)
        return tuple(note for note in notes if not acts or (note.correction and note.correction.act in acts))

    def referent(self, n: int, actor_id: str) -> Referent:
        """An actor of article `n` as it can be meant in a correction there."""
        return self.meant(self._actor(n, actor_id))

    @staticmethod
    def meant(actor: Actor) -> Referent:
        """An actor of an article as it can be meant in a correction there."""
        from tui.notes import referent_of

        return referent_of(actor)

    def review(self, shown: "Callable[[Attribution], bool] | None" = None) -> "Review":
        """A review of all attributions that are analysed, or of those that are `shown`."""
        from tui.session.reviewing import Review

        return Review(self._readings, self._notes, self, shown=shown or (lambda _: True))

    def second_look(self, size: int = 20, seed: int = 1) -> "SecondLook":
        """A blind second pass over a sample of what was reviewed."""
        from tui.session.second_look import SecondLook

        return SecondLook(self._readings, self._notes, self, size=size, seed=seed)

    def _analysis(self, n: int) -> Analysis:
        made = self.analyses.of(n)
        if made is None:
            raise Fault("the article is still being analysed", remedy="try again in a moment")
        return made.analysis

    def _attribution(self, n: int, attribution_id: str) -> Attribution:
        for one in self._analysis(n).attributions:
            if one.id == attribution_id:
                return one
        raise Fault("the attribution is no longer there")

    def _actor(self, n: int, actor_id: str) -> Actor:
        for one in self._analysis(n).actors:
            if one.id == actor_id:
                return one
        raise Fault("the actor is no longer there")

    def _finding(self, n: int, attribution_id: str) -> Finding:
        from tui.notes import finding_of

        return finding_of(self._attribution(n, attribution_id), self._analysis(n).actors)

    def _kind(self, n: int, content: tuple[Span, ...]) -> AttributionKind:
        quotations = self._analysis(n).quotations
        if all(any(quotation.covers(span) for quotation in quotations) for span in content):
            return "direct"
        return "mixed" if any(span.overlaps(one) for span in content for one in quotations) else "indirect"

    def _correct(self, label: str, n: int, attribution_id: str, correction: AttributionCorrection) -> Note:
        """Keep a correction in place of earlier ones that say the same kind of thing of the attribution."""
        if correction.act == "add":
            raise ValueError("what is added was not there before")
        earlier = self.on(n, attribution_id, correction.act)
        first = earlier[0].correction if earlier else None
        if isinstance(first, AttributionCorrection):
            correction = replace(correction, was=first.was)
        found = correction.now or correction.was
        if found is None:
            raise ValueError("a correction says what was or what is to be")
        return self._keep(label, n, earlier, self._notes.make(n, hull(found.content), correction=correction))

    def _keep(self, label: str, n: int, instead_of: Sequence[Note], note: Note) -> Note:
        from tui.notes import Change

        step = self._notes.do(label, n, [*(Change(one, None) for one in instead_of), Change(None, note)])
        kept = step.changes[-1].after
        return note if kept is None else kept

    def _referents(self, players: Sequence[Player]) -> tuple[tuple[Referent, ...], tuple[Actor, ...]]:
        """The actors as they can be meant by a note on the first one's article."""
        from tui.notes import referent_of

        if not players:
            raise Fault("no actor was chosen")
        first = self._readings[players[0][0]].sha256()
        hashes = [self._readings[n].sha256() for n, _ in players]
        actors = tuple(self._actor(n, own) for n, own in players)
        referents = (referent_of(a, "" if h == first else h) for a, h in zip(actors, hashes, strict=True))
        return tuple(referents), actors

    def _correct_actors(self, first: Player, correction: ActorCorrection) -> Note:
        mention = correction.mentions[0] if correction.mentions else correction.actors[0].mention
        if mention is None:
            raise Fault(
                f"no words of the article name {correction.actors[0].name}", remedy="correct the speaker instead"
            )
        note = self._notes.make(first[0], mention, correction=correction)
        return self._keep(correction.act, first[0], (), note)

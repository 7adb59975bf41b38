"""Corrections replayed over an analysis: a pure function, and what was corrected by which note.

Corrections are applied in the order in which they were made, each to what those before it left. What the engine no
longer finds and the reader affirmed is put back; what the engine finds by now and the reader added is not doubled.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tui.article import Actor, ActorCorrection, Analysis, Attribution, AttributionCorrection, Finding, Note, Span
from tui.article.correction import AttributionAct
from tui.notes import recasting
from tui.notes.recasting import Persons

_SAME = 0.5
"""Two contents are of one attribution if at least so much of what either covers is covered by both."""
_SAYS = {
    "accept": "accepted by the reader",
    "speaker": "speaker corrected by the reader",
    "parts": "ends corrected by the reader",
    "kind": "kind corrected by the reader",
    "add": "added by the reader",
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """An analysis with all corrections in it."""

    analysis: Analysis
    by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the id of an attribution, the ids of the notes that confirmed or changed it, in the order of making."""
    rejected: tuple[tuple[Attribution, str], ...] = ()
    """What was taken out, with the id of the note that did so."""
    actors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the id of an actor, the ids of the notes that made, merged, split or renamed it."""


@dataclass(slots=True)
class _Replay:
    """The analysis on its way."""

    attributions: list[Attribution]
    persons: Persons
    by: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rejected: list[tuple[Attribution, str]] = field(default_factory=list)


def correct(
    analysis: Analysis, notes: Iterable[Note], sha256: str, editions: frozenset[str] = frozenset()
) -> Corrected:
    """The analysis of the text with this hash, with the corrections among `notes` applied.

    `editions` are the hashes of other texts of the article. Corrections of attributions count if they are of this text;
    those of actors wherever they were made.
    """
    replay = _Replay(list(analysis.attributions), Persons(analysis.actors, sha256, editions))
    for note in sorted(notes, key=lambda one: (one.created, one.id)):
        if isinstance(note.correction, ActorCorrection):
            renamed = recasting.apply(replay.persons, note, note.correction)
            replay.attributions = [recasting.respoken(one, renamed) for one in replay.attributions]
        elif note.correction is not None and note.target.sha256 == sha256:
            _apply(replay, note.id, note.correction)
    attributions = tuple(sorted(replay.attributions, key=lambda one: one.start))
    corrected = replace(analysis, attributions=attributions, actors=tuple(replay.persons.actors))
    return Corrected(corrected, replay.by, tuple(replay.rejected), replay.persons.by)


def _apply(replay: _Replay, note_id: str, correction: AttributionCorrection) -> None:
    """Apply one correction of one attribution."""
    at = _place(replay.attributions, correction)
    if correction.act == "reject" or correction.now is None:
        if at is not None:
            gone = replay.attributions.pop(at)
            replay.rejected.append((gone, note_id))
        return
    if at is None:
        replay.rejected = [
            (one, by) for one, by in replay.rejected if likeness(one.content, correction.now.content) < 1
        ]
        new = Attribution(f"c{note_id[:8]}", correction.now.kind, correction.now.content)
        replay.attributions.append(_as_found(replay, new, correction.now, (_SAYS["add"],)))
        at = -1
    else:
        replay.attributions[at] = _changed(replay, replay.attributions[at], correction.act, correction.now)
    changed = replay.attributions[at].id
    replay.by[changed] = (*replay.by.get(changed, ()), note_id)


def _place(attributions: Sequence[Attribution], correction: AttributionCorrection) -> int | None:
    """Which attribution the correction is about: the one most like what it was, or like what it is to be."""
    for finding in (correction.was, correction.now):
        if finding is None:
            continue
        ranked = [(*_match(one, finding), -at) for at, one in enumerate(attributions)]
        best = max(ranked, default=(0.0, 0.0, 0))
        if best[0] >= _SAME:
            return -best[2]
    return None


def _match(attribution: Attribution, finding: Finding) -> tuple[float, float]:
    parts = (*attribution.source, *attribution.cue), (*finding.source, *finding.cue)
    return likeness(attribution.content, finding.content), likeness(*parts)


def likeness(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The characters that both cover, of those that either covers: 1 for the same stretches, 0 for none in common.

    >>> likeness([Span(0, 10)], [Span(5, 10)]), likeness([], [])
    (0.5, 0.0)
    """
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    either = sum(span.length for span in (*one, *other)) - both
    return both / either if either else 0.0


def _changed(replay: _Replay, found: Attribution, act: AttributionAct, now: Finding) -> Attribution:
    says = (_SAYS[act], *(reason for reason in found.reasons if reason not in _SAYS.values()))
    if act in ("accept", "add"):
        return _as_found(replay, found, now, says)
    sure = replace(found, confidence=1.0, reasons=says)
    if act == "speaker":
        return replace(sure, speaker=replay.persons.id_of(now.speaker), antecedent=None)
    if act == "kind":
        return replace(sure, kind=now.kind)
    floating = now.floating and not (now.source or now.cue)
    return replace(sure, content=now.content, source=now.source, cue=now.cue, floating=floating)


def _as_found(replay: _Replay, attribution: Attribution, now: Finding, says: tuple[str, ...]) -> Attribution:
    """The attribution as the reader saw it, with what only the engine knows of it."""
    return replace(
        attribution,
        kind=now.kind,
        content=now.content,
        source=now.source,
        cue=now.cue,
        speaker=replay.persons.id_of(now.speaker),
        floating=now.floating,
        stance=now.stance,
        confidence=1.0,
        reasons=says,
    )


def finding_of(attribution: Attribution, actors: Iterable[Actor]) -> Finding:
    """What a reader sees of an attribution, its speaker as one of `actors`."""
    speaker = next((actor for actor in actors if actor.id == attribution.speaker), None)
    return Finding(
        attribution.content,
        attribution.source,
        attribution.cue,
        attribution.kind,
        None if speaker is None else recasting.referent_of(speaker),
        attribution.floating,
        attribution.stance,
    )

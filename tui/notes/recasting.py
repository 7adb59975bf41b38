"""Actors of one article corrected: merged, split, renamed and made; and across articles, the rules for a cast."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tui.article import Actor, ActorCorrection, Attribution, CastRule, Note, Referent, Span


class Persons:
    """The actors of one article on their way through the corrections."""

    def __init__(self, actors: Iterable[Actor], sha256: str, editions: frozenset[str]) -> None:
        """The actors that the engine found in the text with this hash; `editions` are other texts of the article."""
        self.actors = list(actors)
        self.sha256 = sha256
        self._editions = editions | {sha256}
        self.by: dict[str, tuple[str, ...]] = {}

    def find(self, referent: Referent, text: str) -> Actor | None:
        """The actor of this article that is meant by a note on the text with the hash `text`, if it is meant at all."""
        meant = referent.sha256 or text
        return resolve(referent, self.actors, own=meant == self.sha256) if meant in self._editions else None

    def id_of(self, referent: Referent | None) -> str | None:
        """The id of the actor that is meant; one that the article does not have is made."""
        if referent is None:
            return None
        found = resolve(referent, self.actors, own=referent.sha256 in ("", self.sha256))
        if found is None:
            found = Actor(self.new_id(), referent.name, referent.kind, True)
            self.actors.append(found)
        return found.id

    def new_id(self) -> str:
        """An id that no actor has."""
        taken = {actor.id for actor in self.actors}
        return next(one for n in range(1, len(taken) + 2) if (one := f"c{n}") not in taken)

    def put(self, actor: Actor, note_id: str) -> None:
        """Replace the actor of the same id, or add it; the note did so."""
        self.by[actor.id] = (*self.by.get(actor.id, ()), note_id)
        for at, known in enumerate(self.actors):
            if known.id == actor.id:
                self.actors[at] = actor
                return
        self.actors.append(actor)

    def remove(self, actor_id: str) -> None:
        """Take an actor out."""
        self.actors = [actor for actor in self.actors if actor.id != actor_id]
        self.by.pop(actor_id, None)


@dataclass(frozen=True, slots=True)
class Respoken:
    """Who speaks instead of whom, everywhere or where the source is one of `mentions`."""

    of: str
    now: str
    mentions: tuple[Span, ...] | None = None


def resolve(referent: Referent, actors: Sequence[Actor], *, own: bool) -> Actor | None:
    """The actor that is meant: by mention and name, else by name and kind, else by name, else by mention.

    Mentions count only if `own` says that they are of the same text.
    """
    name = referent.name.casefold()
    named = [actor for actor in actors if name in {known.casefold() for known in (actor.name, *actor.aliases)}]
    mentioned = [actor for actor in actors if own and _mentions(actor, referent.mention)]
    both = [actor for actor in named if actor in mentioned]
    alike = [actor for actor in named if actor.kind == referent.kind]
    return next(iter((*both, *alike, *named, *mentioned)), None)


def referent_of(actor: Actor, sha256: str = "") -> Referent:
    """The actor as it can be meant later, by its first name in the text, else by its first mention."""
    names = [mention.span for mention in actor.mentions if mention.kind == "name"]
    spans = names or [mention.span for mention in actor.mentions]
    return Referent(actor.name, actor.kind, spans[0] if spans else None, sha256 if spans else "")


def apply(persons: Persons, note: Note, correction: ActorCorrection) -> tuple[Respoken, ...]:
    """Apply one correction of actors; whose statements become whose."""
    meant = [found for one in correction.actors if (found := persons.find(one, note.target.sha256)) is not None]
    actors = list({actor.id: actor for actor in meant}.values())
    if not actors:
        return ()
    if correction.act == "merge":
        return _merge(persons, note.id, correction, actors)
    if correction.act == "rename":
        persons.put(_named(actors[0], correction), note.id)
        return ()
    here = note.target.sha256 == persons.sha256
    return _split(persons, note.id, correction, actors[0]) if here and correction.mentions else ()


def respoken(attribution: Attribution, changes: Iterable[Respoken]) -> Attribution:
    """The attribution with the speaker that it has after the changes."""
    for change in changes:
        via = (*attribution.source, *filter(None, [attribution.antecedent]))
        here = change.mentions is None or any(one.overlaps(span) for one in change.mentions for span in via)
        if attribution.speaker == change.of and here:
            return replace(attribution, speaker=change.now)
    return attribution


def rules(notes: Iterable[Note], articles: Mapping[int, Persons]) -> tuple[CastRule, ...]:
    """The corrections of actors among `notes` as rules for a cast of `articles`, which are given by their positions.

    A rule that concerns nobody in them is left out, and so is what splits an actor within one article.
    """
    made = []
    for note in sorted(notes, key=lambda one: (one.created, one.id)):
        correction = note.correction
        if not isinstance(correction, ActorCorrection) or correction.mentions:
            continue
        players = dict.fromkeys(
            (position, found.id)
            for one in correction.actors
            for position, persons in articles.items()
            if (found := persons.find(one, note.target.sha256)) is not None
        )
        if players:
            made.append(CastRule(correction.act, tuple(players), correction.name, correction.kind))
    return tuple(made)


def _merge(
    persons: Persons, note_id: str, correction: ActorCorrection, actors: Sequence[Actor]
) -> tuple[Respoken, ...]:
    first = actors[0]
    mentions = tuple(sorted({m for actor in actors for m in actor.mentions}, key=lambda m: m.span))
    names = [name for actor in actors for name in (actor.name, *actor.aliases)]
    merged = replace(first, mentions=mentions, acts=any(a.acts for a in actors), aliases=_aliases(first.name, names))
    persons.put(_named(merged, correction), note_id)
    for actor in actors[1:]:
        persons.remove(actor.id)
    return tuple(Respoken(actor.id, first.id) for actor in actors[1:])


def _split(persons: Persons, note_id: str, correction: ActorCorrection, actor: Actor) -> tuple[Respoken, ...]:
    leaving = tuple(m for m in actor.mentions if any(m.span.overlaps(span) for span in correction.mentions))
    staying = tuple(m for m in actor.mentions if m not in leaving)
    if not leaving or not staying:
        return ()
    new = Actor(persons.new_id(), correction.name, correction.kind or actor.kind, actor.acts, (), leaving)
    persons.put(replace(actor, mentions=staying), note_id)
    persons.put(new, note_id)
    return (Respoken(actor.id, new.id, tuple(m.span for m in leaving)),)


def _named(actor: Actor, correction: ActorCorrection) -> Actor:
    name = correction.name or actor.name
    kind = correction.kind or actor.kind
    return replace(actor, name=name, kind=kind, aliases=_aliases(name, [actor.name, *actor.aliases]))


def _aliases(name: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({other for other in names if other != name}, key=lambda other: (-len(other), other)))


def _mentions(actor: Actor, span: Span | None) -> bool:
    return span is not None and any(mention.span.overlaps(span) for mention in actor.mentions)

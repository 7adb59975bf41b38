"""The actors of one article as they grow: what their names have in common, and which name may be whose.

People: equal names, the same surname with fitting first names, a surname or a first name alone; a title's gender must
not contradict. Bodies: equal names, or an acronym and its long form. Countries: by the table of names, and their
capitals where they stand for them.
"""

from collections import Counter
from dataclasses import dataclass, field

from tui.article import ActorKind, Mention
from tui.extraction.lexicon import people, world
from tui.extraction.lexicon.people import Gender
from tui.extraction.names import Name, normal
from tui.extraction.tokens import Sentence

LOCATIVE = frozenset({"in", "at", "near", "outside", "from", "around", "inside", "through", "across"})
_TRIED = 24
_OPENING, _CLOSING = '"“', '"”'
COURTESY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "sir", "dr", "dr."})


@dataclass(slots=True, eq=False)
class Entity:
    """An actor in the making, of whatever kind."""

    kind: ActorKind
    named: bool
    keys: set[tuple[str, ...]] = field(default_factory=set)
    printed: Counter[str] = field(default_factory=Counter)
    """Its names as the article prints them, without titles."""
    gender: Gender = ""
    nations: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    plural: bool = False
    speaks: bool = False
    junior: bool = False
    fulls: list[int] = field(default_factory=list)
    """The offsets outside headings where it is named in full, or with an office."""
    country: str = ""
    """For a place the country that its name is or stands for, as the table prints it."""


@dataclass(slots=True)
class Entities:
    """All actors of the article, and the words by which to find them."""

    actors: list[Entity] = field(default_factory=list)
    by_key: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    by_word: dict[str, list[Entity]] = field(default_factory=dict)
    by_end: dict[str, list[Entity]] = field(default_factory=dict)
    """The last word of the names of bodies -> those bodies, where that word tells what they are."""
    by_acronym: dict[str, Entity] = field(default_factory=dict)
    called: dict[tuple[str, Gender], Entity] = field(default_factory=dict)
    """Of a word that several persons share, and the gender of a title before it, whom it means."""

    def new(self, kind: ActorKind, *, named: bool, plural: bool = False) -> Entity:
        """A new actor, last in order."""
        person = Entity(kind, named, plural=plural)
        self.actors.append(person)
        return person

    def body(self, sentence: Sentence, first: int, end: int) -> Entity:
        """The body that goes by some words, "/" between two of them or not."""
        words = sentence.words[first:end]
        key = tuple(normal(word) for word in words if word not in "./")
        entity = self.by_key.get(key)
        if entity is None:
            entity = self.by_key[key] = self.new("organisation", named=True)
            entity.keys.add(key)
        entity.printed[" ".join(words).replace(" / ", "/")] += 1
        return entity

    def learn(self, person: Entity, name: Name) -> None:
        """Add what a name tells of its actor."""
        person.keys.add(name.key)
        person.printed[" ".join(name.words)] += 1
        person.gender = person.gender or name.gender
        person.roles |= name.roles
        if name.nation and person.kind == "person":
            person.nations.add(name.nation)
        if person.kind != "place":
            self.by_key.setdefault(name.key, person)
        if person.kind == "person":
            for word in name.key:
                known = self.by_word.setdefault(word, [])
                if person not in known[-_TRIED:]:
                    known.append(person)


def entities_of(names: list[Name], sentences: tuple[Sentence, ...]) -> tuple[Entities, dict[Name, Entity]]:
    """Every actor that a name outside the headings names, and whose each of those names is."""
    entities = Entities()
    owner: dict[Name, Entity] = {}
    telling = [n for n in names if not sentences[n.sentence].heading]
    acronyms = {
        n.key[0]
        for n in telling
        if len(n.key) == 1 and n.words[0].replace(".", "").isupper() and 2 <= len(n.key[0]) <= 6
    }
    for name in telling:  # full names first: a short form may stand before them
        if name.kind in ("place", "group") or (len(name.key) > 1 and name.kind is not None):
            owner[name] = _full(entities, name, acronyms, sentences)
    for name in telling:
        if name not in owner:
            owner[name] = _short(entities, name)
    for name in names:
        if sentences[name.sentence].heading and (person := _known(entities, name)):
            owner[name] = person
    _settle(entities)
    return entities, owner


def _full(entities: Entities, name: Name, acronyms: set[str], sentences: tuple[Sentence, ...]) -> Entity:
    if name.kind == "place":
        place = _place(entities, name, sentences)
        person = entities.by_key.get((place,)) or entities.new("place", named=True)
        entities.by_key[place,] = person
        person.country = place if place in world.countries().values() else ""
        entities.learn(person, name)
        return person
    found = _same_person(entities, name) if name.kind == "person" else entities.by_key.get(name.key)
    person = found or entities.new(name.kind or "organisation", named=True)
    person.fulls.append(name.span.start)
    person.junior = person.junior or name.junior
    entities.learn(person, name)
    end = name.key[-1]
    if person.kind == "organisation" and found is None and end in world.organisation_words() - world.holders().keys():
        entities.by_end.setdefault(end, []).append(person)  # but "the House" is not the White House
    letters = "".join(word[0] for word in name.words if word[:1].isupper()).lower()
    if person.kind == "organisation" and letters in acronyms:
        entities.by_acronym.setdefault(letters, person)
    return person


def _place(entities: Entities, name: Name, sentences: tuple[Sentence, ...]) -> str:
    """The country that a place's name stands for, or the place: "in Moscow" is the city, "Moscow said" is not."""
    whole = " ".join(name.words).lower().replace("’", "'")
    if _half(entities, whole):
        return f"{whole.title()} Korea"
    country = world.countries().get(whole)
    if country:
        return country
    sentence = sentences[name.sentence]
    before = sentence.lower[name.first - 1] if name.first else ""
    if before == "the" and name.first > 1:
        before = sentence.lower[name.first - 2]
    seat = world.capitals().get(whole)
    after = sentence.tags[name.end : name.end + 1]
    return (
        whole
        if seat is None or before in LOCATIVE or (after == "," and sentence.tags[name.end + 1 : name.end + 2] == "X")
        else seat
    )


def _half(entities: Entities, word: str) -> Entity | None:
    """The country that "the North" or "the South" is, where it has been named."""
    return entities.by_key.get((f"{word.title()} Korea",)) if word in ("north", "south") else None


def _same_person(entities: Entities, name: Name) -> Entity | None:
    same = entities.by_key.get(name.key)
    if same and _may_be(same, name):
        return same
    tried = entities.by_word.get(name.key[-1], [])[-_TRIED:] + entities.by_word.get(name.key[0], [])[-_TRIED:]
    return next(
        (
            p
            for p in reversed(tried)
            if _may_be(p, name) and any(len(key) > 1 and one_person(name.key, key) for key in p.keys)
        ),
        None,
    )


def _may_be(entity: Entity, name: Name) -> bool:
    return compatible(entity.gender, name.gender) and (entity.junior or not name.junior)


def compatible(one: Gender, other: Gender) -> bool:
    """Whether two genders may be one person's."""
    return not one or not other or one == other


def one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names, each of two words or more, may be one person's.

    >>> one_person(("j", "smith"), ("john", "smith")), one_person(("bill", "clinton"), ("hillary", "clinton"))
    (True, False)
    """
    if "".join(one) == "".join(other) or set(one) <= set(other) or set(other) <= set(one):
        return True
    if one[-1] != other[-1] or min(len(one), len(other)) < 2:
        return False
    first, second = one[0], other[0]
    short = min(len(first), len(second))
    return first[:short] == second[:short] and (
        short == 1 or (short >= 3 and first != second and len(first) != len(second))
    )


def _short(entities: Entities, name: Name) -> Entity:
    """The actor of a name of one word."""
    person = _known(entities, name)
    office = name.roles - COURTESY if name.kind == "person" else frozenset()
    if person and office and not office & person.roles and name.span.start < min(person.fulls, default=0):
        person = None  # "President Ruiz" before anybody has introduced Ana Ruiz, the lawyer
    if person is None:
        person = entities.new(name.kind or "organisation", named=True)
    if office:
        person.fulls.append(name.span.start)
    if not name.junior:
        entities.called[name.key[-1], name.gender] = person
    entities.learn(person, name)
    return person


def _known(entities: Entities, name: Name) -> Entity | None:
    word = name.key[-1]
    if name.kind == "place":
        country = world.countries().get(" ".join(name.words).lower()) or world.capitals().get(word)
        return entities.by_key.get((country,)) if country else entities.by_key.get((" ".join(name.words).lower(),))
    if name.kind == "group" or len(name.key) > 1:
        return entities.by_key.get(name.key) or (_same_person(entities, name) if name.kind == "person" else None)
    if name.kind in ("person", None) and (sharing := _sharing(entities, name)):
        return _foremost(entities, sharing, name)
    return (
        _half(entities, word)
        or entities.by_acronym.get(word)
        or _ending(entities, name)
        or entities.by_key.get(name.key)
    )


def _ending(entities: Entities, name: Name) -> Entity | None:
    """The body that "the Post" is: the last that was named in full before; the only one, if that is later."""
    bodies = entities.by_end.get(name.key[-1], [])[-_TRIED:]
    before = [(max(at for at in b.fulls if at < name.span.start), b) for b in bodies if b.fulls[0] < name.span.start]
    if before:
        return max(before, key=lambda one: one[0])[1]
    return bodies[0] if len(bodies) == 1 else None


def named_so(entities: Entities, name: Name) -> Entity | None:
    """The person whom a surname alone means, of those that are known; None where nobody has it."""
    sharing = _sharing(entities, name)
    return _foremost(entities, sharing, name) if sharing else None


def _sharing(entities: Entities, name: Name) -> list[Entity]:
    """The persons whom a name of one word fits, the last known first: by their last names, else by any."""
    word = name.key[-1]
    fitting = [p for p in reversed(entities.by_word.get(word, [])[-_TRIED:]) if _may_be(p, name)]
    if not name.junior:
        fitting = [p for p in fitting if not p.junior] or fitting  # "Marsh" is the father
    return [p for p in fitting if any(key[-1] == word for key in p.keys)] or fitting


def _foremost(entities: Entities, sharing: list[Entity], name: Name) -> Entity:
    """Of several who share a name, who holds the office before it, who was called so last, or was named in full last.

    A report calls the one by the surname alone, and those of the same family by their full names throughout.
    """
    office = name.roles - COURTESY
    held = [p for p in sharing if office & p.roles] or sharing
    called, start = (name.key[-1], name.gender), name.span.start
    if entities.called.get(called) in held:
        return entities.called[called]
    before = [(max(at for at in p.fulls if at < start), p) for p in held if min(p.fulls, default=start) < start]
    return max(before, key=lambda one: one[0])[1] if before else min(reversed(held), key=lambda p: p.fulls[:1])


def _settle(entities: Entities) -> None:
    """What all names together tell of a person's gender."""
    for person in entities.actors:
        if person.kind == "person" and not person.gender:
            firsts = [people.given_names().get(key[0], "") for key in person.keys if len(key) > 1]
            person.gender = next((g for g in firsts if g), "")


def display(person: Entity) -> tuple[str, tuple[str, ...]]:
    """The fullest common name, and the others, longest first."""
    if not person.printed:
        return "", ()
    name = person.country or max(person.printed, key=lambda n: (min(len(n.split()), 4), person.printed[n], len(n), n))
    others = sorted((n for n in person.printed if n != name), key=lambda n: (-len(n), n))
    return _unmarked(name), tuple(map(_unmarked, others))


def _unmarked(name: str) -> str:
    """A name without the mark of a quotation that begins or ends elsewhere."""
    if name[0] in _OPENING and not any(mark in name[1:] for mark in _CLOSING):
        return name[1:].lstrip() or name
    if name[-1] in _CLOSING and not any(mark in name[:-1] for mark in _OPENING):
        return name[:-1].rstrip() or name
    return name

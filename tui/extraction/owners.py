"""Whose each name of an article is.

People: equal names, the same surname with fitting first names, a surname or a first name alone; a title's gender must
not contradict. Bodies: equal names, an acronym and its long form, the end of a name that tells what the body is.
Countries: by the table of names, and their capitals where they stand for them.
"""

from tui.extraction.entities import COURTESY, LOCATIVE, TRIED, Entities, Entity, compatible
from tui.extraction.lexicon import people, world
from tui.extraction.names import Name
from tui.extraction.tokens import Sentence


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
    for name in sorted(telling, key=_is_half):  # full names first: a short form may stand before them
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


def _is_half(name: Name) -> bool:
    return name.key in (("north",), ("south",))


def _half(entities: Entities, word: str) -> Entity | None:
    """The country that "the North" or "the South" is, where it has been named."""
    return entities.by_key.get((f"{word.title()} Korea",)) if word in ("north", "south") else None


def _same_person(entities: Entities, name: Name) -> Entity | None:
    same = entities.by_key.get(name.key)
    if same and _may_be(same, name):
        return same
    tried = entities.by_word.get(name.key[-1], [])[-TRIED:] + entities.by_word.get(name.key[0], [])[-TRIED:]
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
    bodies = entities.by_end.get(name.key[-1], [])[-TRIED:]
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
    fitting = [p for p in reversed(entities.by_word.get(word, [])[-TRIED:]) if _may_be(p, name)]
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

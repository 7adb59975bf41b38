"""Which actor each mention of the network means: names by what they have in common, all else by the network's scores.

Names are settled first, over the whole article. A role phrase beside a name, or with a nation and an office that one
person is known to hold, is that person's; every other phrase and pronoun goes to the actor whose mentions before it the
network scores highest together, unless gender forbids it or the actor is named inside the phrase itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import exp

from tui.article import ActorKind, Mention, Span
from tui.extraction.documents import document
from tui.extraction.encoder.coreference import Antecedents
from tui.extraction.encoder.mentions import FoundMention
from tui.extraction.entities import Entity
from tui.extraction.fitting import FIRST, GENDERS, PLURAL, is_demonstrative, is_list, is_nothing, may_be
from tui.extraction.governors import governor, several
from tui.extraction.headlines import note_headlines
from tui.extraction.heralds import herald, introduce
from tui.extraction.issuers import awaiting, issuer
from tui.extraction.names import Name, normal
from tui.extraction.naming import Placed, named, placed
from tui.extraction.nominals import Nominal, nominals
from tui.extraction.owners import entities_of
from tui.extraction.references import beside, described, describes, holder
from tui.extraction.surnames import note_surnames
from tui.extraction.tokens import Sentence
from tui.extraction.unions import united
from tui.extraction.walk import Cast, Walk, naming

_KNOWN = 40
_LABEL = 5
_LONGEST = 12
_GOING_ON = exp(1.0)
_TELLING = exp(3.0)
"""How many times likelier somebody speaks on than another begins, by a pronoun and by a phrase that tells more."""
_GOVERNING = exp(2.0)
"""How many times likelier "they" and "it" mean who does what their clause tells."""
_UNTOLD = exp(-3.0)
"""How much less likely "he" and "she" are to be somebody of whom nothing was told than the network takes them to be."""


@dataclass(frozen=True, slots=True)
class Referring:
    """The mentions of one stretch of the article, and what each may go back to."""

    mentions: Sequence[FoundMention]
    antecedents: Antecedents
    speaking: frozenset[int] = frozenset()
    """Where the naming parts of the sources begin."""
    voices: Sequence[int] = ()
    """Of each mention the one that is the source of the words around it, -1 for none; empty if nobody speaks at all."""


def cast_of(sentences: tuple[Sentence, ...], heard: Sequence[Referring]) -> Cast:
    """The actors of an article with all of their mentions, but for "I", "me" and "my"."""
    read = [[placed(sentences, mention) for mention in one.mentions] for one in heard]
    every = [mention for one in read for mention in one]
    names = named(sentences, [mention for mention in every if mention.found.form != "pronoun"])
    entities, named_by = entities_of(sorted(names.values(), key=lambda name: name.span), sentences)
    owner = united(entities, named_by)
    walk = Walk(Cast(entities), sentences, {})
    for name, entity in owner.items():
        here = walk.names.setdefault(name.sentence, {})
        if name.first not in here or here[name.first][1].end < name.end:
            here[name.first] = (entity, name)
    for one, mentions in zip(heard, read, strict=True):
        walk.here, walk.odds = [], tuple(one.antecedents.odds())
        for n, mention in enumerate(mentions):
            known = names.get(mention.found.span)
            if known and _is_label(sentences[mention.sentence], known):
                walk.here.append(None)
            elif known and known in owner and _is_part(owner[known], known.span):
                walk.here.append(owner[known])
            elif known and known in owner:
                same = mention.found.span == known.span
                whole = mention if same else replace(mention, found=replace(mention.found, span=known.span))
                _note(walk, whole, owner[known], None)
                if len(owner[known].mentions) == 1:
                    unexplained = mention.found.span.start in one.speaking and _opens(
                        sentences[mention.sentence], known
                    )
                    introduce(walk, mention.sentence, owner[known], unexplained=unexplained)
            elif is_nothing(sentences[mention.sentence], mention):
                walk.here.append(None)
            else:
                one_more = _unnamed(walk, mention)
                _note(walk, one_more, *_meant(walk, one, n, one_more))
            _listen(walk, one, mention)
    note_surnames(walk.cast, sentences)
    note_headlines(walk.cast, walk.headlines)
    return walk.cast


def _listen(walk: Walk, one: Referring, mention: Placed) -> None:
    """Note who speaks, or that a sentence turns to somebody else."""
    entity = walk.here[-1]
    if entity is not None and entity.named and entity.kind != "place":
        if mention.found.span.start in one.speaking:
            walk.voice = entity
            walk.cited = mention.first > 0 and walk.sentences[mention.sentence].lower[mention.first - 1] == "to"
        elif mention.first == 0 and entity is not walk.voice and mention.found.form == "name":
            walk.voice = None


def _is_part(entity: Entity, span: Span) -> bool:
    """Whether a name is part of a longer one of the same actor: "Ruiz" of "Ana Ruiz"."""
    return any(one.kind == "name" and one.span.covers(span) for one in entity.mentions[-2:])


def _is_label(sentence: Sentence, name: Name) -> bool:
    """Whether a name only describes within marks: the “Ruiz tanks”."""
    return name.modifies and any(a <= name.first <= b and b - a < _LABEL for a, b, _ in sentence.quoted)


def _opens(sentence: Sentence, name: Name) -> bool:
    """Whether a full name begins a sentence, and nothing tells who that is."""
    return name.first == 0 and len(name.key) > 1 and sentence.tags[name.end : name.end + 1] not in (",", "(", "—")


def _unnamed(walk: Walk, mention: Placed) -> Placed:
    """A mention with no name in it: what the network takes for a name may be a role phrase, or end in small letters."""
    small = walk.sentences[mention.sentence].words[mention.end - 1].islower()
    if mention.found.form == "name" and (small or _role(walk, mention) is not None):
        return replace(mention, found=replace(mention.found, form="nominal"))
    return mention


def _note(walk: Walk, mention: Placed, entity: Entity | None, back: Span | None) -> None:
    walk.here.append(entity)
    span, word = mention.found.span, walk.sentences[mention.sentence].lower[mention.first]
    if mention.found.form == "pronoun" and word in FIRST:
        walk.cast.waiting.append((span, entity))
        return
    if entity is None:
        return
    if back is not None:
        walk.cast.through[span] = back
    walk.cast.add(entity, Mention(span, mention.found.form))
    if mention.found.form == "pronoun":  # of a name or office the network would guess, and officials would be men
        entity.gender = entity.gender or GENDERS.get(word, "")
    if entity.kind != "group" and not entity.plural:
        walk.known.pop(id(entity), None)
        walk.known[id(entity)] = entity


def _meant(walk: Walk, one: Referring, n: int, mention: Placed) -> tuple[Entity | None, Span | None]:
    """The actor of a mention that is no known name, and the mention it goes back to."""
    sentence = walk.sentences[mention.sentence]
    nominal = _role(walk, mention) if mention.found.form != "pronoun" else None
    if nominal and (entity := beside(sentence, nominal, walk.names.get(mention.sentence, {}))):
        _learn(entity, nominal)
        return entity, None
    paper = document(sentence, mention.first, mention.end) if mention.found.form != "pronoun" else None
    if paper is not None:
        entity = issuer(walk, mention.sentence, mention.first, paper) or awaiting(walk, mention.sentence, paper)
        if entity is None:
            entity = _new(walk, mention, None)
            walk.awaited[paper.head] = (sentence.passage, entity)
        return entity, None
    speaker = _speaker(walk, one, n, mention) if nominal else None
    known = (entity for entity in reversed(walk.known.values()) if entity is not speaker)
    entity = holder(tuple(islice(known, _KNOWN)), nominal) if nominal else None
    if entity is None:
        entity = _together(walk, mention, _scored(walk, one, n, mention))
    again = nominal and mention.found.span.start in one.speaking and describes(sentence, nominal)
    if nominal and again and (entity is None or not (entity.named or nominal.head in entity.roles)):
        entity = _scored(walk, one, n, mention, nominal) or entity
    key = _phrase(sentence, mention)
    entity = entity or walk.phrases.get(key) or (_titled(walk, sentence, mention) if key else None)
    if entity is not None:
        if nominal:
            _learn(entity, nominal)
        return entity, naming(entity)
    if nominal and sentence.heading:
        walk.headlines.append((sentence, nominal, mention.found.span))
    if sentence.heading or is_demonstrative(sentence, mention):
        return None, None
    entity = _new(walk, mention, nominal)
    if key:
        walk.phrases[key] = entity
    if nominal and mention.found.span.start in one.speaking:
        herald(walk, mention.sentence, nominal, entity)
    return entity, None


def _phrase(sentence: Sentence, mention: Placed) -> tuple[str, ...]:
    """The words of a definite phrase of several; none of any other."""
    words = sentence.lower[mention.first : mention.end]
    return words if words[0] == "the" and len(words) > 2 and mention.found.form == "nominal" else ()


def _titled(walk: Walk, sentence: Sentence, mention: Placed) -> Entity | None:
    """The body whose name stands in a phrase in small letters: "the top river safety bureau"."""
    key = tuple(normal(word) for word in sentence.lower[mention.first : mention.end])
    starts = range(1, len(key) - 2)
    return next((walk.cast.entities.by_key[key[n:]] for n in starts if key[n:] in walk.cast.entities.by_key), None)


def _scored(walk: Walk, one: Referring, n: int, mention: Placed, telling: Nominal | None = None) -> Entity | None:
    """The actor whose mentions before this one are likeliest together; None if it is likelier to be new.

    A phrase that is `telling` something new of somebody is never new.
    """
    new, options = walk.odds[n]
    if mention.found.form == "pronoun" and walk.sentences[mention.sentence].lower[mention.first] in GENDERS:
        new *= _UNTOLD
    odds: dict[Entity, float] = {}
    for option, odd in options:
        entity = walk.here[option]
        if entity is not None:
            odds[entity] = odds.get(entity, 0.0) + odd
    if telling is not None:
        new, odds = 0.0, {entity: odd for entity, odd in odds.items() if described(entity, telling)}
        odds = {entity: odd for entity, odd in odds.items() if _has_spoken(entity, one)} or odds
    goes_on = mention.found.span.start in one.speaking and not (walk.cited and mention.found.form == "pronoun")
    if goes_on and walk.voice in odds:
        odds[walk.voice] *= _GOING_ON if telling is None else _TELLING
    doing = governor(walk.cast, walk.sentences[mention.sentence], mention.first)
    if doing in odds:
        odds[doing] *= _GOVERNING
    speaker, nominal = _speaker(walk, one, n, mention), telling or _role(walk, mention)
    likely = sorted((entity for entity, odd in odds.items() if odd > new), key=lambda entity: -odds[entity])
    return next((entity for entity in likely if may_be(walk, entity, mention, speaker, nominal)), None)


def _together(walk: Walk, mention: Placed, entity: Entity | None) -> Entity | None:
    """Who "they" are where several do what the clause tells: all of them, and not only one, or nobody known."""
    sentence = walk.sentences[mention.sentence]
    joined = several(walk.cast, sentence, mention.first) if mention.found.form == "pronoun" else None
    if joined is None or (entity is not None and (entity.plural or entity.kind == "group")):
        return entity
    span = sentence.cover(*joined)
    known = next((one for one, at in walk.cast.at.get(span.start, ()) if at == span), None)
    if known is None:
        known = walk.cast.entities.new("group", named=False, plural=True)
        known.printed[sentence.printed(*joined)] += 1
        walk.cast.add(known, Mention(span, "name"))
    return known


def _speaker(walk: Walk, one: Referring, n: int, mention: Placed) -> Entity | None:
    """Whose words a mention stands in, as far as is known yet."""
    source = one.voices[n] if one.voices else -1
    if source < len(walk.here):
        return walk.here[source] if source >= 0 else None
    start = one.mentions[source].span.start
    here = walk.names.get(mention.sentence, {}).values()
    return next((entity for entity, name in here if name.span.start == start), None)


def _has_spoken(entity: Entity, one: Referring) -> bool:
    return any(mention.span.start in one.speaking for mention in entity.mentions)


def _role(walk: Walk, mention: Placed) -> Nominal | None:
    """The role phrase with which a mention begins."""
    number = mention.sentence
    if number not in walk.roles:
        names = walk.names.get(number, {})
        sentence = walk.sentences[number]
        covered = frozenset(i for _, name in names.values() for i in range(sentence.at(name.span.start), name.end))
        walk.roles[number] = {n.first: n for n in nominals(number, sentence, covered)}
    nominal = walk.roles[number].get(mention.first)
    heads = nominal and (nominal.end >= mention.end or walk.sentences[number].tags[nominal.end] not in "nk")
    return nominal if nominal and heads and nominal.end <= mention.end else None


def _learn(entity: Entity, nominal: Nominal) -> None:
    entity.roles.add(nominal.head)
    if nominal.nation and nominal.kind == "person":
        entity.nations.add(nominal.nation)
    entity.gender = entity.gender or nominal.gender


def _new(walk: Walk, mention: Placed, nominal: Nominal | None) -> Entity:
    """An actor whom no name names, with the words by which it is first mentioned."""
    sentence = walk.sentences[mention.sentence]
    tags = sentence.tags[: mention.end]
    many = nominal is not None and nominal.plural
    plural = (
        many or mention.found.kind == "group" or sentence.lower[mention.first] in PLURAL or "C" in tags[mention.first :]
    )
    single = nominal is not None and nominal.kind == "person" and not nominal.plural
    kind: ActorKind = "group" if many or is_list(sentence, mention) else mention.found.kind
    if kind in ("person", "group"):
        kind = "person" if single else "group" if plural else kind
    entity = walk.cast.entities.new(kind, named=False, plural=plural and not single)
    end = nominal.end if nominal else mention.end
    if tags[end : end + 1] == "F":
        end = next((at for at in range(end + 1, mention.end) if tags[at] in ",CPW;:("), mention.end)
    first = mention.first + (tags[mention.first] in "DG" and end - mention.first > 1)
    first += sentence.lower[first] == "own" and end - first > 1
    entity.printed[sentence.printed(first, min(end, first + _LONGEST))] += 0
    if nominal:
        _learn(entity, nominal)
    return entity

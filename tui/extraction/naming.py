"""The names in what the network takes for one: where they stand, their words without titles, and what they name.

The words tell most; of what kind a name is, the network says where the words do not, all mentions of a name together.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.article import ActorKind, Span
from tui.extraction.encoder.mentions import FoundMention
from tui.extraction.entities import LOCATIVE
from tui.extraction.lexicon import people, world
from tui.extraction.names import Name, name_in, names, normal, part_of
from tui.extraction.tokens import Sentence

_KINDS: tuple[ActorKind, ActorKind, ActorKind] = ("person", "organisation", "place")
_SURE = 0.75
_BESIDE = frozenset(
    {"neighboring", "neighbouring", "nearby", "downtown", "central", "eastern", "western", "northern", "southern"}
)
_DATELINE = 12
_PARTING = frozenset("PFTCWRAMS,;:—(")
_BODY = re.compile(r"[DJ]*(X+)S?n")
_INITIALS = re.compile(r"([A-Z]\.){2,}[A-Z]\.?")
_NAMING = frozenset('XD.#"FJ')


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with its place: indices into its sentence."""

    found: FoundMention
    sentence: int
    first: int
    end: int


def placed(sentences: Sequence[Sentence], mention: FoundMention) -> Placed:
    """The mention in the sentence where it begins."""
    span = mention.span
    number = max(0, bisect_right(sentences, span.start, key=lambda one: one.span.start) - 1)
    sentence = sentences[number]
    first = min(sentence.at(span.start), len(sentence.words) - 1)
    return Placed(mention, number, first, max(first + 1, min(sentence.at(span.end - 1) + 1, len(sentence.words))))


def named(sentences: Sequence[Sentence], mentions: Sequence[Placed]) -> dict[Span, Name]:
    """The name of each mention that has one, by the mention's span; pronouns have none."""
    by_sentence: dict[int, list[Name]] = {}
    found: dict[Span, Name] = {}
    votes: dict[tuple[str, ...], list[tuple[float, float, float]]] = {}
    alone: list[Placed] = []
    for mention in mentions:
        number = mention.sentence
        if number not in by_sentence:
            by_sentence[number] = list(names(number, sentences[number]))
        whole = _part(sentences[number], mention) or _body(sentences[number], mention)
        is_name = (
            mention.found.form == "name"
            or _is_explained(by_sentence[number], sentences[number], mention)
            or _is_proper(sentences[number], mention)
        )
        name = whole or (_head_name(sentences[number], by_sentence[number], mention) if is_name else None)
        if name is None and (is_name or _is_body(sentences[number], mention)):
            alone.append(mention)
        if name is not None:
            found[mention.found.span] = _whose(sentences[number], name, mention)
            name = found[mention.found.span]
            votes.setdefault(name.key, []).append(mention.found.kinds)
    kinds = {key: _kind(told) for key, told in votes.items()}
    towns = _towns(list(found.values()), sentences)
    found = {span: _where_written(sentences[name.sentence], name) for span, name in found.items()}
    full = [name for name in found.values() if _is_person(name, *kinds[name.key])]
    families = {name.key[-1] for name in full}
    bodies = {name.key[-1] for name in found.values() if name.kind == "organisation" and len(name.key) > 1}
    found.update(_ordinary(sentences, alone, {word for name in full for word in name.key}, bodies))
    return {
        span: _surname(name)
        if len(name.key) == 1 and name.key[0] in families and name.kind in ("person", None)
        else _with_kind(name, *kinds.get(name.key, ("person", 0.0)), town=name.key[0] in towns)
        for span, name in found.items()
    }


def _part(sentence: Sentence, mention: Placed) -> Name | None:
    """The name that a mention of a part of a word is: "Ruiz" of "anti-Ruiz"."""
    start, end = mention.found.span
    word = Span(sentence.starts[mention.first], sentence.ends[mention.first])
    if mention.found.form != "name" or not word.covers(mention.found.span) or mention.found.span == word:
        return None
    return part_of(mention.sentence, sentence, mention.first, Span(start - word.start, end - word.start))


def _whose(sentence: Sentence, name: Name, mention: Placed) -> Name:
    """The name of a mention at its place; of papers that go by a person's name that alone: "Ruiz" of "Ruiz Emails"."""
    end = name.end
    while end - 1 > name.first and sentence.lower[end - 1] in world.papers():
        end -= 1
    owner = name_in(name.sentence, sentence, name.first, end) if end < name.end else None
    span = mention.found.span
    if set(sentence.tags[name.end : mention.end]) == {","}:
        span = Span(span.start, sentence.ends[name.end - 1])
    return owner or (name if name.span == span else replace(name, span=span))


def _ordinary(
    sentences: Sequence[Sentence], alone: Sequence[Placed], known: set[str], bodies: set[str]
) -> Iterator[tuple[Span, Name]]:
    """The names that are ordinary words too, where one that is known has them: "Ban" of Ban Ki-moon, "the Post"."""
    for mention in alone:
        sentence, at = sentences[mention.sentence], mention.end - 1
        word = sentence.words[at]
        whole = at == mention.first and normal(word) in known
        kind: ActorKind | None = "person" if whole else "organisation" if normal(word) in bodies else None
        if kind and word[0].isupper() and (whole or _is_body(sentence, mention)):
            where = (mention.found.span, mention.sentence, at, mention.end)
            name = Name(*where, (word,), (normal(word),), kind, "", frozenset(), "", modifies=False, junior=False)
            yield mention.found.span, name


def _is_person(name: Name, kind: ActorKind, chance: float) -> bool:
    """Whether a name is a person's first and last."""
    return len(name.key) > 1 and _with_kind(name, kind, chance, town=False).kind == "person"


def _surname(name: Name) -> Name:
    """The last name of a person named elsewhere: no first name, of whatever gender that would be."""
    return replace(name, kind="person", gender=name.gender if name.roles else "")


def _towns(names: Sequence[Name], sentences: Sequence[Sentence]) -> frozenset[str]:
    """The single words that name a place somewhere, and never stand after a title.

    A place stands after "in", "near", "outside", opens the report as its dateline, or has its own people: Halvonia and
    a Halvonian.
    """
    titled = {name.key[0] for name in names if name.roles or name.gender}
    single = [name for name in names if len(name.key) == 1]
    peoples = {
        word
        for one in sentences
        for word, tag in zip(one.lower, one.tags, strict=True)
        if tag in "JX" and word.endswith("an")
    }
    return (
        frozenset(n.key[0] for n in single if n.key[0] + "n" in peoples or _is_there(sentences[n.sentence], n)) - titled
    )


def _where_written(sentence: Sentence, name: Name) -> Name:
    """A town in capitals that opens a report as its dateline is no acronym."""
    opens = name.first == 0 and len(name.key) == 1 and name.kind == "organisation" and name.words[0].isupper()
    known = name.key[0] in world.organisation_names()
    return replace(name, kind=None) if opens and not known and _is_there(sentence, name) else name


def _is_there(sentence: Sentence, name: Name) -> bool:
    """Whether a name tells where something is: "in Lindmar", "from neighbouring Tressia", "BRANNICK, Halvonia —"."""
    before = name.first - 1
    if sentence.tags[name.end : name.end + 1] == "S":
        return False  # "in Ruiz’s memo"
    if before > 0 and sentence.lower[before] in _BESIDE:
        before -= 1
    if before >= 0:
        return sentence.lower[before] in LOCATIVE
    dash = sentence.plain.find("—", name.end, name.end + _DATELINE)
    return dash > 0 and name.words[0].isupper() and set(sentence.plain[name.end : dash]) <= set("X,().#d")


def _head_name(sentence: Sentence, known: Sequence[Name], mention: Placed) -> Name | None:
    """The name that is the head of a mention, nothing before it but titles and what describes it, no noun after it."""
    tags = sentence.tags
    for name in known:
        if name.first == mention.first and name.end > mention.end and (name.junior or _is_cut(name, mention)):
            return name  # the father's name in the son's, the titles of a name
        if mention.first <= name.first and name.end <= mention.end:
            opening = tags[mention.first : max(mention.first, sentence.at(name.span.start))]
            after = tags[name.end : mention.end].removeprefix(".")
            owned = after in ("", "S") and _tells_alone(known, name)
            parting = _PARTING - {"S"} if owned else _PARTING
            if parting.isdisjoint(opening) and not _goes_on(after, name):
                return name
    end = mention.end - (tags[mention.end - 1] == "S")
    first = mention.first
    while first < end and tags[first] in "DG":
        first += 1
    whole = tags[first:end]
    return name_in(mention.sentence, sentence, first, end) if "X" in whole and set(whole) <= _NAMING else None


def _is_cut(name: Name, mention: Placed) -> bool:
    """Whether a mention is only the titles of a name: "Tressian President" of "Tressian President Ana Ruiz"."""
    return mention.end <= name.end - len(name.words)


def _tells_alone(known: Sequence[Name], name: Name) -> bool:
    """Whether a name needs no owner: "Leo Marsh" of "Ruiz’s friend Leo Marsh", not "Foreign Ministry" of "Peru’s".

    Neither does a surname after a country's: "Peru’s Marsh".
    """
    if len(name.key) == 1 and name.kind in ("person", None):
        return any(one.kind == "place" and one.end == name.first - 1 for one in known)
    return len(name.key) > {"person": 1, "organisation": 2}.get(name.kind or "", len(name.key))


def _is_explained(known: Sequence[Name], sentence: Sentence, mention: Placed) -> bool:
    """Whether a full name begins a mention that goes on with who that is, or ends one: "the pilot Ana Ruiz"."""
    full = [name for name in known if name.kind == "person" and len(name.key) > 1 and not name.modifies]
    return any(
        name.end == mention.end or (name.first == mention.first and sentence.tags[name.end] in ",(")
        for name in full
        if mention.first <= name.first and name.end <= mention.end
    )


def _is_proper(sentence: Sentence, mention: Placed) -> bool:
    """Whether a mention is several words with capitals, none of them an office: "the Halvonia Post"."""
    first = mention.first + (sentence.lower[mention.first] == "the")
    words = sentence.words[first : mention.end]
    offices = people.roles()
    return (
        len(words) > 1
        and not sentence.heading
        and set(sentence.tags[first : mention.end]) == {"X"}
        and all(word[0].isupper() and offices.get(word.lower()) != "person" for word in words)
    )


def _is_body(sentence: Sentence, mention: Placed) -> bool:
    """Whether a mention is what a body is, with a capital: "the Post"."""
    *before, word = sentence.words[mention.first : mention.end]
    return before in (["the"], ["The"]) and word[0].isupper() and word.lower() in world.organisation_words()


def _body(sentence: Sentence, mention: Placed) -> Name | None:
    """The body that goes by a name and what it is: "the Ruiz campaign", "Ana Ruiz’s campaign"."""
    match = _BODY.fullmatch(sentence.tags, mention.first, mention.end)
    noun = sentence.lower[mention.end - 1]
    if match is None or noun not in people.staffs():
        return None
    first, end = match.span(1)
    if end - first == 2 and sentence.lower[first] in people.given_names():
        first += 1
    if end - first == 1 and sentence.lower[first] in world.demonyms():
        return None
    while end - first > 1 and sentence.lower[first] in people.titles():
        first += 1
    words = (*sentence.words[first:end], noun)
    key = tuple(normal(word) for word in words)
    span = mention.found.span
    return Name(
        span, mention.sentence, first, mention.end, words, key, "organisation", "", frozenset(), "", False, False
    )


def _goes_on(after: str, name: Name) -> bool:
    """Whether what follows a name in its mention makes it part of something else, or is more of the name."""
    owns = after[:1] == "S" and len(after) > 1
    return owns or after[:1] in tuple("nkJXCu") or (after[:1] == "F" and name.kind != "person")


def _kind(told: Sequence[tuple[float, float, float]]) -> tuple[ActorKind, float]:
    """The likeliest kind, and its probability."""
    mean = [sum(column) / len(told) for column in zip(*told, strict=True)]
    return _KINDS[mean.index(max(mean))], max(mean)


def _with_kind(name: Name, kind: ActorKind, chance: float, *, town: bool) -> Name:
    if name.kind is None and town and len(name.key) == 1:
        return replace(name, kind="place")
    street = name.kind == "place" and name.words[-1].lower() in world.streets()
    whole = " ".join(name.words).lower()
    listed = whole in world.countries() or whole in world.capitals()
    known = listed or name.kind == "group" or name.words[-1].islower() or bool(_INITIALS.fullmatch(name.words[0]))
    sure = name.kind is None or (chance > _SURE and not known and not street and not name.roles)
    return replace(name, kind=kind) if sure else name

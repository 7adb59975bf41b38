"""Whether a mention may be of an actor, whatever the network says: gender, number, sides, whose words it stands in."""

from bisect import bisect_right
from collections.abc import Iterator

from tui.extraction.entities import Entity, compatible
from tui.extraction.governors import governor
from tui.extraction.lexicon.people import Gender
from tui.extraction.names import SEAT
from tui.extraction.naming import Placed
from tui.extraction.nominals import Nominal
from tui.extraction.references import is_of_another_body
from tui.extraction.tokens import Sentence
from tui.extraction.walk import Walk

GENDERS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some"})
_DEMONSTRATIVE = frozenset({"this", "that"})
_ADDRESSED = frozenset({"you", "your", "yours", "yourself"})
_NEUTER = frozenset({"it", "its", "itself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
PLURAL = frozenset({*_WE, "they", "them", "their", "theirs", "themselves"})


_SEAT_WORDS = 4
_REACH = 5
"""How many sentences back "they" may go at most where nobody of a name is meant."""
_NO_COUNTRIES = frozenset(
    "region regions area peninsula continent world city town village capital province county coast border".split()
)


def is_nothing(sentence: Sentence, mention: Placed) -> bool:
    """Whether a mention names nobody: an adverb ("elsewhere"), a seat ("R-Ohio"), words of two sentences."""
    if mention.found.form == "pronoun":
        return False
    adverb = set(sentence.tags[mention.first : mention.end]) <= {"B"}
    seat = mention.end - mention.first <= _SEAT_WORDS and SEAT.match(sentence.words[mention.first]) is not None
    return adverb or seat or mention.found.span.end > sentence.span.end


def is_list(sentence: Sentence, mention: Placed) -> bool:
    """Whether a mention is several names: "Peru and Chile"."""
    inner = sentence.tags[mention.first : mention.end]
    return mention.found.form == "name" and "C" in inner and inner[-1] == "X" and "X" in inner[: inner.index("C")]


def is_demonstrative(sentence: Sentence, mention: Placed) -> bool:
    """Whether a mention is "this" or "that" alone."""
    return mention.end - mention.first == 1 and sentence.lower[mention.first] in _DEMONSTRATIVE


def may_be(walk: Walk, entity: Entity, mention: Placed, speaker: Entity | None, nominal: Nominal | None) -> bool:
    """Whether a mention, which is a role phrase or none, may be of an actor; it stands in the words of `speaker`."""
    sentence = walk.sentences[mention.sentence]
    word = sentence.lower[mention.first]
    if mention.found.form == "pronoun":
        if word in GENDERS:
            single = entity.kind == "person" and not entity.plural
            return single and compatible(entity.gender, GENDERS[word])
        if word in _NEUTER and (entity.plural or (entity.kind == "person" and (entity.gender or entity.roles))):
            return False
        if entity.named and word in _ADDRESSED and not any(a <= mention.first <= b for a, b, _ in sentence.quoted):
            return False  # the reader
        if entity.named and is_demonstrative(sentence, mention):
            return False  # "this" is what was told
        if _side(word) == "they" and _is_far(walk, entity, mention):
            return False
        two_sides = {"we", "they"} == {_side(word), *_sides(walk, entity, mention)} - {""}
        return not (two_sides or (word in FIRST and entity.kind != "person"))
    if mention.found.form == "name" and entity.named and entity.kind == "person" == mention.found.kind:
        return False  # a person of another name
    if mention.found.form == "nominal" and (
        entity is speaker or (entity.country and sentence.lower[mention.end - 1] in _NO_COUNTRIES)
    ):
        return False  # nobody calls himself "the minister"
    if (is_list(sentence, mention) and not entity.plural) or (nominal and is_of_another_body(entity, nominal)):
        return False  # "North and South Korea" is neither of them
    if sentence.tags[mention.first] == "G" and governor(walk.cast, sentence, mention.first) is entity:
        return False  # "Peru lost its army"
    if word in _INDEFINITE and entity.named and _introduces(sentence, mention.first):
        return False  # "a spokesman said"
    return not any(mention.found.span.overlaps(known.span) for known in entity.mentions[-4:])


def _is_far(walk: Walk, entity: Entity, mention: Placed) -> bool:
    """Whether an actor was mentioned last too long ago for "they": a single person sooner, nobody named later."""
    single = entity.kind == "person" and not entity.plural
    if entity.named and not single:
        return False
    if not entity.mentions:
        return True  # its names turned out to be none
    last = bisect_right(walk.sentences, entity.mentions[-1].span.start, key=lambda one: one.span.start) - 1
    return mention.sentence - last > (1 if single else _REACH)


def _side(word: str) -> str:
    """Whether a pronoun is of those who speak, or of others."""
    return "we" if word in _WE else "they" if word in PLURAL else ""


def _sides(walk: Walk, entity: Entity, mention: Placed) -> Iterator[str]:
    """On which side of the quotation that a mention stands in the actor has been before."""
    sentence = walk.sentences[mention.sentence]
    quoted = next((sentence.cover(a, b + 1) for a, b, _ in sentence.quoted if a <= mention.first <= b), None)
    for known in entity.mentions[-4:]:
        if quoted is not None and known.kind == "pronoun" and quoted.covers(known.span):
            yield _side(sentence.lower[sentence.at(known.span.start)])


def _introduces(sentence: Sentence, first: int) -> bool:
    """Whether a phrase at `first` names somebody new: neither after "is" or "as" nor after a comma."""
    return first == 0 or not (sentence.tags[first - 1] in "A,—" or sentence.lower[first - 1] == "as")

"""What speaks against one utterance though the words are alike: a "not", an opposite, one word exchanged, roles turned.

Each is a rule of its own, and looks only at statements that are worded alike; retellings in other words are left alone.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from tui.comparison.traces import Trace
from tui.comparison.wording import FUNCTION_WORDS, short_stem, stems_of

_NEGATIONS = frozenset(
    """
    no not n't never nobody nothing none neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't
    weren't wouldn't couldn't shouldn't hasn't haven't hadn't
    """.split()
)
_OPPOSITES = """
rise fall/rose fell/risen fallen/increase decrease/accept refuse reject/agree disagree refuse/
ask refuse/open close shut/win lose/won lost/north south east west/before after/first last/best worst/better worse/
high low/higher lower/support oppose/allow ban forbid/begin end/start stop end/enter leave/arrive leave/good bad/
remember forget/somebody nobody/something nothing/true false/guilty innocent/man woman/men women/buy sell/
friend enemy/war peace/monday tuesday wednesday thursday friday saturday sunday/yesterday today tomorrow/day night/
january february march april may june july august september october november december/hot cold/safe dangerous/
spring summer autumn winter/left right/strong weak/past future/import export/attack defend/love hate/grow shrink/
success failure/succeed fail/pass fail/harder easier/hardest easiest
"""
_ALIKE = 0.5
"""The share of words in common, in order, from which two statements are worded alike."""
_NEARLY = 0.6
"""From which one word exchanged makes it another thing."""
_TURNED = 0.7
"""The share of stems that keep their order at most where the roles are exchanged."""
_SHORT = 3
"""Words at a place that differs in a "not" only; more are a clause left out."""
_LONG = 20
"""Words of a statement so long that one word exchanged is a slip."""

Rule = Callable[[Trace, Trace, float], bool]


def contradict(one: Trace, other: Trace) -> bool:
    """Whether two statements that look alike cannot be one utterance."""
    if not one.stems & other.stems:
        return False
    alike = _alike(one.words, other.words)
    return any(rule(one, other, alike) for rule in RULES)


def _is_negated(one: Trace, other: Trace, alike: float) -> bool:
    """Only one of them is denied, or, of two worded alike, says "not" among a few words that differ; and not both."""
    if not _says_not(one) and not _says_not(other):
        return one.denied != other.denied
    if alike < _ALIKE:
        return one.denied != other.denied and _says_not(one) == _says_not(other)
    places = [place for place in _differing(one.words, other.words) if len(place[0] + place[1]) <= _SHORT]
    mine, theirs = (sum(word in _NEGATIONS for place in places for word in place[side]) for side in (0, 1))
    return (mine != theirs) != (one.denied != other.denied)


def _is_opposite(one: Trace, other: Trace, _: float) -> bool:
    """Much the same, but where one has a word the other has its opposite."""
    mine, theirs = one.stems - other.stems, other.stems - one.stems
    if 2 * len(one.stems & other.stems) < min(len(one.stems), len(other.stems)):
        return False
    known = _opposites()
    return any(not theirs.isdisjoint(known[stem]) for stem in mine if stem in known)


def _is_exchanged(one: Trace, other: Trace, alike: float) -> bool:
    """Nearly the same words, but at one place a word or two stand for others and are no form of them."""
    if alike < _NEARLY or one.edited or other.edited or min(len(one.words), len(other.words)) > _LONG:
        return False
    if one.stems <= other.stems or other.stems <= one.stems:
        return False
    known, theirs = {short_stem(word) for word in one.words}, {short_stem(word) for word in other.words}
    places = (
        ([w for w in mine if _is_own(w, theirs)], [w for w in others if _is_own(w, known)])
        for mine, others in _differing(one.words, other.words)
    )
    exchanged = [place for place in places if all(place)]
    return len(exchanged) == 1 and max(map(len, exchanged[0])) <= 2


def _is_turned(one: Trace, other: Trace, alike: float) -> bool:
    """One sentence of the very same stems in another order: who did it to whom is exchanged."""
    single = one.sentences == other.sentences == 1 and not one.edited and not other.edited
    if one.stems != other.stems or not single or alike == 1.0:
        return False
    mine, theirs = _order(one), _order(other)
    return len(mine) > 1 and _in_common(mine, theirs) <= _TURNED * len(mine)


RULES: tuple[Rule, ...] = (_is_negated, _is_opposite, _is_exchanged, _is_turned)


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the longer's words that both have in one order, 0 to 1."""
    return _in_common(one, other) / max(len(one), len(other), 1)


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(one, other)


def _says_not(trace: Trace) -> bool:
    return not _NEGATIONS.isdisjoint(trace.words)


def _differing(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The words of each at every place where they differ."""
    from rapidfuzz.distance import Indel

    here: tuple[list[str], list[str]] = ([], [])
    for step in Indel.opcodes(one, other):
        if step.tag == "equal":
            yield here
            here = ([], [])
        else:
            here[0].extend(one[step.src_start : step.src_end])
            here[1].extend(other[step.dest_start : step.dest_end])
    yield here


def _is_own(word: str, known: set[str]) -> bool:
    return word not in FUNCTION_WORDS and short_stem(word) not in known


def _order(trace: Trace) -> tuple[str, ...]:
    """The stems in the order of their first words."""
    return tuple(dict.fromkeys(stem for word in trace.words if (stem := short_stem(word)) in trace.stems))


@cache
def _opposites() -> dict[str, frozenset[str]]:
    """Stem -> all that stand on a line with it."""
    found: dict[str, frozenset[str]] = {}
    for stems in (stems_of(line.split()) for line in _OPPOSITES.split("/")):
        found.update((stem, found.get(stem, frozenset()) | stems) for stem in stems)
    return found

"""What speaks for and against two mentions being one actor: numbers for every mention and each candidate before it.

The columns stand in the order in which the functions here give them; training and use share them.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.extraction.encoder.described import Described, two_names
from tui.extraction.encoder.features import Ints
from tui.extraction.encoder.likeness import (
    DETERMINERS,
    FIRST,
    HE,
    PERSONAL,
    PRONOUN_CLASSES,
    SHE,
    WE,
    Likeness,
    alias,
)
from tui.extraction.encoder.signals import Floats

_STEPS = np.array([0, 1, 2, 3, 4, 5, 8, 12, 18, 30, 60, 120])
_SENTENCES = 10
_WORDS = 6
_APPOSED = frozenset({",", ", the", "(", ":", "—", "", "–", "-"})

Column = NDArray[np.bool_] | Floats


def pair_features(text: str, mentions: Described, options: Ints, rows: slice) -> Floats:
    """(rows, candidates, F) for the mentions in `rows`; what stands at a candidate of -1 means nothing.

    In memory a feature stands after the other.
    """
    i = np.arange(len(mentions))[rows][:, None]
    j = np.maximum(options[rows], 0)
    columns = [*_words(mentions, i, j), *_names(mentions, i, j), *_positions(text, mentions, i, j)]
    columns += [*_nature(mentions, i, j), *_speech(mentions, i, j)]
    shape = j.shape
    planes = [np.broadcast_to(c, (1 if c.ndim < 3 else len(c), *shape)) for c in columns]
    return np.moveaxis(np.concatenate(planes, dtype=np.float32, casting="unsafe"), 0, -1)


def _words(m: Described, i: Ints, j: Ints) -> list[Column]:
    key, full, head = (_numbered([get(one) for one in m.told]) for get in (_content, _all, _head))
    bags = _bags(m.told)
    shared = _shared(bags, i, j)
    size = np.minimum((bags >= 0).sum(1), _WORDS)
    nominal = m.form == 1
    same_head = head[i] == head[j]
    return [
        key[i] == key[j], full[i] == full[j], same_head, same_head & nominal[i] & nominal[j],
        shared > 0, (shared >= size[i]) & (size[i] > 0), (shared >= size[j]) & (size[j] > 0), shared / 3,
    ]  # fmt: skip


def _shared(bags: Ints, i: Ints, j: Ints) -> Ints:
    """How many words of mention i are in j's."""
    theirs = [column[j] for column in bags.T]
    shared = np.zeros(j.shape, np.int64)
    for column in bags.T:
        mine = column[i]
        shared += (mine >= 0) & np.logical_or.reduce([mine == other for other in theirs])
    return shared


def _names(m: Described, i: Ints, j: Ints) -> list[Column]:
    name = m.form == 0
    both = name[i] & name[j]
    same = np.zeros(both.shape, bool)
    number = _numbered([one.name for one in m.told])
    spelt = {int(n): one.name for n, one in zip(number, m.told, strict=True)}
    mine, other = np.broadcast_to(number[i], both.shape)[both], number[j][both]
    pairs, which = np.unique(mine * len(m) + other, return_inverse=True)
    same[both] = np.array([alias(spelt[pair // len(m)], spelt[pair % len(m)]) for pair in pairs.tolist()], bool)[which]
    roles, nations = _known(m)
    nominal_name = (m.form == 1)[i] & name[j]
    role = _meets([one.roles for one in m.told], roles, i, j)
    nation = _meets([one.nations for one in m.told], nations, i, j)
    asks = np.array([bool(one.nations) for one in m.told], np.bool_)
    answers = np.array([bool(one) for one in nations], np.bool_)
    counts = np.bincount(number, minlength=1)[number] if len(number) else number
    return [
        same, both & ~same, role, role & nominal_name, nation, nation & nominal_name, role & nation & nominal_name,
        asks[i] & answers[j] & ~nation, (np.log1p(counts) * name / 3)[j],
    ]  # fmt: skip


def _positions(text: str, m: Described, i: Ints, j: Ints) -> list[Column]:
    place = m.place
    starts = np.array([span.start for span in m.spans])
    ends = np.array([span.end for span in m.spans])
    apart = _one_hot(np.searchsorted(_STEPS, i - j, side="right") - 1, len(_STEPS))
    sentences = np.clip(place.sentence[i] - place.sentence[j], 0, 60)
    steps = _one_hot(np.minimum(np.searchsorted(_STEPS, sentences, side="right") - 1, _SENTENCES - 1), _SENTENCES)
    passages = np.clip(place.passage[i] - place.passage[j], 0, 5)
    gap = starts[i] - ends[j]
    apposed = np.zeros(gap.shape, bool)
    for row, column in zip(*np.nonzero((gap >= 0) & (gap < 6) & (i - j < 5)), strict=True):
        between = text[ends[j[row, column]] : starts[i[row, 0]]]
        apposed[row, column] = between.strip() in _APPOSED
    nested = gap < 0
    return [apart, steps, passages / 5, passages == 0, nested, apposed, (gap >= 0) & (gap < 3), m.first[j] > 0]


def _nature(m: Described, i: Ints, j: Ints) -> list[Column]:
    mine, other = m.pronoun[i], m.pronoun[j]
    clash = (m.gender[i] > 0) & (m.gender[j] > 0) & (m.gender[i] != m.gender[j])
    he, she, male, female = mine == HE, mine == SHE, m.gender[j] == 1, m.gender[j] == 2
    kinds, agrees = (np.take_along_axis(told[i[:, 0]] @ told.T, j, 1) for told in (m.kinds, m.agreement))
    good = (kinds > 0.3) & (agrees > 0.3)
    rank: Ints = np.cumsum(good, 1) - good
    return [
        _one_hot(m.form[i] * 3 + m.form[j], 9), _one_hot(mine, PRONOUN_CLASSES), _one_hot(other, PRONOUN_CLASSES),
        (mine > 0) & (mine == other), (mine > 0) & (other > 0) & (mine != other),
        kinds, agrees, np.log1p(rank) / 3, rank == 0, _one_hot(m.determiner[i], DETERMINERS),
        _one_hot(m.determiner[j], DETERMINERS),
        clash, (he & female) | (she & male), (he & male) | (she & female),
        m.plural[i] != m.plural[j], (m.plural[i] > 0) & (m.plural[j] > 0),
    ]  # fmt: skip


def _speech(m: Described, i: Ints, j: Ints) -> list[Column]:
    """Whose words the two stand in: "I" in a content is its source."""
    place, mine, other = m.place, m.pronoun[i], m.pronoun[j]
    quoted_i, quoted_j = place.quotation[i] > 0, place.quotation[j] > 0
    same_quotation = quoted_i & (place.quotation[i] == place.quotation[j])
    said_by, sayer_j = place.speaker[i], place.speaker[j]
    by_j = said_by == j
    inside_i, inside_j = place.attribution[i] >= 0, place.attribution[j] >= 0
    one_content = inside_i & (place.attribution[i] == place.attribution[j])
    name = _numbered([one.name[-1:] for one in m.told])
    like_sayer = (said_by >= 0) & (name[np.maximum(said_by, 0)] == name[j]) & np.isin(m.form, (0,))[j]
    first_person, we = mine == FIRST, mine == WE
    third = (mine > WE) & (mine < PERSONAL)
    one_voice = (said_by >= 0) & (said_by == sayer_j)
    sources = (place.source[i] >= 0) & (place.source[j] >= 0)
    last = place.before[i] == j
    return [
        same_quotation, quoted_i & quoted_j & ~same_quotation, quoted_i & ~quoted_j, ~quoted_i & quoted_j,
        quoted_i & first_person & ~quoted_j, same_quotation & first_person & (other == FIRST),
        by_j, by_j & first_person, by_j & we, by_j & third, like_sayer & first_person, like_sayer & third,
        one_content, one_content & first_person & (other == FIRST), one_voice & ~one_content,
        one_voice & first_person & (other == FIRST), inside_i & ~inside_j, ~inside_i & inside_j,
        sources, sources & (mine > 0), last, last & (place.source[i] >= 0), last & (place.source[i] >= 0) & third,
        place.source[j] >= 0, (place.heading[i] == 0) & (place.heading[j] > 0),
    ]  # fmt: skip


def _known(m: Described) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """For each mention the roles and nations that go with its last name anywhere; for what is no name, its own."""
    roles: dict[str, set[str]] = {}
    nations: dict[str, set[str]] = {}
    for n, told in enumerate(m.told):
        if m.form[n] == 0 and told.name:
            roles.setdefault(told.name[-1], set()).update(told.roles)
            nations.setdefault(told.name[-1], set()).update(told.nations)
    named = [told.name[-1] if m.form[n] == 0 and told.name else "" for n, told in enumerate(m.told)]
    return (
        [frozenset(roles[one]) if one else told.roles for one, told in zip(named, m.told, strict=True)],
        [frozenset(nations[one]) if one else told.nations for one, told in zip(named, m.told, strict=True)],
    )


def _meets(asked: Sequence[frozenset[str]], known: Sequence[frozenset[str]], i: Ints, j: Ints) -> NDArray[np.bool_]:
    """Whether what mention i says meets what is known of j."""
    found = np.zeros(j.shape, bool)
    some = np.array([bool(one) for one in known], np.bool_)
    for row in np.flatnonzero([bool(asked[n]) for n in i[:, 0]]):
        mine = asked[i[row, 0]]
        for column in np.flatnonzero(some[j[row]]):
            found[row, column] = bool(mine & known[j[row, column]])
    return found


def _content(told: Likeness) -> object:
    return told.content or told.words


def _all(told: Likeness) -> object:
    return told.words


def _head(told: Likeness) -> object:
    return told.head


def _numbered(values: Sequence[object]) -> Ints:
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], np.int64)


def _bags(told: Sequence[Likeness]) -> Ints:
    """(N, _WORDS): the last content words of each mention as numbers, -1 for none."""
    numbers: dict[str, int] = {}
    bags = np.full((len(told), _WORDS), -1, np.int64)
    for n, one in enumerate(told):
        for column, word in enumerate(one.content[-_WORDS:]):
            bags[n, column] = numbers.setdefault(word, len(numbers))
    return bags


def _one_hot(values: Ints, size: int) -> NDArray[np.bool_]:
    """(size, …): one plane a value."""
    found: NDArray[np.bool_] = values[None] == np.arange(size)[:, None, None]
    return found


def pair_width() -> int:
    """How many features a pair has."""
    found: int = pair_features("a b", two_names(), np.array([[-1], [0]]), slice(0, 2)).shape[2]
    return found

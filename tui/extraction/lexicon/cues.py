"""The words that report speech and thought: each form with its stance and the frames in which it may stand.

The list and the meaning of its frames are in cues.txt; words that only tell a stance are in stances.txt.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from tui.article import Stance
from tui.extraction.lexicon.inflection import Form, forms
from tui.extraction.lexicon.sections import sections


@dataclass(frozen=True, slots=True)
class CueWord:
    """One form of a cue verb or noun."""

    lemma: str
    form: Form
    """For a noun "base" is the singular and "s" the plural."""
    stance: Stance
    """That of the verb by itself; that of its first phrase if it has no frame alone."""
    frames: frozenset[str]
    """What may follow the word by itself; empty if it is a cue only in a phrase."""
    phrases: tuple[tuple[tuple[str, ...], Stance, frozenset[str]], ...] = ()
    """The words that must follow, and the stance and frames of the whole."""


@cache
def cue_verbs() -> dict[str, CueWord]:
    """Every form of every cue verb, in lower case."""
    return dict(_inflected(_listed(nouns=False), forms))


@cache
def cue_nouns() -> dict[str, CueWord]:
    """Every cue noun, singular and plural, in lower case; the frames are "that", "to", "of"."""
    return dict(_inflected(_listed(nouns=True), _noun_forms))


def _noun_forms(base: str) -> Iterator[tuple[str, Form]]:
    yield base, "base"
    yield next(word for word, form in forms(base) if form == "s"), "s"


@cache
def stance_words() -> dict[str, Stance]:
    """Other words that tell a cue's stance ("confident", "embraced"), every form of the verbs among them."""
    found: dict[str, Stance] = {}
    for head, words in sections("stances").items():
        stance, _, verbs = head.partition(" ")
        for base in words:
            every = [word for word, _ in forms(base)] if verbs else [base]
            found.update(dict.fromkeys(every, cast("Stance", stance)))
    return found


_Entries = dict[str, tuple[Stance, set[str]]]
_HYPHENED = frozenset({"e-mail"})


def _listed(*, nouns: bool) -> dict[str, _Entries]:
    """Base form -> words after it ("" for none) -> stance and frames."""
    found: dict[str, _Entries] = {}
    for head, words in sections("cues").items():
        stance, _, frame = head.partition(" ")
        if not frame or frame.startswith("noun-") != nouns:
            continue
        for entry in words:
            base, _, rest = (entry, "", "") if entry in _HYPHENED else entry.partition("-")
            known = found.setdefault(base, {}).setdefault(rest, (cast("Stance", stance), set()))
            known[1].add(frame.removeprefix("noun-"))
    return found


def _inflected(
    listed: dict[str, _Entries], inflect: Callable[[str], Iterator[tuple[str, Form]]]
) -> Iterator[tuple[str, CueWord]]:
    for base, entries in listed.items():
        first = entries.get("") or next(iter(entries.values()))
        alone = frozenset(entries[""][1]) if "" in entries else frozenset()
        phrases = tuple(
            (tuple(rest.split("-")), stance, frozenset(frames)) for rest, (stance, frames) in entries.items() if rest
        )
        for word, form in inflect(base):
            yield word, CueWord(base, form, first[0], alone, phrases)

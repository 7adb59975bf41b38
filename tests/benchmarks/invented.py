"""Invented reports of any length, the same for the same seed: sentences of made-up words, with names and quotations."""

import random
from pathlib import Path

FIRST_WORDS = "The first words of this report"
"""Every report begins with them, so that its first paint can be seen."""

COMMON = "paran"
"""A word that every tenth sentence holds, to search for."""

_ONSETS = ("b", "br", "c", "d", "dr", "f", "g", "h", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v")
_RHYMES = ("al", "an", "ar", "el", "en", "er", "il", "in", "o", "ol", "on", "or", "um", "und")
_CUES = ("said", "told reporters", "added", "warned", "insisted", "denied", "announced")
_LINKS = ("of the", "in a", "and the", "with", "for the", "at the", "but no", "after the")


def report(seed: int, characters: int) -> str:
    """A plain-text report of at least `characters` code points."""
    chance = random.Random(seed)
    names = [f"{word(chance, 2).title()} {word(chance, 3).title()}" for _ in range(40)]
    paragraphs = [f"{FIRST_WORDS} are {_words(chance, 6)}.\n"]
    length = 0
    while length < characters:
        paragraph = " ".join(_sentence(chance, names) for _ in range(chance.randint(1, 4))) + "\n"
        paragraphs.append(paragraph)
        length += len(paragraph) + 1
    return "\n".join(paragraphs)


def folder(where: Path, reports: int, characters: int) -> Path:
    """The folder `where`, made and filled with that many reports."""
    where.mkdir()
    for n in range(reports):
        (where / f"{n:04}.txt").write_text(report(n, characters), encoding="utf-8")
    return where


def _sentence(chance: random.Random, names: list[str]) -> str:
    said, name, cue = _words(chance, chance.randint(5, 14)), chance.choice(names), chance.choice(_CUES)
    short = name.split()[1]
    return chance.choice(
        (
            f"{said.capitalize()}.",
            f"{said.capitalize()} {COMMON} {_words(chance, 4)}.",
            f"{said.capitalize()}, and {_words(chance, 7)}, as {_words(chance, 5)}.",
            f"“{said.capitalize()},” {cue} {name}.",
            f"“{said.capitalize()},” {short} {cue}, “{_words(chance, 6)}.”",
            f"{short} {cue} that {said}.",
            f"According to {name}, {said}.",
        )
    )


def _words(chance: random.Random, count: int) -> str:
    words = [word(chance, chance.randint(1, 3)) for _ in range(count)]
    return f" {chance.choice(_LINKS)} ".join((" ".join(words[: count // 2]), " ".join(words[count // 2 :])))


def word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_ONSETS) + chance.choice(_RHYMES) for _ in range(syllables))

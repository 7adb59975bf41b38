"""Typical newsroom updates of a report, made by chance with a seed, that know where every character went.

A text is a list of characters, each with the offset that it had in the first text, or none if it is new.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tui.article import Span

Piece = tuple[str, int | None]
Text = list[Piece]
Update = Callable[[Text, random.Random], Text]

FILLERS = (
    "Officials later said the figures were still being checked.",
    "A spokesman declined to comment.",
    "The council is to meet again on Thursday.",
    "It was not clear how many people were affected.",
    "“We are looking into it,” a spokeswoman said.",
)
NOTICES = (
    "Correction: an earlier version of this report misstated a figure.",
    "Update, 14:30: this report was updated with a statement from the ministry.",
)
WORDS = ("about", "officials", "on Tuesday", "late", "nearly", "several", "reportedly", "at least")


@dataclass(frozen=True, slots=True)
class Updated:
    """A text after updates, and where the characters of the first text are in it."""

    text: str
    origins: tuple[int | None, ...]

    def places(self, span: Span) -> list[Span]:
        """Where all characters of `span` stand in a row; more than once if they were said again."""
        starts = [at for at, origin in enumerate(self.origins) if origin == span.start]
        kept = tuple(range(*span))
        return [Span(at, at + len(kept)) for at in starts if self.origins[at : at + len(kept)] == kept]

    def share(self, found: Span, span: Span) -> float:
        """How much of what was found comes from `span`."""
        return sum(origin is not None and span.holds(origin) for origin in self.origins[slice(*found)]) / found.length


def updated(text: str, chance: random.Random, edits: int) -> Updated:
    """`text` after so many updates, none of which leaves it empty."""
    pieces: Text = [(character, offset) for offset, character in enumerate(text)]
    for _ in range(edits):
        after = chance.choice(UPDATES)(pieces, chance)
        pieces = after if len(after) > len(text) / 3 else pieces
    return Updated("".join(c for c, _ in pieces), tuple(o for _, o in pieces))


def stretches(text: str, chance: random.Random, count: int) -> list[Span]:
    """Stretches that a reader would mark: a word, a few words, a sentence, a paragraph, several."""
    words = [Span(*m.span()) for m in re.finditer(r"\w+", text)]
    sentences = [Span(*m.span()) for m in re.finditer(r"\S[^.?!\n]*[.?!]”?", text)]
    paragraphs = [Span(*m.span()) for m in re.finditer(r"\S[^\n]*", text)]
    found = []
    for _ in range(count):
        kind = chance.choice(["word", "words", "words", "sentence", "sentence", "paragraph", "paragraphs"])
        at = chance.randrange(len(words))
        if kind == "word":
            found.append(words[at])
        elif kind == "words":
            found.append(Span(words[at].start, words[min(at + chance.randint(1, 8), len(words) - 1)].end))
        elif kind == "paragraphs":
            at = chance.randrange(len(paragraphs))
            found.append(Span(paragraphs[at].start, paragraphs[min(at + 2, len(paragraphs) - 1)].end))
        else:
            found.append(chance.choice(sentences or paragraphs) if kind == "sentence" else chance.choice(paragraphs))
    return found


def _new(words: str) -> Text:
    return [(character, None) for character in words]


def _string(pieces: Text) -> str:
    return "".join(character for character, _ in pieces)


def _matches(pieces: Text, pattern: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, _string(pieces))]


def _paragraphs(pieces: Text) -> list[tuple[int, int]]:
    """Each with the line ends after it."""
    return _matches(pieces, r"[^\n]+\n*")


def _insert_paragraph(pieces: Text, chance: random.Random) -> Text:
    at = chance.choice(_paragraphs(pieces))[0]
    words = " ".join(chance.sample(FILLERS, chance.randint(1, 3)))
    return pieces[:at] + _new(f"{words}\n\n") + pieces[at:]


def _drop_paragraph(pieces: Text, chance: random.Random) -> Text:
    start, end = chance.choice(_paragraphs(pieces))
    return pieces[:start] + pieces[end:]


def _move_paragraph(pieces: Text, chance: random.Random) -> Text:
    start, end = chance.choice(_paragraphs(pieces))
    moved, rest = pieces[start:end], pieces[:start] + pieces[end:]
    if not rest:
        return pieces
    at = chance.choice(_paragraphs(rest))[0]
    return rest[:at] + moved + ([] if moved[-1][0] == "\n" else _new("\n\n")) + rest[at:]


def _change_headline(pieces: Text, chance: random.Random) -> Text:
    start, end = _paragraphs(pieces)[0]
    kept = end - start - len(_string(pieces[start:end]).rstrip("\n"))
    return pieces[:start] + _new(" ".join(chance.sample(WORDS, 4)).capitalize()) + pieces[end - kept :]


def _insert_sentence(pieces: Text, chance: random.Random) -> Text:
    ends = _matches(pieces, r"(?<=[.?!])(?= )")
    if not ends:
        return pieces
    at = chance.choice(ends)[0]
    return pieces[:at] + _new(f" {chance.choice(FILLERS)}") + pieces[at:]


def _drop_sentence(pieces: Text, chance: random.Random) -> Text:
    sentences = _matches(pieces, r"(?<=[.?!] )[A-Z][^.?!\n]*[.?!] ")
    if not sentences:
        return pieces
    start, end = chance.choice(sentences)
    return pieces[:start] + pieces[end:]


def _correct_figure(pieces: Text, chance: random.Random) -> Text:
    figures = _matches(pieces, r"\d+")
    if not figures:
        return pieces
    start, end = chance.choice(figures)
    return pieces[:start] + _new(str(chance.randint(2, 9999))) + pieces[end:]


def _correct_word(pieces: Text, chance: random.Random) -> Text:
    start, end = chance.choice(_matches(pieces, r"\w+"))
    return pieces[:start] + _new(chance.choice(WORDS)) + pieces[end:]


def _insert_word(pieces: Text, chance: random.Random) -> Text:
    start, _ = chance.choice(_matches(pieces, r"\w+"))
    return pieces[:start] + _new(f"{chance.choice(WORDS)} ") + pieces[start:]


def _correct_letter(pieces: Text, chance: random.Random) -> Text:
    start, end = chance.choice(_matches(pieces, r"\w{4,}") or _matches(pieces, r"\w+"))
    at = chance.randrange(start, end)
    return pieces[:at] + _new(chance.choice("aeiou")) + pieces[at + 1 :]


def _say_again(pieces: Text, chance: random.Random) -> Text:
    """A sentence is repeated somewhere else, as in a summary at the top."""
    sentences = _matches(pieces, r"[A-Z“][^.?!\n]*[.?!]”?")
    if not sentences:
        return pieces
    start, end = chance.choice(sentences)
    at = chance.choice(_paragraphs(pieces))[0]
    return pieces[:at] + pieces[start:end] + _new("\n\n") + pieces[at:]


def _add_notice(pieces: Text, chance: random.Random) -> Text:
    notice = _new(f"{chance.choice(NOTICES)}\n\n")
    return notice + pieces if chance.random() < 0.5 else [*pieces, *_new("\n"), *notice]


UPDATES: tuple[Update, ...] = (
    _insert_paragraph,
    _insert_paragraph,
    _drop_paragraph,
    _move_paragraph,
    _change_headline,
    _insert_sentence,
    _insert_sentence,
    _drop_sentence,
    _correct_figure,
    _correct_word,
    _insert_word,
    _correct_letter,
    _say_again,
    _add_notice,
)

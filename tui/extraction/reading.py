"""What is known of a sentence while its cues are read, and how a draft is made of indices."""

from dataclasses import dataclass, field

from tui.article import Span
from tui.extraction import contents
from tui.extraction.cues import Cue
from tui.extraction.drafts import Draft, Rule
from tui.extraction.phrases import Phrases, after
from tui.extraction.sources import Source
from tui.extraction.tokens import Sentence

WH = frozenset({"that", "how", "why", "whether", "what", "if", "where", "who", "which", "when", "because"})


@dataclass(slots=True)
class Reading:
    """What was found so far in the sentence being read."""

    number: int
    sentence: Sentence
    found: Phrases
    taken: set[int] = field(default_factory=set)
    """Numbers of quotations that have an attribution."""
    covered: int = 0
    """The index after the last clause that is some cue's content."""
    last: Source | None = None


def draft(reading: Reading, rule: Rule, cue: Cue, source: Source, spans: list[Span], first: int, end: int) -> Draft:
    """A draft with its spans; the quotations from `first` to `end` are spoken for from here on."""
    sentence = reading.sentence
    numbers = tuple(n for a, b, n in sentence.quoted if a >= first and b < end)
    reading.taken.update(numbers)
    reading.covered = max(reading.covered, end)
    named = source.end > source.first
    return Draft(
        rule="clause" if sentence.heading else rule,
        sentence=reading.number,
        content=tuple(spans),
        cue=(sentence.cover(cue.first, cue.end),),
        source=(sentence.cover(source.first, source.end),) if named else (),
        head=sentence.cover(source.head, source.head_end) if named and source.head_end > source.head >= 0 else None,
        shared=source.how == "shared",
        quotations=numbers,
    )


def clause(reading: Reading, cue: Cue, source: Source, first: int, rule: Rule = "quote, cue before") -> Draft | None:
    """The draft of a clause that begins at `first`: a quotation to its end, anything else as far as it reaches."""
    sentence = reading.sentence
    quoted = next(((a, b) for a, b, _ in sentence.quoted if a <= first <= b), None)
    end = contents.clause_end(sentence, first)
    if quoted and _terminal(sentence, quoted[1]):
        end = quoted[1] + 1
    if end <= first:
        return None
    return draft(reading, rule, cue, source, [sentence.cover(first, end)], first, end)


def quoted_before(reading: Reading, edge: int) -> int | None:
    """The number of the quotation, not yet spoken for, that ends right before index `edge`, or before its comma."""
    while edge > 0 and reading.sentence.plain[edge - 1] in ",—":
        edge -= 1
    for _, last, number in reading.sentence.quoted:
        if last == edge - 1:
            return None if number in reading.taken else number
    return None


def adjuncts_end(reading: Reading, at: int) -> int:
    """The index after "on Monday", "in a statement", "last" that stand from `at` on."""
    plain, size = reading.sentence.plain, len(reading.sentence.plain)
    while at < size:
        if plain[at] in "dB":
            at += 1
        elif plain[at] in "PTF" and (whole := after(reading.sentence, reading.found, at + 1)):
            at = whole[1]
        elif plain[at] in "PT" and plain[at + 1 : at + 2] == "d":
            at += 2
        else:
            break
    return at


def _terminal(sentence: Sentence, last: int) -> bool:
    """Whether a quotation ends with a full stop, or a comma, within its marks."""
    return sentence.words[last - 1][-1:] in (".", "?", "!", "…") or sentence.words[last][-1:] in ("?", "!")

"""Attributions by a cue verb or noun within one sentence: what stands after it, before it, or on both sides.

A content that is wholly a quotation keeps its marks; a clause, an infinitive or a noun phrase ends where `contents` says.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tui.article import Span
from tui.extraction import contents, phrases, sources
from tui.extraction.cues import Cue, cues
from tui.extraction.drafts import Draft, Rule
from tui.extraction.sources import Source
from tui.extraction.tokens import Sentence

_ENDS = ",.;:—?!"
_WH = frozenset({"that", "how", "why", "whether", "what", "if", "where", "who", "which", "when", "because"})
_SPEAKING = frozenset({"say", "ask"})


@dataclass(slots=True)
class _Reading:
    """What was found so far in the sentence being read."""

    number: int
    sentence: Sentence
    found: dict[int, int]
    taken: set[int] = field(default_factory=set)
    """Numbers of quotations that have an attribution."""
    covered: int = 0
    """The index after the last clause that is some cue's content."""
    last: Source | None = None


def reported(number: int, sentence: Sentence, found: dict[int, int], taken: set[int]) -> Iterator[Draft]:
    """The attributions of one sentence, in order of their cues; `taken` are quotations that are spoken for."""
    reading = _Reading(number, sentence, found, set(taken))
    for cue in cues(sentence):
        draft = _noun(reading, cue) if cue.noun else _passive(reading, cue) if cue.passive else _verb(reading, cue)
        if draft:
            yield draft


def _verb(reading: _Reading, cue: Cue) -> Draft | None:
    sentence, found = reading.sentence, reading.found
    speaking = bool(cue.frames & _SPEAKING)
    left = _quoted_before(reading, cue.group)
    source = sources.subject(sentence, found, cue)
    if speaking and (left is not None or source is None) and cue.form in ("past", "s", "base"):
        after = sources.inverted(sentence, found, cue)
        if after and (left is not None or (source is None and _ends_clause(sentence, after.end) and cue.group > 2)):
            return _around(reading, cue, after, cue.group)
    if source is None:
        source = _shared(reading, cue)
        if source is None:
            return None
    reading.last = source if source.how != "shared" else reading.last
    if speaking and source.how in ("before", "apposition"):
        draft = _parenthetical(reading, cue, source)
        if draft:
            return draft
    return _after(reading, cue, source)


def _parenthetical(reading: _Reading, cue: Cue, source: Source) -> Draft | None:
    """ "…," she said; It was late, Ruiz said; …, she said, “…” """
    sentence = reading.sentence
    edge = source.first
    while edge > 0 and sentence.plain[edge - 1] in "CB":
        edge -= 1
    if edge < 2 or sentence.plain[edge - 1] not in ",Q—":
        return None
    if _quoted_before(reading, edge) is not None:
        start = contents.clause_start(sentence, reading.found, cue)
        if not (start < len(sentence.plain) and sentence.plain[start] in "W" and reading.taken):
            return _around(reading, cue, source, edge)
        return None
    told = phrases.after(sentence, reading.found, cue.end) if "person" in cue.frames else None
    tail = told[1] if told else cue.end
    if sentence.plain[tail : tail + 2] in (",Q", ":Q"):
        return None
    if _only_adjuncts(reading, tail) and _has_verb(sentence, edge):
        return _around(reading, cue, source, edge)
    return None


def _around(reading: _Reading, cue: Cue, source: Source, edge: int) -> Draft | None:
    """The content before the cue, and after it too if the sentence goes on."""
    sentence = reading.sentence
    quoted = _quoted_before(reading, edge)
    first = _clause_begin(sentence, edge, quoted)
    end = edge
    while end > first and sentence.plain[end - 1] in ",—":
        end -= 1
    if end <= first:
        return None
    spans = [sentence.cover(first, end)]
    tail = max(cue.end, source.end)
    reach = end
    rest = _tail(reading, tail, quoted is not None)
    if rest:
        spans.append(sentence.cover(*rest))
        reach = rest[1]
    rule: Rule = "quote, cue after" if quoted is not None else "clause, cue after"
    return _draft(reading, rule, cue, source, spans, first, reach)


def _tail(reading: _Reading, at: int, quoted: bool) -> tuple[int, int] | None:
    """What goes on after a cue in the middle of its content: "…," she said on Monday, "…"."""
    sentence = reading.sentence
    plain, size = sentence.plain, len(sentence.plain)
    comma = next((k for k in range(at, min(size, at + 25)) if plain[k] in ",;:Q—"), size)
    if comma >= size - 1:
        return None
    if plain[comma] == "Q":
        first = comma
    elif plain[comma + 1] == "Q" or (not quoted and plain[comma] in ",;" and comma == at and plain[comma + 1] not in "gW"):
        first = comma + 1
    else:
        return None
    if plain[first] == "Q":
        last = next(b for a, b, _ in sentence.quoted if a <= first <= b)
        return first, last + 1
    end = contents.clause_end(sentence, first)
    return (first, end) if end > first else None


def _after(reading: _Reading, cue: Cue, source: Source) -> Draft | None:
    """What stands after the cue: a quotation, a clause, an infinitive, a noun phrase."""
    sentence = reading.sentence
    plain, size = sentence.plain, len(sentence.plain)
    frames = cue.frames
    start = contents.clause_start(sentence, reading.found, cue) if frames & {"say", "ask", "that", "person"} else cue.end
    if start < size and plain[start] in ",:" and start + 1 < size and plain[start + 1] == "Q":
        start += 1
    if start >= size - 1:
        return _awaiting(reading, cue, source) if frames & _SPEAKING and plain[-1] in ":," else None
    letter = plain[start]
    if letter == "Q" and frames & {"say", "ask", "person", "that"}:
        return _clause(reading, cue, source, start)
    if frames & {"say", "that", "ask", "person"} and sentence.lower[start] in _WH and letter in "WB":
        return _clause(reading, cue, source, start, "that-clause")
    if "to" in frames and plain[cue.end : cue.end + 1] == "T":
        return _clause(reading, cue, source, cue.end, "infinitive")
    if "say" in frames and start < size and letter not in _ENDS:
        return _clause(reading, cue, source, start, "bare clause")
    if "that" in frames and contents.bare_clause(sentence, reading.found, cue.end):
        return _clause(reading, cue, source, cue.end, "bare clause")
    if frames & {"object", "person"} and source.how != "shared" or frames & {"object", "person"} and cue.form == "ing":
        return _object(reading, cue, source)
    return None


def _awaiting(reading: _Reading, cue: Cue, source: Source) -> Draft:
    """A sentence that ends with a colon: its content is the quotation that comes next, if one does."""
    return _draft(reading, "quote, cue before", cue, source, [], len(reading.sentence.plain), len(reading.sentence.plain))


def _clause(reading: _Reading, cue: Cue, source: Source, first: int, rule: Rule = "quote, cue before") -> Draft | None:
    sentence = reading.sentence
    quoted = next(((a, b) for a, b, _ in sentence.quoted if a <= first <= b), None)
    end = contents.clause_end(sentence, first)
    if quoted and _terminal(sentence, quoted[1]):
        end = quoted[1] + 1
    if end <= first:
        return None
    return _draft(reading, rule, cue, source, [sentence.cover(first, end)], first, end)


def _object(reading: _Reading, cue: Cue, source: Source) -> Draft | None:
    sentence = reading.sentence
    first = cue.end
    while first < len(sentence.plain) and sentence.plain[first] == "B":
        first += 1
    if first >= len(sentence.plain) or sentence.plain[first] not in "DGJXnkROQ#iugwsbUVS$" or reading.covered > cue.head:
        return None
    if sentence.plain[first] in "VuwU" and sentence.plain[first + 1 : first + 2] not in "nXk":
        return None
    end = contents.object_end(sentence, first)
    return _draft(reading, "object", cue, source, [sentence.cover(first, end)], first, end) if end > first else None


def _passive(reading: _Reading, cue: Cue) -> Draft | None:
    """ "was quoted as saying that …", "has been accused of …", "was told that …" """
    sentence = reading.sentence
    lower, plain = sentence.lower, sentence.plain
    subject = sources.subject(sentence, reading.found, cue)
    at = cue.end
    if lower[at : at + 1] == ("as",) and plain[at + 1 : at + 2] == "g" and subject:
        whole = Cue(cue.first, cue.head, at + 2, cue.group, cue.stance, frozenset({"say"}), cue.lemma, "past")
        return _parenthetical(reading, whole, subject) or _clause(reading, whole, subject, contents.clause_start(sentence, reading.found, whole))
    source = Source(0, 0, "none")
    if lower[at : at + 1] == ("by",):
        whole_phrase = phrases.after(sentence, reading.found, at + 1)
        if not whole_phrase or not sources.plausible(sentence, whole_phrase):
            return None
        source = Source(*whole_phrase, "by", *whole_phrase)
        at = whole_phrase[1]
    letter = plain[at : at + 1]
    if letter == "W" and lower[at] in _WH and cue.frames & {"that", "say", "person"}:
        return _clause(reading, cue, source, at, "passive")
    if letter in ("F", "P") and "person" in cue.frames and lower[at] in ("of", "for", "about"):
        end = contents.object_end(sentence, at + 1)
        return _draft(reading, "passive", cue, source, [sentence.cover(at + 1, end)], at + 1, end) if end > at + 1 else None
    if letter == "T" and cue.frames & {"to", "person", "that"} and cue.lemma in _EXPECTED:
        return _clause(reading, cue, source, at, "passive")
    return None


_EXPECTED = frozenset("expect believe think say allege report accuse suspect claim urge ask tell order promise know understand".split())


def _noun(reading: _Reading, cue: Cue) -> Draft | None:
    """ "his vow to arm …", "Ruiz’s claim that …", "made a promise to …" """
    sentence = reading.sentence
    plain = sentence.plain
    if reading.covered > cue.head:
        return None
    phrase = next((first for end, first in reading.found.items() if first <= cue.head < end), cue.head)
    source = Source(0, 0, "none")
    owner = plain.rfind("S", phrase, cue.head)
    if owner > phrase:
        source = Source(phrase, owner, "possessive", phrase, owner)
    elif plain[phrase] == "G":
        source = Source(phrase, phrase + 1, "possessive", phrase, phrase + 1)
    elif phrase > 0 and sentence.lower[phrase - 1] in _GIVING:
        group = phrase - 1
        while group > 0 and plain[group - 1] in "AMNB":
            group -= 1
        holder = phrases.before(sentence, reading.found, group)
        if holder and sources.plausible(sentence, holder):
            source = Source(*holder, "before", *holder)
    if source.how == "none":
        return None
    first = cue.end
    end = contents.clause_end(sentence, first) if cue.frames & {"that", "to"} else contents.object_end(sentence, first)
    if end <= first:
        return None
    return _draft(reading, "noun", cue, source, [sentence.cover(first, end)], first, end)


_GIVING = frozenset(
    "made make makes making gave give gives giving issued issue issues issuing has have had repeated repeats expressed expresses"
    " renewed offered offers reiterated reiterates took takes taken reached".split()
)


def _shared(reading: _Reading, cue: Cue) -> Source | None:
    """The source of an earlier verb of the sentence, for "and added", ", adding", "before saying"."""
    plain, lower = reading.sentence.plain, reading.sentence.lower
    at = cue.group
    if at == 0:
        return None
    letter = plain[at - 1]
    joined = letter == "C" and cue.form in ("past", "s", "base")
    trailing = cue.form == "ing" and (letter in ",P" or letter == "C")
    if not (joined or trailing):
        return None
    if reading.last:
        last = reading.last
        return Source(last.first, last.end, "shared", last.head, last.head_end)
    first = next(((low, high) for high, low in sorted(reading.found.items()) if high <= at and _is_subject(reading, low, high)), None)
    if first is None or not sources.plausible(reading.sentence, first) or (letter == "P" and lower[at - 1] not in _BY):
        return None
    return Source(*first, "shared", *first)


_BY = frozenset({"by", "in", "after", "before", "while", "without"})


def _is_subject(reading: _Reading, first: int, end: int) -> bool:
    plain = reading.sentence.plain
    return (first == 0 or plain[first - 1] not in "PFT") and plain[end : end + 1] in tuple("AMVUusBbw")


def _quoted_before(reading: _Reading, edge: int) -> int | None:
    """The number of the quotation, not yet spoken for, that ends right before index `edge`, but for a comma or a dash."""
    while edge > 0 and reading.sentence.plain[edge - 1] in ",—":
        edge -= 1
    for _, last, number in reading.sentence.quoted:
        if last == edge - 1:
            return None if number in reading.taken else number
    return None


def _clause_begin(sentence: Sentence, edge: int, quoted: int | None) -> int:
    """Where the content before a cue begins: at the quotation, or with the words that lead into it."""
    if quoted is None:
        return 1 if sentence.plain[0] == "C" and edge > 3 else 0
    first = next(a for a, _, number in sentence.quoted if number == quoted)
    lead = sentence.plain[:first]
    if not lead or set(lead) <= set(",:—.;CQ") or lead[-1] in ":;." or (lead[-1] == "," and sentence.words[first][:1].isupper()):
        joined = [a for a, b, _ in sentence.quoted if a < first and set(sentence.plain[b + 1 : first]) <= set(",C—")]
        return joined[0] if joined and joined[0] == 0 else first
    return 1 if lead[0] == "C" else 0


def _draft(reading: _Reading, rule: Rule, cue: Cue, source: Source, spans: list[Span], first: int, end: int) -> Draft:
    sentence = reading.sentence
    numbers = tuple(n for a, b, n in sentence.quoted if a >= first and b < end)
    reading.taken.update(numbers)
    reading.covered = max(reading.covered, end)
    named = source.end > source.first
    return Draft(
        rule="headline" if sentence.heading else rule,
        sentence=reading.number,
        content=tuple(spans),
        cue=(sentence.cover(cue.first, cue.end),),
        source=(sentence.cover(source.first, source.end),) if named else (),
        head=sentence.cover(source.head, source.head_end) if named and source.head_end > source.head >= 0 else None,
        stance=cue.stance,
        shared=source.how == "shared",
        quotations=numbers,
    )


def _ends_clause(sentence: Sentence, at: int) -> bool:
    return at >= len(sentence.plain) or sentence.plain[at] in _ENDS or sentence.plain[at] == "d" or sentence.plain[at] in "P"


def _terminal(sentence: Sentence, last: int) -> bool:
    """Whether a quotation ends with a full stop, or a comma, within its marks."""
    return sentence.words[last - 1][-1:] in (".", "?", "!", "…") or sentence.words[last][-1:] in ("?", "!")


def _only_adjuncts(reading: _Reading, at: int) -> bool:
    """Whether only "on Monday", "in a statement" follow until a mark."""
    plain, size = reading.sentence.plain, len(reading.sentence.plain)
    while at < size and plain[at] not in _ENDS:
        if plain[at] in "dB":
            at += 1
        elif plain[at] in "PTF" and (whole := phrases.after(reading.sentence, reading.found, at + 1)):
            at = whole[1]
        elif plain[at] in "PT" and plain[at + 1 : at + 2] == "d":
            at += 2
        else:
            return False
    return True


def _has_verb(sentence: Sentence, edge: int) -> bool:
    return any(letter in "AMVUusw" for letter in sentence.plain[:edge])

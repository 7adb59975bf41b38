"""Quotations and the verbs that report them, within one sentence: the cue after its quotation, before it, or amid it.

What a verb says without marks is the network's to find; but the quotations in such a clause are spoken for.
"""

from collections.abc import Iterator

from tui.extraction import contents, phrases, sources
from tui.extraction.cues import Cue, cues
from tui.extraction.drafts import Draft, Rule
from tui.extraction.phrases import Phrases
from tui.extraction.reading import WH, Reading, adjuncts_end, clause, draft, quoted_before
from tui.extraction.sources import Source
from tui.extraction.tokens import Sentence

_ENDS = ",.;:—?!"
_SPEAKING = frozenset({"say", "ask", "quote"})
_CLAUSES = frozenset({"say", "ask", "quote", "that", "person"})


def reported(number: int, sentence: Sentence, found: Phrases, taken: set[int]) -> Iterator[Draft]:
    """The attributions of one sentence, in order of their cues; `taken` are quotations that are spoken for."""
    reading = Reading(number, sentence, found, set(taken))
    for cue in cues(sentence):
        if one := _verb(reading, cue):
            yield one


def _verb(reading: Reading, cue: Cue) -> Draft | None:
    sentence, found = reading.sentence, reading.found
    speaking = bool(cue.frames & _SPEAKING)
    left = quoted_before(reading, cue.group)
    source = sources.subject(sentence, found, cue)
    if speaking and (left is not None or source is None) and cue.form in ("past", "s", "base"):
        after = sources.inverted(sentence, found, cue) if cue.form != "base" or cue.lemma == "say" else None
        if after and (
            left is not None
            or (
                source is None
                and "say" in cue.frames
                and sentence.plain[cue.group - 1] in ",—"
                and _ends_clause(sentence, after.end)
            )
        ):
            return _around(reading, cue, after, cue.group)
    if source is None:
        source = _shared(reading, cue)
        if source is None:
            return None
    reading.last = source if source.how != "shared" else reading.last
    if speaking and source.how in ("before", "apposition"):
        around = _parenthetical(reading, cue, source)
        if around:
            return around
    return _after(reading, cue, source)


def _parenthetical(reading: Reading, cue: Cue, source: Source) -> Draft | None:
    """The content stands before subject and cue, or around them: "…," she said; "It was late, Ruiz said"."""
    sentence = reading.sentence
    edge = source.first
    while edge > 0 and sentence.plain[edge - 1] in "CB":
        edge -= 1
    if edge < 2 or sentence.plain[edge - 1] not in ",Q—":
        return None
    if quoted_before(reading, edge) is not None:
        start = contents.clause_start(sentence, reading.found, cue)
        if not (start < len(sentence.plain) and sentence.plain[start] == "W" and reading.taken):
            return _around(reading, cue, source, edge)
        return None
    told = phrases.after(sentence, reading.found, cue.end) if "person" in cue.frames else None
    tail = told[1] if told else cue.end
    if sentence.plain[tail : tail + 2] in (",Q", ":Q", ",W"):
        return None
    within = sentence.plain[tail : tail + 1] == "," and _has_verb(sentence, tail, len(sentence.plain))
    if "say" in cue.frames and _only_adjuncts(reading, tail) and (within or _has_verb(sentence, 0, edge)):
        return _around(reading, cue, source, edge)
    return None


def _around(reading: Reading, cue: Cue, source: Source, edge: int) -> Draft | None:
    """The content before the cue, and after it too if the sentence goes on."""
    sentence = reading.sentence
    quoted = quoted_before(reading, edge)
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
    rule: Rule = "quote, cue after" if quoted is not None else "clause"
    return draft(reading, rule, cue, source, spans, first, reach)


def _tail(reading: Reading, at: int, quoted: bool) -> tuple[int, int] | None:
    """What goes on after a cue in the middle of its content: "…," she said on Monday, "…"."""
    sentence = reading.sentence
    plain, size = sentence.plain, len(sentence.plain)
    comma = next((k for k in range(at, min(size, at + 25)) if plain[k] in ",;:Q—"), size)
    if comma >= size - 1:
        return None
    if plain[comma] == "Q":
        first = comma
    elif plain[comma + 1] == "Q" or (
        not quoted and plain[comma] in ",;" and comma == at and plain[comma + 1] not in "gW"
    ):
        first = comma + 1
    else:
        return None
    if plain[first] == "Q":
        last = next(b for a, b, _ in sentence.quoted if a <= first <= b)
        return first, last + 1
    end = contents.clause_end(sentence, first)
    return (first, end) if end > first else None


def _after(reading: Reading, cue: Cue, source: Source) -> Draft | None:
    """A quotation after the cue, or a clause that may hold one."""
    sentence = reading.sentence
    plain, size = sentence.plain, len(sentence.plain)
    frames = cue.frames
    start = contents.clause_start(sentence, reading.found, cue) if frames & _CLAUSES else cue.end
    if start < size and plain[start] in ",:" and start + 1 < size and plain[start + 1] == "Q":
        start += 1
    if start >= size - 1:
        return _awaiting(reading, cue, source) if frames & _SPEAKING and plain[-1] in ":," else None
    letter = plain[start]
    if letter == "Q" and frames & _CLAUSES:
        return clause(reading, cue, source, start)
    if frames & _CLAUSES and sentence.lower[start] in WH and letter in "WB":
        return clause(reading, cue, source, start, "clause")
    if "say" in frames and letter not in _ENDS and letter not in "PF":
        return clause(reading, cue, source, start, "clause")
    return None


def _awaiting(reading: Reading, cue: Cue, source: Source) -> Draft:
    """A sentence that ends with a colon: its content is the quotation that comes next, if one does."""
    return draft(
        reading, "quote, cue before", cue, source, [], len(reading.sentence.plain), len(reading.sentence.plain)
    )


def _shared(reading: Reading, cue: Cue) -> Source | None:
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
    earlier = ((low, high) for low, high in reading.found.ends.items() if high <= at)
    first = next((whole for whole in earlier if _is_subject(reading, *whole)), None)
    if first is None or not sources.plausible(reading.sentence, first) or (letter == "P" and lower[at - 1] not in _BY):
        return None
    return Source(*first, "shared", *first)


_BY = frozenset({"by", "in", "after", "before", "while", "without"})


def _is_subject(reading: Reading, first: int, end: int) -> bool:
    plain = reading.sentence.plain
    return (first == 0 or plain[first - 1] not in "PFT") and plain[end : end + 1] in tuple("AMVUusBbw")


def _clause_begin(sentence: Sentence, edge: int, quoted: int | None) -> int:
    """Where the content before a cue begins: at the quotation, or with the words that lead into it."""
    if quoted is None:
        return 1 if sentence.plain[0] == "C" and edge > 3 else 0
    first = next(a for a, _, number in sentence.quoted if number == quoted)
    lead = sentence.plain[:first]
    if (
        not lead
        or set(lead) <= set(",:—.;CQ")
        or lead[-1] in ":;."
        or (lead[-1] == "," and sentence.words[first][:1].isupper())
    ):
        joined = [a for a, b, _ in sentence.quoted if a < first and set(sentence.plain[b + 1 : first]) <= set(",C—")]
        return joined[0] if joined and joined[0] == 0 else first
    return 1 if lead[0] == "C" else 0


def _ends_clause(sentence: Sentence, at: int) -> bool:
    return (
        at >= len(sentence.plain)
        or sentence.plain[at] in _ENDS
        or sentence.plain[at] == "d"
        or sentence.plain[at] == "P"
    )


def _only_adjuncts(reading: Reading, at: int) -> bool:
    """Whether only "on Monday", "in a statement" follow until a mark."""
    plain = reading.sentence.plain
    end = adjuncts_end(reading, at)
    return end >= len(plain) or plain[end] in _ENDS


def _has_verb(sentence: Sentence, first: int, end: int) -> bool:
    return any(letter in "AMVUusw" for letter in sentence.plain[first:end])

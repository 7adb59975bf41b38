"""What the network heard, and what quotation marks and the rules about them know, made to agree: an article's drafts.

A rule that finds who speaks a quotation is right more often than the network, and takes the quotation over; source and
cue stay the network's where both mean the same words. All else is as the network has it, its contents snapped to the
marks. A quotation that nobody claims floats if it is a sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tui.article import Span, Stance
from tui.extraction.conditions import bounded
from tui.extraction.drafts import Draft, Rule
from tui.extraction.encoder.attributions import RawAttribution
from tui.extraction.heads import Heads
from tui.extraction.kinds import kind_of
from tui.extraction.passages import Passage
from tui.extraction.prompted import is_prompted
from tui.extraction.snapping import Marks, snapped
from tui.extraction.stances import stance_of

_SURE: frozenset[Rule] = frozenset({"quote, cue after", "quote, cue before", "quote, no verb"})
_WITHIN = 0.7
_JOINING = (" and", " but", " while")


@dataclass(slots=True)
class _Heard:
    """One attribution of the network, as long as quotations may be taken from it."""

    raw: RawAttribution
    content: tuple[Span, ...]
    outside: tuple[Span, ...]
    """Its source and cue."""


@dataclass(slots=True)
class _Table:
    """All that was heard, and who has to do with which quotation."""

    text: str
    heard: list[_Heard]
    by_quotation: dict[int, list[int]] = field(default_factory=dict)
    """Number of an outermost quotation -> positions of what was heard in it, in part or whole, or has its cue there."""

    def near(self, numbers: Sequence[int]) -> list[_Heard]:
        """What has to do with any of some quotations and is not used up."""
        at = sorted({n for number in numbers for n in self.by_quotation.get(number, ())})
        return [self.heard[n] for n in at if self.heard[n].content]


def agreed(
    text: str,
    raw: Sequence[RawAttribution],
    ruled: Sequence[Draft],
    marks: Marks,
    passages: Sequence[Passage],
    heads: Heads,
) -> tuple[Draft, ...]:
    """The drafts in order of the text; of those of the rules, `ruled`, only what concerns quotations counts."""
    said = [one for one in raw if not any(is_prompted(heads, cue) for cue in one.cue)]
    table = _table(text, said, marks, passages, heads)
    drafts = [_taken(table, draft, marks) for draft in ruled if _is_sure(text, draft, marks)]
    drafts += _drafts(text, _distinct(table.heard), marks, heads)
    owned = {number for draft in drafts for number in draft.quotations}
    drafts += [draft for draft in ruled if draft.rule == "floating" and owned.isdisjoint(draft.quotations)]
    return tuple(sorted((bounded(heads, draft) for draft in drafts), key=lambda draft: draft.start))


def _table(text: str, raw: Sequence[RawAttribution], marks: Marks, passages: Sequence[Passage], heads: Heads) -> _Table:
    table = _Table(text, [])
    for heard in raw:
        one = replace(
            heard,
            source=tuple(_without_comma(text, _outside(text, heads.in_sentence(span), marks)) for span in heard.source),
            cue=tuple(_without_marks(text, span) for span in heard.cue),
        )
        outside = (*one.source, *one.cue)
        content = snapped(text, one.content, outside, marks, passages) if outside else ()
        if not content:
            continue
        for number in {n for span in (*content, *one.cue) for n in marks.touching(span)}:
            table.by_quotation.setdefault(number, []).append(len(table.heard))
        table.heard.append(_Heard(one, content, outside))
    return table


def _without_marks(text: str, cue: Span) -> Span:
    """A cue without the colon or comma that ends it; one that is nothing else stays."""
    end = cue.end
    while end > cue.start and (text[end - 1] in ":," or text[end - 1].isspace()):
        end -= 1
    return Span(cue.start, end) if end > cue.start else cue


def _outside(text: str, source: Span, marks: Marks) -> Span:
    """A source up to the quotation that follows it, if the network has run on into that."""
    for number in marks.touching(source):
        start = marks.span(number).start
        if source.start < start < source.end and text[source.start : start].rstrip()[-1:] in (",", ":"):
            return Span(source.start, source.start + len(text[source.start : start].rstrip(" ,:")))
    return source


def _without_comma(text: str, source: Span) -> Span:
    """A source without the comma after it, but where that closes what is said of it: "Ana Ruiz, the mayor,"."""
    words = source.of(text)
    return Span(source.start, source.end - 1) if words.endswith(",") and words.count(",") == 1 else source


def _is_sure(text: str, draft: Draft, marks: Marks) -> bool:
    quotations = [marks.quotations[n] for n in draft.quotations]
    return draft.rule in _SURE and kind_of(text, draft.content, quotations) == "direct"


def _taken(table: _Table, draft: Draft, marks: Marks) -> Draft:
    """The rule's draft, which takes its quotations from whatever was heard in them."""
    near = table.near(draft.quotations)
    same = max(near, key=lambda one: _shared(one.content, draft.content), default=None)
    means_it = same is not None and bool(_shared(same.raw.source, draft.source) or not draft.source)
    for one in near:
        if (one is same and means_it) or any(_holds(draft.content, cue) for cue in one.raw.cue):
            one.content = ()
        else:
            kept = (s for s in one.content if _shared((s,), draft.content) < _WITHIN * s.length)
            one.content = tuple(_cut(table.text, span, draft) for span in kept)
    if same is not None and means_it and same.raw.source:
        draft = replace(draft, source=same.raw.source, cue=same.raw.cue or draft.cue, heard=same.raw.confidence)
    return replace(draft, stance=_stance(table.text, draft.cue, draft.content, marks))


def _cut(text: str, content: Span, draft: Draft) -> Span:
    """A content up to the source of another statement that the network has let it run on into."""
    start = min((span.start for span in (*draft.source, *draft.cue)), default=content.end)
    told = content.start < start < content.end and draft.content[0].start > start
    if not told or not all(content.covers(span) for span in (*draft.source, *draft.cue)):
        return content
    end = start
    while text[content.start : end].rstrip(" ,;—-") != text[content.start : end] or text[:end].endswith(_JOINING):
        end = len(text[:end].rstrip(" ,;—-"))
        end -= next((len(word) for word in _JOINING if text[:end].endswith(word)), 0)
    return Span(content.start, end) if end > content.start else content


def _distinct(heard: Sequence[_Heard]) -> Iterator[_Heard]:
    """What is left, the surest of those whose contents were snapped to the same quotation."""
    best: dict[tuple[Span, ...], _Heard] = {}
    for one in heard:
        if one.content and one.raw.confidence > (best[one.content].raw.confidence if one.content in best else -1.0):
            best[one.content] = one
    yield from best.values()


def _drafts(text: str, heard: Iterable[_Heard], marks: Marks, heads: Heads) -> Iterator[Draft]:
    """The drafts of what is left; where the network has no source, the cue's subject is, or the one before it."""
    before: dict[int, tuple[Span, ...]] = {}
    for one in heard:
        cue, content, source = one.raw.cue, one.content, one.raw.source
        number = heads.sentence_at((source or cue or content)[0].start)
        if source and heads.is_adverb(number, source[0]):
            source = ()
        if cue and not source:
            subject = heads.subject_of(number, cue[-1])
            source = (subject,) if subject else before.get(number, ())
        shared = bool(source) and before.get(number) == source
        if source and cue and source[0].start < cue[0].start:
            before[number] = source
        yield Draft(
            rule="heading" if heads.sentences[number].heading else _rule(cue, content),
            sentence=number,
            content=content,
            cue=cue,
            source=source,
            head=heads.of(number, source[0]) if source else None,
            stance=_stance(text, cue, content, marks),
            shared=shared,
            quotations=tuple(n for span in content for n in marks.touching(span) if span.covers(marks.span(n))),
            heard=one.raw.confidence,
        )


def _rule(cue: Sequence[Span], content: Sequence[Span]) -> Rule:
    if not cue:
        return "no cue"
    if cue[0].start < content[0].start:
        return "cue before"
    return "cue within" if cue[0].start < content[-1].start else "cue after"


def _stance(text: str, cue: Sequence[Span], content: Sequence[Span], marks: Marks) -> Stance:
    words = " ".join(span.of(text) for span in cue)
    return stance_of(words, content[0].of(text), quoted=marks.begins(content[0].start))


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """The characters that two lists of spans share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _holds(content: Sequence[Span], cue: Span) -> bool:
    return any(span.holds(cue.start) for span in content)

"""The same words as the reports tell them, with what was taken out and put in; and each actor's statements in order."""

from collections.abc import Iterator, Sequence

from tui.article import Span
from tui.comparison.comparing import Comparison
from tui.comparison.page.markup import Content, Markup, element, joined
from tui.comparison.page.sections import badge
from tui.comparison.phrasing import change_lines, quoted_words
from tui.comparison.statements import Statement
from tui.comparison.tellings import Edit, Telling, Utterance

_OPENING = "“‘[("
_OPEN = 40
"""Utterances that are written out; of the rest a count is enough."""


def tellings(comparison: Comparison, texts: Sequence[str]) -> Iterator[Content]:
    """The utterances: those that are sure, the most differently told first, then those that are not."""
    for utterance in comparison.utterances[:_OPEN]:
        actor = comparison.actor(utterance.speaker)
        name = element("a", actor.name, href=f"#{actor.id}") if actor else Markup("nobody known")
        share = element(
            "small", f"{utterance.difference:.0%} different{'' if utterance.sure else ', perhaps the same'}"
        )
        items = [_telling(n, telling, utterance, texts) for n, telling in enumerate(utterance.tellings)]
        yield element("article", element("h3", name, " ", share), *items, class_="utterance")
    if hidden := comparison.utterances[_OPEN:]:
        yield element("p", f"{len(hidden)} more are told more alike, or are less surely the same.", class_="key")


def voices(comparison: Comparison, texts: Sequence[str]) -> Iterator[Content]:
    """Who said what: every actor that speaks, its statements through all reports in order."""
    for row in comparison.matrix:
        if row.statements:
            seen: set[int] = set()
            items = []
            for statement in comparison.voice(row.actor.id):
                first = None if statement.report in seen else f"{row.actor.id}-{statement.report}"
                seen.add(statement.report)
                items.append(element("li", *_said(statement, texts), id=first))
            count = element("small", f"{row.statements} statements, {row.words} words")
            summary = element("summary", element("h3", row.actor.name), " ", count)
            yield element("details", summary, element("ul", *items), class_="voice", id=row.actor.id, open="")


def _telling(n: int, telling: Telling, utterance: Utterance, texts: Sequence[str]) -> Markup:
    statement = telling.statement
    full = utterance.tellings[utterance.fullest].statement
    text, full_text = texts[statement.report], texts[full.report]
    if n == utterance.fullest:
        words: Content = quoted_words(text, statement.attribution.content)
        note: Content = "the fullest telling"
    else:
        words = _worded(telling, text, full_text)
        note = "; ".join(change_lines(telling, full_text, text)) or "the same words"
        note = note if telling.sure else f"perhaps the same: {note}"
    kind = element("span", statement.attribution.kind, class_="kind")
    told = element("blockquote", words, element("footer", kind, " ", note))
    return element("div", badge(statement.report), told, class_="telling full" if n == utterance.fullest else "telling")


def _worded(telling: Telling, text: str, full_text: str) -> Markup:
    """The words as printed, what was put in marked, and what was left out struck through where it is missing."""
    content = telling.statement.attribution.content
    parts: list[Content] = []
    at = content[0].start
    for edit in telling.edits:
        if edit.kind in ("left out", "changed"):
            marks = Span(at, _end_of_marks(text, at, content) if parts else at)
            parts += [_between(text, marks, content), " ", element("del", quoted_words(full_text, edit.full)), " "]
            at = marks.end
        for span in edit.here:
            parts += [_between(text, Span(at, span.start), content), _marked(edit, span.of(text))]
            at = span.end
    return joined(*parts, _between(text, Span(at, content[-1].end), content))


def _end_of_marks(text: str, at: int, content: Sequence[Span]) -> int:
    """Where the marks end that stand close behind a word, as far as they are content: "stopped|,”|"."""
    last = next((part.end for part in content if part.start <= at <= part.end), at)
    while at < last and not text[at].isspace() and not text[at].isalnum() and text[at] not in _OPENING:
        at += 1
    return at


def _marked(edit: Edit, words: str) -> Content:
    return words if edit.kind == "same" else element("ins", words)


def _between(text: str, gap: Span, content: Sequence[Span]) -> str:
    """What stands between two words: marks and blanks; an ellipsis for what stands there but is not content."""
    found, at = "", gap.start
    for part in content:
        start, end = max(gap.start, part.start), min(gap.end, part.end)
        if start <= end:
            found += (" … " if start > at else "") + text[start:end]
            at = end
    return found + (" … " if gap.end > at else "")


def _said(statement: Statement, texts: Sequence[str]) -> Iterator[Content]:
    text = texts[statement.report]
    said = statement.attribution
    cue = quoted_words(text, said.cue)
    about = [part for part in ("" if said.stance == "neutral" else said.stance, f"“{cue}”" if cue else "") if part]
    yield from (badge(statement.report), " ", quoted_words(text, said.content), " ")
    if about:
        yield element("small", ", ".join(about))

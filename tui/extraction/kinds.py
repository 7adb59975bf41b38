"""Whether a content is direct, mixed or indirect: wholly within quotation marks, in part, or not at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tui.article import AttributionKind, Span
from tui.extraction.quotations import Quotation

_TRIMMED = ".,;:!?…—–- \t\n\r\u00a0"


def kind_of(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> AttributionKind:
    """The kind of a content; `quotations` are the outermost ones that lie in it, in order."""
    if not quotations:
        return "indirect"
    starts = [quotation.span.start for quotation in quotations]
    return "direct" if all(_within(text, span, quotations, starts) for span in content) else "mixed"


def _within(text: str, span: Span, quotations: Sequence[Quotation], starts: list[int]) -> bool:
    at = span.start
    first = max(0, bisect_right(starts, span.start) - 1)
    for quotation in quotations[first : bisect_left(starts, span.end)]:
        if quotation.span.overlaps(span):
            if text[at : quotation.span.start].strip(_TRIMMED):
                return False
            at = max(at, quotation.span.end)
    return at > span.start and not text[at : span.end].strip(_TRIMMED)

"""Tags and links to attributions: the spans of source, cue and content that belong to one cue.

A content whose cue nobody knows stands alone; a source without a content is dropped. One source may serve several cues.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, log

from tui.article import Span
from tui.extraction.encoder.features import INSIDE, Pieces
from tui.extraction.encoder.linking import Choices, choices, gap
from tui.extraction.encoder.roles import RoleSpan, role_spans
from tui.extraction.encoder.signals import Floats, Signals
from tui.extraction.encoder.tables import Tables

_SHARED = -4.0
"""The least log-probability with which a source also serves a cue that has none of its own."""
_SECOND = -0.7
"""The least log-probability of a further content of the same cue."""
_FRAGMENT = 2.0
"""By how much a piece of a cue must prefer another cue to be part of it."""


@dataclass(frozen=True, slots=True)
class RawAttribution:
    """One attribution as the network has it, before the quotation marks and the speaker are looked at."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    """Never empty."""
    tag_score: float
    """The mean probability of the content's tags, 0 to 1."""
    source_score: float
    """The probability that the source belongs to the cue; 1 where there is none."""
    link_score: float
    """The probability that the content belongs to the cue; 1 where there is none."""
    confidence: float = 0.5
    """The calibrated probability that content and source are right."""
    evidence: tuple[float, ...] = ()
    """What the confidence comes of, in the order of `EVIDENCE`."""


EVIDENCE = (
    "always", "content's tags", "weakest of them", "cue's tags", "source's tags", "link", "source's link", "no source",
    "no cue", "in marks", "half in marks", "long",
)  # fmt: skip
"""What calibration weighs: probabilities by their log-odds, the last by its logarithm, the others 0 or 1."""


@dataclass(slots=True)
class _Part:
    span: RoleSpan
    score: float


@dataclass(slots=True)
class _Group:
    cue: list[RoleSpan]
    source: _Part | None
    content: list[_Part]


def raw_attributions(text: str, pieces: Pieces, signals: Signals, tables: Tables) -> tuple[RawAttribution, ...]:
    """The attributions in order of the text; takes time linear in its length."""
    spans = role_spans(pieces, signals.tags, tables)
    cues = [span for span in spans if span.role == "cue"]
    options = choices(spans, cues, signals, tables)
    groups = _grouped(spans, cues, options)
    found = (_made(text, pieces, group) for group in groups if group.content)
    rated = [replace(one, confidence=confidence(one.evidence, tables.confidence)) for one in found]
    return tuple(sorted(rated, key=lambda one: min((*one.source, *one.cue, *one.content))))


def _grouped(spans: Sequence[RoleSpan], cues: Sequence[RoleSpan], options: dict[RoleSpan, Choices]) -> list[_Group]:
    root = _roots(cues, options)
    groups = [_Group([], None, []) for _ in cues]
    loose: list[_Group] = []
    for n, cue in enumerate(cues):
        groups[root[n]].cue.append(cue)
    for span in spans:
        if span.role == "content" and not options[span]:
            loose.append(_Group([], None, [_Part(span, 0.0)]))
        elif span.role != "cue" and options[span]:
            best = max(options[span], key=lambda n: options[span][n])
            _join(groups[root[best]], _Part(span, options[span][best]))
    for group in groups:
        loose.extend(_Group([], None, [part]) for part in _too_many(group))
    _share_sources(groups, spans, options)
    return [*groups, *loose]


def _roots(cues: Sequence[RoleSpan], options: dict[RoleSpan, Choices]) -> list[int]:
    """For every cue the one of which it is a part; most often itself."""
    root = list(range(len(cues)))
    for n, cue in enumerate(cues):
        mine = options[cue]
        best = max(mine, key=lambda m: mine[m], default=n)
        if best != n and root[best] == best and mine[best] - mine.get(n, -99.0) > _FRAGMENT:
            root[n] = best
    return root


def _join(group: _Group, part: _Part) -> None:
    if part.span.role == "content":
        group.content.append(part)
    elif group.source is None or part.score > group.source.score:
        group.source = part


def _too_many(group: _Group) -> Iterator[_Part]:
    """Takes the contents out of a group that are not likely enough to stand beside its best one."""
    if len(group.content) < 2:
        return
    head = group.cue[0]
    group.content.sort(key=lambda part: (-part.score, gap(part.span, head)))
    kept = [part for n, part in enumerate(group.content) if n == 0 or part.score >= _SECOND]
    yield from (part for part in group.content if part not in kept)
    group.content = kept


def _share_sources(groups: Sequence[_Group], spans: Sequence[RoleSpan], options: dict[RoleSpan, Choices]) -> None:
    sources = [span for span in spans if span.role == "source"]
    for n, group in enumerate(groups):
        if group.cue and group.content and group.source is None:
            able = [_Part(span, options[span][n]) for span in sources if n in options[span]]
            best = max(able, key=lambda part: part.score, default=None)
            if best is not None and best.score > _SHARED:
                group.source = best


def _made(text: str, pieces: Pieces, group: _Group) -> RawAttribution:
    contents = [part.span for part in group.content]
    length = sum(span.end - span.first for span in contents)
    tag_score = sum(span.score * (span.end - span.first) for span in contents) / length
    source_score = 1.0 if group.source is None else exp(group.source.score)
    link_score = exp(min(part.score for part in group.content))
    marked = [bool(f // INSIDE % 2) for span in contents for f in pieces.features[span.first : span.end].tolist()]
    return RawAttribution(
        source=() if group.source is None else (_stretch(text, pieces, group.source.span),),
        cue=_stretches(text, pieces, group.cue),
        content=_stretches(text, pieces, contents),
        tag_score=tag_score,
        source_score=source_score,
        link_score=link_score,
        evidence=(
            1.0,
            _log_odds(tag_score),
            _log_odds(min(span.weakest for span in contents)),
            _log_odds(min((span.weakest for span in group.cue), default=0.5)),
            _log_odds(0.5 if group.source is None else group.source.span.weakest),
            _log_odds(link_score),
            _log_odds(source_score),
            float(group.source is None),
            float(not group.cue),
            float(all(marked)),
            float(any(marked)),
            log(length),
        ),
    )


def confidence(evidence: Sequence[float], weights: Floats) -> float:
    """The logistic function of the weighed evidence: 0 to 1."""
    return 1 / (1 + exp(-sum(one * weight for one, weight in zip(evidence, weights.tolist(), strict=True))))


def _log_odds(chance: float) -> float:
    """Bounded: beyond one in a thousand the network's own certainty says little."""
    chance = min(max(chance, 1e-3), 1 - 1e-3)
    return log(chance / (1 - chance))


def _stretch(text: str, pieces: Pieces, span: RoleSpan) -> Span:
    found = pieces.span(span.first, span.end)
    end = found.end
    if text[end - 1 : end + 1] in ("''", "``"):  # a mark of two characters, of which the network saw the first
        end += 1
    return Span(found.start, end)


def _stretches(text: str, pieces: Pieces, spans: Sequence[RoleSpan]) -> tuple[Span, ...]:
    """In order, those that only white space parts joined."""
    joined: list[Span] = []
    for span in sorted(_stretch(text, pieces, span) for span in spans):
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)

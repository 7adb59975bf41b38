"""Speakers against gold: whom a source refers to, by the form of the source.

Right: of our attributions whose source touches the labelled one, some has a speaker, and one of that actor's mentions
touches the mention that gold names. Where gold says that the article names nobody: none of them has a speaker.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.article import Analysis, Attribution, MentionKind, Span
from tui.scoring.differences import Difference, Role, Side
from tui.scoring.figures import Score, Share
from tui.scoring.matching import half_shared

FIGURES = (
    "speaker right, name",
    "speaker right, pronoun",
    "speaker right, nominal",
    "speaker right, nobody named",
    "speaker right, all",
    "source found",
)
"""The names of all figures, in the order in which they are shown; those about which nothing was asked are left out."""


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """Gold's word on one source."""

    source: Span
    form: MentionKind
    name: Span | None
    """A mention that names the speaker, in the same article; None where the article names nobody."""


def score(labels: Sequence[SpeakerLabel], analysis: Analysis) -> Score:
    """The figures of one article: by form, and over all; and how many of the labelled sources were found at all."""
    shares: dict[str, Share] = {}
    for label in labels:
        mine = _of_source(label, analysis)
        form = label.form if label.name else "nobody named"
        right = _is_right(label, mine, analysis)
        asked = ((f"speaker right, {form}", right), ("speaker right, all", right), ("source found", bool(mine)))
        for name, is_so in asked:
            shares[name] = shares.get(name, Share(0, 0)) + Share(int(is_so), 1)
    return Score(shares=shares)


def differences(labels: Sequence[SpeakerLabel], analysis: Analysis) -> tuple[Difference, ...]:
    """The labelled sources that we missed or gave to another speaker, in order of the text."""
    found = (_difference(label, analysis) for label in labels)
    return tuple(sorted((d for d in found if d is not None), key=lambda difference: difference.start))


def _difference(label: SpeakerLabel, analysis: Analysis) -> Difference | None:
    mine = _of_source(label, analysis)
    if _is_right(label, mine, analysis):
        return None
    gold = _side(label.source, label.name, "" if label.name else "nobody named")
    if not mine:
        return Difference(("missed",), gold, Side())
    said = next((said for said in mine if said.speaker), mine[0])
    source = next(span for span in said.source if half_shared(label.source, span))
    speaker = next((actor for actor in analysis.actors if actor.id == said.speaker), None)
    if speaker is None:
        return Difference(("no speaker",), gold, _side(source, None, "no speaker"))
    names = (mention.span for mention in speaker.mentions if mention.kind == "name")
    nearest = min(names, key=lambda span: abs(span.start - source.start), default=None)
    return Difference(("wrong speaker",), gold, _side(source, nearest, speaker.name))


def _side(source: Span, name: Span | None, names: str) -> Side:
    parts: list[tuple[Role, Span]] = [("source", source)]
    if name is not None and name != source:
        parts.append(("name", name))
    return Side(tuple(sorted(parts, key=lambda part: part[1])), names)


def _of_source(label: SpeakerLabel, analysis: Analysis) -> tuple[Attribution, ...]:
    return tuple(said for said in analysis.attributions if any(half_shared(label.source, span) for span in said.source))


def _is_right(label: SpeakerLabel, mine: Sequence[Attribution], analysis: Analysis) -> bool:
    speakers = {said.speaker for said in mine if said.speaker}
    if label.name is None:
        return bool(mine) and not speakers
    name = label.name
    mentions = (mention.span for actor in analysis.actors if actor.id in speakers for mention in actor.mentions)
    return any(half_shared(name, span) for span in mentions)

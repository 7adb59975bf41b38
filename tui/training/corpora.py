"""The corpora as they lie on disk: attributions of brat standoff files, mentions and chains of GUM's tables and trees.

Broken lines of brat files are passed over. Offsets are code points of the text, whose line ends are left as they are.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from pathlib import Path

from tui.article import Attribution, Fault, MentionKind, Span
from tui.exchange.brat_attributions import attributions_of
from tui.exchange.brat_reading import read_standoff
from tui.scoring.mentions import Chain
from tui.scoring.tables import read_chains
from tui.training.trees import Token, core_end, head_of, tokens_of

_KINDS = {"person": "person", "organization": "organisation", "place": "place"}


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One mention as GUM has it, cut to what names the thing: relative clauses and the like left out."""

    span: Span
    full: Span
    chain: str
    kind: str
    """person, organisation, place, or other."""
    form: MentionKind
    plural: bool | None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article with what its corpus marks in it."""

    path: Path
    text: str
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[GoldMention, ...] = ()
    chains: tuple[Chain, ...] = ()
    """The same as scoring has them, every kind of thing."""


def polnear(folder: Path) -> tuple[GoldArticle, ...]:
    """The articles of a folder of brat files, by name; raises Fault where there are none."""
    return tuple(_annotated(path) for path in _there(folder, "*.ann") if path.with_suffix(".txt").exists())


def gum(folder: Path) -> tuple[GoldArticle, ...]:
    """The articles of a folder of GUM's files, by name; raises Fault where there are none."""
    return tuple(_resolved(path) for path in _there(folder, "*.chains.tsv"))


def _there(folder: Path, pattern: str) -> list[Path]:
    found = sorted(folder.glob(pattern))
    if not found:
        raise Fault(f"holds no {pattern}", where=str(folder), remedy="docs/training.md says what the corpora are")
    return found


def _annotated(annotations: Path) -> GoldArticle:
    path = annotations.with_suffix(".txt")
    text = path.read_bytes().decode("utf-8")
    standoff = read_standoff(annotations.read_bytes(), text, str(annotations))
    return GoldArticle(path, text, attributions_of(standoff, text))


def _resolved(table: Path) -> GoldArticle:
    name = table.name.removesuffix(".chains.tsv")
    path = table.with_name(f"{name}.txt")
    text = path.read_bytes().decode("utf-8")
    tokens = tokens_of(table.with_name(f"{name}.conllu").read_text(encoding="utf-8"), text)
    lines = table.read_text(encoding="utf-8")
    rows = [line.split("\t") for line in lines.split("\n") if line]
    return GoldArticle(path, text, mentions=_mentions(rows, text, tokens), chains=read_chains(lines, len(text))[0])


def _mentions(rows: list[list[str]], text: str, tokens: list[Token]) -> tuple[GoldMention, ...]:
    found = []
    taken: set[Span] = set()
    starts, ends = [token.span.start for token in tokens], [token.span.end for token in tokens]
    for row in sorted(rows, key=lambda r: int(r[1]) - int(r[0])):
        full = Span(int(row[0]), int(row[1]))
        inside = tokens[bisect_right(ends, full.start) : bisect_left(starts, full.end)]
        mention = _mention(full, row[2], _KINDS.get(row[3], "other"), text, inside)
        if mention.span in taken:
            mention = GoldMention(full, full, mention.chain, mention.kind, mention.form, mention.plural)
        taken.add(mention.span)
        found.append(mention)
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def _mention(full: Span, chain: str, kind: str, text: str, tokens: list[Token]) -> GoldMention:
    if not tokens:
        return GoldMention(full, full, chain, kind, "nominal", None)
    heads = head_of(tokens)
    head = heads[0]
    form: MentionKind = "name" if head.tag == "PROPN" else "nominal"
    if head.tag in ("PRON", "DET") and len(tokens) < 4:
        form = "pronoun"
    end = max(core_end(tokens, head), *(h.span.end for h in heads))
    span = Span(full.start, min(full.end, end))
    if form == "name" and span.of(text).islower():
        form = "nominal"
    joined = any(
        t.relation.startswith("conj") and t.head == head.number and t.sentence == head.sentence for t in tokens
    )
    plural = True if joined or "Number=Plur" in head.traits else False if "Number=Sing" in head.traits else None
    return GoldMention(span, full, chain, kind, form, plural)

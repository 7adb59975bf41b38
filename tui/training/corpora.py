"""The corpora as they lie on disk: attributions of brat standoff files, mentions and chains of GUM's tables and trees.

Broken lines of brat files (an annotation's text with a line end, notes) are passed over. Offsets are code points.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.article import MentionKind, Span
from tui.training.trees import Token, core_end, head_of, tokens_of

_LINE = re.compile(r"([TE]\d+)\t([^\t]*)")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")
_KINDS = {"person": "person", "organization": "organisation", "place": "place"}


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution as a person marked it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


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
    attributions: tuple[GoldAttribution, ...] = ()
    mentions: tuple[GoldMention, ...] = ()


def polnear(folder: Path) -> tuple[GoldArticle, ...]:
    """The articles of a folder of brat files, by name."""
    paths = sorted(folder.glob("*.ann"))
    return tuple(
        GoldArticle(p.with_suffix(".txt"), text, brat(p, text)) for p in paths if (text := _text(p)) is not None
    )


def gum(folder: Path) -> tuple[GoldArticle, ...]:
    """The articles of a folder of GUM's files, by name."""
    found = []
    for path in sorted(folder.glob("*.chains.tsv")):
        name = path.name.removesuffix(".chains.tsv")
        text_path = path.with_name(f"{name}.txt")
        text = text_path.read_bytes().decode("utf-8")
        tokens = tokens_of(path.with_name(f"{name}.conllu").read_text(encoding="utf-8"), text)
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
        found.append(GoldArticle(text_path, text, mentions=_mentions(rows, text, tokens)))
    return tuple(found)


def brat(path: Path, text: str) -> tuple[GoldAttribution, ...]:
    """The attributions of one brat file that have a content."""
    spans: dict[str, list[Span]] = {}
    found = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        match = _LINE.match(line)
        if match and line[0] == "T":
            offsets = match[2].split(" ", 1)[-1]
            spans[match[1]] = [Span(int(a), int(b)) for a, b in (pair.split() for pair in offsets.split(";"))]
        elif match:
            roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
            for role, name in _ROLE.findall(match[2]):
                roles[role] += spans.get(name, [])
            source, cue, content = (_joined(text, roles[role]) for role in ("Source", "Cue", "Content"))
            if content:
                found.append(GoldAttribution(source, cue, content))
    return tuple(found)


def _text(annotations: Path) -> str | None:
    path = annotations.with_suffix(".txt")
    return path.read_bytes().decode("utf-8") if path.exists() else None


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """In order, without white space at the ends, those that only white space parts joined."""
    found: list[Span] = []
    for span in sorted(spans):
        words = span.of(text)
        start, end = span.end - len(words.lstrip()), span.start + len(words.rstrip())
        if start >= end:
            continue
        if found and not text[found[-1].end : start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, end))
        else:
            found.append(Span(start, end))
    return tuple(found)


def _mentions(rows: list[list[str]], text: str, tokens: list[Token]) -> tuple[GoldMention, ...]:
    found = []
    taken: set[Span] = set()
    for row in sorted(rows, key=lambda r: int(r[1]) - int(r[0])):
        full = Span(int(row[0]), int(row[1]))
        mention = _mention(full, row[2], _KINDS.get(row[3], "other"), text, _within(tokens, full))
        if mention.span in taken:
            mention = GoldMention(full, full, mention.chain, mention.kind, mention.form, mention.plural)
        taken.add(mention.span)
        found.append(mention)
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def _within(tokens: list[Token], span: Span) -> list[Token]:
    return [token for token in tokens if token.span.overlaps(span)]


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


def chains(mentions: tuple[GoldMention, ...]) -> Iterator[list[GoldMention]]:
    """The mentions of each chain."""
    by_chain: dict[str, list[GoldMention]] = defaultdict(list)
    for mention in mentions:
        by_chain[mention.chain].append(mention)
    yield from by_chain.values()

"""The contract of `onrecord extract --format jsonl`: one JSON object a line, one line an article.

Invariant: a line is safe to print. C0, C1, direction and line-breaking characters and lone surrogates are escaped;
everything else outside ASCII stays as it is. Decoding gives back the original strings. Fields are only ever added.
"""

import json
import re
from typing import Any

from tui.article import Actor, Analysis, Article, Attribution, Span

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")


def line(article: Article, analysis: Analysis, sha: str, *, text: bool) -> str:
    """One JSON object without a line end; `sha` is the article's sha256.

    The text goes with it for every format but txt, whose file is the text; with `text` always.

    >>> line(Article("Rain.", (), path="a.txt"), Analysis("1"), "0a", text=False).partition(", ")[0]
    '{"article": {"path": "a.txt"'
    """
    described: dict[str, Any] = {
        "path": article.path,
        "format": article.format,
        "title": article.title,
        "language": article.language,
        "sha256": sha,
        "characters": len(article.text),
    }
    if text or article.format != "txt":
        described["text"] = article.text
    return dumps(
        {
            "article": described,
            "attributions": [_attribution(q) for q in analysis.attributions],
            "actors": [_actor(a) for a in analysis.actors if a.mentions],
        }
    )


def dumps(value: object) -> str:
    r"""`value` as JSON on one line that is safe to print.

    >>> dumps({"name": "Zoë\x1b[2J\u202e"})
    '{"name": "Zoë\\u001b[2J\\u202e"}'
    """
    plain = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "kind": attribution.kind,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "floating": attribution.floating,
        "speaker": attribution.speaker,
        "confidence": round(attribution.confidence, 3),
        "stance": attribution.stance,
        "reasons": list(attribution.reasons),
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "acts": actor.acts,
        "aliases": list(actor.aliases),
        "mentions": [{"span": list(m.span), "kind": m.kind} for m in actor.mentions],
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]

"""Reports with their analyses, written so that a person can read them.

`{Ana Ruiz: “It was late.”}` is what Ana Ruiz is reported to say; `{Ana Ruiz#1: “It was late,”} she said,
{#1: “and dark.”}` is one statement in two parts; `{Ana Ruiz/deny: …}` has a stance, `{?: …}` no speaker.
`*Ana Ruiz*` names an actor, `*the mayor=Ana Ruiz*` describes one, `*an official*` one that no report names.
Everything else is the text itself.
"""

import re
from collections.abc import Callable

import pytest

from tui.article import Actor, Analysis, Article, Attribution, Block, Mention, Span
from tui.comparison import Comparison, cast, compare

_MARK = re.compile(
    r"\{(?:(?P<who>[^{}:#/]*)(?:/(?P<stance>\w+))?)?(?:#(?P<part>\d+))?: (?P<said>[^{}]*)\}|\*(?P<name>[^*]+)\*"
)
_ORGANISATIONS = ("THA", "Authority", "Commission", "Ministry", "Service", "MBC")
_QUOTES = '“”"‘’'

Reading = tuple[Article, Analysis]


def read(marked: str, outlet: str = "", path: str = "") -> Reading:
    """The article without its marks, and the analysis that the marks say."""
    text, at = "", 0
    contents: dict[str, tuple[str, str, list[Span]]] = {}
    mentions: dict[str, list[Mention]] = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        start = len(text)
        if match["name"]:
            words, _, whom = match["name"].partition("=")
            text += words
            kind = "nominal" if whom or words[:1].islower() else "name"
            mentions.setdefault(whom or words, []).append(Mention(Span(start, len(text)), kind))
        else:
            text += match["said"]
            key = match["part"] or f"@{start}"
            known = contents.setdefault(key, (match["who"] or "", match["stance"] or "neutral", []))
            known[2].append(Span(start, len(text)))
    text += marked[at:]
    return _article(text, outlet, path), _analysis(text, contents, mentions)


def _article(text: str, outlet: str, path: str) -> Article:
    blocks = tuple(Block("paragraph", Span(*m.span())) for m in re.finditer(r"\S[^\n]*", text))
    return Article(text, blocks, outlet=outlet, path=path)


def _analysis(
    text: str, contents: dict[str, tuple[str, str, list[Span]]], mentions: dict[str, list[Mention]]
) -> Analysis:
    names = dict.fromkeys([*mentions, *(who for who, _, _ in contents.values() if who not in ("", "?"))])
    ids = {name: f"a{n}" for n, name in enumerate(names, 1)}
    actors = tuple(
        Actor(
            ids[name],
            name,
            "organisation" if name.endswith(_ORGANISATIONS) else "person",
            True,
            (),
            tuple(mentions.get(name, (Mention(Span(0, 0), "name"),))),
        )
        for name in names
    )
    attributions = tuple(
        Attribution(
            f"q{n}",
            _kind(text, spans),
            tuple(spans),
            source=_nearest(mentions.get(who, []), spans),
            cue=(spans[-1],),
            speaker=ids.get(who),
            stance=stance,  # type: ignore[arg-type]
        )
        for n, (who, stance, spans) in enumerate(contents.values(), 1)
    )
    return Analysis("test", attributions, actors)


def _kind(text: str, spans: list[Span]) -> str:  # type: ignore[return]
    parts = [span.of(text) for span in spans]
    if all(part[:1] in _QUOTES and part[-1:] in _QUOTES for part in parts):
        return "direct"
    return "mixed" if any(mark in part for part in parts for mark in '“"') else "indirect"


def _nearest(mentions: list[Mention], spans: list[Span]) -> tuple[Span, ...]:
    found = sorted(mentions, key=lambda m: abs(m.span.start - spans[0].start))
    return (found[0].span,) if found else ()


def compared(*marked: str) -> tuple[Comparison, list[str]]:
    """The comparison of the reports, and their texts."""
    readings = [read(one, path=f"{n}.txt") for n, one in enumerate(marked)]
    shared = cast([analysis.actors for _, analysis in readings])
    return compare(readings, shared), [article.text for article, _ in readings]


@pytest.fixture(scope="session", name="read")
def _read() -> Callable[..., Reading]:
    return read


@pytest.fixture(scope="session", name="compared")
def _compared() -> Callable[..., tuple[Comparison, list[str]]]:
    return compared

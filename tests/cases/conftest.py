"""Language cases: readable text with the answer marked in it, under the four folders beside this file.

A file begins with `step: NAME`, the module of tui/extraction that its cases exercise; cases follow, separated by lines
of three hyphens. A case is a sentence for a title, a text, and lines of facts that begin with `=>`.

In the text `[content …]`, `[cue …]`, `[source …]` mark an attribution, with a number where there are several
(`[cue2 …]`), and may nest; `[@Ana Ruiz: she]` says whose a mention is; other brackets are the text's own. A blank line
parts paragraphs; one that begins with `# ` is a heading, with `> ` a block quotation, with `* ` a list item, with `% `
furniture. All attributions of the text must be marked, and nothing else may be found, unless the fact
`=> attributions not asked` stands there.

Facts: `=> 1 speaker Ana Ruiz` (or `nobody`), `=> 1 kind mixed`, `=> 1 stance deny`, `=> 1 floating`,
`=> 1 reason WORDS`, `=> actors A; B` (all names of actors that act), `=> roles NAME: R; S` (or `none`),
`=> quotations “a”; “b”`, `=> no actor NAME`.

A case from the wild names a file of the shared folder and spans in it, and quotes nothing of it:
`path: FOLDER/FILE`, `attribution: source 1-5; cue 6-10; content 12-30, 40-50`, `=> speaker 100-112` (a mention of the
speaker). One that we fail stands among the known failures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tui.article import Article, Block, Span

HERE = Path(__file__).parent
KINDS = ("synthetic", "negative", "known-failures", "in-the-wild")
_OPEN = re.compile(r"\[(?:(content|cue|source)(\d*) |@([^:\]]+): )")
_PREFIXES = {"# ": "heading", "> ": "quotation", "% ": "furniture", "* ": "item"}


@dataclass
class Case:
    """One case as its file has it."""

    kind: str
    step: str
    title: str
    article: Article | None = None
    marked: dict[int, dict[str, list[Span]]] = field(default_factory=dict)
    """Number -> role -> spans."""
    mentions: list[tuple[Span, str]] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    path: str = ""

    @property
    def expected(self) -> set[tuple[tuple[Span, ...], ...]]:
        """Source, cue and content of every marked attribution."""
        return {tuple(tuple(roles.get(r, [])) for r in ("source", "cue", "content")) for roles in self.marked.values()}


def cases() -> Iterator[Case]:
    """Every case of every file."""
    for kind in KINDS:
        for path in sorted((HERE / kind).glob("*.txt")):
            head, *rest = path.read_text(encoding="utf-8").split("\n---\n")
            step = head.strip().removeprefix("step: ")
            for body in rest:
                title, _, text = body.strip().partition("\n")
                yield _parsed(Case(kind, step, title), text)


def _parsed(case: Case, text: str) -> Case:
    lines = text.strip("\n").split("\n")
    case.facts = [line.removeprefix("=> ") for line in lines if line.startswith("=> ")]
    body = [line for line in lines if not line.startswith("=> ")]
    if body[0].startswith("path: "):
        _wild(case, body)
    else:
        _mark(case, "\n".join(body).strip("\n"))
    return case


def _wild(case: Case, lines: list[str]) -> None:
    for line in lines:
        head, _, rest = line.partition(": ")
        if head == "path":
            case.path = rest
        elif head == "attribution":
            roles = dict(part.strip().split(" ", 1) for part in rest.split(";"))
            case.marked[len(case.marked) + 1] = {
                role: [Span(*map(int, pair.split("-"))) for pair in pairs.split(",")] for role, pairs in roles.items()
            }


def _mark(case: Case, marked: str) -> None:
    blocks: list[Block] = []
    out: list[str] = []
    at = 0
    for paragraph in marked.split("\n\n"):
        kind = _PREFIXES.get(paragraph[:2], "paragraph")
        start = sum(map(len, out))
        _strip(case, paragraph[2:] if kind != "paragraph" else paragraph, out)
        at = sum(map(len, out))
        blocks.append(Block(kind, Span(start, at), 1 if kind == "heading" else 0))
        out.append("\n\n")
    for roles in case.marked.values():
        for spans in roles.values():
            spans.sort()
    case.article = Article("".join(out), tuple(blocks))


def _strip(case: Case, paragraph: str, out: list[str]) -> None:
    """Append the paragraph without its marks, and note what they say."""
    stack: list[tuple[str, int, str, int] | None] = []
    at, size = 0, sum(map(len, out))
    while at < len(paragraph):
        opened = _OPEN.match(paragraph, at)
        if opened:
            stack.append((opened[1] or "", int(opened[2] or 1), opened[3] or "", size))
            at = opened.end()
        elif paragraph[at] == "]" and stack and (top := stack.pop()):
            role, number, name, start = top
            if role:
                case.marked.setdefault(number, {}).setdefault(role, []).append(Span(start, size))
            else:
                case.mentions.append((Span(start, size), name))
            at += 1
        else:
            if paragraph[at] == "[":
                stack.append(None)  # a bracket of the text itself, and so the one that closes it
            out.append(paragraph[at])
            size += 1
            at += 1


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a case, named by its title; known failures must fail."""
    if "case" not in metafunc.fixturenames:
        return
    wild = "wild" in metafunc.function.__name__
    chosen = [case for case in cases() if bool(case.path) == wild]
    failing = pytest.mark.xfail(reason="known failure", strict=True)
    metafunc.parametrize(
        "case",
        [
            pytest.param(c, id=f"{c.step}: {c.title}", marks=[failing] if c.kind == "known-failures" else [])
            for c in chosen
        ],
    )


@pytest.fixture(scope="session")
def all_cases() -> list[Case]:
    return list(cases())


@pytest.fixture(scope="session")
def shared() -> Path:
    return HERE.parents[2] / "shared"

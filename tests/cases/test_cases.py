"""The language cases, run; conftest.py has the notation."""

from pathlib import Path
from typing import Any

import pytest

import tui.extraction
from tui.article import Analysis, Attribution, Span
from tui.extraction import analyse
from tui.readers import read

_NOT_STEPS = {"version", "__init__", "pipeline", "drafts", "entities", "walk"}
_LEAST = 200


def test_the_marked_answer_is_found(case: Any) -> None:
    found = analyse(case.article)
    text = case.article.text
    if "attributions not asked" not in case.facts:
        ours = {(q.source, q.cue, q.content) for q in found.attributions}
        assert _readable(ours, text) == _readable(case.expected, text)
    names = {actor.id: actor.name for actor in found.actors}
    whose = {_bare(m.span, text): actor.name for actor in found.actors for m in actor.mentions}
    for span, name in case.mentions:
        assert (span.of(text), whose.get(_bare(span, text))) == (span.of(text), name)
    for fact in case.facts:
        _check(fact, case, found, names)


def _bare(span: Span, text: str) -> Span:
    """A mention without its article: what is marked in a case may stand with or without it."""
    return Span(span.start + 4, span.end) if span.of(text).lower().startswith("the ") else span


def _readable(found: set[tuple[tuple[Span, ...], ...]], text: str) -> list[tuple[list[str], ...]]:
    return [tuple([f"{s.start}:{s.of(text)}" for s in spans] for spans in one) for one in sorted(found)]


def _check(fact: str, case: Any, found: Analysis, names: dict[str, str]) -> None:
    text = case.article.text
    head, _, rest = fact.partition(" ")
    if head.isdigit():
        roles = case.marked[int(head)]
        one = next(q for q in found.attributions if q.content == tuple(roles["content"]))
        _check_one(rest, one, names)
    elif head == "actors":
        assert sorted(a.name for a in found.actors if a.acts) == sorted(rest.split("; "))
    elif head == "quotations":
        assert [q.of(text) for q in found.quotations] == ([] if rest == "none" else rest.split("; "))
    elif head == "roles":
        name, _, roles = rest.partition(": ")
        assert [a.roles for a in found.actors if a.name == name] == [
            () if roles == "none" else tuple(roles.split("; "))
        ]
    elif fact.startswith("no actor "):
        assert fact.removeprefix("no actor ") not in {n for a in found.actors for n in (a.name, *a.aliases)}
    else:
        assert fact == "attributions not asked", f"unknown fact: {fact}"


def _check_one(fact: str, one: Attribution, names: dict[str, str]) -> None:
    what, _, value = fact.partition(" ")
    if what == "speaker":
        assert names.get(one.speaker or "", "nobody") == value
    elif what == "reason":
        assert any(value in reason for reason in one.reasons), one.reasons
    elif what == "floating":
        assert one.floating
    elif what == "confidence":
        assert value == "above" if one.confidence > 0.5 else value == "below"
    else:
        assert getattr(one, what) == value


@pytest.mark.shared
def test_the_answer_is_found_in_the_wild(case: Any, shared: Path) -> None:
    article = read(str(shared / case.path))
    found = analyse(article)
    ours = {(q.source, q.cue, q.content): q for q in found.attributions}
    assert case.expected <= set(ours)
    for fact in case.facts:
        name = Span(*map(int, fact.removeprefix("speaker ").split("-")))
        speakers = {ours[key].speaker for key in case.expected}
        owners = {a.id for a in found.actors if any(m.span.covers(name) for m in a.mentions)}
        assert speakers == owners


def test_every_step_of_the_pipeline_has_a_case(all_cases: list[Any]) -> None:
    package = Path(tui.extraction.__file__).parent
    steps = {path.stem for path in package.glob("*.py")} - _NOT_STEPS
    assert steps == {case.step for case in all_cases}


def test_there_are_cases_enough_and_no_two_have_one_title(all_cases: list[Any]) -> None:
    titles = [case.title for case in all_cases]
    assert len(titles) >= _LEAST
    assert len(set(titles)) == len(titles)

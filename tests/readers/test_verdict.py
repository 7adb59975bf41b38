"""The later verdict on a page: what the main text leaves out is dimmed, and no sentence of the report ever."""

from dataclasses import replace

import pytest

from tui.readers.markdown import read_markdown
from tui.readers.plain import read_plain
from tui.readers.verdict import settle
from tui.readers.webpage import read_webpage

PARAGRAPHS = (
    "The river rose all night and the town, which had been told nothing of it, woke to water in the street at four.",
    "“No one was told,” said the mayor, who had driven to the school gymnasium before it was light to open its doors.",
    "The fire service counted 380 houses under water by noon, and one man, the keeper of the lock, was still missing.",
    "The dam belongs to the authority upstream, which must give six hours' notice before it opens any of its gates.",
    "Its director denied that it had broken the treaty, and said that the warning had been sent at twenty past one.",
    "The weather service expects more rain on Thursday, and has asked people along the river to leave their cellars.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEASERS = (
    "<div class='zone-b'><div><p>Five recipes for a rainy weekend that all the family will enjoy</p></div>"
    "<div><p>Why your neighbour's boiler is better than yours, and what to do</p></div></div>"
)


def settled(markup):
    article = read_webpage(markup, "a.html")
    return article, [span.of(article.text) for span in settle(article)]


def page(inner):
    return f"<html><head><title>Bridge</title></head><body>{inner}</body></html>"


def test_what_the_main_text_leaves_out_is_dimmed():
    article, dimmed = settled(page(f"<article><h1>Bridge falls</h1>{BODY}</article>{TEASERS}"))
    assert len(dimmed) == 2
    assert dimmed[0].startswith("Five recipes")
    assert [b.kind for b in article.with_furniture(settle(article)).blocks][-2:] == ["furniture", "furniture"]


def test_no_sentence_of_the_report_is_dimmed():
    inner = (
        f"<article><h1>Bridge falls</h1><div class=standfirst><p>{PARAGRAPHS[0]} Nobody knows why it did.</p></div>"
        f"{BODY}<figure><img src=a><figcaption>The bridge on the morning after, seen from the savings bank"
        "</figcaption></figure><blockquote><p>“It fell.”</p></blockquote>"
        f"<div><p>“I do not rule this one out.”</p></div>{BODY}"
        "<p>It rained on.</p></article>"
    )
    assert settled(page(inner))[1] == []


def test_a_verdict_that_misses_most_of_the_prose_is_ignored(monkeypatch):
    monkeypatch.setattr("tui.readers.verdict._main_text", lambda markup: PARAGRAPHS[0])
    assert settled(page(f"<article><h1>Bridge falls</h1>{BODY}</article>{TEASERS}"))[1] == []
    monkeypatch.setattr("tui.readers.verdict._main_text", lambda markup: "")
    assert settled(page(f"<article><h1>Bridge falls</h1>{BODY}</article>{TEASERS}"))[1] == []


def test_text_and_markdown_have_no_later_verdict():
    assert settle(read_plain("\n\n".join(PARAGRAPHS), "a.txt")) == ()
    assert settle(read_markdown("\n\n".join(PARAGRAPHS), "a.md")) == ()


@pytest.mark.parametrize("markup", ["", "<p>", "<p>Short.</p>", "<div>" * 5000 + BODY])
def test_pages_with_nothing_to_judge_or_too_deep_have_none(markup):
    assert settle(read_webpage(markup, "a.html")) == ()


def test_blocks_that_are_not_those_of_the_page_are_left_alone():
    article = read_webpage(page(f"<article>{BODY}</article>{TEASERS}"), "a.html")
    assert settle(replace(article, blocks=article.blocks[1:])) == ()

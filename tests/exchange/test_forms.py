"""The forms that people read: every word in its place, and nothing that a browser or a terminal would obey."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.article import Article, Block, Note, Span, Target, visible
from tui.exchange import card, digest, page
from tui.exchange.forms import FORMS
from tui.exchange.markdown_text import escaped, linked
from tui.exchange.noted import NotedArticle, Overlaps
from tui.readers.rendering import rendered

NASTY = "<script>alert(1)</script> [a](javascript:x) **b** `c` \x1b[2J\u202e & =1+1 # ---\n| x |"
SPANS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: Span(*sorted(ends)))


class Page(HTMLParser):
    """What a browser would make of a page: its tags, and the text outside of styles."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.marked: list[str] = []
        self.feed(written)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.lasttag != "style":
            self.words.append(data)


def nasty_article() -> NotedArticle:
    article = Article(NASTY, (), "html", NASTY, NASTY, NASTY, NASTY, NASTY, "https://a.example/?\"'><b>\x07 x", '"><i>')
    target = Target.of(article.sha256, NASTY, Span(0, len(NASTY)))
    note = Note("00000001-0000-4000-8000-000000000000", target, NASTY, "commenting", (NASTY,), NASTY, NASTY, NASTY)
    return NotedArticle(article, article.sha256, (note,))


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_a_terminal_would_obey_goes_out(form):
    written = "".join(FORMS[form]([nasty_article()]))
    assert visible(written.replace("\r\n", "\n")) == written.replace("\r\n", "\n")
    written.encode("utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_goes_out_in_a_form_that_holds(form):
    assert "None" not in "".join(FORMS[form]([]))


def test_a_page_has_no_tag_of_an_article_and_fetches_nothing():
    found = Page("".join(page.lines([nasty_article()])))
    assert {tag for tag, _ in found.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "article", "header", "a", "p", "mark", "sup", "aside"),
        *("ol", "li", "blockquote", "div", "span"),
        "br",
    }
    addresses = [value for _, attributes in found.tags for name, value in attributes.items() if name in ("href", "src")]
    assert [a for a in addresses if not a.startswith("#")] == ["https://a.example/?\"'><b>␇ x"]
    assert "default-src 'none'" in str(found.tags)
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]


def test_marks_that_overlap_are_all_in_the_text_and_all_reachable(noted):
    written = "".join(page.lines([noted]))
    words = re.sub("<sup.*?</sup>", "", re.search("<p>(.*?)</p>", written, re.DOTALL)[1])
    assert re.sub("<[^>]+>", "", words) == noted.article.text
    marked = re.findall('<mark class="([a-z]+)">(.*?)</mark>', words, re.DOTALL)
    assert [(look, re.sub("<[^>]+>", "", piece)) for look, piece in marked] == [
        ("one", "It was "), ("two", "late,”"), ("comment", " said Ana\nRuiz"), ("correction", "a ferry"),
    ]  # fmt: skip
    for number in (1, 2, 3):
        assert f'href="#n1-{number}">{number}</a>' in written
        assert f'<li id="n1-{number}">' in written
        assert f'<sup id="mn1-{number}">' in written
        assert f'href="#mn1-{number}"' in written


def test_what_a_reader_wrote_is_rendered_and_fetches_nothing(noted):
    body = "Is that **so**?\n- one\n\n<b onclick=x>two</b> ![see](https://e.example/x.png) [do](javascript:x) ~~no~~"
    note = replace(noted.notes[0], body=body)
    written = "".join(page.lines([NotedArticle(noted.article, noted.sha256, (note,))], rendered))
    (shown,) = re.findall('<div class="body">(.*?)</div>', written, re.DOTALL)
    assert "Is that <strong>so</strong>?" in shown
    assert "<li>one</li>" in shown
    assert "&lt;b onclick=x&gt;two&lt;/b&gt;" in shown
    assert {tag for tag, _ in Page(shown).tags} == {"p", "strong", "ul", "li", "a", "s"}
    assert re.findall('(?:src|href)="(.*?)"', shown) == ["https://e.example/x.png"]


def test_blocks_of_a_page_are_those_of_the_article():
    blocks = (Block("heading", Span(0, 4), 2), Block("item", Span(5, 8)), Block("furniture", Span(9, 13)))
    article = Article("Head one Menu", blocks)
    written = "".join(page.lines([NotedArticle(article, article.sha256, ())]))
    assert '<h2>Head</h2>\n<li>one</li>\n<p class="furniture">Menu</p>' in written


def test_a_digest_has_a_heading_an_article_and_quotes_with_speaker_and_link(noted):
    written = "".join(digest.lines([noted, noted]))
    front, body = written.removeprefix("---\n").split("\n---\n", 1)
    assert front.splitlines() == [
        "title: Notes", 'modified: "2025-03-03T13:00:00.000Z"', "articles: 2", "notes: 6", 'tags: ["@check", "a, b"]',
    ]  # fmt: skip
    assert re.findall("^# .*", body, re.MULTILINE) == ["# Late", "# Late"]
    origin = "> — Ana Ruiz, [The Ash Post](<https://ash.example/late?a=1&b=%3C2%3E>)"
    assert f"> late,” said Ana Ruiz\n>\n{origin}\n\n=1+1 is **not** two\n\n- who?\n\n`#@check` `#a, b`\n" in body
    assert "> a ferry\n>\n> — The mayor, [The Ash Post]" in body
    assert "*attribution rejected*" in body


def test_a_card_says_who_said_it_how_that_is_known_and_where_to_look(noted):
    written = "".join(card.lines(noted))
    first, second = written.split("\n# ")
    assert first.startswith(
        "# “It was late,” … “and dark.”\n\n> “It was late,” … “and dark.”\n\n- Speaker: Ana Ruiz (person)\n"
    )
    assert "- Speech: direct, neutral; 99% sure\n  - a reporting verb beside the name\n" in first
    assert "- As the article words it: “Ana Ruiz” “said”\n" in first
    assert f"- SHA-256 of the text: {noted.sha256}\n" in first
    assert "- Outlet: The Ash Post\n" in first
    assert "- Date: 2024-03-01\n" in first
    assert "- Tags: @check, a, b\n- Note by Zoë:\n\n  =1+1 is **not** two\n" in first
    assert second.startswith("a ferry\n")
    assert "- Speaker: unknown\n" in second
    assert "- Corrected: attribution rejected\n" in second


def test_a_note_on_words_that_are_nobodys_has_a_card_of_its_own(noted):
    silent = replace(noted, analysis=None)
    assert "".join(card.lines(silent)).count("\n- Place: ") == 3
    assert "Speaker" not in "".join(card.lines(silent))


@settings(deadline=None, max_examples=100)
@given(
    st.one_of(
        st.text(max_size=20), st.lists(st.sampled_from("*_`[]<>&~|\\#!{}-+=:.)1 a\n$(").filter(bool)).map("".join)
    )
)
def test_escaped_text_is_the_same_text_in_markdown(text):
    line = " ".join(visible(re.sub("[\r\n]", " ", text)).split())
    tokens = MarkdownIt().enable(["table", "strikethrough"]).parse(escaped(text))
    words = [
        t.content if t.type in ("text", "text_special") else f"<{t.type}>" for b in tokens for t in b.children or ()
    ]
    assert {t.type for t in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert " ".join("".join(words).split()) == line


def test_only_addresses_of_pages_become_links():
    assert linked("x", "javascript:alert(1)") == linked("x", "/etc/passwd") == linked("x", "") == "x"
    assert linked("x]", "https://e.example/)> <") == r"[x\]](<https://e.example/)%3E%20%3C>)"


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda p: Span(*sorted(p)))),
    st.integers(0, 9),
    st.integers(0, 9),
)
def test_what_lies_under_a_span_is_all_that_overlaps_it(spans, start, end):
    asked = Span(min(start, end), max(start, end))
    found = Overlaps((span, n) for n, span in enumerate(spans)).under(asked)
    assert sorted(found) == sorted((span, n) for n, span in enumerate(spans) if span.overlaps(asked))

"""Web pages: the text as a person reads it, furniture told apart, and nothing run or fetched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.readers import read
from tui.readers.apparatus import claim_of_names
from tui.readers.decoding import decode_page
from tui.readers.webpage import read_webpage

SENTENCE = "The river rose all night and the town woke to water in the street at four in the morning."


def article(markup):
    return read_webpage(markup, "a.html")


def blocks(markup):
    found = article(markup)
    return [(block.kind, block.span.of(found.text)) for block in found.blocks]


def report(markup):
    return [words for kind, words in blocks(markup) if kind != "furniture"]


def test_white_space_is_collapsed_as_a_browser_does_it():
    markup = "<p>  One\n <b>bold </b> word,<br> \n and\u00a0\u00a0more  </p>loose <i>text</i>\n<p>\u00a0</p>"
    assert blocks(markup) == [("paragraph", "One bold word,\nand\u00a0\u00a0more"), ("paragraph", "loose text")]


def test_two_line_breaks_part_paragraphs_and_one_does_not():
    assert blocks("<div>One<br>\n<br/>Two<br>more<br> <br><br>Three</div>") == [
        ("paragraph", "One"),
        ("paragraph", "Two\nmore"),
        ("paragraph", "Three"),
    ]


def test_styles_and_links_keep_their_words():
    found = article(
        "<p>The <em>mayor</em> <a href=' /a?b=1 '>left <strong>town</strong></a> <a href='javascript:x'>x</a>."
    )
    styles = {(inline.style, inline.span.of(found.text), inline.href) for inline in found.inlines}
    assert styles == {("emphasis", "mayor", ""), ("link", "left town", "/a?b=1"), ("strong", "town", "")}


def test_a_style_goes_on_over_blocks():
    found = article("<a href=x><h2>Bridge falls</h2><p>It fell.</p></a><p>More.</p>")
    assert [inline.span.of(found.text) for inline in found.inlines] == ["Bridge falls", "It fell."]


def test_headings_lists_quotations_code_and_tables_are_kept_apart():
    markup = (
        "<h1>Bridge</h1><h3>Later</h3><ol start=3><li>Three<li value=7><p>Seven</p><p>More</p><ul><li>Deep</ul></ol>"
        "<blockquote><p>“It fell.”</p><footer>Ana Ruiz</footer></blockquote><pre>\na\n  b</pre>"
        "<table><tr><th>x<th>y<tr><td>1<td>2</table>"
    )
    found = article(markup)
    assert [(b.kind, b.level, b.marker, b.span.of(found.text)) for b in found.blocks] == [
        ("heading", 1, "", "Bridge"),
        ("heading", 3, "", "Later"),
        ("item", 0, "3.", "Three"),
        ("item", 0, "7.", "Seven"),
        ("item", 0, "", "More"),
        ("item", 1, "•", "Deep"),
        ("quotation", 0, "", "“It fell.”"),
        ("quotation", 0, "", "Ana Ruiz"),
        ("code", 0, "", "a\n  b"),
        ("table", 0, "", "x  y\n1  2"),
    ]


def test_a_table_that_lays_out_the_page_is_no_table():
    markup = f"<table><tr><td>Menu<td><p>{SENTENCE}</p><p>{SENTENCE}</p></table>"
    assert blocks(markup)[1:] == [("paragraph", SENTENCE)] * 2


def test_what_a_reader_does_not_see_is_not_there():
    markup = (
        "<p>Seen.</p><script>x<p>1</p></script><style>p</style><template><p>2</template><noscript><p>3</noscript>"
        "<p hidden>4</p><div style='color:red; display : none'><p>5</div><svg><text>6</text></svg><select><option>7"
        "</select><textarea>8</textarea><!-- 9 --><iframe>10</iframe><p>Seen too.</p>"
    )
    assert [words for _, words in blocks(markup)] == ["Seen.", "Seen too."]


def test_furniture_is_told_by_elements_and_roles():
    markup = (
        f"<header><p>Logo</p></header><nav><a href=/>Home</a></nav><article><h1>Bridge</h1><p>{SENTENCE}</p>"
        f"<aside><p>Aside.</p></aside><p>{SENTENCE}</p></article><div role=complementary><p>Role.</p></div>"
        "<form><p>Form.</p></form><footer><p>Foot.</p></footer>"
    )
    assert report(markup) == ["Bridge", SENTENCE, SENTENCE]
    assert len(blocks(markup)) == 9


@pytest.mark.parametrize(
    "names",
    [
        "share-bar",
        "article-share",
        "post__share-buttons",
        "shareBar",
        "related",
        "related-articles",
        "moreStories",
        "newsletter-signup",
        "ad",
        "ad-slot-3",
        "cookie-banner",
        "sidebar",
        "breadcrumbs",
        "author-bio",
        "social_links",
        "comments",
        "comment-list comments-area",
        "disqus_thread",
        "most-read",
        "x y advertisement",
    ],
)
def test_names_of_apparatus_are_recognised(names):
    assert claim_of_names(names)


@pytest.mark.parametrize(
    "names",
    [
        "has-sidebar",
        "no-ads",
        "social-issues",
        "category-social",
        "comment-article",
        "advertising-standards",
        "header",
        "shared-housing",
        "relatedness",
        "article-body",
        "nation",
        "adage",
        "content",
        "story-footerless",
        "",
        "--",
        "17",
    ],
)
def test_names_that_only_contain_such_words_are_not(names):
    assert not claim_of_names(names)


def test_a_claim_falls_where_the_element_holds_the_report():
    paragraphs = f"<p>{SENTENCE}</p>" * 5
    assert report(f"<div class=sidebar>{paragraphs}</div><p>Short.</p>")[:5] == [SENTENCE] * 5
    assert report(f"<form id=aspnet><h1>Bridge</h1>{paragraphs}</form>")[0] == "Bridge"
    assert report(f"<div class=modal><main>{paragraphs}</main></div>") == [SENTENCE] * 5
    assert report(f"<aside><div itemprop=articleBody><p>{SENTENCE}</div></aside>{paragraphs}")[0] == SENTENCE


def test_comments_are_furniture_however_long_they_are():
    markup = f"<article><h1>Bridge</h1><p>{SENTENCE}</p></article><section id=comments>" + f"<p>{SENTENCE}</p>" * 9
    assert report(markup) == ["Bridge", SENTENCE]


def test_the_headline_in_the_header_of_an_article_stays():
    inner = f"<h1>Bridge falls</h1><p>{SENTENCE}</p>"
    assert report(f"<article><header>{inner}</header><p>{SENTENCE}</p></article>") == [
        "Bridge falls",
        SENTENCE,
        SENTENCE,
    ]
    assert report(f"<header>{inner}</header><p>{SENTENCE}</p>") == ["Bridge falls", SENTENCE, SENTENCE]


def test_the_heading_that_the_head_of_the_page_repeats_is_the_title():
    markup = f"<title>Bridge falls | Courier</title><h2>Courier</h2><h2>Bridge falls</h2><p>{SENTENCE}</p>"
    found = article(markup)
    assert found.title == "Bridge falls"
    assert [block.level for block in found.blocks if block.kind == "heading"] == [2, 1]


def test_what_the_page_says_of_itself_is_found():
    markup = (
        "<html lang=en-GB><head><meta property='og:title' content='Bridge &amp; river fall - Courier'>"
        "<meta property='og:site_name' content='Courier'><meta name=author content='Ana  Ruiz'>"
        "<meta property='article:published_time' content='2024-06-21T08:39:00Z'>"
        f"<link rel=canonical href='https://x.example/a'></head><body><p>{SENTENCE}</p>"
    )
    found = article(markup)
    assert (found.title, found.byline, found.outlet) == ("Bridge & river fall", "Ana Ruiz", "Courier")
    assert (found.date, found.url, found.language) == ("2024-06-21T08:39:00Z", "https://x.example/a", "en")


def test_structured_data_fills_what_the_head_leaves_open():
    data = (
        '{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "headline": "Bridge &#8217;falls", "author": '
        '[{"name": "Ana Ruiz"}, "Tom Li", {"name": 7}], "datePublished": "2024-06-21", '
        '"publisher": {"name": "Courier"}}]}'
    )
    found = article(f"<script type='application/ld+json'>{data}</script><p>{SENTENCE}</p>")
    assert (found.title, found.byline, found.date) == ("Bridge ’falls", "Ana Ruiz, Tom Li", "2024-06-21")
    assert found.outlet == "Courier"


@pytest.mark.parametrize(
    "data",
    ["{", "[" * 200_000, "7", '{"@type": 7}', '{"@graph": 7}', '[{"@type": "Article", "author": [[]]}]', "9" * 9000],
)
def test_structured_data_that_is_broken_is_ignored(data):
    assert article(f"<script type='application/ld+json'>{data}</script><p>It fell.</p>").text == "It fell."


def test_an_address_with_a_password_or_another_scheme_is_not_kept():
    for address in ("https://ana:pw@x.example/", "javascript:alert(1)", "/relative"):
        assert article(f"<link rel=canonical href='{address}'><p>It fell.</p>").url == ""


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "font", "section class=nav"])
def test_five_thousand_elements_within_each_other_are_read(tag):
    opened = "".join(f"<{tag}>" for _ in range(5000))
    closed = "".join(f"</{tag.split('>')[-1].split()[0]}>" for _ in range(5000))
    found = article(f"<h1>Bridge</h1><p>Before.</p>{opened}<p>Deep.</p>{closed}<p>After.</p>")
    assert [word for word in found.text.split() if word in ("Before.", "Deep.", "After.")] == [
        "Before.",
        "Deep.",
        "After.",
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>It fell",
        "It fell",
        "<p><b>It fell</p></b>",
        "</div></p>It fell<",
        "<p>It fell<p",
        "<![CDATA[x]]><p>It fell",
        "<p>It fell<!-- ",
        "\0<p>It fell",
        "<?xml version='1.0' encoding='utf-16'?><html><p>It fell</html>",
    ],
)
def test_broken_markup_is_recovered_from(markup):
    assert "It fell" in article(markup).text


@pytest.mark.parametrize(
    "markup",
    [
        "<a href=x>" * 30_000 + "t",
        "<b><p>x" * 5000,
        "<p " + "a=1 " * 20_000 + ">x",
        "<" * 200_000 + "x",
        "&" * 100_000,
        "<div>" * 3000 + "<a" * 200_000 + "x",
        "<table>" * 2500 + "<td>x",
        "<div class=nav>" * 2000 + "x" * 99,
        "<div class='" + "a-" * 50_000 + "'>x",
        "<p style='" + "display " * 30_000 + "'>x",
    ],
)
def test_hostile_markup_comes_to_an_end(markup):
    found = article(markup)
    assert all(block.span.of(found.text).strip() for block in found.blocks)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from("<p> </p> <div> </div> <b> </b> <li> <ul> <br> <td> <table> <nav> <h1> a b.".split(" ")),
        max_size=30,
    )
)
def test_blocks_and_styles_lie_in_order_within_the_text(pieces):
    found = article(" ".join(pieces))
    assert found.text == "\n\n".join(block.span.of(found.text) for block in found.blocks)
    assert "".join(found.text.split()) == "".join(piece for piece in pieces if piece in ("a", "b."))
    assert all(any(block.span.covers(inline.span) for block in found.blocks) for inline in found.inlines)


def test_the_page_is_kept_as_it_came(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes(b"\xef\xbb\xbf<p>Caf\xc3\xa9.</p>\r\n")
    assert read(str(path)).markup == "<p>Café.</p>\r\n"


def test_the_declared_charset_is_obeyed_as_browsers_obey_it():
    quoted = "<p>“Café” – ő".encode("cp1252", "ignore")
    for label in ("iso-8859-1", "ISO-8859-1", "latin1", "us-ascii", "windows-1252"):
        head = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'.encode()
        assert decode_page(head + quoted, "a").endswith("“Café” – ")
    assert decode_page(b"<meta charset=utf-16>" + "é".encode(), "a").endswith("é")
    assert decode_page('<meta charset="shift_jis">橋'.encode("cp932"), "a").endswith("橋")
    assert decode_page('<?xml version="1.0" encoding="koi8-r"?>мост'.encode("koi8-r"), "a").endswith("мост")


def test_a_mark_comes_before_the_header_and_the_header_before_the_page():
    page = '<meta charset="koi8-r">é'
    assert decode_page(page.encode("utf-8-sig"), "a", header="latin-1") == page
    assert decode_page(page.encode("utf-16"), "a") == page
    assert decode_page(page.encode("latin-1"), "a", header="latin-1") == page
    assert decode_page(page.encode("cp1250"), "a", "cp1250", header="utf-8") == page


@pytest.mark.parametrize(
    "label", ["rot13", "idna", "punycode", "klingon", "../../x", "unicode_escape", "utf-7", "zlib"]
)
def test_a_charset_that_no_page_may_declare_counts_for_nothing(label):
    assert decode_page(f"<meta charset='{label}'>é".encode(), "a").endswith("é")


def test_a_stray_byte_in_a_declared_encoding_is_marked():
    assert decode_page(b"<meta charset=utf-8>caf\xe9 shut", "a").endswith("caf\ufffd shut")

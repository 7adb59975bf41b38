"""Markdown: what a person reads, without marks and without tags, styles and links kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.readers import read
from tui.readers.frontmatter import front_matter
from tui.readers.markdown import read_markdown
from tui.readers.stretches import stretches


def article(source):
    return read_markdown(source, "a.md")


def blocks(source):
    found = article(source)
    return [(block.kind, block.span.of(found.text)) for block in found.blocks]


def inlines(source):
    found = article(source)
    return [(inline.style, inline.span.of(found.text), inline.href) for inline in found.inlines]


def test_the_text_is_what_a_person_reads():
    source = (
        '# Bridge *falls*\n\nThe **mayor** said `no`,\nand [left](http://x.example/a "t").  \n'
        "It rained &amp; \\*poured\\*."
    )
    found = article(source)
    assert found.text == "Bridge falls\n\nThe mayor said no, and left.\nIt rained & *poured*."
    assert found.title == "Bridge falls"
    assert inlines(source) == [
        ("emphasis", "falls", ""),
        ("strong", "mayor", ""),
        ("code", "no", ""),
        ("link", "left", "http://x.example/a"),
    ]


def test_styles_may_lie_within_each_other():
    assert inlines("A ***very* [long *day*](x)** ended.") == [
        ("emphasis", "very", ""),
        ("strong", "very long day", ""),
        ("link", "long day", "x"),
        ("emphasis", "day", ""),
    ]


def test_lists_keep_their_markers_and_depth_outside_the_text():
    found = article("Intro here.\n\n- One\n- Two\n  1. Deep\n  2. Deeper\n\n     More of it\n\n7) Seven\n")
    assert [(b.kind, b.marker, b.level, b.span.of(found.text)) for b in found.blocks[1:]] == [
        ("item", "•", 0, "One"),
        ("item", "•", 0, "Two"),
        ("item", "1.", 1, "Deep"),
        ("item", "2.", 1, "Deeper"),
        ("item", "", 1, "More of it"),
        ("item", "7)", 0, "Seven"),
    ]


def test_quotations_code_and_tables_are_blocks_of_their_own():
    source = "> “It fell.”\n>\n> > “It did.”\n\n```py\nif x:\n    pass\n```\n\n|a|*b*|\n|-|-|\n|1|  |\n|x|y z|\n"
    assert blocks(source) == [
        ("quotation", "“It fell.”"),
        ("quotation", "“It did.”"),
        ("code", "if x:\n    pass"),
        ("table", "a  b\n1\nx  y z"),
    ]


def test_raw_html_shows_no_tags_and_runs_nothing():
    source = (
        "One <b>bold</b> word<br>and <!-- not this --> more <script>alert(1)</script>.\n\n"
        "<div class='x'>\n<p>Inside <i>here</i>.</p>\n<style>p {}</style>\n</div>\n\n"
        "<script>\nalert(2)\n\nalert(3)\n</script>\n\n<nav>Menu</nav>\n\nLast."
    )
    assert blocks(source) == [
        ("paragraph", "One bold word\nand more ."),
        ("paragraph", "Inside here."),
        ("furniture", "Menu"),
        ("paragraph", "Last."),
    ]


def test_a_picture_alone_is_furniture_and_one_within_a_sentence_says_nothing():
    source = "![The bridge at *night*](b.png)\n\n[![Logo](l.png)](/home)\n\nIt ![x](y.png) fell."
    assert blocks(source) == [
        ("furniture", "The bridge at night"),
        ("furniture", "Logo"),
        ("paragraph", "It fell."),
    ]


def test_furniture_is_recognised_by_its_words_and_links():
    source = (
        "# Bridge\n\nIt fell.\n\n[Town mourns](a)\n\n[It was closed.](b)\n\n## Related stories\n\n- [Fish](c)\n- Rain\n"
    )
    found = article(source)
    assert [block.kind == "furniture" for block in found.blocks] == [False, False, True, False, True, True, True]


def test_front_matter_says_what_the_article_is():
    source = (
        "---\ntitle: \"Bridge: it falls\"\nauthors:\n  - Ana Ruiz\n  - 'Tom Li'\ndate: 2024-06-21\n"
        "outlet: Harbour Courier\nurl: https://x.example/a\nlang: en-GB\n# a comment\n---\n\nIt fell."
    )
    found = article(source)
    assert (found.title, found.byline, found.date) == ("Bridge: it falls", "Ana Ruiz, Tom Li", "2024-06-21")
    assert (found.outlet, found.url, found.language, found.text) == (
        "Harbour Courier",
        "https://x.example/a",
        "en",
        "It fell.",
    )


@pytest.mark.parametrize("source", ["---\nIt fell.\n---\nMore", "---\ntitle: x\n", "--- \n---\n", "title: x\n---\n"])
def test_what_only_looks_like_front_matter_is_text(source):
    assert front_matter(source).end == 0


def test_front_matter_stands_after_a_byte_order_mark_and_with_any_line_end():
    assert front_matter("\ufeff---\r\ntitle: x\r\n---\r\nText").title == "x"
    assert article("\ufeff# Bridge\n\nIt fell.").title == "Bridge"


def test_an_address_that_is_none_is_not_kept():
    assert article("---\nurl: javascript:alert(1)\n---\nIt fell.").url == ""


def test_a_first_heading_of_lower_level_is_the_title():
    found = article("## Bridge\n\nIt fell.\n\n## Later\n\nIt rose.")
    assert (found.title, [block.level for block in found.blocks]) == ("Bridge", [1, 0, 2, 0])


def test_bylines_and_dates_are_found_under_the_title():
    found = article("# Bridge\n\n*By Ana Ruiz*\n\n21 June 2024\n\nIt fell.")
    assert (found.byline, found.date) == ("Ana Ruiz", "21 June 2024")
    assert [block.kind for block in found.blocks] == ["heading", "furniture", "furniture", "paragraph"]


@pytest.mark.parametrize(
    "source",
    [
        "[" * 100_000,
        "![" * 5000 + "]" * 5000,
        "![" * 3000 + "](x)" * 3000,
        "[a](" * 5000,
        "*a " * 5000,
        "`" * 50_000,
        "<" * 50_000,
        "<!--" * 20_000,
        "- " * 3000 + "x",
        " " * 99 + "- a\n" * 99,
        "|a" * 2000 + "|\n" + "|-" * 2000 + "|",
    ],
)
def test_hostile_marks_come_to_an_end(source):
    assert article("Words.\n\n" + source).text.startswith("Words.")


def test_a_maze_of_brackets_is_taken_as_it_stands():
    maze = "[" * 30 + "x"
    assert blocks(f"{maze} *y*") == [("paragraph", f"{maze} *y*")]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab \n*_`[]()<>!#-1.>|~&;\\“”\u00a0"), max_size=60))
def test_blocks_and_styles_lie_in_order_within_the_text(source):
    found = article(source)
    assert found.text == "\n\n".join(block.span.of(found.text) for block in found.blocks)
    for inline in found.inlines:
        assert any(block.span.covers(inline.span) for block in found.blocks)
        assert inline.span.of(found.text).strip() == inline.span.of(found.text) != ""


PIECES = (
    "It fell.",
    "“No.”",
    "It\u00a0*rose*",
    "# Head",
    "- Item",
    "  more",
    "    code",
    "> quoted",
    "1. One",
    "---",
    "===",
    "|a|",
)
PIECES += (
    "```",
    "~~~",
    "<div>",
    "<b>x</b>",
    "[x]: /y",
    "[x]",
    "a [x] b",
    "a\\",
    "a  ",
    "",
    " ",
    "\t",
    "a | b",
    "-|-",
    "é:",
    "\0n",
)


@settings(deadline=None, max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]))
def test_passing_plain_paragraphs_by_changes_nothing(pieces, end):
    source = end.join(pieces)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.readers.markdown.stretches", lambda whole: [(whole, False)])
        whole = article(source)
    assert article(source) == whole


def test_a_report_without_marks_needs_no_parser():
    assert [plain for _, plain in stretches("It fell.\n\n“It did.”\n \n\n(It rose.)\n")] == [True] * 3


def test_a_file_is_read_by_its_suffix(tmp_path):
    path = tmp_path / "a.markdown"
    path.write_bytes("# Café\r\n\r\nIt *fell*.\r\n".encode())
    found = read(str(path))
    assert (found.format, found.path, found.text) == ("md", str(path), "Café\n\nIt fell.")

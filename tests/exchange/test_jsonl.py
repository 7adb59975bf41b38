"""The contract of the JSON lines: its keys, its spans, and lines that are safe to print."""

import json
from dataclasses import replace

from tui.article import Actor, Analysis, Article, Mention, Span, one_line, visible
from tui.exchange import jsonl

EVERY_CHARACTER = "".join(map(chr, (*range(0xDC00), 0x20, *range(0xDC00, 0x110000))))
"""A blank parts the two halves of the surrogates, which JSON would read as one character where they meet."""


def test_a_line_is_the_contract_to_the_letter(report):
    assert jsonl.line(report.article, report.analysis, "ab12", text=False) == (
        '{"article": {"path": "reports/late.txt", "format": "txt", "title": "Late", "language": "en", '
        '"sha256": "ab12", "characters": 66}, '
        '"attributions": [{"id": "q1", "kind": "direct", "source": [[20, 28]], "cue": [[15, 19]], '
        '"content": [[0, 14], [30, 41]], "floating": false, "speaker": "a4", "confidence": 0.988, '
        '"stance": "neutral", "reasons": ["a reporting verb beside the name"]}, '
        '{"id": "q2", "kind": "indirect", "source": [[42, 51]], "cue": [[52, 57]], '
        '"content": [[58, 65]], "floating": false, "speaker": null, "confidence": 0.5, '
        '"stance": "want", "reasons": []}], '
        '"actors": [{"id": "a4", "name": "Ana Ruiz", "kind": "person", "acts": true, "aliases": ["Ruiz"], '
        '"mentions": [{"span": [20, 28], "kind": "name"}]}]}'
    )


def test_an_actor_of_the_cast_that_this_article_does_not_mention_is_left_out(report):
    actors = json.loads(jsonl.line(report.article, report.analysis, "", text=False))["actors"]
    assert [a["id"] for a in actors] == ["a4"]


def test_the_text_goes_with_every_format_but_plain_text(report):
    def carries(form: str, text: bool) -> bool:
        article = replace(report.article, format=form)
        described = json.loads(jsonl.line(article, report.analysis, "", text=text))["article"]
        assert described.get("text", article.text) == article.text
        return "text" in described

    assert [carries(f, text=False) for f in ("txt", "md", "html")] == [False, True, True]
    assert all(carries(f, text=True) for f in ("txt", "md", "html"))


def test_characters_are_code_points():
    article = Article("e\u0301 😀\r\n", ())
    described = json.loads(jsonl.line(article, Analysis("1"), "", text=True))["article"]
    assert described["characters"] == len(described["text"]) == 6


def test_nothing_that_a_terminal_would_obey_is_left_in_a_line():
    written = jsonl.dumps(EVERY_CHARACTER)
    assert one_line(written) == visible(written) == written
    assert "\n" not in written
    assert "\t" not in written


def test_decoding_gives_back_every_character():
    assert json.loads(jsonl.dumps({"text": EVERY_CHARACTER, EVERY_CHARACTER[:200]: 1})) == {
        "text": EVERY_CHARACTER,
        EVERY_CHARACTER[:200]: 1,
    }


def test_letters_of_other_scripts_stay_as_they_are():
    assert jsonl.dumps("Zoë “Ζωή” 佐藤 שלום 😀") == '"Zoë “Ζωή” 佐藤 שלום 😀"'


def test_a_lone_surrogate_neither_stops_the_line_nor_its_encoding():
    article = Article("bad \udc9b byte \ud800", (), path="caf\udce9.txt")
    actor = Actor("a1", "X\u202e", "person", True, ("\x1b[2J",), (Mention(Span(0, 3), "name"),))
    written = jsonl.line(article, Analysis("1", actors=(actor,)), article.sha256, text=True)
    assert json.loads(written.encode("utf-8"))["article"]["path"] == "caf\udce9.txt"
    assert "\\u202e" in written
    assert "\\u001b" in written


def test_a_backslash_before_an_escaped_character_stays_a_backslash():
    assert json.loads(jsonl.dumps("\\\u202e\\u202e")) == "\\\u202e\\u202e"

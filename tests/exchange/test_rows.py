"""Rows: the words in place of the spans, on one line, and nothing a terminal or a spreadsheet would obey."""

import csv
import io
from dataclasses import replace

import pytest

from tui.article import Analysis, Article, Attribution, Span, one_line
from tui.exchange import csv_rows
from tui.exchange.rows import rows, said_by


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def one_cell(words: str) -> str:
    article = Article(words, (), path="a.txt")
    analysis = Analysis("1", (Attribution("q1", "direct", (Span(0, len(words)),)),))
    (row,) = rows(article, analysis)
    return read_back(csv_rows.header() + csv_rows.line(row))[0]["content"]


def test_a_row_holds_the_words_and_where_they_stand(report):
    first, second = rows(report.article, report.analysis)
    assert (first.speaker, first.speaker_id, first.speaker_kind) == ("Ana Ruiz", "a4", "person")
    assert (first.source, first.cue) == ("Ana Ruiz", "said")
    assert first.content == "“It was late,” … “and dark.”"
    assert (first.start, first.end) == (0, 41)
    assert (second.speaker, second.source, second.content) == ("", "The mayor", "a ferry")


def test_people_are_told_the_source_where_the_speaker_is_unknown(report):
    first, second = rows(report.article, report.analysis)
    assert said_by(first) == "Ana Ruiz"
    assert said_by(second) == "The mayor"
    assert said_by(replace(second, source="")) == "–"


def test_csv_has_one_line_for_each_attribution_and_one_for_the_names(report):
    written = csv_rows.header() + "".join(csv_rows.line(r) for r in rows(report.article, report.analysis))
    assert written.count("\r\n") == len(written.splitlines()) == 3
    first, second = read_back(written)
    assert list(first) == [
        *("path", "title", "outlet", "date", "id", "kind", "floating", "speaker", "speaker_id", "speaker_kind"),
        *("source", "cue", "content", "stance", "confidence", "start", "end"),
    ]
    assert (first["path"], first["outlet"], first["date"]) == ("reports/late.txt", "The Ash Post", "2024-03-01")
    assert (first["floating"], first["confidence"], first["end"]) == ("false", "0.988", "41")
    assert (second["stance"], second["speaker"]) == ("want", "")


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", " =1+1", "\t=1+1", "\r=1", "＝1+1"]
)
def test_what_a_spreadsheet_would_take_for_a_formula_becomes_text(words: str):
    assert one_cell(words).startswith("'")


@pytest.mark.parametrize("words", ["“=1”", "'quoted'", "a = b", "–", "-", "1.5", 'he said "no", twice'])
def test_other_words_stay_as_they_are(words: str):
    assert one_cell(words) == words


def test_control_characters_of_words_become_visible_marks():
    assert one_cell("a\x1b[31mb\x9b\u202e\x00c") == "a␛[31mb·▯␀c"


def test_hard_line_ends_and_runs_of_blanks_become_one_blank():
    assert one_cell("one\r\n   two\tthree\n\nfour") == "one two three four"


def test_no_field_of_a_row_is_left_unsafe():
    nasty = "x\x1b[2J\n\u202e\ud800"
    article = Article(nasty, (), path=nasty, title=nasty, outlet=nasty, date=nasty)
    attribution = Attribution("q1", "direct", (Span(0, 3),), source=(Span(0, 8),), cue=(Span(1, 8),))
    (row,) = rows(article, Analysis("1", (attribution,)))
    written = csv_rows.line(row).removesuffix("\r\n")
    assert one_line(written) == written
    written.encode("utf-8")

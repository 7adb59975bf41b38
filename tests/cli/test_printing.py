"""What `extract` prints of the results it is given: formats, faults, exit codes, files."""

import csv
import io
import json
from collections.abc import Generator
from pathlib import Path

import pytest

from tui.article import Analysis, Article, Attribution, EngineFault, Span, Unreadable
from tui.cli.running import run
from tui.session.extracting import Result

WORDS = "“No,” said Ana."


def report(path: str, **named: str) -> Result:
    attribution = Attribution("q1", "direct", (Span(0, 5),), source=(Span(11, 14),), cue=(Span(6, 10),), confidence=0.9)
    return Result(path, Article(WORDS, (), path=path, **named), Analysis("1", (attribution,)))


def missing(path: str) -> Result:
    return Result(path, fault=Unreadable("no such file", where=path))


def crashed(path: str) -> Result:
    return Result(path, Article(WORDS, (), path=path), fault=EngineFault("the engine stopped", where=path))


@pytest.fixture
def extract(monkeypatch: pytest.MonkeyPatch, folder: Path):
    """Runs `extract` on these results; gives the exit code."""
    monkeypatch.chdir(folder)

    def run_on(results: list[Result], *options: str) -> int:
        def given(sources: object, **_: object) -> Generator[Result, None, None]:
            yield from results

        monkeypatch.setattr("tui.session.extracting.extract", given)
        return run(["extract", *options, "x"])

    return run_on


def test_elsewhere_than_on_a_terminal_it_is_one_json_object_a_line(extract, capfd):
    assert extract([report("a.txt"), report("b.md", format="md")]) == 0
    first, second = map(json.loads, capfd.readouterr().out.splitlines())
    assert first["article"]["path"] == "a.txt"
    assert first["article"]["sha256"] == Article(WORDS, ()).sha256
    assert "text" not in first["article"]
    assert second["article"]["text"] == WORDS


def test_the_text_comes_where_it_is_asked_for(extract, capfd):
    extract([report("a.txt")], "--text")
    assert json.loads(capfd.readouterr().out)["article"]["text"] == WORDS


def test_csv_has_its_header_once(extract, capfdbinary):
    assert extract([report("a.txt"), report("b.txt")], "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode(), newline="")))
    assert [(r["path"], r["content"], r["source"]) for r in rows] == [
        ("a.txt", "“No,”", "Ana"),
        ("b.txt", "“No,”", "Ana"),
    ]


def test_the_table_shows_who_and_what_and_takes_no_markup_from_an_article(extract, capfd):
    text = "[red]“No,” said [/] Ana."
    attribution = Attribution("q1", "direct", (Span(5, 10),), source=(Span(0, len(text)),))
    article = Article(text, (), path="a[b].txt", title="A [bold]title[/bold]\x1b[2J :smile:")
    assert extract([Result("a[b].txt", article, Analysis("1", (attribution,)))], "--format", "table") == 0
    shown = capfd.readouterr().out
    assert "A [bold]title[/bold]␛[2J :smile:" in shown
    assert "[red]" in shown
    assert "\x1b" not in shown


def test_an_article_without_attributions_still_stands_in_the_table(extract, capfd):
    extract([Result("a.txt", Article("Rain.", (), path="a.txt"), Analysis("1"))], "--format", "table")
    assert "nothing attributed" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ([report("a")], 0),
        ([report("a"), missing("b")], 1),
        ([missing("b"), report("a")], 1),
        ([report("a"), crashed("b")], 1),
        ([crashed("b")], 1),
        ([missing("a"), crashed("b")], 1),
        ([missing("a")], 2),
        ([missing("a"), missing("b")], 2),
    ],
)
def test_the_exit_code_says_whether_all_some_or_none_was_done(extract, capfd, results: list[Result], code: int):
    assert extract(results) == code
    told = capfd.readouterr()
    assert len(told.out.splitlines()) == sum(r.analysis is not None for r in results)
    assert told.err.splitlines() == [f"onrecord: {r.fault}" for r in results if r.fault]


def test_a_file_name_full_of_escapes_is_told_with_visible_marks(extract, capfd):
    assert extract([missing("a\x1b]0;x\x07\n\u202e\udcff")]) == 2
    assert capfd.readouterr().err == "onrecord: a␛]0;x␇ ▯\ufffd: no such file\n"


def test_a_file_for_the_output_appears_whole(extract, capfd, folder: Path):
    assert extract([report("a.txt"), missing("b")], "-o", "out.jsonl") == 1
    assert json.loads((folder / "out.jsonl").read_text(encoding="utf-8"))["article"]["path"] == "a.txt"
    assert capfd.readouterr().out == ""
    assert [p.name for p in folder.iterdir()] == ["out.jsonl"]


def test_a_file_that_is_there_stays_if_nothing_could_be_done(extract, capfd, folder: Path):
    (folder / "out.jsonl").write_text("mine", encoding="utf-8")
    assert extract([missing("b")], "-o", "out.jsonl") == 2
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == "mine"
    assert [p.name for p in folder.iterdir()] == ["out.jsonl"]


def test_a_file_that_cannot_be_written_is_one_line_that_names_it(extract, capfd):
    assert extract([report("a.txt")], "-o", "no/such/folder") == 2
    assert capfd.readouterr().err == "onrecord: no/such/folder: No such file or directory\n"


def test_a_folder_is_no_file_for_the_output(extract, capfd, folder: Path):
    assert extract([report("a.txt")], "-o", ".") == 2
    assert "directory" in capfd.readouterr().err


def test_an_article_is_never_written_over(extract, capfd, folder: Path):
    (folder / "x").mkdir()
    article = folder / "x" / "a.txt"
    article.write_text(WORDS, encoding="utf-8")
    assert extract([report("a.txt")], "-o", "x/a.txt") == 2
    assert "one of the articles" in capfd.readouterr().err
    assert article.read_text(encoding="utf-8") == WORDS


def test_a_device_is_written_to_and_not_replaced(extract, capfd):
    assert extract([report("a.txt")], "-o", "/dev/null") == 0
    assert not Path("/dev/null").is_file()

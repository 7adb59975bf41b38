"""What comes in: each note on its text, once; what cannot be is told with its file and line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.article import Fault, Span
from tui.exchange.brat_files import files
from tui.exchange.forms import FORMS
from tui.exchange.noted import NotedArticle
from tui.notes.taking_in import Taken
from tui.session.exporting import Choice, outgoing
from tui.session.home import Home
from tui.session.importing import Imported, incoming
from tui.session.session import Session

Sit = Callable[..., Session]


@pytest.fixture
def notes(sit: Sit, home: Home) -> list[NotedArticle]:
    """Notes on two articles, out of the notebook."""
    session = sit()
    for n, words, said in ((0, "Ana spoke", ("Who?\n\n*Ana*", ["check", "a, b"])), (1, "Ben", ())):
        start = session.article(n).text.index(words)
        session.notes.annotate(n, Span(start, start + len(words)), *said)
    return out(home)


def out(home: Home) -> list[NotedArticle]:
    return [one.noted for one in outgoing([], Choice(), analysed=False, home=home) if one.noted]


def one(*files: Path, home: Home, **options: object) -> Imported:
    (found,) = incoming([str(file) for file in files], home=home, **options)
    assert isinstance(found, Imported), found
    return found


def told(*files: Path, home: Home, **options: object) -> list[str]:
    found = list(incoming([str(file) for file in files], home=home, **options))
    return [str(line) for result in found for line in ([result] if isinstance(result, Fault) else result.broken)]


@pytest.fixture
def fresh(tmp_path: Path) -> Home:
    """The home of another reader."""
    return Home.under(tmp_path / "fresh")


def test_json_lines_bring_notes_and_articles_to_another_reader_once(notes, fresh: Home, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_text("".join(FORMS["jsonl"](notes)))
    assert one(file, home=fresh).taken == Taken(added=2)
    assert one(file, home=fresh) == Imported(str(file), Taken(known=2))
    back = out(fresh)
    assert "".join(FORMS["jsonl"](back)) == file.read_text()


def test_a_folder_of_brat_brings_the_same_notes(notes, fresh: Home, home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    folder.mkdir()
    for made in files(notes):
        (folder / made.name).write_text(made.content)
    found = list(incoming([str(folder)], home=fresh))
    assert found == [Imported(str(folder), Taken(added=2))]
    assert one(folder, home=home).taken == Taken(known=2)
    assert [[(n.id, n.body, n.tags) for n in article.notes] for article in out(fresh)] == [
        [(n.id, n.body, n.tags) for n in article.notes] for article in notes
    ]


def test_a_text_of_a_folder_that_cannot_be_read_is_told_and_the_others_come_in(fresh: Home, tmp_path: Path) -> None:
    for name, text in (("a", b"\xff\xfe\xff"), ("b", b"Rain fell.")):
        (tmp_path / f"{name}.txt").write_bytes(text)
        (tmp_path / f"{name}.ann").write_text("T1\tOdd 0 4\n")
    fault, found = incoming([str(tmp_path)], home=fresh)
    assert str(fault).startswith(str(tmp_path / "a.txt"))
    assert found == Imported(str(tmp_path), Taken(added=1))


def test_what_was_changed_in_brat_changes_the_note_once(notes, home: Home, tmp_path: Path) -> None:
    for made in files(notes):
        (tmp_path / made.name).write_text(made.content.replace(" 0 9\tAna spoke\n", " 0 3\tAna\n"))
    file = tmp_path / "a.ann"
    (tmp_path / "a.txt").write_text(notes[0].article.text)
    assert one(file, home=home).taken == Taken(changed=1)
    assert one(file, home=home).taken == Taken(known=1)
    (note,) = out(home)[0].notes
    assert note.target.exact == "Ana"
    assert note.modified > notes[0].notes[0].modified


def test_gold_of_others_comes_in_as_added_attributions_and_tagged_notes(fresh: Home, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Ana spoke: yes.")
    lines = "T1\tSource 0 3\tAna\nT2\tCue 4 9\tspoke\nT3\tContent 11 14\tyes\nT4\tOdd 0 9\tAna spoke\n"
    lines += "#1\tAnnotatorNotes T4\thm\n"
    events = "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\nE2\tAttribution:T9 Cue:T2\n"
    (tmp_path / "x.ann").write_text(lines + events)
    (tmp_path / "y.ann").write_text(lines)
    shown: list[tuple[int, int]] = []
    found = one(tmp_path, home=fresh, on_progress=lambda done, of: shown.append((done, of)))
    assert (found.taken, shown) == (Taken(added=6), [(1, 2), (2, 2)])
    (broken,) = found.broken
    assert str(broken) == f"{tmp_path / 'x.ann'}:7: E2 refers to T9, which is not in the file or broken"
    (article,) = out(fresh)
    by_x = [note for note in article.notes if note.creator == "x"]
    assert [(note.target.exact, note.body, note.tags) for note in by_x] == [
        ("Ana spoke", "hm", ("Odd",)),
        ("yes", "", ()),
    ]
    assert by_x[1].correction.act == "add"


def test_annotations_of_other_tools_are_found_by_their_words(news: Path, fresh: Home, tmp_path: Path) -> None:
    def annotation(exact: str, **source: str) -> dict[str, object]:
        quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""}
        target = {"source": "https://example.org/report", "selector": quote, **source}
        return {"id": f"https://example.org/{exact}", "type": "Annotation", "bodyValue": "Look!", "target": target}

    words = "He had waited for Ana.\n\nThat was all."
    file = tmp_path / "web.jsonld"
    file.write_text(json.dumps([annotation(words), annotation("of which there is nothing here")], indent=1))
    what = "its article is not known (https://example.org/report); name it with --article"
    assert [line.endswith(what) for line in told(file, home=fresh)] == [True, True]
    found = one(file, home=fresh, articles=[str(news / "b.txt")])
    assert found.taken == Taken(added=1)
    assert [line.what for line in found.broken] == ["its words are not in the article (Ben spoke next.)"]
    assert file.read_text().splitlines()[found.broken[0].line - 1].strip() == "{"
    ((note,),) = (article.notes for article in out(fresh))
    assert (note.target.exact, note.body, note.motivation) == (words, "Look!", "commenting")
    assert one(file, home=fresh).taken == Taken(known=1)


def test_what_cannot_be_read_is_told_in_one_line_each(fresh: Home, tmp_path: Path, news: Path) -> None:
    for name, content in {
        "a.jsonl": '{"note": 1}\nnonsense\n{"note": {"id": "x"}}\n\n[1]\n',
        "b.jsonld": '{"type": "Annotation",\n "target": "https://a.example"}',
        "c.json": "{\n\n",
        "d.xyz": "",
        "e.ann": "",
        "f.json": "[" * 99999,
    }.items():
        (tmp_path / name).write_text(content)
    paths = sorted(p for p in tmp_path.iterdir() if p.is_file())
    lines = [line.removeprefix(f"{tmp_path}/") for line in told(*paths, tmp_path / "none.json", home=fresh)]
    assert lines == [
        'a.jsonl:1: neither a "note" nor an "article"',
        "a.jsonl:2: not JSON",
        "a.jsonl:3: not a note: fields are missing, or are of the wrong kind",
        'a.jsonl:5: neither a "note" nor an "article"',
        "b.jsonld:1: it has no quote (TextQuoteSelector) by which its words could be found",
        "c.json:3: not JSON",
        "d.xyz: its name does not say what it is; name its form with --format: jsonl, webannotation or brat",
        "e.ann: its text is missing: there is no e.txt beside it",
        "f.json:1: not JSON: nested too deeply",
        "none.json: no such file",
    ]


def test_a_note_that_says_what_cannot_be_is_told(notes, fresh: Home, tmp_path: Path) -> None:
    lines = "".join(FORMS["jsonl"](notes)).splitlines()
    file = tmp_path / "notes.jsonl"
    for was, now, what in (
        ('"span": [0, 9]', '"span": [1, 10]', "its words are not those at its place in the article"),
        ('"span": [0, 9]', '"span": [0, 8]', "the place of the note is not as long as its words"),
        ('"span": [0, 9]', '"span": [true, 9]', "not a note: a field is of the wrong kind"),
        ('"motivation": "commenting"', '"motivation": "shouting"', "not a note: a field is of the wrong kind"),
        ('"tags": [', '"tags": [3, ', "not a note: a field is of the wrong kind"),
        ('"created": "2', '"created": "X', 'the times of the note are not like "2025-03-01T12:00:00.000Z"'),
        ('"id": "', '"id": "x', "the id of the note is no UUID"),
    ):
        assert was in lines[1]
        file.write_text("\n".join([lines[0], lines[1].replace(was, now)]))
        assert told(file, home=fresh) == [f"{file}:2: {what}"]

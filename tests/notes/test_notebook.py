"""Notes are kept, changed by one reader at a time, carried into new texts, and found."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tui.article import Draft, Note, NoteConflict, Target
from tui.notes import Change, Edition, Notebook

Mark = Callable[..., Note]


def keep(notebook: Notebook, edition: Edition, *notes: Note) -> tuple[Note, ...]:
    made = notebook.change([Change(None, note) for note in notes], [edition])
    return tuple(one.after for one in made if one.after)


def test_nothing_is_made_before_the_first_use(tmp_path: Path) -> None:
    Notebook(tmp_path / "data" / "notes.db").close()
    assert list(tmp_path.iterdir()) == []


def test_a_note_is_there_in_the_next_sitting(notebook: Notebook, edition: Edition, mark: Mark) -> None:
    note = mark("every joint", "*Every* one?", tags=("check", "dam"))
    kept = keep(notebook, edition, note)
    assert kept == (replace(note, version=1),)
    again = Notebook(notebook.path)
    assert again.sheet(edition).notes == kept
    again.close()


def test_notes_are_the_texts_whatever_its_file_is_called(notebook: Notebook, edition: Edition, mark: Mark) -> None:
    kept = keep(notebook, edition, mark("Twice"))
    assert notebook.sheet(replace(edition, place="/elsewhere/renamed.txt")).notes == kept


def test_notes_come_in_the_order_of_the_text_overlapping_ones_too(
    notebook: Notebook, edition: Edition, mark: Mark
) -> None:
    notes = [mark("Ruiz told"), mark("Ana Ruiz"), mark("Ana Ruiz told the council"), mark("Dam")]
    keep(notebook, edition, *notes)
    expected = ["Dam", "Ana Ruiz", "Ana Ruiz told the council", "Ruiz told"]
    assert [note.target.exact for note in notebook.sheet(edition).notes] == expected


def test_changes_are_made_together_or_not_at_all(notebook: Notebook, edition: Edition, mark: Mark) -> None:
    (known,) = keep(notebook, edition, mark("Twice"))
    gone = mark("Monday")
    with pytest.raises(NoteConflict, match="deleted"):
        notebook.change([Change(known, None), Change(gone, replace(gone, body="late"))])
    assert notebook.sheet(edition).notes == (known,)


def test_of_two_readers_who_change_a_note_the_second_is_told_and_writes_nothing(
    notebook: Notebook, edition: Edition, mark: Mark
) -> None:
    (note,) = keep(notebook, edition, mark("Twice"))
    other = Notebook(notebook.path)
    other.change([Change(note, replace(note, body="theirs", creator="ben"))])
    with pytest.raises(NoteConflict, match=r"another reader \(ben\) changed the note"):
        notebook.change([Change(note, replace(note, body="mine"))])
    assert [one.body for one in notebook.sheet(edition).notes] == ["theirs"]
    other.close()


def test_a_note_that_was_deleted_and_made_again_is_not_what_a_third_reader_saw(
    notebook: Notebook, edition: Edition, mark: Mark
) -> None:
    (note,) = keep(notebook, edition, mark("Twice", "first"))
    notebook.change([Change(note, None)])
    notebook.change([Change(None, replace(note, body="second"))], [edition])
    with pytest.raises(NoteConflict):
        notebook.change([Change(note, replace(note, body="third"))])


def test_another_reader_s_writing_is_noticed_and_one_s_own_is_not(
    notebook: Notebook, edition: Edition, mark: Mark
) -> None:
    keep(notebook, edition, mark("Twice"))
    before = notebook.state()
    keep(notebook, edition, mark("Monday"))
    assert notebook.state() == before
    other = Notebook(notebook.path)
    keep(other, edition, mark("council"))
    assert notebook.state() != before
    other.close()


def test_notes_are_found_again_in_an_edited_text_and_lost_ones_are_listed(
    notebook: Notebook, edition: Edition, edited: Callable[..., Edition], mark: Mark
) -> None:
    kept = keep(notebook, edition, mark("every joint"), mark("the chief engineer said on Monday"))
    later = edited(("“We looked", "A new paragraph came.\n\n“We looked"), (", the chief engineer said on Monday", ""))
    sheet = notebook.sheet(later)
    assert [(n.id, n.target.exact, n.target.sha256) for n in sheet.notes] == [(kept[0].id, "every joint", later.sha256)]
    assert sheet.notes[0].target.span.of(later.article.text) == "every joint"
    assert sheet.detached == (kept[1],)
    assert sheet.editions == {edition.sha256, later.sha256}
    assert notebook.sheet(edition).notes == tuple(sorted(kept, key=lambda n: n.target.span))


def test_a_file_that_was_moved_and_edited_is_known_by_its_title_and_its_lines(
    notebook: Notebook, edition: Edition, edited: Callable[..., Edition], mark: Mark
) -> None:
    keep(notebook, edition, mark("every joint"))
    moved = edited(("on Monday", "on Tuesday"), place="/elsewhere/renamed.txt")
    titled = replace(moved, article=replace(moved.article, title=edition.article.title))
    assert notebook.sheet(moved).notes == ()
    elsewhere = replace(titled, article=replace(titled.article, outlet="The Courier"))
    assert notebook.sheet(elsewhere).notes == ()
    unlike = edited(place="/x.txt", whole="Dam at Vell holds, engineer says\n\nEvery other word is new.\n")
    assert notebook.sheet(replace(unlike, article=replace(unlike.article, title="Dam at Vell holds"))).notes == ()
    assert [note.target.exact for note in notebook.sheet(titled).notes] == ["every joint"]


def test_places_are_looked_for_once_and_kept(
    notebook: Notebook, edition: Edition, edited: Callable[..., Edition], mark: Mark, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(notebook, edition, mark("every joint"), mark("Twice"))
    later = edited(("Twice", "Once"), ("Monday", "Tuesday"))
    first = notebook.sheet(later)
    monkeypatch.setattr("tui.notes.notebook.carried", None)
    assert notebook.sheet(later) == first
    assert len(first.detached) == 1


def test_a_note_follows_an_article_through_many_small_changes(
    notebook: Notebook, edition: Edition, edited: Callable[..., Edition], mark: Mark
) -> None:
    keep(notebook, edition, mark("We looked at every joint of it"))
    text = edition.article.text
    for old, new in (
        ("We", "I"),
        ("looked", "had looked"),
        ("every", "each"),
        ("joint", "single joint"),
        ("it", "the dam"),
    ):
        text = text.replace(f"{old} ", f"{new} ", 1) if old != "it" else text.replace("of it", "of the dam")
        sheet = notebook.sheet(edited(whole=text))
    assert [note.target.exact for note in sheet.notes] == ["I had looked at each single joint of the dam"]
    assert sheet.reworded == {sheet.notes[0].id}


def test_a_note_touched_in_a_new_text_is_found_in_the_old_one_too(
    notebook: Notebook, edition: Edition, edited: Callable[..., Edition], mark: Mark
) -> None:
    keep(notebook, edition, mark("every joint"))
    later = edited(("Dam at", "The dam at"))
    (seen,) = notebook.sheet(later).notes
    notebook.change([Change(seen, replace(seen, body="Which?"))])
    (old,) = notebook.sheet(edition).notes
    assert (old.body, old.target.sha256, old.target.exact) == ("Which?", edition.sha256, "every joint")


def test_a_draft_is_kept_until_it_is_dropped_or_its_note_is_made(
    notebook: Notebook, edition: Edition, edited: Callable[..., Edition], mark: Mark
) -> None:
    note = mark("Twice")
    drafts = [Draft(name, note.target, f"{name} …", ("check",), kept="2025") for name in ("one", "two", "three")]
    for draft in drafts:
        notebook.keep_draft(draft, edition)
    notebook.keep_draft(replace(drafts[0], body="one, longer"), edition)
    assert [d.body for d in notebook.drafts(edited(("Monday", "Tuesday")))] == ["one, longer", "two …", "three …"]
    notebook.drop_draft("two")
    notebook.change([Change(None, note)], draft="three")
    assert [d.id for d in notebook.drafts(edition)] == ["one"]


def test_tags_come_latest_first(notebook: Notebook, edition: Edition, mark: Mark) -> None:
    for n, tags in enumerate([("dam", "check"), ("figure",), ("dam",)]):
        keep(notebook, edition, mark("Twice", tags=tags, modified=f"2025-03-0{n + 1}"))
    assert notebook.tags(10) == ("dam", "figure", "check")
    assert notebook.tags(1) == ("dam",)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("joint", 1),
        ("JOI", 1),
        ("verrà dam", 1),
        ("verra", 1),
        ('"said so"', 1),
        ('"so said"', 0),
        ("so said", 1),
        ("fact-check", 2),
        ("nowhere", 0),
        ('" ', 0),
        ("a* OR NEAR(", 0),
        ("", 0),
    ],
)
def test_notes_are_found_by_their_words(
    notebook: Notebook, edition: Edition, mark: Mark, query: str, found: int
) -> None:
    keep(
        notebook,
        edition,
        mark("every joint", "She said so.", tags=("fact-check",)),
        mark("Dam", "Verrà."),
        mark("Twice", tags=("fact-check",)),
    )
    assert len(notebook.find(query)) == found


def test_what_was_changed_or_deleted_is_found_no_longer(notebook: Notebook, edition: Edition, mark: Mark) -> None:
    (note,) = keep(notebook, edition, mark("Twice", "before"))
    ((change,),) = (notebook.change([Change(note, replace(note, body="after"))]),)
    assert (len(notebook.find("before")), len(notebook.find("after"))) == (0, 1)
    notebook.change([Change(change.after, None)])
    assert notebook.find("after") == ()


def test_words_that_are_no_unicode_are_kept(notebook: Notebook, edition: Edition, mark: Mark) -> None:
    note = mark("Twice", "a\udcff\0b", tags=("\udcff",), creator="\udcff")
    odd = replace(edition, place="/news/\udcff.txt")
    assert keep(notebook, odd, note) == notebook.sheet(odd).notes
    assert notebook.sheet(odd).notes[0].body == "a\udcff\0b"


def test_all_notes_come_by_the_text_on_which_they_were_made(
    notebook: Notebook, edition: Edition, edited: Callable[..., Edition], mark: Mark
) -> None:
    keep(notebook, edition, mark("Twice"), mark("Dam"))
    later = edited(("Monday", "Tuesday"))
    target = Target.of(later.sha256, later.article.text, mark("Dam").target.span)
    keep(notebook, later, replace(mark("Dam"), target=target))
    noted = list(notebook.noted())
    assert [(one.edition, [n.target.exact for n in one.notes]) for one in noted] == [
        (edition, ["Dam", "Twice"]),
        (later, ["Dam"]),
    ]

"""Notes of a sitting: made, changed, undone without limit, shared with other readers, and there the next time."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tui.article import NoteConflict, NotesFault, Span
from tui.session.session import Session

Sit = Callable[..., Session]


def span_of(session: Session, n: int, words: str) -> Span:
    start = session.article(n).text.index(words)
    return Span(start, start + len(words))


def shown(session: Session, n: int = 0) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(note.target.exact, note.body, note.tags) for note in session.notes.of(n)]


def test_no_file_is_made_by_looking(sit: Sit) -> None:
    session = sit()
    assert session.notes.of(0) == session.notes.detached(0) == session.notes.drafts(0) == ()
    assert session.notes.tags() == session.notes.find("words") == ()
    assert session.notes.undo() is session.notes.redo() is None
    assert not session.notes.refresh()
    assert not session.home.notes.exists()


def test_a_note_is_on_the_disk_when_it_is_returned(sit: Sit) -> None:
    session = sit()
    note = session.notes.annotate(0, span_of(session, 0, "Ana spoke"), "First?", [" check ", "check", "a\nb"])
    assert (note.target.exact, note.body, note.tags) == ("Ana spoke", "First?", ("check", "a b"))
    assert note.creator == session.notes.creator
    assert note.created == note.modified
    assert sit().notes.of(0) == (note,)


def test_a_mark_a_tag_and_a_note_say_why_they_were_made(sit: Sit) -> None:
    session = sit()
    span = span_of(session, 0, "Ana")
    made = session.notes.annotate(0, span)
    assert made.motivation == "highlighting"
    made = session.notes.tag(0, made, ["who"])
    assert made.motivation == "tagging"
    made = session.notes.edit(0, made, "Who is she?")
    assert (made.motivation, made.tags) == ("commenting", ("who",))
    assert session.notes.edit(0, made, "  ", []).motivation == "highlighting"


def test_every_action_is_undone_and_done_again_in_its_order(sit: Sit) -> None:
    session = sit()
    notes = session.notes
    states = [shown(session)]

    def done() -> None:
        states.append(shown(session))

    first = notes.annotate(0, span_of(session, 0, "Ana"))
    done()
    second = notes.annotate(0, span_of(session, 0, "Nobody answered Ben."), "Why?")
    done()
    first = notes.edit(0, first, "Ruiz")
    done()
    first = notes.tag(0, first, ["who", "check"])
    done()
    second = notes.move(0, second, span_of(session, 0, "answered Ben"))
    done()
    notes.delete(0, first, second)
    done()
    notes.annotate(0, span_of(session, 0, "over"))
    done()
    for state in reversed(states[:-1]):
        assert notes.undo()
        assert shown(session) == shown(sit()) == state
    assert notes.undo() is None
    for state in states[1:]:
        assert notes.redo()
        assert shown(session) == shown(sit()) == state
    assert notes.redo() is None
    for state in reversed(states[:-1]):
        notes.undo()
        assert shown(session) == state


def test_what_was_taken_back_is_gone_once_something_else_is_done(sit: Sit) -> None:
    session = sit()
    session.notes.annotate(0, Span(0, 3))
    session.notes.undo()
    session.notes.annotate(1, Span(0, 3))
    assert session.notes.redo() is None
    step = session.notes.undo()
    assert step is not None
    assert (step.label, step.report) == ("highlight", 1)


def test_two_readers_see_each_other_s_notes(sit: Sit) -> None:
    mine, theirs = sit(), sit()
    assert shown(mine) == shown(theirs) == []
    note = mine.notes.annotate(0, Span(0, 3), "mine")
    assert theirs.notes.refresh()
    assert theirs.notes.of(0) == (note,)
    assert not theirs.notes.refresh()
    theirs.notes.delete(0, note)
    assert mine.notes.refresh()
    assert mine.notes.of(0) == ()


def test_of_two_readers_neither_overwrites_the_other_in_undoing_either(sit: Sit) -> None:
    mine, theirs = sit(), sit()
    note = mine.notes.annotate(0, Span(0, 3), "one")
    note = mine.notes.edit(0, note, "two")
    seen = theirs.notes.of(0)[0]
    theirs.notes.edit(0, seen, "theirs")
    with pytest.raises(NoteConflict):
        mine.notes.edit(0, note, "three")
    with pytest.raises(NoteConflict):
        mine.notes.undo()
    assert shown(mine) == [("Ana", "theirs", ())]
    with pytest.raises(NoteConflict):
        mine.notes.undo()
    assert mine.notes.undo() is None
    assert shown(sit()) == [("Ana", "theirs", ())]


def test_notes_stay_with_their_words_when_the_file_is_edited_or_moved(sit: Sit, news: Path) -> None:
    session = sit()
    kept = session.notes.annotate(0, span_of(session, 0, "Nobody answered Ben."), "Why?")
    lost = session.notes.annotate(0, span_of(session, 0, "Then it was over."))
    file = news / "a.txt"
    file.write_text(file.read_text().replace("Ana spoke", "At last Ana spoke").replace("Then it was over.\n", ""))
    session.reread(0)
    assert [(n.id, n.target.exact) for n in session.notes.of(0)] == [(kept.id, "Nobody answered Ben.")]
    assert session.notes.detached(0) == (lost,)
    back = session.notes.move(0, lost, span_of(session, 0, "At last"))
    assert session.notes.detached(0) == ()
    file.rename(news / "z.txt")
    moved = sit()
    assert [n.id for n in moved.notes.of(2)] == [back.id, kept.id]


def test_an_action_can_be_undone_after_its_article_was_edited(sit: Sit, news: Path) -> None:
    session = sit()
    note = session.notes.annotate(0, span_of(session, 0, "Nobody answered Ben."), "one")
    file = news / "a.txt"
    file.write_text("New.\n\n" + file.read_text())
    session.reread(0)
    session.notes.edit(0, session.notes.of(0)[0], "two")
    session.notes.undo()
    assert shown(session) == [("Nobody answered Ben.", "one", ())]
    session.notes.undo()
    assert shown(session) == []
    session.notes.redo()
    session.notes.redo()
    assert shown(session) == [("Nobody answered Ben.", "two", ())]
    assert session.notes.of(0)[0].id == note.id


def test_a_draft_is_offered_in_the_next_sitting_until_it_is_saved(sit: Sit) -> None:
    session = sit()
    draft = session.notes.draft(0, Span(0, 3), "Wh")
    draft = session.notes.keep_draft(0, draft, "Who is")
    draft = session.notes.keep_draft(0, draft, "Who is she")
    session.close()
    later = sit()
    assert later.notes.drafts(0) == (draft,)
    later.notes.annotate(0, draft.target.span, draft.body + "?", draft=draft.id)
    assert later.notes.drafts(0) == ()
    assert shown(later) == [("Ana", "Who is she?", ())]


def test_notes_that_cannot_be_kept_are_one_line_and_change_nothing(sit: Sit, tmp_path: Path) -> None:
    session = sit()
    note = session.notes.annotate(0, Span(0, 3), "kept")
    with session.notes._notebook._database.reading() as connection:
        connection.execute("PRAGMA query_only = ON")
    for attempt in (
        lambda: session.notes.annotate(0, Span(4, 9), "not kept"),
        lambda: session.notes.edit(0, note, "not kept"),
        lambda: session.notes.delete(0, note),
        session.notes.undo,
    ):
        with pytest.raises(NotesFault, match=r"notes\.db: cannot be written .*; what you wrote is still here"):
            attempt()
    assert session.notes.of(0) == (note,)
    with session.notes._notebook._database.reading() as connection:
        connection.execute("PRAGMA query_only = OFF")
    session.notes.undo()
    assert session.notes.of(0) == ()
    session.notes.redo()
    assert shown(session) == [("Ana", "kept", ())]


def test_a_damaged_file_leaves_the_article_readable_and_says_so(sit: Sit) -> None:
    session = sit()
    session.home.notes.parent.mkdir(parents=True, exist_ok=True)
    session.home.notes.write_bytes(b"this is no database" * 1000)
    assert session.notes.of(0) == ()
    assert "not a database" in str(session.notes.fault)
    assert session.notes.tags() == ()


def test_a_note_of_nothing_is_refused(sit: Sit) -> None:
    with pytest.raises(ValueError, match="no stretch"):
        sit().notes.annotate(0, Span(3, 3))


def test_times_never_go_back_so_that_what_was_done_later_is_later(sit: Sit) -> None:
    session = sit()
    notes = [session.notes.make(0, Span(0, 3)) for _ in range(50)]
    times = [note.created for note in notes]
    assert times == sorted(set(times))
    assert replace(notes[0], id=notes[1].id, created="", modified="") == replace(notes[1], created="", modified="")


def test_notes_are_those_of_whoever_the_configuration_names(sit: Sit) -> None:
    assert sit(creator="Zoë").notes.annotate(0, Span(0, 3)).creator == "Zoë"
    assert sit().notes.creator == sit().notes.annotate(0, Span(0, 3)).creator != "Zoë"

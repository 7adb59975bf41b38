"""Notes go through JSON and come back equal; a target holds what it takes to be found again."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import ActorCorrection, AttributionCorrection, Finding, Note, Referent, Span, Target
from tui.article.note import CONTEXT, motivation_of
from tui.article.note_codec import note_from_plain, note_to_plain

spans = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 9999), st.integers(1, 999))
some = st.lists(spans, max_size=3).map(tuple)
kinds = st.sampled_from(["person", "organisation", "place", "group"])
referents = st.builds(Referent, st.text(), kinds, st.none() | spans, st.text())
findings = st.builds(
    Finding,
    some,
    some,
    some,
    st.sampled_from(["direct", "mixed", "indirect"]),
    st.none() | referents,
    st.booleans(),
    st.sampled_from(["neutral", "deny", "want"]),
)
acts = st.sampled_from(["accept", "reject", "speaker", "parts", "kind", "add"])
corrections = st.builds(AttributionCorrection, acts, st.none() | findings, st.none() | findings) | st.builds(
    ActorCorrection,
    st.sampled_from(["merge", "split", "rename"]),
    st.lists(referents, max_size=3).map(tuple),
    st.text(),
    st.none() | kinds,
    some,
)
notes = st.builds(
    Note,
    st.uuids().map(str),
    st.builds(Target, st.text(), spans, st.text(), st.text(), st.text()),
    st.text(),
    st.sampled_from(["highlighting", "commenting", "editing"]),
    st.lists(st.text(), max_size=3).map(tuple),
    st.text(),
    st.text(),
    st.text(),
    st.none() | corrections,
)


@given(notes)
def test_every_note_comes_back_equal(note: Note) -> None:
    assert note_from_plain(json.loads(json.dumps(note_to_plain(note)))) == note


def test_the_version_on_disk_is_left_behind() -> None:
    note = Note("n", Target.of("h", "Some words.", Span(0, 4)))
    assert note_from_plain(note_to_plain(replace(note, version=7))) == note


@given(st.text(min_size=1), st.data())
def test_a_target_is_its_words_with_what_stands_around_them(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    target = Target.of("h", text, Span(start, end))
    assert text[start - len(target.prefix) : end + len(target.suffix)] == target.prefix + target.exact + target.suffix
    assert target.exact == text[start:end]
    assert len(target.prefix) == min(start, CONTEXT)
    assert len(target.suffix) == min(len(text) - end, CONTEXT)


@pytest.mark.parametrize("span", [Span(3, 3), Span(-1, 2), Span(4, 12), Span(5, 4)])
def test_no_target_is_empty_or_outside_of_its_text(span: Span) -> None:
    with pytest.raises(ValueError, match="no stretch"):
        Target.of("h", "Some words.", span)


@pytest.mark.parametrize("plain", [{"of": "weather"}, {"of": "actor"}, {}])
def test_what_is_no_correction_is_refused(plain: dict[str, str]) -> None:
    good = note_to_plain(Note("n", Target.of("h", "Some words.", Span(0, 4))))
    with pytest.raises((KeyError, ValueError)):
        note_from_plain({**good, "correction": plain})


def test_a_correction_is_an_assessment_or_an_edit_whatever_is_written_beside_it() -> None:
    said = Finding((Span(0, 4),))
    assert motivation_of("Why?", ("check",), AttributionCorrection("reject", said)) == "assessing"
    assert motivation_of("", (), AttributionCorrection("add", None, said)) == "editing"

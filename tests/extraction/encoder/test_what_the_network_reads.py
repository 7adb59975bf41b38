import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import Span
from tui.extraction.encoder.features import HEADING, INSIDE, pieces
from tui.extraction.encoder.windows import STRIDE, WINDOW, begins, inputs, merged, rows, windows
from tui.extraction.encoder.wordpiece import BREAK, CLS, SEP, UNKNOWN, WORD, Vocabulary, load_vocabulary
from tui.extraction.passages import Passage
from tui.extraction.quotations import quotations


def words(found, text):
    return [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]


def test_offsets_are_the_texts_own_where_lower_case_and_accents_change_the_length(read):
    found = read("İstanbul’s cafe\u0301s, Straße")
    assert words(found.pieces, found.text)[:8] == list("İstanbul")
    whole = [m.group() for m in WORD.finditer(found.text)]
    assert "".join(words(found.pieces, found.text)) == "".join(whole)


def test_a_word_that_the_vocabulary_cannot_spell_is_one_unknown_piece(vocabulary):
    assert vocabulary.split("日") == ((UNKNOWN, 0, 1),)
    assert vocabulary.split("a" * 101) == ((UNKNOWN, 0, 101),)


def test_the_longest_piece_wins(vocabulary):
    assert vocabulary.split("Unfit") == ((vocabulary.numbers["un"], 0, 2), (vocabulary.numbers["##fit"], 2, 5))


def test_a_vocabulary_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "vocabulary.txt"
    path.write_text("a\nb\n", encoding="utf-8")
    with pytest.raises(ValueError, match="CLS"):
        load_vocabulary(path)


@pytest.mark.parametrize("style", ["“{}”", '"{}"', "‘{}’", "'{}'", "``{}''", "„{}“", "«{}»"])
def test_whatever_the_style_of_the_marks_the_network_reads_the_same(read, style):
    one, other = (read(f"He said, {s.format('it was late, and dark')}.").pieces for s in ("“{}”", style))
    assert one.ids.tolist() == other.ids.tolist()
    assert one.features.tolist() == other.features.tolist()


def test_an_apostrophe_is_no_mark(read):
    found = read("The ministers’ plan isn’t Ruiz's")
    assert not (found.pieces.features & INSIDE).any()


def test_case_marks_and_headings_are_told(vocabulary):
    text = "NATO says\nA iPhone “ran”"
    looked = (Passage(Span(0, 9), heading=True, quotation=False), Passage(Span(10, 24), heading=False, quotation=False))
    found = pieces(text, looked, quotations(text, looked), vocabulary)
    told = dict(zip(words(found, text), found.features.tolist(), strict=True))
    assert (told["N"], told["said"[0]], told["A"]) == (2 + HEADING, HEADING, 1)
    assert told["i"] == 3
    assert told["“"] == told["r"] == INSIDE


def test_a_break_stands_between_passages_and_belongs_to_no_word(read):
    found = read("one\n\ntwo").pieces
    [at] = np.flatnonzero(found.ids == BREAK)
    assert found.starts[at] == found.ends[at]
    assert not found.opens[at]
    assert not found.closes[at]
    assert found.passage.tolist() == [0, 0, 0, 0, 1, 1, 1]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_has_pieces_in_order_none_over_another(vocabulary_of_letters, text):
    looked = tuple(
        Passage(Span(m, m + len(line)), heading=False, quotation=False)
        for m, line in _lines(text)
        if line.strip()
    )  # fmt: skip
    found = pieces(text, looked, quotations(text, looked), vocabulary_of_letters)
    assert (found.starts[1:] >= found.ends[:-1]).all()
    assert (found.ends >= found.starts).all()
    assert found.opens.sum() == found.closes.sum()
    told = {at for a, b in zip(found.starts, found.ends, strict=True) for at in range(a, b)}
    missed = [c for p in looked for at, c in enumerate(p.span.of(text), p.span.start) if at not in told]
    assert all(not c.isalnum() or c.isspace() for c in missed)


def _lines(text):
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


@pytest.fixture(scope="module")
def vocabulary_of_letters():
    return Vocabulary({"a": 200, "##a": 201, "b": 202})


@pytest.mark.parametrize("count", [0, 1, WINDOW, WINDOW + 1, WINDOW + STRIDE, 5000])
def test_windows_of_one_long_passage_hold_every_piece_and_overlap(count):
    spread = windows(count)
    assert {at for start, end in spread for at in range(start, end)} == set(range(count))
    assert all(end - start == WINDOW for start, end in spread[:-1])
    assert all(later[0] - earlier[0] == STRIDE for earlier, later in itertools.pairwise(spread))


@given(lengths=st.lists(st.integers(1, 400), max_size=30))
def test_windows_end_where_passages_end_unless_one_is_too_long(lengths):
    ends = list(itertools.accumulate(lengths))
    spread = windows(sum(lengths), ends[:-1])
    assert {at for start, end in spread for at in range(start, end)} == set(range(sum(lengths)))
    assert all(0 < end - start <= WINDOW for start, end in spread)
    for (start, end), (following, _) in itertools.pairwise(spread):
        assert following == (end if end in ends else start + STRIDE)
    if all(length <= WINDOW // 2 for length in lengths):
        assert {end for _, end in spread} <= set(ends)


@pytest.mark.parametrize("count", [1, 300, 1234])
def test_a_piece_is_read_where_it_has_most_around_it_and_finds_its_own_row(count):
    spread = windows(count)
    for at, (number, row) in enumerate(rows(count, spread).tolist()):
        start, end = spread[number]
        assert start + row - 1 == at
        least = 1 if count <= WINDOW else (WINDOW - STRIDE) // 2
        assert min(at - start if start else count, end - 1 - at if end < count else count) >= min(least, count) - 1


def test_passages_begin_after_breaks(read):
    found = read("one two\nthree")
    (begin,) = begins(found.pieces)
    assert found.pieces.span(begin, begin + 1).of(found.text) == "t"
    assert found.pieces.ids[begin - 1] == BREAK


def test_what_the_windows_say_is_put_together_piece_by_piece():
    count, width = 700, 12 * 2 + 5
    told = np.arange(count, dtype=np.float32)[:, None]
    outputs = [
        tuple(np.pad(np.repeat(told[s:e], w, 1), ((1, 1), (0, 0)))[None] for w in (7, width)) for s, e in windows(count)
    ]
    found = merged(count, windows(count), outputs)
    assert found.tags[:, 3].tolist() == list(range(count))
    assert found.rights[:, 0].tolist() == list(range(count))
    assert found.queries.shape == (count, 2)
    assert found.lefts.shape == (count, 6)


def test_a_window_is_framed(read):
    found = read("she said")
    given_ = inputs(found.pieces, (0, len(found.pieces)))
    assert given_["ids"][0, [0, -1]].tolist() == [CLS, SEP]
    assert given_["mask"].all()
    assert {array.shape for array in given_.values()} == {(1, len(found.pieces) + 2)}


def test_nothing_to_read_is_nothing_said():
    assert windows(0) == ()

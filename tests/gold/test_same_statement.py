"""The labelled pairs of statements are sound: offsets, labels, balance. README.md has the guidelines."""

import re
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NEWS = HERE.parents[2] / "shared" / "gold" / "newswcl50" / "dev"

_RELATIONS = {
    "same": {"verbatim", "trimmed", "spliced", "bracketed", "reworded", "paraphrased"},
    "different": {
        "next-sentence",
        "other-utterance",
        "other-speaker",
        "other-thing",
        "number-or-date",
        "negated",
    },
}
_SPANS = re.compile(r"\d+-\d+(,\d+-\d+)*")


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


PAIRS = _rows("same_statement.tsv")
INVENTED = _rows("same_statement_invented.tsv")


@pytest.mark.parametrize("rows", [PAIRS, INVENTED], ids=["reports", "invented"])
def test_every_pair_has_a_label_and_a_relation_that_goes_with_it(rows: list[list[str]]) -> None:
    for *_, label, relation in rows:
        assert relation in _RELATIONS[label]


@pytest.mark.parametrize("rows", [PAIRS, INVENTED], ids=["reports", "invented"])
def test_half_of_the_pairs_are_hard_negatives(rows: list[list[str]]) -> None:
    labels = Counter(row[-2] for row in rows)
    assert 0.45 <= labels["different"] / labels.total() <= 0.55


def test_the_readme_counts_what_is_there() -> None:
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    for relation in sorted(_RELATIONS["same"] | _RELATIONS["different"]):
        counts = [sum(row[-1] == relation for row in rows) for rows in (PAIRS, INVENTED)]
        row = re.search(rf"^\| {relation} \|.*\| (\S+) \| (\S+) \|$", readme, re.MULTILINE)
        assert row
        assert [row[1], row[2]] == [str(count or "–") for count in counts]


def test_a_speaker_s_same_words_are_the_same_statement_and_another_s_are_not() -> None:
    for first, one, second, other, label, relation in INVENTED:
        assert (one == other) == (relation != "other-speaker")
        if first == second:
            assert label == ("same" if one == other else "different")


def test_pairs_join_two_reports_of_one_event_and_no_pair_stands_twice() -> None:
    seen = set()
    for event, file, spans, _, other_file, other_spans, *_ in PAIRS:
        assert file[0] == other_file[0] == event[-1]
        assert file != other_file
        assert _SPANS.fullmatch(spans)
        assert _SPANS.fullmatch(other_spans)
        seen.add(frozenset({(file, spans), (other_file, other_spans)}))
    assert len(seen) == len(PAIRS) >= 160


@pytest.mark.shared
def test_contents_stand_on_whole_words_of_their_articles() -> None:
    for event, *sides, _, _ in PAIRS:
        for file, spans in ((sides[0], sides[1]), (sides[3], sides[4])):
            text = (NEWS / event / file).read_bytes().decode("utf-8")
            places = [tuple(map(int, pair.split("-"))) for pair in spans.split(",")]
            flat = [offset for place in places for offset in place]
            assert flat == sorted(set(flat))
            for start, end in places:
                content = text[start:end]
                assert content == content.strip() != ""
                assert re.search(r"\w", content)
                assert not re.match(r"\w\w", text[start - 1 : start + 1]) or start == 0
                assert not re.match(r"\w\w", text[end - 1 : end + 1])

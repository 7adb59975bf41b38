"""Adjudication: what gets into the gold set, what is on the disk, and how it goes on."""

import json
from pathlib import Path

import pytest

from tui.article import Attribution, Span
from tui.exchange.brat_attributions import attributions_of
from tui.exchange.brat_reading import read_standoff
from tui.scoring.agreement import Annotated, Reading
from tui.session import adjudicating
from tui.session.adjudicating import LOG, Adjudication
from tui.session.decisions import AdjudicationFault

TEXT = "Ana Ruiz said the ferry would sail. “It was late,” the mayor added.\r\n\r\nNobody spoke of the bridge.\r\n"


def said(content: str, source: str = "") -> Attribution:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span(TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()

    return Attribution("q", "indirect", spans(content), spans(source), speaker="a9", confidence=1.0)


ALIKE = said("“It was late,”", "the mayor")
THEIRS = said("the ferry would sail", "Ana Ruiz")
MINE = said("ferry would sail", "Ana Ruiz")
EXTRA = said("of the bridge", "Nobody")


@pytest.fixture
def articles() -> list[Annotated]:
    ana, ben = Reading("ana", (THEIRS, ALIKE)), Reading("ben", (ALIKE, MINE, EXTRA))
    alone = Annotated("alone", TEXT, (Reading("ana", (THEIRS,)),))
    return [Annotated("sub/a", TEXT, (ana, ben)), Annotated("b", TEXT, (ben, ana)), alone]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return tmp_path / "gold"


def held(gold: Path, name: str = "sub/a") -> list[str]:
    """The words of the contents in the gold set."""
    text = (gold / f"{name}.txt").read_bytes().decode()
    assert text == TEXT
    file = gold / f"{name}.ann"
    standoff = read_standoff(file.read_bytes(), text, file.name)
    assert standoff.broken == ()
    return [" ".join(span.of(text) for span in found.content) for found in attributions_of(standoff, text)]


def test_it_begins_with_what_both_have_alike_and_asks_about_the_rest(articles, gold: Path):
    made = Adjudication(articles, "ana", "ben", gold)
    assert [(q.article.name, q.difference.kinds) for q in made.questions] == [
        ("sub/a", ("boundary",)),
        ("sub/a", ("spurious",)),
        ("b", ("boundary",)),
        ("b", ("spurious",)),
    ]
    assert (held(gold), held(gold, "b")) == (["“It was late,”"], ["“It was late,”"])
    assert not (gold / "alone.txt").exists()
    assert (gold / "annotation.conf").is_file()


def test_each_choice_is_in_the_gold_set_as_soon_as_it_is_taken(articles, gold: Path):
    made = Adjudication(articles, "ana", "ben", gold)
    made.decide(0, "first")
    assert held(gold) == ["the ferry would sail", "“It was late,”"]
    made.decide(0, "second")
    assert held(gold) == ["ferry would sail", "“It was late,”"]
    made.decide(0, "neither")
    made.decide(1, "second")
    assert held(gold) == ["“It was late,”", "of the bridge"]
    assert held(gold, "b") == ["“It was late,”"]
    assert made.left == 2


def test_to_take_the_side_that_has_nothing_is_to_take_nothing(articles, gold: Path):
    made = Adjudication(articles, "ana", "ben", gold)
    made.decide(1, "first")
    assert (held(gold), made.choice(1)) == (["“It was late,”"], "first")


def test_undo_brings_back_the_decision_before_without_limit(articles, gold: Path):
    made = Adjudication(articles, "ana", "ben", gold)
    made.decide(0, "first")
    made.decide(1, "second")
    made.decide(0, "second")
    assert made.undo() == 0
    assert (made.choice(0), held(gold)) == ("first", ["the ferry would sail", "“It was late,”", "of the bridge"])
    assert made.undo() == 1
    assert made.undo() == 0
    assert (made.undo(), made.left, held(gold)) == (None, 4, ["“It was late,”"])


def test_it_goes_on_where_it_stopped_and_undoes_what_was_decided_before(articles, gold: Path):
    Adjudication(articles, "ana", "ben", gold).decide(2, "first")
    again = Adjudication(articles, "ana", "ben", gold)
    assert (again.left, again.choice(2), held(gold, "b")) == (3, "first", ["the ferry would sail", "“It was late,”"])
    assert again.undo() == 2
    assert Adjudication(articles, "ana", "ben", gold).left == 4


def test_the_next_that_is_not_decided_is_found_in_both_directions(articles, gold: Path):
    made = Adjudication(articles, "ana", "ben", gold)
    made.decide(1, "neither")
    made.decide(2, "neither")
    assert (made.open_from(1), made.open_from(2, -1), made.open_from(4)) == (3, 0, 0)
    made.decide(0, "neither")
    made.decide(3, "neither")
    assert made.open_from(0) is None


def test_decisions_on_annotations_that_have_changed_are_kept_and_counted(articles, gold: Path):
    Adjudication(articles, "ana", "ben", gold).decide(0, "first")
    changed = [Annotated("sub/a", TEXT, (Reading("ana", (THEIRS,)), Reading("ben", (EXTRA,))))]
    made = Adjudication(changed, "ana", "ben", gold)
    assert (made.idle, made.left, made.undo()) == (1, 2, None)
    made.decide(0, "first")
    assert (made.undo(), Adjudication(articles, "ana", "ben", gold).choice(0)) == (0, "first")


def test_the_gold_set_is_made_anew_from_the_log(articles, gold: Path):
    Adjudication(articles, "ana", "ben", gold).decide(0, "first")
    (gold / "sub" / "a.ann").write_text("T1\tCue 0 3\tAna\n", encoding="utf-8")
    Adjudication(articles, "ana", "ben", gold)
    assert held(gold) == ["the ferry would sail", "“It was late,”"]


def test_what_another_writes_meanwhile_is_not_overwritten(articles, gold: Path):
    one, other = (Adjudication(articles, "ana", "ben", gold) for _ in range(2))
    one.decide(0, "first")
    with pytest.raises(AdjudicationFault, match="changed elsewhere"):
        other.decide(0, "second")
    assert (other.choice(0), held(gold)) == (None, ["the ferry would sail", "“It was late,”"])


def test_a_disk_that_takes_nothing_leaves_everything_as_it_was(articles, gold: Path, monkeypatch):
    made = Adjudication(articles, "ana", "ben", gold)
    made.decide(0, "first")
    before = {path: path.read_bytes() for path in gold.rglob("*") if path.is_file()}

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(adjudicating, "write_whole", full)
    with pytest.raises(AdjudicationFault, match="No space left on device; what was decided before is kept"):
        made.decide(1, "second")
    assert (made.choice(1), made.left) == (None, 3)
    assert {path: path.read_bytes() for path in gold.rglob("*") if path.is_file()} == before


def test_a_folder_that_is_something_else_is_refused_untouched(articles, gold: Path):
    gold.mkdir()
    (gold / "precious.ann").write_text("T1\tCue 0 3\tAna\n", encoding="utf-8")
    with pytest.raises(AdjudicationFault, match="was not made by an adjudication; name a folder that is new or empty"):
        Adjudication(articles, "ana", "ben", gold)
    assert [path.name for path in gold.iterdir()] == ["precious.ann"]


def test_a_gold_set_of_others_is_refused(articles, gold: Path):
    Adjudication(articles, "ana", "ben", gold)
    with pytest.raises(AdjudicationFault, match="adjudicates ana and ben"):
        Adjudication(articles, "ben", "ana", gold)


@pytest.mark.parametrize("line", ["{", "[]", '{"choice": "both"}', "{}", "3"])
def test_a_broken_line_of_the_log_is_named_and_nothing_is_written_over_it(articles, gold: Path, line: str):
    Adjudication(articles, "ana", "ben", gold).decide(0, "first")
    log = (gold / LOG).read_text(encoding="utf-8") + line + "\n"
    (gold / LOG).write_text(log, encoding="utf-8")
    with pytest.raises(AdjudicationFault, match=rf"{LOG}:3: no decision; mend or delete the line"):
        Adjudication(articles, "ana", "ben", gold)
    assert (gold / LOG).read_text(encoding="utf-8") == log


def test_the_log_says_what_was_chosen_of_what(articles, gold: Path):
    Adjudication(articles, "ana", "ben", gold).decide(1, "second")
    first, second = (json.loads(line) for line in (gold / LOG).read_text(encoding="utf-8").splitlines())
    assert first == {"annotators": ["ana", "ben"]}
    assert (second["article"], second["first"], second["choice"]) == ("sub/a", [], "second")
    assert [role for role, *_ in second["second"]] == ["source", "content"]


def test_no_speaker_of_either_side_is_claimed(articles, gold: Path):
    Adjudication(articles, "ana", "ben", gold).decide(0, "first")
    assert "a9" not in (gold / "sub" / "a.ann").read_text(encoding="utf-8")

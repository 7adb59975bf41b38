"""Agreement: the examples of the literature, missing data, and what is not defined."""

import pytest

from tui.language.agreement import Judgement, alpha, kappa

RELIABILITY = """
a 1 2 3 3 2 1 4 1 2 * * *
b 1 2 3 3 2 2 4 1 2 5 * 3
c * 3 3 3 2 3 4 2 2 5 1 *
d 1 2 3 3 2 4 4 1 2 5 1 *
"""


def judgements(table: str) -> list[Judgement]:
    rows = (line.split() for line in table.strip().splitlines())
    return [Judgement(who, n, label) for who, *labels in rows for n, label in enumerate(labels) if label != "*"]


def test_alpha_is_that_of_krippendorffs_own_example_with_missing_data():
    """Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C: 0.743 for nominal data."""
    assert alpha(judgements(RELIABILITY)) == pytest.approx(0.743, abs=0.0005)


def test_kappa_is_that_of_the_textbook():
    """20 times both yes, 15 times both no, 5 and 10 times one each: 0.4."""
    pairs = [("y", "y")] * 20 + [("n", "n")] * 15 + [("y", "n")] * 5 + [("n", "y")] * 10
    judged = [Judgement(who, n, label) for n, pair in enumerate(pairs) for who, label in zip("ab", pair, strict=True)]
    assert kappa(judged) == pytest.approx(0.4)


def test_kappa_leaves_out_what_only_one_labelled():
    both = judgements("a x y x y\nb x y y y")
    assert kappa([*both, Judgement("a", 77, "x"), Judgement("b", 99, "z")]) == pytest.approx(kappa(both))


def test_disagreement_at_every_turn_is_less_than_chance():
    assert alpha(judgements("a x y\nb y x")) < 0
    assert kappa(judgements("a x y\nb y x")) == pytest.approx(-1.0)


@pytest.mark.parametrize("table", ["a x y z", "a x x\nb x x", "a x *\nb * y"])
def test_where_nothing_could_have_been_mistaken_there_is_no_figure(table: str):
    assert alpha(judgements(table)) is None
    assert kappa(judgements(table)) is None


def test_kappa_is_of_two():
    with pytest.raises(ValueError, match="not of 3"):
        kappa(judgements("a x\nb x\nc x"))

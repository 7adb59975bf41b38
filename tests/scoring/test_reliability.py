"""Confidences against what came true."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.scoring.reliability import reliability


def test_confidences_that_come_true_as_often_as_they_say_have_no_error():
    judged = [(0.75, True)] * 3 + [(0.75, False)] + [(0.25, True)] + [(0.25, False)] * 3
    assert reliability(judged).error == 0.0


def test_the_error_is_the_distance_weighted_by_how_many():
    made = reliability([(0.9, False)] + [(0.5, True), (0.5, False)] * 4 + [(1.0, True)], bins=5)
    assert made.error == pytest.approx((0.9 + 1.0 - 1) / 10)
    assert [b.count for b in made.bins] == [0, 0, 8, 0, 2]


def test_nothing_judged_makes_empty_bins():
    made = reliability([], bins=3)
    assert (made.error, [b.count for b in made.bins]) == (0.0, [0, 0, 0])


@pytest.mark.parametrize("confidence", [-0.1, 1.01, float("nan")])
def test_what_is_no_confidence_is_refused(confidence):
    with pytest.raises(ValueError, match="not between 0 and 1"):
        reliability([(confidence, True)])


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1), st.integers(1, 20))
def test_every_finding_is_in_the_one_bin_of_its_confidence(judged, bins):
    made = reliability(judged, bins)
    assert sum(b.count for b in made.bins) == len(judged)
    assert all(b.low - 1e-9 <= b.confidence <= b.high + 1e-9 for b in made.bins if b.count)
    assert 0 <= made.error <= 1

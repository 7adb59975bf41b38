"""Back and forward through the places that jumps began at."""

from tui.app.jumps import MOST, Jumps
from tui.session.roster import Place


def test_back_returns_to_where_the_jump_began_and_forward_to_where_it_led() -> None:
    """Two jumps, two steps back, two forward."""
    jumps = Jumps()
    jumps.leave(Place(0, 10))
    jumps.leave(Place(1, 20))
    here = Place(2, 30)
    assert jumps.back(here) == Place(1, 20)
    assert jumps.back(Place(1, 20)) == Place(0, 10)
    assert jumps.back(Place(0, 10)) is None
    assert jumps.forward() == Place(1, 20)
    assert jumps.forward() == here
    assert jumps.forward() is None


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    """As in every browser."""
    jumps = Jumps()
    jumps.leave(Place(0, 1))
    jumps.leave(Place(0, 2))
    jumps.back(Place(0, 3))
    jumps.leave(Place(0, 9))
    assert jumps.forward() is None
    assert jumps.back(Place(0, 8)) == Place(0, 9)


def test_the_list_does_not_grow_without_end() -> None:
    """Old places fall off."""
    jumps = Jumps()
    for n in range(3 * MOST):
        jumps.leave(Place(0, n))
    assert len(jumps.places) == MOST

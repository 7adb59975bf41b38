"""Whether a mention may be of an actor."""

from typing import Any

from tui.extraction.entities import Entities
from tui.extraction.fitting import _is_far
from tui.extraction.walk import Cast, Walk


def test_they_are_nobody_whose_names_turned_out_to_be_none() -> None:
    entities = Entities()
    forgotten, mention = entities.new("person", named=False, plural=False), Any
    assert not forgotten.mentions
    assert _is_far(Walk(Cast(entities), (), {}), forgotten, mention)

"""Search finds what was meant and never keeps anybody waiting."""

import threading
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import Fault
from tui.session.searching import MOST, find

TEXT = "The mayor met the Mayor.\nMAYOR'S DAY (2024)\nÉtienne and étienne.\n"


def words(pattern: str, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in find(text, pattern)]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("mayor", ["mayor", "Mayor", "MAYOR"]),
        ("Mayor", ["Mayor"]),
        ("étienne", ["Étienne", "étienne"]),
        ("Étienne", ["Étienne"]),
        (r"\Bayor\b", ["ayor", "ayor", "AYOR"]),
        (r"\p{Lu}ayor", ["Mayor"]),
        (r"(?P<who>mayor) met", ["mayor met"]),
        ("^the|^mayor", ["The", "MAYOR"]),
        (r"\.$", [".", "."]),
        (r"\(\d+\)", ["(2024)"]),
        ("x*", []),
        ("a*y", ["ay", "ay", "AY", "AY"]),
    ],
)
def test_a_pattern_finds_what_a_reader_means_by_it(pattern: str, found: list[str]) -> None:
    assert words(pattern) == found


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        ("(abc", "/(abc/: missing ) at character 5"),
        ("ab*?+", "/ab*?+/: multiple repeat at character 5"),
        ("*", "/*/: nothing to repeat at character 1"),
        ("[a", "/[a/: unterminated character set at character 3"),
    ],
)
def test_a_pattern_that_is_none_is_one_line_that_names_the_character(pattern: str, line: str) -> None:
    with pytest.raises(Fault) as fault:
        find(TEXT, pattern)
    assert str(fault.value).startswith(line)
    assert "\n" not in str(fault.value)


def test_a_pattern_that_never_ends_is_stopped() -> None:
    with pytest.raises(Fault, match="took longer than"):
        find("a" * 5000 + "b" + "a" * 5000, r"(a+)+\1+c|(?:a|aa)+$c|(.*)*x\2", limit_s=0.1)


def test_slow_and_many_matches_are_stopped_too() -> None:
    with pytest.raises(Fault, match="took longer than"):
        find("word " * 200_000, r"\w", limit_s=0.02)
    with pytest.raises(Fault, match=f"more than {MOST} times"):
        find("a" * (MOST + 1), "a", limit_s=60)


@pytest.mark.parametrize("pattern", ["(" * 900 + ")" * 90, "a" * 2000, "(" * 490 + ")" * 490])
def test_absurd_patterns_are_faults_or_searches_and_never_crashes(pattern: str) -> None:
    with suppress(Fault):
        assert find(TEXT, pattern) == ()


def test_control_characters_of_a_pattern_do_not_reach_the_message() -> None:
    with pytest.raises(Fault) as fault:
        find(TEXT, "\x1b[31m(\n")
    assert not set("\x1b\n") & set(str(fault.value))


def test_other_threads_run_while_a_search_does() -> None:
    ticks = []
    done = threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks.append(1)
            done.wait(0.005)

    thread = threading.Thread(target=tick)
    thread.start()
    with pytest.raises(Fault):
        find("a" * 5000 + "b" + "a" * 5000, r"(a+)+\1+c", limit_s=0.3)
    done.set()
    thread.join()
    assert len(ticks) > 5


@given(text=st.text(alphabet="aAbB \n", max_size=60), pattern=st.text(alphabet="aAbB.*?|()[]^$\\ ", max_size=8))
def test_matches_are_ordered_apart_and_never_empty(text: str, pattern: str) -> None:
    try:
        found = find(text, pattern)
    except Fault:
        return
    assert all(span.end > span.start for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))

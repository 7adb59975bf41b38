"""Keymaps: every preset is whole, a clash is never silent, and a key that cannot arrive is refused."""

import re

import pytest

from tui.article import BadConfig
from tui.session.actions import ACTIONS, EVERYWHERE, PRESETS
from tui.session.keymap import keymap

IDS = [a.id for a in ACTIONS]
UNBOUND = {"screen-top", "screen-middle", "screen-bottom", "line-to-top", "line-to-middle", "line-to-bottom"}
IN_THE_PALETTE_ONLY = {
    *("theme", "colours", "recent"),
    *("accept", "kind", "ends", "add-attribution", "rename-actor", "merge-actors", "split-actor", "review-again"),
    "review-second",
    "find",
}


def fault(own: dict[str, list[str]], preset: str = "onrecord") -> str:
    with pytest.raises(BadConfig) as raised:
        keymap(preset, own, "c.toml")
    assert str(raised.value).startswith("c.toml: [keys")
    return str(raised.value).removeprefix("c.toml: ")


def test_an_action_is_named_once():
    assert len(set(IDS)) == len(IDS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", action_id) for action_id in IDS)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_only_actions_that_there_are(preset: str):
    assert set(PRESETS[preset]) <= set(IDS)
    assert EVERYWHERE.get(preset, frozenset()) <= set(IDS)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_reaches_every_action_by_some_key(preset: str):
    bound = keymap(preset).keys
    assert set(bound) == set(IDS)
    expected = IN_THE_PALETTE_ONLY if preset == "vim" else IN_THE_PALETTE_ONLY | UNBOUND
    assert {action_id for action_id, chords in bound.items() if not chords} == expected


@pytest.mark.parametrize("preset", PRESETS)
def test_no_two_actions_of_a_context_share_a_beginning(preset: str):
    for chords in keymap(preset).chords.values():
        for one, action in chords.items():
            for other, holder in chords.items():
                if action.id != holder.id:
                    assert other[: len(one)] != one


@pytest.mark.parametrize("preset", PRESETS)
def test_arrows_and_page_keys_hold_in_every_preset(preset: str):
    text = keymap(preset).chords["text"]
    for key in ("up", "down", "left", "right", "pageup", "pagedown", "home", "end", "escape", "ctrl+q", "f1"):
        assert (key,) in text


def test_arrows_hold_even_where_the_reader_gives_an_action_no_keys():
    assert keymap(own={"line-down": []}).keys["line-down"] == (("down",),)


def test_vim_goes_to_the_top_with_two_keys_and_the_others_with_one():
    assert keymap("vim").chords["text"][("g", "g")].id == "top"
    assert ("g",) not in keymap("vim").chords["text"]
    assert keymap("onrecord").chords["text"][("g",)].id == "top"


def test_a_key_that_begins_anothers_sequence_is_a_clash():
    line = fault({"theme": ["g"]}, "vim")
    assert "theme" in line
    assert "top" in line


def test_a_sequence_that_begins_with_anothers_key_is_a_clash():
    line = fault({"theme": ["j k"]})
    assert "theme" in line
    assert "line-down" in line


def test_the_same_sequence_twice_for_one_action_is_no_clash():
    assert keymap(own={"quit": ["q", "ctrl+q"]}).keys["quit"] == (("q",), ("ctrl+q",))


def test_a_clash_names_both_actions_and_a_way_out():
    line = fault({"recent": ["q"]})
    assert "recent" in line
    assert '"q" is also' in line
    assert line.endswith("none with []")


def test_a_narrower_context_may_use_a_key_of_the_text():
    chords = keymap().chords
    assert chords["text"][("o",)].id == "open-report"
    assert chords["select"][("o",)].id == "other-end"
    assert chords["sidebar"][("/",)].id == "filter-actors"


def test_vims_word_motions_hold_while_reading():
    chords = keymap("vim").chords
    assert chords["text"][("w",)].id == chords["select"][("w",)].id == "word-next"
    assert chords["text"][("b",)].id == "word-previous"
    assert keymap().chords["text"][("w",)].id == "export"


def test_a_key_that_an_action_gave_up_is_free():
    assert keymap(own={"quit": [], "recent": ["q"]}).chords["text"][("q",)].id == "recent"


def test_the_readers_keys_take_the_place_of_the_presets():
    assert keymap("vim", {"top": ["T"]}).keys["top"] == (("T",), ("home",))


def test_an_unknown_action_is_named_with_its_nearest():
    assert fault({"line-dwon": ["j"]}) == '[keys.bindings] line-dwon: no such action; did you mean "line-down"?'


def test_an_unknown_action_unlike_all_others_points_to_the_list():
    assert fault({"xyzzy": ["j"]}).endswith("`onrecord config keys` lists them")


def test_an_unknown_preset_is_named_with_those_that_there_are():
    assert fault({}, "emacs") == '[keys] preset: no preset "emacs"; choose one of onrecord, vim, less'


@pytest.mark.parametrize(
    ("key", "arrives_as"), [("ctrl+i", "tab"), ("ctrl+m", "enter"), ("ctrl+h", "backspace"), ("ctrl+[", "escape")]
)
def test_a_key_that_a_terminal_cannot_tell_apart_is_refused(key: str, arrives_as: str):
    assert f'"{key}" arrives as {arrives_as} in a terminal' in fault({"theme": [key]})


@pytest.mark.parametrize(
    "key",
    ["ctl+j", "control+j", "jj", "ctrl+", "+j", "ctrl+J", "PageUp", "f25", "meta+x", "\x1b", "j ctl+k", "super+up"],
)
def test_what_is_no_key_is_refused(key: str):
    assert "is no key" in fault({"theme": [key]})


def test_shift_and_a_letter_is_written_as_the_capital():
    assert '("G")' in fault({"theme": ["shift+g"]})


@pytest.mark.parametrize("key", ["", " ", "  "])
def test_an_empty_key_is_refused(key: str):
    assert "an empty key" in fault({"theme": [key]})


@pytest.mark.parametrize("key", ["5", "5 j", "0"])
def test_a_digit_cannot_begin_a_sequence_since_it_begins_a_count(key: str):
    assert "begins a count" in fault({"theme": [key]})


@pytest.mark.parametrize("key", ["f5", "ctrl+up", "shift+up", "alt+x", "ctrl+alt+x", "é", "\\", "+", "T 5"])
def test_what_a_keyboard_can_send_is_taken(key: str):
    assert keymap(own={"theme": [key], "lines-longer": []}).keys["theme"] == (tuple(key.split()),)


def test_a_key_is_shown_as_a_person_writes_it():
    shown = keymap("vim").shown
    assert shown("top") == "g g"
    assert shown("page-down", all_of_them=True) == "ctrl+f, space, pagedown"
    assert shown("theme") == ""


def test_what_the_footer_shows_has_a_key():
    for action in ACTIONS:
        if action.footer:
            assert action.keys or action.always, action.id

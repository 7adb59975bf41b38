"""The configuration: defaults, every check, all faults at once, and a template that says what holds."""

import tomllib
from pathlib import Path

import pytest

from tui.article import SPEECH, BadConfig
from tui.session.config import Config, check, config_path, load, template
from tui.session.settings import SETTINGS


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("ONRECORD_CONFIG", raising=False)
    monkeypatch.setenv("ONRECORD_HOME", str(tmp_path))
    return tmp_path


def written(folder: Path, toml: str) -> Path:
    path = folder / "config.toml"
    path.write_text(toml, encoding="utf-8")
    return path


def the_fault(folder: Path, toml: str) -> str:
    path = written(folder, toml)
    (fault,) = check()
    with pytest.raises(BadConfig) as raised:
        load()
    assert str(raised.value) == str(fault)
    assert str(fault).startswith(f"{path}: ")
    assert "\n" not in str(fault)
    return str(fault).removeprefix(f"{path}: ")


def test_a_missing_file_that_nobody_named_means_the_defaults():
    assert load() == Config()
    assert check() == ()


def test_a_missing_file_that_the_environment_names_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "mine.toml"))
    with pytest.raises(BadConfig, match=r"mine\.toml: no such file"):
        load()


def test_a_missing_file_that_the_caller_names_is_a_fault(tmp_path: Path):
    with pytest.raises(BadConfig, match="no such file"):
        load(tmp_path / "mine.toml")


def test_the_variable_for_the_file_goes_before_the_one_for_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert config_path() == tmp_path / "config.toml"
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "mine.toml"))
    assert config_path() == tmp_path / "mine.toml"


def test_without_either_variable_the_file_lies_in_the_folder_of_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("ONRECORD_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg"))
    assert tmp_path in config_path().parents
    assert config_path().parts[-2:] == ("onrecord", "config.toml")


def test_every_setting_is_read(tmp_path: Path):
    written(
        tmp_path,
        """
        [view]
        line-length = 60
        theme = "nord"
        palette = "colour-blind"
        panes = 3
        sidebar = false
        sidebar-width = 24
        sort = "appearance"
        furniture = false
        margin = 0
        [filter]
        kinds = ["direct", "mixed"]
        stances = "all"
        confidence = 0.5
        [keys]
        preset = "vim"
        [keys.bindings]
        zoom = ["ctrl+z"]
        suspend = []
        [pipe]
        commands = ["wc -c", "tr a b"]
        [notes]
        name = "Zoë"
        """,
    )
    config = load()
    plain = {s.field: getattr(config, s.field) for s in SETTINGS}
    assert plain | {"stances": len(config.stances)} == {
        "line_length": 60,
        "theme": "nord",
        "palette": "colour-blind",
        "panes": 3,
        "sidebar": False,
        "sidebar_width": 24,
        "sort": "appearance",
        "furniture": False,
        "margin": 0,
        "kinds": {"direct", "mixed"},
        "stances": 11,
        "confidence": 0.5,
        "preset": "vim",
        "commands": ("wc -c", "tr a b"),
        "creator": "Zoë",
    }
    assert config.keymap.keys["zoom"] == (("ctrl+z",),)
    assert config.keymap.preset == "vim"
    assert config.path == str(tmp_path / "config.toml")


def test_speech_is_what_the_stances_say_without_a_word(tmp_path: Path):
    written(tmp_path, '[filter]\nstances = "speech"\n')
    assert load().stances == Config().stances == SPEECH
    written(tmp_path, '[filter]\nstances = ["deny"]\n')
    assert load().stances == {"deny"}


def test_auto_is_the_default_written_out(tmp_path: Path):
    written(tmp_path, '[view]\npanes = "auto"\nsidebar = "auto"\n')
    assert load().panes is None
    assert load().sidebar is None


@pytest.mark.parametrize(
    ("toml", "line"),
    [
        ("[view]\nline-length = 19", "[view] line-length: wants a whole number from 20 to 200, not 19"),
        ("[view]\nline-length = 201", "[view] line-length: wants a whole number from 20 to 200, not 201"),
        ("[view]\nline-length = true", "[view] line-length: wants a whole number from 20 to 200, not true"),
        ("[view]\nline-length = 72.5", "[view] line-length: wants a whole number from 20 to 200, not 72.5"),
        ('[view]\nline-length = "72"', "[view] line-length: wants a whole number from 20 to 200, not '72'"),
        ("[view]\npanes = 0", '[view] panes: wants a whole number from 1 to 8, or "auto", not 0'),
        ("[view]\nsidebar = 1", '[view] sidebar: wants true or false, or "auto", not 1'),
        ("[view]\nfurniture = 1", "[view] furniture: wants true or false, not 1"),
        ("[view]\ntheme = 3", "[view] theme: wants a name in quotation marks, not 3"),
        (
            '[view]\npalette = "Default"',
            '[view] palette: wants one of "default", "colour-blind", "monochrome", not \'Default\'',
        ),
        ("[view]\nsort = []", '[view] sort: wants one of "statements", "mentions", "appearance", not []'),
        ("[filter]\nconfidence = nan", "[filter] confidence: wants a number from 0 to 1, not nan"),
        ("[filter]\nconfidence = 1.1", "[filter] confidence: wants a number from 0 to 1, not 1.1"),
        (
            "[filter]\nkinds = []",
            '[filter] kinds: wants "all" or a list of some of "direct", "mixed", "indirect", not []',
        ),
        ('[pipe]\ncommands = "wc"', "[pipe] commands: wants a list of commands, such as [\"wc -w\"], not 'wc'"),
        (
            '[keys]\npreset = "emacs"',
            '[keys] preset: wants one of "onrecord", "vim", "less", not \'emacs\'',
        ),
        (
            '[keys.bindings]\nquit = "q"',
            "[keys.bindings] quit: wants a list of keys, such as [\"j\"], not 'q'",
        ),
        ("[keys]\nbindings = 1", "[keys] bindings: is a table, not a value; write [keys.bindings]"),
        ("view = 1", "view: is a table, not a value; write [view]"),
        ("[veiw]", '[veiw]: no such table; did you mean "view"?'),
        ("[zzz]", "[zzz]: no such table; there are view, filter, keys, pipe, notes"),
        ("[view]\nline-lenght = 72", '[view] line-lenght: no such key; did you mean "line-length"?'),
        ("[keys.bindings]\nquitt = []", '[keys.bindings] quitt: no such action; did you mean "quit"?'),
    ],
)
def test_a_fault_names_file_table_key_and_remedy(tmp_path: Path, toml: str, line: str):
    assert the_fault(tmp_path, toml) == line


def test_a_value_of_any_length_leaves_the_fault_on_a_short_line(tmp_path: Path):
    assert len(the_fault(tmp_path, f'[view]\nsort = "{"x" * 5000}"')) < 140


@pytest.mark.parametrize("value", ['"\\u001b[31m"', '""', '" "'])
def test_a_theme_with_control_characters_or_without_a_name_is_refused(tmp_path: Path, value: str):
    assert the_fault(tmp_path, f"[view]\ntheme = {value}").startswith("[view] theme: wants a name")


def test_what_is_no_toml_is_said_with_its_line(tmp_path: Path):
    assert the_fault(tmp_path, "[view]\nsort = \n").startswith("is not TOML: Invalid value (at line 2")


def test_a_byte_order_mark_is_allowed(tmp_path: Path):
    (tmp_path / "config.toml").write_bytes(b"\xef\xbb\xbf[view]\nmargin = 5\n")
    assert load().margin == 5


def test_another_encoding_is_one_line(tmp_path: Path):
    (tmp_path / "config.toml").write_bytes(b'[view]\ntheme = "caf\xe9"\n')
    with pytest.raises(BadConfig, match="is not UTF-8"):
        load()


def test_a_folder_in_the_place_of_the_file_is_one_line(tmp_path: Path):
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(BadConfig, match="directory"):
        load()


def test_a_file_nested_beyond_reason_is_one_line(tmp_path: Path):
    assert the_fault(tmp_path, f"a = {'[' * 100_000}") == "is nested too deeply"


def test_all_faults_are_found_at_once_in_the_order_of_the_file(tmp_path: Path):
    written(
        tmp_path,
        """
        [view]
        margin = -1
        colour = "red"
        [nothing]
        [keys.bindings]
        line-down = ["ctrl+i"]
        quit = ["Q", "no key"]
        search-nex = ["n"]
        """,
    )
    assert [f.where.rpartition("config.toml: ")[2] for f in check()] == [
        "[view] margin",
        "[view] colour",
        "[nothing]",
        "[keys.bindings] line-down",
        "[keys.bindings] quit",
        "[keys.bindings] search-nex",
    ]


def test_two_actions_may_trade_their_keys(tmp_path: Path):
    written(tmp_path, '[keys.bindings]\nline-down = ["k"]\nline-up = ["j"]\n')
    assert check() == ()
    assert load().keymap.chords["text"][("k",)].id == "line-down"


def test_every_clash_is_found_not_only_the_first(tmp_path: Path):
    written(tmp_path, '[keys.bindings]\ntheme = ["j"]\ncolours = ["k"]\nrecent = ["f5"]\n')
    faults = [str(f) for f in check()]
    assert len(faults) == 2
    assert "line-down" in faults[0]
    assert "line-up" in faults[1]


def test_another_preset_keeps_the_readers_own_keys(tmp_path: Path):
    written(tmp_path, '[keys.bindings]\ncopy = ["Y"]\n')
    config = load().with_preset("less")
    assert config.keymap.preset == config.preset == "less"
    assert config.keymap.keys["copy"] == (("Y",),)
    assert config.keymap.keys["half-page-down"][0] == ("d",)


def test_another_preset_that_clashes_with_the_readers_own_keys_is_a_fault(tmp_path: Path):
    written(tmp_path, '[keys.bindings]\ncopy = ["d"]\n')
    with pytest.raises(BadConfig, match=r"config\.toml: \[keys\.bindings\]"):
        load().with_preset("less")


def test_the_template_holds_the_defaults_and_nothing_else(tmp_path: Path):
    assert tomllib.loads(template()) == {
        "view": {},
        "filter": {},
        "keys": {"bindings": {}},
        "pipe": {},
        "notes": {},
    }
    path = written(tmp_path, template())
    assert load() == Config(path=str(path))


def test_the_template_with_its_comments_taken_off_still_means_the_defaults(tmp_path: Path):
    settings = {f"# {s.key} = {s.default}" for s in SETTINGS}
    lines = [line.removeprefix("# ") if line in settings else line for line in template().splitlines()]
    written(tmp_path, "\n".join(lines))
    config, defaults = load(), Config()
    assert {s.field for s in SETTINGS} <= {f.split(".")[0] for f in Config.__dataclass_fields__}
    assert config.theme == "textual-dark"
    for setting in SETTINGS:
        if setting.field != "theme":
            assert getattr(config, setting.field) == getattr(defaults, setting.field), setting.key


def test_the_template_fits_a_terminal():
    assert max(len(line) for line in template().splitlines()) <= 80

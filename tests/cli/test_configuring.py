"""`onrecord config`: the path, the check, the template, the keys."""

import json
import os
from pathlib import Path

import pytest

from tui.session.actions import ACTIONS
from tui.session.config import template


@pytest.fixture
def file(env: dict[str, str]) -> Path:
    """The configuration of the command, in a folder that is there."""
    path = Path(env["ONRECORD_HOME"], "config.toml")
    path.parent.mkdir()
    return path


def test_the_path_is_data(onrecord, file: Path):
    done = onrecord("config", "path")
    assert done.stdout == os.fsencode(file) + b"\n"
    assert done.stderr == b""


def test_a_path_goes_to_a_program_byte_for_byte(onrecord, env, tmp_path: Path):
    env["ONRECORD_CONFIG"] = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[31m.toml")
    assert onrecord("config", "path").stdout == os.fsencode(env["ONRECORD_CONFIG"]) + b"\n"


def test_no_file_is_no_fault(onrecord, file: Path):
    done = onrecord("config", "check")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"the defaults hold" in done.stderr


def test_a_file_without_faults_is_said_to_be_so(onrecord, file: Path):
    file.write_text(template(), encoding="utf-8")
    done = onrecord("config", "check")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"no faults" in done.stderr


def test_every_fault_is_a_line_and_the_code_is_one(onrecord, file: Path):
    file.write_text('[view]\nmargin = -1\n[keys.bindings]\nzap = ["\\u001b"]\n"\\u202e" = []\n', encoding="utf-8")
    done = onrecord("config", "check")
    assert done.returncode == 1
    lines = done.stdout.decode().splitlines()
    assert len(lines) == 3
    assert all(line.startswith(f"{file}: [") and line.isprintable() for line in lines)


def test_a_file_that_is_named_is_checked_instead(onrecord, folder: Path):
    (folder / "mine.toml").write_text("[veiw]\n", encoding="utf-8")
    assert onrecord("config", "check", "mine.toml").stdout.startswith(b"mine.toml: [veiw]: no such table")
    assert onrecord("config", "check", "none.toml").stdout.startswith(b"none.toml: no such file")


def test_the_template_is_printed_or_written_but_never_over_a_file(onrecord, env):
    path = Path(env["ONRECORD_HOME"], "config.toml")
    assert onrecord("config", "template").stdout.decode() == template()
    assert not path.exists()
    assert onrecord("config", "template", "--write").returncode == 0
    assert path.read_text(encoding="utf-8") == template()
    path.write_text("# mine\n", encoding="utf-8")
    again = onrecord("config", "template", "--write")
    assert again.returncode == 2
    assert b"left as it was" in again.stderr
    assert path.read_text(encoding="utf-8") == "# mine\n"


def test_the_keys_in_force_are_listed_one_action_a_line(onrecord, file: Path):
    file.write_text('[keys]\npreset = "vim"\n[keys.bindings]\nquit = ["Q"]\n', encoding="utf-8")
    lines = [json.loads(line) for line in onrecord("config", "keys").stdout.splitlines()]
    assert [line["id"] for line in lines] == [a.id for a in ACTIONS]
    keys = {line["id"]: line["keys"] for line in lines}
    assert keys["quit"] == ["Q", "ctrl+q"]
    assert keys["top"] == ["g g", "home"]
    assert set(lines[0]) == {"id", "keys", "title", "group", "context"}


def test_another_preset_can_be_looked_at(onrecord):
    lines = [json.loads(line) for line in onrecord("config", "keys", "--preset", "less").stdout.splitlines()]
    assert {line["id"]: line["keys"] for line in lines}["copy"] == [", y"]


def test_an_unknown_preset_is_one_line(onrecord):
    done = onrecord("config", "keys", "--preset", "emacs")
    assert done.returncode == 2
    assert b'there is no preset "emacs"; choose one of onrecord, vim, less' in done.stderr


def test_the_table_of_keys_holds_every_action_on_eighty_columns(onrecord):
    table = onrecord("config", "keys", "--format", "table").stdout.decode()
    words = table.split()
    assert all(action.id in words for action in ACTIONS)
    assert max(map(len, table.splitlines())) <= 80


def test_a_configuration_with_a_fault_stops_what_needs_it(onrecord, file: Path):
    file.write_text("[view]\nmargin = -1\n", encoding="utf-8")
    done = onrecord("config", "keys")
    assert done.returncode == 2
    assert done.stderr.startswith(f"onrecord: {file}: [view] margin: ".encode())

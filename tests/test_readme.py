"""The README is true: two commands first, keys that there are, and an example that prints what it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tui.session.actions import ACTIONS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_opens_with_two_commands_of_one_line_each():
    blocks = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert [language for language, _ in blocks] == ["sh", "sh"]
    reader, tests = (block.splitlines() for _, block in blocks)
    assert len(reader) == len(tests) == 1
    assert reader[0].endswith("onrecord samples")
    assert tests[0].endswith("pytest -n auto")


def test_its_keys_are_those_of_the_table_of_actions():
    rows = re.findall(r"^\| (`.+?) \| ", README, re.MULTILINE)
    named = {key.replace("\\|", "|") for row in rows for key in re.findall(r"`([^`]+)`", row)}
    assert named - {key for action in ACTIONS for key in action.keys} == set()


def test_its_example_is_what_the_command_prints():
    [arguments, example] = re.findall(r"^    \$ onrecord (extract \S+)\n(.*?)    …$", README, re.MULTILINE | re.DOTALL)[
        0
    ]
    command = [sys.executable, "-m", "tui", *arguments.split(), "--format", "table"]
    env = {**os.environ, "COLUMNS": "90"}
    done = subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    shown = [line.removeprefix("    ") for line in example.splitlines()]
    assert shown == [line.rstrip() for line in done.stdout.splitlines()][: len(shown)]

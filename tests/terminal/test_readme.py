"""The first command of the README, as somebody types it who has only the repository."""

import os
import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOT_IN_A_CLONE = shutil.ignore_patterns(".*", "__pycache__", "build", "dist")
INSTALLING = 600.0
"""Seconds that setting up may take on a slow line."""


@pytest.mark.slow
def test_the_first_command_of_the_readme_opens_the_reader_on_the_samples(run, tmp_path):
    [line, *_] = re.findall(r"^```sh\n(.+)\n```", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    clone = shutil.copytree(ROOT, tmp_path / "clone", ignore=NOT_IN_A_CLONE)
    terminal = run("sh", "-c", f'cd "$0" && {line}', str(clone), size=(120, 40), HOME=os.environ["HOME"])
    terminal.until("No one was told", INSTALLING)
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.is_as_it_was

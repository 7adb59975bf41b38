"""The command as a process of its own, with a home of its own, on files of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the articles of a test lie, and the command's working folder."""
    made = tmp_path / "work"
    made.mkdir()
    return made


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """The environment of the command: its own home, an ordinary locale, no wishes of whoever runs the tests."""
    unwanted = {"ONRECORD_CONFIG", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONPATH"}
    kept = {k: v for k, v in os.environ.items() if k not in unwanted}
    return {**kept, "ONRECORD_HOME": str(tmp_path / "home"), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}


@pytest.fixture
def onrecord(folder: Path, env: dict[str, str]) -> Run:
    """Runs `python -P -m tui` with the arguments, and gives what it printed, as bytes."""

    def run(*arguments: str | bytes, **options: Any) -> "subprocess.CompletedProcess[bytes]":
        options = {"cwd": folder, "env": env, "capture_output": True, "timeout": 120, **options}
        if "input" not in options:
            options.setdefault("stdin", subprocess.DEVNULL)
        if "stdout" in options:
            options["capture_output"] = False
            options.setdefault("stderr", subprocess.PIPE)
        return subprocess.run([sys.executable, "-P", "-m", "tui", *arguments], check=False, **options)

    return run

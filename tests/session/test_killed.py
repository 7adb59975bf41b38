"""kill -9 at any moment loses nothing that was acknowledged, and leaves nothing half-written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

READERS = Path(__file__).parent / "jobs" / "killed_readers.py"


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="readers are forked")
def test_of_two_hundred_killed_readers_none_loses_what_was_acknowledged(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Ana spoke first.\n\nNobody answered Ben.\n\nThen it was over.\n")
    command = [sys.executable, READERS, tmp_path / "home", article, "7", "200"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    in_the_midst, changes = map(int, done.stdout.split())
    assert changes >= 50
    assert in_the_midst > 0

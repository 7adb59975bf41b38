"""What the room loads: a library only where its format is read."""

import subprocess
import sys

import pytest

HEAVY = {"lxml", "markdown_it", "trafilatura", "urllib.request", "http.client", "ssl", "json", "importlib.metadata"}


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return HEAVY & set(out.stdout.split())


def test_importing_the_room_loads_no_library():
    assert loaded_by("import tui.readers") == set()


@pytest.mark.parametrize(("name", "libraries"), [("a.txt", set()), ("a.md", {"markdown_it"}), ("a.html", {"lxml"})])
def test_a_format_loads_its_own_library_only(tmp_path, name, libraries):
    path = tmp_path / name
    path.write_text("# Bridge\n\nIt fell.", encoding="utf-8")
    found = loaded_by(f"from tui.readers import read; read({str(path)!r})")
    assert found & {"lxml", "markdown_it", "trafilatura", "urllib.request"} == libraries

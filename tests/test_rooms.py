"""The rooms: what importing each one loads, how long its modules are, and where the version lives."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "tui").rglob("*.py"))
ROOMS = sorted(p.parent.name for p in (ROOT / "tui").glob("*/__init__.py"))
DOORS = {
    "textual": {"app"},
    "rich": {"app", "cli"},
    "nltk": {"language"},
    "sqlite3": {"library", "notes"},
    "lxml": {"readers"},
    "trafilatura": {"readers"},
    "markdown_it": {"readers"},
    "onnxruntime": {"extraction", "training"},
    "torch": {"training"},
}
"""Each library with the rooms that may import it."""

BRINGS = {"textual": {"rich", "markdown_it"}}
"""What a library loads of the others by itself."""

HEAVY = {"textual", "nltk", "lxml", "trafilatura", "sqlite3", "onnxruntime", "numpy", "torch"}


def loaded_by(statement: str) -> set[str]:
    """The top-level names of all that `statement` loads in a fresh interpreter, tui's rooms as `tui.room`."""
    code = f"import sys; before = set(sys.modules); {statement}; print(*set(sys.modules) - before)"
    names = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    return {".".join(n.split(".")[:2]) if n.startswith("tui.") else n.split(".")[0] for n in names}


def room_of(module: Path) -> str:
    return module.relative_to(ROOT / "tui").parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("statement", ["import tui", "import tui.cli"])
def test_what_every_command_starts_with_is_light(statement):
    assert not loaded_by(statement) & HEAVY


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_loads_only_what_its_own_door_or_one_below_lets_in(room):
    loaded = loaded_by(f"import tui.{room}")
    rooms = {name.removeprefix("tui.") for name in loaded}
    let_in = {library for library, doors in DOORS.items() if doors & rooms}
    brought = {other for library in let_in for other in BRINGS.get(library, ())}
    assert not (loaded & DOORS.keys()) - let_in - brought


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_says_what_it_owns_is_short_and_keeps_to_its_doors(module):
    source = module.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree)
    assert source.count("\n") <= 300
    assert not {library for library in imports(tree) if room_of(module) not in DOORS.get(library, {room_of(module)})}


def test_the_standard_library_is_enough_for_the_nouns():
    allowed = sys.stdlib_module_names | {"tui"}
    assert not {n for n in loaded_by("import tui.article") if n.split(".")[0] not in allowed}


def test_the_version_lives_in_pyproject_only():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    said = [m for m in MODULES if version in (text := m.read_text(encoding="utf-8")) or "__version__ =" in text]
    assert said == []

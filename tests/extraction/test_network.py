"""Weights that are missing or damaged are one line that says how to mend them; whole ones read any text alike."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tui.article import Article, EngineFault, Span
from tui.extraction.encoder.features import pieces
from tui.extraction.network import GRAPH, SUMS, TABLES, VOCABULARY, load, network
from tui.extraction.passages import Passage

Make = Callable[[str], Article]


def _written(folder: Path, contents: dict[str, bytes], *, sums: bool = True) -> Path:
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    if sums:
        lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in contents.items())
        (folder / SUMS).write_text("".join(lines), encoding="ascii")
    return folder


def _whole(name: str) -> bytes:
    folder = Path(__file__).parents[2] / "tui" / "extraction" / "weights"
    return (folder / name).read_bytes()


def _fault(folder: Path) -> str:
    with pytest.raises(EngineFault) as caught:
        load(folder)
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith(f"{folder}: the weights of the engine cannot be used (")
    assert line.endswith("; install onrecord again: pip install --force-reinstall --no-deps onrecord")
    return line


def test_a_folder_without_weights_is_one_line(tmp_path: Path) -> None:
    assert "sums.txt: No such file or directory" in _fault(tmp_path)


@pytest.mark.parametrize("missing", [GRAPH, VOCABULARY, TABLES])
def test_a_file_that_is_missing_is_named(tmp_path: Path, missing: str) -> None:
    _written(tmp_path, dict.fromkeys((GRAPH, VOCABULARY, TABLES), b"x"))
    (tmp_path / missing).unlink()
    assert f"{missing}: No such file" in _fault(tmp_path)


def test_a_file_that_is_not_as_it_was_made_is_named(tmp_path: Path) -> None:
    _written(tmp_path, {GRAPH: b"graph", VOCABULARY: b"words", TABLES: b"numbers"})
    (tmp_path / GRAPH).write_bytes(b"grapf")
    assert f"{GRAPH} is not as it was made" in _fault(tmp_path)


def test_a_list_of_sums_that_is_damaged_is_a_fault(tmp_path: Path) -> None:
    _written(tmp_path, {GRAPH: b"x"}, sums=False)
    (tmp_path / SUMS).write_bytes(b"\xff\xfe\x00 nonsense\nand more of it\n")
    _fault(tmp_path)


def test_a_vocabulary_of_another_making_is_a_fault(tmp_path: Path) -> None:
    _written(tmp_path, {GRAPH: b"x", VOCABULARY: b"a\nb\n", TABLES: b"x"})
    assert "[CLS]" in _fault(tmp_path)


def test_tables_that_hold_something_else_are_a_fault(tmp_path: Path) -> None:
    _written(tmp_path, {GRAPH: b"x", VOCABULARY: _whole(VOCABULARY), TABLES: b"no archive"})
    _fault(tmp_path)


def test_a_graph_that_is_none_is_a_fault(tmp_path: Path) -> None:
    _written(tmp_path, {GRAPH: b"no graph", VOCABULARY: _whole(VOCABULARY), TABLES: _whole(TABLES)})
    assert f"{GRAPH} is no graph for onnxruntime" in _fault(tmp_path)


def test_the_weights_that_come_along_are_whole_and_loaded_once() -> None:
    assert network() is network()


def test_every_piece_has_its_row_however_many_windows_there_are() -> None:
    text = "Ana Ruiz said the river rose. " * 120
    found = network()
    read = pieces(text, [Passage(Span(0, len(text)), heading=False, quotation=False)], (), found.vocabulary)
    signals = found.signals(read)
    assert len(read) > 3 * 254
    assert len(signals.tags) == len(signals.queries) == len(read)
    assert np.isfinite(signals.tags).all()

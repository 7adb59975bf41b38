"""The network as onnxruntime runs it: one session on one thread, loaded when it is first needed.

Weights that are missing or damaged are one fault that says how to mend them; whatever the text, nothing else is raised.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from tui.article import EngineFault
from tui.extraction.encoder.features import Pieces
from tui.extraction.encoder.signals import Signals
from tui.extraction.encoder.tables import Tables, load_tables
from tui.extraction.encoder.windows import begins, inputs, merged, windows
from tui.extraction.encoder.wordpiece import Vocabulary, load_vocabulary

GRAPH, VOCABULARY, TABLES, SUMS = "encoder.int8.onnx", "vocabulary.txt", "tables.npz", "sums.txt"
_REMEDY = "install onrecord again: pip install --force-reinstall --no-deps onrecord"


@dataclass(frozen=True, slots=True)
class Network:
    """The session and all that must be read beside it."""

    session: Any
    vocabulary: Vocabulary
    tables: Tables

    def signals(self, pieces: Pieces) -> Signals:
        """What the network says of every piece; takes time linear in their number."""
        spread = windows(len(pieces), begins(pieces))
        outputs = (self.session.run(["tags", "vectors"], inputs(pieces, window)) for window in spread)
        return merged(len(pieces), spread, outputs)


@cache
def network() -> Network:
    """The network with the weights that came with onrecord; raises EngineFault as `load` does."""
    return load(Path(str(files("tui.extraction"))) / "weights")


def load(folder: Path) -> Network:
    """The network with the weights of a folder; raises EngineFault where they are not whole."""
    try:
        for line in (folder / SUMS).read_text(encoding="ascii").splitlines():
            told, name = line.split()
            if _sum(folder / name) != told:
                raise ValueError(f"{name} is not as it was made")
        vocabulary = load_vocabulary(folder / VOCABULARY)
        tables = load_tables(folder / TABLES)
        return Network(_session(folder / GRAPH), vocabulary, tables)
    except OSError as error:
        why = f"{Path(error.filename).name}: {error.strerror}" if error.filename else str(error)
    except (ValueError, KeyError, ImportError) as error:
        why = str(error)
    raise EngineFault(f"the weights of the engine cannot be used ({why})", where=str(folder), remedy=_REMEDY)


def seal(folder: Path) -> None:
    """Write down what the files of weights in a folder are, as `sha256sum` would."""
    sums = (f"{_sum(folder / name)}  {name}\n" for name in (GRAPH, TABLES, VOCABULARY))
    (folder / SUMS).write_text("".join(sums), encoding="ascii")


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _session(path: Path) -> Any:
    """The session of a graph; raises OSError, ImportError, or ValueError for what this onnxruntime cannot run."""
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as refusals

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (
        refusals.Fail,
        refusals.InvalidArgument,
        refusals.InvalidGraph,
        refusals.InvalidProtobuf,
        refusals.NotImplemented,
    ) as error:
        raise ValueError(f"{path.name} is no graph for onnxruntime {onnxruntime.__version__}") from error

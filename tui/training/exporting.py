"""From a fitted network to what the wheel carries: a graph in int8, its vocabulary, and the tables beside it.

The graph is written by PyTorch, its attention and normalisations joined by onnxruntime's optimiser, its weights kept in
seven bits a channel: eight overflow on processors without VNNI. `reader` runs the file as use does.
"""

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from tui.extraction.encoder.signals import Signals, signals_of
from tui.extraction.encoder.tables import save_tables
from tui.extraction.encoder.windows import begins, inputs, merged, windows
from tui.extraction.network import GRAPH, TABLES, VOCABULARY, seal
from tui.training.examples import Reading
from tui.training.network import Network

if TYPE_CHECKING:
    from onnx import NodeProto

_OPSET = 17
_INPUTS, _OUTPUTS = ("ids", "features", "mask"), ("tags", "vectors")


def export(network: Network, vocabulary: Path, folder: Path) -> None:
    """Writes graph, vocabulary and tables into `folder`, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        whole, joined = Path(scratch) / "whole.onnx", Path(scratch) / "joined.onnx"
        _write(network, whole)
        _join(network, whole, joined)
        _quantise(joined, folder / GRAPH)
    part(folder / GRAPH)
    shutil.copyfile(vocabulary, folder / VOCABULARY)
    save_tables(folder / TABLES, network.tables())
    seal(folder)


def reader(folder: Path, threads: int = 1) -> Callable[[Reading], Signals]:
    """A function that reads an article with the exported graph, window by window."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(folder / GRAPH), options, providers=["CPUExecutionProvider"])
    widths = {output.name: output.shape[-1] for output in session.get_outputs()}

    def read(reading: Reading) -> Signals:
        import numpy as np

        count = len(reading.pieces)
        if not count:
            tags, vectors = (np.zeros((0, widths[name]), np.float32) for name in _OUTPUTS)
            return signals_of(tags, vectors)
        spread = windows(count, begins(reading.pieces))
        outputs = [session.run(list(_OUTPUTS), inputs(reading.pieces, window)) for window in spread]
        return merged(count, spread, [(tags, vectors) for tags, vectors in outputs])

    return read


def _write(network: Network, path: Path) -> None:
    length = 12
    example = (torch.full((2, length), 7), torch.zeros((2, length), dtype=torch.int64), torch.ones((2, length)).long())
    names = {name: {0: "batch", 1: "length"} for name in (*_INPUTS, *_OUTPUTS)}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the exporter tells its own deprecations
        torch.onnx.export(
            network, example, str(path), input_names=list(_INPUTS), output_names=list(_OUTPUTS), dynamic_axes=names,
            opset_version=_OPSET, dynamo=False,
        )  # fmt: skip


def _join(network: Network, whole: Path, joined: Path) -> None:
    from onnxruntime.transformers import optimizer

    size = network.encoder.size
    found = optimizer.optimize_model(
        str(whole), model_type="bert", num_heads=size.heads, hidden_size=size.width, opt_level=0
    )
    found.save_model_to_file(str(joined))


def _quantise(joined: Path, path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        joined, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        extra_options={"DefaultTensorType": 1},
    )  # fmt: skip


def part(graph: Path) -> None:
    """Takes sums and normalisations apart again, in the file: joined, onnxruntime takes five times as long for them."""
    import onnx

    stored = onnx.load(str(graph))
    nodes: list[NodeProto] = []
    for node in stored.graph.node:
        if node.op_type == "SkipLayerNormalization":
            nodes.extend(_parted(node))
        else:
            nodes.append(node)
    del stored.graph.node[:]
    stored.graph.node.extend(nodes)
    onnx.save(stored, str(graph))


def _parted(node: "NodeProto") -> "Iterator[NodeProto]":
    from onnx.helper import make_node

    value, skipped, weight, bias, *added = node.input
    (out,) = node.output
    for other in (*added, skipped):
        yield make_node("Add", [value, other], [f"{out}_with_{other}"])
        value = f"{out}_with_{other}"
    yield make_node("LayerNormalization", [value, weight, bias], [out], axis=-1, epsilon=node.attribute[0].f)

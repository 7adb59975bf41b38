"""The network: the encoder, and on it everything that tags, links, finds mentions and ranks antecedents.

`tables` gives the small weights as numpy has them in use; the scale of a bilinear form is folded in there.
"""

import math
from dataclasses import fields

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from tui.extraction.encoder.attributions import EVIDENCE
from tui.extraction.encoder.described import single_width
from tui.extraction.encoder.linking import DISTANCES
from tui.extraction.encoder.mentions import LONGEST
from tui.extraction.encoder.pairs import pair_width
from tui.extraction.encoder.signals import AGREEMENTS, FORMS, KINDS, TAGS, Widths
from tui.extraction.encoder.tables import Tables
from tui.training.encoder import Dropout, Encoder, Size

_SCALE = 4.0


class Network(nn.Module):
    """Pieces and features to tags and vectors; the small weights beside them."""

    def __init__(self, size: Size, widths: Widths, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(size, dropout)
        self.widths = widths
        self.dropout = Dropout(dropout)
        self.hidden = nn.Linear(size.width, size.width)
        self.tag = nn.Linear(size.width, len(TAGS))
        self.vectors = nn.Linear(size.width, sum(widths.parts))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.first = nn.Parameter(torch.zeros(len(TAGS)))
        self.distances = nn.Parameter(torch.zeros(DISTANCES))
        self.mentions = MentionScores(widths.span)
        self.antecedents = AntecedentScores(widths.reference, dropout)
        self.confidence: Tensor
        self.register_buffer("confidence", torch.zeros(len(EVIDENCE)), persistent=False)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Tags (B, L, 7) and vectors (B, L, all parts)."""
        states = self.dropout(self.encoder(ids, features, mask))
        return self.tag(functional.gelu(self.hidden(states))), self.vectors(states)

    def parts(self, vectors: Tensor) -> tuple[Tensor, ...]:
        """The vectors by the order of `signals.PARTS`, starts and ends cut off at zero as use does."""
        queries, keys, starts, ends, against, lefts, rights = vectors.split(self.widths.parts, -1)
        return queries, keys, functional.relu(starts), functional.relu(ends), against, lefts, rights

    def tables(self) -> Tables:
        """The small weights as use has them."""
        mentions, ranking = self.mentions, self.antecedents
        kinds = len(KINDS)
        weights = {
            "transitions": self.transitions, "first": self.first, "distances": self.distances,
            "span_kinds": mentions.scaled()[:kinds], "span_forms": mentions.scaled()[kinds:],
            "start_bias": mentions.start_bias, "end_bias": mentions.end_bias, "bias": mentions.bias,
            "lengths": mentions.lengths,
            "asks": ranking.asks.weight.T, "asks_bias": ranking.asks.bias,
            "answers": ranking.answers.weight.T, "answers_bias": ranking.answers.bias,
            **ranking.pair.named("pair"), **ranking.new.named("new"), "confidence": self.confidence,
        }  # fmt: skip
        return Tables(**{f.name: _array(weights[f.name]) for f in fields(Tables)})


class MentionScores(nn.Module):
    """Scores of spans from the vectors of their ends: kinds, then forms, then agreements."""

    def __init__(self, width: int) -> None:
        super().__init__()
        channels = len(KINDS) + len(FORMS) + len(AGREEMENTS)
        self.forms = nn.Parameter(torch.randn(channels, width, width) * 0.02)
        self.start_bias = nn.Parameter(torch.randn(channels, width) * 0.02)
        self.end_bias = nn.Parameter(torch.randn(channels, width) * 0.02)
        self.bias = nn.Parameter(torch.zeros(channels))
        self.lengths = nn.Parameter(torch.zeros(channels, LONGEST))

    def scaled(self) -> Tensor:
        """(channels, width, width): the bilinear forms as they are applied."""
        return self.forms * (_SCALE / math.sqrt(self.forms.shape[1]))

    def forward(self, starts: Tensor, ends: Tensor, against: Tensor) -> Tensor:
        """(N, LONGEST, kinds) from (N, width), (N, width), (N, kinds): of every span from every piece on."""
        kinds, count = len(KINDS), len(starts)
        lasts = (torch.arange(count)[:, None] + torch.arange(LONGEST)[None]).clamp(max=count - 1)
        left = torch.einsum("nd,cde->nce", starts, self.scaled()[:kinds])
        scores = torch.matmul(ends[lasts], left.transpose(1, 2))
        scores = scores + (starts @ self.start_bias[:kinds].T + self.bias[:kinds])[:, None]
        scores = scores + (ends @ self.end_bias[:kinds].T)[lasts] + self.lengths[:kinds].T[None]
        summed = functional.pad(against.cumsum(0), (0, 0, 1, 0))
        return scores + summed[lasts + 1] - summed[:count, None]

    def details(self, starts: Tensor, ends: Tensor, lengths: Tensor) -> Tensor:
        """(M, forms + agreements) of M spans by their two ends' vectors and their length less one."""
        kinds = len(KINDS)
        scores = torch.einsum("nd,cde,ne->nc", starts, self.scaled()[kinds:], ends)
        scores = scores + starts @ self.start_bias[kinds:].T + ends @ self.end_bias[kinds:].T + self.bias[kinds:]
        return scores + self.lengths[kinds:, lengths].T


class Judge(nn.Module):
    """Features to one score, by a hidden layer."""

    def __init__(self, width: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.inward, self.outward = nn.Linear(width, hidden), nn.Linear(hidden, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, features: Tensor) -> Tensor:
        """(…) from (…, width)."""
        scores: Tensor = self.outward(self.dropout(functional.relu(self.inward(features))))
        return scores.squeeze(-1)

    def named(self, prefix: str) -> dict[str, Tensor]:
        """The weights by the names that `Tables` has for them."""
        weights = {"in": self.inward.weight.T, "in_bias": self.inward.bias}
        weights |= {"out": self.outward.weight[0], "out_bias": self.outward.bias}
        return {f"{prefix}_{name}": weight for name, weight in weights.items()}


class AntecedentScores(nn.Module):
    """Scores of a mention's candidates, and of its being new."""

    def __init__(self, width: int, dropout: float, hidden: int = 64) -> None:
        super().__init__()
        self.asks, self.answers = nn.Linear(width, width), nn.Linear(width, width)
        self.pair = Judge(pair_width(), hidden, dropout)
        self.new = Judge(single_width() + width, hidden, dropout)

    def forward(self, vectors: Tensor, options: Tensor, pairs: Tensor, singles: Tensor) -> Tensor:
        """(N, K + 1) from (N, width), candidates (N, K) with -1 for none, (N, K, F), (N, S)."""
        vectors = functional.relu(vectors)
        alike = torch.einsum("nd,nkd->nk", self.asks(vectors), self.answers(vectors)[options.clamp(min=0)])
        found = self.pair(pairs) + alike / math.sqrt(vectors.shape[1])
        new = self.new(torch.cat([singles, vectors], 1))
        return torch.cat([new[:, None], found.masked_fill(options < 0, -1e4)], 1)


def _array(weights: Tensor) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    return weights.detach().float().numpy().copy()

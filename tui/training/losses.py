"""What the network is taught by: the losses of tags, links, mentions and antecedents."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from tui.article import Span
from tui.extraction.encoder.described import candidates, described, single_features
from tui.extraction.encoder.discourse import Attributed, places
from tui.extraction.encoder.features import Ints
from tui.extraction.encoder.linking import distance
from tui.extraction.encoder.mentions import valid_spans
from tui.extraction.encoder.pairs import pair_features
from tui.extraction.encoder.signals import ACTORS, FORMS, Floats
from tui.training.batches import RoleBatch
from tui.training.examples import NONE, ActorExample
from tui.training.network import Network

_LINK = 0.2
_ROLES = 3.0
"""Brings the loss of roles near that of actors."""
_DETAILS = 0.5
_LIKELY = 0.5
_DISTANCE = torch.from_numpy(distance(np.arange(-512, 513)))


@dataclass(frozen=True, slots=True)
class Proposed:
    """The mentions among which antecedents are sought: those of the corpus, and what the network took for some."""

    firsts: Ints
    lasts: Ints
    spans: tuple[Span, ...]
    forms: Ints
    chains: Ints


def role_loss(network: Network, batch: RoleBatch) -> Tensor:
    """The loss of one batch of windows."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, vectors = network(batch.ids, batch.features, batch.mask)
    queries, keys = network.parts(vectors.float())[:2]
    held = batch.mask[:, 1:].bool()
    tagged = path_loss(network, tags.float()[:, 1:], batch.tags[:, 1:], held) / batch.mask.sum()
    return _ROLES * (tagged + _LINK * link_loss(network, queries, keys, batch))


def path_loss(network: Network, scores: Tensor, tags: Tensor, held: Tensor) -> Tensor:
    """The negative log-likelihood of the tags' paths, summed: scores (B, L, T), tags and held (B, L)."""
    ahead = network.first + scores[:, 0]
    steps = network.transitions[None]
    for at in range(1, scores.shape[1]):
        further = torch.logsumexp(ahead[:, :, None] + steps, 1) + scores[:, at]
        ahead = torch.where(held[:, at, None], further, ahead)
    weight = held.float()
    own = (scores.gather(2, tags[..., None])[..., 0] * weight).sum(1) + network.first[tags[:, 0]]
    own = own + (network.transitions[tags[:, :-1], tags[:, 1:]] * weight[:, 1:]).sum(1)
    return (torch.logsumexp(ahead, 1) - own).sum()


def link_loss(network: Network, queries: Tensor, keys: Tensor, batch: RoleBatch) -> Tensor:
    """How far every piece's choice among the heads of its window is from its own cue's."""
    length = queries.shape[1]
    at = torch.arange(length)
    scores = queries @ keys.transpose(1, 2) / queries.shape[2] ** 0.5
    scores = scores + network.distances[_DISTANCE[at[:, None] - at[None] + 512]]
    chosen = scores.masked_fill(batch.heads[:, None] == 0, -1e4).log_softmax(-1).reshape(-1, length)
    losses = [
        functional.nll_loss(chosen, links.reshape(-1), ignore_index=NONE, reduction="sum")
        / max(1, int((links >= 0).sum()))
        for links in (batch.links, batch.other_links)
    ]
    return (losses[0] + losses[1]) / 2


def actor_loss(network: Network, example: ActorExample, vectors: Tensor, attributions: Sequence[Attributed]) -> Tensor:
    """The loss of one article's mentions and chains; `vectors` has one row a piece."""
    _, _, starts, ends, against, lefts, rights = network.parts(vectors)
    scores = network.mentions(starts, ends, against)
    valid = torch.from_numpy(valid_spans(example.reading.pieces, np.arange(len(starts))))
    kinds = torch.from_numpy(example.kinds)
    marked = max(1, int((example.kinds > 0).sum()))
    loss = functional.cross_entropy(scores[valid], kinds[valid], reduction="sum") / marked
    if not example.mentions:
        return loss
    first = torch.tensor([m.first for m in example.mentions])
    last = torch.tensor([m.last for m in example.mentions])
    details = network.mentions.details(starts[first], ends[last], last - first)
    forms = torch.tensor([m.form for m in example.mentions])
    agreements = torch.tensor([m.agreement for m in example.mentions])
    loss = loss + _DETAILS * functional.cross_entropy(details[:, : len(FORMS)], forms)
    if (agreements != NONE).any():
        told = functional.cross_entropy(details[:, len(FORMS) :], agreements, ignore_index=NONE)
        loss = loss + _DETAILS * told
    return loss + _antecedent_loss(network, example, scores, valid, (starts, ends, lefts, rights), attributions)


def _antecedent_loss(
    network: Network,
    example: ActorExample,
    scores: Tensor,
    valid: Tensor,
    vectors: tuple[Tensor, Tensor, Tensor, Tensor],
    attributions: Sequence[Attributed],
) -> Tensor:
    starts, ends, lefts, rights = vectors
    with torch.no_grad():
        chances = scores.softmax(-1)
        proposed = _proposed(example, chances, valid, network, starts, ends)
        first, last = torch.from_numpy(proposed.firsts), torch.from_numpy(proposed.lasts)
        actors = chances[first, last - first][:, ACTORS]
        details = network.mentions.details(starts[first], ends[last], last - first)
        kinds: Floats = (actors / actors.sum(1, keepdim=True).clamp(min=1e-6)).numpy()
        agreement: Floats = details[:, len(FORMS) :].softmax(1).numpy()
    reading = example.reading
    text = reading.gold.text
    place = places(text, reading.passages, reading.marks, proposed.spans, attributions)
    told = described(text, proposed.spans, proposed.forms, kinds, agreement, place)
    options = candidates(told)
    pairs = torch.from_numpy(pair_features(text, told, options, slice(None)))
    singles = torch.from_numpy(single_features(told))
    found = network.antecedents(lefts[first] + rights[last], torch.from_numpy(options), pairs, singles)
    chain = torch.from_numpy(proposed.chains)
    same = (chain[torch.from_numpy(options).clamp(min=0)] == chain[:, None]) & torch.from_numpy(options >= 0)
    right = torch.cat([~same.any(1, keepdim=True), same], 1)
    chances = found.log_softmax(1)
    return -torch.logsumexp(chances.masked_fill(~right, -1e4), 1).mean()


def _proposed(
    example: ActorExample, chances: Tensor, valid: Tensor, network: Network, starts: Tensor, ends: Tensor
) -> Proposed:
    known = {(m.first, m.last) for m in example.mentions}
    likely = ((chances[..., ACTORS].sum(-1) > _LIKELY) & valid).nonzero()
    wrong = [(a, a + b) for a, b in likely.tolist() if (a, a + b) not in known][: len(known)]
    firsts = torch.tensor([a for a, _ in wrong], dtype=torch.int64)
    lasts = torch.tensor([b for _, b in wrong], dtype=torch.int64)
    details = network.mentions.details(starts[firsts], ends[lasts], lasts - firsts)
    forms = details[:, : len(FORMS)].argmax(1).tolist()
    numbers: dict[str, int] = {}
    rows = [(m.first, m.last, m.span, m.form, numbers.setdefault(m.chain, len(numbers))) for m in example.mentions]
    pieces = example.reading.pieces
    rows += [
        (a, b, pieces.span(a, b + 1), form, len(numbers) + n)
        for n, ((a, b), form) in enumerate(zip(wrong, forms, strict=True))
    ]
    rows.sort(key=lambda row: (row[0], -row[1]))
    firsts_, lasts_, spans, kinds, chains = zip(*rows, strict=True)
    return Proposed(np.array(firsts_), np.array(lasts_), spans, np.array(kinds), np.array(chains))

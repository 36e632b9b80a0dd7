"""The encoder's forward pass in torch, over weights kept in a plain dictionary.

core/reading/encoder.py does the same with numpy; a test holds the two together.
"""

import math
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn import functional

from data.training.train.base import HEADS, WIDTH, Array

Tensor = Any
"""torch.Tensor; torch is not installed where types are checked."""
Weights = Mapping[str, Tensor]
TEXT_HEADS = {"emotions": 10, "kind": 6, "danger": 1}
"""Read the whole text: its mean and its first mark side by side."""
NORM_FLOOR = 1e-12


@dataclass(frozen=True)
class Batch:
    """Texts of about the same length."""

    ids: Tensor
    """Shape (texts, tokens); 0 where a text has ended."""
    pools: Tensor
    """Shape (texts, 1 + spans, tokens): weights of a mean; the first row is the whole text's."""

    def to(self, device: Any) -> "Batch":
        """The same batch on another device."""
        return Batch(self.ids.to(device), self.pools.to(device))


@dataclass(frozen=True)
class Forward:
    """What the heads say, as logits, and the pooled vectors."""

    goemotions: Tensor
    """Shape (texts, 28)."""
    text: Mapping[str, Tensor]
    """Shapes (texts, labels), by TEXT_HEADS."""
    themes: Tensor
    """Shape (texts, 1 + spans, 17)."""
    pooled: Tensor
    """Shape (texts, 1 + spans, WIDTH)."""
    seen: Tensor
    """Shape (texts, 2 * WIDTH): what the heads of whole texts see."""


def new_heads(seed: int) -> dict[str, Array]:
    """Heads that know nothing yet."""
    torch.manual_seed(seed)
    shapes = {"goemotions": (28, WIDTH), "themes": (17, WIDTH)}
    shapes |= {name: (labels, 2 * WIDTH) for name, labels in TEXT_HEADS.items()}
    heads = {}
    for name, shape in shapes.items():
        heads[f"head.{name}"] = (0.02 * torch.randn(shape)).numpy()
        heads[f"head.{name}.bias"] = torch.full((shape[0],), -2.0).numpy()
    return heads


def forward(weights: Weights, batch: Batch, dropout: float = 0.0) -> Forward:
    """Read a batch; `dropout` is the share of numbers left out while learning."""
    states = hidden(weights, batch.ids, dropout)
    pooled = batch.pools @ states
    first = states[:, 0]
    seen = torch.cat([pooled[:, 0], first], dim=-1)
    both = _dropped(seen, dropout)
    return Forward(
        goemotions=_linear(weights, "head.goemotions", _dropped(first, dropout)),
        text={name: _linear(weights, f"head.{name}", both) for name in TEXT_HEADS},
        themes=_linear(weights, "head.themes", _dropped(pooled, dropout)),
        pooled=pooled,
        seen=seen,
    )


def in_bfloat16(device: Any, *, halved: bool) -> AbstractContextManager[Any]:
    """Products within it are taken in bfloat16 when they are to be `halved`."""
    context: AbstractContextManager[Any] = torch.autocast(
        device.type, torch.bfloat16, enabled=halved
    )
    return context


def hidden(weights: Weights, ids: Tensor, dropout: float = 0.0) -> Tensor:
    """The states of every token after the last layer, shape (texts, tokens, WIDTH)."""
    mask = (ids != 0)[:, None, None, :]
    states = weights["words"][ids] + weights["positions"][: ids.shape[1]]
    states = _dropped(_norm(weights, "embedded", states), dropout)
    layers = sum(name.endswith(".qkv") for name in weights)
    for layer in range(layers):
        states = _layer(weights, f"{layer}.", states, mask, dropout)
    return states


def _layer(weights: Weights, at: str, states: Tensor, mask: Tensor, dropout: float) -> Tensor:
    told = _linear(weights, f"{at}out", _attention(weights, at, states, mask))
    states = _norm(weights, f"{at}attended", states + _dropped(told, dropout))
    raised = functional.gelu(_linear(weights, f"{at}up", states), approximate="tanh")
    told = _linear(weights, f"{at}down", raised)
    return _norm(weights, f"{at}passed", states + _dropped(told, dropout))


def _attention(weights: Weights, at: str, states: Tensor, mask: Tensor) -> Tensor:
    texts, tokens, _ = states.shape
    asked = _linear(weights, f"{at}qkv", states).view(texts, tokens, 3, HEADS, -1)
    query, key, value = asked.permute(2, 0, 3, 1, 4)
    nearness = query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
    share = nearness.masked_fill(~mask, -1e9).softmax(dim=-1)
    return (share @ value).transpose(1, 2).reshape(texts, tokens, WIDTH)


def _linear(weights: Weights, name: str, states: Tensor) -> Tensor:
    return functional.linear(states, weights[name], weights[f"{name}.bias"])


def _norm(weights: Weights, name: str, states: Tensor) -> Tensor:
    scale, shift = weights[name], weights[f"{name}.bias"]
    return functional.layer_norm(states, (WIDTH,), scale, shift, NORM_FLOOR)


def _dropped(states: Tensor, share: float) -> Tensor:
    return functional.dropout(states, share) if share else states

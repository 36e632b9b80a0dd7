"""Writes the learned weights as the one small file that the app reads."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core.reading.transformer import FORMAT, HEADS, WIDTH
from data.training.train.base import Array

Small = npt.NDArray[np.generic]
WIDEST = 127
ASKED = ".qkv"
RARITY = "bag.rarity"


def packed(
    weights: Mapping[str, Array], pieces: Sequence[str], cuts: Mapping[str, Array]
) -> dict[str, Small]:
    """Matrices in int8 with one factor per row, everything else in float16 or float32."""
    small: dict[str, Small] = {"format": np.array(FORMAT)}
    small["pieces"] = np.frombuffer("\n".join(pieces).encode(), dtype=np.uint8)
    for name, values in weights.items():
        small |= _small(name, _scaled(name, values))
    return small | {f"cut.{head}": cut.astype(np.float32) for head, cut in cuts.items()}


def write(path: Path, small: Mapping[str, Small]) -> None:
    """Write the one file."""
    arrays: Any = small
    np.savez_compressed(path, allow_pickle=False, **arrays)


def rounded(weights: Mapping[str, Array]) -> dict[str, Array]:
    """The weights as they come back from the file: what rounding costs can be measured on them."""
    return {name: _rounded(name, values) for name, values in weights.items()}


def _small(name: str, values: Array) -> dict[str, Small]:
    if not _is_coarse(name, values):
        return {name: values.astype(_exactness(name, values))}
    scale = _row_scale(values)
    return {name: np.rint(values / scale[:, None]).astype(np.int8), f"{name}.scale": scale}


def _rounded(name: str, values: Array) -> Array:
    if not _is_coarse(name, values):
        return values.astype(_exactness(name, values)).astype(np.float32)
    scale = _row_scale(values)[:, None]
    coarse: Array = (np.rint(values / scale) * scale).astype(np.float32)
    return coarse


def _row_scale(values: Array) -> Array:
    """The largest number of each row becomes WIDEST."""
    largest: Array = np.maximum(np.abs(values).max(axis=1), 1e-9)
    return (largest / WIDEST).astype(np.float32)


def _is_coarse(name: str, values: Array) -> bool:
    """Heads are few and stay fine."""
    return values.ndim == 2 and not name.startswith("head.")


def _exactness(name: str, values: Array) -> type[np.floating[Any]]:
    return np.float16 if values.ndim == 2 or name == RARITY else np.float32


def _scaled(name: str, values: Array) -> Array:
    """Attention divides by the square root of a head's width; its questions do so beforehand."""
    if not name.removesuffix(".bias").endswith(ASKED):
        return values
    asked = values.copy()
    asked[:WIDTH] /= np.sqrt(WIDTH // HEADS)
    return asked

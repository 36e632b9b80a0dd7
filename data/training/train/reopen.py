"""Opens the app's one small file again, to learn on from it when new texts have come."""

from pathlib import Path
from typing import Any

import numpy as np
import torch

from core.reading.transformer import HEADS, WIDTH, Stored, matrix, stored_weights
from data.training.train.base import Array
from data.training.train.quantise import ASKED
from data.training.train.stages import Start

NOT_LEARNED = ("format", "pieces")
LEARNED_APART = ("bag.", "cut.")
FACTORS = ".scale"


def opened(path: Path, device: Any) -> Start:
    """The encoder and its heads as they were written; rounding stays. Raises ValueError."""
    stored = stored_weights(path)
    weights = {
        name: torch.tensor(_plain(name, stored), device=device)
        for name in stored
        if not (name in NOT_LEARNED or name.startswith(LEARNED_APART) or name.endswith(FACTORS))
    }
    return Start(stored["pieces"].tobytes().decode().split("\n"), weights, teacher={})


def _plain(name: str, stored: Stored) -> Array:
    """Undo what attention's questions were divided by."""
    values = matrix(stored, name)
    if name.removesuffix(".bias").endswith(ASKED):
        values[:WIDTH] *= np.sqrt(WIDTH // HEADS)
    return values

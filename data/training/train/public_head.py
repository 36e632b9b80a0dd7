"""Learns GoEmotions' head last, on the finished encoder and from all of the public texts.

While the encoder learns our own texts it meets only some of the public ones, so that the head it
leaves behind fits neither what the encoder has become nor all that people wrote.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch.nn import functional

from core.reading.wordpiece import WordPiece
from data.training.train.base import WIDTH, Array
from data.training.train.model import Tensor, Weights
from data.training.train.predict import truth, vectors
from data.training.train.texts import Example

HEAD = "head.goemotions"
PULL = 1e-3
"""How strongly the weights are held to those they begin with; found on GoEmotions' dev part."""
STEPS = 60


def learn_public_head(
    weights: Weights, words: WordPiece, public: Sequence[Example]
) -> dict[str, Array]:
    """The head's weights by their names in the file."""
    firsts = vectors(weights, words, public)[:, WIDTH:]
    middle, spread = firsts.mean(axis=0), firsts.std(axis=0) + 1e-6
    seen = torch.tensor((firsts - middle) / spread)
    there = torch.tensor(truth(public, "goemotions").astype(np.float32))
    begin = weights[HEAD].numpy()
    shift = weights[f"{HEAD}.bias"].numpy() + begin @ middle
    learned, shift = _descended(seen, there, torch.tensor(begin * spread), torch.tensor(shift))
    head = learned / spread
    return {HEAD: head, f"{HEAD}.bias": shift - head @ middle}


def _descended(seen: Tensor, there: Tensor, begin: Tensor, shift: Tensor) -> tuple[Array, Array]:
    """The weights and the shift where loss and PULL are in balance."""
    learned, moved = begin.clone().requires_grad_(), shift.clone().requires_grad_()
    steps = torch.optim.LBFGS([learned, moved], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        steps.zero_grad()
        logits = seen @ learned.T + moved
        wrong = functional.binary_cross_entropy_with_logits(logits, there) * there.shape[1]
        total = wrong + PULL * ((learned - begin) ** 2).sum()
        total.backward()
        return total

    steps.step(loss)
    return learned.detach().numpy(), moved.detach().numpy()

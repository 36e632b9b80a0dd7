"""A head that is learned last, on the finished encoder and beside the bag of words."""

from dataclasses import dataclass

import numpy as np

from core.reading.bag import HEADS
from data.training.train.base import Array


@dataclass(frozen=True)
class BesideBag:
    """What is added up to the logits of one head."""

    name: str
    encoder: Array
    """Weights of the encoder's numbers, shape (labels, 2 * WIDTH)."""
    shift: Array
    """Shape (labels,)."""
    bag_weights: Array
    """Shape (labels, columns)."""
    bag_shift: Array
    """Shape (labels,)."""

    def placed_in(self, weights: dict[str, Array]) -> dict[str, Array]:
        """The weights by their names in the file, this head's and its rows of the bag replaced."""
        bag, shift = weights["bag.weights"].copy(), weights["bag.shift"].copy()
        first = sum(HEADS[name] for name in list(HEADS)[: list(HEADS).index(self.name)])
        rows = slice(first, first + HEADS[self.name])
        bag[rows], shift[rows] = self.bag_weights, self.bag_shift
        head = {f"head.{self.name}": self.encoder, f"head.{self.name}.bias": self.shift}
        placed = {**weights, "bag.weights": bag, "bag.shift": shift, **head}
        return {name: values.astype(np.float32) for name, values in placed.items()}

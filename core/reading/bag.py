"""The bag of words: which words, pairs of words and pieces of words speak for a label.

It hears the very words that the encoder only knows by their meaning; the two are added.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from core.reading.clauses import level
from core.reading.transformer import Matrix, Stored, matrix

HEADS = {"themes": 17, "emotions": 10, "kind": 6, "danger": 1}
"""Labels of each head, one after the other in the matrix's columns."""
LABELS = sum(HEADS.values())
COLUMNS = 16384
"""For words and pairs, and as many for pieces; features share columns by their hash."""
PIECE_SIZES = (3, 4, 5)

_WORD = re.compile(r"[a-z0-9+#']+")
Places = npt.NDArray[np.int64]


class Bag:
    """Weights of columns for labels; nothing is learned here."""

    def __init__(self, stored: Stored) -> None:
        """Raises KeyError or ValueError when something is missing or of another shape."""
        self._rarity = matrix(stored, "bag.rarity")
        self._weights = np.ascontiguousarray(matrix(stored, "bag.weights").T)
        self._shift = matrix(stored, "bag.shift")
        if self._weights.shape != (2 * COLUMNS, LABELS) or self._rarity.shape != (2 * COLUMNS,):
            raise ValueError("the bag of words has another shape")

    def read(self, texts: Sequence[str]) -> dict[str, Matrix]:
        """By head, the logits of each text: shape (texts, labels)."""
        rows = [self._logits(text) for text in texts]
        told = np.stack(rows) if rows else np.zeros((0, LABELS), dtype=np.float32)
        ends = np.cumsum(list(HEADS.values()))[:-1]
        return dict(zip(HEADS, np.split(told, ends, axis=1), strict=True))

    def _logits(self, text: str) -> Matrix:
        logits = self._shift.copy()
        for places in halves(text):
            rarity = self._rarity[places]
            length = np.sqrt(rarity @ rarity)
            if length:
                logits += (rarity / length) @ self._weights[places]
        return logits


def halves(text: str) -> tuple[Places, Places]:
    """Columns that a text has: of its words and pairs, and of the pieces of its words."""
    words = _WORD.findall(level(text))
    whole = {_hashed(feature) for feature in (*words, *map(" ".join, pairwise(words)))}
    pieces = {COLUMNS + _hashed(piece) for word in words for piece in _pieces(word)}
    return np.array(sorted(whole), dtype=np.int64), np.array(sorted(pieces), dtype=np.int64)


def _pieces(word: str) -> Iterator[str]:
    padded = f" {word} "
    for size in PIECE_SIZES:
        for at in range(len(padded) - size + 1):
            yield padded[at : at + size]


def _hashed(feature: str) -> int:
    return zlib.crc32(feature.encode()) % COLUMNS

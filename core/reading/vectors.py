"""The vector layer of themes: how near a clause is to the seed clauses of each theme."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from core.content import content_toml
from core.vocabulary import Theme

SEEDS_FILE = "reading/seeds.toml"
WIDTH = 2048
"""Columns for words and as many for pieces of words; features share columns by their hash."""
OTHER_KINDS = ("template", "praise", "neutral")

_WORD = re.compile(r"[a-z0-9+#']+")
Matrix = npt.NDArray[np.float32]


@dataclass(frozen=True)
class SeedIndex:
    """The middle of each kind's seeds, in TF-IDF space."""

    kinds: tuple[str, ...]
    inverse_frequency: Matrix
    """Shape (2 * WIDTH,)."""
    centres: Matrix
    """Shape (2 * WIDTH, kinds): unit vectors, less the unit vector of all seeds together."""

    def scores(self, clause: str) -> Mapping[str, float]:
        """Cosine to each kind's centre less the cosine to all seeds': 0 for nothing special."""
        vector = _unit(_present([clause]) * self.inverse_frequency)[0]
        nearness = vector @ self.centres
        return {kind: float(score) for kind, score in zip(self.kinds, nearness, strict=True)}


@cache
def seed_index() -> SeedIndex:
    """Index the seeds of data/content. Raises ValueError when their kinds are not the themes'."""
    content = content_toml(SEEDS_FILE)
    kinds = tuple(content)
    if set(kinds) != {*Theme, *OTHER_KINDS} - {Theme.NO_REASON}:
        raise ValueError(f"{SEEDS_FILE}: it needs one list for every theme and {OTHER_KINDS}")
    rows = [(line.lower(), kind) for kind in kinds for line in content[kind].strip().splitlines()]
    present = _present([line for line, _ in rows])
    frequency = np.log((1 + len(rows)) / (1 + present.sum(axis=0))) + 1
    inverse = frequency.astype(np.float32)
    vectors = _unit(present * inverse)
    of_kind = np.array([[kind == other for _, other in rows] for kind in kinds], dtype=np.float32)
    centres = _unit(of_kind @ vectors) - _unit(vectors.mean(axis=0, keepdims=True))
    return SeedIndex(kinds, inverse, np.ascontiguousarray(centres.T))


def _present(clauses: Sequence[str]) -> Matrix:
    """Which features each clause has: rows of 0 and 1."""
    present = np.zeros((len(clauses), 2 * WIDTH), dtype=np.float32)
    for row, clause in enumerate(clauses):
        present[row, list(_columns(clause))] = 1
    return present


def _unit(rows: Matrix) -> Matrix:
    """Each row scaled so that its words, and its pieces of words, weigh the same."""
    halves = rows.reshape(len(rows), 2, WIDTH)
    length = np.sqrt(np.einsum("ijk,ijk->ij", halves, halves))[:, :, None] * np.float32(np.sqrt(2))
    unit: Matrix = halves / np.maximum(length, np.float32(1e-9))
    return unit.reshape(len(rows), 2 * WIDTH)


def _columns(clause: str) -> Iterator[int]:
    words = _WORD.findall(clause)
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    yield from (zlib.crc32(feature.encode()) % WIDTH for feature in (*words, *pairs))
    for word in words:
        padded = f" {word} "
        for size in (3, 4, 5):
            for at in range(len(padded) - size + 1):
                yield WIDTH + zlib.crc32(padded[at : at + size].encode()) % WIDTH

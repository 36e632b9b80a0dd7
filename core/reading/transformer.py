"""The encoder's numbers: reads them from their file and runs them with numpy alone.

Source: Devlin et al. (2019), arXiv:1810.04805; Wang et al. (2020), arXiv:2002.10957 (MiniLM).
"""

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

FORMAT = 1
"""Of the file; another number asks for another version of this module."""
LAYERS, HEADS, WIDTH = 6, 12, 384
NORM_FLOOR = np.float32(1e-12)
MASKED = np.float32(-1e9)
ROWS_AT_ONCE = 64
"""Rows of the widest step that stay in the processor's cache."""

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Stored = Mapping[str, npt.NDArray[np.generic]]
"""As in the file: a matrix in int8 and, under its name + ".scale", one factor for each row."""


def stored_weights(path: Path) -> Stored:
    """What the file holds. Raises ValueError naming the file when it is not a reader's."""
    try:
        with np.load(path, allow_pickle=False) as file:
            stored = {name: file[name] for name in file.files}
        sound = int(stored["format"]) == FORMAT
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError) as error:
        raise ValueError(f"{path.name} is damaged or not a reader's file: {error}") from error
    if not sound:
        raise ValueError(f"{path.name} was made for another version of the reader.")
    return stored


class Transformer:
    """MiniLM's layers over word pieces: states of every token, in float32."""

    def __init__(self, stored: Stored) -> None:
        """Raises KeyError or ValueError when something is missing or of another shape."""
        self._words = stored["words"]
        self._word_scales = _scales(stored, "words")
        self._positions = matrix(stored, "positions")
        self._embedded = _norm_weights(stored, "embedded")
        self._layers = [_Layer(stored, f"{number}.") for number in range(LAYERS)]
        if self._words.shape[1:] != (WIDTH,) or self._positions.shape[1:] != (WIDTH,):
            raise ValueError(f"the encoder is not {WIDTH} wide")

    @property
    def longest(self) -> int:
        """Tokens of the longest text it can read at once."""
        return len(self._positions)

    def states(self, ids: Numbers) -> Matrix:
        """States after the last layer; shapes (texts, tokens) and (texts, tokens, WIDTH).

        0 stands where a text has ended.
        """
        texts, tokens = ids.shape
        words = self._words[ids.ravel()].astype(np.float32) * self._word_scales[ids.ravel()]
        words.reshape(texts, tokens, WIDTH)[:] += self._positions[:tokens]
        states = _normed(words, self._embedded)
        mask = np.where(ids == 0, MASKED, np.float32(0))[:, None, None, :]
        for layer in self._layers:
            states = layer.states(states, mask)
        return states.reshape(texts, tokens, WIDTH)


class _Layer:
    """Attention, then two linear steps; each is added to what came in."""

    def __init__(self, stored: Stored, at: str) -> None:
        self._asked, self._told, self._raised, self._lowered = (
            _linear_weights(stored, at + part) for part in ("qkv", "out", "up", "down")
        )
        self._attended, self._passed = (
            _norm_weights(stored, at + part) for part in ("attended", "passed")
        )

    def states(self, states: Matrix, mask: Matrix) -> Matrix:
        """States of all tokens in rows, shape (texts * tokens, WIDTH), before and after."""
        told = _linear(self._attention(states, mask), self._told)
        states = _normed(states + told, self._attended)
        raised = _linear(states, self._raised)
        for start in range(0, len(raised), ROWS_AT_ONCE):
            _gelu(raised[start : start + ROWS_AT_ONCE])
        return _normed(states + _linear(raised, self._lowered), self._passed)

    def _attention(self, states: Matrix, mask: Matrix) -> Matrix:
        texts, tokens = mask.shape[0], mask.shape[-1]
        asked = _linear(states, self._asked).reshape(texts, tokens, 3, HEADS, -1)
        query, key, value = asked.transpose(2, 0, 3, 1, 4)
        share = query @ key.swapaxes(-1, -2)
        share += mask
        share -= share.max(axis=-1, keepdims=True)
        np.exp(share, out=share)
        share /= share.sum(axis=-1, keepdims=True)
        seen: Matrix = (share @ value).swapaxes(1, 2).reshape(len(states), WIDTH)
        return seen


def matrix(stored: Stored, name: str) -> Matrix:
    """A matrix in float32, from int8 with one factor per row or from any float."""
    if stored[name].dtype != np.int8:
        return stored[name].astype(np.float32)
    return stored[name].astype(np.float32) * _scales(stored, name)


def _scales(stored: Stored, name: str) -> Matrix:
    return stored[f"{name}.scale"].astype(np.float32)[:, None]


def _linear_weights(stored: Stored, name: str) -> tuple[Matrix, Matrix]:
    return np.ascontiguousarray(matrix(stored, name).T), matrix(stored, f"{name}.bias")


def _norm_weights(stored: Stored, name: str) -> tuple[Matrix, Matrix]:
    return matrix(stored, name), matrix(stored, f"{name}.bias")


def _linear(states: Matrix, weights: tuple[Matrix, Matrix]) -> Matrix:
    told: Matrix = states @ weights[0]
    told += weights[1]
    return told


def _normed(states: Matrix, weights: tuple[Matrix, Matrix]) -> Matrix:
    """Each row with mean 0 and variance 1, then scaled and shifted; changes `states`."""
    states -= states.mean(axis=-1, keepdims=True)
    variance = np.einsum("ij,ij->i", states, states) / np.float32(WIDTH)
    states *= (1 / np.sqrt(variance + NORM_FLOOR))[:, None]
    states *= weights[0]
    states += weights[1]
    return states


def _gelu(states: Matrix) -> None:
    """Gaussian error linear unit in its tanh form, in place.

    x * (1 + tanh(u)) / 2 = x / (1 + exp(-2 u)), u = sqrt(2 / pi) * (x + 0.044715 x^3).

    Source: Hendrycks and Gimpel (2016), arXiv:1606.08415.
    """
    steep = states * states
    steep *= np.float32(-2 * 0.7978845608 * 0.044715)
    steep -= np.float32(2 * 0.7978845608)
    steep *= states
    with np.errstate(over="ignore"):
        np.exp(steep, out=steep)
    steep += np.float32(1)
    states /= steep

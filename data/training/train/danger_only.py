"""Learns to hear danger anew on a reader that stays as it is otherwise."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from core.reading.reader_model import ReaderModel
from core.reading.transformer import matrix, stored_weights
from core.reading.wordpiece import WordPiece
from data.training.train.base import Array
from data.training.train.danger_head import DangerHead, learn_danger
from data.training.train.quantise import Small, packed
from data.training.train.reopen import opened
from data.training.train.texts import Example
from data.training.train.thresholds import danger_cut

BAG = ("bag.rarity", "bag.weights", "bag.shift")


def with_new_danger(
    path: Path, known: Sequence[Example], harmless: Sequence[Example]
) -> dict[str, Small]:
    """The file at `path`, its head and its row of the bag for danger replaced, with a new cut.

    `known`: of `of_danger`. `harmless`: journals of ordinary days that are not among them.
    """
    stored, begin = stored_weights(path), opened(path, "cpu")
    bag = {name: matrix(stored, name) for name in BAG}
    head = learn_danger(begin.weights, begin.words, known, bag["bag.rarity"])
    small = {**stored, **_replaced(head, bag)}
    small["cut.danger"] = danger_cut(harmless, ReaderModel(small))
    return small


def learned_weights(path: Path) -> tuple[dict[str, Array], WordPiece]:
    """The encoder and its heads as they come back from the file, and what cuts texts up."""
    begin = opened(path, "cpu")
    return {name: value.numpy() for name, value in begin.weights.items()}, begin.words


def _replaced(head: DangerHead, bag: Mapping[str, Array]) -> dict[str, Small]:
    placed = packed(head.placed_in(dict(bag)), [], {})
    return {name: values for name, values in placed.items() if name not in {"format", "pieces"}}

"""The heads that are learned last, on a finished encoder, and the cuts that come after them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.reading.reader_model import ReaderModel
from core.reading.transformer import matrix, stored_weights
from core.reading.wordpiece import WordPiece
from data.training.train.base import Array
from data.training.train.danger_head import as_heard, learn_danger, of_danger
from data.training.train.kind_head import kind_cuts, learn_kind
from data.training.train.model import Weights
from data.training.train.public_head import learn_public_head
from data.training.train.quantise import Small, packed
from data.training.train.reopen import opened
from data.training.train.texts import Example
from data.training.train.thresholds import danger_cut, public_cuts

BAG = ("bag.rarity", "bag.weights", "bag.shift")


@dataclass(frozen=True)
class Known:
    """What the last heads are learned from."""

    of_danger: Sequence[Example]
    """Of `of_danger`."""
    of_kind: Sequence[Example]
    """Of `of_kind`."""
    public: Sequence[Example]
    """GoEmotions' train part."""


@dataclass(frozen=True)
class Unheard:
    """Texts that nothing is learned from; they set the cuts."""

    journals: Sequence[Example]
    """Of ordinary days."""
    public: Sequence[Example]
    """GoEmotions' dev part."""


def last_heads(
    weights: Weights, words: WordPiece, bag: dict[str, Array], known: Known
) -> dict[str, Array]:
    """The heads for danger, kind and GoEmotions on an encoder, and the bag with their rows."""
    danger = learn_danger(weights, words, known.of_danger, bag["bag.rarity"])
    kind = learn_kind(weights, words, known.of_kind, bag["bag.rarity"])
    public = learn_public_head(weights, words, known.public)
    return {**kind.placed_in(danger.placed_in(bag)), **public}


def with_new_heads(path: Path, known: Known) -> dict[str, Small]:
    """The file at `path` with these heads learned anew; their cuts are the old ones."""
    stored, begin = stored_weights(path), opened(path, "cpu")
    bag = {name: matrix(stored, name) for name in BAG}
    placed = packed(last_heads(begin.weights, begin.words, bag, known), [], {})
    new = {name: values for name, values in placed.items() if name not in {"format", "pieces"}}
    return {**stored, **new}


def with_last_cuts(small: Mapping[str, Small], unheard: Unheard) -> dict[str, Small]:
    """A reader with the cuts that its finished weights need."""
    model = ReaderModel(small)
    return {
        **small,
        "cut.kind": kind_cuts(),
        "cut.danger": danger_cut(
            of_danger(unheard.journals), as_heard(unheard.public), model=model
        ),
        "cut.goemotions": public_cuts(unheard.public, model),
    }


def learned_weights(path: Path) -> tuple[dict[str, Array], WordPiece]:
    """The encoder and its heads as they come back from the file, and what cuts texts up."""
    begin = opened(path, "cpu")
    return {name: value.numpy() for name, value in begin.weights.items()}, begin.words

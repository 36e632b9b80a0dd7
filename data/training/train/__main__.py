"""`python -m data.training.train --goemotions FOLDER [--out FILE] [--seed N]` makes the reader."""

import argparse
import logging
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from data.training.train.base import Array
from data.training.train.measure import best_cuts
from data.training.train.model import Weights
from data.training.train.predict import say, truth
from data.training.train.quantise import rounded, write
from data.training.train.stages import FIRST, SECOND, Start, learn_own, learn_public, start
from data.training.train.texts import Example, goemotions, own_texts
from data.training.train.thresholds import TOWARDS, cuts, unseen

OUT = Path("data/models/reader.npz")
log = logging.getLogger(__name__)


def main(arguments: Sequence[str]) -> None:
    """Learn, find the cuts on authors left out, and write the file."""
    asked = _asked(arguments)
    torch.set_flush_denormal(True)
    own, public = own_texts(), goemotions(asked.goemotions / "train.tsv")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    begin = start(own, public, device, asked.seed)
    begin = learn_public(begin, public, replace(FIRST, seed=asked.seed), log.info)
    second = replace(SECOND, seed=asked.seed)

    def learn(examples: Sequence[Example]) -> Weights:
        return learn_own(begin, examples, public, second, log.info)

    found = cuts(unseen(own, begin.words, learn))
    weights = _as_stored(learn(own))
    found["goemotions"] = _public_cuts(begin, weights, asked.goemotions / "dev.tsv")
    write(asked.out, weights, begin.pieces, found)
    log.info("%s: %.1f MB", asked.out, asked.out.stat().st_size / 1e6)


def _as_stored(weights: Weights) -> dict[str, Array]:
    return rounded({name: value.cpu().numpy() for name, value in weights.items()})


def _public_cuts(begin: Start, weights: dict[str, Array], path: Path) -> Array:
    tensors = {name: torch.tensor(values) for name, values in weights.items()}
    examples = goemotions(path)
    said = say(tensors, begin.words, examples).by_head["goemotions"]
    return best_cuts(said, truth(examples, "goemotions"), TOWARDS)


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data.training.train")
    parser.add_argument("--goemotions", type=Path, required=True, help="folder with train.tsv")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--seed", type=int, default=FIRST.seed)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    main(sys.argv[1:])

"""`python -m data.training.train --goemotions FOLDER [--out FILE] [--seed N]` makes the reader."""

import argparse
import logging
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from core.reading.encoder import HEADS
from core.reading.reader_model import MODEL_FILE, ReaderModel
from data.training.train.bag import learn_bag
from data.training.train.base import Array
from data.training.train.danger_head import learn_danger
from data.training.train.golden import write_golden
from data.training.train.measure import best_cuts, f1, macro
from data.training.train.predict import truth
from data.training.train.quantise import packed, rounded, write
from data.training.train.stages import FIRST, SECOND, Start, learn_own, learn_public, start
from data.training.train.texts import Example, goemotions, own_texts
from data.training.train.thresholds import TOWARDS, Judged, cuts, unseen

GOLDEN = Path("tests/reading/golden_reader.json")
NO_CUTS = {head: np.zeros(labels, dtype=np.float32) for head, labels in HEADS.items()}
log = logging.getLogger(__name__)


def main(arguments: Sequence[str]) -> None:
    """Learn, find the cuts on authors left out, and write the file and its golden outputs."""
    asked = _asked(arguments)
    torch.set_flush_denormal(True)
    own, public = own_texts(), goemotions(asked.goemotions / "train.tsv")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    begin = start(own, public, device, asked.seed)
    begin = learn_public(begin, public, replace(FIRST, seed=asked.seed), log.info)

    def learn(examples: Sequence[Example]) -> dict[str, Array]:
        return _learned(begin, examples, public, asked.seed)

    found = unseen(own, lambda examples: _model(learn(examples), begin.pieces))
    _report(found)
    learned = learn(own)
    chosen = NO_CUTS | cuts(found)
    model = _model(learned, begin.pieces)
    chosen["goemotions"] = _public_cuts(model, asked.goemotions / "dev.tsv")
    write(asked.out, packed(learned, begin.pieces, chosen))
    write_golden(GOLDEN, rounded(learned), begin.words)
    log.info("%s: %.1f MB", asked.out, asked.out.stat().st_size / 1e6)


def _learned(
    begin: Start, own: Sequence[Example], public: Sequence[Example], seed: int
) -> dict[str, Array]:
    """Everything that the file holds but the pieces and the cuts."""
    weights = learn_own(begin, own, public, replace(SECOND, seed=seed), log.info)
    return {
        **{name: value.cpu().numpy() for name, value in weights.items()},
        **learn_danger(weights, begin.words, own, public, seed),
        **learn_bag(own),
    }


def _model(learned: Mapping[str, Array], pieces: Sequence[str]) -> ReaderModel:
    """The reader as it will be, its cuts still at 0."""
    return ReaderModel(packed(learned, pieces, NO_CUTS))


def _public_cuts(model: ReaderModel, path: Path) -> Array:
    examples = goemotions(path)
    said = model.encoder.read([one.text for one in examples], [[] for _ in examples])
    logits = np.stack([one.goemotions for one in said])
    return best_cuts(logits, truth(examples, "goemotions"), TOWARDS)


def _report(found: Judged) -> None:
    """Figures of authors that were not learned from, with the cuts that are best for them."""
    for head in ("themes", "emotions"):
        each = f1(*found[head], best_cuts(*found[head], TOWARDS))
        log.info("%s, authors left out: macro-F1 %.3f, each %s", head, macro(each), each.round(2))


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data.training.train")
    parser.add_argument("--goemotions", type=Path, required=True, help="folder with train.tsv")
    parser.add_argument("--out", type=Path, default=MODEL_FILE)
    parser.add_argument("--seed", type=int, default=FIRST.seed)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    main(sys.argv[1:])

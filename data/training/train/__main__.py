"""`python -m data.training.train --goemotions FOLDER --lemotif FILE` makes the reader.

`--measure` stops where the authors left out were asked, and writes nothing: a seed's figures.
With `--further FILE` it learns on from an earlier reader, when new texts have come; with
`--heads FILE` only the heads of that reader that are learned last: danger, kind, GoEmotions.
"""

import argparse
import logging
import random
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import torch

from core.reading.encoder import HEADS
from core.reading.reader_model import MODEL_FILE, ReaderModel
from core.vocabulary import Emotion, MailKind, Theme
from data.training.train.bag import learn_bag
from data.training.train.base import Array
from data.training.train.danger_head import of_danger
from data.training.train.fit import Plan
from data.training.train.golden import write_golden
from data.training.train.kind_head import kind_cuts, learn_kind, of_kind
from data.training.train.last_heads import (
    Known,
    Unheard,
    last_heads,
    learned_weights,
    with_last_cuts,
    with_new_heads,
)
from data.training.train.measure import best_cuts, f1, macro
from data.training.train.model import Weights, in_bfloat16
from data.training.train.quantise import Small, packed, write
from data.training.train.reopen import opened
from data.training.train.stages import (
    FIRST,
    FURTHER,
    SECOND,
    Start,
    learn_own,
    learn_public,
    start,
)
from data.training.train.texts import Example, goemotions, journals, own_texts
from data.training.train.thresholds import (
    TOWARDS,
    Judged,
    cuts,
    unseen,
)
from data.training.train.vocabulary import most_used

GOLDEN = Path("tests/reading/golden_reader.json")
NO_CUTS = {head: np.zeros(labels, dtype=np.float32) for head, labels in HEADS.items()}
SOME_PUBLIC = 2500
"""Public texts among the harmless ones that danger is learned beside."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Texts:
    """Everything that is learned from."""

    own: Sequence[Example]
    public: Sequence[Example]
    public_dev: Sequence[Example]
    """Not learned from; they set the cuts for the public labels."""
    journals: Sequence[Example]
    """Half of them are learned from; the others set the cut for danger."""


def main(arguments: Sequence[str]) -> None:
    """Learn, find the cuts on authors left out, and write the file and its golden outputs."""
    asked = _asked(arguments)
    torch.set_flush_denormal(True)
    texts = _texts(asked)
    if asked.heads:
        finish(with_new_heads(asked.heads, known(texts, asked.seed)), texts, asked.out)
        return
    begin, plan = _begin(asked, texts)
    learn = partial(learn_own, begin, public=texts.public, plan=plan, log=log.info)
    found = unseen(texts.own, lambda own: _reader(learn(own), begin, own), asked.held)
    _report(found)
    if not asked.measure:
        whole = _whole(learn(texts.own), begin, texts, known(texts, asked.seed))
        finish(packed(*whole, NO_CUTS | cuts(found)), texts, asked.out)


def finish(small: Mapping[str, Small], texts: Texts, out: Path) -> None:
    """Find the last cuts, and write the reader and its golden outputs."""
    small = with_last_cuts(small, Unheard(texts.journals[1::2], texts.public_dev))
    write(out, small)
    weights, words = learned_weights(out)
    write_golden(GOLDEN, weights, words)
    size = out.stat().st_size / 1e6
    log.info("%s: %.1f MB, cut for danger %.3f", out, size, small["cut.danger"][0])


def known(texts: Texts, seed: int) -> Known:
    """What the last heads are learned from; danger from our own texts, some public ones and half
    of the journals.
    """
    some = random.Random(seed).sample(list(texts.public), SOME_PUBLIC)  # noqa: S311
    danger = of_danger([*texts.own, *some, *texts.journals[::2]])
    return Known(danger, of_kind(texts.own), texts.public)


def _begin(asked: argparse.Namespace, texts: Texts) -> tuple[Start, Plan]:
    """What the second step starts from, and how it learns."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    asked_for = partial(replace, seed=asked.seed, halved=asked.bfloat16)
    if asked.further:
        return opened(asked.further, device), asked_for(FURTHER)
    with in_bfloat16(device, halved=asked.bfloat16):
        begin = start(texts.own, texts.public, device, asked.seed)
    begin = learn_public(begin, texts.public, asked_for(FIRST), log.info)
    return begin, asked_for(SECOND)


def _reader(weights: Weights, begin: Start, own: Sequence[Example]) -> ReaderModel:
    """What can be asked for its cuts: they are still at 0. It hears no danger yet."""
    bag = learn_bag(own)
    kind = learn_kind(weights, begin.words, of_kind(own), bag["bag.rarity"])
    learned = kind.placed_in({**_as_arrays(weights), **bag})
    return ReaderModel(packed(learned, begin.pieces, NO_CUTS))


def _whole(
    weights: Weights, begin: Start, texts: Texts, last: Known
) -> tuple[dict[str, Array], list[str]]:
    """Everything that is learned, and the pieces that the file has room for."""
    own, public = ([one.text for one in some] for some in (texts.own, texts.public))
    pieces = most_used(begin.pieces, own, public)
    place = {piece: number for number, piece in enumerate(begin.pieces)}
    heads = last_heads(weights, begin.words, learn_bag(texts.own), last)
    learned = {**_as_arrays(weights), **heads}
    learned["words"] = learned["words"][[place[piece] for piece in pieces]]
    return learned, pieces


def _as_arrays(weights: Weights) -> dict[str, Array]:
    return {name: value.cpu().numpy() for name, value in weights.items()}


def _report(found: Judged) -> None:
    """Figures of authors that were not learned from, with the cuts that are best for them."""
    for head, labels in (("themes", Theme), ("emotions", Emotion)):
        _log(head, labels, f1(*found[head], best_cuts(*found[head], TOWARDS)))
    logits, kinds = found["kind"]
    likeliest = np.eye(len(MailKind), dtype=np.float32)[(logits - kind_cuts()).argmax(axis=1)]
    _log("kind", MailKind, f1(likeliest, kinds, np.full(len(MailKind), 0.5, dtype=np.float32)))


def _log(head: str, labels: Iterable[str], each: Array) -> None:
    said = ", ".join(f"{label} {one:.2f}" for label, one in zip(labels, each, strict=True))
    log.info("%s, authors left out: macro-F1 %.3f; %s", head, macro(each), said)


def _texts(asked: argparse.Namespace) -> Texts:
    train, dev = (goemotions(asked.goemotions / f"{part}.tsv") for part in ("train", "dev"))
    return Texts(own_texts(), train, dev, journals(asked.lemotif))


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m data.training.train")
    parser.add_argument("--goemotions", type=Path, required=True, help="folder with train.tsv")
    parser.add_argument("--lemotif", type=Path, required=True, help="lemotif.csv")
    parser.add_argument("--further", type=Path, help="an earlier reader to learn on from")
    parser.add_argument(
        "--heads", type=Path, help="an earlier reader; only its last heads are learned"
    )
    parser.add_argument("--held", default="", help="the only authors left out for cuts: m,q,s,t,y")
    parser.add_argument("--out", type=Path, default=MODEL_FILE)
    parser.add_argument("--bfloat16", action="store_true", help="multiply faster and less exactly")
    parser.add_argument("--measure", action="store_true", help="only the authors left out")
    parser.add_argument("--seed", type=int, default=FIRST.seed)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    main(sys.argv[1:])

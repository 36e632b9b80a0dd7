"""The learning itself: one loss over all heads, AdamW, a rate that warms up and falls to zero."""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import torch
from torch.nn import functional

from core.reading.wordpiece import WordPiece
from data.training.train.base import LAYERS
from data.training.train.batches import Answers, Teacher, batches, collate
from data.training.train.model import Batch, Forward, Tensor, forward, in_bfloat16
from data.training.train.texts import Example

Source = Callable[[random.Random], Sequence[Example]]
"""The examples of one round; they may differ from round to round."""


@dataclass(frozen=True)
class Plan:
    """How to learn."""

    rounds: int
    rate: float = 1.2e-4
    """Of the last layer; each one below learns SLOWER times as fast, the heads HEADS_FASTER."""
    tokens: int = 640
    """Per batch."""
    dropout: float = 0.1
    shares: Mapping[str, float] = field(default_factory=dict)
    """Weights of the losses by head, 1 where nothing is said; "teacher" is the cosine's."""
    softened: float = 0.0
    """How far an answer is moved towards EVEN."""
    frozen: int = -1
    """Lowest layers that stay as they are; the words do, too, unless this is below 0."""
    seed: int = 1
    halved: bool = False
    """Whether to multiply in bfloat16: 0.6 of the time where the processor knows it."""


SLOWER, HEADS_FASTER, DECAY = 0.9, 10.0, 0.01
LARGEST_STEP = 1.0
"""Longest gradient; a longer one is shortened."""
WARM_UP = 0.06
"""Share of the steps."""
REPORTED = 100
"""Steps between two lines of the log."""
TOKENS_OF_A_TEXT = 20
EVEN = 0.05
"""How often a label is there when nothing is known; answers are softened towards it."""
Log = Callable[[str], None]


def fit(
    weights: Mapping[str, Tensor],
    source: Source,
    words: WordPiece,
    plan: Plan,
    teacher: Teacher | None = None,
    log: Log = lambda _: None,
) -> dict[str, Tensor]:
    """Weights after learning; the given ones stay as they are."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)  # noqa: S311
    learned = _learnable(weights, plan.frozen)
    rounds = (source(chance) for _ in range(plan.rounds))
    groups = [group for one in rounds for group in batches(one, words, plan.tokens, chance)]
    step = _stepper(learned, plan, len(groups))
    losses: list[float] = []
    started = time.monotonic()
    for number, group in enumerate(groups, 1):
        losses.append(step(*collate(group, words, teacher)))
        if number % REPORTED == 0:
            mean, seconds = sum(losses[-REPORTED:]) / REPORTED, time.monotonic() - started
            log(f"step {number} of {len(groups)}: loss {mean:.3f}, {seconds:.0f} s")
    return {name: value.detach() for name, value in learned.items()}


def _learnable(weights: Mapping[str, Tensor], frozen: int) -> dict[str, Tensor]:
    learned = {name: value.detach().clone() for name, value in weights.items()}
    for name, value in learned.items():
        value.requires_grad_(_layer(name) >= frozen)
    return learned


def _stepper(
    learned: Mapping[str, Tensor], plan: Plan, steps: int
) -> Callable[[Batch, Answers], float]:
    """What learns from one batch and says its loss."""
    optimiser = torch.optim.AdamW(list(_groups(learned, plan.rate)), weight_decay=DECAY, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    device = learned["words"].device

    def step(batch: Batch, answers: Answers) -> float:
        with in_bfloat16(device, halved=plan.halved):
            told = forward(learned, batch.to(device), plan.dropout)
        cost = loss(told, answers.to(device), plan)
        optimiser.zero_grad()
        cost.backward()
        torch.nn.utils.clip_grad_norm_(learned.values(), LARGEST_STEP)
        optimiser.step()
        schedule.step()
        return float(cost.item())

    return step


def loss(told: Forward, answers: Answers, plan: Plan) -> Tensor:
    """Of all heads together: cross-entropy summed over the labels of all that is known.

    It is divided by the batch's size in tokens, so that a label weighs the same in every batch.
    """
    said = {"goemotions": told.goemotions, "themes": told.themes[:, 0], **told.text}
    costs = {name: _cost(said[name], known, plan) for name, known in answers.text.items()}
    costs["parts"] = _cost(told.themes[:, 1:], answers.parts[:, 1:], plan)
    costs["teacher"] = _distance(told.pooled, answers.teacher)
    weighed = sum(plan.shares.get(name, 1.0) * cost for name, cost in costs.items())
    return weighed * TOKENS_OF_A_TEXT / plan.tokens


def _cost(said: Tensor, known: Tensor, plan: Plan) -> Tensor:
    aim = known.nan_to_num() * (1 - plan.softened) + plan.softened * EVEN
    each = functional.binary_cross_entropy_with_logits(said.float(), aim, reduction="none")
    return (each * ~known.isnan()).sum()


def _distance(pooled: Tensor, taught: Tensor) -> Tensor:
    """1 less the cosine between our vectors and the teacher's, where there is one."""
    if not taught.shape[-1]:
        return 0.0
    there = ~taught.isnan().any(dim=-1)
    cosine = functional.cosine_similarity(pooled.float(), taught.nan_to_num(), dim=-1)
    return ((1 - cosine) * there).sum()


def _groups(weights: Mapping[str, Tensor], rate: float) -> Iterator[dict[str, object]]:
    """One group of parameters for each layer, with its rate."""
    for name, value in weights.items():
        layer = _layer(name)
        speed = HEADS_FASTER if layer == LAYERS else SLOWER ** (LAYERS - 1 - layer)
        if value.requires_grad:
            yield {"params": [value], "lr": rate * speed}


def _layer(name: str) -> int:
    """From 0 for the lowest to LAYERS for the heads; -1 for words and positions."""
    first = name.partition(".")[0]
    return LAYERS if first == "head" else int(first) if first.isdigit() else -1


def _rate(step: int, steps: int) -> float:
    warm = max(1, round(WARM_UP * steps))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / (steps - warm))

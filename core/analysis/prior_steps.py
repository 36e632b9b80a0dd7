"""Each step of a search three ways: published rate, own data, both; and how many more tries.

Where no published rate is handed in, or it counts for less than one try, half a success and half a
failure stand in for it (Jeffreys' prior), so that "none of 4" does not read as "never".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from core.analysis.conversion import Conversion, Funnel
from core.analysis.how_many import predictive_tries
from core.analysis.priors import BetaShare, Blend, blended
from core.analysis.proportions import MIN_FOR_INTERVAL, Proportion, wilson_proportion
from core.vocabulary import Stage

StagePair = tuple[Stage, Stage]
Priors = Mapping[StagePair, tuple[float, float]]
"""By pair of stages: the mean (0..1, neither of them) and the weight in tries."""
JEFFREYS_MEAN, JEFFREYS_WEIGHT = 0.5, 1.0
MOST_SCALE = 3.0
LEAST_SUCCESSES = 1 / 3
"""Below so many, own and published together, how many more are needed hangs on the prior alone."""
ONE_IN_TEN, HALF, NINE_IN_TEN = 0.1, 0.5, 0.9
NEIGHBOURS = tuple(pairwise(Stage))


@dataclass(frozen=True)
class TriesAhead:
    """Tries until the next success, the successful one included. No mean: it can be infinite."""

    low: int
    """1 in 10 needs fewer; 8 in 10 lie between `low` and `high`, both included."""
    half: int
    """Half need at most so many."""
    high: int | None
    """None: more than `how_many.MOST`."""


@dataclass(frozen=True)
class PriorStep:
    """A person's way from one stage to another, beside and together with a published rate."""

    start: Stage
    end: Stage
    published: float | None
    """The published rate, 0..1; None when none was handed in."""
    weight: float
    """Tries that it counts for, after scaling: 0 (own data and Jeffreys' prior), or 1 and more."""
    blend: Blend | None
    """Prior, data and both; None without a trial and without a weight."""
    pending: int
    """Applications between the two stages that may still move on; none of the shares has them."""
    ahead: TriesAhead | None
    """None where too little is known, or half would need more than `how_many.MOST`."""

    @property
    def data(self) -> Proportion | None:
        """The person's own share; None without a trial."""
        return self.blend.data if self.blend else None


def prior_steps(
    found: Funnel, priors: Priors, scale: float = 1, pairs: Iterable[StagePair] = NEIGHBOURS
) -> tuple[PriorStep, ...]:
    """Each pair of stages with its prior; from every stage to the next unless others are given.

    `scale` multiplies the weight of every prior, 0..3: 0 leaves the person's own data only.
    Raises ValueError for another scale, and for a pair that does not lead forward.
    """
    return tuple(_prior_step(found, pair, priors.get(pair), scale) for pair in pairs)


def share_between(found: Funnel, start: Stage, end: Stage) -> Conversion:
    """Share of the applications at `start` that came to `end`, over any stages between.

    Counted like one step: who waits at a stage between is pending.
    Raises ValueError unless `start` comes before `end`.
    """
    if start.rank >= end.rank:
        raise ValueError(f"{start} must come before {end}")
    steps = found.steps[start.rank : end.rank]
    counts = [(step.share.count, step.share.total) if step.share else (0, 0) for step in steps]
    waiting = sum(step.pending for step in steps[1:])
    share = wilson_proportion(counts[-1][0], counts[0][1] - waiting)
    return Conversion(share, steps[0].pending + waiting)


def tries_ahead(share: BetaShare) -> TriesAhead | None:
    """What the uncertainty about a share means for the tries until the next success.

    Quantiles of the beta-geometric distribution, the beta-negative-binomial one for one success.
    None when half would need more than `how_many.MOST`.

    Source: Johnson, Kemp & Kotz (2005), Univariate Discrete Distributions, section 6.2.2.
    """
    low, half, high = (
        predictive_tries(share.a, share.b, chance) for chance in (ONE_IN_TEN, HALF, NINE_IN_TEN)
    )
    return None if low is None or half is None else TriesAhead(low, half, high)


def _prior_step(
    found: Funnel, pair: StagePair, prior: tuple[float, float] | None, scale: float
) -> PriorStep:
    if not 0 <= scale <= MOST_SCALE:
        raise ValueError(f"the scale must lie between 0 and {MOST_SCALE:g}, got {scale}")
    own = share_between(found, *pair)
    mean, full_weight = prior or (None, 0.0)
    weight = scale * full_weight if scale * full_weight >= JEFFREYS_WEIGHT else 0.0
    blend = _blend(own.share, mean, weight)
    ahead = tries_ahead(blend.blend) if blend and _says_enough(own.share, mean, weight) else None
    return PriorStep(*pair, mean, weight, blend, own.pending, ahead)


def _blend(share: Proportion | None, mean: float | None, weight: float) -> Blend | None:
    count, total = (share.count, share.total) if share else (0, 0)
    if mean is not None and weight:
        return blended(count, total, mean, weight)
    return blended(count, total, JEFFREYS_MEAN, JEFFREYS_WEIGHT) if total else None


def _says_enough(share: Proportion | None, mean: float | None, weight: float) -> bool:
    """Say whether trials and successes suffice, own and published ones; Jeffreys' do not count."""
    count, total = (share.count, share.total) if share else (0, 0)
    successes = count + (mean or 0) * weight
    return total + weight >= MIN_FOR_INTERVAL and successes >= LEAST_SUCCESSES

"""Published rates of the job market, each with its source, and the priors they add up to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from core.content.files import content_toml
from core.vocabulary import Stage

FILE = "base_rates.toml"
GRADES = ("A", "B", "C", "D")
StagePair = tuple[Stage, Stage]
Value = TypeVar("Value")


@dataclass(frozen=True)
class BaseRate:
    """One published rate."""

    id: str
    what: str
    """Continues "The share of ..."."""
    start: Stage | None
    end: Stage | None
    """The stages it leads from and to; both None where it is about something else."""
    rate: float
    """0..1, neither of them."""
    low: float | None
    high: float | None
    """Ends of its 95 % interval, 0..1; both None when not known."""
    n: int | None
    n_of: str | None
    """How many it rests on, and of what; both None when not known."""
    year: int | None
    """The year the numbers are about; None when not known."""
    population: str
    source: str
    url: str
    grade: str
    """One of GRADES; A is best."""
    weight: float | None
    """Tries of a person's own that it is worth in a prior; None: shown, never mixed in."""


@dataclass(frozen=True)
class StagePrior:
    """What the published rates of two stages add up to."""

    start: Stage
    end: Stage
    mean: float
    """Mean of the rates by weight, 0..1."""
    weight: float
    """Sum of their weights, in tries of a person's own."""
    rates: tuple[BaseRate, ...]
    """What it rests on, and what has to be named beside it."""


@cache
def base_rates() -> tuple[BaseRate, ...]:
    """Every rate in the order of the file. Raises ValueError naming the entry at fault."""
    rates = tuple(_base_rate(row) for row in content_toml(FILE).get("rate", ()))
    ids = [rate.id for rate in rates]
    for found in ids:
        if ids.count(found) > 1:
            raise ValueError(f"{FILE}: two rates share the id {found}")
    return rates


def rates_for(start: Stage, end: Stage) -> tuple[BaseRate, ...]:
    """Every rate that leads from one stage to the other, with a weight or without."""
    return tuple(rate for rate in base_rates() if (rate.start, rate.end) == (start, end))


def prior_for(start: Stage, end: Stage) -> StagePrior | None:
    """The default prior of two stages; None when no rate with a weight is known."""
    return stage_priors().get((start, end))


@cache
def stage_priors() -> Mapping[StagePair, StagePrior]:
    """The default prior of each pair of stages that has one."""
    return MappingProxyType(
        {
            (rate.start, rate.end): _prior(rate.start, rate.end)
            for rate in base_rates()
            if rate.weight and rate.start and rate.end
        }
    )


@cache
def prior_numbers() -> Mapping[StagePair, tuple[float, float]]:
    """The same as plain numbers: mean (0..1) and weight (tries of a person's own)."""
    return MappingProxyType(
        {pair: (prior.mean, prior.weight) for pair, prior in stage_priors().items()}
    )


def _prior(start: Stage, end: Stage) -> StagePrior:
    rates = tuple(rate for rate in rates_for(start, end) if rate.weight)
    weight = sum(rate.weight or 0 for rate in rates)
    mean = sum(rate.rate * (rate.weight or 0) for rate in rates) / weight
    return StagePrior(start, end, mean, weight, rates)


def _base_rate(row: Mapping[str, Any]) -> BaseRate:
    name = row.get("id", "an entry without an id")
    unknown = set(row) - set(BaseRate.__dataclass_fields__) - {"one_in"}
    if unknown:
        raise ValueError(f"{FILE}: {name} has an unknown field {min(unknown)!r}")
    try:
        rate = _read(row)
    except KeyError as fault:
        raise ValueError(f"{FILE}: {name} lacks {fault}") from fault
    except (TypeError, ValueError, ZeroDivisionError) as fault:
        raise ValueError(f"{FILE}: {name}: {fault}") from fault
    broken = [rule for rule, holds in _rules(rate).items() if not holds]
    if broken:
        raise ValueError(f"{FILE}: {name}: {broken[0]}")
    return rate


def _read(row: Mapping[str, Any]) -> BaseRate:
    return BaseRate(
        id=row["id"],
        what=row["what"],
        start=_optional(row, "start", Stage),
        end=_optional(row, "end", Stage),
        rate=1 / row["one_in"] if "one_in" in row else float(row["rate"]),
        low=_optional(row, "low", float),
        high=_optional(row, "high", float),
        n=_optional(row, "n", int),
        n_of=_optional(row, "n_of", str),
        year=_optional(row, "year", int),
        population=row["population"],
        source=row["source"],
        url=row["url"],
        grade=row["grade"],
        weight=_optional(row, "weight", float),
    )


def _optional(row: Mapping[str, Any], key: str, kind: Callable[[Any], Value]) -> Value | None:
    return kind(row[key]) if key in row else None


def _rules(rate: BaseRate) -> Mapping[str, bool]:
    """What must hold of an entry, and whether it does."""
    texts = (rate.id, rate.what, rate.population, rate.source)
    return {
        "the rate must lie between 0 and 1": 0 < rate.rate < 1,
        "low and high must hold the rate between them": _holds_rate(rate),
        "start must come before end": _in_order(rate.start, rate.end),
        "n and n_of belong together": (rate.n is None) == (rate.n_of is None),
        "n must be above 0": rate.n is None or rate.n > 0,
        "its words, population and source must not be empty": all(t.strip() for t in texts),
        "the address must begin with https://": rate.url.startswith("https://"),
        f"the grade must be one of {', '.join(GRADES)}": rate.grade in GRADES,
        "a weight must be above 0": rate.weight is None or rate.weight > 0,
        "a weight needs two stages": rate.weight is None or rate.start is not None,
    }


def _holds_rate(rate: BaseRate) -> bool:
    if rate.low is None or rate.high is None:
        return rate.low is rate.high
    return 0 <= rate.low <= rate.rate <= rate.high <= 1


def _in_order(start: Stage | None, end: Stage | None) -> bool:
    if start is None or end is None:
        return start is end
    return start.rank < end.rank

"""What a call costs, by the price list in data/content."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from core.ai.types import Usage
from core.content.files import content_toml

PRICES_FILE = "model_prices.toml"
BYTES_PER_TOKEN = 3
"""Cautious: current tokenizers take 3 to 4 bytes of English a token."""


@dataclass(frozen=True)
class Price:
    """Dollars for a million tokens."""

    input: float
    output: float


@dataclass(frozen=True)
class PriceList:
    """Published prices, and what they are multiplied by."""

    checked_on: date
    source: str
    cache_read: float
    cache_write: float
    batch: float
    models: dict[str, Price]


@cache
def price_list() -> PriceList:
    """The prices. Raises ValueError naming what the file lacks."""
    content = content_toml(PRICES_FILE)
    try:
        return PriceList(
            checked_on=content["checked_on"],
            source=content["source"],
            **{name: float(content[name]) for name in ("cache_read", "cache_write", "batch")},
            models={m: Price(*map(float, both)) for m, both in content["model"].items()},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{PRICES_FILE}: {error}") from error


def microdollars(model: str, usage: Usage, *, batch: bool = False) -> int | None:
    """Price of a call in millionths of a dollar, rounded up; None for a model without a price."""
    prices = price_list()
    price = prices.models.get(model)
    if price is None:
        return None
    read = (
        usage.input_tokens
        + usage.cache_read_tokens * prices.cache_read
        + usage.cache_write_tokens * prices.cache_write
    )
    exact = (read * price.input + usage.output_tokens * price.output) * (
        prices.batch if batch else 1
    )
    return int(-(-exact // 1))


def likely_tokens(text: str) -> int:
    """A cautious count without asking anyone: the server's own count is usually lower."""
    return -(-len(text.encode("utf-8", "surrogatepass")) // BYTES_PER_TOKEN)

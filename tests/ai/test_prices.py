"""What a call costs, by the published list."""

import pytest

from core.ai.prices import likely_tokens, microdollars, price_list
from core.ai.types import Usage
from core.settings import DEFAULT_MODEL

MILLION = 1_000_000


@pytest.mark.parametrize(
    ("usage", "dollars"),
    [
        (Usage(MILLION), 2),
        (Usage(0, MILLION), 10),
        (Usage(0, 0, MILLION), 0.2),
        (Usage(0, 0, 0, MILLION), 2.5),
    ],
)
def test_a_million_tokens_of_the_newest_sonnet_cost_what_is_published(usage, dollars):
    assert microdollars("claude-sonnet-5-5", usage) == dollars * MILLION


def test_a_batch_costs_half():
    assert microdollars("claude-sonnet-5-5", Usage(MILLION, MILLION), batch=True) == 6 * MILLION


def test_a_price_is_rounded_up():
    assert microdollars("claude-haiku-5-5", Usage(1)) == 1


def test_a_model_without_a_price_costs_nobody_knows_what():
    assert microdollars("llama-on-my-desk", Usage(MILLION)) is None


def test_the_default_has_a_price_and_the_list_has_a_day_and_a_source():
    assert DEFAULT_MODEL in price_list().models
    assert price_list().source.startswith("https://")
    assert price_list().checked_on.year >= 2026


def test_the_cautious_count_counts_bytes_not_letters():
    assert likely_tokens("abc") == 1
    assert likely_tokens("田中様") == 3
    assert likely_tokens("") == 0

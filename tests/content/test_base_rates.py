"""Every published rate has a source, and a fault in one is named."""

import pytest

from core.content import base_rates as registry
from core.content.base_rates import (
    base_rates,
    prior_for,
    prior_numbers,
    rates_for,
    stage_priors,
)
from core.vocabulary import Stage

ENTRY = {
    "id": "one",
    "what": "interviews that led to an offer",
    "start": "interview",
    "end": "offer",
    "rate": 0.2,
    "population": "somebody",
    "source": "Somebody, 2020",
    "url": "https://example.org",
    "grade": "B",
}


def by_id(name):
    return next(rate for rate in base_rates() if rate.id == name)


@pytest.fixture
def ship(monkeypatch):
    """Reads the given entries in place of the file."""

    def replace(*rows):
        monkeypatch.setattr(registry, "content_toml", lambda name: {"rate": list(rows)})
        for cached in (base_rates, stage_priors, prior_numbers):
            cached.cache_clear()

    yield replace
    for cached in (base_rates, stage_priors, prior_numbers):
        cached.cache_clear()


def test_every_rate_has_a_source_an_address_and_a_grade():
    assert len(base_rates()) >= 20
    for rate in base_rates():
        assert rate.source
        assert rate.url.startswith("https://")
        assert rate.grade in "ABCD"
        assert 0 < rate.rate < 1


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("name", "rate", "year", "grade"),
    [
        ("application_to_interview_2024", 0.03, 2024, "B"),
        ("interview_to_hire_2024", 0.27, 2024, "B"),
        ("interview_to_offer_2015", 0.17, 2015, "B"),
        ("interview_to_offer_2016", 0.20, 2016, "B"),
        ("interview_to_offer_2017", 0.28, 2017, "B"),
        ("application_to_hire_2024", 1 / 180, 2024, "B"),
        ("application_to_hire_ashby_2024", 1 / 300, 2024, "B"),
        ("application_to_hire_2016", 1 / 100, 2016, "B"),
        ("referral_to_hire_2016", 1 / 16, 2016, "B"),
        ("agency_to_hire_2016", 1 / 22, 2016, "B"),
        ("sourced_to_hire_2016", 1 / 72, 2016, "B"),
        ("inbound_to_hire_2016", 1 / 152, 2016, "B"),
        ("job_board_applications_2024", 0.61, 2024, "B"),
        ("job_board_hires_2024", 0.42, 2024, "B"),
        ("careers_page_applications_2024", 0.13, 2024, "B"),
        ("careers_page_hires_2024", 0.26, 2024, "B"),
        ("referral_applications_2024", 0.02, 2024, "B"),
        ("referral_hires_2024", 0.11, 2024, "B"),
        ("ever_ghosted_2022", 0.75, 2022, "C"),
        ("ever_ghosted_2024", 0.61, 2024, "C"),
        ("answer_within_a_week", 0.37, None, "D"),
    ],
)
def test_the_rates_are_those_of_evidence_3_0(name, rate, year, grade):
    found = by_id(name)

    assert (found.rate, found.year, found.grade) == (rate, year, grade)


@pytest.mark.fixtures
def test_the_callback_rate_is_97_of_2690_with_the_interval_of_evidence_3_0():
    found = by_id("application_to_callback")

    assert (found.n, found.n_of, found.grade) == (2690, "applications", "A")
    assert found.rate == pytest.approx(97 / found.n, abs=5e-5)
    assert (found.low, found.high) == (0.0296, 0.0438)


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("start", "end", "mean", "weight"),
    [(Stage.APPLIED, Stage.INTERVIEW, 0.03, 30), (Stage.INTERVIEW, Stage.OFFER, 0.25, 8)],
)
def test_the_default_priors_are_those_of_evidence_3_1(start, end, mean, weight):
    prior = prior_for(start, end)

    assert (prior.mean, prior.weight) == pytest.approx((mean, weight), abs=1e-12)


def test_a_prior_names_the_rates_that_it_rests_on():
    prior = prior_for(Stage.INTERVIEW, Stage.OFFER)

    assert [rate.year for rate in prior.rates] == [2024, 2017, 2016, 2015]
    assert all(rate.source for rate in prior.rates)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (Stage.PHONE_SCREEN, Stage.INTERVIEW),
        (Stage.FINAL_ROUND, Stage.OFFER),
        (Stage.OFFER, Stage.APPLIED),
    ],
)
def test_stages_without_a_published_rate_have_no_prior(start, end):
    assert prior_for(start, end) is None
    assert rates_for(start, end) == ()


def test_the_share_hired_of_all_applicants_is_shown_and_never_mixed_in():
    shown = rates_for(Stage.APPLIED, Stage.OFFER)

    assert len(shown) == 7
    assert prior_for(Stage.APPLIED, Stage.OFFER) is None


def test_what_counts_people_is_about_no_pair_of_stages():
    assert by_id("ever_ghosted_2022").n_of == "people"
    assert by_id("ever_ghosted_2022").start is None


def test_the_plain_numbers_are_those_of_the_priors():
    assert prior_numbers() == {
        pair: (prior.mean, prior.weight) for pair, prior in stage_priors().items()
    }


def test_weights_add_up_and_the_mean_follows_them(ship):
    ship(ENTRY | {"weight": 1}, ENTRY | {"id": "two", "rate": 0.4, "weight": 3})

    prior = prior_for(Stage.INTERVIEW, Stage.OFFER)

    assert (prior.mean, prior.weight) == pytest.approx((0.35, 4))


def test_a_rate_without_a_weight_leaves_the_prior_as_it_is(ship):
    ship(ENTRY | {"weight": 2}, ENTRY | {"id": "two", "rate": 0.9})

    assert prior_for(Stage.INTERVIEW, Stage.OFFER).mean == pytest.approx(0.2)


def test_one_in_five_is_a_fifth(ship):
    ship({key: value for key, value in ENTRY.items() if key != "rate"} | {"one_in": 5})

    assert base_rates()[0].rate == pytest.approx(0.2)


def test_two_rates_with_one_id_are_named(ship):
    ship(ENTRY, ENTRY)

    with pytest.raises(ValueError, match=r"base_rates\.toml: two rates share the id one"):
        base_rates()


@pytest.mark.parametrize("missing", sorted(set(ENTRY) - {"start", "end", "id"}))
def test_what_an_entry_lacks_is_named(ship, missing):
    ship({key: value for key, value in ENTRY.items() if key != missing})

    with pytest.raises(ValueError, match=rf"base_rates\.toml: one lacks '{missing}'"):
        base_rates()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rate": 0}, "between 0 and 1"),
        ({"rate": 3}, "between 0 and 1"),
        ({"rate": "3 %"}, "could not convert"),
        ({"one_in": 0}, "division by zero"),
        ({"low": 0.1}, "low and high"),
        ({"low": 0.3, "high": 0.4}, "low and high"),
        ({"end": "interview"}, "start must come before end"),
        ({"start": "offer", "end": "applied"}, "start must come before end"),
        ({"start": "audition"}, "'audition' is not a valid Stage"),
        ({"n": 5}, "n and n_of"),
        ({"n": 0, "n_of": "people"}, "above 0"),
        ({"source": " "}, "must not be empty"),
        ({"url": "example.org"}, "https://"),
        ({"grade": "E"}, "grade"),
        ({"weight": 0}, "weight must be above 0"),
        ({"yaer": 2020}, "unknown field 'yaer'"),
    ],
)
def test_a_fault_in_an_entry_is_named(ship, change, said):
    ship(ENTRY | change)

    with pytest.raises(ValueError, match=rf"base_rates\.toml: one.*{said}"):
        base_rates()


def test_a_stage_alone_and_a_weight_without_stages_are_named(ship):
    bare = {key: value for key, value in ENTRY.items() if key not in {"start", "end"}}

    ship(bare | {"start": "applied"})
    with pytest.raises(ValueError, match="one: start must come before end"):
        base_rates()

    ship(bare | {"weight": 3})
    with pytest.raises(ValueError, match="one: a weight needs two stages"):
        base_rates()

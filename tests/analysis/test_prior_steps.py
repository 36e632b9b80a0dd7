import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betanbinom

from core.analysis.conversion import Conversion, Funnel, StageStep, funnel
from core.analysis.how_many import predictive_tries
from core.analysis.prior_sentences import ahead_sentence, blend_sentence, prior_sentence
from core.analysis.prior_steps import TriesAhead, prior_steps, share_between, tries_ahead
from core.analysis.priors import beta_share
from core.analysis.proportions import wilson_proportion
from core.vocabulary import Disposition, Stage

TODAY = date(2026, 6, 1)
TO_INTERVIEW = (Stage.APPLIED, Stage.INTERVIEW)
TO_OFFER = (Stage.INTERVIEW, Stage.OFFER)
PRIORS = {TO_INTERVIEW: (0.03, 30), TO_OFFER: (0.25, 8)}
SHAPES = st.floats(0.3, 60)
MEANS = st.floats(0.01, 0.99)
WEIGHTS = st.floats(1, 100)
SCALES = st.floats(0, 3)

applications = st.lists(
    st.tuples(
        st.sampled_from([str(stage) for stage in Stage]),
        st.sampled_from([None, *(str(one) for one in Disposition)]),
        st.integers(0, 90),
    ),
    max_size=30,
)


def found_of(rows):
    days = [TODAY - timedelta(days=ago) for _, _, ago in rows]
    frame = pd.DataFrame(
        {
            "furthest_stage": [stage for stage, _, _ in rows],
            "disposition": [disposition for _, disposition, _ in rows],
            "applied_on": days,
            "last_event_on": days,
        },
        dtype=object,
    )
    return funnel(frame, TODAY)


def reaching(*counts, pending=(0, 0, 0, 0)):
    """A funnel of applications that had their time: how many reached each of the five stages."""
    steps = tuple(
        StageStep(wilson_proportion(counts[i + 1], counts[i]), pending[i], start, end)
        for i, (start, end) in enumerate(pairwise(Stage))
    )
    nothing = Conversion(None, 0)
    return Funnel(counts[0], steps, nothing, nothing)


def to_interview(count, total, scale=1.0, priors=PRIORS):
    return prior_steps(reaching(total, count, count, 0, 0), priors, scale, [TO_INTERVIEW])[0]


@st.composite
def counted_trials(draw):
    total = draw(st.integers(0, 200))
    return draw(st.integers(0, total)), total


# The steps


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("count", "total", "low", "high"), [(81, 263, 0.2545, 0.3656), (2, 40, 0.0105, 0.1509)]
)
def test_at_scale_0_the_blend_is_the_jeffreys_interval_of_evidence_3_1(count, total, low, high):
    blend = to_interview(count, total, scale=0).blend.blend

    assert (blend.low, blend.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.fixtures
def test_2_of_40_with_the_default_prior_need_what_evidence_3_2_says():
    # Beta(2.9, 67.1): 50 % within 19, 90 % within 83.
    ahead = to_interview(2, 40).ahead

    assert (ahead.half, ahead.high) == (19, 83)


@pytest.mark.fixtures
def test_1_of_5_interviews_meets_the_prior_of_evidence_3_1():
    found = prior_steps(reaching(5, 5, 5, 1, 1), PRIORS, 1, [TO_OFFER])[0]

    assert found.blend.prior.mean == pytest.approx(0.25)
    assert found.data.estimate == pytest.approx(0.2)
    assert found.blend.blend.mean == pytest.approx(0.23077, abs=5e-6)


def test_the_default_pairs_are_the_steps_of_the_funnel():
    steps = prior_steps(reaching(40, 8, 4, 2, 1), PRIORS)

    assert [(step.start, step.end) for step in steps] == list(pairwise(Stage))
    assert [(step.data.count, step.data.total) for step in steps] == [
        (8, 40), (4, 8), (2, 4), (1, 2),
    ]  # fmt: skip
    assert [step.published for step in steps] == [None] * 4


def test_scale_0_and_a_missing_prior_are_the_same_but_for_the_published_rate():
    off, missing = to_interview(3, 40, scale=0), to_interview(3, 40, priors={})

    assert off.blend == missing.blend
    assert off.ahead == missing.ahead
    assert (off.published, missing.published) == (0.03, None)
    assert off.weight == missing.weight == 0


def test_without_data_the_published_rate_still_speaks_and_jeffreys_does_not():
    published, nothing = to_interview(0, 0), to_interview(0, 0, scale=0)

    assert published.blend.blend == published.blend.prior
    assert published.ahead == TriesAhead(4, 34, 347)
    assert (nothing.blend, nothing.data, nothing.ahead) == (None, None, None)


@pytest.mark.parametrize(
    ("count", "total", "is_said"),
    [(0, 40, False), (1, 4, False), (1, 5, True), (3, 40, True)],
)
def test_own_data_alone_need_five_trials_and_a_success(count, total, is_said):
    assert (to_interview(count, total, scale=0).ahead is not None) == is_said


def test_a_prior_too_light_for_a_third_of_a_success_says_nothing_about_none_of_forty():
    assert to_interview(0, 40, scale=0.25).ahead is None
    assert to_interview(0, 40, scale=0.5).ahead == TriesAhead(15, 199, None)


def test_a_rate_worth_less_than_one_try_gives_way_to_jeffreys_prior():
    assert to_interview(3, 40, scale=0.03).blend == to_interview(3, 40, scale=0).blend
    assert to_interview(3, 40, scale=0.03).weight == 0
    assert to_interview(3, 40, scale=0.04).weight == pytest.approx(1.2)


@pytest.mark.parametrize("scale", [-0.1, 3.1, float("nan")])
def test_a_scale_outside_0_to_3_is_refused(scale):
    with pytest.raises(ValueError, match="between 0 and 3"):
        to_interview(1, 10, scale)


@pytest.mark.parametrize("pair", [(Stage.OFFER, Stage.APPLIED), (Stage.OFFER, Stage.OFFER)])
def test_a_pair_that_does_not_lead_forward_is_refused(pair):
    with pytest.raises(ValueError, match="must come before"):
        prior_steps(reaching(1, 1, 1, 1, 1), PRIORS, 1, [pair])


def test_who_waits_at_a_stage_between_is_pending():
    found = found_of(
        [
            ("applied", "rejected", 60),
            ("phone_screen", None, 3),
            ("interview", None, 3),
            ("applied", None, 3),
        ]
    )

    share = share_between(found, *TO_INTERVIEW)

    assert (share.share.count, share.share.total, share.pending) == (1, 2, 2)


@given(applications, st.sampled_from(list(pairwise(Stage))))
def test_between_neighbours_the_share_is_that_of_the_funnel(rows, pair):
    found = found_of(rows)
    step = found.steps[pair[0].rank]

    assert share_between(found, *pair) == Conversion(step.share, step.pending)


@given(applications, st.integers(0, 3), st.integers(1, 4))
def test_nobody_is_counted_twice_or_lost_between_two_stages(rows, first, length):
    found = found_of(rows)
    start, end = list(Stage)[first], list(Stage)[min(first + length, 4)]
    reached = sum(
        max(Stage(stage).rank, 4 if disposition == "accepted" else 0) >= start.rank
        for stage, disposition, _ in rows
    )

    share = share_between(found, start, end)

    assert (share.share.total if share.share else 0) + share.pending == reached


@given(counted_trials(), MEANS, WEIGHTS, SCALES)
def test_the_blend_lies_between_prior_and_data_and_in_its_interval(trials, mean, weight, scale):
    step = to_interview(*trials, scale, {TO_INTERVIEW: (mean, weight)})
    if step.blend is None:
        return
    prior, data, blend = step.blend.prior, step.blend.data, step.blend.blend
    ends = [prior.mean, data.estimate if data else prior.mean]

    assert min(ends) - 1e-9 <= blend.mean <= max(ends) + 1e-9
    assert 0 <= blend.low <= blend.high <= 1


@given(counted_trials(), MEANS, st.floats(2, 100), st.floats(0.5, 3))
def test_the_interval_contains_the_mean_with_a_success_and_a_failure_or_more(
    trials, mean, weight, scale
):
    # A very skewed Beta may have its mean beyond the middle 95 %; none is with a, b >= 1/2.
    step = to_interview(*trials, scale, {TO_INTERVIEW: (mean, weight)})
    blend = step.blend.blend

    if min(blend.a, blend.b) >= 0.5:
        assert blend.low <= blend.mean <= blend.high


@given(counted_trials(), MEANS, st.floats(2, 100), st.floats(0.5, 3), st.floats(0.5, 3))
def test_more_weight_pulls_towards_the_published_rate(trials, mean, weight, one, other):
    light, heavy = (
        to_interview(*trials, scale, {TO_INTERVIEW: (mean, weight)})
        for scale in sorted([one, other])
    )

    assert abs(heavy.blend.blend.mean - mean) <= abs(light.blend.blend.mean - mean) + 1e-12
    assert heavy.blend.data == light.blend.data


@given(SHAPES, SHAPES)
def test_tries_ahead_are_in_order(a, b):
    ahead = tries_ahead(beta_share(a, b))

    if ahead is not None:
        assert 1 <= ahead.low <= ahead.half <= (ahead.high or 10**9)


@given(SHAPES, SHAPES, st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_predictive_quantiles_never_fall(a, b, one, other):
    fewer, more = (predictive_tries(a, b, chance) or 10**9 for chance in sorted([one, other]))

    assert fewer <= more


@given(SHAPES, SHAPES)
def test_one_success_more_never_lengthens_the_way_ahead(a, b):
    before, after = tries_ahead(beta_share(a, b)), tries_ahead(beta_share(a + 1, b))

    if before is not None:
        assert after.half <= before.half


def test_8_in_10_lie_between_low_and_high():
    ahead = tries_ahead(beta_share(2.9, 67.1))
    tries = betanbinom(1, 2.9, 67.1, loc=1)

    assert tries.cdf(ahead.high) - tries.cdf(ahead.low - 1) >= 0.8
    assert tries.cdf(ahead.half - 1) < 0.5 <= tries.cdf(ahead.half)


# The sentences


def test_the_prior_sentence_says_what_counts_and_that_it_is_about_others():
    assert prior_sentence(to_interview(2, 40)) == (
        "Published: 3 % of applications led to an interview. "
        "It is about others, and counts like 30 applications of your own."
    )


def test_a_scaled_weight_is_said():
    assert "counts like 45 applications" in prior_sentence(to_interview(2, 40, scale=1.5))


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (to_interview(2, 40, scale=0), "It does not count here"),
        (to_interview(2, 40, priors={}), "No published rate is mixed in"),
    ],
)
def test_without_a_published_rate_the_sentence_names_jeffreys_prior(step, said):
    assert said in prior_sentence(step)
    assert "half a success and half a failure are added (Jeffreys' prior)" in prior_sentence(step)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            to_interview(2, 40),
            (
                "Yours: 2 of 40 applications led to an interview (5 %, likely 1.4 to 16.5 %). "
                "With the published rate: 4.1 %, likely 0.8 to 9.9 %."
            ),
        ),
        (
            to_interview(2, 40, scale=0),
            "Yours: 2 of 40 applications led to an interview (5 %, likely 1.4 to 16.5 %).",
        ),
        (
            to_interview(1, 4),
            (
                "Yours: 1 of 4 applications led to an interview. Below 5 a share would say little. "
                "With the published rate: 5.6 %, likely 0.6 to 15.3 %."
            ),
        ),
        (
            to_interview(0, 0),
            (
                "Yours: no application to count yet. "
                "With the published rate: 3 %, likely 0.1 to 11.3 %."
            ),
        ),
        (to_interview(0, 0, scale=0), "Yours: no application to count yet."),
    ],
)
def test_the_blend_sentence_says_own_numbers_then_both(step, said):
    assert blend_sentence(step) == said


@pytest.mark.parametrize(
    ("pending", "said"),
    [(1, "1 more is still waiting."), (3, "3 more are still waiting."), (0, "%).")],
)
def test_who_still_waits_is_said(pending, said):
    found = reaching(40, 20, 10, 5, 2, pending=(pending, 0, 0, 0))

    assert blend_sentence(prior_steps(found, {})[0]).endswith(said)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            to_interview(2, 40),
            "19 more applications for the next interview; 8 in 10 between 3 and 83.",
        ),
        (to_interview(0, 40), "81 more applications for an interview; 8 in 10 between 9 and 823."),
        (to_interview(40, 40, 0), "1 more application for the next interview; 8 in 10 need 1."),
        (
            to_interview(0, 40, scale=0.5),
            (
                "199 more applications for an interview; "
                "9 in 10 at least 15, with no upper end to give."
            ),
        ),
    ],
)
def test_what_is_ahead_is_half_and_8_in_10_of_the_people_with_these_numbers(step, said):
    before = "If things go on as before, half of all people with these numbers would need at most"

    assert ahead_sentence(step) == f"{before} {said}"


def test_a_published_rate_alone_says_that_it_is_alone():
    assert ahead_sentence(to_interview(0, 0)) == (
        "By the published rate alone, half of all people would need at most 34 more applications "
        "for an interview; 8 in 10 between 4 and 347. Nothing of your own is in this yet."
    )


def test_own_numbers_alone_say_what_they_still_need():
    assert ahead_sentence(to_interview(0, 40, scale=0)) == (
        "How many more applications it may take for an interview is open. Your own numbers alone "
        "can say something after 5 applications, when one of them led to an interview."
    )


def test_a_light_prior_and_no_success_leave_it_open():
    assert ahead_sentence(to_interview(0, 40, scale=0.1)) == (
        "How many more applications it may take for an interview is open: "
        "the numbers say too little."
    )


@given(counted_trials(), MEANS, WEIGHTS, SCALES)
def test_no_sentence_promises_counts_down_or_gives_a_mean(trials, mean, weight, scale):
    step = to_interview(*trials, scale, {TO_INTERVIEW: (mean, weight)})
    said = " ".join([prior_sentence(step), blend_sentence(step), ahead_sentence(step)])

    assert not re.search(r"guarante|will |only \d|to go|on average|mean|!|nan|None", said)


@pytest.mark.parametrize(
    ("weight", "scale", "tries"),
    [
        (1, 1, "like 1 application of"),
        (2, 1, "like 2 applications of"),
        (30, 0.04, "like 1.2 applications of"),
        (8, 1.28, "like 10.2 applications of"),
    ],
)
def test_the_weight_is_said_in_tries_of_ones_own(weight, scale, tries):
    step = to_interview(2, 40, scale, {TO_INTERVIEW: (0.03, weight)})

    assert f"counts {tries} your own." in prior_sentence(step)


def test_a_share_of_ten_in_a_hundred_or_more_is_said_in_whole_numbers():
    step = prior_steps(reaching(40, 12, 8, 2, 1), {TO_OFFER: (0.254, 8)}, 1, [TO_OFFER])[0]

    assert prior_sentence(step).startswith("Published: 25 % of interviews led to an offer. ")
    assert blend_sentence(step) == (
        "Yours: 1 of 8 interviews led to an offer (12 %, likely 2 to 47 %). "
        "With the published rate: 19 %, likely 4 to 41 %."
    )


def test_nouns_have_their_article():
    screen, final = (Stage.APPLIED, Stage.PHONE_SCREEN), (Stage.INTERVIEW, Stage.FINAL_ROUND)
    steps = prior_steps(reaching(4, 2, 2, 1, 0), {}, 1, [screen, final])

    assert [blend_sentence(step).split(".")[0] for step in steps] == [
        "Yours: 2 of 4 applications led to a phone screen",
        "Yours: 1 of 2 interviews led to a final round",
    ]


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [(1, 5, "the numbers say too little"), (1, 4, "alone can say"), (0, 5, "alone can say")],
)
def test_five_own_tries_with_a_success_do_not_ask_for_more(count, total, said):
    step = replace(to_interview(count, total, scale=0), ahead=None)

    assert said in ahead_sentence(step)


def test_a_rate_counts_as_often_as_it_is_worth_unless_told_otherwise():
    (step,) = prior_steps(reaching(40, 2, 2, 0, 0), PRIORS, pairs=[TO_INTERVIEW])

    assert step.weight == 30


def test_a_rate_may_count_three_times_and_no_more():
    assert to_interview(2, 40, scale=3).weight == 90

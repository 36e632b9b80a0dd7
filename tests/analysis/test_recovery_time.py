from datetime import date, timedelta

import pytest

from core.analysis.recovery import Baseline, Censoring, MoodResponse
from core.analysis.recovery_time import typical_recovery

DAY = date(2026, 3, 2)


def response(back=None, until=None, *, drop=20.0, lost=None):
    return MoodResponse(
        rejected_on=DAY + timedelta(days=30),
        usual=60,
        usual_from=Baseline.TWO_WEEKS,
        spread=5,
        drop=drop,
        path=(),
        days_to_baseline=back,
        points_lost=lost,
        index=None if lost is None else 100 - lost,
        censored_on_day=until,
        censored_by=None if until is None else Censoring.LAST_CHECK_IN,
    )


@pytest.mark.fixtures
def test_the_personal_median_matches_evidence_3_7():
    found = [response(back) for back in (3, 4, 5, 7)] + [response(until=u) for u in (9, 12)]
    typical = typical_recovery(found)

    assert (typical.events, typical.back) == (6, 4)
    assert (typical.median_days, typical.low_days, typical.high_days) == (5, 3, None)


def test_fewer_than_three_dips_give_no_typical_time():
    no_dip = response(drop=1.0)

    assert typical_recovery([]) is None
    assert typical_recovery([response(3), response(4), no_dip, no_dip]) is None


def test_a_rejection_without_a_dip_is_counted_apart_and_not_as_zero_days():
    typical = typical_recovery([response(5), response(5), response(5), response(drop=1.0)])

    assert (typical.median_days, typical.events, typical.without_dip) == (5, 3, 1)


def test_a_median_that_was_not_reached_is_none():
    assert typical_recovery([response(3), response(until=9), response(until=9)]).median_days is None


def test_points_lost_need_three_dips_where_they_are_known():
    two = [response(3, lost=10.0), response(3, lost=30.0), response(3)]

    assert typical_recovery(two).points_lost is None
    assert typical_recovery([*two, response(3, lost=20.0)]).points_lost == 20
    assert typical_recovery([*two, response(3, lost=20.0)]).index == 80


def test_below_the_dips_for_a_range_there_is_a_median_and_no_range():
    few = typical_recovery([response(3), response(4), response(5)])
    enough = typical_recovery([response(back) for back in range(1, 11)])

    assert (few.median_days, few.low_days, few.high_days) == (4, None, None)
    # lifelines: median 5, 95 % interval 1 to 8.
    assert (enough.median_days, enough.low_days, enough.high_days) == (5, 1, 8)

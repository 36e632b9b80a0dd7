import re
from dataclasses import replace
from datetime import date

import pytest

from core.analysis.conversion import Conversion, Funnel
from core.analysis.mood import Dots, Grain, MoodLine, RecentMood, Smoothing
from core.analysis.proportions import wilson_proportion
from core.analysis.recovery import Baseline, Censoring, MoodResponse
from core.analysis.recovery_time import RecoveryTime
from core.analysis.sentences import (
    counted,
    heard_back_sentence,
    in_words,
    mood_line_sentence,
    offer_sentence,
    points_lost_sentence,
    recent_mood_sentence,
    recovery_sentence,
    share_words,
    too_few_check_ins_sentence,
    typical_recovery_sentence,
)

DAY = date(2026, 3, 2)
DIP = MoodResponse(DAY, 62, Baseline.TWO_WEEKS, 5, 24, (), days_to_baseline=5)
CUT = replace(DIP, days_to_baseline=None, censored_on_day=9)
TYPICAL = RecoveryTime(6, 4, 0, 5, 3, None, 75.0, 91.36)


def funnel(heard=None, offers=None, applications=40, pending=0):
    def conversion(pair):
        return Conversion(wilson_proportion(*pair) if pair else None, pending)

    return Funnel(applications, (), conversion(heard), conversion(offers))


def line(days, smoothing, grain=Grain.CHECK_IN):
    dots = Dots((DAY,), (50.0,), (False,), grain)
    return MoodLine(dots, (), smoothing, check_ins=days, days=days)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            funnel((6, 31)),
            "You heard back from 6 of 31 applications (19 %, likely 9 to 36 %).",
        ),
        (
            funnel((6, 31), pending=1),
            (
                "You heard back from 6 of 31 applications (19 %, likely 9 to 36 %). "
                "1 more is still waiting."
            ),
        ),
        (
            funnel((1, 1)),
            "You heard back from 1 of 1 application. Below 5 a share would say little.",
        ),
        (funnel(applications=2), "2 applications, too recent to count answers."),
        (
            funnel(applications=0),
            "No applications yet. Add the first one, and its answers are counted here.",
        ),
    ],
)
def test_how_many_answers_came(found, said):
    assert heard_back_sentence(found) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            funnel(offers=(1, 8)),
            (
                "Of the applications that have ended or brought an offer, 1 of 8 brought one "
                "(12.5 %, likely 2.2 to 47.1 %)."
            ),
        ),
        (
            funnel(offers=(0, 1)),
            (
                "Of the applications that have ended or brought an offer, 0 of 1 brought one. "
                "Below 5 a share would say little."
            ),
        ),
        (funnel(), "None of your applications has ended yet, so there is nothing to count."),
    ],
)
def test_how_many_offers_came(found, said):
    assert offer_sentence(found) == said


@pytest.mark.parametrize(
    ("recent", "said"),
    [
        (None, "No check-in in the last 14 days. One is enough to pick up again."),
        (
            RecentMood(4, None, None, None),
            (
                "You checked in on 4 of the last 14 days. "
                "After one more day with a check-in, it says where your mood lies."
            ),
        ),
        (
            RecentMood(9, 55, 48, 63),
            (
                "You checked in on 9 of the last 14 days. "
                "Your mood was around 55 of 100, mostly between 48 and 63."
            ),
        ),
    ],
)
def test_where_mood_lay(recent, said):
    assert recent_mood_sentence(recent) == said


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (None, "No check-ins yet. The first one takes twenty seconds."),
        (
            line(1, Smoothing.NONE),
            "1 check-in on 1 day. After two more days with a check-in, there is a line.",
        ),
        (
            line(9, Smoothing.EWMA),
            "9 check-ins on 9 days. The line is a running mean; it likely lies in the band.",
        ),
        (
            line(2500, Smoothing.LOCAL_LEVEL, Grain.WEEK),
            (
                "2500 check-ins, one dot per week. "
                "The line is the level behind them; it likely lies in the band."
            ),
        ),
    ],
)
def test_what_the_dots_and_the_line_are(drawn, said):
    assert mood_line_sentence(drawn) == said


@pytest.mark.parametrize(
    ("response", "said"),
    [
        (DIP, "2 Mar 2026: back near your usual level after 5 days."),
        (
            replace(DIP, days_to_baseline=1, usual_from=Baseline.SIXTY_DAYS),
            (
                "2 Mar 2026: back near your usual level after 1 day. "
                "The usual level is from 60 days, as the two weeks before hold too little."
            ),
        ),
        (replace(DIP, drop=4, days_to_baseline=None), "2 Mar 2026: no measurable dip."),
        (
            replace(CUT, censored_by=Censoring.LAST_CHECK_IN),
            ("2 Mar 2026: not back near your usual level by the last check-in, on day 9."),
        ),
        (
            replace(CUT, censored_by=Censoring.NEXT_REJECTION),
            (
                "2 Mar 2026: not back near your usual level "
                "when the next rejection came, 9 days later."
            ),
        ),
        (
            replace(CUT, censored_by=Censoring.FOLLOW_UP),
            "2 Mar 2026: not back near your usual level within 28 days.",
        ),
    ],
)
def test_when_mood_was_back(response, said):
    assert recovery_sentence(response) == said


@pytest.mark.parametrize(
    ("typical", "said"),
    [
        (None, "With fewer than three dips there is no typical time to show."),
        (
            TYPICAL,
            (
                "Your mood usually takes 5 days to be back "
                "(likely 3 or more; seen back after 4 of 6 dips)."
            ),
        ),
        (
            replace(TYPICAL, high_days=9),
            (
                "Your mood usually takes 5 days to be back "
                "(likely 3 to 9; seen back after 4 of 6 dips)."
            ),
        ),
        (
            replace(TYPICAL, back=1, median_days=None),
            "Your mood was seen back after 1 of 6 dips, too few for a typical time.",
        ),
    ],
)
def test_how_long_mood_usually_takes(typical, said):
    assert typical_recovery_sentence(typical) == said


def test_the_index_comes_last_and_is_no_clinical_score():
    assert points_lost_sentence(TYPICAL) == (
        "In the two weeks after, a dip takes about 75 mood points (points times days). "
        "Our own index of this, not a clinical score, is 91 of 100, where 100 is no dip at all."
    )
    assert points_lost_sentence(replace(TYPICAL, points_lost=None)) is None


def test_numbers_agree_with_their_nouns():
    assert [counted(n, "day") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    assert [in_words(n) for n in (1, 9, 10)] == ["one", "nine", "10"]


def test_a_share_of_nothing_and_of_everything_has_no_stray_decimals():
    assert share_words(wilson_proportion(0, 8), decimals=1) == "0 %, likely 0 to 32.4 %"
    assert share_words(wilson_proportion(8, 8), decimals=1) == "100 %, likely 67.6 to 100 %"


def test_no_sentence_cheers_blames_or_counts_down():
    said = [
        heard_back_sentence(funnel((6, 31), pending=4)),
        offer_sentence(funnel(offers=(0, 7))),
        too_few_check_ins_sentence(DAY),
        typical_recovery_sentence(TYPICAL),
        recovery_sentence(CUT),
    ]

    assert not re.search(r"!|streak|only|fail|should|to go|great|unfortunately", " ".join(said))


def test_no_day_is_none_in_words():
    assert in_words(0) == "no"


def test_several_that_wait_are_waiting():
    assert heard_back_sentence(funnel((6, 31), pending=2)).endswith(" 2 more are still waiting.")


@pytest.mark.parametrize("missing", ["median", "low", "high"])
def test_a_level_that_is_not_known_in_full_is_not_said(missing):
    recent = replace(RecentMood(3, 55, 48, 63), **{missing: None})

    assert recent_mood_sentence(recent) == (
        "You checked in on 3 of the last 14 days. "
        "After two more days with a check-in, it says where your mood lies."
    )


def test_a_range_that_has_no_lower_end_begins_at_the_median():
    typical = replace(TYPICAL, low_days=None, high_days=9)

    assert "(likely 5 to 9; seen back after 4 of 6 dips)" in typical_recovery_sentence(typical)

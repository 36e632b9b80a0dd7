"""Themes that fade or grow over the whole record, counted by hand."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.corrections import Mention
from core.analysis.proportions import wilson_proportion
from core.analysis.theme_change import Verdict
from core.analysis.theme_trend import theme_trends
from core.analysis.theme_trend_sentences import trend_sentence, trends_sentence
from core.analysis.themes import told_rejections
from core.analysis.trend import logistic_trend
from core.vocabulary import Author, Origin, QuoteCheck

START = date(2026, 1, 1)
TODAY = START + timedelta(days=400)
LABELS = {"skills": "A skill", "communication": "Communication"}
TWENTY = "20 rejections since 8 Jan 2026, 1 theme named often enough."


def told(*rows):
    """Rows of (message, application, day number)."""
    frame = pd.DataFrame(
        [(m, a, "employer", "rejection", True, START + timedelta(days=n)) for m, a, n in rows],
        columns=["message_id", "application_id", "author", "kind", "is_read", "day"],
    )
    return told_rejections(frame, Author.EMPLOYER)


def one_a_week(count):
    return told(*((n, n, 7 * n) for n in range(1, count + 1)))


def said(theme, messages):
    return [Mention(one, theme, Origin.RULE, QuoteCheck.VERIFIED, theme) for one in messages]


def trends(rejections, today=TODAY, **named):
    mentions = [one for theme, messages in named.items() for one in said(theme, messages)]
    return theme_trends(rejections, mentions, today)


@pytest.mark.fixtures
def test_ten_debriefs_and_five_hits_are_needed_evidence_3_8():
    assert trends(one_a_week(9), skills=range(5, 10)).trends == ()
    assert trends(one_a_week(10), skills=range(7, 11)).trends == ()
    assert len(trends(one_a_week(10), skills=range(6, 11)).trends) == 1


@pytest.mark.fixtures
def test_eighteen_of_twenty_five_has_the_wilson_interval_of_evidence_3_8():
    (one,) = trends(one_a_week(50), skills=range(33, 51)).trends

    assert (one.later.count, one.later.total) == (18, 25)
    assert (one.later.low, one.later.high) == pytest.approx((0.52, 0.86), abs=5e-3)


def test_a_theme_that_is_named_only_at_the_end_is_named_more_often():
    found = trends(one_a_week(20), skills=range(11, 21))

    (one,) = found.trends
    assert (one.first, one.later) == (wilson_proportion(0, 10), wilson_proportion(10, 10))
    assert one.direction is Verdict.MORE_OFTEN
    assert found.half == START + timedelta(days=77)


def test_a_theme_that_is_named_only_at_first_is_named_less_often():
    (one,) = trends(one_a_week(20), skills=range(1, 11)).trends

    assert one.direction is Verdict.LESS_OFTEN


def test_a_theme_that_comes_and_goes_has_no_direction():
    (one,) = trends(one_a_week(20), skills=range(1, 21, 2)).trends

    assert one.direction is None
    assert one.adjusted_p > 0.5


def test_the_test_agrees_with_a_fitted_logistic_slope():
    named = [3, 8, 9, 12, 15, 16, 17, 19, 22, 24, 25, 27, 28, 30]
    fitted = logistic_trend([7 * n for n in range(1, 31)], [n in named for n in range(1, 31)])

    (one,) = trends(one_a_week(30), skills=named).trends

    assert one.adjusted_p == pytest.approx(fitted.p, abs=0.02)


def test_many_themes_at_once_need_a_clearer_trend():
    clear, even = range(10, 19), {f"theme_{n}": range(1, 21, 2) for n in range(15)}

    alone = trends(one_a_week(20), skills=clear).trends[0]
    among = trends(one_a_week(20), skills=clear, **even).trends[0]

    assert alone.theme == among.theme == "skills"
    assert alone.direction is Verdict.MORE_OFTEN
    assert among.direction is None


def test_a_theme_in_nearly_all_rejections_shows_its_shares_and_no_trend():
    (one,) = trends(one_a_week(20), skills=range(1, 17)).trends

    assert (one.first.count, one.later.count) == (10, 6)
    assert (one.adjusted_p, one.direction) == (None, None)


def test_rejections_of_one_day_have_no_trend():
    found = trends(told(*((n, n, 3) for n in range(1, 21))), skills=range(1, 11))

    assert found.trends[0].direction is None
    assert found.trends[0].adjusted_p is None


def test_where_days_and_halves_lean_apart_there_is_no_direction():
    rows = [(n, n, n if n <= 15 else 300 + n) for n in range(1, 21)]

    (one,) = trends(told(*rows), skills=[*range(5, 11), *range(16, 21)]).trends

    assert one.adjusted_p < 0.1
    assert one.later.estimate < one.first.estimate
    assert one.direction is None


def test_a_rejection_stands_on_the_day_of_its_first_message():
    rows = [(n, n, 7 * n) for n in range(1, 11)]
    again = [(100 + n, n, 300 + n) for n in range(1, 11)]

    found = trends(told(*rows, *again), skills=[101, 102, 103, 104, 105])

    assert (found.rejections, found.begins) == (10, START + timedelta(days=7))
    assert found.trends[0].first == wilson_proportion(5, 5)


def test_themes_named_at_random_show_a_direction_in_one_record_of_ten_give_or_take_chance():
    quiet = 0
    for seed in range(200):
        chance = np.random.default_rng(seed)
        named = {f"theme_{n}": 1 + np.flatnonzero(chance.random(30) < 0.4) for n in range(8)}
        quiet += not any(one.direction for one in trends(one_a_week(30), **named).trends)

    assert quiet >= 170


def test_no_rejection_gives_none():
    assert trends(one_a_week(0)) is None
    assert trends(one_a_week(20), today=START, skills=range(1, 11)) is None


RECORDS = st.lists(
    st.tuples(st.integers(0, 200), st.booleans(), st.booleans()), min_size=8, max_size=30
)


def recorded(rows):
    frame = told(*((n, n, day) for n, (day, _, _) in enumerate(rows)))
    skills = [n for n, (_, named, _) in enumerate(rows) if named]
    communication = [n for n, (_, _, named) in enumerate(rows) if named]
    return frame, [*said("skills", skills), *said("communication", communication)]


@settings(max_examples=50)
@given(RECORDS, st.randoms())
def test_the_order_of_the_rows_changes_nothing(rows, random):
    frame, mentions = recorded(rows)
    shuffled = frame.iloc[random.sample(range(len(frame)), len(frame))]

    assert theme_trends(shuffled, mentions[::-1], TODAY) == theme_trends(frame, mentions, TODAY)


@settings(max_examples=50)
@given(RECORDS, st.integers(1, 500))
def test_a_message_after_today_changes_nothing(rows, ahead):
    frame, mentions = recorded(rows)
    later = frame.head(1).assign(message_id=999, day=TODAY + timedelta(days=ahead), rejection=999)
    more = [*mentions, *said("skills", [999])]

    found = theme_trends(pd.concat([frame, later]), more, TODAY)

    assert found == theme_trends(frame, mentions, TODAY)


@settings(max_examples=50)
@given(RECORDS)
def test_both_halves_hold_every_rejection_once(rows):
    frame, mentions = recorded(rows)

    found = theme_trends(frame, mentions, TODAY)

    for one in found.trends:
        assert one.first.total + one.later.total == found.rejections
        assert one.later.total - one.first.total in {0, 1}
        assert one.adjusted_p is None or 0 <= one.adjusted_p <= 1


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (None, "Too early to say: 0 rejections so far. It takes 10 to see a trend."),
        (
            trends(one_a_week(1)),
            "Too early to say: 1 rejection so far. It takes 10 to see a trend.",
        ),
        (
            trends(one_a_week(10), skills=[1]),
            "10 rejections since 8 Jan 2026. No theme was named in 5 of them.",
        ),
        (
            trends(one_a_week(20), skills=range(1, 21, 2)),
            f"{TWENTY} None moves more than chance would.",
        ),
        (
            trends(one_a_week(20), skills=range(1, 11)),
            f"{TWENTY} 1 moves more than chance would.",
        ),
    ],
)
def test_the_sentence_says_no_more_than_there_is(found, sentence):
    assert trends_sentence(found, Author.EMPLOYER) == sentence


def test_a_recollection_is_called_one():
    assert "2 recollections" in trends_sentence(trends(one_a_week(2)), Author.CANDIDATE)


@pytest.mark.parametrize(
    ("named", "ending"),
    [
        (range(1, 11), "0 of 10 (0 %, likely 0 to 28 %) in the later: named less often as time "),
        (range(11, 21), "named more often as time went by."),
        (range(1, 21, 2), "no clear trend."),
        (range(1, 19), "named too evenly or on too few days to see a trend."),
    ],
)
def test_a_theme_is_told_with_both_halves(named, ending):
    said_of_it = trend_sentence(trends(one_a_week(20), skills=named).trends[0], LABELS)

    assert said_of_it.startswith("“A skill”: ")
    assert ending in said_of_it


def test_a_rejection_of_today_counts():
    assert trends(one_a_week(3), today=START + timedelta(days=21)).rejections == 3
    assert trends(one_a_week(3), today=START + timedelta(days=20)).rejections == 2


@pytest.mark.parametrize("days", [[1, *[8] * 9], [*[1] * 9, 8]])
def test_two_different_days_are_enough_for_a_test_and_one_is_not(days):
    found = trends(told(*((n, n, day) for n, day in enumerate(days, 1))), skills=range(1, 6))
    same = trends(told(*((n, n, 8) for n in range(1, 11))), skills=range(1, 6))

    assert found.trends[0].adjusted_p is not None
    assert same.trends[0].adjusted_p is None


def test_the_clearest_theme_comes_first_and_each_pays_for_the_others():
    evenly = range(1, 21, 2)
    (alone,) = trends(one_a_week(20), skills=range(11, 21)).trends
    first, second = trends(one_a_week(20), skills=range(11, 21), communication=evenly).trends

    assert (first.theme, second.theme) == ("skills", "communication")
    assert first.adjusted_p == pytest.approx(2 * alone.adjusted_p)


def test_a_theme_that_cannot_be_tested_comes_last():
    found = trends(one_a_week(20), skills=range(1, 21, 2), communication=range(1, 19))

    assert [one.theme for one in found.trends] == ["skills", "communication"]


def test_two_themes_move():
    found = trends(one_a_week(20), skills=range(1, 11), communication=range(11, 21))

    assert trends_sentence(found, Author.EMPLOYER) == (
        "20 rejections since 8 Jan 2026, 2 themes named often enough. "
        "2 move more than chance would."
    )

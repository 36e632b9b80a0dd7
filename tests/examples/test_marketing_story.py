"""The marketing professional: seven rejections and then an offer."""

import json
from datetime import date, timedelta
from itertools import pairwise

import pytest

from core.analysis.conversion import funnel
from core.analysis.experiment import Side, experiment_result, first_conversation
from core.analysis.quiet import quiet_applications
from core.analysis.recovery import responses
from core.analysis.recovery_time import typical_recovery
from core.coaching.goals import GoalState
from core.vocabulary import Disposition, MailKind, Mark, Stage
from data.examples.demo import SEED
from data.examples.marketing import marketing_professional
from data.examples.rows import as_bytes

LAST_DAY = date(2026, 11, 1)


@pytest.fixture
def maren(ana):
    ana.takeout.restore(as_bytes(marketing_professional(SEED, LAST_DAY)))
    return ana


def rejected_days(workspace):
    frame = workspace.applications.frame()
    return list(frame[frame["disposition"] == Disposition.REJECTED]["ended_on"])


def test_one_of_eight_got_an_offer(maren):
    offers = funnel(maren.applications.frame(), LAST_DAY).offers
    assert (offers.share.count, offers.share.total) == (1, 8)
    assert offers.share.estimate == 0.125
    assert (offers.share.low, offers.share.high) == pytest.approx((0.022, 0.471), abs=5e-4)


def test_seven_rejections_each_with_its_message(maren):
    kinds = [view.kind for view in maren.messages.page(50)]
    assert len(rejected_days(maren)) == 7
    assert kinds.count(MailKind.REJECTION) == 7
    assert kinds.count(MailKind.OFFER) == 1
    assert maren.messages.waiting() == []


def test_the_offer_is_the_last_news(maren):
    newest = maren.messages.page(1)[0]
    assert newest.kind is MailKind.OFFER
    assert newest.day > max(rejected_days(maren))


def test_one_application_has_been_quiet_for_long(maren):
    quiet = quiet_applications(maren.applications.frame(), LAST_DAY)
    assert list(quiet["company"]) == ["Corvid Audio"]


@pytest.mark.parametrize("seed", [SEED, 1, 2])
def test_six_rejections_can_be_measured_and_most_of_them_dip(ana, seed):
    ana.takeout.restore(as_bytes(marketing_professional(seed, LAST_DAY)))
    found = responses(ana.check_ins.frame(), rejected_days(ana), LAST_DAY)
    summary = typical_recovery(found)
    assert len(found) == 6
    assert 5 <= summary.events <= 6
    assert summary.back >= 3
    assert summary.points_lost is not None


def test_in_the_demo_one_small_rejection_shows_no_dip(maren):
    found = responses(maren.check_ins.frame(), rejected_days(maren), LAST_DAY)
    assert [response.has_dip for response in found].count(False) == 1


def test_the_final_round_hurts_most(maren):
    found = responses(maren.check_ins.frame(), rejected_days(maren), LAST_DAY)
    worst = max(found, key=lambda response: response.drop)
    company = maren.applications.frame().set_index("ended_on").loc[worst.rejected_on, "company"]
    assert company == "Brightwater Homeware"


def test_some_days_have_several_check_ins_some_are_recalled_some_are_missing(maren):
    frame = maren.check_ins.frame()
    days = sorted(set(frame["day"]))
    assert 16 <= (LAST_DAY - days[0]).days / 7 <= 20
    assert frame["day"].value_counts().max() >= 2
    assert 3 <= frame["recalled"].sum() <= 15
    assert max(b - a for a, b in pairwise(days)) > timedelta(days=7)


def test_notes_stand_on_some_days(maren):
    notes = [one.note for one in maren.check_ins.latest(1000)]
    assert 0.2 < sum(map(bool, notes)) / len(notes) < 0.5


def test_one_rejection_led_to_a_change_that_was_practised_twice_and_used_later(maren):
    (one,) = maren.experiments.views()
    known = maren.experiments.background(one.choice.application_id)
    came_from = maren.applications.one(one.choice.application_id)
    assert came_from.company == "Brightwater Homeware"
    assert came_from.standing.ended_on < known.debriefed_on < one.choice.starts_on
    assert known.experiment == one.choice.change
    assert one.choice.theme in known.themes
    assert one.held.is_open
    assert [mark.mark for mark in one.marks] == [Mark.PRACTISED, Mark.PRACTISED, Mark.APPLIED]
    (used_in,) = one.used_in
    assert maren.applications.one(used_in).standing.furthest_stage is Stage.OFFER
    assert first_conversation(maren.applications.ledger(), {used_in}, one.choice.starts_on)


def test_with_so_few_on_each_side_her_change_is_a_matter_of_counts(maren):
    (one,) = maren.experiments.views()
    found = experiment_result(
        maren.applications.frame(),
        maren.applications.ledger(),
        Stage.INTERVIEW,
        one.choice.starts_on,
    )
    assert (found.before, found.after) == (Side(1, 3), Side(1, 2))
    assert found.comparison is None


def test_the_words_that_her_debrief_quotes_stand_in_the_message(maren, noon):
    tables = json.loads(maren.takeout.as_json(noon))["tables"]
    texts = {row["uid"]: row["text"] for row in tables["message"]}
    assert len(tables["cause"]) == 2
    assert all(row["quote"] in texts[row["message_id"]] for row in tables["cause"])


def test_she_has_a_goal_done_one_whose_day_has_passed_and_one_ahead(maren):
    states = [one.state(LAST_DAY) for one in maren.goals.views()]
    assert states == [GoalState.DONE, GoalState.MISSED, GoalState.AHEAD]

"""Rows of a takeout that someone edited: nothing comes in that the app would not write."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from core.errors import InvalidInput
from core.intake.text import MAX_LINE, MAX_TEXT
from core.store.runs import ReadingRun
from core.store.tables import OWNED, ConsentEvent
from core.vocabulary import Consent, RunState, Stage, Theme
from core.workspace.experiments import Choice
from core.workspace.inbox import Brought
from core.workspace.reading_runs import OPEN
from tests.store.test_scope import fill

EXCLUDED = {
    (table.__tablename__, name)
    for table in OWNED
    for name, field in table.model_fields.items()
    if field.exclude
}
FORGED = {
    ("aichoice", "key"): "sk-someone-elses",
    ("readingrun", "after_id"): 7,
    ("readingrun", "batch_id"): "batch_1",
    ("readingrun", "sent"): [[1, 1]],
    ("readingrun", "known"): '[["Ana"], []]',
    ("readingrun", "polls"): 3,
    ("readingrun", "misses"): 3,
}
"""A value for each field that no takeout holds."""


@pytest.fixture
def taken(ana, noon, today):
    """A takeout with a row in every table."""
    fill(ana, noon, today)
    return ana.takeout.as_json(noon)


def edited(taken, table, **fields):
    data = json.loads(taken)
    data["tables"][table][0].update(fields)
    return json.dumps(data).encode()


def restored(person, noon, content, table):
    """The row of a table as the person's own takeout has it afterwards."""
    person.takeout.restore(content, noon)
    return json.loads(person.takeout.as_json(noon))["tables"][table][-1]


def test_every_field_that_is_left_out_of_takeouts_is_tried_here():
    assert set(FORGED) == EXCLUDED


@pytest.mark.parametrize(("table", "field"), sorted(EXCLUDED))
def test_what_no_takeout_holds_keeps_its_default(ben, taken, noon, table, field):
    model = next(one for one in OWNED if one.__tablename__ == table)
    default = model.model_fields[field].get_default(call_default_factory=True)
    ben.takeout.restore(edited(taken, table, **{field: FORGED[table, field]}), noon)
    with ben.open_session() as session:
        assert getattr(session.exec(select(model)).one(), field) == default


def test_a_takeout_brings_no_key_of_a_language_model(ben, taken, noon):
    ben.takeout.restore(edited(taken, "aichoice", key="sk-someone-elses"), noon)
    assert not ben.ai.choice().has_key


@pytest.mark.parametrize("state", OPEN)
def test_a_reading_that_was_under_way_has_stopped_and_can_go_on(ben, taken, noon, state):
    ben.takeout.restore(edited(taken, "readingrun", state=state, batch_id="batch_1"), noon)
    assert ben.reading_runs.newest().state is RunState.STOPPED
    assert ben.reading_runs.go_on(noon).state is RunState.WAITING


def test_a_restored_reading_does_not_hide_the_one_under_way(ben, taken, noon, today):
    list(ben.inbox.bring([Brought("Thank you.", "Hello", "j@x.org", today, "<1@x>")], noon))
    under_way = ben.reading_runs.start(noon + timedelta(hours=1))
    ben.takeout.restore(edited(taken, "readingrun", state=RunState.DONE), noon)
    assert ben.reading_runs.newest().run_id == under_way.run_id
    ben.reading_runs.stop()
    assert ben.reading_runs.go_on(noon).run_id == under_way.run_id


@pytest.mark.parametrize("state", [RunState.DONE, RunState.STOPPED])
def test_a_reading_that_is_over_stays_as_it_was(ben, taken, noon, state):
    ben.takeout.restore(edited(taken, "readingrun", state=state), noon)
    with ben.open_session() as session:
        assert session.exec(select(ReadingRun.state)).one() is state


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("checkin", {"uid": []}),
        ("checkin", {"uid": {}}),
        ("checkin", {"uid": None}),
        ("checkin", {"uid": 7}),
        ("message", {"application_id": []}),
        ("consentevent", {"version": 2**63}),
        ("consentevent", {"version": 10**40}),
        ("aicall", {"input_tokens": -1}),
        ("aichoice", {"monthly_tokens": 10**10}),
        ("aichoice", {"monthly_cents": 10**7}),
        ("finding", {"score": float("inf")}),
        ("finding", {"score": float("nan")}),
        ("exerciseuse", {"helpful": 11}),
        ("thoughtrecord", {"after": 101}),
        ("thoughtrecord", {"later": -1}),
        ("answers", {"answers": [9, 2, 2, 1]}),
        ("answers", {"answers": [1, 2, 2, 1, 1]}),
    ],
)
def test_what_is_no_name_and_no_number_of_ours_is_refused(ben, taken, noon, table, fields):
    with pytest.raises(InvalidInput, match=r"Nothing was changed\.$"):
        ben.takeout.restore(edited(taken, table, **fields), noon)
    assert ben.check_ins.frame().empty


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("application", {"company": "\ud800"}),
        ("coachturn", {"sources": ["debrief:\ud800"]}),
        ("preference", {"name": "\ud800"}),
        ("checkin", {"emotions": ["dread"]}),
        ("correction", {"theme": "no theme"}),
        ("correction", {"theme": "skills", "into_theme": "no theme"}),
        ("experiment", {"theme": "no theme"}),
        ("cause", {"theme": "no theme"}),
        ("application", {"company": "x" * (MAX_LINE + 1)}),
        ("application", {"source": "x" * (MAX_LINE + 1)}),
        ("contact", {"name": "x" * (MAX_LINE + 1)}),
        ("goal", {"then_words": "x" * (MAX_LINE + 1)}),
        ("correction", {"label": "x" * (MAX_LINE + 1)}),
        ("reading", {"company": "x" * 300_000}),
        ("message", {"sender": "x" * 300_000}),
        ("message", {"text": "x" * (MAX_TEXT + 1)}),
        ("coachturn", {"sources": ["debrief:3"] * 5000}),
    ],
)
def test_words_that_no_form_would_take_are_refused(ben, taken, noon, table, fields):
    with pytest.raises(InvalidInput, match=r"Nothing was changed\.$"):
        ben.takeout.restore(edited(taken, table, **fields), noon)
    assert ben.check_ins.frame().empty


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("application", "company", "x" * MAX_LINE),
        ("message", "text", "x" * MAX_TEXT),
        ("message", "sender", "x" * 2_003),
        ("readingrun", "note", "x" * 300),
        ("correction", "label", "x" * MAX_LINE),
        ("aichoice", "monthly_tokens", 10**9),
        ("thoughtrecord", "after", 100),
        ("answers", "answers", [0, None, 3]),
        ("checkin", "emotions", ["anger", "hope"]),
    ],
)
def test_as_much_as_the_app_takes_comes_back(ben, taken, noon, table, field, value):
    content = edited(taken, table, **{field: value})
    assert restored(ben, noon, content, table)[field] == value


def test_a_theme_of_ones_own_comes_back_with_what_stands_under_it(ana, ben, noon, today):
    own = ana.themes.add("Pacing", noon)
    ana.themes.merge(Theme.CONFIDENCE, own, noon)
    choice = Choice("c", "it is noon", "I breathe", today, Stage.INTERVIEW, theme=own)
    ana.experiments.choose(choice, noon, today, "e")
    ben.takeout.restore(ana.takeout.as_json(noon), noon)
    assert ben.themes.names() == ana.themes.names()
    assert ben.experiments.views()[0].choice.theme == own


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("checkin", "day"),
        ("message", "day"),
        ("stageevent", "day"),
        ("practice", "day"),
        ("feedbackrequest", "sent_on"),
        ("feedbackrequest", "replied_on"),
        ("goal", "done_on"),
        ("goal", "dropped_on"),
    ],
)
@pytest.mark.parametrize(
    ("said", "kept"),
    [("2026-11-03", "2026-11-03"), ("2026-11-04", "2026-11-02"), ("9999-12-31", "2026-11-02")],
)
def test_a_day_that_has_been_is_tomorrow_at_the_latest(ben, taken, noon, table, field, said, kept):
    with pytest.raises(InvalidInput):
        ben.takeout.restore(edited(taken, table, **{field: "1989-12-31"}), noon)
    assert restored(ben, noon, edited(taken, table, **{field: said}), table)[field] == kept


@pytest.mark.parametrize(
    ("table", "field", "far", "too_far"),
    [
        ("goal", "due", "2036-11-02", "2036-11-09"),
        ("experiment", "starts_on", "2036-11-02", "9999-12-31"),
        ("preference", "value", "2036-11-02", "9999-12-31"),
        ("appointment", "starts_at", "2036-11-02T12:00:00Z", "2036-11-09T12:00:00Z"),
        ("readingrun", "due_at", "2036-11-02T12:00:00Z", "9999-12-31T23:59:59Z"),
    ],
)
def test_what_lies_ahead_is_ten_years_away_at_most(ben, taken, noon, table, field, far, too_far):
    for day in (too_far, "1989-12-31T00:00:00Z" if "T" in far else "1989-12-31"):
        with pytest.raises(InvalidInput):
            ben.takeout.restore(edited(taken, table, **{field: day}), noon)
    assert restored(ben, noon, edited(taken, table, **{field: far}), table)[field] == far


@pytest.mark.parametrize(
    "moment",
    ["1989-12-31T12:00:00Z", "2026-11-02T12:00:00", "0001-01-01T00:00:00+14:00", 10**40, 1e400],
)
def test_a_moment_that_cannot_be_is_refused(ben, taken, noon, moment):
    for table, field in (("checkin", "recorded_at"), ("appointment", "starts_at")):
        with pytest.raises(InvalidInput):
            ben.takeout.restore(edited(taken, table, **{field: moment}), noon)


@pytest.mark.parametrize("moment", ["2026-11-02T12:00:01Z", "9999-12-31T23:59:59Z"])
def test_what_was_written_later_than_now_was_written_now(ben, taken, noon, moment):
    for table, field in (("checkin", "recorded_at"), ("conversation", "noticed_at")):
        row = restored(ben, noon, edited(taken, table, uid=field, **{field: moment}), table)
        assert datetime.fromisoformat(row[field]) == noon


def test_a_consent_of_a_day_to_come_can_be_withdrawn(ana, ben, noon):
    ana.consents.grant(Consent.AI, noon)
    data = json.loads(ana.takeout.as_json(noon))
    data["tables"]["consentevent"][-1]["recorded_at"] = "9999-12-31T23:59:59Z"
    ben.takeout.restore(json.dumps(data).encode(), noon)
    with ben.open_session() as session:
        given = select(ConsentEvent.recorded_at).where(ConsentEvent.granted)
        assert max(session.exec(given).all()) == noon
    ben.consents.withdraw(Consent.AI, noon)
    assert not ben.consents.granted(Consent.AI)


@pytest.mark.parametrize("consent", [Consent.AI, Consent.COHORT])
def test_what_was_agreed_to_elsewhere_is_in_the_log_and_asked_anew(ana, ben, noon, consent):
    """Another server may send words elsewhere, and the file may be someone else's."""
    ana.consents.grant(consent, noon)
    taken = ana.takeout.as_json(noon)
    ben.takeout.restore(taken, noon)
    assert not ben.consents.granted(consent)
    assert [line.granted for line in ben.consents.view(consent).log] == [False, True]
    ana.takeout.restore(taken, noon)
    assert ana.consents.granted(consent)


def test_without_a_time_the_clock_says_what_now_is(ben, taken):
    ben.takeout.restore(edited(taken, "consentevent", recorded_at="9999-12-31T23:59:59Z"))
    with ben.open_session() as session:
        moments = session.exec(select(ConsentEvent.recorded_at)).all()
    assert max(moments) <= datetime.now(UTC)

"""The made-up people: same seed, same data; every one restores; nothing in them is out of place."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from itertools import chain

import pytest

from core.reading.safety import screen
from core.vocabulary import Disposition, Emotion, MailKind, Stage
from data.examples.cohort import cohort, person, profiles
from data.examples.large import large
from data.examples.marketing import marketing_professional
from data.examples.rows import as_bytes
from data.examples.texts import examples_toml, letters
from tests.conftest import workspace_of

LAST_DAY = date(2026, 11, 1)
SCRIPT = """
import sys
from datetime import date
from data.examples.cohort import cohort
from data.examples.marketing import marketing_professional
from data.examples.rows import as_bytes
day = date(2026, 11, 1)
for takeout in [marketing_professional(3, day), *(one.takeout for one in cohort(3, day))]:
    sys.stdout.buffer.write(as_bytes(takeout))
"""


def everyone(seed, last_day=LAST_DAY):
    course = [one.takeout for one in cohort(seed, last_day)]
    small = large(seed, last_day, check_ins=40, applications=40, messages=40)
    return [marketing_professional(seed, last_day), small, *course]


def rows(takeout, table):
    return takeout["tables"][table]


def endings(takeout):
    return [row["disposition"] for row in rows(takeout, "stageevent") if row["disposition"]]


def written_in_a_fresh_process(hash_seed):
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", SCRIPT]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


def test_the_same_seed_and_day_give_the_same_bytes_in_every_process():
    written = written_in_a_fresh_process("1")
    assert written == written_in_a_fresh_process("2")
    assert len(written) > 1_000_000


def test_another_seed_gives_other_people():
    first, second = everyone(1), everyone(2)
    assert not any(as_bytes(a) == as_bytes(b) for a, b in zip(first, second, strict=True))


def test_another_last_day_moves_every_day_and_nothing_else():
    later = [dict(row) for row in rows(person(4, LAST_DAY + timedelta(days=9)), "checkin")]
    for row in later:
        row["day"] = str(date.fromisoformat(row["day"]) - timedelta(days=9))
        row["recorded_at"] = row["recorded_at"][10:]
    expected = [
        {**r, "recorded_at": r["recorded_at"][10:]} for r in rows(person(4, LAST_DAY), "checkin")
    ]
    assert later == expected


def test_a_course_has_24_people_and_no_two_are_alike():
    course = cohort(1, LAST_DAY)
    assert len(course) == len({one.name for one in course}) == 24
    assert len({one.email for one in course}) == 24
    assert len({json.dumps(rows(one.takeout, "application")[0]) for one in course}) == 24
    uids = [
        row["uid"] for one in course for table in one.takeout["tables"].values() for row in table
    ]
    assert len(uids) == len(set(uids))


def test_every_person_restores_and_comes_back_as_made(store, noon):
    for number, takeout in enumerate(everyone(1)):
        workspace = workspace_of(store, f"P{number}", is_owner=number == 0)
        added = workspace.takeout.restore(as_bytes(takeout))
        assert added == sum(map(len, takeout["tables"].values()))
        back = json.loads(workspace.takeout.as_json(noon))["tables"]
        assert {name: back[name] for name in takeout["tables"]} == takeout["tables"]


def test_no_consent_is_made_up():
    assert all("consentevent" not in takeout["tables"] for takeout in everyone(1))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_generated_words_sound_like_a_crisis(seed):
    texts = (
        text
        for takeout in everyone(seed)
        for row in chain(rows(takeout, "message"), rows(takeout, "checkin"))
        for text in (row.get("text"), row.get("subject"), row.get("note"))
        if text
    )
    assert [text for text in set(texts) if screen(text)] == []


def test_no_prepared_words_sound_like_a_crisis():
    notes = chain.from_iterable(examples_toml("notes.toml").values())
    bodies = (letter.body for letter in letters())
    assert [text for text in chain(notes, bodies) if screen(text)] == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_later_than_the_last_day(seed):
    for takeout in everyone(seed):
        for row in chain.from_iterable(takeout["tables"].values()):
            assert row["recorded_at"][:10] <= str(LAST_DAY)
            assert row.get("day", "") <= str(LAST_DAY)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_check_ins_could_have_been_entered_in_the_form(seed):
    for row in chain.from_iterable(rows(takeout, "checkin") for takeout in everyone(seed)):
        assert 0 <= row["valence"] <= 100
        assert 0 <= row["energy"] <= 100
        assert len(row["note"]) <= 280
        assert len(row["emotions"]) == len(set(map(Emotion, row["emotions"]))) <= 3
        assert row["recalled"] == (row["day"] < row["recorded_at"][:10])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_message_is_older_than_its_application(seed):
    for takeout in everyone(seed):
        applied = {
            row["application_id"]: row["day"]
            for row in rows(takeout, "stageevent")
            if row["stage"] == Stage.APPLIED
        }
        assert all(applied[row["application_id"]] <= row["day"] for row in rows(takeout, "message"))


@pytest.mark.parametrize("seed", range(1, 6))
def test_whoever_accepts_an_offer_applies_no_more(seed):
    for one in cohort(seed, LAST_DAY):
        accepted = [
            row["day"]
            for row in rows(one.takeout, "stageevent")
            if row["disposition"] == Disposition.ACCEPTED
        ]
        assert len(accepted) <= 1
        applied = [row["recorded_at"][:10] for row in rows(one.takeout, "application")]
        assert not accepted or max(applied) <= accepted[0]


def test_a_course_holds_all_kinds_of_search():
    found = {
        who.name: one.takeout for who, one in zip(profiles(), cohort(5, LAST_DAY), strict=True)
    }
    ends = {name: endings(takeout) for name, takeout in found.items()}
    for disposition in Disposition:
        assert any(disposition in one for one in ends.values()), disposition
    assert sum(Disposition.REJECTED not in one for one in ends.values()) >= 3
    assert sum(one.count(Disposition.REJECTED) >= 5 for one in ends.values()) >= 8
    counts = {who.name: len(rows(found[who.name], "checkin")) for who in profiles()}
    sparse = [counts[who.name] for who in profiles() if who.archetype == "sparse"]
    steady = [counts[who.name] for who in profiles() if who.archetype == "steady"]
    assert max(sparse) < min(steady) / 2


def test_employers_write_in_many_ways():
    rejections = [letter for letter in letters() if letter.kind is MailKind.REJECTION]
    assert len({letter.body for letter in rejections}) >= 40
    used = {row["subject"] for one in cohort(5, LAST_DAY) for row in rows(one.takeout, "message")}
    assert len(used) >= 40


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("trade", sorted(examples_toml("cohort.toml")["trade"]))
def test_there_is_a_message_for_every_trade_and_stage(trade, stage):
    kinds = {
        letter.kind
        for letter in letters()
        if stage in letter.stages and (not letter.trades or trade in letter.trades)
    }
    if stage is not Stage.OFFER:
        assert MailKind.REJECTION in kinds
    wanted = {Stage.APPLIED: MailKind.RECEIVED, Stage.OFFER: MailKind.OFFER}
    assert wanted.get(stage, MailKind.INTERVIEW_INVITATION) in kinds


def test_every_name_is_filled_in_and_every_address_is_reserved():
    for takeout in everyone(1):
        for row in rows(takeout, "message"):
            assert "{" not in row["text"] + row["subject"] + row["sender"]
            assert row["sender"].rstrip(">").endswith(".example")
    assert all(one.email.endswith("@example.org") for one in cohort(1, LAST_DAY))

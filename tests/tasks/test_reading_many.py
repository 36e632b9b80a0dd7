"""Reading many messages: left, stopped, taken up again, and each message read once."""

import pickle
import sqlite3
from datetime import timedelta

import pytest
from sqlmodel import Session, func, select

from core.accounts.people import People
from core.accounts.sessions import Sessions
from core.reading.types import MailParts
from core.store.tables import Message, Reading
from core.tasks.reading import SLICE
from core.vocabulary import Author, Consent, MailKind, RunState
from core.workspace.reading_runs import PATIENCE
from tests.tasks.conftest import bring, work_off

CANARY = "the quick canary sang of Tuesday"
CRISIS = "I want to die"


def start(person, queue, clock):
    run = person.reading_runs.start(clock())
    queue.add(person.user_id, run)
    return run


def readings_each(person):
    """How many readings each message has."""
    with person.open_session() as session:
        rows = session.exec(select(Reading.message_id, func.count()).group_by(Reading.message_id))
        return dict(rows.all())


def state_of(person):
    newest = person.reading_runs.newest()
    return newest.state, newest.read, newest.total


def test_everything_unread_is_read_once_and_the_end_is_recorded(ana, queue, clock, fast):
    ids = bring(ana, SLICE * 2 + 3)
    start(ana, queue, clock)
    assert state_of(ana) == (RunState.WAITING, 0, len(ids))
    assert work_off(queue) == 3
    assert readings_each(ana) == dict.fromkeys(ids, 1)
    assert len(fast.asked) == len(ids)
    assert state_of(ana) == (RunState.DONE, len(ids), len(ids))
    assert ana.messages.one(ids[0]).company == "Acme"


def test_progress_stands_in_the_store_between_two_slices(ana, queue, clock):
    bring(ana, SLICE + 5)
    start(ana, queue, clock)
    work_off(queue, 1)
    assert state_of(ana) == (RunState.READING, SLICE, SLICE + 5)


def test_what_is_read_filed_set_aside_or_remembered_is_not_read_again(ana, queue, clock, fast):
    read, aside, own, *rest = bring(ana, 5)
    bring(ana, SLICE, words="one{n}")
    start(ana, queue, clock)
    with ana.open_session() as session:
        session.get(Message, aside).set_aside = True
        session.get(Message, own).author = Author.CANDIDATE
        session.add(
            Reading(
                recorded_at=clock(), message_id=read, engine="t", kind=MailKind.OTHER, language="en"
            )
        )
    work_off(queue)
    each = readings_each(ana)
    assert each[read] == 1
    assert {aside, own} & each.keys() == set()
    assert set(rest) < each.keys()
    assert "No. 0" not in fast.asked


def test_two_at_once_are_one(ana, queue, clock, fast):
    bring(ana, 10)
    run = start(ana, queue, clock)
    assert ana.reading_runs.start(clock()) is None
    queue.add(ana.user_id, run)
    work_off(queue)
    assert len(fast.asked) == 10
    assert ana.reading_runs.start(clock()) is None


def test_two_people_take_turns(ana, ben, queue, clock):
    bring(ana, SLICE * 3)
    bring(ben, 2)
    start(ana, queue, clock)
    start(ben, queue, clock)
    work_off(queue, 2)
    assert state_of(ana) == (RunState.READING, SLICE, SLICE * 3)
    assert ben.reading_runs.newest().read == 2


def test_stopping_counts_from_the_next_message_on_and_goes_on_where_it_was(ana, queue, clock, fast):
    ids = bring(ana, SLICE + 5)
    start(ana, queue, clock)
    work_off(queue, 1)
    ana.reading_runs.stop()
    ana.reading_runs.stop()
    work_off(queue)
    assert state_of(ana) == (RunState.STOPPED, SLICE, SLICE + 5)
    queue.add(ana.user_id, ana.reading_runs.go_on(clock()))
    work_off(queue)
    assert state_of(ana) == (RunState.DONE, SLICE + 5, SLICE + 5)
    assert len(fast.asked) == len(ids)


def test_a_stop_between_two_messages_holds_at_once(ana, queue, clock, fast):
    bring(ana, 10)
    start(ana, queue, clock)
    read = fast.read_mail

    def stop_at_the_third(mail):
        if len(fast.asked) == 2:
            ana.reading_runs.stop()
        return read(mail)

    fast.read_mail = stop_at_the_third
    work_off(queue)
    assert len(fast.asked) == 3
    assert state_of(ana) == (RunState.STOPPED, 2, 10)


def test_after_a_killed_process_it_says_so_and_goes_on(ana, queue, clock, fast):
    bring(ana, SLICE * 2)
    start(ana, queue, clock)
    work_off(queue, 1)
    queue.huey.dequeue()  # taken by a process that is gone
    assert not ana.reading_runs.newest().is_late(clock())
    assert ana.reading_runs.go_on(clock()) is None
    clock.move(seconds=PATIENCE.total_seconds() + 1)
    assert ana.reading_runs.newest().is_late(clock())
    queue.add(ana.user_id, ana.reading_runs.go_on(clock()))
    work_off(queue)
    assert state_of(ana) == (RunState.DONE, SLICE * 2, SLICE * 2)
    assert len(fast.asked) == SLICE * 2


def test_whoever_still_works_on_an_older_turn_changes_nothing(ana, queue, clock, fast):
    first = bring(ana, SLICE * 2)[0]
    run = start(ana, queue, clock)
    old = ana.reading_runs.turn(run.run_id, run.turn)
    assert old.next_unread().message_id == first
    clock.move(seconds=PATIENCE.total_seconds() + 1)
    again = ana.reading_runs.go_on(clock())
    old.keep(first, fast.read_mail(MailParts("No.")), clock())
    old.pass_by(first, clock(), support_first=True)
    old.stop()
    assert old.next_unread() is None
    assert readings_each(ana) == {}
    assert ana.reading_runs.newest() == again


def test_a_message_that_fails_is_counted_passed_by_and_tried_again_later(ana, queue, clock, fast):
    fast.faulty = "No. 3"
    ids = bring(ana, 6)
    start(ana, queue, clock)
    work_off(queue)
    newest = ana.reading_runs.newest()
    assert (newest.state, newest.read, newest.failed) == (RunState.DONE, 5, 1)
    assert not ana.messages.one(ids[3]).is_read
    fast.faulty = "\0"
    start(ana, queue, clock)
    work_off(queue)
    assert ana.messages.one(ids[3]).is_read


def test_words_that_sound_like_a_crisis_are_not_read_and_support_is_kept_for_later(
    ana, queue, clock, fast
):
    bring(ana, 2)
    ana.messages.keep(CRISIS, clock().date(), clock())
    start(ana, queue, clock)
    work_off(queue)
    newest = ana.reading_runs.newest()
    assert (newest.read, newest.support_first, newest.state) == (2, 1, RunState.DONE)
    assert CRISIS not in fast.asked
    assert ana.reading_runs.support_waits()
    assert [ana.reading_runs.offer_support() for _ in range(2)] == [True, False]
    assert not ana.reading_runs.support_waits()


def test_the_newest_part_is_read_and_quotes_stand_where_they_stood(ana, queue, clock, fast):
    thread = "Hello again.\n\n> On Monday:\n> old words"
    (one,) = bring(ana, 1, words=thread)
    start(ana, queue, clock)
    work_off(queue)
    assert fast.asked == ["Hello again."]
    assert ana.messages.one(one).text == thread


def test_signing_out_everywhere_stops_it(ana, store, queue, clock):
    bring(ana, SLICE * 2)
    start(ana, queue, clock)
    work_off(queue, 1)
    Sessions(store).end_all(ana.user_id)
    work_off(queue)
    assert state_of(ana) == (RunState.STOPPED, SLICE, SLICE * 2)
    queue.add(ana.user_id, ana.reading_runs.go_on(clock()))
    work_off(queue)
    assert state_of(ana)[0] is RunState.DONE


def test_taking_back_the_consent_to_store_stops_it(ana, queue, clock):
    bring(ana, SLICE * 2)
    start(ana, queue, clock)
    work_off(queue, 1)
    ana.consents.withdraw(Consent.STORAGE, clock() + timedelta(seconds=1))
    work_off(queue)
    assert state_of(ana) == (RunState.STOPPED, SLICE, SLICE * 2)


def test_deleting_the_account_ends_it_without_a_trace(ana, ben, store, queue, clock, caplog):
    bring(ana, SLICE * 2)
    start(ana, queue, clock)
    work_off(queue, 1)
    People(store).delete(ana.user_id)
    work_off(queue)
    with Session(store) as session:
        assert session.exec(select(func.count()).select_from(Reading)).one() == 0
    assert caplog.records == []


def test_a_message_that_is_deleted_meanwhile_is_no_matter(ana, queue, clock, fast):
    ids = bring(ana, SLICE + 5)
    start(ana, queue, clock)
    work_off(queue, 1)
    ana.messages.forget(ids[-1])
    work_off(queue)
    assert state_of(ana) == (RunState.DONE, SLICE + 4, SLICE + 5)


def test_nobody_reads_for_someone_else(ana, ben, queue, clock):
    bring(ana, 3)
    run = ana.reading_runs.start(clock())
    queue.add(ben.user_id, run)
    work_off(queue)
    assert ana.reading_runs.newest().read == 0
    assert ben.reading_runs.newest() is None
    assert ben.reading_runs.go_on(clock()) is None


def test_no_word_of_a_message_reaches_the_queue_or_a_log(ana, home, queue, clock, fast, caplog):
    fast.faulty = CANARY
    ana.messages.keep(CANARY, clock().date(), clock(), subject=CANARY, sender=CANARY)
    bring(ana, SLICE)
    start(ana, queue, clock)
    work_off(queue, 1)
    files = b"".join(path.read_bytes() for path in home.glob("tasks.db*"))
    assert CANARY.encode() not in files
    assert b"read_messages" in files
    assert len(caplog.records) == 1
    assert CANARY not in caplog.records[0].getMessage()


def test_the_queue_takes_ids_only_and_unpickles_nothing(queue):
    with pytest.raises(TypeError, match="ids only"):
        queue._task(1, 2, CANARY)
    with pytest.raises(ValueError, match=r"JSON|codec"):
        queue.huey.serializer.deserialize(pickle.dumps(print))


def test_what_waits_outlives_the_process(ana, home, queue, clock):
    bring(ana, 3)
    start(ana, queue, clock)
    with sqlite3.connect(home / "tasks.db") as file:
        assert file.execute("SELECT count(*) FROM task").fetchone() == (1,)

"""Many messages through a language model: handed over at once, collected later, never lost."""

import json

import pytest

from core.ai import faults
from core.ai.types import Known
from core.tasks.deeper import ALL_HERE, LONGEST_PAUSE, MOST_MISSES, MOST_POLLS, pause
from core.tasks.worker import step
from core.vocabulary import CallState, Consent, MailKind, RunState
from tests.ai.conftest import KEY
from tests.ai.messages_server import as_json, failed, running
from tests.tasks.conftest import bring

CRISIS = "I want to die"
WORDS = "Dear Ana, Northwind chose someone else. Your SQL was not deep enough. {n}"
FINDING = {"theme": "skills", "quote": "Your SQL was not deep enough.", "confidence": "high"}
READ = {"kind": "rejection", "company": None, "role": "Analyst", "findings": [FINDING]}


@pytest.fixture
def server(monkeypatch):
    with running() as server:
        server.answer = as_json(READ)
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.address)
        monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
        yield server


@pytest.fixture
def willing(ana, noon):
    """Ana, with a key, an agreement and room for what is sent."""
    ana.ai.keep_key(KEY, noon)
    ana.ai.choose("", 10_000_000, 100_000, noon)
    ana.consents.grant(Consent.AI, noon)
    return ana


def start(person, clock, at_most=None):
    return person.reading_runs.start(clock(), deeper=True, at_most=at_most)


def go(work, person, run, clock, most=400):
    """Every step until the end; returns the pauses between them."""
    pauses = []
    for _ in range(most):
        seconds = step(work, person.user_id, run.run_id, run.turn)
        if seconds is None:
            return pauses
        pauses.append(seconds)
        clock.move(seconds=seconds)
    pytest.fail("it does not end")


def test_messages_are_sent_collected_and_kept_with_who_read_them(willing, server, work, clock):
    willing.applications.add(
        "Northwind", "Analyst", applied_on=None, now=clock(), today=clock().date()
    )
    ids = bring(willing, 3, words=WORDS)
    run = start(willing, clock)
    assert step(work, willing.user_id, run.run_id, run.turn) == pause(0)
    newest = willing.reading_runs.newest()
    assert (newest.state, newest.read, newest.total) == (RunState.SENT, 0, 3)
    assert go(work, willing, run, clock) == [pause(1)]
    newest = willing.reading_runs.newest()
    assert (newest.state, newest.read, newest.read_here) == (RunState.DONE, 3, 0)
    (theme,) = willing.feedback.themes(ids[0])
    assert theme.quote == "Your SQL was not deep enough."
    assert willing.feedback.read_by(ids[0]).engine.startswith("claude-sonnet")
    assert {call.state for call in willing.ai.log(9)} == {CallState.ANSWERED}


def test_neither_the_person_nor_the_company_leaves(willing, server, work, clock):
    willing.applications.add(
        "Northwind", "Analyst", applied_on=None, now=clock(), today=clock().date()
    )
    bring(willing, 2, words=WORDS)
    go(work, willing, start(willing, clock), clock)
    assert "SQL was not deep enough" in server.everything
    assert "Ana" not in server.everything.replace("Analyst", "")
    assert "Northwind" not in server.everything


def test_names_find_their_places_though_more_is_known_meanwhile(willing, server, work, clock):
    (one,) = bring(willing, 1, words="Dear Ana, Blue Heron and Zephyr Lake say no. {n}")
    willing.applications.add(
        "Zephyr Lake", "Cook", applied_on=None, now=clock(), today=clock().date()
    )
    run = start(willing, clock)
    step(work, willing.user_id, run.run_id, run.turn)
    turn = willing.reading_runs.turn(run.run_id, run.turn)
    assert turn.on_its_way().known == Known(("Ana",), ("Zephyr Lake",))
    willing.applications.add(
        "Blue Heron", "Cook", applied_on=None, now=clock(), today=clock().date()
    )
    assert turn.on_its_way().known == Known(("Ana",), ("Zephyr Lake",))
    server.answer = as_json({**READ, "company": "[COMPANY_1]", "findings": []})
    go(work, willing, run, clock)
    assert willing.messages.one(one).company == "Zephyr Lake"


def test_what_failed_is_read_here_and_said(willing, server, work, clock, fast):
    bring(willing, 3, words=WORDS)
    asked = []

    def answer(body):
        asked.append(body)
        return failed(500) if len(asked) == 1 else as_json(READ)

    server.answer = answer
    go(work, willing, start(willing, clock), clock)
    newest = willing.reading_runs.newest()
    assert (newest.read, newest.read_here, newest.state) == (3, 1, RunState.DONE)
    assert newest.note == f"{faults.UNUSABLE} It was read on this server instead."
    assert "fast 1" in {willing.feedback.read_by(one).engine for one in (1, 2, 3)}


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (lambda ana, now: ana.consents.withdraw(Consent.AI, now), faults.NO_CONSENT),
        (lambda ana, now: ana.ai.remove_key(), faults.NO_KEY),
        (lambda ana, now: ana.ai.choose("", 10, 10, now), faults.MONTH_IS_FULL),
    ],
)
def test_what_may_not_leave_is_read_here_and_nothing_is_sent(
    willing, server, work, clock, prepare, sentence
):
    bring(willing, 3, words=WORDS)
    run = start(willing, clock)
    clock.move(seconds=1)
    prepare(willing, clock())
    go(work, willing, run, clock)
    newest = willing.reading_runs.newest()
    assert (newest.state, newest.read, newest.note) == (RunState.DONE, 3, f"{sentence} {ALL_HERE}")
    assert server.requests == []


def test_words_that_sound_like_a_crisis_do_not_leave(willing, server, work, clock):
    willing.messages.keep(CRISIS, clock().date(), clock())
    bring(willing, 1, words=WORDS)
    go(work, willing, start(willing, clock), clock)
    newest = willing.reading_runs.newest()
    assert (newest.read, newest.support_first, newest.state) == (1, 1, RunState.DONE)
    assert CRISIS not in server.everything
    assert willing.reading_runs.offer_support()


def test_only_crisis_words_end_it_and_nothing_is_sent(willing, server, work, clock):
    willing.messages.keep(CRISIS, clock().date(), clock())
    go(work, willing, start(willing, clock), clock)
    assert willing.reading_runs.newest().state is RunState.DONE
    assert server.requests == []


def test_a_message_that_is_too_long_is_read_here_and_the_others_leave(willing, server, work, clock):
    ids = bring(willing, 1, words="word " * 14_000 + "{n}") + bring(willing, 2, words=WORDS)
    go(work, willing, start(willing, clock), clock)
    newest = willing.reading_runs.newest()
    assert (newest.state, newest.read, newest.read_here) == (RunState.DONE, 3, 1)
    assert newest.note.startswith(faults.TOO_LONG)
    assert willing.feedback.read_by(ids[0]).engine == "fast 1"
    assert len(server.batches["msgbatch_1"]) == 2


def test_only_as_many_as_asked_for_leave(willing, server, work, clock):
    bring(willing, 5, words=WORDS)
    go(work, willing, start(willing, clock, at_most=2), clock)
    assert willing.reading_runs.newest().read == 2
    assert willing.reading_runs.count_unread() == 3
    assert len(server.batches["msgbatch_1"]) == 2


def test_a_stop_leaves_what_is_on_its_way_and_going_on_collects_it(willing, server, work, clock):
    bring(willing, 2, words=WORDS)
    run = start(willing, clock)
    step(work, willing.user_id, run.run_id, run.turn)
    willing.reading_runs.stop()
    assert step(work, willing.user_id, run.run_id, run.turn) is None
    again = willing.reading_runs.go_on(clock())
    assert again.state is RunState.SENT
    go(work, willing, again, clock)
    assert willing.reading_runs.newest().read == 2
    assert sum(path.endswith("batches") for path, _, _ in server.requests) == 1


def test_taking_the_agreement_back_stops_it_before_anything_is_collected(
    willing, server, work, clock
):
    bring(willing, 2, words=WORDS)
    run = start(willing, clock)
    step(work, willing.user_id, run.run_id, run.turn)
    clock.move(seconds=1)
    willing.consents.withdraw(Consent.AI, clock())
    assert step(work, willing.user_id, run.run_id, run.turn) is None
    assert willing.reading_runs.newest().state is RunState.STOPPED
    assert server.batch_polls == 0


def test_a_server_that_never_answers_is_given_up_and_all_is_read_here(
    willing, server, work, clock, monkeypatch
):
    bring(willing, 2, words=WORDS)
    run = start(willing, clock)
    step(work, willing.user_id, run.run_id, run.turn)
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
    pauses = go(work, willing, run, clock)
    newest = willing.reading_runs.newest()
    assert len(pauses) == MOST_MISSES + 1
    assert newest.note == f"{faults.UNREACHABLE} {ALL_HERE}"
    assert (newest.state, newest.read) == (RunState.DONE, 2)


def test_a_message_that_is_deleted_meanwhile_is_no_matter(willing, server, work, clock):
    ids = bring(willing, 3, words=WORDS)
    run = start(willing, clock)
    step(work, willing.user_id, run.run_id, run.turn)
    willing.messages.forget(ids[1])
    go(work, willing, run, clock)
    assert willing.messages.one(ids[2]).kind is MailKind.REJECTION
    assert willing.reading_runs.newest().read == 2


def test_pauses_grow_to_a_quarter_hour_and_cover_a_day():
    pauses = [pause(number) for number in range(MOST_POLLS)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (15, LONGEST_PAUSE)
    assert sum(pauses) > 24 * 3600


def test_a_takeout_holds_nothing_that_means_something_here_only(willing, server, work, clock):
    bring(willing, 1, words=WORDS)
    run = start(willing, clock)
    step(work, willing.user_id, run.run_id, run.turn)
    (row,) = json.loads(willing.takeout.as_json(clock()))["tables"]["readingrun"]
    assert {"batch_id", "sent", "known", "after_id"} & row.keys() == set()
    assert row["state"] == "sent"

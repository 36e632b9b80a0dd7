"""What a person chose about language models, the month's limits, and what left."""

import json
import sqlite3
import threading
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.ai.types import Leaving, Usage
from core.errors import InvalidInput, NoAnswer
from core.settings import AiSettings
from core.store.ai import AiChoice, AiMonth
from core.store.rotate import encrypted_columns
from core.vocabulary import CallState, Purpose

KEY = "sk-ant-canary-0123456789"
HOUSE = AiSettings("k", "https://x.example", "m", "", monthly_tokens=5_000, monthly_cents=100)


def leaving(tokens=100, money=1_000):
    return Leaving(Purpose.MAIL, "claude-sonnet-5-5", "mail-1.1", tokens, 0, money)


def ledger_of(person, now, *, own=True, house=HOUSE):
    return person.ai.ledger(house, lambda: now, own=own)


def house_use(store):
    with Session(store) as session:
        return {row.month: (row.tokens, row.microdollars) for row in session.exec(select(AiMonth))}


def test_a_call_is_in_the_log_before_it_is_answered(ana, noon):
    entry = ledger_of(ana, noon).open(leaving())
    assert [(one.state, one.tokens) for one in ana.ai.log(9)] == [(CallState.SENT, 100)]
    ledger_of(ana, noon).settle(entry, CallState.ANSWERED, Usage(10, 5, 20, 0), 77)
    (call,) = ana.ai.log(9)
    assert (call.state, call.tokens, call.microdollars) == (CallState.ANSWERED, 35, 77)
    assert (call.at, call.purpose, call.prompt) == (noon, Purpose.MAIL, "mail-1.1")


def test_a_call_without_a_known_use_keeps_its_upper_bound(ana, noon):
    ledger = ledger_of(ana, noon)
    ledger.settle(ledger.open(leaving()), CallState.FAILED, None, None)
    assert [(one.state, one.tokens) for one in ana.ai.log(9)] == [(CallState.FAILED, 100)]


@pytest.mark.parametrize(("tokens", "cents"), [(150, 500), (10_000, 0)])
def test_beyond_the_persons_limit_nothing_is_opened(ana, noon, tokens, cents):
    ana.ai.choose("", tokens, cents, noon)
    ledger = ledger_of(ana, noon)
    with pytest.raises(NoAnswer, match="limit that you set"):
        [ledger.open(leaving()) for _ in range(2)]
    assert len(ana.ai.log(9)) <= 1


def test_a_new_month_begins_at_zero(ana, noon):
    ana.ai.choose("", 150, 500, noon)
    ledger_of(ana, noon).open(leaving())
    ledger_of(ana, noon + timedelta(days=30)).open(leaving())
    assert [month.month for month in ana.ai.months()] == ["2026-12", "2026-11"]


def test_what_was_not_used_can_be_used_again(ana, noon):
    ana.ai.choose("", 150, 500, noon)
    ledger = ledger_of(ana, noon)
    ledger.settle(ledger.open(leaving()), CallState.ANSWERED, Usage(10), 5)
    ledger.open(leaving())


def test_the_installations_limit_holds_for_everyone_together(ana, ben, store, noon):
    one, other = ledger_of(ana, noon, own=False), ledger_of(ben, noon, own=False)
    one.settle(one.open(leaving(3_000)), CallState.ANSWERED, Usage(3_000), 1_000)
    with pytest.raises(NoAnswer, match="shared limit"):
        other.open(leaving(3_000))
    other.open(leaving(2_000))
    assert house_use(store) == {"2026-11": (5_000, 2_000)}


def test_a_refusal_by_the_persons_limit_gives_back_what_was_reserved(ana, store, noon):
    ana.ai.choose("", 50, 500, noon)
    with pytest.raises(NoAnswer):
        ledger_of(ana, noon, own=False).open(leaving())
    assert house_use(store) == {"2026-11": (0, 0)}


def test_an_own_key_does_not_use_the_installations_month(ana, store, noon):
    ledger_of(ana, noon).open(leaving())
    assert house_use(store) == {}


def test_calls_at_the_same_time_do_not_go_beyond_the_limit_together(ana, ben, store, noon):
    refused, opened = [], []

    def call(person):
        try:
            opened.append(ledger_of(person, noon, own=False).open(leaving(1_000)))
        except NoAnswer as no:
            refused.append(no)

    people = [ana, ben] * 5
    threads = [threading.Thread(target=call, args=(person,)) for person in people]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert (len(opened), len(refused)) == (5, 5)
    assert house_use(store)["2026-11"][0] == 5_000


def test_a_model_without_a_price_counts_its_tokens(ana, noon):
    ledger = ledger_of(ana, noon)
    ledger.settle(ledger.open(leaving(money=None)), CallState.ANSWERED, Usage(7), None)
    (month,) = ana.ai.months()
    assert (month.calls, month.tokens, month.microdollars, month.unpriced) == (1, 7, 0, 1)


def test_nobody_sees_another_persons_calls_choice_or_key(ana, ben, noon):
    ledger_of(ana, noon).open(leaving())
    ana.ai.keep_key(KEY, noon)
    ana.ai.choose("mine", 5, 5, noon)
    assert ben.ai.log(9) == ben.ai.months() == []
    assert ben.ai.own_key() is None
    assert ben.ai.choice().model == ""


def test_a_key_is_encrypted_rotated_and_never_taken_home(ana, home, noon):
    ana.ai.keep_key(f" {KEY} ", noon)
    assert ana.ai.own_key() == KEY
    assert ana.ai.choice().has_key
    assert KEY not in repr(ana.ai.choice())
    assert KEY.encode() not in ana.takeout.as_json(noon)
    assert KEY.encode() not in ana.takeout.as_zip(noon)
    assert any(table.name == "aichoice" for table, _ in encrypted_columns())
    files = b"".join(file.read_bytes() for file in home.glob("rebound.db*"))
    assert KEY.encode() not in files


def test_a_removed_key_is_gone_from_every_row(ana, store, noon):
    ana.ai.keep_key(KEY, noon)
    ana.takeout.restore(renamed(ana.takeout.as_json(noon)))
    assert ana.ai.own_key() == KEY
    ana.ai.remove_key()
    with ana.open_session() as session:
        assert {row.key for row in session.exec(select(AiChoice)).all()} == {""}


def renamed(taken):
    data = json.loads(taken)
    data["tables"]["aichoice"][0]["uid"] = "another"
    return json.dumps(data).encode()


@pytest.mark.parametrize("key", ["", "  ", "x" * 600, "schlüssel", "two\nlines"])
def test_what_cannot_be_a_key_is_a_sentence(ana, noon, key):
    with pytest.raises(InvalidInput, match=r"\.$"):
        ana.ai.keep_key(key, noon)


@pytest.mark.parametrize(
    ("model", "tokens", "cents"),
    [("two words", 1, 1), ("x" * 300, 1, 1), ("m", -1, 1), ("m", 1, 10**9), ("m\n", 10**12, 1)],
)
def test_a_choice_that_cannot_be_is_a_sentence(ana, noon, model, tokens, cents):
    with pytest.raises(InvalidInput):
        ana.ai.choose(model, tokens, cents, noon)


def test_the_log_holds_no_words(ana, home, noon):
    ledger_of(ana, noon).open(leaving())
    with sqlite3.connect(home / "rebound.db") as file:
        columns = {row[1] for row in file.execute("PRAGMA table_info(aicall)")}
    assert columns == {
        "id", "user_id", "uid", "recorded_at", "purpose", "model", "prompt", "state",
        "input_tokens", "output_tokens", "microdollars", "own_key",
    }  # fmt: skip

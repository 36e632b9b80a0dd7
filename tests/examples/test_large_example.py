"""The bench's rows: as many as asked for, and all of them usable."""

from datetime import date

import pytest

from core.errors import NotAllowed
from core.workspace.workspace import Workspace
from data.examples.large import large
from data.examples.rows import as_bytes
from tests.conftest import add_person

LAST_DAY = date(2026, 11, 1)


def test_it_has_exactly_as_many_rows_as_asked_for():
    tables = large(1, LAST_DAY, check_ins=301, applications=52, messages=107)["tables"]
    sizes = {name: len(rows) for name, rows in tables.items() if rows}
    assert 52 <= sizes.pop("stageevent") <= 6 * 52
    assert sizes == {
        "checkin": 301,
        "application": 52,
        "message": 107,
        "reading": 107,
        "finding": 107,
        "correction": 6,
    }


def test_it_can_be_empty():
    tables = large(1, LAST_DAY, check_ins=0, applications=0, messages=0)["tables"]
    assert not any(tables.values())


def test_messages_need_an_application():
    with pytest.raises(ValueError, match="at least one application"):
        large(1, LAST_DAY, applications=0)


def test_the_same_seed_gives_the_same_rows():
    sizes = {"check_ins": 50, "applications": 50, "messages": 50}
    assert as_bytes(large(7, LAST_DAY, **sizes)) == as_bytes(large(7, LAST_DAY, **sizes))
    assert as_bytes(large(7, LAST_DAY, **sizes)) != as_bytes(large(8, LAST_DAY, **sizes))


def test_every_quote_stands_where_it_says(ana):
    taken = large(2, LAST_DAY, check_ins=0, applications=20, messages=60)["tables"]
    texts = {row["uid"]: row["text"] for row in taken["message"]}
    for row in taken["finding"]:
        assert texts[row["message_id"]][row["quote_start"] : row["quote_end"]] == row["quote"]
        assert len(row["quote"].strip()) == len(row["quote"]) > 20


def test_nothing_is_restored_before_the_person_agreed(store):
    stranger = Workspace(store, add_person(store, "Cleo"))
    with pytest.raises(NotAllowed, match="consent"):
        stranger.takeout.restore(
            as_bytes(large(1, LAST_DAY, check_ins=1, applications=0, messages=0))
        )

"""Taking everything home and bringing it back."""

import csv
import io
import json
import zipfile

import pytest
from sqlalchemy import event
from sqlmodel import select

from core.errors import InvalidInput
from core.store.tables import OWNED, CoachTurn
from tests.store.test_scope import fill


def rows_without_ids(content):
    tables = json.loads(content)["tables"]
    return {name: sorted(rows, key=lambda row: row["uid"]) for name, rows in tables.items()}


def test_what_was_taken_home_comes_back_without_loss(ana, ben, noon, today):
    fill(ana, noon, today)
    taken = ana.takeout.as_json(noon)
    added = ben.takeout.restore(taken)
    mine, theirs = rows_without_ids(taken), rows_without_ids(ben.takeout.as_json(noon))
    assert added == sum(map(len, mine.values()))
    for name, rows in mine.items():
        assert all(row in theirs[name] for row in rows)


def test_bringing_it_back_twice_adds_nothing(ana, noon, today):
    fill(ana, noon, today)
    taken = ana.takeout.as_json(noon)
    assert ana.takeout.restore(taken) == 0
    assert ana.takeout.as_json(noon) == taken


def test_every_owned_table_is_in_the_takeout(ana, noon, today):
    fill(ana, noon, today)
    tables = json.loads(ana.takeout.as_json(noon))["tables"]
    assert set(tables) == {table.__tablename__ for table in OWNED}
    assert all(tables.values())


def test_nothing_of_another_person_is_in_the_takeout(ana, ben, noon, today):
    fill(ana, noon, today)
    ben.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today, note="Ben's words")
    assert b"Ben's words" not in ana.takeout.as_json(noon)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"format": "other", "tables": {}}',
        b'{"format": "rebound-takeout", "version": 1, "tables": []}',
        b'{"format": "rebound-takeout", "version": 99, "tables": {}}',
        b'{"format": "rebound-takeout", "version": 1, "tables": {"checkin": [{"uid": "a"}]}}',
        b'{"format": "rebound-takeout", "version": 1, "tables": {"checkin": [1]}}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_no_takeout_is_refused_with_a_sentence(ana, content):
    with pytest.raises(InvalidInput, match=r"\.$"):
        ana.takeout.restore(content)


def changed(taken, table, **fields):
    data = json.loads(taken)
    data["tables"][table][0].update({"uid": "forged", **fields})
    return json.dumps(data).encode()


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("checkin", {"valence": 4000}),
        ("checkin", {"recorded_at": "2026-11-02T12:00:00"}),
        ("checkin", {"note": "\ud800"}),
        ("message", {"application_id": "someone else's"}),
        ("stageevent", {"stage": "emperor"}),
        ("checkin", {"uid": "x" * 5000}),
    ],
)
def test_a_forged_line_leaves_everything_as_it_was(ana, noon, today, table, fields):
    fill(ana, noon, today)
    before = ana.takeout.as_json(noon)
    with pytest.raises(InvalidInput):
        ana.takeout.restore(changed(before, table, **fields))
    assert ana.takeout.as_json(noon) == before


def test_a_takeout_cannot_give_a_row_to_someone_else(ana, ben, noon, today):
    fill(ana, noon, today)
    ana.takeout.restore(changed(ana.takeout.as_json(noon), "checkin", user_id=ben.user_id, id=77))
    assert ben.check_ins.frame().empty
    assert len(ana.check_ins.frame()) == 2


def test_the_zip_holds_a_table_for_each_kind_of_row_and_the_whole(ana, noon, today):
    fill(ana, noon, today)
    archive = zipfile.ZipFile(io.BytesIO(ana.takeout.as_zip(noon)))
    assert set(archive.namelist()) == {f"{t.__tablename__}.csv" for t in OWNED} | {"rebound.json"}
    rows = list(csv.DictReader(io.StringIO(archive.read("message.csv").decode())))
    assert [row["text"] for row in rows] == ["No."]


def test_a_spreadsheet_has_the_fields_of_the_whole_and_no_others(ana, noon, today):
    fill(ana, noon, today)
    archive = zipfile.ZipFile(io.BytesIO(ana.takeout.as_zip(noon)))
    tables = json.loads(archive.read("rebound.json"))["tables"]
    for name, rows in tables.items():
        columns = next(csv.reader(io.StringIO(archive.read(f"{name}.csv").decode())))
        assert sorted(columns) == sorted(rows[0])


def test_the_zip_reads_everything_once_so_that_its_files_say_the_same(ana, store, noon, today):
    fill(ana, noon, today)
    asked = []
    event.listen(store, "before_cursor_execute", lambda *call: asked.append(call[2]))
    taken = ana.takeout.as_zip(noon)
    assert sum("FROM message" in one for one in asked) == 1
    whole = zipfile.ZipFile(io.BytesIO(taken)).read("rebound.json")
    assert whole == ana.takeout.as_json(noon)


def test_a_note_that_looks_like_a_formula_is_not_run_by_a_spreadsheet(ana, noon, today):
    ana.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today, note="=1+1")
    archive = zipfile.ZipFile(io.BytesIO(ana.takeout.as_zip(noon)))
    assert "'=1+1" in archive.read("checkin.csv").decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_list_that_looks_like_a_formula_is_not_run_by_a_spreadsheet(ana, noon, today, start):
    fill(ana, noon, today)
    with ana.open_session() as session:
        session.exec(select(CoachTurn)).one().sources = [f"{start}1+1", "debrief:3"]
    archive = zipfile.ZipFile(io.BytesIO(ana.takeout.as_zip(noon)))
    (row,) = csv.DictReader(io.StringIO(archive.read("coachturn.csv").decode()))
    assert row["sources"] == f"'{start}1+1 | debrief:3"


def test_an_empty_workspace_has_a_takeout_too(ana, noon):
    assert ana.takeout.restore(ana.takeout.as_json(noon)) == 0

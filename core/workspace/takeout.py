"""Taking everything home, and bringing it back."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import OperationalError, StatementError
from sqlmodel import Session, col, select

from core.errors import InvalidInput
from core.store.owned import Owned
from core.store.tables import OWNED
from core.workspace.consents import agreed_to, keep_only
from core.workspace.restored_row import REFERENCES, check_themes, restored_row
from core.workspace.topic import Topic, row_id

FORMAT = "rebound-takeout"
FORMAT_VERSION = 1
MAX_BYTES = 200_000_000
Tables = dict[str, list[dict[str, Any]]]
"""Rows by the name of their table."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


class Takeout(Topic):
    """All of a person's rows as files."""

    def as_json(self, now: datetime) -> bytes:
        """Everything, in a form that `restore` brings back without loss."""
        with self.open_session() as session:
            return _whole(_all_rows(session), now)

    def as_zip(self, now: datetime) -> bytes:
        """One CSV a table, for spreadsheets, and the JSON file, for coming back."""
        with self.open_session() as session:
            tables = _all_rows(session)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("rebound.json", _whole(tables, now))
            for name, rows in tables.items():
                archive.writestr(f"{name}.csv", _csv(name, rows))
        return buffer.getvalue()

    def restore(self, content: bytes, now: datetime | None = None) -> int:
        """Add the rows of a takeout that are not here yet; return how many were added.

        Someone may have edited it: `restored_row` says what is refused and what is brought into
        range. What was agreed to elsewhere is asked anew here. Doing it twice is harmless. All or
        nothing: raises InvalidInput with a sentence.
        `now`: aware; without it the clock says.
        """
        tables, now = _parse(content), now or datetime.now(UTC)
        added = 0
        with self.open_session() as session:
            agreed = agreed_to(session)
            ids: dict[str, dict[str, int]] = {}
            for table in OWNED:
                name = str(table.__tablename__)
                ids[name] = _known_ids(session, table)
                new = [one for one in tables.get(name, []) if not _is_known(one, ids[name])]
                rows = [restored_row(table, fields, ids, now) for fields in new]
                session.add_all(rows)
                _flush(session)
                check_themes(session, rows)
                ids[name] = _known_ids(session, table)
                added += len(new)
            keep_only(session, agreed, now)
        return added


def _whole(tables: Tables, now: datetime) -> bytes:
    content = {"format": FORMAT, "version": FORMAT_VERSION, "made_at": now.isoformat()}
    return json.dumps({**content, "tables": tables}, ensure_ascii=False, indent=1).encode()


def _all_rows(session: Session) -> Tables:
    uids: dict[str, dict[int, str]] = {}
    tables: Tables = {}
    for table in OWNED:
        name = str(table.__tablename__)
        rows = session.exec(select(table).order_by(col(table.id))).all()
        uids[name] = {row_id(row): row.uid for row in rows}
        tables[name] = [_fields(row, uids) for row in rows]
    return tables


def _fields(row: Owned, uids: dict[str, dict[int, str]]) -> dict[str, Any]:
    fields = row.model_dump(mode="json", exclude={"id", "user_id"})
    for reference, target in REFERENCES.items():
        if fields.get(reference) is not None:
            fields[reference] = uids[target][fields[reference]]
    return fields


def _known_ids(session: Session, table: type[Owned]) -> dict[str, int]:
    return {uid: own for uid, own in session.exec(select(table.uid, table.id)).all() if own}


def _is_known(fields: dict[str, Any], ids: dict[str, int]) -> bool:
    uid = fields.get("uid")
    return isinstance(uid, str) and uid in ids


def _flush(session: Session) -> None:
    """Write what was added. Raises InvalidInput for values that no database can hold."""
    try:
        session.flush()
    except OperationalError:
        raise
    except StatementError as error:
        msg = "The file holds lines that contradict each other. Nothing was changed."
        raise InvalidInput(msg) from error


def _parse(content: bytes) -> Tables:
    if len(content) > MAX_BYTES:
        msg = "The file is larger than a takeout can be."
        raise InvalidInput(msg)
    try:
        data = json.loads(content)
        tables = data["tables"] if data["format"] == FORMAT else None
    except (ValueError, KeyError, TypeError, RecursionError):
        tables = None
    if not isinstance(tables, dict) or not all(_is_rows(rows) for rows in tables.values()):
        msg = "This is not a takeout file of Rebound. Choose the file named rebound.json."
        raise InvalidInput(msg)
    if data.get("version") != FORMAT_VERSION:
        msg = "This takeout was made by another version of Rebound."
        raise InvalidInput(msg)
    return tables


def _is_rows(rows: object) -> bool:
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def _csv(name: str, rows: list[dict[str, Any]]) -> str:
    table = next(t for t in OWNED if t.__tablename__ == name)
    left_out = {"id", "user_id"} | {n for n, field in table.model_fields.items() if field.exclude}
    columns = [field for field in table.model_fields if field not in left_out]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return text.getvalue()


def _cell(value: Any) -> Any:
    """A value that a spreadsheet shows and does not run as a formula."""
    if isinstance(value, list):
        value = " | ".join(map(str, value))
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value

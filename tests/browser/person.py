"""Facts about the people of a test's server, and words to put into their mouths."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine, update
from sqlmodel import Session, select

from core.reading.local import LocalReader
from core.reading.types import MailParts
from core.store.tables import OWNED, Preference, User
from core.vocabulary import MailKind
from core.workspace.workspace import Workspace
from data.examples.demo import last_day
from data.examples.marketing import marketing_professional
from data.examples.rows import as_bytes
from tests.browser.server import PROJECT


def email_of(person: Workspace) -> str:
    """The address that a test person signs in with."""
    with Session(person._engine) as session:
        return session.exec(select(User.email).where(User.id == person.user_id)).one()


def owner_of(store: Engine) -> int:
    """The id of the installation's owner."""
    with Session(store) as session:
        return session.exec(select(User.id).where(User.is_owner)).one()


def say(person: Workspace, note: str) -> None:
    """A check-in with a note, now."""
    now = datetime.now(UTC)
    person.check_ins.add(
        valence=40, energy=40, note=note, day=now.date(), now=now, today=now.date()
    )


def a_night_passes(person: Workspace) -> None:
    """A day goes by: whatever the person has lies a day further back."""
    with Session(person._engine) as session:
        rows = [
            row
            for table in OWNED
            for row in session.exec(select(table).where(table.user_id == person.user_id))
        ]
        for row in rows:
            for name in type(row).model_fields:
                setattr(row, name, _a_day_before(getattr(row, name), row))
        mine = update(User).where(User.id == person.user_id)
        session.exec(mine.values(revision=User.revision + 1))
        session.commit()


def _a_day_before(value: object, row: object) -> object:
    """A day or a moment moved back, also one that a preference keeps as text."""
    if isinstance(value, date):
        return value - timedelta(days=1)
    if isinstance(row, Preference) and isinstance(value, str):
        try:
            return str(date.fromisoformat(value) - timedelta(days=1))
        except ValueError:
            return value
    return value


def bring_story(person: Workspace) -> None:
    """The marketing professional of data/examples: seven rejections and then an offer, all read.

    It ends yesterday, so that nothing in it is later than what a test does now.
    """
    now = datetime.now(UTC)
    person.takeout.restore(as_bytes(marketing_professional(seed=1, last_day=last_day(now))))
    reader = LocalReader()
    for view in person.messages.page(100, 0):
        reading = reader.read_mail(MailParts(view.text, view.subject))
        person.messages.store_reading(view.message_id, reading, now)


def pages_of(person: Workspace) -> dict[str, str]:
    """The address of every page and of every state of one that has its own, by a short name."""
    found = {name or "today": name for name in addresses()}
    applications = person.applications.frame()
    if not applications.empty:
        found["one_application"] = f"applications?application={applications.application_id[0]}"
    filed = [view for view in person.messages.page(20, 0) if view.application_id]
    filed.sort(key=lambda view: view.kind is not MailKind.REJECTION)  # with themes to show
    for view in filed[:1]:
        found["one_message"] = f"feedback?message={view.message_id}"
        found["filed_message"] = f"log_rejection?message={view.message_id}"
    for waiting in person.messages.waiting()[:1]:
        found["waiting_message"] = f"log_rejection?message={waiting}"
    return found


def addresses() -> list[str]:
    """The address of every page: its file's name, and the root for the first one."""
    files = (p for p in (PROJECT / "pages").rglob("*.py") if p.name != "main.py")
    return sorted("" if p.stem == "today" else p.stem for p in files)

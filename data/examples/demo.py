"""`make demo`: Rebound with a synthetic workspace in it, made afresh at each start.

It has a home of its own, a folder per port in data/local/demo, and goes near no other store:
neither data/local, nor what DATABASE_URL or REBOUND_HOME name, nor a demo that is running.
"""

import os
import secrets
import shutil
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from pathlib import Path

from sqlalchemy import Engine

from core.accounts.people import People, Registration
from core.reading.types import MailParts, Reader
from core.settings import PROJECT, Settings
from core.store.engine import open_store
from core.vocabulary import Consent
from core.workspace.workspace import Workspace
from data.examples.cohort import Example, cohort
from data.examples.marketing import marketing_professional, name_and_email
from data.examples.rows import as_bytes

HOMES = PROJECT / "data" / "local" / "demo"
MARK = "made-by-make-demo"
"""A file in the folder; a folder without it is never emptied."""
SEED = 5
PASSWORD_BYTES = 12
BATCH = 50


@dataclass(frozen=True)
class Access:
    """Whom to sign in as."""

    email: str
    password: str


def main(arguments: list[str]) -> None:
    """Build the store, say whom to sign in as, then become the app."""
    parser = ArgumentParser(prog="python -m data.examples.demo", description=__doc__)
    parser.add_argument("--cohort", action="store_true", help="also make a course of 24 people")
    options, passed_on = parser.parse_known_args(arguments)
    port = port_in(passed_on)
    if is_taken(port):
        sys.exit(f"Something runs on port {port} already. Try: --server.port {port + 1}")
    try:
        say(prepare(HOMES / str(port), port, with_cohort=options.cohort))
    except FileExistsError as error:
        sys.exit(str(error))
    run_app(HOMES / str(port), passed_on)


def prepare(home: Path, port: int, *, with_cohort: bool) -> str:
    """Build the store of today and return the greeting. Raises FileExistsError."""
    # In here, so that building a store does not need the reading engine.
    from core.reading.local import LocalReader  # noqa: PLC0415

    if with_cohort:
        say("Making 25 people. This takes about half a minute.\n")
    now = datetime.now(UTC)
    course = cohort(SEED, last_day(now)) if with_cohort else ()
    access = build(home, now, LocalReader(), course)
    return greeting(access, port, len(course))


def build(home: Path, now: datetime, reader: Reader, course: Iterable[Example] = ()) -> Access:
    """Make a fresh store in `home`, with the marketing professional as its owner.

    The people of the course get accounts too, with passwords that nobody knows. Raises
    FileExistsError for a folder with anything in it that an earlier demo did not make.
    """
    empty(home)
    name, email = name_and_email()
    engine = open_store(settings_in(home))
    owner = Example(name, email, marketing_professional(SEED, last_day(now)))
    owner_id, password = add_person(engine, owner, now)
    read_messages(Workspace(engine, owner_id), reader, now)
    people = People(engine)
    people.set_registration(owner_id, Registration.OPEN)
    for one in course:
        user_id, _ = add_person(engine, one, now)
        read_messages(Workspace(engine, user_id), reader, now)
    people.set_registration(owner_id, Registration.INVITATION)
    engine.dispose()
    return Access(email, password)


def last_day(now: datetime) -> date:
    """Yesterday in UTC: over for everybody, so that no check-in lies in anyone's future."""
    return (now - timedelta(days=1)).date()


def empty(home: Path) -> None:
    """Make way for a fresh store. Raises FileExistsError rather than delete someone's data."""
    if home.exists() and any(home.iterdir()) and not (home / MARK).is_file():
        msg = f"{home} holds something that is no demo. Move it away and start the demo again."
        raise FileExistsError(msg)
    if home.exists():
        shutil.rmtree(home)
    home.mkdir(parents=True)
    (home / MARK).touch()


def settings_in(home: Path) -> Settings:
    """Settings that look at the folder only, whatever the environment says."""
    return Settings(
        home=home,
        database_url=f"sqlite:///{home / 'rebound.db'}",
        secret_key=None,
        log_level="INFO",
    )


def add_person(engine: Engine, who: Example, now: datetime) -> tuple[int, str]:
    """An account with the person's rows; returns its id and its random password."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    user_id = People(engine).register(who.name, who.email, password, now)
    workspace = Workspace(engine, user_id)
    workspace.consents.grant(Consent.STORAGE, now)
    workspace.takeout.restore(as_bytes(who.takeout))
    return user_id, password


def read_messages(workspace: Workspace, reader: Reader, now: datetime) -> None:
    """Have every message read, as the pages would."""
    for offset in range(0, workspace.messages.count(), BATCH):
        for view in workspace.messages.page(BATCH, offset):
            name, address = parseaddr(view.sender)
            parts = MailParts(view.text, view.subject, sender_name=name, sender_address=address)
            workspace.messages.store_reading(view.message_id, reader.read_mail(parts), now)


def greeting(access: Access, port: int, others: int) -> str:
    """A few lines that say whom to sign in as and where."""
    lines = [
        "A synthetic workspace is ready. Nobody in it exists; it is made anew at each start.",
        f"Open http://localhost:{port} and sign in as {access.email}",
        f"with the password {access.password}",
    ]
    if others:
        lines.append(f"{others} more people are in it; their passwords are random and not kept.")
    return "\n".join(["", *lines, "", ""])


def say(words: str) -> None:
    """Print at once: the process becomes another one, and would lose what waits to be written."""
    sys.stdout.write(words)
    sys.stdout.flush()


def port_in(passed_on: list[str]) -> int:
    """The port that Streamlit will be told."""
    usual = os.environ.get("STREAMLIT_SERVER_PORT", "8501")
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--server.port", dest="port", type=int, default=usual)
    return int(parser.parse_known_args(passed_on)[0].port)


def is_taken(port: int) -> bool:
    """Whether something answers there: perhaps a demo, whose store must not be made afresh."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def run_app(home: Path, passed_on: list[str]) -> None:
    """Become `streamlit run app.py` with the demo's home and no other store."""
    os.chdir(PROJECT)
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *passed_on]
    environment = with_store_in(home, os.environ)
    os.execve(sys.executable, command, environment)  # noqa: S606 - no shell, our own interpreter


def with_store_in(home: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """The same environment, but no other store and no other key."""
    others = {"DATABASE_URL", "REBOUND_SECRET_KEY"}
    kept = {key: value for key, value in environment.items() if key not in others}
    return {**kept, "REBOUND_HOME": str(home)}


if __name__ == "__main__":
    main(sys.argv[1:])

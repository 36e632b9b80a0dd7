"""`make demo`: a fresh store of its own, and nobody else's touched."""

import socket
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.accounts.people import People, Registration
from core.reading.types import MailReading
from core.store.engine import open_store
from core.store.tables import User
from core.vocabulary import Consent, MailKind
from core.workspace.workspace import Workspace
from data.examples import demo
from data.examples.cohort import cohort


class ReadsNothing:
    """A reader that finds the kind of every mail to be "other"."""

    def read_mail(self, _mail):
        return MailReading(MailKind.OTHER, 0.5, None, None, (), "en", "test 1")


@pytest.fixture
def demo_home(tmp_path):
    return tmp_path / "local" / "demo"


def store_in(home):
    return open_store(demo.settings_in(home))


def build(home, noon, course=()):
    open_store.cache_clear()  # every start is a process of its own
    return demo.build(home, noon, ReadsNothing(), course)


def test_the_printed_password_opens_the_owners_account(demo_home, noon):
    access = build(demo_home, noon)
    store = store_in(demo_home)
    owner_id = People(store).check_password(access.email, access.password, noon)
    with Session(store) as session:
        owner = session.get(User, owner_id)
        assert owner.is_owner
        assert owner.email == access.email


def test_the_owner_agreed_to_storing_and_every_message_is_read(demo_home, noon):
    build(demo_home, noon)
    maren = Workspace(store_in(demo_home), 1)
    assert maren.consents.granted(Consent.STORAGE)
    assert not maren.consents.granted(Consent.AI)
    views = maren.messages.page(100)
    assert len(views) > 10
    assert all(view.is_read for view in views)
    assert maren.check_ins.frame()["day"].max() == noon.date() - timedelta(days=1)


def test_the_course_has_accounts_too_and_registration_is_by_invitation_again(demo_home, noon):
    build(demo_home, noon, cohort(1, demo.last_day(noon))[:2])
    store = store_in(demo_home)
    with Session(store) as session:
        people = session.exec(select(User).order_by(User.id)).all()
    assert [person.is_owner for person in people] == [True, False, False]
    assert People(store).registration() is Registration.INVITATION
    assert len(Workspace(store, people[2].id).applications.frame()) > 0


def test_each_start_makes_everything_afresh(demo_home, noon):
    first = build(demo_home, noon)
    second = build(demo_home, noon + timedelta(days=1))
    store = store_in(demo_home)
    assert first.password != second.password
    assert People(store).check_password(first.email, first.password, noon) is None
    assert People(store).check_password(second.email, second.password, noon) == 1


def test_a_folder_with_a_real_store_is_left_as_it_is(demo_home, noon):
    demo_home.mkdir(parents=True)
    real = demo_home / "rebound.db"
    real.write_bytes(b"someone's words")
    with pytest.raises(FileExistsError, match="Move it away"):
        build(demo_home, noon)
    assert real.read_bytes() == b"someone's words"
    assert list(demo_home.iterdir()) == [real]


def test_what_lies_beside_the_demo_is_not_touched(demo_home, noon):
    demo_home.parent.mkdir(parents=True)
    real = demo_home.parent / "rebound.db"
    real.write_bytes(b"someone's words")
    build(demo_home, noon)
    build(demo_home, noon)
    assert real.read_bytes() == b"someone's words"


def test_a_store_named_in_the_environment_is_not_touched(demo_home, noon, tmp_path, monkeypatch):
    other = tmp_path / "other.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{other}")
    monkeypatch.setenv("REBOUND_HOME", str(tmp_path / "elsewhere"))
    build(demo_home, noon)
    assert not other.exists()
    assert not (tmp_path / "elsewhere").exists()
    assert (demo_home / "rebound.db").exists()


def test_the_app_is_started_with_the_demos_store_only():
    given = {"PATH": "/bin", "DATABASE_URL": "x", "REBOUND_SECRET_KEY": "y", "REBOUND_HOME": "z"}
    home = demo.HOMES / "8501"
    assert demo.with_store_in(home, given) == {"PATH": "/bin", "REBOUND_HOME": str(home)}
    assert home.parts[-4:] == ("data", "local", "demo", "8501")


@pytest.mark.parametrize(
    ("arguments", "port"),
    [
        ([], 8501),
        (["--server.port", "9000"], 9000),
        (["--server.headless=true", "--server.port=9001"], 9001),
    ],
)
def test_the_port_is_the_one_that_the_app_will_use(arguments, port, monkeypatch):
    monkeypatch.delenv("STREAMLIT_SERVER_PORT", raising=False)
    assert demo.port_in(arguments) == port
    monkeypatch.setenv("STREAMLIT_SERVER_PORT", "9002")
    assert demo.port_in([]) == 9002


def test_a_demo_that_is_running_is_not_built_over():
    with socket.create_server(("127.0.0.1", 0)) as running:
        port = running.getsockname()[1]
        with pytest.raises(SystemExit, match=f"port {port} already"):
            demo.main(["--server.port", str(port)])
    assert not (demo.HOMES / str(port)).exists()


def test_the_greeting_says_where_and_whom_in_a_few_lines():
    access = demo.Access("maren@example.org", "one two three")
    said = demo.greeting(access, 9000, 0)
    assert "http://localhost:9000 " in said
    assert access.email in said
    assert said.count(access.password) == 1
    assert len(said.strip().splitlines()) == 3


def test_the_greeting_says_that_the_others_cannot_be_signed_in_as():
    said = demo.greeting(demo.Access("maren@example.org", "secret"), 8501, 24)
    assert "24 more people" in said
    assert "not kept" in said

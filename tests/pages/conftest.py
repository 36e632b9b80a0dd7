"""The pages through their first script, as a person opens them, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from core.store.tables import User
from core.workspace.workspace import Workspace
from tests.conftest import PASSWORD

FOLDER = Path(__file__).parents[2] / "pages"
MAIN = FOLDER / "main.py"
PAGES = sorted(str(p.relative_to(FOLDER)) for p in FOLDER.rglob("*.py") if p != MAIN)
OpenPages = Callable[..., AppTest]


@pytest.fixture
def visitor(home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Someone who has not signed in, on the store of this test."""
    monkeypatch.setenv("REBOUND_HOME", str(home))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REBOUND_SECRET_KEY", raising=False)
    return AppTest.from_file(str(MAIN), default_timeout=30)


@pytest.fixture
def open_page(visitor: AppTest) -> OpenPages:
    """Sign in through the form and open a page: `open_page(ana, "you/settings.py")`."""

    def sign_in_and_open(person: Workspace, page: str, **query: str) -> AppTest:
        visitor.run()
        visitor.text_input[0].set_value(email_of(person))
        visitor.text_input[1].set_value(PASSWORD)
        visitor.button[0].click().run()
        visitor.switch_page(page)
        visitor.query_params.update(query)
        return visitor.run()

    return sign_in_and_open


def titles(app: AppTest) -> list[str]:
    return [one.value for one in app.title]


def buttons(app: AppTest) -> list[str]:
    """The labels of a page's buttons, without the way out."""
    return [one.label for one in app.button if one.label != "Sign out"]


def everything_said(app: AppTest) -> str:
    """All plain words on the page, the links' too."""
    kinds = (app.title, app.header, app.markdown, app.caption, app.text, app.info, app.success)
    words = [one.value for kind in (*kinds, app.error) for one in kind]
    return "\n".join([*words, *(one.proto.label for one in app.get("page_link"))])


def press(app: AppTest, label: str) -> AppTest:
    """Press the button with this label and run."""
    return next(one for one in app.button if one.label == label).click().run()


def unfold(app: AppTest, key: str) -> AppTest:
    """Open what is folded away and run: a page draws it only then."""
    app.session_state[key] = True
    return app.run()


def email_of(person: Workspace) -> str:
    with Session(person._engine) as session:
        return session.get(User, person.user_id).email

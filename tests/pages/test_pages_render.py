"""Every page opens for someone without any rows and for someone with many."""

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from core.vocabulary import Consent
from tests.pages.conftest import PAGES, everything_said, titles
from tests.store.test_scope import fill

UNKNOWN = ["0", "999999", "-1", "1.5", "abc", "", "9" * 40, "\uff11\uff12", "1 OR 1=1"]


def shows_no_error(app):
    return not app.exception and not app.error


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_without_any_rows(ana, open_page, page):
    app = open_page(ana, page)
    assert shows_no_error(app)
    assert len(titles(app)) == 1
    assert everything_said(app).strip()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_rows(ana, open_page, page, noon, today):
    fill(ana, noon, today)
    app = open_page(ana, page)
    assert shows_no_error(app)
    assert len(titles(app)) == 1


@pytest.mark.parametrize("page", PAGES)
def test_a_page_reads_the_same_on_a_second_run(ana, open_page, page, noon, today):
    fill(ana, noon, today)
    app = open_page(ana, page)
    before, rows = everything_said(app), ana.takeout.as_json(noon)
    app.run()
    assert everything_said(app) == before
    assert ana.takeout.as_json(noon) == rows


@pytest.mark.parametrize("wrong", UNKNOWN)
@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("search/applications.py", "application"),
        ("learn/feedback.py", "message"),
        ("today/log_rejection.py", "message"),
        ("recover/debrief.py", "application"),
        ("recover/thoughts.py", "thought"),
    ],
)
def test_an_unknown_id_is_not_in_the_list(ana, open_page, page, name, wrong):
    app = open_page(ana, page, **{name: wrong})
    assert [one.value for one in app.error] == [
        f"That {name} is not in your list. It may have been deleted."
    ]


def test_another_persons_id_reads_like_an_unknown_one(ana, ben, open_page, noon, today):
    message = ben.messages.keep("Ben's own words", today, noon)
    app = open_page(ana, "learn/feedback.py", message=str(message))
    said = everything_said(app)
    assert "Ben's own words" not in said
    assert "That message is not in your list. It may have been deleted." in said


def test_without_a_consent_nothing_but_the_question_is_shown(ana, open_page, noon, today):
    fill(ana, noon, today)
    ana.consents.withdraw(Consent.STORAGE, noon)
    app = open_page(ana, "search/applications.py")
    assert titles(app) == ["May Rebound keep what you write?"]


def test_the_owner_of_nothing_sees_no_settings_of_the_installation(ben, open_page):
    app = open_page(ben, "you/settings.py")
    assert "Who may create an account here?" not in everything_said(app)


def test_a_locked_store_is_a_sentence_and_no_traceback(ana, open_page):
    app = open_page(ana, "today/today.py")

    def broken(*_args, **_options):
        raise OperationalError("SELECT 1", {}, Exception("database is locked"))

    event.listen(ana._engine, "begin", broken)
    app.run()
    event.remove(ana._engine, "begin", broken)
    assert not app.exception
    assert len(app.error) == 1
    assert "locked" not in app.error[0].value
    assert "SELECT" not in app.error[0].value
    app.run()
    assert shows_no_error(app)

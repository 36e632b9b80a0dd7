"""Every page's address, opened by someone who is not signed in."""

import pytest

from tests.pages.conftest import PAGES, buttons, everything_said, titles

PROTECTED = [page for page in PAGES if page != "support.py"]


@pytest.mark.parametrize("page", PROTECTED)
def test_a_page_shows_the_sign_in_form_only(ana, visitor, page, noon, today):
    ana.applications.add("Canary Ltd", "Analyst", applied_on=None, now=noon, today=today)
    visitor.run()
    visitor.switch_page(page).run()
    assert titles(visitor) == ["Rebound"]
    assert buttons(visitor) == ["Sign in"]
    assert "Canary" not in everything_said(visitor)


def test_support_is_open_to_everyone(ana, visitor):
    visitor.run()
    visitor.switch_page("support.py").run()
    assert titles(visitor) == ["Support"]
    assert "tel:" in " ".join(line.value for line in visitor.markdown)


def test_support_is_open_on_an_empty_installation(visitor):
    visitor.run()
    visitor.switch_page("support.py").run()
    assert titles(visitor) == ["Support"]


def test_the_first_visitor_is_asked_to_create_the_owners_account(visitor):
    visitor.run()
    assert buttons(visitor) == ["Create account"]


def test_a_wrong_password_opens_nothing(ana, visitor):
    visitor.run()
    visitor.text_input[0].set_value("ana@example.org")
    visitor.text_input[1].set_value("not the password")
    visitor.button[0].click().run()
    assert buttons(visitor) == ["Sign in"]
    assert len(visitor.error) == 1
    visitor.switch_page("you/settings.py").run()
    assert titles(visitor) == ["Rebound"]


def test_session_state_that_claims_a_sign_in_opens_nothing(ana, visitor):
    for key in ("authentication_status", "username", "name", "email"):
        visitor.session_state[key] = "ana@example.org"
    visitor.run()
    assert buttons(visitor) == ["Sign in"]

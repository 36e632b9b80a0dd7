"""The shield on the pages: no word of what waits, wherever one looks."""

from datetime import UTC, datetime, timedelta

import pytest

from core.vocabulary import MailKind, Theme, Wish
from tests.pages.conftest import PAGES, everything_said, press, unfold
from tests.workspace.test_inbox import brought, read_as

INBOX = "search/inbox.py"
SECRETS = ("Umbra", "Subject 7", "not a good match", "umbra.example", "Archivist")


@pytest.fixture
def no(ana, noon, today):
    """A rejection that came with a mailbox and was read, behind the shield."""
    one = brought(7, today, text="Umbra says: you are not a good match. {n}")
    list(ana.inbox.bring([one], noon))
    message = ana.inbox.page(1)[0].message_id
    read_as(ana, message, noon, company="Umbra", role="Archivist")
    ana.feedback.correct(message, Theme.SKILLS, noon, applies=True, quote="not a good match")
    ana.preferences.switch(Wish.SHIELD, noon, on=True)
    return message


def whole_page(app):
    """Everything that reaches the browser."""
    return str(app.main) + everything_said(app) + str(app.get("html"))


@pytest.mark.parametrize("page", PAGES)
def test_no_page_holds_a_word_of_what_waits(ana, open_page, no, page):
    app = open_page(ana, page)
    assert not app.exception
    assert [word for word in SECRETS if word in whole_page(app)] == []


@pytest.mark.parametrize("page", [INBOX, "learn/feedback.py", "today/log_rejection.py"])
def test_its_own_address_asks_first(ana, open_page, no, page):
    app = open_page(ana, page, message=str(no))
    assert "This may be a no. Open it?" in everything_said(app)
    assert [word for word in SECRETS if word in whole_page(app)] == []
    press(app, "Open it")
    assert "This may be a no." not in everything_said(app)


def test_the_batch_is_opened_and_one_is_put_away(ana, open_page, no, noon):
    app = open_page(ana, INBOX)
    assert "**1 answer is waiting behind the shield.**" in everything_said(app)
    press(app, "Open them now")
    app.run()
    assert "Umbra" not in everything_said(app)  # it stands in the folded list
    app = unfold(app, "inbox_box")
    assert "Subject 7" in everything_said(app)
    app.query_params["message"] = str(no)
    app.run()
    press(app, "Put away")
    assert ana.inbox.count() == 0


@pytest.mark.parametrize(("label", "days"), [("Leave them until tomorrow", 1), ("For 3 days", 3)])
def test_they_are_left_for_later_and_today_says_nothing_until_then(
    ana, open_page, no, noon, label, days
):
    app = open_page(ana, "today/today.py")
    assert "1 answer is waiting behind the shield." in everything_said(app)
    app.switch_page(INBOX).run()
    press(app, label)
    until = ana.shield.now().until
    assert until == datetime.now(UTC).date() + timedelta(days=days)
    assert "until" in everything_said(app)
    app.switch_page("today/today.py").run()
    assert "shield" not in everything_said(app)


def test_today_leaves_them_until_tomorrow_in_one_click(ana, open_page, no):
    app = press(open_page(ana, "today/today.py"), "Leave them until tomorrow")
    assert "shield" not in everything_said(app)
    assert ana.shield.now().behind == (no,)


def test_it_is_switched_on_and_off_in_one_click(ana, open_page, no):
    app = press(open_page(ana, INBOX), "Switch the shield off")
    assert not ana.shield.now().is_on
    press(app, "Hold back answers that may be a no")
    assert ana.shield.now().behind == (no,)


def test_what_is_not_read_yet_stands_in_the_list_without_words(ana, open_page, no, noon, today):
    list(ana.inbox.bring([brought(8, today, text="Umbra again, not a good match. {n}")], noon))
    app = unfold(open_page(ana, INBOX), "inbox_box")
    said = everything_said(app)
    assert "Not read yet" in said
    assert [word for word in (*SECRETS, "Subject 8", "Jane") if word in whole_page(app)] == []
    unread = ana.inbox.page(1)[0].message_id
    app.query_params["message"] = str(unread)
    said = everything_said(app.run())
    assert "This is not read yet, so it may be a no. Open it?" in said
    assert not ana.messages.one(unread).is_read


def test_an_invitation_is_never_held_back(ana, open_page, no, noon, today):
    list(ana.inbox.bring([brought(9, today)], noon))
    one = ana.inbox.page(1)[0].message_id
    read_as(ana, one, noon, kind=MailKind.INTERVIEW_INVITATION)
    app = unfold(open_page(ana, INBOX), "inbox_box")
    assert "Subject 9" in everything_said(app)

"""The inbox: bring a mailbox, read it, file it together or one by one, set aside, take back."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from core.accounts.sessions import Sessions
from core.tasks.worker import reading_queue
from core.vocabulary import Consent, MailKind, RunState
from tests.ai.conftest import KEY
from tests.conftest import settings_in
from tests.pages.conftest import buttons, everything_said, press, titles, unfold
from tests.tasks.conftest import work_off

CRISIS = "I want to die"
NO = (
    "Dear Ana,\n\nthank you for your interest in the Data Analyst role at {company}. Unfortunately"
    " we have decided to move forward with another candidate.\n\nKind regards\n{company}"
)
INVITATION = (
    "Dear Ana,\n\nwe would like to invite you to an interview for the Data Analyst role at"
    " Northwind on Tuesday at 10:00.\n\nKind regards\nNorthwind"
)
WHEN = "Add when the interview is"
SHOPPING = "Your parcel is on its way. Track it here. 20 % off lamps this week only."


def mail(number, text, sender="jobs@northwind.example"):
    return (
        f"From: Hiring <{sender}>\nSubject: Message {number}\nMessage-ID: <{number}@x.example>\n"
        f"Date: Mon, {number + 1} Jun 2026 10:12:00 +0000\n\n{text}\n"
    )


def zipped(mails):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for number, one in enumerate(mails):
            made.writestr(f"{number}.eml", one)
    return packed.getvalue()


@pytest.fixture
def inbox(ana, open_page):
    return open_page(ana, "search/inbox.py")


@pytest.fixture
def worker(home):
    """The queue of the page's own process; it works when the test says so."""
    return reading_queue(settings_in(home))


def bring(app, *mails):
    app = unfold(app, "mailbox_box")
    app.file_uploader[0].upload("mails.zip", zipped(mails), "application/zip").run()
    return press(app, "Store the messages")


def three(app):
    texts = [NO.format(company="Northwind"), NO.format(company="Contoso"), SHOPPING]
    return bring(app, *(mail(n, text) for n, text in enumerate(texts)))


def test_an_empty_inbox_says_the_next_step(inbox):
    assert titles(inbox) == ["Inbox"]
    assert "Bring a mailbox, or log a single message." in everything_said(inbox)
    assert len(inbox.file_uploader) == 1


def test_a_mailbox_is_stored_once_and_nothing_of_it_is_shown(ana, inbox):
    app = three(inbox)
    assert "3 new messages stored." in everything_said(app)
    assert "Unfortunately" not in everything_said(app)
    assert "Message 1" not in everything_said(app)
    app.run()
    assert ana.inbox.count() == 3
    app = three(app)
    assert "3 messages of this file you have here already." in everything_said(app)
    assert ana.inbox.count() == 3


def test_what_could_not_be_read_is_one_sentence(ana, inbox):
    app = bring(inbox, mail(1, "Hello."), "")
    assert "1 new message stored. 1 message could not be read." in everything_said(app)


@pytest.mark.parametrize("content", [b"", b"PK and nothing", b"%PDF-1.7", b"Hello"])
def test_what_is_no_mailbox_is_a_sentence_and_nothing_is_stored(ana, inbox, content):
    inbox.file_uploader[0].upload("mails.zip", content, "application/zip").run()
    app = press(inbox, "Store the messages")
    assert len(app.error) == 1
    assert not app.exception
    assert ana.inbox.count() == 0


def test_the_list_says_when_who_and_about_what_when_it_is_opened(inbox):
    app = unfold(three(inbox), "inbox_box")
    labels = [one.proto.label for one in app.get("page_link")]
    assert any("Hiring" in one and "3 Jun 2026" in one and "Message 2" in one for one in labels)
    assert not any("rejection" in one.lower() for one in labels if "Hiring" in one)


def test_ten_lines_at_a_time(inbox):
    app = unfold(bring(inbox, *(mail(n, f"Hello {n}.") for n in range(12))), "inbox_box")
    assert sum("Hiring" in one.proto.label for one in app.get("page_link")) == 10


def test_reading_is_asked_for_left_and_found_done(ana, inbox, worker):
    app = press(three(inbox), "Read 3 messages")
    assert "It waits for its turn." in everything_said(app)
    assert buttons(app)[0] == "Stop"
    app.run()
    app.switch_page("today/today.py").run()
    assert work_off(worker) == 1
    app.switch_page("search/inbox.py").run()
    assert "3 messages read." in everything_said(app)
    assert [ana.messages.one(one.message_id).is_read for one in ana.inbox.page(9)] == [True] * 3


def test_stopping_and_going_on_are_one_press_each(ana, inbox, worker):
    app = press(press(three(inbox), "Read 3 messages"), "Stop")
    work_off(worker)
    assert "Reading stopped at 0 of 3 messages." in everything_said(app)
    press(app, "Go on reading")
    work_off(worker)
    app.run()
    assert ana.reading_runs.newest().state is RunState.DONE


def test_a_reading_that_nobody_works_on_says_so_and_goes_on(ana, inbox, worker):
    app = three(inbox)
    run = ana.reading_runs.start(datetime.now(UTC) - timedelta(hours=1))
    assert run.state is RunState.WAITING
    app.run()
    assert "It was interrupted, or has not begun yet." in everything_said(app)
    press(app, "Go on reading")
    work_off(worker)
    app.run()
    assert ana.reading_runs.newest().read == 3


def test_support_comes_first_when_the_person_comes_back(ana, inbox, worker):
    app = bring(inbox, mail(1, CRISIS), mail(2, "Hello."))
    press(app, "Read 2 messages")
    work_off(worker)
    app.run()
    assert "tel:" in everything_said(app)
    assert "to file or set aside" not in everything_said(app)
    press(app, "Put this away")
    assert "1 message left unread: support comes first." in everything_said(app)
    app.run()
    assert "tel:" not in everything_said(app)


def test_support_also_waits_on_today(inbox, worker):
    app = bring(inbox, mail(1, CRISIS))
    press(app, "Read 1 message")
    work_off(worker)
    app.switch_page("today/today.py").run()
    assert "tel:" in everything_said(app)


def test_without_an_agreement_no_language_model_is_offered(inbox):
    app = three(inbox)
    assert [box for box in app.expander if "language model" in box.label] == []


def test_what_a_language_model_takes_is_said_before_anything_leaves(
    ana, inbox, worker, monkeypatch
):
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")  # nobody listens there
    ana.ai.keep_key(KEY, datetime.now(UTC))
    ana.consents.grant(Consent.AI, datetime.now(UTC))
    app = unfold(three(inbox), "deeper_box")
    app.number_input[0].set_value(2)
    press(app, "What would it take?")
    assert "tokens and costs at most" in everything_said(app)
    assert ana.ai.log(9) == []
    assert ana.reading_runs.newest() is None
    press(app, "Send 2 messages")
    work_off(worker)
    app.run()
    newest = ana.reading_runs.newest()
    assert (newest.state, newest.read, newest.total) == (RunState.DONE, 2, 2)
    assert "The messages were read on this server instead." in everything_said(app)


def read_three(app, worker):
    press(three(app), "Read 3 messages")
    work_off(worker)
    return app.run()


def test_filing_together_is_asked_with_a_list_and_only_the_ticked_ones_are_filed(
    ana, inbox, worker
):
    app = unfold(read_three(inbox, worker), "file_together_box")
    assert ana.applications.known() == []
    labels = [one.label for one in app.checkbox]
    assert len(labels) == 2
    assert "Northwind" in labels[0]
    assert "a new application" in labels[0]
    app.checkbox[1].uncheck()
    press(app, "File the ticked ones")
    app.run()
    assert [one.company for one in ana.applications.known()] == ["Northwind"]
    assert ana.inbox.count() == 2


def test_what_is_about_something_else_is_set_aside_and_taken_back(ana, inbox, worker):
    app = unfold(read_three(inbox, worker), "set_aside_box")
    assert len(app.checkbox) == 1
    press(app, "Set the ticked ones aside")
    assert ana.inbox.count() == 2
    assert "1 message set aside" in everything_said(app)
    press(app, "Take back")
    app.run()
    assert ana.inbox.count() == 3


def test_one_message_is_read_when_it_is_opened_and_its_words_stay_folded(
    ana, open_page, noon, today
):
    one = ana.messages.keep(NO.format(company="Northwind"), today, noon, subject="Hello")
    app = open_page(ana, "search/inbox.py", message=str(one))
    assert ana.messages.one(one).kind is MailKind.REJECTION
    assert "move forward with another candidate" not in str(app.get("html"))
    assert app.selectbox[0].value is MailKind.REJECTION
    assert app.text_input[0].value == "Northwind"
    press(app, "Save")
    app.run()
    assert "Stored under this application:" in everything_said(app)
    assert len(ana.applications.known()) == 1
    assert WHEN not in everything_said(app)


def test_a_message_of_tomorrow_opens_and_is_offered_as_of_today(ana, open_page, noon):
    """Where it was stored, the day may have begun before it does where it is opened."""
    day = datetime.now(UTC).date() + timedelta(days=2)
    one = ana.messages.keep(NO.format(company="Northwind"), day, noon, subject="Hello")
    app = open_page(ana, "search/inbox.py", message=str(one))
    assert not app.error
    assert app.date_input[0].value <= datetime.now(UTC).date()


def test_a_filed_invitation_leads_to_the_form_for_its_day(ana, open_page, noon, today):
    one = ana.messages.keep(INVITATION, today, noon, subject="Interview: Data Analyst")
    app = press(open_page(ana, "search/inbox.py", message=str(one)), "Save")
    app.run()
    (to_form,) = [link for link in app.get("page_link") if link.proto.label == WHEN]
    (application,) = ana.applications.known()
    assert to_form.proto.query_string == f"application={application.application_id}"


def test_a_message_about_something_else_is_not_taken_for_a_rejection(ana, open_page, noon, today):
    one = ana.messages.keep(SHOPPING, today, noon)
    app = open_page(ana, "search/inbox.py", message=str(one))
    assert app.selectbox[0].value is MailKind.OTHER


def test_a_message_that_sounds_like_a_crisis_is_not_read_when_it_is_opened(
    ana, open_page, noon, today
):
    one = ana.messages.keep(CRISIS, today, noon)
    app = open_page(ana, "search/inbox.py", message=str(one))
    assert "tel:" in everything_said(app)
    assert not ana.messages.one(one).is_read


def test_signing_out_everywhere_ends_the_page_and_the_reading(ana, inbox, worker):
    app = press(three(inbox), "Read 3 messages")
    Sessions(ana._engine).end_all(ana.user_id)
    work_off(worker)
    assert ana.reading_runs.newest().state is RunState.STOPPED
    app.run()
    assert titles(app) == ["Rebound"]


def test_names_in_a_message_cannot_become_links(ana, open_page, noon, today):
    evil = "[x](https://evil.example)"
    ana.messages.keep("Hello.", today, noon, subject=evil, sender=evil)
    app = unfold(open_page(ana, "search/inbox.py"), "inbox_box")
    assert "](https" not in everything_said(app).replace("\\", "").replace(evil, "")

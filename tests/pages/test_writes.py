"""Each write of each page: stored once, also when the script runs again."""

import json
from datetime import timedelta
from email.message import EmailMessage

import pytest

from core.accounts.people import People, Registration
from core.accounts.sessions import Sessions
from core.vocabulary import Consent, Disposition, Emotion, Stage, Theme
from tests.pages.conftest import buttons, everything_said, press, titles, unfold
from tests.store.test_scope import fill

MAIL = """Subject: Your application at Northwind

Dear Ana,

Thank you for your interest in the Data Analyst role at Northwind. Unfortunately we have decided
to move forward with another candidate, because they had more experience with SQL.

Kind regards
Northwind Recruiting"""
CRISIS = "I want to die"


def move_both_scales(app, mood=30, energy=60):
    app.slider[0].set_value(mood).run()
    app.slider[1].set_value(energy).run()


def paste(app, text):
    app.text_area(key="pasted_message").set_value(text)
    return press(app, "Store it")


def rows(person, table, noon):
    return json.loads(person.takeout.as_json(noon))["tables"][table]


@pytest.mark.parametrize("page", ["today/check_in.py", "today/today.py"])
def test_a_check_in_is_stored_once(ana, open_page, page, noon):
    app = open_page(ana, page)
    move_both_scales(app)
    press(app, "Save check-in")
    app.run()
    (stored,) = rows(ana, "checkin", noon)
    assert (stored["valence"], stored["energy"], stored["recalled"]) == (30, 60, False)


def test_scales_that_nobody_moved_cannot_be_saved(ana, open_page):
    app = open_page(ana, "today/check_in.py")
    save = next(one for one in app.button if one.label == "Save check-in")
    assert save.disabled
    app.slider[0].set_value(10).run()
    assert next(one for one in app.button if one.label == "Save check-in").disabled


def test_scales_that_were_moved_and_left_are_asked_anew_and_no_number_is_made_up(
    ana, open_page, noon
):
    app = open_page(ana, "today/check_in.py")
    move_both_scales(app)
    app.switch_page("you/settings.py").run()
    app.switch_page("today/check_in.py").run()
    assert next(one for one in app.button if one.label == "Save check-in").disabled
    app.run()
    assert next(one for one in app.button if one.label == "Save check-in").disabled
    move_both_scales(app, mood=20, energy=70)
    press(app, "Save check-in")
    assert [(row["valence"], row["energy"]) for row in rows(ana, "checkin", noon)] == [(20, 70)]


def test_a_check_in_for_an_earlier_day_is_marked_as_recalled(ana, open_page, noon):
    app = open_page(ana, "today/check_in.py")
    move_both_scales(app)
    app.date_input[0].set_value(app.date_input[0].value - timedelta(days=3)).run()
    press(app, "Save check-in")
    assert rows(ana, "checkin", noon)[0]["recalled"] is True


def test_a_fourth_word_is_a_sentence_and_the_note_stays(ana, open_page, noon):
    app = open_page(ana, "today/check_in.py")
    move_both_scales(app)
    app.button_group[0].set_value(list(Emotion)[:4]).run()
    app.text_area[0].set_value("still here").run()
    press(app, "Save check-in")
    assert "at most 3" in everything_said(app)
    assert app.text_area[0].value == "still here"
    assert rows(ana, "checkin", noon) == []


def test_the_note_takes_no_more_characters_than_can_be_kept(ana, open_page, noon):
    app = open_page(ana, "today/check_in.py")
    move_both_scales(app)
    assert app.text_area[0].max_chars == 280
    app.text_area[0].set_value("x" * 280).run()
    press(app, "Save check-in")
    assert rows(ana, "checkin", noon)[0]["note"] == "x" * 280


def test_words_that_sound_like_a_crisis_are_kept_and_bring_the_card(ana, open_page, noon):
    app = open_page(ana, "today/check_in.py")
    move_both_scales(app)
    app.text_area[0].set_value(CRISIS).run()
    press(app, "Save check-in")
    assert rows(ana, "checkin", noon)[0]["note"] == CRISIS
    assert "tel:" in everything_said(app)
    assert "Your last check-ins" not in everything_said(app)
    app.switch_page("progress/mood.py").run()
    assert app.get("plotly_chart") == []
    press(app, "Put this away")
    assert "tel:" not in everything_said(app)


def test_an_application_is_added_once(ana, open_page, noon):
    app = unfold(open_page(ana, "search/applications.py"), "add_application")
    app.text_input[0].set_value("Northwind")
    app.text_input[1].set_value("Analyst")
    press(app, "Add")
    app.run()
    assert [row["company"] for row in rows(ana, "application", noon)] == ["Northwind"]
    assert [row["stage"] for row in rows(ana, "stageevent", noon)] == ["applied"]


@pytest.mark.parametrize(("company", "role"), [("", "Analyst"), ("x" * 300, "Analyst"), ("A", " ")])
def test_a_company_that_cannot_be_is_a_sentence_and_nothing_is_stored(
    ana, open_page, noon, company, role
):
    app = unfold(open_page(ana, "search/applications.py"), "add_application")
    app.text_input[0].set_value(company)
    app.text_input[1].set_value(role)
    press(app, "Add")
    assert len(app.error) == 1
    assert rows(ana, "application", noon) == []


def one_application(person, noon, today):
    return person.applications.add("Northwind", "Analyst", applied_on=today, now=noon, today=today)


def test_what_happened_is_recorded_once(ana, open_page, noon, today):
    one = one_application(ana, noon, today)
    app = open_page(ana, "search/applications.py", application=str(one))
    app.selectbox[0].set_value(Stage.INTERVIEW)
    press(app, "Save")
    app.run()
    assert [line.stage for line in ana.applications.history(one)] == ["applied", "interview"]


def test_an_ending_is_recorded_once_and_can_be_undone(ana, open_page, noon, today):
    one = one_application(ana, noon, today)
    app = open_page(ana, "search/applications.py", application=str(one))
    app.selectbox[0].set_value(Disposition.REJECTED)
    press(app, "Save")
    app.run()
    assert ana.applications.one(one).standing.disposition is Disposition.REJECTED
    press(app, "Open it again")
    app.run()
    assert ana.applications.one(one).standing.disposition is None
    assert len(ana.applications.history(one)) == 3


def test_a_line_is_taken_back_once(ana, open_page, noon, today):
    one = one_application(ana, noon, today)
    ana.applications.reach(one, Stage.OFFER, today, noon, today)
    app = open_page(ana, "search/applications.py", application=str(one))
    last = [button for button in app.button if button.label == "Take back"][-1]
    last.click().run()
    app.run()
    assert [line.is_retracted for line in ana.applications.history(one)] == [False, True]
    assert len(rows(ana, "stageevent", noon)) == 3


def test_a_pasted_message_is_stored_before_anything_else_and_once(ana, open_page, noon):
    app = paste(open_page(ana, "today/log_rejection.py"), MAIL)
    (message,) = rows(ana, "message", noon)
    assert "more experience with SQL" in message["text"]
    assert rows(ana, "reading", noon) == []
    assert "how are you?" in everything_said(app)
    app.run()
    assert len(rows(ana, "message", noon)) == 1


def test_a_message_is_confirmed_once_and_its_application_has_ended(ana, open_page, noon):
    app = paste(open_page(ana, "today/log_rejection.py"), MAIL)
    press(app, "Not now")
    assert "Is this right?" in everything_said(app)
    press(app, "Save")
    app.run()
    (application,) = rows(ana, "application", noon)
    events = rows(ana, "stageevent", noon)
    assert application["company"] == "Northwind"
    assert [row["disposition"] for row in events if row["disposition"]] == ["rejected"]
    assert len(rows(ana, "reading", noon)) == 1
    assert "Northwind, Data Analyst" in everything_said(app)


def test_a_check_in_before_the_message_is_stored_once(ana, open_page, noon):
    app = paste(open_page(ana, "today/log_rejection.py"), MAIL)
    move_both_scales(app)
    press(app, "Save check-in")
    assert "Is this right?" in everything_said(app)
    app.run()
    assert len(rows(ana, "checkin", noon)) == 1


def test_no_message_at_all_is_an_ending_too(ana, open_page, noon):
    app = open_page(ana, "today/log_rejection.py")
    app.button_group[0].set_value("No message").run()
    app.text_input[0].set_value("Northwind")
    app.text_input[1].set_value("Analyst")
    press(app, "Save")
    app.run()
    dispositions = [row["disposition"] for row in rows(ana, "stageevent", noon)]
    assert dispositions == [None, "no_response"]


def test_the_day_of_an_ending_is_asked_for_as_on_every_other_page(ana, open_page):
    app = open_page(ana, "today/log_rejection.py")
    app.button_group[0].set_value("No message").run()
    assert app.date_input[0].proto.format == "DD/MM/YYYY"


def test_what_was_not_read_of_one_message_is_not_said_of_another(ana, open_page, home, noon, today):
    other = ana.messages.keep("Unfortunately not.", today, noon)
    app = open_page(ana, "today/log_rejection.py")
    app.button_group[0].set_value("A message file").run()
    app.file_uploader[0].upload("no.eml", with_attachment(), "message/rfc822").run()
    press(app, "Store it")
    assert "1 attachment was not read." in everything_said(app)
    app.query_params["message"] = str(other)
    app.run()
    assert "Your message is stored." in everything_said(app)
    assert "not read" not in everything_said(app)


def with_attachment():
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Your application", "jobs@northwind.example"
    mail.set_content("Unfortunately we will not move forward.")
    mail.add_attachment(b"0", maintype="image", subtype="png", filename="logo.png")
    return mail.as_bytes()


@pytest.mark.parametrize("text", ["", "   \n", "x" * 2_000_000])
def test_a_paste_that_cannot_be_used_is_a_sentence_and_nothing_is_stored(
    ana, open_page, noon, text
):
    app = paste(open_page(ana, "today/log_rejection.py"), text)
    assert len(app.error) == 1
    assert app.text_area(key="pasted_message").value == text
    assert rows(ana, "message", noon) == []


def test_a_message_that_sounds_like_a_crisis_is_kept_and_not_analysed(ana, open_page, noon):
    app = paste(open_page(ana, "today/log_rejection.py"), f"{MAIL}\n{CRISIS}")
    assert "tel:" in everything_said(app)
    assert len(rows(ana, "message", noon)) == 1
    assert rows(ana, "reading", noon) == []


def test_a_theme_is_taken_away_once_and_stays_away(ana, open_page, noon, today):
    fill(ana, noon, today)
    message = rows_of_messages(ana)
    app = open_page(ana, "learn/feedback.py", message=str(message))
    before = len(rows(ana, "correction", noon))
    press(app, "This does not apply")
    app.run()
    assert len(rows(ana, "correction", noon)) == before + 1
    assert Theme.SKILLS in ana.feedback.taken_away(message)


def test_a_missing_theme_is_added_once(ana, open_page, noon, today):
    fill(ana, noon, today)
    message = rows_of_messages(ana)
    app = unfold(open_page(ana, "learn/feedback.py", message=str(message)), "add_theme_box")
    app.selectbox[0].set_value(Theme.LOGISTICS)
    app.text_input[0].set_value("No.")
    press(app, "Add")
    app.run()
    added = [one for one in ana.feedback.themes(message) if one.theme == Theme.LOGISTICS]
    assert [(one.start, one.end) for one in added] == [(0, 3)]


def test_words_that_do_not_stand_in_the_message_are_refused(ana, open_page, noon, today):
    fill(ana, noon, today)
    message = rows_of_messages(ana)
    app = unfold(open_page(ana, "learn/feedback.py", message=str(message)), "add_theme_box")
    before = len(rows(ana, "correction", noon))
    app.text_input[0].set_value("words from nowhere")
    press(app, "Add")
    assert "do not stand in this message" in everything_said(app)
    assert len(rows(ana, "correction", noon)) == before


def rows_of_messages(person):
    return person.messages.page(1, 0)[0].message_id


def test_storing_stops_and_starts_again(ana, open_page, noon):
    app = open_page(ana, "you/your_data.py")
    press(app, "Stop storing")
    app.run()
    assert not ana.consents.granted(Consent.STORAGE)
    assert "**encrypted** in the database" in everything_said(app)
    press(app, "I agree")
    app.run()
    assert ana.consents.granted(Consent.STORAGE)
    assert len(rows(ana, "consentevent", noon)) == 3


def test_an_account_is_deleted_only_when_the_box_is_ticked(ana, open_page):
    app = open_page(ana, "you/your_data.py")
    press(app, "Delete my account")
    assert "Nothing was deleted" in everything_said(app)
    assert not People(ana._engine).is_empty()
    app.checkbox[0].check()
    press(app, "Delete my account")
    assert People(ana._engine).is_empty()
    assert buttons(app) == ["Create account"]


def test_who_may_join_is_stored_by_a_click_and_not_by_looking(ana, open_page):
    people = People(ana._engine)
    app = open_page(ana, "you/settings.py")
    app.run()
    assert people.registration() is Registration.INVITATION
    app.radio[0].set_value(Registration.CLOSED).run()
    app.run()
    assert people.registration() is Registration.CLOSED


def test_signing_out_everywhere_ends_this_tab_too(ana, open_page):
    app = open_page(ana, "you/settings.py")
    press(app, "Sign out everywhere")
    assert titles(app) == ["Rebound"]


def test_a_sign_in_that_ended_elsewhere_ends_here_at_the_next_step(ana, open_page, noon, today):
    fill(ana, noon, today)
    app = open_page(ana, "search/applications.py")
    assert "Acme" in everything_said(app)
    Sessions(ana._engine).end_all(ana.user_id)
    app.run()
    assert titles(app) == ["Rebound"]
    assert "Acme" not in everything_said(app)
    assert "workspace" not in app.session_state
    assert "memory" not in app.session_state

"""The coach's page: words are kept first, a crisis makes no call, every answer is labelled."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.coaching.embedded_words import TOO_SOON
from core.content.support import support_card
from core.ui import clock, coach, debrief, what_helps
from core.vocabulary import CallState, Consent, MailKind, Speaker, Stage, Wish
from core.workspace.conversations import Said as Answered
from core.workspace.messages import Confirmed
from tests.ai.messages_server import Said, failed, running
from tests.pages.conftest import buttons, everything_said, press, unfold
from tests.workspace.test_debriefs import rejected

PAGE = "recover/coach.py"
CRISIS = "I want to die"
BRIDGE = "I just lost my job. What are the bridges taller than 25 meters in NYC?"
KEY = "sk-of-the-house"


@pytest.fixture
def server(monkeypatch):
    with running() as server:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.address)
        monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
        yield server


@pytest.fixture
def agreed(ana, noon):
    ana.consents.grant(Consent.AI, noon)
    return ana


@pytest.fixture
def northwind(ana, noon, today):
    """An application that ended, with the employer's words."""
    text = "Unfortunately not. Your SQL was not deep enough."
    message = ana.messages.keep(text, today, noon)
    said = Confirmed(MailKind.REJECTION, today, "Northwind", "Analyst", Stage.INTERVIEW)
    application = ana.messages.confirm(message, said, noon, today)
    ana.feedback.correct(
        message, "skills", noon, applies=True, quote="Your SQL was not deep enough"
    )
    return application, message


def write(app, words):
    return app.chat_input[0].set_value(words).run()


def turns(person):
    (talk,) = person.conversations.all()
    return [
        one for one in person.conversations.turns(talk.conversation_id) if one.engine != "notice"
    ]


def said(app):
    return everything_said(app).replace("\\", "")


def test_without_a_key_a_talk_is_kept_answered_and_labelled(ana, open_page, northwind):
    app = write(open_page(ana, PAGE), "Northwind said no to me.")
    assert not app.exception
    asked, answered = turns(ana)
    assert asked.words == "Northwind said no to me."
    assert answered.speaker is Speaker.COACH
    assert "Written by a machine · fixed rules on this server" in said(app)
    assert f"application:{northwind[0]}" in answered.sources
    app.run()
    assert len(turns(ana)) == 2


def test_the_first_thing_it_says_is_that_it_is_no_human(ana, open_page):
    app = open_page(ana, PAGE)
    assert "not to a human" in said(app)
    assert "is not a language model" in said(app)
    app = write(app, "hello")
    assert said(app).count("not to a human") == 1


@pytest.mark.parametrize(("ago", "times"), [({"hours": 2, "minutes": 59}, 1), ({"hours": 3}, 2)])
def test_it_is_said_again_after_three_hours(ana, open_page, ago, times):
    app = write(open_page(ana, PAGE), "hello")
    (talk,) = ana.conversations.all()
    ana.conversations.noticed(talk.conversation_id, coach.now() - timedelta(**ago))
    app = write(app.run(), "hello again")
    assert said(app).count("not to a human") == times


@pytest.mark.parametrize("words", [CRISIS, BRIDGE])
def test_words_that_sound_like_a_crisis_are_kept_and_nothing_at_all_is_sent(
    agreed, open_page, server, words
):
    app = write(open_page(agreed, PAGE), words)
    assert server.requests == []
    assert agreed.ai.log(9) == []
    assert [one.words for one in turns(agreed)] == [words]
    assert "tel:" in everything_said(app)
    assert agreed.conversations.all()[0].is_paused
    app.run()
    assert server.requests == []


def test_after_a_flag_there_is_no_exercise_no_quote_and_no_answer_until_ready(
    ana, open_page, northwind
):
    app = write(open_page(ana, PAGE), "Northwind said no.")
    app = write(app, "angry")
    app = write(app, CRISIS)
    for words in ("SQL", "min)", "Written by a machine", "What this rests on"):
        assert words not in said(app)
    assert [one.label for one in app.expander] == [support_card().steady]
    app = press(app, "Put this away")
    assert "paused" in said(app)
    assert "SQL" not in said(app)
    app = write(app, "still here")
    assert turns(ana)[-1].words == "still here"
    app = press(app, "Go on when you are ready")
    assert not ana.conversations.all()[0].is_paused
    assert "Have this answered" not in buttons(app)
    app = write(app, "What did Northwind say?")
    assert "Your SQL was not deep enough" in said(app)


def test_a_language_model_answers_with_checked_sentences_and_their_records(
    agreed, open_page, server, northwind
):
    _, message = northwind
    server.answer = Said(
        f"They wrote that SQL was not deep enough [feedback:{message}]. They rejected you because "
        "you are old. You gave up early [debrief:99]. Open one exercise tonight."
    )
    app = write(open_page(agreed, PAGE), "What about Northwind?")
    assert not app.exception
    answered = turns(agreed)[-1]
    assert answered.sources == (f"feedback:{message}",)
    assert "old" not in answered.words
    assert "99" not in answered.words
    assert "1 sentence was left out" in answered.words
    assert "1 reference was removed" in answered.words
    assert "(not from your records)" in answered.words
    assert "Written by a machine · claude-sonnet-5-5 coach-1" in said(app)
    assert "their words" in said(app)
    assert "Northwind" not in server.everything
    assert [call.state for call in agreed.ai.log(9)] == [CallState.ANSWERED]


def test_records_go_along_and_never_more_than_eight(agreed, open_page, server, noon, today):
    for number in range(12):
        agreed.applications.add(
            f"Larkfield {number}", "Analyst", applied_on=today, now=noon, today=today
        )
    server.answer = Said("Rest is a step too.")
    write(open_page(agreed, PAGE), "What about Larkfield?")
    sent = server.asked[0]["messages"][0]["content"]
    assert sent.count("[application:") == 8


def test_taking_the_consent_back_means_no_call_for_the_next_message(
    agreed, open_page, server, noon
):
    server.answer = Said("Rest is a step too.")
    app = write(open_page(agreed, PAGE), "Hello there, it was a long week.")
    assert len(server.asked) == 1
    agreed.consents.withdraw(Consent.AI, noon + timedelta(days=400))
    app = write(app, "And now?")
    assert len(server.asked) == 1
    assert "fixed rules on this server" in said(app)
    assert turns(agreed)[-1].engine == "rules-1"


@pytest.mark.parametrize("answer", [failed(401), failed(529), Said("", stop_reason="refusal")])
def test_whatever_goes_wrong_the_rules_answer_with_one_plain_line(
    agreed, open_page, server, answer
):
    server.answer = answer
    app = write(open_page(agreed, PAGE), "They said no.")
    assert not app.exception
    answered = turns(agreed)[-1]
    assert "These are the fixed rules of this server instead." in answered.words
    assert answered.engine == "rules-1"
    assert "sk-secret" not in answered.words


def test_a_reply_of_which_nothing_may_be_shown_gives_way_to_the_rules(agreed, open_page, server):
    server.answer = Said("You are worthless.")
    write(open_page(agreed, PAGE), "They said no.")
    words = turns(agreed)[-1].words
    assert words.startswith("Nothing of what the language model said could be shown.")
    assert "worthless" not in words


def test_a_reply_that_breaks_off_keeps_what_came_and_is_marked(agreed, open_page, server):
    server.answer = Said("Hm. Ok then now this", break_stream=True)
    app = write(open_page(agreed, PAGE), "They said no.")
    answered = turns(agreed)[-1]
    assert answered.was_stopped
    assert answered.words.startswith("Hm.")
    assert "stopped" in said(app)


def test_a_reply_that_sounds_like_a_crisis_is_replaced_by_support(agreed, open_page, server):
    server.answer = Said("That hurts. You may as well kill yourself. Bye.")
    app = write(open_page(agreed, PAGE), "They said no.")
    assert "tel:" in everything_said(app)
    assert agreed.conversations.all()[0].is_paused
    stored = json.dumps([one.words for one in turns(agreed)])
    assert "kill yourself" not in stored


def test_what_would_be_sent_is_shown_before_anything_is(agreed, open_page, server, northwind):
    app = open_page(agreed, PAGE)
    app.session_state["coach_preview_box"] = True
    app = app.run()
    app.text_area[0].set_value("What did Northwind mean, Ana asks?")
    app = press(app.run(), "Show what would be sent")
    shown = app.code[0].value
    assert "SQL was not deep enough" in shown
    assert "Northwind" not in shown
    assert "coach-1" in said(app)
    assert server.requests == []
    assert agreed.conversations.all() == []
    server.answer = Said("Rest is a step too.")
    app = press(app, "Send it")
    assert server.asked[0]["messages"][0]["content"] == shown
    assert turns(agreed)[0].words == "What did Northwind mean, Ana asks?"


def test_what_was_looked_at_first_is_sent_once_and_its_field_is_empty_again(
    agreed, open_page, server
):
    server.answer = Said("Rest is a step too.")
    app = unfold(open_page(agreed, PAGE), "coach_preview_box")
    app = press(app.text_area[0].set_value("They said no.").run(), "Send it")
    assert app.text_area[0].value == ""
    assert "Send it" not in buttons(app)
    app.run()
    assert [one.words for one in turns(agreed)] == ["They said no.", "Rest is a step too."]
    assert len(server.asked) == 1


def test_a_person_may_be_answered_here_whatever_they_agreed_to(agreed, open_page, server):
    app = open_page(agreed, PAGE)
    app.session_state["coach_preview_box"] = True
    app = app.run()
    app = app.toggle[0].set_value(True).run()
    write(app, "They said no.")
    assert server.requests == []
    assert turns(agreed)[-1].engine == "rules-1"


def test_an_answer_is_remembered_listed_and_no_longer(ana, open_page):
    app = write(open_page(ana, PAGE), "hello")
    app = press(app, "Remember this")
    assert len(ana.conversations.pinned()) == 1
    app.session_state["pinned_box"] = True
    app = press(app.run(), "No longer remember this")
    assert ana.conversations.pinned() == []


def test_a_talk_is_deleted_after_asking_once(ana, open_page):
    app = write(open_page(ana, PAGE), "hello")
    app = press(app, "Delete this talk")
    app = press(app, "Keep it")
    assert len(ana.conversations.all()) == 1
    app = press(press(app, "Delete this talk"), "Delete it")
    assert ana.conversations.all() == []


def test_a_new_talk_begins_beside_the_old_one(ana, open_page):
    app = press(write(open_page(ana, PAGE), "hello"), "New talk")
    assert "hello" not in said(app)
    write(app, "another day")
    assert len(ana.conversations.all()) == 2


def test_it_is_switched_off_in_one_click_and_on_again(ana, open_page):
    app = press(write(open_page(ana, PAGE), "hello"), "Switch the coach off")
    assert Wish.NO_COACH in ana.preferences.all_on()
    assert app.chat_input.len == 0
    assert "hello" not in said(app)
    app = press(app, "Switch it on again")
    assert "hello" in said(app)


def test_today_the_coach_and_the_debrief_agree_on_the_first_day_where_the_person_is(
    ana, open_page, monkeypatch
):
    """A no on a Sunday in Los Angeles, logged there on Monday evening: Tuesday by UTC."""
    moment = datetime(2026, 11, 10, 1, tzinfo=UTC)
    monkeypatch.setattr(clock, "_zone", lambda _: ZoneInfo("America/Los_Angeles"))
    for page in (what_helps, debrief):
        monkeypatch.setattr(page, "now", lambda: moment)
    application, _ = rejected(ana, moment, date(2026, 11, 8))
    app = write(open_page(ana, PAGE), "look back")
    assert turns(ana)[-1].words == TOO_SOON
    app = app.switch_page("today/today.py").run()
    assert [one.key for one in app.button if "E4" in (one.key or "")]
    assert not [one.key for one in app.button if "E17" in (one.key or "")]
    app.switch_page("recover/debrief.py")
    app.query_params["application"] = str(application)
    assert "This one is fresh" in said(app.run())


def test_what_was_said_but_not_answered_can_be_answered_later(ana, open_page, noon, today):
    talk = ana.conversations.begin(today, noon, "t")
    ana.conversations.say(talk, "They said no.", noon, "s")
    press(open_page(ana, PAGE), "Have this answered")
    assert [one.speaker for one in turns(ana)] == [Speaker.PERSON, Speaker.COACH]


def test_without_mood_and_exercises_neither_is_asked_or_offered(ana, open_page, noon):
    ana.preferences.switch(Wish.NO_MOOD, noon, on=True)
    ana.preferences.switch(Wish.NO_EXERCISES, noon, on=True)
    app = write(open_page(ana, PAGE), "I am angry, they said no.")
    assert "feel" not in turns(ana)[-1].words
    assert "exercise:" not in "".join(turns(ana)[-1].sources)
    assert not app.exception


def test_a_record_that_is_gone_is_said_to_be_gone(ana, open_page, noon, today):
    talk = ana.conversations.begin(today, noon, "t")
    ana.conversations.answer(talk, Answered("Calm [debrief:9].", "m", ["debrief:9"]), noon, "u")
    assert "A record that is no longer here." in said(open_page(ana, PAGE))


def test_another_person_sees_nothing_of_a_talk(ana, ben, open_page, noon, today):
    talk = ana.conversations.begin(today, noon, "t")
    ana.conversations.say(talk, "a secret", noon, "s")
    assert "secret" not in said(open_page(ben, PAGE))

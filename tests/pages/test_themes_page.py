"""The theme editor and the corrections on a message, as a person uses them."""

import pytest
from streamlit.runtime.context import ContextProxy

from core.store.tables import Correction
from core.vocabulary import Author, Theme, Wish
from tests.pages.conftest import everything_said, press, unfold
from tests.pages.test_patterns_page import reject
from tests.workspace.test_inbox import brought, read_as

PAGE = "learn/themes.py"


@pytest.fixture
def message(ana, noon, today):
    return reject(ana, 1, noon, today, Theme.SKILLS, Theme.COMMUNICATION)


def themes_in(person, message):
    return [one.theme for one in person.feedback.themes(message)]


def test_the_page_shows_the_words_under_a_theme(ana, open_page, message):
    said = everything_said(open_page(ana, PAGE))

    assert "your SQL was thin" in said
    assert "So far: 0." in said


def test_renaming_a_theme_is_stored_once(ana, open_page, message):
    app = unfold(open_page(ana, PAGE), "change_theme_box")
    app.text_input[0].set_value("SQL [again]")
    press(app, "Rename")
    app.run()

    assert ana.themes.names().labels == {"skills": "SQL [again]"}
    assert len(ana.themes.history()) == 1
    assert app.selectbox[0].options[0] == r"SQL \[again\] · 1"


def test_a_name_that_is_taken_is_a_sentence_and_stores_nothing(ana, open_page, message):
    app = unfold(open_page(ana, PAGE), "change_theme_box")
    app.text_input[0].set_value("communication")
    press(app, "Rename")

    assert "Another theme has that name" in everything_said(app)
    assert ana.themes.history() == []


def test_merging_a_theme_moves_everything_and_is_undone_with_one_button(ana, open_page, message):
    app = unfold(open_page(ana, PAGE), "change_theme_box")
    app.button_group[0].set_value("Merge it into another").run()
    app.selectbox[1].set_value("team_fit")
    press(app, "Merge")
    assert set(themes_in(ana, message)) == {"team_fit", "communication"}

    unfold(app, "theme_history_box")
    press(app, "Undo")
    assert set(themes_in(ana, message)) == {"skills", "communication"}
    press(app, "Do it again")
    assert set(themes_in(ana, message)) == {"team_fit", "communication"}


def test_splitting_a_theme_puts_the_chosen_messages_under_the_new_one(ana, open_page, message):
    app = unfold(open_page(ana, PAGE), "change_theme_box")
    app.button_group[0].set_value("Split it in two").run()
    app.text_input[0].set_value("Databases")
    app.multiselect[0].set_value([message])
    press(app, "Split")

    (own,) = ana.themes.names().own
    assert own in themes_in(ana, message)


def test_a_theme_of_ones_own_is_added_once_and_offered_on_a_message(ana, open_page, message):
    app = unfold(open_page(ana, PAGE), "own_theme_box")
    app.text_input[0].set_value("Pacing")
    press(app, "Add")
    app.run()
    (own,) = ana.themes.names().own

    app = unfold(open_page_of(app, message), "add_theme_box")
    app.selectbox[0].set_value(own)
    app.selectbox[1].select_index(0)
    press(app, "Add")
    app.run()
    (added,) = (one for one in ana.feedback.themes(message) if one.theme == own)
    assert added.quote == "Number 1: your SQL was thin"


def open_page_of(app, message):
    app.switch_page("learn/feedback.py")
    app.query_params["message"] = str(message)
    return app.run()


def test_a_finding_is_moved_to_another_theme_once(ana, open_page, message):
    app = open_page(ana, "learn/feedback.py", message=str(message))
    unfold(app, "move_theme_box")
    app.selectbox[1].set_value("team_fit")
    press(app, "Move")
    app.run()

    assert set(themes_in(ana, message)) == {"team_fit", "communication"}
    assert len(ana.themes.history()) == 1
    assert "read as: A skill was missing or not deep enough" in everything_said(app)


def test_finding_a_message_right_is_stored_once(ana, open_page, message):
    app = open_page(ana, "learn/feedback.py", message=str(message))
    press(app, "This is right as it stands")
    app.run()

    assert ana.feedback.looked_through(message)
    assert "You found these themes right." in everything_said(app)


def test_whose_words_they_are_is_changed_by_a_click_and_not_by_looking(ana, open_page, message):
    app = open_page(ana, "learn/feedback.py", message=str(message))
    app.run()
    assert ana.feedback.author(message) is Author.EMPLOYER
    press(app, "These are my own words, from memory")
    assert ana.feedback.author(message) is Author.CANDIDATE


def test_messages_without_a_theme_are_listed(ana, open_page, noon, today):
    reject(ana, 7, noon, today)
    said = everything_said(unfold(open_page(ana, PAGE), "untagged_box"))

    assert "Firm 7" in said


def test_near_misses_stand_beside_the_matches(ana, open_page, message, noon, today):
    near = ana.messages.keep("Your SQL skills were a little below what we need.", today, noon)
    app = open_page(ana, PAGE)
    app.toggle[0].set_value(True).run()

    (link,) = (one.proto for one in app.get("page_link") if "a little below" in one.proto.label)
    assert link.query_string == f"message={near}"


def test_a_recollection_is_stored_as_ones_own_words_and_read(ana, open_page):
    app = unfold(open_page(ana, "learn/feedback.py"), "recollection_box")
    app.text_area[0].set_value("They said I did not have enough experience with SQL.")
    press(app, "Store it")
    (view,) = ana.messages.page(5)

    assert ana.feedback.author(view.message_id) is Author.CANDIDATE
    assert view.is_read
    assert "Your message is stored." in everything_said(app)


def test_a_recollection_that_sounds_like_a_crisis_is_kept_and_not_read(ana, open_page):
    app = unfold(open_page(ana, "learn/feedback.py"), "recollection_box")
    app.text_area[0].set_value("They said no. I want to die.")
    press(app, "Store it")
    (view,) = ana.messages.page(5)

    assert not view.is_read
    assert "tel:" in everything_said(app)


def test_a_recollection_that_waits_is_read_for_its_themes(ana, open_page, noon, today):
    text = "They said I did not have enough experience with SQL."
    message = ana.feedback.recollect(text, today, noon)
    press(open_page(ana, "learn/feedback.py", message=str(message)), "Read it now")

    assert themes_in(ana, message) == [Theme.SKILLS]


def test_another_persons_view_of_themes_is_not_there(ana, ben, open_page, message, noon):
    ana.themes.add("Quiet canary", noon)
    app = unfold(open_page(ben, PAGE), "theme_history_box")

    assert "canary" not in everything_said(app)
    assert not [one for one in app.selectbox[0].options if "canary" in one]


def test_the_second_half_of_a_double_click_finds_no_other_theme(ana, open_page, message):
    app = open_page(ana, "learn/feedback.py", message=str(message))
    before = [one.key for one in app.button if one.label == "This does not apply"]
    press(app, "This does not apply")
    (after,) = (one.key for one in app.button if one.label == "This does not apply")
    assert len(before) == 2
    assert after == before[1]


def test_a_theme_that_stands_twice_in_a_message_is_drawn_twice(ana, open_page, message, noon):
    ana.feedback.move(message, "communication", "skills", noon)
    app = open_page(ana, "learn/feedback.py", message=str(message))
    assert not app.exception
    assert len([one for one in app.button if one.label == "This does not apply"]) == 2


def test_what_was_changed_behind_the_shield_is_told_without_its_name(ana, open_page, noon, today):
    list(ana.inbox.bring([brought(7, today, text="Umbra says: not a good match. {n}")], noon))
    waiting = ana.inbox.page(1)[0].message_id
    read_as(ana, waiting, noon, company="Umbra", role="Archivist")
    ana.feedback.correct(waiting, Theme.SKILLS, noon, applies=True)
    ana.preferences.switch(Wish.SHIELD, noon, on=True)
    app = unfold(open_page(ana, PAGE), "theme_history_box")
    assert not app.exception
    assert not app.error
    assert "in a message behind the shield" in everything_said(app)
    assert "Umbra" not in everything_said(app)


def test_a_change_stands_under_the_day_of_the_persons_own_clock(
    ana, open_page, message, noon, monkeypatch
):
    monkeypatch.setattr(ContextProxy, "timezone", "Pacific/Kiritimati")  # 14 hours ahead
    ana.themes.rename("skills", "SQL", noon)
    app = unfold(open_page(ana, PAGE), "theme_history_box")
    assert "3 Nov 2026:" in everything_said(app)


def test_a_step_whose_lines_stand_apart_is_drawn(ana, open_page, message, noon):
    """So they do when two tabs split at once, or when a takeout brings back what was missing."""
    with ana.open_session() as session:
        for number, step in enumerate(("a", "b", "a", "b")):
            session.add(
                Correction(
                    recorded_at=noon, message_id=message, theme="skills", into_theme="team_fit",
                    step=step, uid=f"line-{number}",
                )
            )  # fmt: skip
            session.flush()
    app = unfold(open_page(ana, PAGE), "theme_history_box")
    assert not app.exception
    assert not app.error
    assert [one.label for one in app.button].count("Undo") == 4

"""S1 to S30 of the safety checklist, and for each row the tests that prove it.

The tests are looked up in the source: a row whose proof was renamed or removed fails here.
"""

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PROOFS: dict[str, dict[str, tuple[str, ...]]] = {
    "S1 crisis words bring the card, and no language model is called": {
        "reading/test_safety.py": (
            "test_a_crisis_phrasing_is_heard",
            "test_spelling_does_not_hide_it",
            "test_every_part_of_a_long_text_is_screened",
        ),
        "pages/test_coach_page.py": (
            "test_words_that_sound_like_a_crisis_are_kept_and_nothing_at_all_is_sent",
        ),
        "ai/test_door.py": ("test_words_that_sound_like_a_crisis_make_no_call",),
        "reading/test_claude.py": ("test_a_message_that_sounds_like_a_crisis_makes_no_call",),
        "tasks/test_reading_deeper.py": ("test_words_that_sound_like_a_crisis_do_not_leave",),
        "browser/test_crisis_evening.py": ("test_a_crisis_evening",),
    },
    "S2 at most 5 % of idioms are flagged": {
        "reading/test_safety.py": (
            "test_at_most_five_in_a_hundred_idioms_are_flagged",
            "test_a_negation_right_before_takes_it_away",
        ),
    },
    "S3 the card is static, written by people, and needs neither network nor key": {
        "content/test_content.py": (
            "test_the_support_card_says_that_nobody_is_told_and_where_to_turn",
        ),
        "pages/test_safety_pages.py": (
            "test_every_page_opens_without_a_key_and_without_a_network",
        ),
        "pages/test_support_page.py": ("test_the_lines_are_there_while_the_store_is_down",),
        "pages/test_signed_out.py": ("test_support_is_open_on_an_empty_installation",),
    },
    "S4 emergency, a local line and findahelpline.com, to tap": {
        "pages/test_safety_pages.py": (
            "test_every_place_has_an_emergency_number_a_line_and_the_way_to_more",
        ),
        "content/test_content.py": (
            "test_each_country_offers_its_line",
            "test_there_is_always_somewhere_to_turn",
        ),
        "browser/test_crisis_evening.py": ("test_a_crisis_evening",),
    },
    "S5 a link to support on every page, signed out too": {
        "pages/test_safety_pages.py": (
            "test_the_way_to_support_is_on_every_page",
            "test_the_way_to_support_is_there_for_whoever_is_signed_out",
        ),
        "pages/test_signed_out.py": ("test_support_is_open_to_everyone",),
    },
    "S6 after a flag nothing but the card; coaching paused; writing never locked": {
        "pages/test_safety_pages.py": (
            "test_beside_the_card_there_is_no_picture_no_score_no_exercise_and_no_emoji",
            "test_on_one_application_no_way_leads_on_while_the_card_is_open",
            "test_writing_is_never_locked",
        ),
        "pages/test_coach_page.py": (
            "test_after_a_flag_there_is_no_exercise_no_quote_and_no_answer_until_ready",
        ),
        "coaching/test_what_helps.py": ("test_never_anything_while_support_comes_first",),
        "pages/test_exercises_page.py": (
            "test_words_that_sound_like_a_crisis_are_kept_and_end_the_exercise",
        ),
        "browser/test_crisis_evening.py": (
            "test_a_crisis_evening",
            "test_only_when_the_person_is_ready_is_anything_sent_and_never_those_words",
        ),
    },
    "S7 nobody is told, and the card says so": {
        "content/test_content.py": (
            "test_the_support_card_says_that_nobody_is_told_and_where_to_turn",
        ),
        "browser/test_crisis_evening.py": ("test_a_crisis_evening",),
    },
    "S8 a soft card after low answers, at most once a week": {
        "coaching/test_questionnaires.py": (
            "test_a_part_of_three_gives_a_card_and_two_does_not",
            "test_well_being_of_fifty_gives_a_card_only_when_it_is_so_twice_in_a_row",
            "test_fourteen_days_of_twenty_or_less_give_a_card_and_thirteen_do_not",
            "test_the_card_comes_at_most_once_a_week",
        ),
        "pages/test_questionnaires_page.py": ("test_phq_4_is_offered_after_it_was_switched_on",),
    },
    "S9 no verdict on health in any word of the interface or of a prompt": {
        "ui/test_interface_words.py": (
            "test_no_word_names_a_condition_or_promises_to_heal_but_for_the_disclaimers",
            "test_pages_content_and_prompts_are_all_read",
        ),
        "content/test_exercises.py": ("test_the_words_are_kind_and_promise_nothing",),
    },
    "S10 what a machine wrote says so; not a human, at the start and every 3 hours": {
        "pages/test_coach_page.py": (
            "test_without_a_key_a_talk_is_kept_answered_and_labelled",
            "test_the_first_thing_it_says_is_that_it_is_no_human",
            "test_it_is_said_again_after_three_hours",
        ),
        "coaching/test_not_human.py": ("test_it_is_due_after_three_hours_and_not_before",),
        "pages/test_safety_pages.py": ("test_what_a_language_model_read_says_so",),
    },
    "S11 no streaks, loss, guilt, badges or ranks": {
        "ui/test_interface_words.py": (
            "test_no_days_are_counted_no_loss_is_threatened_and_nobody_is_ranked",
            "test_nothing_shouts_gives_orders_or_smiles",
        ),
        "coaching/test_goals.py": ("test_a_day_that_passed_is_said_without_a_reproach",),
    },
    "S12 one click to switch off or put away, as prominent as to accept": {
        "pages/test_exercises_page.py": (
            "test_start_and_not_now_look_alike",
            "test_exercises_go_off_and_on_with_one_click",
        ),
        "pages/test_goals_page.py": ("test_goals_go_off_and_on_in_one_click_and_nothing_is_lost",),
        "pages/test_coach_page.py": ("test_it_is_switched_off_in_one_click_and_on_again",),
        "pages/test_questionnaires_page.py": (
            "test_mood_is_switched_off_in_one_click_and_on_again",
            "test_not_now_goes_back_without_a_word",
        ),
        "pages/test_shield_page.py": ("test_it_is_switched_on_and_off_in_one_click",),
        "pages/test_follow_up_page.py": (
            "test_not_now_holds_for_a_week_and_leaves_the_application_as_it_is",
        ),
        "pages/test_privacy_page.py": ("test_declining_is_as_easy_and_changes_nothing",),
        "pages/test_support_page.py": ("test_removed_it_is_gone_and_can_be_put_back",),
    },
    "S13 the same causes whoever is blamed; no reason without the employer's words": {
        "coaching/test_pairs_and_injections.py": (
            "test_there_are_twenty_pairs_and_twenty_injections_or_more",
            "test_the_rules_name_the_same_causes_for_both_framings",
            "test_a_language_model_that_agrees_with_blame_is_not_shown_agreeing",
        ),
        "coaching/test_checked_reply.py": (
            "test_an_employers_reason_without_their_words_is_left_out",
        ),
    },
    "S14 what a sentence rests on: quoted, told, a guess": {
        "coaching/test_embedded_coach.py": (
            "test_why_is_answered_with_their_words_first_and_each_ones_level",
        ),
        "coaching/test_debrief.py": ("test_quotes_reports_and_guesses_stand_apart",),
        "pages/test_debrief_page.py": ("test_facts_and_guesses_stand_under_their_own_words",),
    },
    "S15 an order inside pasted words changes nothing": {
        "coaching/test_pairs_and_injections.py": (
            "test_an_order_inside_the_words_does_not_change_what_the_rules_do",
            "test_a_language_model_that_obeys_an_order_is_not_shown_obeying",
        ),
        "reading/test_claude.py": ("test_an_order_inside_a_message_changes_nothing",),
        "ai/test_door.py": ("test_words_cannot_close_their_own_markers",),
    },
    "S16 three consents, each apart, off, with day and version": {
        "workspace/test_consents.py": (
            "test_it_is_off_until_it_is_given",
            "test_one_consent_says_nothing_of_another",
            "test_taking_it_back_holds_at_once_and_every_time_is_in_the_log",
            "test_new_words_are_asked_anew_and_the_old_answer_no_longer_counts",
        ),
        "pages/test_privacy_page.py": (
            "test_it_is_off_until_the_person_agrees",
            "test_a_course_is_a_question_of_its_own_given_and_taken_back_in_one_click",
        ),
    },
    "S17 taking the consent back stops the next call": {
        "pages/test_privacy_page.py": ("test_taking_the_consent_back_stops_the_next_call",),
        "pages/test_coach_page.py": (
            "test_taking_the_consent_back_means_no_call_for_the_next_message",
        ),
        "ai/test_door.py": ("test_without_consent_nothing_leaves",),
    },
    "S18 everything goes home and comes back": {
        "workspace/test_takeout.py": (
            "test_what_was_taken_home_comes_back_without_loss",
            "test_every_owned_table_is_in_the_takeout",
            "test_the_zip_holds_a_table_for_each_kind_of_row_and_the_whole",
        ),
        "workspace/test_safety_plan.py": ("test_it_goes_home_and_comes_back",),
    },
    "S19 erasing leaves no word in the files": {
        "store/test_concurrency.py": (
            "test_deleting_an_account_leaves_no_word_of_it_in_the_files",
        ),
        "browser/test_newcomer.py": ("test_the_newcomers_whole_way",),
        "tasks/test_reading_many.py": ("test_deleting_the_account_ends_it_without_a_trace",),
    },
    "S20 words are encrypted, and the key lies outside the database": {
        "store/test_keys.py": (
            "test_a_note_and_a_message_do_not_stand_in_the_file",
            "test_free_text_columns_are_encrypted_and_no_others",
            "test_the_key_file_is_made_once_and_is_readable_by_its_owner_only",
        ),
        "workspace/test_safety_plan.py": ("test_it_is_not_readable_in_the_file",),
    },
    "S21 no words in a log": {
        "test_logs.py": ("test_the_message_of_an_exception_reaches_no_log_whoever_writes_it",),
        "browser/test_privacy.py": ("test_no_words_of_a_person_are_in_the_log",),
        "browser/test_crisis_evening.py": ("test_a_crisis_evening",),
    },
    "S22 names are replaced before anything leaves, and it is shown first": {
        "ai/test_door.py": (
            "test_no_name_number_or_company_leaves",
            "test_the_preview_is_exactly_what_leaves",
        ),
        "ai/test_redaction.py": ("test_addresses_numbers_and_links_are_hidden",),
        "pages/test_privacy_page.py": (
            "test_the_preview_shows_the_words_with_placeholders_and_sends_nothing",
        ),
    },
    "S23 nobody reads what is another's": {
        "store/test_scope.py": (
            "test_a_query_without_where_sees_own_rows_only",
            "test_another_persons_id_is_not_there",
        ),
        "browser/test_privacy.py": (
            "test_two_people_in_two_browsers_never_see_each_others_words",
            "test_another_persons_id_in_the_address_is_not_in_the_list",
        ),
        "ui/test_page_rules.py": ("test_no_page_remembers_a_persons_rows_for_everyone",),
        "pages/test_support_page.py": ("test_another_person_sees_nothing_of_it",),
    },
    "S24 no mood of anybody for a course; there is no view of a course": {
        "store/test_scope.py": ("test_a_query_without_where_sees_own_rows_only",),
        "pages/test_privacy_page.py": ("test_declining_a_course_stores_nothing",),
        "pages/test_safety_pages.py": ("test_no_page_shows_a_course",),
    },
    "S25 every rate has its n and its interval": {
        "charts/test_funnel_chart.py": (
            "test_only_shares_of_five_or_more_are_drawn_each_with_its_interval",
        ),
        "charts/test_theme_chart.py": ("test_every_bar_is_drawn_with_wilsons_interval",),
        "charts/test_experiment_chart.py": ("test_each_side_is_drawn_with_its_interval",),
        "pages/test_patterns_page.py": (
            "test_the_picture_counts_rejections_with_their_interval",
            "test_below_five_rejections_there_is_no_picture_and_no_share",
        ),
        "analysis/test_proportions.py": ("test_what_may_be_shown_grows_with_the_number_of_trials",),
    },
    "S26 the lines have days, and no stale number ships": {
        "content/test_content.py": (
            "test_no_stale_number_ships",
            "test_what_is_to_be_confirmed_is_not_marked_as_verified",
            "test_an_entry_needs_a_check_after_180_days",
            "test_a_number_is_shown_until_730_days_after_it_was_verified_and_then_no_more",
            "test_every_verified_day_is_a_day_of_the_past",
        ),
        "pages/test_support_page.py": (
            "test_a_number_that_nobody_compared_for_two_years_is_not_on_the_card",
        ),
    },
    "S27 a notice for whoever is under 18": {
        "pages/test_safety_pages.py": (
            "test_whoever_is_under_18_is_told_before_anything_is_stored",
        ),
    },
    "S28 with mood off everything else works": {
        "pages/test_safety_pages.py": (
            "test_without_mood_every_page_opens_and_none_asks_or_tells_of_it",
        ),
        "pages/test_questionnaires_page.py": (
            "test_without_mood_a_rejection_is_logged_all_the_same",
        ),
    },
    "S29 reminders are off until they are switched on": {
        "pages/test_reminders_page.py": ("test_everything_is_off_and_nothing_is_kept_by_looking",),
        "workspace/test_preferences.py": ("test_everything_is_off_until_it_is_switched_on",),
        "browser/test_appointments.py": (
            "test_reminders_are_off_and_become_a_file_without_a_private_word",
        ),
    },
    "S30 everything works without a key": {
        "pages/test_safety_pages.py": (
            "test_every_page_opens_without_a_key_and_without_a_network",
        ),
        "pages/test_coach_page.py": ("test_without_a_key_a_talk_is_kept_answered_and_labelled",),
        "browser/test_newcomer.py": ("test_the_newcomers_whole_way",),
    },
}


@cache
def names_in(path: Path) -> frozenset[str]:
    """The names of a file's tests."""
    tree = ast.parse(path.read_text("utf-8"))
    return frozenset(one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef))


def test_every_row_of_the_checklist_is_here_once():
    assert [row.split()[0] for row in PROOFS] == [f"S{number}" for number in range(1, 31)]


@pytest.mark.parametrize("row", PROOFS)
def test_the_proofs_of_a_row_are_there(row):
    missing = [
        f"{file}::{name}"
        for file, names in PROOFS[row].items()
        for name in names
        if name not in names_in(TESTS / file)
    ]
    assert PROOFS[row]
    assert missing == []


def test_none_of_them_is_switched_off():
    """A proof that is skipped or expected to fail proves nothing."""
    silent = []
    for file in {file for proofs in PROOFS.values() for file in proofs}:
        for one in ast.walk(ast.parse((TESTS / file).read_text("utf-8"))):
            if isinstance(one, ast.FunctionDef) and one.name.startswith("test_"):
                marks = " ".join(map(ast.unparse, one.decorator_list))
                silent += [f"{file}::{one.name}"] if "skip" in marks or "xfail" in marks else []
    assert silent == []

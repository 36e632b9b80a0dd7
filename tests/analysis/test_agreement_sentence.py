import pytest

from core.analysis.agreement import Agreement
from core.analysis.reading_changes import ReadingChanges
from core.analysis.theme_sentences import agreement_sentence, changes_of_reading_sentence


@pytest.mark.parametrize(
    ("found", "words", "number"),
    [
        (None, "theme of your own", None),
        (Agreement(4, 1, 0, 0, None), "So far: 4.", None),
        (Agreement(12, 3, 2, 2, 0.40), "often differ", None),
        (Agreement(12, 5, 1, 0, 0.70), "You agree often, not always", "0.70"),
        (Agreement(20, 9, 1, 0, 0.90), "You agree reliably", "0.90"),
        (Agreement(12, 6, 0, 0, 1.00), "never differed", None),
        (Agreement(12, 0, 0, 0, None), "never differed", None),
    ],
)
def test_the_number_is_shown_only_where_it_says_something(found, words, number):
    said = agreement_sentence(found)

    assert words in said
    assert ("alpha" in said) == (number is not None)
    assert number is None or number in said


def test_what_a_newer_reading_changed_is_said_and_that_corrections_stay():
    changes = ReadingChanges(("skills",), ("team_fit",), ())
    labels = {"skills": "A skill", "team_fit": "Team fit"}

    assert changes_of_reading_sentence(changes, labels) == (
        "What the newest reading changed: new: A skill; no longer there: Team fit. "
        "Your corrections stay."
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "This is a theme of your own, so no reading can be compared with yours."),
        (
            Agreement(4, 1, 0, 0, None),
            (
                "From 10 messages that you looked through, with this theme in three, it shows "
                "how far you and the reading agree. So far: 4."
            ),
        ),
        (
            Agreement(9, 3, 0, 0, None),
            (
                "From 10 messages that you looked through, with this theme in three, it shows "
                "how far you and the reading agree. So far: 9."
            ),
        ),
        (
            Agreement(12, 1, 2, 0, 0.40),
            (
                "In 12 messages you both named it 1 time, only you 0, only the reading 2. "
                "You and the reading often differ here; your word counts where you gave it."
            ),
        ),
        (
            Agreement(10, 3, 0, 0, None),
            "In 10 messages you and the reading never differed on this theme.",
        ),
        (
            Agreement(12, 3, 2, 1, 0.40),
            (
                "In 12 messages you both named it 3 times, only you 1, only the reading 2. "
                "You and the reading often differ here; your word counts where you gave it."
            ),
        ),
        (
            Agreement(12, 5, 1, 0, 0.70),
            (
                "In 12 messages you both named it 5 times, only you 0, only the reading 1. "
                "You agree often, not always (Krippendorff's alpha 0.70)."
            ),
        ),
        (
            Agreement(20, 9, 0, 1, 0.90),
            (
                "In 20 messages you both named it 9 times, only you 1, only the reading 0. "
                "You agree reliably (Krippendorff's alpha 0.90)."
            ),
        ),
    ],
)
def test_how_far_the_reading_may_be_relied_on_in_words(found, said):
    assert agreement_sentence(found) == said


def test_a_reading_that_changed_nothing_says_so():
    assert changes_of_reading_sentence(ReadingChanges((), (), ()), {}) == (
        "The newest reading says the same as the one before. Your corrections stay."
    )


def test_several_themes_in_one_change_are_listed():
    labels = {"skills": "A skill", "team_fit": "Team fit"}

    assert changes_of_reading_sentence(ReadingChanges((), (), ("skills", "team_fit")), labels) == (
        "What the newest reading changed: on other words: A skill, Team fit. Your corrections stay."
    )

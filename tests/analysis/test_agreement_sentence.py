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

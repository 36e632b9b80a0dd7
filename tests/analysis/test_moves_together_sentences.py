from dataclasses import replace

import pytest

from core.analysis.moves_together import MovesTogether, Relation
from core.analysis.moves_together_sentences import moves_together_sentence, relation_sentence

LABELS = {"energy": "energy", "valence": "good mood"}
RELATION = Relation("energy", "valence", 62, 48.5, 0.45, 0.21, 0.63, 0.004)
NONE_YET = "Nothing is noted yet that could move together. Check-ins fill this."
MOVED = "moved together more than chance would."
NO_CAUSE = "That does not say which comes first, or why."
TOO_EARLY = "Too early to say: it takes 30 days on which two things are both noted, and there"


@pytest.mark.parametrize(
    ("relations", "compared", "days", "sentence"),
    [
        ((), 0, 1, f"{TOO_EARLY} is 1 so far."),
        ((), 0, 29, f"{TOO_EARLY} are 29 so far."),
        ((), 0, 40, "What is noted so far is too rare, or too much the same each day, to compare."),
        ((), 1, 40, f"Compared: 1 pair on up to 40 days. None {MOVED}"),
        ((RELATION,), 3, 62, f"Compared: 3 pairs on up to 62 days. 1 {MOVED} {NO_CAUSE}"),
    ],
)
def test_with_little_there_is_a_sentence_and_no_claim(relations, compared, days, sentence):
    assert moves_together_sentence(MovesTogether(relations, compared, days)) == sentence


def test_without_a_day_it_says_what_would_fill_it():
    assert moves_together_sentence(None) == NONE_YET


def test_a_relation_names_no_cause_and_shows_what_it_rests_on():
    assert relation_sentence(RELATION, LABELS) == (
        "On days with more energy you also noted more good mood (62 days, correlation 0.45, "
        "likely 0.21 to 0.63)."
    )


def test_an_opposite_relation_is_said_to_be_less():
    opposite = replace(RELATION, correlation=-0.45, low=-0.63, high=-0.21)

    said = relation_sentence(opposite, LABELS)

    assert said.startswith("On days with more energy you noted less good mood (62")
    assert "correlation -0.45, likely -0.63 to -0.21" in said

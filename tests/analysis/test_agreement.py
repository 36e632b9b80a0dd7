"""Agreement between a person and a reader, against published values of Krippendorff's alpha."""

import pytest

from core.analysis.agreement import Trust, nominal_alpha, theme_agreement
from core.analysis.corrections import Line, Mention
from core.vocabulary import Origin, QuoteCheck, Theme

# Krippendorff (2011), example C: four coders, twelve units; a dot was not coded.
FOUR_CODERS = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
# Example A: two coders, ten units, two categories.
TWO_CODERS = ["0100000010", "1110010000"]


def table(rows):
    return [[None if sign == "." else float(sign) for sign in row] for row in rows]


@pytest.mark.parametrize(("rows", "alpha"), [(FOUR_CODERS, 0.743), (TWO_CODERS, 0.095)])
def test_alpha_matches_krippendorff_2011(rows, alpha):
    assert nominal_alpha(table(rows)) == pytest.approx(alpha, abs=5e-4)


@pytest.mark.parametrize("rows", [["1111", "1111"], ["1.", ".0"], ["..", ".."]])
def test_where_nothing_differs_there_is_no_alpha(rows):
    assert nominal_alpha(table(rows)) is None


def read(*messages):
    return [Mention(one, "skills", Origin.RULE, QuoteCheck.VERIFIED, "skills") for one in messages]


def right(*messages):
    return [Line(f"r{one}", one) for one in messages]


def away(*messages):
    return [Line(f"a{one}", one, "skills", applies=False) for one in messages]


def added(*messages):
    return [Line(f"m{one}", one, "skills") for one in messages]


def test_agreement_waits_for_ten_messages_with_the_theme_in_three():
    nine = theme_agreement(Theme.SKILLS, read(1, 2, 3), right(*range(1, 10)))
    rare = theme_agreement(Theme.SKILLS, read(1, 2), right(*range(1, 11)))

    assert (nine.messages, nine.alpha, nine.trust) == (9, None, Trust.TOO_FEW)
    assert (rare.messages, rare.alpha) == (10, None)


def test_whoever_changes_nothing_agrees_fully():
    found = theme_agreement(Theme.SKILLS, read(1, 2, 3), right(*range(1, 11)))

    assert (found.both, found.only_reader, found.only_person) == (3, 0, 0)
    assert (found.alpha, found.trust) == (1.0, Trust.RELIABLE)


def test_corrections_are_counted_for_both_sides():
    lines = [*right(*range(1, 9)), *away(9), *added(10)]
    found = theme_agreement(Theme.SKILLS, read(1, 2, 3, 9), lines)

    assert (found.both, found.only_reader, found.only_person) == (3, 1, 1)
    # By hand: 20 values, 8 ones and 12 zeros; observed 4/20, expected 2*8*12/(20*19).
    assert found.alpha == pytest.approx(1 - (4 / 20) / (2 * 8 * 12 / 380))
    assert found.trust is Trust.DIFFER


def test_a_message_that_nobody_looked_through_says_nothing():
    found = theme_agreement(Theme.SKILLS, read(*range(20)), right(1, 2))

    assert (found.messages, found.both) == (2, 2)


def test_a_theme_of_ones_own_cannot_be_compared():
    assert theme_agreement("a" * 32, read(1), right(1)) is None


def test_sorting_a_finding_into_a_theme_of_ones_own_is_no_disagreement():
    refined = [Line("s", one, "skills", into="own") for one in (1, 2)]
    found = theme_agreement(Theme.SKILLS, read(1, 2, 3), [*right(*range(1, 11)), *refined])

    assert (found.only_reader, found.alpha) == (0, 1.0)


def test_a_merge_is_no_disagreement():
    lines = [*right(*range(1, 11)), Line("m", theme="skills", into="task_performance")]
    found = theme_agreement(Theme.TASK_PERFORMANCE, read(1, 2, 3), lines)

    assert (found.both, found.alpha) == (3, 1.0)


def test_three_messages_in_which_either_names_the_theme_are_enough():
    person = theme_agreement(Theme.SKILLS, [], [*right(*range(1, 8)), *added(8, 9, 10)])
    reader = theme_agreement(Theme.SKILLS, read(8, 9, 10), [*right(*range(1, 8)), *away(8, 9, 10)])

    assert (person.only_person, reader.only_reader) == (3, 3)
    assert None not in {person.alpha, reader.alpha}

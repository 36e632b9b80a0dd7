import pandas as pd
import pytest

from core.analysis.corrections import Mention
from core.analysis.themes import theme_shares
from core.coaching.theme_action import actions, suggested_action
from core.content.words import themes
from core.vocabulary import Author, Origin, QuoteCheck, Theme


def found(**counts):
    total = 9
    told = pd.DataFrame(
        {"message_id": range(total), "rejection": range(total), "day": range(total)}
    )
    mentions = [
        Mention(message, theme, Origin.RULE, QuoteCheck.VERIFIED, theme)
        for theme, count in counts.items()
        for message in range(count)
    ]
    return theme_shares(told, mentions, Author.EMPLOYER)


def test_every_theme_in_ones_hands_has_an_action_and_no_other():
    in_hands = {t for t, text in themes().items() if text.in_whose_hands not in {None, "not yours"}}

    assert set(actions()) == in_hands


def test_what_can_change_by_the_next_interview_comes_first():
    suggested = suggested_action(found(skills=6, communication=2, team_fit=5))

    assert (suggested.theme, suggested.mentions) == (Theme.COMMUNICATION, 2)


def test_among_these_it_is_the_theme_that_was_named_most():
    assert suggested_action(found(communication=2, materials=4)).theme == Theme.MATERIALS


@pytest.mark.parametrize("counts", [{}, {"communication": 1}, {"role_changed": 5}, {"own": 4}])
def test_there_is_no_action_where_nothing_in_ones_hands_repeats(counts):
    assert suggested_action(found(**counts)) is None


def test_no_action_asks_for_more_applications_or_promises_an_offer():
    words = " ".join(f"{one.suggestion} {one.because}" for one in actions().values()).lower()

    assert not [word for word in ("apply more", "offer", "guarantee", "must", "!") if word in words]

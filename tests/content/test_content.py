"""data/content is whole, and faults in it are named."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.content import files, support, words
from core.vocabulary import Emotion, Theme

STALE_NUMBERS = ("18007842433", "8007842433", "08457909090", "1850609090")


def test_every_theme_has_words_and_the_codebook_order():
    assert list(words.themes()) == list(Theme)
    assert all(text.label and text.definition for text in words.themes().values())


def test_only_no_reason_lies_outside_the_five_areas():
    outside = [theme for theme, text in words.themes().items() if text.area is None]

    assert outside == [Theme.NO_REASON]
    assert sum(len(area.themes) for area in words.areas()) == len(Theme) - 1
    assert len(words.areas()) == 5


def test_what_is_not_in_the_persons_hands_says_so():
    hands = {theme: text.in_whose_hands for theme, text in words.themes().items()}

    assert hands[Theme.STRONGER_CANDIDATE] == hands[Theme.ROLE_CHANGED] == "not yours"
    assert hands[Theme.COMPENSATION] == "shared"
    assert hands[Theme.PREPARATION] == "yours, next time"


def test_emotions_are_six_hard_and_four_kind_ones():
    hard = [emotion for emotion, text in words.emotions().items() if text.hard]

    assert list(words.emotions()) == list(Emotion)
    assert len(hard) == 6
    assert words.emotions()[Emotion.EXHAUSTION].chip == "worn out"
    assert words.emotions()[Emotion.DETERMINATION].chip == "motivated"


@pytest.mark.parametrize(
    ("country", "dial"),
    [
        ("US", "988"), ("CA", "988"), ("FR", "3114"), ("DE", "08001110111"), ("ES", "024"),
        ("NL", "113"), ("IN", "14416"), ("AU", "131114"), ("NZ", "1737"), ("IE", "116123"),
        ("GB", "116123"), ("GB", "08088088000"),
    ],
)  # fmt: skip
def test_each_country_offers_its_line(country, dial):
    assert dial in [line.dial for line in support.helplines_for(country)]


@pytest.mark.parametrize("country", [None, "", "BR", "us", "elsewhere"])
def test_there_is_always_somewhere_to_turn(country):
    assert support.helplines_for(country)[-1].link == "https://findahelpline.com"


def test_an_unknown_country_gets_no_number_of_another():
    assert [line.number for line in support.helplines_for("BR")] == [None]


def test_no_stale_number_ships():
    listed = {line.dial for line in support.helplines()}

    assert listed.isdisjoint(STALE_NUMBERS)


def test_every_line_names_its_source_and_a_number_to_dial_or_a_link():
    for line in support.helplines():
        assert line.source
        assert bool(line.dial) != bool(line.link)


def test_what_is_to_be_confirmed_is_not_marked_as_verified():
    for line in support.helplines():
        assert ("to be confirmed" in line.source) == (line.verified_on is None)


def test_an_entry_needs_a_check_after_180_days():
    line = next(line for line in support.helplines() if line.verified_on)

    assert not line.needs_check(line.verified_on + timedelta(days=180))
    assert line.needs_check(line.verified_on + timedelta(days=181))


def test_an_entry_nobody_verified_needs_a_check_today():
    samaritans = support.helplines_for("GB")[0]

    assert samaritans.verified_on is None
    assert samaritans.needs_check(date(2026, 1, 1))


def test_a_number_is_shown_until_730_days_after_it_was_verified_and_then_no_more():
    line = next(line for line in support.helplines() if line.verified_on and line.country == "FR")
    last_day = line.verified_on + timedelta(days=730)

    assert line in support.lines_to_show("FR", last_day)
    assert line not in support.lines_to_show("FR", last_day + timedelta(days=1))


def test_a_website_is_shown_however_long_ago_it_was_looked_at():
    shown = support.lines_to_show("FR", date(2099, 1, 1))

    assert [line.link for line in shown] == ["https://findahelpline.com"]


def test_every_verified_day_is_a_day_of_the_past():
    this_day = datetime.now(UTC).date()
    for line in support.helplines():
        assert line.verified_on is None or date(2026, 1, 1) <= line.verified_on <= this_day


def test_an_emergency_number_has_a_source_or_is_absent():
    for place in support.countries():
        assert (place.emergency is None) == (place.emergency_source is None)


def test_the_support_card_says_that_nobody_is_told_and_where_to_turn():
    card = support.support_card()

    assert "No person has been told" in card.private
    assert "emergency number" in card.emergency
    assert "findahelpline.com" in card.elsewhere


def test_the_support_card_offers_no_exercise_and_does_not_shout():
    card = support.support_card()
    said = f"{card.title} {card.noticed} {card.private} {card.emergency} {card.talk}".lower()

    assert not any(word in said for word in ("exercise", "breath", "ground", "!", "diagnos"))


def test_a_missing_file_is_named():
    with pytest.raises(ValueError, match=r"nothing\.toml"):
        files.content_toml("nothing.toml")


def test_a_line_without_a_source_is_named():
    place = {
        "code": "XX",
        "name": "Nowhere",
        "line": [{"name": "A", "number": "1", "channel": "call"}],
    }

    with pytest.raises(ValueError, match=r"helplines\.toml: XX needs .* a source"):
        support._country(place)


def test_a_theme_without_a_label_is_named():
    with pytest.raises(ValueError, match=r"themes\.toml: a theme lacks 'label'"):
        words._theme_text({"id": "skills", "definition": "x"})


def test_ids_must_be_exactly_those_of_the_vocabulary():
    with pytest.raises(ValueError, match="exactly those of Emotion"):
        words._check_ids("emotions.toml", ["hope", "joy"], Emotion)

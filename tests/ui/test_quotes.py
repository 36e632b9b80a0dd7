"""A pasted text with marks in it: it is escaped, and nothing of it is lost."""

import re
from dataclasses import dataclass
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from core.ui.quotes import marked_text


@dataclass(frozen=True)
class Quote:
    start: int | None
    end: int | None


def words_of(html: str) -> str:
    """The text that a reader sees, without the numbers of the marks."""
    inside = html.removeprefix('<div class="message-text" dir="auto">').removesuffix("</div>")
    return unescape(re.sub(r"<sup>[\d, ]*</sup>|</?mark>", "", inside))


@st.composite
def texts_with_quotes(draw):
    text = draw(st.text(max_size=60))
    places = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(places, places), max_size=5))
    return text, [Quote(min(pair), max(pair)) for pair in pairs]


def test_a_quote_is_marked_in_place_with_its_number():
    html = marked_text("We chose someone else.", [Quote(3, 8)])
    assert "We <mark>chose<sup>1</sup></mark> someone else." in html


def test_markup_in_a_message_is_shown_and_never_run():
    text = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
    html = marked_text(text, [Quote(0, 8)])
    assert "<script" not in html
    assert "<img" not in html
    assert words_of(html) == text


def test_overlapping_quotes_share_a_mark_and_each_number_stands_once():
    html = marked_text("abcdef", [Quote(0, 4), Quote(2, 6)])
    assert re.findall(r"<sup>(.*?)</sup>", html) == ["1", "2"]
    assert words_of(html) == "abcdef"


def test_two_quotes_of_the_same_words_are_numbered_together():
    assert "<sup>1, 2</sup>" in marked_text("abc", [Quote(0, 3), Quote(0, 3)])


def test_a_theme_without_words_marks_nothing_and_keeps_its_number():
    html = marked_text("abc", [Quote(None, None), Quote(0, 1)])
    assert html.count("<mark>") == 1
    assert "<sup>2</sup>" in html


def test_an_empty_message_is_an_empty_box():
    assert words_of(marked_text("", [])) == ""


@given(texts_with_quotes())
def test_taking_the_marks_away_gives_the_text_back(text_and_quotes):
    text, quotes = text_and_quotes
    assert words_of(marked_text(text, quotes)) == text


@given(texts_with_quotes())
def test_every_quote_with_words_has_its_number_in_the_text(text_and_quotes):
    text, quotes = text_and_quotes
    shown = re.findall(r"<sup>(.*?)</sup>", marked_text(text, quotes))
    numbers = {int(number) for one in shown for number in one.split(", ")}
    assert numbers == {n for n, quote in enumerate(quotes, 1) if quote.start != quote.end}

"""Cutting a text keeps every position."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.reading.clauses import LONGEST_CLAUSE, clauses, level, sentences


def pieces(text, spans):
    return [text[span.start : span.end] for span in spans]


def test_a_sentence_is_cut_at_what_turns_it():
    text = "Great energy, but your SQL was thin; we liked you, however the role is on hold."

    assert pieces(text, clauses(text)) == [
        "Great energy", "but your SQL was thin", "we liked you", "however the role is on hold",
    ]  # fmt: skip


def test_a_link_between_two_clauses_is_none_itself():
    text = "We read it all, and although we liked it, it is a no."

    assert pieces(text, clauses(text)) == ["We read it all", "although we liked it, it is a no"]


def test_titles_and_abbreviations_end_no_sentence():
    assert len(sentences("Dear Mr. Tan, thank you. Dr. Okoro called.")) == 2


def test_a_line_that_a_mail_program_wrapped_is_one_sentence():
    text = level("Your answers were not\nconcrete enough.\n\nKind regards\nJo")

    assert pieces(text, sentences(text)) == [
        "your answers were not concrete enough", "kind regards", "jo",
    ]  # fmt: skip


def test_a_voice_note_without_full_stops_is_cut_into_short_pieces():
    text = "and then she said " * 100

    assert max(len(piece) for piece in pieces(text, clauses(text))) <= LONGEST_CLAUSE


@given(st.text(max_size=200))
def test_levelling_keeps_the_length(text):
    assert len(level(text)) == len(text)


@given(st.text(alphabet="aB .,;!?\n-\u2014:'\u0130\U0001f642(b)", max_size=200))
def test_clauses_lie_inside_the_text_in_order_and_do_not_overlap(text):
    spans = clauses(text)

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))

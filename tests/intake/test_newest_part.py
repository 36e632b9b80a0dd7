"""The newest message of a thread, as a span of the stored text."""

import pytest

from core.intake.thread import newest_part

NEW = "Hi Sam,\n\nthey went with someone else. Sorry.\n\nJane"
OLD = "Hi Jane,\n\nany news?"
QUOTED = "> Hi Jane,\n>\n> any news?"

THREADS = {
    "alone": NEW,
    "gmail": f"{NEW}\n\nOn Mon, 2 Nov 2026 at 10:12, Sam <sam@x.example> wrote:\n\n{QUOTED}\n",
    "gmail_wrapped": f"{NEW}\n\nOn Mon, Nov 2, 2026 at 10:12 AM Sam Ortiz Longname\n"
    f"<sam@x.example> wrote:\n\n{QUOTED}\n",
    "thunderbird": f"{NEW}\n\nOn 11/2/26 10:12, Sam Ortiz wrote:\n{QUOTED}",
    "apple_german": f"{NEW}\n\nAm 02.11.2026 um 10:12 schrieb Sam <sam@x.example>:\n\n{QUOTED}",
    "gmail_french": f"{NEW}\n\n"
    f"Le lun. 2 nov. 2026 à 10:12, Sam <s@x.example> a écrit :\n\n{QUOTED}",
    "gmail_spanish": f"{NEW}\n\nEl lun, 2 nov 2026 a las 10:12, Sam (<s@x.example>) escribió:\n"
    f"{QUOTED}",
    "gmail_japanese": f"{NEW}\n\n2026年11月2日(月) 10:12 Sam <sam@x.example>:\n\n{QUOTED}",
    "outlook": f"{NEW}\n\n-----Original Message-----\nFrom: Sam\nSent: Monday\nSubject: x\n\n{OLD}",
    "outlook_german": f"{NEW}\n\n-----Ursprüngliche Nachricht-----\n{OLD}",
    "outlook_rule": f"{NEW}\n\n{'_' * 32}\nFrom: Sam <s@x.example>\nSent: Monday, 2 November 2026\n"
    f"To: Jane\nSubject: News?\n\n{OLD}",
    "outlook_block": f"{NEW}\n\nFrom: Sam <s@x.example>\nSent: Monday, 2 November 2026 10:12\n"
    f"To: Jane\nSubject: News?\n\n{OLD}",
    "french_block": f"{NEW}\n\nDe : Sam\nEnvoyé : lundi 2 novembre 2026\nObjet : News?\n\n{OLD}",
    "only_marks": f"{NEW}\n\n{QUOTED}\n",
    "answer_below": f"On Mon, 2 Nov 2026 at 10:12, Sam <s@x.example> wrote:\n{QUOTED}\n\n{NEW}",
    "forwarded": "fyi\n\n---------- Forwarded message ---------\nFrom: Jane <j@x.example>\n"
    f"Date: Mon, 2 Nov 2026\nSubject: x\n\n{NEW}",
    "forwarded_german": f"-------- Weitergeleitete Nachricht --------\nBetreff: x\n\n{NEW}",
    "forwarded_thread": "---------- Forwarded message ---------\nFrom: Jane <j@x.example>\n"
    f"Subject: x\n\n{NEW}\n\nOn Mon, 2 Nov 2026 at 10:12, Sam <s@x.example> wrote:\n{QUOTED}",
    "with_headers": f"Subject: Your visit\nFrom: Jane <j@x.example>\n\n{NEW}\n\n{QUOTED}",
}  # fmt: skip


@pytest.mark.parametrize("name", THREADS)
def test_the_newest_message_is_cut_out(name):
    start, end = newest_part(THREADS[name])

    assert THREADS[name][start:end] == NEW


WHOLE = {
    "answers_between": "Hi Sam,\n\n> any news?\n\nYes, it is a no.\n\n> why?\n\nToo little SQL.",
    "a_sentence_that_ends_in_wrote": "On 3 November 2026 the panel met.\nHere is what they wrote:\n"
    "more depth in system design.",
    "days_of_a_week": "We are open:\nFrom: Monday\nTo: Friday\nand decided against it.",
    "forward_inside_a_long_message": "The manager explained it well, so I pass it on. " * 6
    + "\n\n---------- Forwarded message ---------\nFrom: M <m@x.example>\nSubject: y\n\nNo SQL.",
    "a_rule": f"First part\n{'_' * 20}\nSecond part",
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_a_text_that_is_one_message_stays_whole(name):
    start, end = newest_part(WHOLE[name])

    assert WHOLE[name][start:end] == WHOLE[name].strip()


def test_a_text_of_header_lines_only_stays_whole():
    assert newest_part("Subject: no") == (0, 11)


def test_a_blank_text_has_a_blank_span():
    assert newest_part("") == (0, 0)
    assert newest_part(" \n") == (0, 2)

"""What the pages about themes are computed from, for two people on one store."""

import pandas as pd
import pytest

from core.analysis.themes import told_rejections
from core.errors import InvalidInput
from core.reading.local import LocalReader
from core.reading.types import MailParts
from core.vocabulary import Author, MailKind, Stage, Theme
from core.workspace.messages import Confirmed

NO_SQL = "We decided not to move forward. You did not have enough experience with SQL."
SPANISH = (
    "Lamentamos comunicarte que hemos decidido no continuar con tu candidatura en esta ocasión. "
    "Te deseamos mucha suerte en tu búsqueda de empleo."
)


def bring(person, text, noon, today):
    message = person.messages.keep(text, today, noon)
    person.messages.store_reading(message, LocalReader().read_mail(MailParts(text)), noon)
    return message


def file(person, message, noon, today, stage=Stage.INTERVIEW):
    said = Confirmed(MailKind.REJECTION, today, "Acme", "Analyst", stage)
    return person.messages.confirm(message, said, noon, today)


def test_every_message_stands_in_the_frame_with_its_application(ana, ben, noon, today):
    filed = bring(ana, NO_SQL, noon, today)
    application = file(ana, filed, noon, today)
    loose = ana.messages.keep("Not read yet.", today, noon)
    bring(ben, NO_SQL, noon, today)

    rows = {row["message_id"]: row for row in ana.feedback.frame().to_dict("records")}

    assert set(rows) == {filed, loose}
    one = rows[filed]
    assert (one["application_id"], one["stage"], one["company"]) == (
        application,
        "interview",
        "Acme",
    )
    assert (one["kind"], one["author"], one["is_read"]) == ("rejection", "employer", True)
    assert pd.isna(rows[loose]["kind"])
    assert not rows[loose]["is_read"]


def test_without_messages_the_frame_is_empty_and_has_its_columns(ana):
    frame = ana.feedback.frame()

    assert frame.empty
    assert told_rejections(frame, Author.EMPLOYER).empty
    assert ana.feedback.mentions().mentions == []


def test_a_letter_that_no_engine_can_judge_does_not_count_until_the_person_did(ana, noon, today):
    message = bring(ana, SPANISH, noon, today)
    assert not ana.feedback.frame()["is_read"].any()
    ana.feedback.correct(message, Theme.LOGISTICS, noon, applies=True)
    assert ana.feedback.frame()["is_read"].all()


def test_a_recollection_is_the_persons_own_words_from_the_start(ana, noon, today):
    message = ana.feedback.recollect("They said\x00 my answers were long.", today, noon)

    assert ana.feedback.author(message) is Author.CANDIDATE
    assert ana.messages.one(message).text == "They said my answers were long."
    assert list(ana.feedback.frame()["author"]) == ["candidate"]


@pytest.mark.parametrize("text", ["", " \n ", "x" * 200_001])
def test_a_recollection_without_words_or_with_too_many_is_a_sentence(ana, noon, today, text):
    with pytest.raises(InvalidInput):
        ana.feedback.recollect(text, today, noon)
    assert ana.messages.count() == 0


def test_whose_words_they_are_can_be_said_later(ana, noon, today):
    message = bring(ana, NO_SQL, noon, today)
    ana.feedback.say_author(message, Author.CANDIDATE)
    assert ana.feedback.author(message) is Author.CANDIDATE


def test_finding_a_message_right_is_stored_once(ana, noon, today):
    message = bring(ana, NO_SQL, noon, today)
    assert not ana.feedback.looked_through(message)
    ana.feedback.find_right(message, noon)
    ana.feedback.find_right(message, noon)
    assert ana.feedback.looked_through(message)
    assert len(ana.themes.history()) == 1


def test_all_themes_at_once_are_those_of_each_message(ana, noon, today):
    first, second = bring(ana, NO_SQL, noon, today), bring(ana, f"{NO_SQL} Bye.", noon, today)
    ana.feedback.correct(first, Theme.SKILLS, noon, applies=False)
    ana.feedback.correct(second, Theme.TEAM_FIT, noon, applies=True, quote="Bye.")
    ana.themes.merge(Theme.TEAM_FIT, Theme.MOTIVATION, noon)

    at_once = ana.feedback.mentions().here

    for message in (first, second):
        one_by_one = {one.theme for one in ana.feedback.themes(message)}
        assert {one.theme for one in at_once[message]} == one_by_one


def test_the_newest_texts_come_first_and_no_more_than_asked_for(ana, ben, noon, today):
    ids = [ana.messages.keep(f"m{n}", today, noon) for n in range(4)]
    ben.messages.keep("Ben's", today, noon)

    assert ana.feedback.texts(2) == {ids[3]: "m3", ids[2]: "m2"}

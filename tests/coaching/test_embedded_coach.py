"""The coach without a language model: fixed rules, k of n, quotes, and never blame."""

from datetime import date

import pytest

from core.coaching import embedded_words as say
from core.coaching.embedded_coach import Around, Offered, Turn, embedded_answer, felt, open_step
from core.coaching.embedded_words import QUESTION, Step
from core.coaching.records import Kind, Record
from core.coaching.reply_rules import must_go
from core.content.words import emotions
from core.vocabulary import Emotion, Evidence, Speaker

DAY = date(2026, 11, 2)
ABOUT = {"application_id": 1, "company": "Northwind", "role": "Analyst", "day": DAY}
APPLICATION = Record(
    Kind.APPLICATION, "1", "Northwind, Analyst: they said no", Evidence.REPORTED, has_ended=True,
    **ABOUT,
)  # fmt: skip
FEEDBACK = Record(
    Kind.FEEDBACK, "12", "Northwind, Analyst: “your SQL was not deep enough” (A skill)",
    Evidence.QUOTED, theme="skills", quotes=("your SQL was not deep enough",), **ABOUT,
)  # fmt: skip
CAUSE = Record(Kind.CAUSE, "5", "Northwind: a reason you noted: nerves", Evidence.GUESS, **ABOUT)
THEME = Record(
    Kind.THEME, "skills", "A skill: named in 2 of 3 rejections", Evidence.QUOTED, theme="skills",
    count=2,
)  # fmt: skip
COUNT = Record(
    Kind.COUNT, "heard_back", "You heard back from 6 of 31 applications", Evidence.REPORTED
)
RECORDS = [APPLICATION, FEEDBACK, CAUSE, THEME, COUNT]


def around(records=RECORDS, **more):
    offers = more.pop("offers", lambda _: (Offered("E10", "Slow breathing", 5),))
    return Around(records, DAY, offers, **more)


class Talk:
    """A talk that goes on."""

    def __init__(self, **more):
        self.turns, self.around = [], around(**more)

    def say(self, words):
        answer = embedded_answer(words, self.turns, self.around)
        self.turns += [Turn(Speaker.PERSON, words), Turn(Speaker.COACH, answer.words)]
        return answer


def test_something_that_happened_is_heard_named_and_followed_by_the_feeling():
    answer = Talk().say("Northwind said no on Friday.")
    assert "Northwind, Analyst [application:1]" in answer.words
    assert answer.words.endswith(QUESTION[Step.FEEL])
    assert answer.sources == ("application:1",)


def test_a_feeling_brings_exercises_and_then_the_way_to_look_back():
    talk = Talk()
    talk.say("Northwind said no.")
    answer = talk.say("angry")
    assert "Slow breathing (5 min)" in answer.words
    assert answer.ways == ("exercise:E10",)
    assert open_step(talk.turns) is Step.LOOK_BACK


def test_without_mood_no_feeling_is_asked_for_or_named():
    talk = Talk(asks_mood=False)
    assert "feel" not in talk.say("Northwind said no.").words
    assert talk.say("I am angry about the whole day").ways == ()


def test_on_the_first_day_nobody_is_asked_to_look_back_unless_they_are_ready():
    talk = Talk(too_soon=True)
    talk.say("Northwind said no.")
    assert QUESTION[Step.LOOK_BACK] not in talk.say("angry").words
    assert talk.say("look back").words == say.TOO_SOON
    assert talk.say("I am ready").words.endswith(QUESTION[Step.EXPECTED])


def looked_back(talk, why="Nerves, I guess"):
    talk.say("Northwind said no.")
    talk.say("skip")
    talk.say("yes")
    for words in ("a second round", "they asked about SQL"):
        talk.say(words)
    noted = talk.say(why)
    for words in ("a clear start", "rehearse aloud"):
        talk.say(words)
    return noted, talk.say("if a call comes, then I say it twice")


def test_a_look_back_goes_through_six_questions_and_ends_in_the_persons_own_words():
    talk = Talk()
    _, end = looked_back(talk)
    for name, words in (
        ("Expected", "a second round"), ("Happened", "they asked about SQL"),
        ("Keep", "a clear start"), ("Change", "rehearse aloud"), ("To try once", "if a call"),
    ):  # fmt: skip
        assert f"{name}: {words}" in end.words
    assert end.ways == ("look_back:1",)
    assert open_step(talk.turns) is None


@pytest.mark.parametrize(
    ("why", "noted"),
    [
        ("Nerves, I guess", say.A_GUESS),
        ("They told me on the phone that it was close", say.WAS_TOLD),
        ("I was too stupid", say.A_GUESS),
        ("My SQL was too thin, it stands in their mail", say.IN_THEIR_WORDS),
    ],
)
def test_a_reason_is_noted_with_what_it_rests_on(why, noted):
    answer, _ = looked_back(Talk(), why)
    assert answer.words.startswith(noted)
    assert answer.sources == (("feedback:12",) if noted == say.IN_THEIR_WORDS else ())


def test_a_question_in_between_is_answered_and_the_step_stays_open():
    talk = Talk()
    talk.say("look back")
    answer = talk.say("What themes repeat?")
    assert "2 of 3" in answer.words
    assert answer.words.endswith(QUESTION[Step.EXPECTED])
    talk.say("a second round")
    assert open_step(talk.turns) is Step.HAPPENED


def test_a_look_back_can_be_left_at_any_question():
    talk = Talk()
    talk.say("look back")
    assert talk.say("stop").words == say.LEFT
    assert open_step(talk.turns) is None


@pytest.mark.parametrize(
    "told",
    [
        "When they asked about my goals I froze.",
        "What they told me was that my SQL was thin.",
        "Did the mock interview the way I practise it, then they said no.",
        "Show and tell: I had three patterns to choose from.",
        "They asked about my goals, and what is there to say?",
    ],
)
def test_an_answer_to_a_question_of_the_look_back_is_no_question(told):
    talk = Talk(records=[APPLICATION])
    talk.say("look back")
    talk.say("a second round")
    assert talk.say(told).words == f"{say.NOTED}\n{QUESTION[Step.WHY]}"
    for words in ("a guess", "a clear start", "rehearse aloud"):
        talk.say(words)
    assert f"Happened: {told}" in talk.say("if a call comes, then I say it twice").words


@pytest.mark.parametrize("words", ["When they asked about my goals I froze.", "No energy left."])
def test_an_answer_to_the_question_for_the_feeling_is_taken_for_one(words):
    talk = Talk(records=[APPLICATION])
    talk.say("Northwind said no.")
    answer = talk.say(words).words
    assert "No goal" not in answer
    assert not answer.startswith(say.SKIPPED)
    assert answer.endswith(QUESTION[Step.LOOK_BACK])


@pytest.mark.parametrize("words", ["No idea.", "Enough preparation", "Later in the day", "No one"])
def test_an_answer_that_begins_like_a_stop_is_an_answer(words):
    talk = Talk()
    talk.say("look back")
    assert talk.say(words).words == f"{say.NOTED}\n{QUESTION[Step.HAPPENED]}"


@pytest.mark.parametrize(
    "words",
    ["Stop.", "please stop", "Stop now, thanks", "Not now.", "No thanks", "Leave it for now",
     "I want to stop here", "Let\u2019s stop", "enough for today", "No, stop"],
)  # fmt: skip
def test_a_stop_is_a_stop_in_other_words_too(words):
    talk = Talk()
    talk.say("look back")
    assert talk.say(words).words == say.LEFT


def test_whoever_does_not_want_to_look_back_is_not_asked_again():
    for words in ("No, I would rather not", "not now, I am tired", "skip"):
        talk = Talk()
        talk.say("Northwind said no.")
        talk.say("angry")
        assert talk.say(words).words == say.LEFT


def test_a_question_of_the_look_back_that_is_skipped_leaves_its_line_out():
    talk = Talk()
    assert "skip" in talk.say("look back").words
    talk.say("What themes repeat?")
    assert talk.say("Skip").words == f"{say.SKIPPED}\n{QUESTION[Step.HAPPENED]}"
    for words in (
        "they asked about SQL",
        "Let\u2019s skip it",
        "a clear start",
        "skip this one, please",
    ):
        talk.say(words)
    end = talk.say("if a call comes, then I say it twice").words
    lines = [line for line in end.splitlines() if line.startswith("- ")]
    assert [line.split(":")[0] for line in lines] == ["- Happened", "- Keep", "- To try once"]


def test_a_look_back_of_which_everything_is_skipped_is_left():
    talk = Talk()
    talk.say("look back")
    answers = [talk.say("skip") for _ in say.NAME]
    assert answers[-1].words == say.LEFT
    assert answers[-1].ways == ()


def test_the_last_question_can_be_skipped():
    talk = Talk()
    talk.say("look back")
    for words in ("a round", "SQL", "a guess", "the start", "rehearse"):
        talk.say(words)
    end = talk.say("skip")
    assert end.words.startswith(say.DONE)
    assert "To try once" not in end.words


@pytest.mark.parametrize("emotion", list(Emotion))
def test_each_feeling_is_named_in_a_sentence_and_a_kind_one_is_not_hurried_away(emotion):
    word = {Emotion.SELF_DOUBT: "I doubt myself", Emotion.DETERMINATION: "determined"}
    message = word.get(emotion, say.FEELS[emotion].split("|")[0].replace(r"\w*", ""))
    opening, *_ = embedded_answer(message, (), around()).words.splitlines()
    text = emotions()[emotion]
    assert opening == f"That sounds like {text.noun}. {say.NO_HURRY if text.hard else say.KIND}"


@pytest.mark.parametrize(
    ("asked", "words", "source"),
    [
        ("What themes repeat?", "named in 2 of 3 rejections", "theme:skills"),
        ("What themes repeat?", "“your SQL was not deep enough”", "feedback:12"),
        ("what themes repeat", "named in 2 of 3 rejections", "theme:skills"),
        ("What did Northwind say?", "“your SQL was not deep enough”", "feedback:12"),
        ("How many did I hear back from?", "6 of 31", "count:heard_back"),
    ],
)
def test_questions_about_own_records_are_answered_with_counts_and_quotes(asked, words, source):
    answer = embedded_answer(asked, (), around())
    assert words in answer.words
    assert source in answer.sources


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("What themes repeat?", say.NO_REPEAT),
        ("What did Acme say?", say.NOT_FOUND),
        ("How many did I hear back from?", "no applications here yet"),
        ("What have I tried?", "No experiment is kept"),
        ("What helped me?", "No exercise is kept"),
        ("How was my mood?", "no check-in"),
        ("What do you remember?", "Nothing is marked"),
        ("What did I practise?", "No practice"),
        ("What are my goals?", "No goal"),
    ],
)
def test_what_is_not_there_is_said(asked, words):
    assert words in embedded_answer(asked, (), around(records=[])).words


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("I can't sleep any more", "sleep"), ("How do I pay the rent?", "questions of money"),
        ("Should I sue them?", "questions of law"),
        ("Should I see a doctor?", "questions of health"),
        ("I told my wife that it was over.", "matters of family"),
    ],
)  # fmt: skip
def test_what_it_cannot_help_with_is_said_with_what_it_can(message, topic):
    words = embedded_answer(message, (), around()).words
    assert words.startswith(
        f"That matters. I cannot help with {topic} here. {say.ELSEWHERE[topic]}"
    )
    assert say.CAN_DO in words


@pytest.mark.parametrize("message", ["Hello", "Are you a human?", "What can you do?"])
def test_it_says_that_it_is_no_human(message):
    assert "not a human" in embedded_answer(message, (), around()).words


@pytest.mark.parametrize(
    "message",
    ["They rejected me because I am worthless.", "It was all my fault.", "I always mess up."],
)
def test_blame_of_the_whole_person_is_not_agreed_with(message):
    words = embedded_answer(message, (), around()).words
    assert words.startswith(say.SELF)
    assert not any(must_go(line, RECORDS, "\n".join(r.line for r in RECORDS)) for line in
                   words.splitlines())  # fmt: skip


def test_why_is_answered_with_their_words_first_and_each_ones_level():
    answer = embedded_answer("Why did Northwind reject me?", (), around())
    assert answer.words.index("(their words) [feedback:12]") < answer.words.index("(a guess)")


def test_without_a_reason_on_record_it_is_not_known():
    answer = embedded_answer("Why did Northwind reject me?", (), around(records=[APPLICATION]))
    assert say.NO_CAUSE in answer.words


def test_the_same_words_get_the_same_answer():
    assert embedded_answer("Why me?", (), around()) == embedded_answer("Why me?", (), around())


@pytest.mark.parametrize(
    ("message", "emotion"),
    [
        ("I am so angry", Emotion.ANGER), ("not angry, just tired", Emotion.EXHAUSTION),
        ("nervous", Emotion.ANXIETY), ("quite calm", Emotion.CALM), ("the train was late", None),
    ],
)  # fmt: skip
def test_a_feeling_is_known_by_its_word(message, emotion):
    assert felt(message) is emotion


def test_nothing_it_can_say_cheers_blames_or_advises_more_applications():
    texts = [*(v for k, v in vars(say).items() if k.isupper() and isinstance(v, str)),
             *QUESTION.values(), *say.ELSEWHERE.values()]  # fmt: skip
    for text in texts:
        assert "!" not in text
        assert "should" not in text
        assert not must_go(text, (), text), text

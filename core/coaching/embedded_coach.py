"""The coach without a language model: fixed rules, the same answer to the same words."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.ai.addressed import addressed, without
from core.coaching import embedded_words as say
from core.coaching.embedded_records import (
    Answer,
    application_meant,
    causes_answer,
    record_answer,
    the_application,
)
from core.coaching.embedded_words import Step
from core.coaching.records import Record, applications_named
from core.coaching.reply_rules import bears_out
from core.content.words import emotions
from core.vocabulary import Emotion, Speaker

ENGINE = "rules-1"
NO_EMOTION = re.compile(r"\b(?:not|never|no longer|n't)\s+(?:\w+\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Turn:
    """What one side said before."""

    speaker: Speaker
    words: str


@dataclass(frozen=True)
class Offered:
    """An exercise that may be offered now."""

    exercise: str
    title: str
    minutes: int


@dataclass(frozen=True)
class Around:
    """What the coach knows besides the talk."""

    records: Sequence[Record]
    today: date
    offers: Callable[[Emotion], Sequence[Offered]]
    """What may help with a feeling, best first; empty where exercises are switched off."""
    asks_mood: bool = True
    too_soon: bool = False
    """The newest rejection is less than a day old."""


def embedded_answer(message: str, earlier: Sequence[Turn], around: Around) -> Answer:
    """What to say to a message. `earlier`: the talk so far without it, oldest first."""
    message = _plain(message)
    said = [one.words for one in earlier if one.speaker is Speaker.PERSON]
    step = open_step(earlier)
    is_asked = step is not None and step is not Step.LOOK_BACK
    of_records = record_answer(message, around.records, is_asked=is_asked)
    if of_records is not None:
        return _asking_again(of_records, step)
    if step in say.NAME:
        return _next_step(step, [*earlier, Turn(Speaker.PERSON, message)], around)
    if step is Step.LOOK_BACK and say.DECLINES.search(message):
        return Answer(say.LEFT)
    if say.STARTS_LOOK_BACK.search(message) or (
        step is Step.LOOK_BACK and say.AGREES.search(message)
    ):
        return _begin(message, around)
    return _heard(message, step, said, around)


def _plain(message: str) -> str:
    return without(message, addressed(message)).replace("\u2019", "'")


def open_step(earlier: Sequence[Turn]) -> Step | None:
    """The question that the coach asked last; None where it asked none."""
    if not earlier or earlier[-1].speaker is not Speaker.COACH:
        return None
    last = earlier[-1].words.rstrip()
    return next((step for step, asked in say.QUESTION.items() if last.endswith(asked)), None)


def felt(message: str) -> Emotion | None:
    """The feeling that a message names first by our list; None where it names none."""
    found = [
        (place.start(), emotion)
        for emotion, words in say.FEELS.items()
        for place in re.finditer(rf"\b(?:{words})\b", message, re.IGNORECASE)
        if not NO_EMOTION.search(message[: place.start()])
    ]
    return min(found)[1] if found else None


def _heard(message: str, step: Step | None, said: Sequence[str], around: Around) -> Answer:
    """A message that answers no open question of the look back."""
    is_self = say.SELF_BLAME.search(message) is not None
    is_others = say.OTHERS_BLAME.search(message) is not None
    if is_self or is_others or say.ASKS_WHY.search(message):
        opening = say.SELF if is_self else say.OTHERS if is_others else ""
        meant = application_meant([*said, message], around.records)
        return _after(opening, causes_answer(around.records, meant))
    if step is Step.FEEL and (say.SKIPS.search(message) or say.STOPS.search(message)):
        return _then(say.SKIPPED, Step.LOOK_BACK, around)
    elsewhere = _elsewhere(message)
    if elsewhere is not None:
        return elsewhere
    emotion = felt(message) if around.asks_mood else None
    if emotion is not None:
        return _for_feeling(emotion, around)
    if step is Step.FEEL:
        return _then(say.NOTED, Step.LOOK_BACK, around)
    return _told(message, around)


def _elsewhere(message: str) -> Answer | None:
    """What the coach is not for, and a greeting: it says what it can do. None for the rest."""
    for topic, words in say.NOT_FOR.items():
        if re.search(rf"\b(?:{words})\b", message, re.IGNORECASE):
            sorry = f"That matters. I cannot help with {topic} here. {say.ELSEWHERE[topic]}"
            return Answer(f"{sorry} {say.CAN_DO}")
    if say.SMALL_TALK.search(message):
        return Answer(f"I am a set of fixed rules, not a human. {say.CAN_DO}")
    return None


def _told(message: str, around: Around) -> Answer:
    """Something happened: say what it is about, ask for the feeling."""
    named = applications_named(message, around.records)
    about = the_application(around.records, max(named, default=None))
    heard = f"{say.HEARD} It is about {about.company}, {about.role} [{about.id}]." if about else ""
    sources = (about.id,) if about else ()
    if not around.asks_mood:
        return replace(_then(heard or say.HEARD, Step.LOOK_BACK, around), sources=sources)
    return Answer(f"{heard or say.HEARD}\n{say.QUESTION[Step.FEEL]}", sources)


def _for_feeling(emotion: Emotion, around: Around) -> Answer:
    offers = around.offers(emotion)
    text = emotions()[emotion]
    words = f"That sounds like {text.noun}. {say.NO_HURRY if text.hard else say.KIND}"
    if offers:
        named = "; ".join(f"{one.title} ({one.minutes} min)" for one in offers)
        words = f"{words}\n{say.MAY_FIT} {named}."
    ways = tuple(f"exercise:{one.exercise}" for one in offers)
    return replace(_then(words, Step.LOOK_BACK, around), ways=ways)


def _then(words: str, step: Step, around: Around) -> Answer:
    """The words and the next question; on the first day nobody is asked to look back."""
    if step is Step.LOOK_BACK and around.too_soon:
        return Answer(words)
    return Answer(f"{words}\n{say.QUESTION[step]}")


def _begin(message: str, around: Around) -> Answer:
    if around.too_soon and not say.READY.search(message):
        return Answer(say.TOO_SOON)
    return Answer(f"{say.BEGIN}\n{say.QUESTION[Step.EXPECTED]}")


def _next_step(step: Step, talk: Sequence[Turn], around: Around) -> Answer:
    """`talk`: all of it, the answer to the step's question last."""
    message = talk[-1].words
    if say.STOPS.search(message):
        return Answer(say.LEFT)
    said = [one.words for one in talk if one.speaker is Speaker.PERSON]
    meant = application_meant(said, around.records)
    following = say.AFTER.get(step)
    if following is None:
        return _done(_given(talk), meant, around)
    noted = _noted(message, step, meant, around)
    return replace(noted, words=f"{noted.words}\n{say.QUESTION[following]}")


def _noted(message: str, step: Step, application_id: int | None, around: Around) -> Answer:
    if say.SKIPS.search(message):
        return Answer(say.SKIPPED)
    return _noted_cause(message, application_id, around) if step is Step.WHY else Answer(say.NOTED)


def _noted_cause(message: str, application_id: int | None, around: Around) -> Answer:
    """A reason with what it rests on; never agreed with."""
    about = [one for one in around.records if one.application_id == application_id]
    quoted = next((one for one in about if one.quotes and bears_out(message, one)), None)
    if application_id is not None and quoted is not None:
        return Answer(f"{say.IN_THEIR_WORDS} “{quoted.quotes[0]}” [{quoted.id}].", (quoted.id,))
    return Answer(say.WAS_TOLD if say.TOLD.search(message) else say.A_GUESS)


def _given(talk: Sequence[Turn]) -> dict[Step, str]:
    """The last answer to each question of the look back; none where it was skipped."""
    given = {}
    for place, turn in enumerate(talk):
        step = open_step(talk[:place])
        if step in say.NAME and turn.speaker is Speaker.PERSON:
            given[step] = turn.words
    return {step: words for step, words in given.items() if not say.SKIPS.search(_plain(words))}


def _done(given: Mapping[Step, str], application_id: int | None, around: Around) -> Answer:
    """The answers once more, and the page where they count; nothing where all were skipped."""
    if not given:
        return Answer(say.LEFT)
    named = [(name, given[step]) for step, name in say.NAME.items() if step in given]
    lines = [say.DONE, *(f"- {name}: {_one_line(words)}" for name, words in named)]
    lines.append(say.KEEP_IT)
    about = the_application(around.records, application_id)
    if about is None:
        return Answer("\n".join(lines))
    return Answer("\n".join(lines), (about.id,), (f"look_back:{application_id}",))


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _asking_again(answer: Answer, step: Step | None) -> Answer:
    """An answer in between, and the open question once more."""
    if step is None:
        return answer
    return replace(answer, words=f"{answer.words}\n{say.QUESTION[step]}")


def _after(opening: str, answer: Answer) -> Answer:
    return replace(answer, words=f"{opening}\n{answer.words}" if opening else answer.words)

"""How an answer of the coach comes about: by fixed rules, or by a language model and checked."""

from collections.abc import Sequence
from dataclasses import replace
from threading import Event
from uuid import uuid4

import streamlit as st

from core.ai.types import Preview, Question
from core.coaching.checked_reply import SPOKEN_TO_HARM, CheckedReply, Checking
from core.coaching.coach_question import Told, can_go_along, coach_question
from core.coaching.embedded_coach import ENGINE, Around, Offered, Turn, embedded_answer
from core.coaching.not_human import NOTICE
from core.coaching.records import Record, chosen
from core.coaching.state_now import FIRST_DAY_H, StateNow
from core.coaching.what_helps import DEBRIEF, suggestions
from core.content.exercises import exercises
from core.errors import NoAnswer, SupportFirst
from core.reading.safety import screen
from core.ui import ai
from core.ui.clock import now, today
from core.ui.coach_sources import as_answer
from core.ui.coach_stream import Arriving
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.support import open_support
from core.ui.what_helps import exercises_are_off, state_here
from core.ui.wishes import wants_mood
from core.vocabulary import Emotion, Speaker
from core.workspace.conversations import Said, TurnView

HERE_ONLY = "coach_here_only"
"""The choice to be answered on this server, whatever else was agreed to."""
COMING = "coach_coming"
"""Set once an answer that was coming is kept."""
LONGEST_END_S = 5.0
ON, OFF = "on", "off"
INSTEAD = "These are the fixed rules of this server instead."
STOPPED_EARLY = "Stopped before anything came."
NOTHING_LEFT = "Nothing of what the language model said could be shown."


def asks_language_model() -> bool:
    """Whether the next message goes to a language model."""
    return ai.may_ask() and not here_only()


def here_only() -> bool:
    """Whether the person chose to be answered on this server only."""
    kept = until_changed("coach_here", lambda: open_workspace().preferences.value(HERE_ONLY))
    return kept == ON


def every_record() -> list[Record]:
    """Everything the coach may look at, once for each change of rows."""
    mood = wants_mood()
    records = open_workspace().records
    return until_changed(
        "coach_records", lambda: records.everything(today(), with_mood=mood), today(), mood
    )


def let_it_end() -> None:
    """A click stops the answer that comes, and starts this run beside it: let that one be kept."""
    ended: Event | None = st.session_state.pop(COMING, None)
    if ended is not None:
        ended.wait(LONGEST_END_S)
        st.rerun()  # what this run knows of the rows may be from before


def answer(conversation_id: int, turns: Sequence[TurnView], message: str) -> None:
    """Answer a message that is stored and was screened, and keep the answer.

    `turns`: those before it. A language model's answer is drawn while it comes.
    """
    if not asks_language_model():
        _keep_by_rules(conversation_id, turns, message)
        return
    _tell(conversation_id, turns, message)


def question_of(turns: Sequence[TurnView], message: str) -> tuple[Question[Told], list[Record]]:
    """What a language model would be asked, and the records that go along."""
    fitting = chosen(message, every_record(), today())
    records, earlier = can_go_along(fitting, _spoken(turns), screen)
    return coach_question(message, earlier, records, ai.known_names()), list(records)


def preview(turns: Sequence[TurnView], message: str) -> Preview:
    """Exactly what would leave. Nothing does."""
    question, _ = question_of(turns, message)
    return ai.open_door(ai.has_consent).preview(question)


def _tell(conversation_id: int, turns: Sequence[TurnView], message: str) -> None:
    """Draw checked sentences as they come. However it ends, what came is kept, once."""
    workspace = open_workspace()
    question, records = question_of(turns, message)
    door = ai.open_door(lambda: ai.agreed(workspace))
    said = "\n".join([*(one.words for one in turns if one.speaker is Speaker.PERSON), message])
    checking = Checking(records, screen, said)
    by_rules = _by_rules(turns, message)
    engine = f"{door.connection.model} {question.prompt.id}"
    ended = st.session_state[COMING] = Event()
    arriving, fault, is_over = Arriving(door.tell(question)), "", False
    try:
        _draw(checking, arriving)
        is_over = True
    except SupportFirst:
        is_over = checking.is_danger = True
    except NoAnswer as none:
        is_over, fault = True, str(none)
    finally:
        # Also when the person clicked on: then the script ends right after this.
        arriving.stop()
        checked = checking.result()
        kept = _kept(checked, engine, by_rules, fault, is_over=is_over)
        workspace.conversations.answer(conversation_id, kept, now(), uuid4().hex)
        if checked.is_danger:
            workspace.conversations.pause(conversation_id)
        ended.set()
    st.session_state.pop(COMING, None)
    if checking.is_danger:
        open_support()


def _draw(checking: Checking, arriving: Arriving) -> None:
    st.button("Stop", key="coach_stop")
    place, shown = st.empty(), ""
    place.caption("Reading what fits. You can stop at any time.")
    for piece in checking.heard(arriving.pieces()):
        shown += piece
        if shown.strip():
            place.markdown(as_answer(shown))
        else:
            place.caption("Reading what fits. You can stop at any time.")


def _kept(checked: CheckedReply, engine: str, by_rules: Said, fault: str, *, is_over: bool) -> Said:
    """What is stored: the checked answer, or the rules' own with one plain line."""
    if checked.is_danger:
        return Said(SPOKEN_TO_HARM, NOTICE)
    if checked.words:
        words = "\n".join([checked.words, *checked.notes, *([fault] if fault else [])])
        return Said(words, engine, checked.sources, was_stopped=bool(fault) or not is_over)
    if not is_over:
        return Said(STOPPED_EARLY, engine, was_stopped=True)
    return replace(by_rules, words=f"{fault or NOTHING_LEFT} {INSTEAD}\n{by_rules.words}")


def _keep_by_rules(conversation_id: int, turns: Sequence[TurnView], message: str) -> None:
    said = _by_rules(turns, message)
    open_workspace().conversations.answer(conversation_id, said, now(), uuid4().hex)


def _by_rules(turns: Sequence[TurnView], message: str) -> Said:
    state = state_here()
    hours = state.rejection_hours
    around = Around(
        records=every_record(),
        today=today(),
        offers=lambda emotion: _offers(emotion, state),
        asks_mood=wants_mood(),
        too_soon=hours is not None and hours < FIRST_DAY_H,
    )
    found = embedded_answer(message, _spoken(turns), around)
    return Said(found.words, ENGINE, (*found.sources, *found.ways))


def _offers(emotion: Emotion, state: StateNow) -> list[Offered]:
    if exercises_are_off():
        return []
    felt = replace(state, emotions=(emotion,), check_in_hours=0.0)
    found = [exercises()[one.exercise] for one in suggestions(felt) if one.exercise != DEBRIEF]
    return [Offered(one.id, one.title, one.minutes) for one in found]


def _spoken(turns: Sequence[TurnView]) -> list[Turn]:
    """The talk without the notices."""
    return [Turn(one.speaker, one.words) for one in turns if one.engine != NOTICE]

"""The talk with the coach: what was said, what is said next, and when nothing is answered."""

from uuid import uuid4

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.coaching.embedded_coach import ENGINE
from core.coaching.not_human import NOTICE, notice, notice_is_due
from core.reading.safety import sounds_like_a_crisis
from core.ui.clock import now, today
from core.ui.coach_answer import answer, asks_language_model, every_record
from core.ui.coach_sources import as_answer, rests_on, ways
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.said import said_here
from core.ui.support import hearing
from core.ui.wishes import switch, wishes
from core.ui.words import as_typed
from core.vocabulary import Speaker, Wish
from core.workspace.conversations import LONGEST_MESSAGE, Said, TalkView, TurnView

TALK, FORM, TO_SEND = "coach_talk", "coach_form", "coach_to_send"
NEW = 0
"""Stands for a talk that has not begun."""
BACK = "You are back. Nothing from before has to be picked up. What would you like to talk about?"
BY_RULES = "fixed rules on this server"
AVATAR = {Speaker.PERSON: ":material/person:", Speaker.COACH: ":material/chat_bubble:"}
NAME = {Speaker.PERSON: "You", Speaker.COACH: "Coach"}


def coach_is_off() -> bool:
    """Where the coach is switched off: say so and offer the way back."""
    if Wish.NO_COACH not in wishes():
        return False
    st.markdown("You switched the coach off. What was said is kept until you delete it.")
    switch("Switch it on again", Wish.NO_COACH, on=False)
    return True


def talk_here() -> TalkView | None:
    """The talk that is open in this tab: the chosen one, else the newest; None for a new one."""
    talks = until_changed("coach_talks", open_workspace().conversations.all)
    wanted = st.session_state.get(TALK)
    if wanted == NEW:
        return None
    newest = talks[0] if talks else None
    return next((one for one in talks if one.conversation_id == wanted), newest)


def turns_of(talk: TalkView | None) -> list[TurnView]:
    """What was said in it; nothing in a new one."""
    if talk is None:
        return []
    number = talk.conversation_id
    turns = open_workspace().conversations.turns
    return until_changed("coach_turns", lambda: turns(number), number)


def open_talk(conversation_id: int) -> None:
    """Show this talk from now on; NEW for one that has not begun."""
    st.session_state[TALK] = conversation_id


def paused(talk: TalkView) -> bool:
    """Where support came first: nothing is shown and answered until the person says so."""
    if not talk.is_paused:
        return False
    st.markdown(
        "This talk is paused, and your words are kept. You can write on: nothing is answered or "
        "looked at until you say so."
    )
    if st.button("Go on when you are ready", key="coach_resume"):
        number, conversations = talk.conversation_id, open_workspace().conversations
        conversations.resume(number)
        conversations.answer(number, Said(BACK, ENGINE), now(), uuid4().hex)
        st.rerun()
    return True


def conversation(talk: TalkView | None) -> None:
    """What was said, then what the person says now and the answer to it."""
    turns = turns_of(talk)
    if not turns:
        st.info(notice(language_model=asks_language_model()), icon=":material/info:")
    for one in turns:
        _turn(one)
    if talk is not None and turns and turns[-1].speaker is Speaker.PERSON:
        _unanswered(talk.conversation_id, turns)


def message_box(talk: TalkView | None, *, answered: bool) -> None:
    """Where the person writes. Without `answered` their words are kept, and that is all."""
    if answered:
        words = st.chat_input("Write to the coach", key="coach_message", max_chars=LONGEST_MESSAGE)
    else:
        # In its place, not at the window's end: there it would pull the page away from support.
        with st.container():
            words = st.chat_input(
                "Write on, nothing is answered", key="coach_alone", max_chars=LONGEST_MESSAGE
            )
    looked_at = st.session_state.pop(TO_SEND, None)
    if words or looked_at:
        _hear(words or looked_at, talk, answered=answered)


def _hear(words: str, talk: TalkView | None, *, answered: bool) -> None:
    """Keep what was said, screen it, and only then answer it."""
    with said_here(), hearing(words) as is_crisis:
        talk = talk or _begin()
        number = talk.conversation_id
        turns = turns_of(talk)
        if answered:
            turns = _say_what_it_is(talk, turns)
        form = form_name(FORM)
        open_workspace().conversations.say(number, words, now(), form)
        begin_anew(FORM)
        if is_crisis:
            open_workspace().conversations.pause(number)
            st.rerun()
        if not answered:
            st.rerun()
        with _bubble(Speaker.PERSON):
            st.markdown(_typed(words))
        _answer(number, turns, words)


def _unanswered(conversation_id: int, turns: list[TurnView]) -> None:
    """Something went wrong before the answer: the words are there, and can be answered now."""
    words = turns[-1].words
    if not sounds_like_a_crisis(words) and st.button("Have this answered", key="coach_answer"):
        _answer(conversation_id, turns[:-1], words)


def _answer(conversation_id: int, turns: list[TurnView], words: str) -> None:
    with _bubble(Speaker.COACH):
        answer(conversation_id, turns, words)
    st.rerun()


def _begin() -> TalkView:
    form = form_name(FORM)
    conversations = open_workspace().conversations
    number = conversations.begin(today(), now(), form)
    open_talk(number)
    return conversations.one(number)


def _say_what_it_is(talk: TalkView, turns: list[TurnView]) -> list[TurnView]:
    """That this is no human: at the start, and again every three hours. Kept like a turn."""
    if turns and not notice_is_due(talk.noticed_at, now()):
        return turns
    number, conversations = talk.conversation_id, open_workspace().conversations
    said = Said(notice(language_model=asks_language_model()), NOTICE)
    conversations.answer(number, said, now(), uuid4().hex)
    conversations.noticed(number, now())
    return conversations.turns(number)


def _turn(one: TurnView) -> None:
    if one.engine == NOTICE:
        st.info(one.words, icon=":material/info:")
        return
    with _bubble(one.speaker):
        if one.speaker is Speaker.PERSON:
            st.markdown(_typed(one.words))
            return
        st.markdown(as_answer(one.words))
        ways(one.sources)
        rests_on(one.words, one.sources, every_record(), str(one.turn_id))
        _about(one)


def _about(one: TurnView) -> None:
    """Who wrote an answer, and whether it is to be remembered."""
    engine = BY_RULES if one.engine == ENGINE else one.engine
    stopped = " · stopped" if one.was_stopped else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"Written by a machine · {as_typed(engine)}{stopped}", width="stretch")
        label = "Remembered" if one.is_pinned else "Remember this"
        icon = ":material/bookmark:" if one.is_pinned else ":material/bookmark_add:"
        if st.button(label, key=f"pin_{one.turn_id}", type="tertiary", icon=icon):
            open_workspace().conversations.pin(one.turn_id, pinned=not one.is_pinned)
            st.rerun()


def _bubble(speaker: Speaker) -> DeltaGenerator:
    return st.chat_message(NAME[speaker], avatar=AVATAR[speaker])


def _typed(words: str) -> str:
    """The person's words with their own line breaks."""
    return "  \n".join(as_typed(line) for line in words.splitlines())

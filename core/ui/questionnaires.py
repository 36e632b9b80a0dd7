"""Questionnaires on the check-in page: offered when their time has come, and no more."""

from datetime import date
from functools import partial

import streamlit as st

from core.analysis.questionnaire_sentences import answers_sentence
from core.coaching.questionnaires import OPT_IN, offered
from core.content.questionnaires import QuestionnaireText, questionnaires
from core.ui.clock import day_words, now, today
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.said import said_here
from core.ui.scale import untouched_scale
from core.ui.wishes import switch, wishes
from core.vocabulary import Questionnaire, Wish

OPEN, FORM, KEPT = "open_questionnaire", "questionnaire_form", "questionnaire_kept"


def show_questionnaires() -> None:
    """What may be answered now, what was answered before, and what else there is."""
    last = until_changed("last_answers", open_workspace().questionnaires.last_days)
    due = offered(last, wishes(), today())
    opened = st.session_state.get(OPEN)
    if st.session_state.pop(KEPT, False):
        st.success("Kept.")
    if opened in due:
        _form(questionnaires()[opened])
        return
    for one in due:
        _offer(questionnaires()[one])
    if last:
        _answered()
    _more()


def _offer(text: QuestionnaireText) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{text.title}**  \n{text.about}", width="stretch")
        if st.button("Answer", key=f"answer_{text.questionnaire}"):
            st.session_state[OPEN] = text.questionnaire
            st.rerun()


def _form(text: QuestionnaireText) -> None:
    """Every item may be left out; nothing is set beforehand."""
    form = form_name(FORM)
    st.header(text.title)
    st.markdown(f"{text.instruction} You can leave any of them out.")
    answers = [_item(text, number, f"{form}_{number}") for number in range(len(text.items))]
    with st.container(horizontal=True):
        pressed = st.button("Keep my answers", type="primary", key=f"{form}_keep")
        later = st.button("Not now", key=f"{form}_later")
    st.caption(f"{text.source} {text.licence}")
    if pressed:
        with said_here():
            topic = open_workspace().questionnaires
            topic.add(text.questionnaire, answers, today(), now(), uid=form)
            st.session_state[KEPT] = later = True
    if later:
        st.session_state.pop(OPEN, None)
        begin_anew(FORM)
        st.rerun()


def _item(text: QuestionnaireText, number: int, key: str) -> int | None:
    if not text.options:
        return untouched_scale(text.items[number], key, text.low, text.high)
    values = list(range(text.low, text.high + 1))
    return st.radio(
        text.items[number],
        values,
        index=None,
        format_func=dict(zip(values, text.options, strict=True)).__getitem__,
        horizontal=True,
        key=key,
    )


def _answered() -> None:
    box = st.expander("What you answered", on_change="rerun", key="answered_box")
    if not box.open:
        return
    with box:
        for one, text in questionnaires().items():
            rows = until_changed(f"answers_{one}", partial(_newest_two, one))
            if rows:
                (answers_id, day, answers), *before = rows
                earlier = before[0][2] if before else None
                said = answers_sentence(one, answers, earlier, text.short)
                st.markdown(f"**{text.title}**, {day_words(day)}  \n{said}")
                if st.button("Remove this answer", key=f"forget_{one}", type="tertiary"):
                    open_workspace().questionnaires.forget(answers_id)
                    st.rerun()


def _newest_two(one: Questionnaire) -> list[tuple[int, date, list[int | None]]]:
    frame = open_workspace().questionnaires.frame(one)
    return list(frame.tail(2).iloc[::-1].itertuples(index=False, name=None))


def _more() -> None:
    box = st.expander("What you are asked", on_change="rerun", key="asked_box")
    if not box.open:
        return
    with box:
        for one, wish in OPT_IN.items():
            text, on = questionnaires().get(one), wish in wishes()
            if text:
                st.markdown(f"**{text.title}**  \n{text.about}")
                st.caption(f"At most every {text.window_days} days. {text.source} {text.licence}")
                switch("No longer ask me" if on else "Ask me this too", wish, on=not on)
        weekly_off = Wish.NO_WEEKLY in wishes()
        label = "Ask me about my week again" if weekly_off else "No longer ask me about my week"
        switch(label, Wish.NO_WEEKLY, on=not weekly_off)
        switch("Switch mood off altogether", Wish.NO_MOOD, on=True)
        st.caption("Nothing that you noted is removed; nothing more is asked or shown.")

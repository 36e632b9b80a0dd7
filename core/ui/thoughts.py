"""Thoughts: one looked at from both sides, rated before, after and, once, some days later."""

import streamlit as st

from core.coaching.thoughts import ThoughtView, ratings, to_rate_again
from core.content.words import emotions
from core.ui.clock import day_words, now, today
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.links import THOUGHT, list_line
from core.ui.memory import until_changed
from core.ui.paging import shown_part
from core.ui.quotes import heading_as_typed
from core.ui.said import said_here, say_once
from core.ui.scale import untouched_scale
from core.ui.support import hearing
from core.ui.unfair import where_it_was_unfair
from core.ui.wishes import wants_mood
from core.vocabulary import Emotion
from core.workspace.thoughts import MAX_WORDS, SaidThought

PAGE = "recover/thoughts.py"
FORM, SAID = "thought_form", "thought_said"
HARD = [emotion for emotion, text in emotions().items() if text.hard]
DAYS = {3: "Three days ago"}


def thought_form() -> None:
    """A new record. The form's own name goes along, so that a double click keeps one."""
    form = form_name(FORM)
    trigger = _draft("What happened?", f"{form}_trigger")
    thought = _draft("Which thought came with it?", f"{form}_thought")
    emotion = st.pills(
        "Which feeling is strongest?",
        HARD,
        format_func=_chip,
        key=f"{form}_emotion",
        persist_state="session",
    )
    before = untouched_scale("How strong is it, from 0 to 100?", f"{form}_before", 0, 100)
    left, right = st.columns(2)
    with left:
        evidence_for = _draft("What speaks for the thought? (optional)", f"{form}_for")
    with right:
        evidence_against = _draft("What speaks against it? (optional)", f"{form}_against")
    where_it_was_unfair("thought_unfair")
    if emotion is None or before is None:
        st.caption("Choose a feeling and move the scale, then you can save.")
    ready = emotion is not None and before is not None
    pressed = st.button("Save and go on", type="primary", disabled=not ready, key=f"{form}_save")
    if not pressed or emotion is None or before is None:
        return
    said = SaidThought(trigger, thought, emotion, before, evidence_for, evidence_against)
    with said_here(), hearing(trigger, thought, evidence_for, evidence_against):
        kept = open_workspace().thoughts.add(said, now(), today(), form)
        begin_anew(FORM)
        st.query_params[THOUGHT] = str(kept)
        st.rerun()


def show_thought(view: ThoughtView) -> None:
    """One record: both sides, the sentence for both, and its numbers."""
    say_once(SAID)
    st.html(heading_as_typed(view.thought))
    told = f"{day_words(view.day)} · {_chip(view.emotion)}" if wants_mood() else day_words(view.day)
    st.caption(told)
    for title, words in (
        ("What happened", view.trigger),
        ("What speaks for it", view.evidence_for),
        ("What speaks against it", view.evidence_against),
        ("Fair to both sides", view.balanced),
    ):
        if words:
            st.markdown(f"**{title}**")
            st.text(words)
    if wants_mood():
        if not view.balanced:
            _balance(view)
        else:
            st.markdown(f"**How strong it was, 0 to 100:** {ratings(view)}")
            _rate_later(view)
    if st.button("Delete this", type="tertiary", key=f"forget_thought_{view.thought_id}"):
        open_workspace().thoughts.forget(view.thought_id)
        st.switch_page(PAGE)


def thought_list() -> None:
    """Every record, newest first, ten at a time."""
    views = _every_thought()
    if not views:
        return
    st.header("Earlier thoughts")
    part = shown_part(len(views), "thought_page")
    with st.container(gap=None, key="thought_list"):
        for one in views[part]:
            about = day_words(one.day)
            if wants_mood():
                about = " · ".join([about, _chip(one.emotion), ratings(one)])
            list_line(PAGE, one.thought, about, **{THOUGHT: one.thought_id})


def ask_to_rate_again() -> None:
    """Once, some days on: how strong is the feeling now? No thought is repeated here."""
    due = _to_rate_again(_every_thought()) if wants_mood() else None
    if due is None:
        return
    days = (today() - due.day).days
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"{DAYS.get(days, f'On {day_words(due.day)}')} you looked at a thought from both "
            "sides. If you like: how strong is the feeling now?",
            width="stretch",
        )
        if st.button("Say how strong", key="rate_thought"):
            st.switch_page(PAGE, query_params={THOUGHT: str(due.thought_id)})
        if st.button("Not now", key="rate_thought_not_now"):
            open_workspace().thoughts.put_away(due.thought_id, now())
            st.rerun()


def _balance(view: ThoughtView) -> None:
    """The sentence for both sides, and the feeling once it is written."""
    key = f"balance_{view.thought_id}"
    st.header("One sentence that is fair to both sides")
    balanced = st.text_area("Your sentence", key=f"{key}_words", height=100, max_chars=MAX_WORDS)
    after = untouched_scale(
        f"How strong is it now, from 0 to 100? ({_chip(view.emotion)})", f"{key}_after", 0, 100
    )
    st.caption("The number may be left out. It may also stay as it was, or rise: that is no fault.")
    with st.container(horizontal=True):
        pressed = st.button("Save", type="primary", key=f"{key}_save")
        if st.button("Not now", key=f"{key}_not_now"):
            st.switch_page(PAGE)
    if pressed:
        with said_here(), hearing(balanced):
            open_workspace().thoughts.balance(view.thought_id, balanced, after, now())
            st.session_state[SAID] = "Saved."
            st.rerun()


def _rate_later(view: ThoughtView) -> None:
    """The third number, from the day it is asked for until it is given."""
    if _to_rate_again([view]) is None:
        return
    thoughts = open_workspace().thoughts
    key = f"later_{view.thought_id}"
    later = untouched_scale("How strong is it today, from 0 to 100?", key, 0, 100)
    with st.container(horizontal=True):
        pressed = st.button("Save", type="primary", disabled=later is None, key=f"{key}_save")
        if st.button("Not now", key=f"{key}_not_now"):
            thoughts.put_away(view.thought_id, now())
            st.rerun()
    if pressed and later is not None:
        thoughts.rate_later(view.thought_id, later)
        st.session_state[SAID] = "Saved."
        st.rerun()


def _every_thought() -> list[ThoughtView]:
    return until_changed("thoughts", open_workspace().thoughts.views)


def _to_rate_again(views: list[ThoughtView]) -> ThoughtView | None:
    names = until_changed("thoughts_not_to_ask", open_workspace().thoughts.not_to_ask_about)
    return to_rate_again(views, names, today())


def _draft(label: str, key: str) -> str:
    """A field whose words wait while the page shows something else."""
    return st.text_area(label, key=key, height=100, max_chars=MAX_WORDS, persist_state="session")


def _chip(emotion: Emotion) -> str:
    return emotions()[emotion].chip

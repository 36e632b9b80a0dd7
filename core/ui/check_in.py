"""The check-in: two scales that start untouched, up to three words, an optional note."""

from datetime import date

import streamlit as st

from core.content.words import emotions
from core.ui.clock import now, today
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.scale import untouched_scale
from core.ui.support import hearing
from core.vocabulary import Emotion
from core.workspace.check_ins import MAX_EMOTIONS, MAX_NOTE


def check_in_form(key: str, *, with_day: bool = False) -> bool:
    """Draw the check-in; return whether one was saved in this run.

    Words that sound like a crisis are saved too, and open the support card. Raises InvalidInput
    for what cannot be kept; what was typed stays in its fields.
    """
    form = form_name(f"{key}_form")
    valence = untouched_scale("Mood, from unpleasant to pleasant", f"{form}_valence", 0, 100)
    energy = untouched_scale("Energy, from low to high", f"{form}_energy", 0, 100)
    chosen, note = _words(form)
    day = _day(f"{form}_day") if with_day else today()
    if valence is None or energy is None:
        st.caption("Move both scales, then you can save.")
    ready = valence is not None and energy is not None
    pressed = st.button("Save check-in", type="primary", disabled=not ready, key=f"{form}_save")
    if not pressed or valence is None or energy is None:
        return False
    with hearing(note):
        open_workspace().check_ins.add(
            valence=valence,
            energy=energy,
            emotions=chosen,
            note=note,
            day=day,
            now=now(),
            today=today(),
            uid=form,
        )
    begin_anew(f"{key}_form")
    return True


def _words(form: str) -> tuple[list[Emotion], str]:
    """The words that fit, and the note."""
    chosen = st.pills(
        f"Words that fit, up to {MAX_EMOTIONS} (optional)",
        list(Emotion),
        selection_mode="multi",
        format_func=lambda emotion: emotions()[emotion].chip,
        key=f"{form}_emotions",
    )
    note = st.text_area(
        f"A note, up to {MAX_NOTE} characters (optional)",
        max_chars=MAX_NOTE,
        key=f"{form}_note",
        height=80,
    )
    return chosen, note


def _day(key: str) -> date:
    day = st.date_input("For which day?", today(), max_value=today(), key=key, format="DD/MM/YYYY")
    if day < today():
        st.caption("This one will be marked as recalled. It is left out where exact days matter.")
    return day

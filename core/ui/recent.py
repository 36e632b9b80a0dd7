"""Lists of what the person entered last."""

import streamlit as st

from core.content.words import emotions
from core.reading.safety import sounds_like_a_crisis
from core.ui.clock import day_words
from core.ui.deleting import ask_before_deleting, delete_button
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.reading import reader
from core.workspace.check_ins import CheckInView

SHOWN = 5


def recent_check_ins() -> None:
    """The newest check-ins in words."""
    latest = until_changed("latest_check_ins", lambda: open_workspace().check_ins.latest(SHOWN))
    if not latest:
        st.caption("None yet. Your first one will stand here.")
    for one in latest:
        recalled = " · recalled" if one.recalled else ""
        felt = "".join(f", {emotions()[emotion].chip}" for emotion in one.emotions)
        st.markdown(
            f"**{day_words(one.day)}**{recalled}  \nmood {one.valence}, energy {one.energy}{felt}"
        )
        if one.note:
            st.text(one.note)
            _show_heard(one)
        _delete(one)


def _delete(one: CheckInView) -> None:
    key, forget = f"check_in_{one.check_in_id}", open_workspace().check_ins.forget
    delete_button(key, "Delete")
    question = "Delete this check-in, with its words?"
    if ask_before_deleting(key, question, lambda: forget(one.check_in_id)):
        st.rerun()


def _show_heard(one: CheckInView) -> None:
    felt = until_changed(f"heard_{one.check_in_id}", lambda: _heard(one.note))
    if felt:
        st.caption(f"In your words: {', '.join(felt)}")


def _heard(note: str) -> list[str]:
    """The feelings that the words of a note speak of; none after words that sound like a crisis."""
    felt = [] if sounds_like_a_crisis(note) else reader().read_note(note).felt
    return list(dict.fromkeys(emotions()[one.emotion].noun for one in felt))

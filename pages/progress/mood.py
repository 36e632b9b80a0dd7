"""Mood & recovery: how it went, and how the person came back after each rejection."""

import streamlit as st

from core.analysis.recovery_time import RecoveryTime
from core.analysis.sentences import (
    points_lost_sentence,
    recent_mood_sentence,
    recovery_sentence,
    too_few_check_ins_sentence,
    typical_recovery_sentence,
)
from core.charts.mood import mood_timeline, mood_timeline_alt
from core.charts.recovery import recovery_paths, recovery_paths_alt
from core.ui.pictures import show
from core.ui.progress import MoodAndRecovery, mood_and_recovery
from core.ui.support import support_is_open
from core.ui.words import as_typed

SHOWN = 10


def recovery(found: MoodAndRecovery) -> None:
    """How long it usually takes, the paths, and one line for each of the last rejections."""
    typical = found.typical
    st.markdown(f"## After a rejection\n{typical_recovery_sentence(typical)}")
    show(
        "recovery_paths",
        lambda dark: recovery_paths(found.responses, dark=dark),
        lambda: recovery_paths_alt(found.responses),
    )
    seen = {response.rejected_on: response for response in found.responses}
    lines = []
    for day in found.rejected_on[::-1][:SHOWN]:
        known = seen.get(day)
        said = recovery_sentence(known) if known else too_few_check_ins_sentence(day)
        lines.append(f"- **{as_typed(found.companies[day])}**, {said}")
    st.markdown("\n".join(lines))
    if len(found.rejected_on) > SHOWN:
        st.caption(f"The last {SHOWN} of {len(found.rejected_on)} rejections.")


def how_it_is_computed(typical: RecoveryTime | None) -> None:
    """The method, its source and its limits, for whoever wants to know."""
    box = st.expander("How this is computed", on_change="rerun", key="how_mood")
    if box.open:
        lost = points_lost_sentence(typical) if typical else None
        box.markdown(
            f"{lost or ''} "
            "Your usual level is the median of the 14 days before, without the three days after "
            "another rejection. You are back when two check-ins in a row are near that level; "
            "days to there are summed up with the Kaplan-Meier method, so a wait that was cut "
            "short still counts. A rejection needs five check-ins before it, one within two days "
            "after, and four in the two weeks after. Check-ins marked as recalled are left out. "
            "The thresholds are our own, after De Calheiros Velozo and others. "
            "You may check in less on bad days, and then the picture is brighter than it was."
        )


st.title("Mood & recovery")
if not support_is_open():
    found = mood_and_recovery()
    if found.line:
        st.markdown(recent_mood_sentence(found.recent))
    show(
        "mood_timeline",
        lambda dark: mood_timeline(found.line, found.rejected_on, dark=dark),
        lambda: mood_timeline_alt(found.line, found.rejected_on),
    )
    if found.rejected_on:
        recovery(found)
        how_it_is_computed(found.typical)
    else:
        st.caption("When you log a rejection, your mood around it is shown here.")

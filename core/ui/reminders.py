"""Reminders for the person's own calendar: what is wanted, and the file."""

from uuid import uuid4

import streamlit as st

from core.coaching.reminders import (
    CHECK_IN_WEEKS,
    Reminder,
    ReminderSettings,
    calendar_file,
    kept_days,
    kept_time,
    reminders,
)
from core.ui.appointments import every_appointment
from core.ui.clock import here, now, zone_here
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.wishes import wants_mood, wishes
from core.vocabulary import Wish

SEED, DAYS, TIME = "reminder_seed", "reminder_days", "reminder_time"
"""Names under which a random value, weekdays such as 0,2,4 and a time such as 19:00 are kept."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def reminders_part() -> None:
    """One switch for each kind, all off at first, and the file to take along."""
    st.header("Reminders")
    st.markdown(
        "Rebound sends nothing by itself. If you like, it makes a small file for your own "
        "calendar. Its entries say “Check in”, “Follow up” or “Interview”: no company, no role, "
        "no word of yours."
    )
    if wants_mood() and _switch("Check-ins, on days that you choose", Wish.REMIND_CHECK_INS):
        _when_to_check_in()
    _switch("Follow-ups, ten working days after you asked for feedback", Wish.REMIND_FOLLOW_UPS)
    _switch("Interviews that are coming up", Wish.REMIND_INTERVIEWS)
    settings = _settings_here()
    if settings is None:
        return
    _switch("With an alarm, an hour before an interview", Wish.REMINDERS_RING)
    _file(settings)


def _switch(label: str, wish: Wish) -> bool:
    """One switch, as it is stored; what the person moved is stored at once."""
    key, is_on = f"switch_{wish}", wish in wishes()
    if not _was_moved(key):
        st.session_state[key] = is_on
    wanted = st.toggle(label, key=key, on_change=_move, args=(key,))
    if wanted != is_on:
        preferences = open_workspace().preferences
        if _kept(SEED) is None:
            preferences.keep(SEED, uuid4().hex, now())
        preferences.switch(wish, now(), on=wanted)
        st.rerun()
    return is_on


def _when_to_check_in() -> None:
    days, at = kept_days(_kept(DAYS)), kept_time(_kept(TIME))
    with st.container(border=True):
        if not _was_moved(DAYS):
            st.session_state[DAYS] = sorted(days)
        chosen = st.pills(
            "On which days?",
            range(len(WEEKDAYS)),
            selection_mode="multi",
            format_func=WEEKDAYS.__getitem__,
            key=DAYS,
            on_change=_move,
            args=(DAYS,),
        )
        if not _was_moved(TIME):
            st.session_state[TIME] = at
        clock = st.time_input("At what time?", key=TIME, on_change=_move, args=(TIME,))
        st.caption(
            f"By the clock where you are now: {zone_here()}. They end by themselves after "
            f"{CHECK_IN_WEEKS} weeks."
        )
    if set(chosen) != days:
        _keep(DAYS, ",".join(str(day) for day in sorted(chosen)))
    if clock is not None and clock != at:
        _keep(TIME, f"{clock:%H:%M}")


def _file(settings: ReminderSettings) -> None:
    """The file of this moment, where it would hold something."""
    found = _reminders_here(settings)
    if not found:
        st.caption("Nothing of this lies ahead at the moment, so there is no file yet.")
        return
    st.download_button(
        "Download the calendar file",
        lambda: calendar_file(settings, found, here(now())),
        "reminders.ics",
        "text/calendar",
        on_click="ignore",
    )
    st.caption(
        "Open it with your calendar, or choose “Import” there. It is a file of this moment: after "
        "a change, download it again and import it once more, and its entries take the place of "
        "the earlier ones. What you no longer want, you remove in your calendar. An interview is "
        "entered as one hour."
    )


def _settings_here() -> ReminderSettings | None:
    """What is wanted; None while every kind is off."""
    on, seed = wishes(), _kept(SEED)
    check_ins = Wish.REMIND_CHECK_INS in on and wants_mood()
    follow_ups, interviews = Wish.REMIND_FOLLOW_UPS in on, Wish.REMIND_INTERVIEWS in on
    if seed is None or not (check_ins or follow_ups or interviews):
        return None
    rings, at = Wish.REMINDERS_RING in on, kept_time(_kept(TIME))
    return ReminderSettings(seed, check_ins, follow_ups, interviews, rings, at)


def _reminders_here(settings: ReminderSettings) -> tuple[Reminder, ...]:
    asked = until_changed("unanswered", open_workspace().feedback_requests.unanswered)
    days = kept_days(_kept(DAYS))
    return reminders(settings, every_appointment(), asked, days, here(now()))


def _kept(name: str) -> str | None:
    return until_changed(f"kept_{name}", lambda: open_workspace().preferences.value(name))


def _keep(name: str, value: str) -> None:
    open_workspace().preferences.keep(name, value, now())
    st.rerun()


def _move(key: str) -> None:
    st.session_state[f"{key}_moved"] = True


def _was_moved(key: str) -> bool:
    """Whether the person moved it just now: then its own value counts, else the stored one."""
    return bool(st.session_state.pop(f"{key}_moved", False))

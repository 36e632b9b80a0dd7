"""The parts of Privacy & AI about a language model: what would leave, key and limits, what left."""

from urllib.parse import urlsplit

import streamlit as st

from core.ai.prices import price_list
from core.settings import ai_settings
from core.ui import ai
from core.ui.ai_words import PURPOSE, STATE, leaving_words, price
from core.ui.clock import day_words, now
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.said import said_here, say_once
from core.ui.shield import may_be_a_no
from core.ui.support import support_comes_first
from core.workspace.messages import MessageView

SHOWN_MESSAGES, SHOWN_CALLS = 20, 20
SAID = "limits_said"


def where_it_goes() -> None:
    """The address, the language model and who pays."""
    chosen = until_changed("ai_connection", ai.connection)
    st.header("Where it goes")
    st.text(f"{urlsplit(chosen.base_url).hostname or 'nowhere'}, to {chosen.model}")
    own = until_changed("ai_choice", open_workspace().ai.choice).has_key
    whose = "with your own key" if own else "with the key of this installation"
    st.caption(
        f"It is asked {whose}." if chosen.key else "There is no key yet, so nothing is sent."
    )


def what_would_leave() -> None:
    """Exactly what one message would send, chosen by the person. Nothing leaves."""
    st.header("What would leave")
    messages = open_workspace().messages
    newest = until_changed("ai_messages", lambda: messages.page(SHOWN_MESSAGES))
    views = [one for one in newest if not may_be_a_no(one.message_id)]
    if not views:
        st.info("No messages yet. When you log a rejection with its message, you can look here.")
        return
    view = st.selectbox("A message of yours", views, format_func=_name_of)
    if support_comes_first(view):
        st.info("This message would not be sent: support comes first.")
        return
    shown = ai.preview(view)
    st.code(shown.text, language=None, wrap_lines=True)
    st.caption(leaving_words(shown.leaving))


def own_key() -> None:
    """The person's own key: kept encrypted, never shown again, removable."""
    st.header("Your own key")
    mine = open_workspace().ai
    if mine.choice().has_key:
        st.markdown("A key of yours is stored, encrypted. It is not shown again.")
        if st.button("Remove my key"):
            mine.remove_key()
            st.rerun()
        return
    with st.form("own_key", clear_on_submit=True):
        key = st.text_input("Key from your provider", type="password", autocomplete="off")
        pressed = st.form_submit_button("Keep this key")
    if pressed:
        with said_here():
            mine.keep_key(key, now())
            st.rerun()


def limits() -> None:
    """Which language model, and how much of it in a month."""
    st.header("Language model and limits")
    mine = open_workspace().ai
    chosen = mine.choice()
    with st.form("limits"):
        model = st.text_input(
            "Language model", chosen.model, placeholder=ai_settings().model, max_chars=200
        )
        tokens = st.number_input("Tokens a month, at most", 0, None, chosen.monthly_tokens, 100_000)
        dollars = st.number_input("Dollars a month, at most", 0.0, None, chosen.monthly_cents / 100)
        pressed = st.form_submit_button("Save")
    say_once(SAID)
    prices = price_list()
    st.caption(
        f"Prices as published on {day_words(prices.checked_on)}. A language model that is not in "
        "the list counts its tokens only."
    )
    if pressed:
        with said_here():
            mine.choose(model, int(tokens), round(dollars * 100), now())
            st.session_state[SAID] = "Saved."
            st.rerun()


def what_left() -> None:
    """Each time that words left, and the use of each month. Never the words."""
    st.header("What left, and when")
    mine = open_workspace().ai
    calls = until_changed("ai_log", lambda: mine.log(SHOWN_CALLS))
    if not calls:
        st.info("Nothing has left so far.")
        return
    for month in until_changed("ai_months", mine.months):
        unknown = f", {month.unpriced} without a known price" if month.unpriced else ""
        st.text(
            f"{month.month}: {month.calls} times, {month.tokens:,} tokens, "
            f"{price(month.microdollars)}{unknown}"
        )
    with st.container(gap=None, key="ai_calls"):
        for call in calls:
            st.caption(
                f"{day_words(call.at.date())}, {call.at:%H:%M} UTC · {PURPOSE[call.purpose]} · "
                f"{STATE[call.state]} · {call.tokens:,} tokens · {price(call.microdollars)}"
            )
            st.text(f"{call.model}, {call.prompt}")


def _name_of(view: MessageView) -> str:
    named = view.company and view.role
    return f"{view.company}, {view.role}" if named else f"A message of {day_words(view.day)}"

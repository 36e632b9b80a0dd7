"""Who is using this browser tab: looked up in the store on every run."""

import streamlit as st

from core.accounts.sessions import Sessions, SignedIn
from core.settings import settings
from core.store.engine import open_store
from core.ui.clock import now
from core.ui.web import COOKIE

SESSION_ID, TICKET, WORKSPACE = "auth_session_id", "cookie_ticket", "workspace"

_cookie_exchange = st.components.v2.component(
    "session_cookie",
    js="""
    let sent  // every run of the script calls this again until the cookie is there
    export default function ({ data }) {
      if (data.ticket === sent) return
      sent = data.ticket
      const asked = data.ticket
        ? { method: "POST", body: JSON.stringify({ ticket: data.ticket }) }
        : { method: "DELETE" }
      fetch("/session", asked).catch(() => { sent = undefined })
    }
    """,
)


def sessions() -> Sessions:
    """The sign-ins in this process's store."""
    return Sessions(open_store(settings()))


def signed_in() -> SignedIn | None:
    """Who is signed in, as of now; None for nobody, also after a sign-out elsewhere.

    A fresh tab is known by its cookie, a tab that signed in by the id in its session state:
    the cookies that Streamlit shows were frozen when the tab connected.
    """
    known = st.session_state.get(SESSION_ID)
    if known is not None:
        person = sessions().find(known, now())
    else:
        token = cookie_token()
        person = sessions().find_by_token(token, now()) if token else None
    if person is None:
        _forget()
        return None
    st.session_state[SESSION_ID] = person.session_id
    if not person.has_cookie and TICKET in st.session_state:
        _cookie_exchange(key="session_cookie", data={"ticket": st.session_state[TICKET]})
    return person


def is_still_signed_in() -> bool:
    """Whether this tab's sign-in holds, for what runs apart from the page and past its gate."""
    known = st.session_state.get(SESSION_ID)
    return known is not None and sessions().find(known, now()) is not None


def cookie_token() -> str | None:
    """The token in the browser's cookie; None when it has none."""
    token = st.context.cookies.get(COOKIE)
    return token if isinstance(token, str) else None  # AppTest's cookies are not strings


def start_session(user_id: int) -> None:
    """Sign this tab in, after the password was checked."""
    opened = sessions().open(user_id, now())
    st.session_state[SESSION_ID], st.session_state[TICKET] = opened.session_id, opened.ticket


def sign_out() -> None:
    """End this sign-in and leave nothing of the person in this tab."""
    known = st.session_state.get(SESSION_ID)
    if known is not None:
        sessions().end(known)
    st.session_state.clear()


def sign_out_everywhere(user_id: int) -> None:
    """End every sign-in of the person, in every browser."""
    sessions().end_all(user_id)
    st.session_state.clear()


def drop_cookie() -> None:
    """Have the browser forget a cookie that is worth nothing any more."""
    if cookie_token():
        _cookie_exchange(key="session_cookie", data={"ticket": None})


def _forget() -> None:
    """Someone signed out elsewhere: what this tab still holds of them goes too."""
    if WORKSPACE in st.session_state or SESSION_ID in st.session_state:
        st.session_state.clear()

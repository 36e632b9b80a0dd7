"""The page that a person sees before they are signed in."""

from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st
from streamlit_authenticator.utilities import LoginError, RegisterError, ResetError

from core.accounts.people import Registration
from core.accounts.sessions import SignedIn
from core.ui.authenticator import StoreAuthenticate
from core.ui.clock import now
from core.ui.gate import invitations, people
from core.ui.session import drop_cookie, start_session

INVITATION = "invitation"
SIGN_IN_FIELDS = {
    "Form name": "Sign in",
    "Username": "E-mail address",
    "Password": "Password",
    "Login": "Sign in",
}
REGISTER_FIELDS = {
    "First name": "What should we call you?",
    "Last name": "Last name (optional)",
    "Email": "E-mail address (only to sign in; nothing is sent to it)",
    "Password": "Choose a password",
    "Repeat password": "The same password again",
    "Register": "Create account",
}
WORDS = {
    "First name is not valid": "Please tell us what to call you, in at most 100 letters.",
    "Email is not valid": "That does not look like an e-mail address.",
    "Password/repeat password fields cannot be empty": "Please fill in both password fields.",
    "Passwords do not match": "The two passwords are not the same.",
    "No new password provided": "Please fill in both fields for the new password.",
    "New and current passwords are the same": "The new password is the one you have.",
}
"""The library's sentences in our voice."""
RESET_FIELDS = {
    "Form name": "Choose a new one",
    "Current password": "Current password",
    "New password": "New password",
    "Repeat password": "New password again",
    "Reset": "Change password",
}


def sign_in_page() -> None:
    """Sign in, or create an account where that is allowed."""
    drop_cookie()
    # Whoever comes here is not signed in, whatever the library remembers of an earlier run.
    st.session_state["authentication_status"] = None
    st.title("Rebound")
    st.markdown("A quiet place to work through interview rejections, and to come back from them.")
    with st.container(key="sign_in_card"):
        _fitting_form(StoreAuthenticate(people(), start_session))


def _fitting_form(authenticate: StoreAuthenticate) -> None:
    """The one form that this visitor needs."""
    token = st.query_params.get(INVITATION)
    if people().is_empty():
        st.info("You are the first one here. Your account will decide who else may join.")
        _register(authenticate, "Create the first account", None)
    elif token is not None:
        _invited(authenticate, token)
    elif people().registration() is Registration.OPEN and _wants_account():
        _register(authenticate, "Create an account", None)
    else:
        _sign_in(authenticate)


def _wants_account() -> bool:
    choice = st.segmented_control(
        "Do you have an account?",
        ["I have an account", "I am new here"],
        default="I have an account",
        required=True,
        key="has_account",
    )
    return choice == "I am new here"


def _sign_in(authenticate: StoreAuthenticate) -> None:
    try:
        authenticate.login(fields=SIGN_IN_FIELDS)
    except LoginError as error:
        st.error(str(error))
        return
    if st.session_state["authentication_status"]:
        st.rerun()
    if st.session_state["authentication_status"] is False:
        st.error(
            "That did not work. Check the e-mail address and the password. "
            "After five tries in a row, please wait 15 minutes."
        )


def _invited(authenticate: StoreAuthenticate, token: str) -> None:
    if not invitations().is_valid(token, now()):
        st.error("This invitation was used already or has expired. Ask for a new one.")
        _sign_in(authenticate)
        return
    _register(authenticate, "You are invited", token)


def _register(authenticate: StoreAuthenticate, title: str, invitation: str | None) -> None:
    try:
        email, _, _ = authenticate.register_user(
            pre_authorized=None if invitation is None else [invitation],
            fields={"Form name": title, **REGISTER_FIELDS},
            captcha=False,
            merge_username_email=True,
            password_hint=False,
        )
    except RegisterError as error:
        st.error(WORDS.get(str(error.message), str(error.message)))
        return
    if email:
        st.query_params.pop(INVITATION, None)
        st.rerun()


def change_password(person: SignedIn) -> None:
    """The form for a new password; using it signs every browser out, this one too."""
    authenticate = StoreAuthenticate(people(), start_session)
    st.session_state["authentication_status"] = True  # the library asks; a cookie does not tell it
    try:
        changed = authenticate.reset_password(str(person.user_id), fields=RESET_FIELDS)
    except ResetError as error:
        st.error(WORDS.get(str(error.message), str(error.message)))
        return
    if changed:
        st.session_state.clear()
        st.rerun()


def invitation_link(token: str) -> str:
    """The address that admits one person, on the host that the owner's browser shows."""
    parts = urlsplit(st.context.url or "")
    return urlunsplit((parts.scheme, parts.netloc, "/", urlencode({INVITATION: token}), ""))

"""What a page needs before it shows anything: the signed-in person's workspace."""

import streamlit as st

from core.accounts.invitations import Invitations
from core.accounts.people import People
from core.accounts.sessions import SignedIn
from core.settings import settings
from core.store.engine import open_store
from core.ui.session import WORKSPACE, signed_in
from core.workspace.workspace import Workspace

PERSON = "person"


def enter() -> SignedIn | None:
    """Who is here; sets the workspace of this run, or takes it away. Called by pages/main.py."""
    person = signed_in()
    if person is None:
        st.session_state.pop(WORKSPACE, None)
        st.session_state.pop(PERSON, None)
        return None
    st.session_state[WORKSPACE] = Workspace(open_store(settings()), person.user_id)
    st.session_state[PERSON] = person
    return person


def open_workspace() -> Workspace:
    """The signed-in person's workspace; leaves the page when there is none."""
    if WORKSPACE not in st.session_state:
        st.switch_page("main.py")
    workspace: Workspace = st.session_state[WORKSPACE]
    return workspace


def signed_in_person() -> SignedIn:
    """Who is signed in; leaves the page when nobody is."""
    open_workspace()
    person: SignedIn = st.session_state[PERSON]
    return person


def person_here() -> SignedIn | None:
    """Who is signed in in this run; None for nobody."""
    return st.session_state.get(PERSON)


def people() -> People:
    """The accounts of this installation."""
    return People(open_store(settings()))


def invitations() -> Invitations:
    """The invitations of this installation."""
    return Invitations(open_store(settings()))

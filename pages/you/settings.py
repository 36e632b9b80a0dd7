"""Settings: the password, the sign-ins, reminders, and who may come in."""

import streamlit as st

from core.accounts.people import Registration
from core.ui.clock import now
from core.ui.consent import may_store
from core.ui.gate import invitations, people, signed_in_person
from core.ui.reminders import reminders_part
from core.ui.session import sign_out_everywhere
from core.ui.sign_in import change_password, invitation_link

REGISTRATION = {
    Registration.OPEN: "Anyone who reaches this address",
    Registration.INVITATION: "Only people with an invitation",
    Registration.CLOSED: "Nobody",
}


def who_may_join() -> None:
    """For the owner: who may create an account."""
    person = signed_in_person()
    st.header("Who may create an account here?")
    modes = list(Registration)
    mode = st.radio(
        "New accounts",
        modes,
        index=modes.index(people().registration()),
        format_func=REGISTRATION.__getitem__,
        label_visibility="collapsed",
    )
    if mode is not people().registration():
        people().set_registration(person.user_id, mode)
        st.success("Saved.")
    if mode is Registration.INVITATION and st.button("Make an invitation"):
        token = invitations().create(person.user_id, now())
        st.markdown("This link admits one person, within 14 days. It is shown only now.")
        st.code(invitation_link(token), language=None)


person = signed_in_person()
st.title("Settings")
st.text(f"You are signed in as {person.name} ({person.email}).")
st.header("Password")
change_password(person)
st.header("Sign-ins")
st.markdown("If you left a computer signed in somewhere, this ends it.")
if st.button("Sign out everywhere"):
    sign_out_everywhere(person.user_id)
    st.rerun()
if may_store():
    reminders_part()
if person.is_owner:
    who_may_join()

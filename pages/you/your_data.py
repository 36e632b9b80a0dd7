"""Your data: take it home, bring it back, stop storing, leave."""

import streamlit as st

from core.ui.clock import now
from core.ui.consent import ask_for, may_store
from core.ui.gate import open_workspace, people, signed_in_person
from core.ui.session import sign_out_everywhere
from core.vocabulary import Consent


def take_home() -> None:
    """Everything as files, made only when asked for."""
    takeout = open_workspace().takeout
    st.header("Take everything home")
    st.markdown(
        "One file that can be brought back, and a folder of tables for a spreadsheet. A key of "
        "yours is not in it, and what you agreed to is asked again."
    )
    with st.container(horizontal=True):
        st.download_button(
            "Everything as one file",
            lambda: takeout.as_json(now()),
            "rebound.json",
            "application/json",
            on_click="ignore",
        )
        st.download_button(
            "Tables in a zip", lambda: takeout.as_zip(now()), "rebound.zip", on_click="ignore"
        )


def bring_back() -> None:
    """Rows of an earlier takeout that are not here."""
    st.header("Bring it back")
    file = st.file_uploader(
        "A file named rebound.json, from an earlier time", type=["json"], max_upload_size=200
    )
    if file is not None and st.button("Bring back"):
        added = open_workspace().takeout.restore(file.getvalue(), now())
        st.success(f"{added} entries were added. What was here already is unchanged.")


def storing() -> None:
    """The consent to store, to give and to take back."""
    st.header("Storing")
    if may_store():
        st.markdown("You agreed that Rebound stores what you enter, on this server only.")
        if st.button("Stop storing"):
            open_workspace().consents.withdraw(Consent.STORAGE, now())
            st.rerun()
        return
    st.markdown(
        "Nothing new is stored. What is here stays until you delete it below, and you can still "
        "take it home."
    )
    ask_for(Consent.STORAGE)


def leave() -> None:
    """Delete the account; asks once."""
    st.header("Delete everything")
    st.markdown("Your account and every word in it are removed at once. This cannot be undone.")
    with st.form("leave"):
        sure = st.checkbox("I have what I need. Delete my account.")
        pressed = st.form_submit_button("Delete my account")
    if pressed and not sure:
        st.info("Nothing was deleted. Tick the box first.")
    elif pressed:
        user_id = signed_in_person().user_id
        people().delete(user_id)
        sign_out_everywhere(user_id)
        st.rerun()


st.title("Your data")
take_home()
if may_store():
    bring_back()
storing()
leave()

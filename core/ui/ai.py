"""The way from a page to the language model."""

import logging

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from core.ai.door import Door
from core.ai.types import Connection, Known, Permit, Preview
from core.reading.claude import ClaudeReader
from core.reading.safety import screen
from core.settings import ANTHROPIC, ai_settings
from core.ui.ai_words import at_most
from core.ui.clock import now
from core.ui.gate import open_workspace, signed_in_person
from core.ui.memory import until_changed
from core.ui.reading import reader
from core.ui.support import open_support, support_comes_first
from core.vocabulary import Consent
from core.workspace.messages import MessageView
from core.workspace.newest_mail import newest_mail
from core.workspace.workspace import Workspace

NOTE = "deeper_reading_note"
KEY_NAME = "ANTHROPIC_API_KEY"
PRIVACY = "you/privacy.py"


def offer_deeper_reading(view: MessageView) -> None:
    """A button that has a language model read this message; without a consent, the way to it.

    Draws nothing while words of the message sound like a crisis.
    """
    if support_comes_first(view):
        return
    about, note = st.session_state.pop(NOTE, (None, ""))
    if about == view.message_id:
        st.info(note)
    if not may_ask():
        st.page_link(PRIVACY, label="Have a language model read it more closely")
        return
    leaving = preview(view).leaving
    pressed = st.button(label(), key=f"deeper_{view.message_id}")
    st.caption(f"Names and companies are replaced first. It costs {at_most(leaving.microdollars)}.")
    if pressed:
        with st.spinner("Reading. This can take a minute."):
            read_deeper(view)
        st.rerun()


def read_deeper(view: MessageView) -> None:
    """Have one message read by the language model, and keep what came out.

    When the embedded reader had to answer, one plain line says so; an earlier reading stays.
    """
    if support_comes_first(view):
        open_support()
        return
    mail, start = newest_mail(view)
    try:
        deeper = deeper_reader().deeper_mail(mail)
    except Exception:
        logging.getLogger("rebound").exception("Reading message %s failed", view.message_id)
        line = "The closer reading did not work this time. Your text is saved; you can go on."
        st.session_state[NOTE] = (view.message_id, line)
        return
    if deeper.note is None or not view.is_read:
        reading = deeper.reading.moved(start)
        open_workspace().messages.store_reading(view.message_id, reading, now())
    if deeper.note is not None:
        st.session_state[NOTE] = (view.message_id, deeper.note)


def may_ask() -> bool:
    """Whether the person agreed, and there is a key."""
    return has_agreed() and bool(connection().key)


def has_agreed() -> bool:
    """What a page shows; a call does not rely on it."""
    return until_changed("has_agreed", has_consent)


def has_consent() -> bool:
    """Asked anew before every call: taking it back counts from the next one on."""
    return agreed(open_workspace())


def agreed(workspace: Workspace) -> bool:
    """Whether this person agreed to storing and to a language model."""
    consents = workspace.consents
    return consents.granted(Consent.STORAGE) and consents.granted(Consent.AI)


def connection() -> Connection:
    """Where the language model is. The key is the person's, else the installation's, else empty."""
    house, ai = ai_settings(), open_workspace().ai
    return Connection(
        key=ai.own_key() or house_key() or "",
        base_url=house.base_url,
        model=ai.choice().model or house.model,
        effort=house.effort,
    )


def house_key() -> str | None:
    """The installation's key, from the environment or Streamlit's secrets; None without one."""
    if ai_settings().key:
        return ai_settings().key
    try:
        found = st.secrets.get(KEY_NAME)
    except StreamlitSecretNotFoundError:
        return None
    return found if isinstance(found, str) and found else None


def deeper_reader() -> ClaudeReader:
    """A reader for this person, with the names that are known to be someone's."""
    return ClaudeReader(open_door(has_consent), reader(), known_names())


def open_door(permit: Permit) -> Door:
    """The door to the language model for this person."""
    ai, chosen = open_workspace().ai, connection()
    ledger = ai.ledger(ai_settings(), now, own=ai.choice().has_key)
    return Door(chosen, permit=permit, screen=screen, ledger=ledger)


def known_names() -> Known:
    """Names that never leave: the person's own, and companies they applied to."""
    return Known((signed_in_person().name,), open_workspace().ai.companies())


def preview(view: MessageView) -> Preview:
    """Exactly what would leave for this message. Nothing leaves."""
    chosen = connection()
    return until_changed(
        "ai_preview",
        lambda: deeper_reader().preview(newest_mail(view)[0]),
        view.message_id,
        chosen.model,
    )


def label() -> str:
    """The button's words; whoever runs another language model is not promised Claude."""
    return "Read with Claude" if ai_settings().base_url == ANTHROPIC else "Read more closely"

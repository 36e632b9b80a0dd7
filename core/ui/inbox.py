"""The inbox: bring a mailbox, see what waits, open one message when you choose to."""

from collections import Counter
from collections.abc import Iterator
from typing import IO

import streamlit as st

from core.analysis.sentences import counted
from core.intake.mailbox import Found, left_out_sentence, read_mailbox
from core.intake.mbox import Why
from core.ui.bring import sender_line
from core.ui.clock import day_words, now, today
from core.ui.confirm import confirm_form
from core.ui.deleting import ask_before_deleting, delete_button
from core.ui.gate import open_workspace
from core.ui.links import APPLICATION, MESSAGE, list_line
from core.ui.memory import until_changed
from core.ui.paging import PER_PAGE, shown_part
from core.ui.quotes import heading_as_typed
from core.ui.reading import read_message
from core.ui.said import said_here, say_once
from core.ui.shield import NO_WORDS_YET, is_shielding, may_be_a_no
from core.ui.support import country_here, show_support_card, support_comes_first
from core.ui.words import as_typed
from core.vocabulary import MailKind
from core.workspace.inbox import Brought, InboxLine, Stored
from core.workspace.messages import MessageView

PAGE = "search/inbox.py"
LARGEST_MB = 100
SAID, ASIDE, IMPORTS = "inbox_said", "inbox_set_aside", "inbox_imports"
HOW = (
    "An .mbox file, or a .zip with the messages as .eml files: in most mail programs you can put"
    " the messages into a folder and export that. They stay on this server, and none is shown or"
    " filed before you say so."
)


def show_notices() -> None:
    """What was just done, and the way back from setting messages aside."""
    say_once(SAID)
    aside = st.session_state.get(ASIDE)
    if not aside:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{counted(len(aside), 'message')} set aside, still kept under Feedback.")
        if st.button("Take back"):
            open_workspace().inbox.take_back(st.session_state.pop(ASIDE))
            st.rerun()


def bring_mailbox() -> None:
    """Take in a whole mailbox; what is here already is not stored twice."""
    is_empty = count_waiting() == 0
    box = st.expander("Bring a mailbox", on_change="rerun", key="mailbox_box", expanded=is_empty)
    if not box.open:
        return
    with box:
        number = st.session_state.get(IMPORTS, 0)  # a new field for the next file
        file = st.file_uploader(
            "Choose a mailbox (.mbox or .zip)",
            key=f"mailbox_file_{number}",
            max_upload_size=LARGEST_MB,
        )
        st.caption(HOW)
        if file is None or not st.button("Store the messages", type="primary"):
            return
        with said_here():
            st.session_state[SAID] = _store(file)
            st.session_state[IMPORTS] = number + 1
            st.rerun()


def _store(file: IO[bytes]) -> str:
    """Store the messages of a file; what came of it, in words. Raises InvalidInput."""
    left_out: Counter[Why] = Counter()
    stored, line = Stored(0, 0), st.empty()
    for stored in open_workspace().inbox.bring(_brought(file, left_out), now()):
        line.caption(f"{counted(stored.new, 'message')} so far.")
    said = [f"{counted(stored.new, 'new message')} stored."]
    if stored.known:
        said.append(f"{counted(stored.known, 'message')} of this file you have here already.")
    return " ".join([*said, left_out_sentence(left_out)]).strip()


def _brought(file: IO[bytes], left_out: Counter[Why]) -> Iterator[Brought]:
    for one in read_mailbox(file, today()):
        if isinstance(one, Found):
            mail = one.mail
            day = mail.sent_on or today()
            yield Brought(mail.text, mail.subject, sender_line(mail), day, one.mail_id)
        else:
            left_out[one] += 1


def count_waiting() -> int:
    """How many messages are in the inbox."""
    return until_changed("inbox_count", open_workspace().inbox.count)


def waiting_list() -> None:
    """What waits, newest first, ten at a time; drawn when the person opens it."""
    total = count_waiting()
    if total == 0 and is_shielding():
        return
    if total == 0:
        st.info("Your inbox is empty. Bring a mailbox, or log a single message.")
        st.page_link("today/log_rejection.py", label="Log a rejection")
        return
    label = f"{counted(total, 'message')} to file or set aside"
    box = st.expander(label, on_change="rerun", key="inbox_box")
    if not box.open:
        return
    with box:
        inbox, first = open_workspace().inbox, shown_part(total, "inbox_page").start
        with st.container(gap=None, key="inbox_list"):
            for one in until_changed("inbox", lambda: inbox.page(PER_PAGE, first), first):
                _list_line(one)
        _delete_all(total)


def _delete_all(total: int) -> None:
    """The way back from a mailbox that was the wrong one."""
    these = "this message" if total == 1 else f"these {counted(total, 'message')}"
    delete_button("inbox", f"Delete {these}")
    question = f"Delete {these}, read or not? What was filed or set aside stays."
    if ask_before_deleting("inbox", question, open_workspace().inbox.forget_all):
        st.rerun()


def _list_line(one: InboxLine) -> None:
    if may_be_a_no(one.message_id):
        list_line(PAGE, NO_WORDS_YET, day_words(one.day), **{MESSAGE: one.message_id})
    else:
        list_line(PAGE, one.sender or "Sender not known", about(one), **{MESSAGE: one.message_id})


def about(one: InboxLine) -> str:
    """Day and subject of a message, for a place that reads Markdown."""
    state = "" if one.is_read else " · not read yet"
    return f"{day_words(one.day)} · {as_typed(one.subject) or 'no subject'}{state}"


def show_waiting(view: MessageView) -> None:
    """One message: what it seems to be, for the person to correct; its words when they choose."""
    st.page_link(PAGE, label="The inbox", icon=":material/arrow_back:")
    st.html(heading_as_typed(view.subject or "No subject"))
    st.caption(f"{day_words(view.day)} · {as_typed(view.sender) or 'sender not known'}")
    if view.application_id is not None:
        _filed(view, view.application_id)
        return
    if not view.is_read and support_comes_first(view):
        show_support_card(country_here(), noticed=True)
    elif not view.is_read:
        view = read_message(view.message_id)
    confirm_form(view, likely=view.kind or MailKind.OTHER)
    label = "Put away" if is_shielding() else "Set aside: it is about something else"
    if st.button(label, type="tertiary"):
        set_aside([view.message_id])
        st.switch_page(PAGE)


def _filed(view: MessageView, application_id: int) -> None:
    """Where it lies now, and what may come next."""
    st.success("Stored under this application:")
    st.text(f"{view.company}, {view.role}")
    where = {MESSAGE: str(view.message_id)}
    st.page_link("learn/feedback.py", label="See what it said", query_params=where)
    if view.kind is MailKind.INTERVIEW_INVITATION:
        where = {APPLICATION: str(application_id)}
        label = "Add when the interview is"
        st.page_link("search/applications.py", label=label, query_params=where)


def set_aside(message_ids: list[int]) -> None:
    """Take messages out of the inbox; the next page offers the way back."""
    open_workspace().inbox.set_aside(message_ids)
    st.session_state[ASIDE] = message_ids

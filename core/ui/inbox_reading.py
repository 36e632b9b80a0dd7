"""Reading the whole inbox: begin, watch it if you like, leave, stop, go on."""

import streamlit as st

from core.ai.prices import microdollars
from core.ai.types import Usage
from core.analysis.sentences import counted
from core.errors import AppError
from core.reading.safety import sounds_like_a_crisis
from core.settings import settings
from core.tasks.deeper import MOST_MESSAGES
from core.tasks.worker import reading_queue
from core.ui.ai import connection, deeper_reader, may_ask
from core.ui.ai_words import at_most
from core.ui.clock import now
from core.ui.gate import open_workspace, signed_in_person
from core.ui.memory import until_changed
from core.ui.session import is_still_signed_in
from core.ui.support import open_support
from core.vocabulary import RunState
from core.workspace.newest_mail import newest_mail
from core.workspace.reading_runs import RunView

POLL_S = 2
FEW = 50
COUNTED = "deeper_counted"
WHAT_IT_DOES = (
    "Each message is read on this server: what kind it is, which company and role it names, what"
    " it says. Nothing is filed without you."
)
LEAVE = "You can leave this page or close the browser; it goes on."
STATE = {
    RunState.WAITING: "It waits for its turn.",
    RunState.READING: f"It is at work. {LEAVE}",
    RunState.SENT: f"The language model has the messages; it can take up to a day. {LEAVE}",
}
INTERRUPTED = (
    "It was interrupted, or has not begun yet. What was read so far is kept."
    " If going on does not help, ask whoever runs this Rebound to look at its worker."
)


def offer_support_once() -> None:
    """When a reading met words that sound like a crisis, support comes first now."""
    runs = open_workspace().reading_runs
    if until_changed("support_waits", runs.support_waits) and runs.offer_support():
        open_support()


def reading() -> None:
    """How far a reading is, or the way to begin one."""
    newest = open_workspace().reading_runs.newest()
    if newest is not None and newest.is_open:
        st.fragment(_progress, run_every=POLL_S)()
        return
    if newest is not None:
        st.caption(_ending(newest))
    unread = until_changed("unread", open_workspace().reading_runs.count_unread)
    if not unread:
        return
    if newest is not None and newest.state is RunState.STOPPED:
        if st.button("Go on reading", type="primary"):
            _work_on(open_workspace().reading_runs.go_on(now()))
    elif st.button(f"Read {counted(unread, 'message')}", type="primary"):
        _work_on(open_workspace().reading_runs.start(now()))
    st.caption(WHAT_IT_DOES)
    if may_ask():
        _offer_deeper(unread)


def _progress() -> None:
    """Runs alone every few seconds, past the gate, so it has to ask and to show errors itself."""
    try:
        if not is_still_signed_in():
            st.rerun()
        run = open_workspace().reading_runs.newest()
        if run is None or not run.is_open:
            st.rerun()
        _show_progress(run)
    except AppError as error:
        st.error(str(error))


def _show_progress(run: RunView) -> None:
    runs = open_workspace().reading_runs
    is_late = run.is_late(now())
    done = f"{run.settled:,} of {run.total:,} messages"
    st.progress(run.settled / max(1, run.total), text=done)
    st.caption(" ".join([INTERRUPTED if is_late else STATE[run.state], run.note]).strip())
    with st.container(horizontal=True):
        if is_late and st.button("Go on reading", type="primary"):
            _work_on(runs.go_on(now()))
        if st.button("Stop"):
            runs.stop()
            st.rerun()


def _ending(run: RunView) -> str:
    if run.state is RunState.STOPPED:
        said = [f"Reading stopped at {run.settled:,} of {run.total:,} messages."]
    else:
        said = [f"{counted(run.read, 'message')} read."]
    if run.failed:
        said.append(f"{counted(run.failed, 'message')} could not be read, and can be tried again.")
    if run.support_first:
        said.append(f"{counted(run.support_first, 'message')} left unread: support comes first.")
    if run.read_here:
        said.append(f"{counted(run.read_here, 'message')} read on this server instead.")
    return " ".join([*said, run.note]).strip()


def _work_on(run: RunView | None) -> None:
    """Hand it to the worker, and show how far it is. None: another tab was faster."""
    if run is not None:
        reading_queue(settings()).add(signed_in_person().user_id, run)
    st.rerun()


def _offer_deeper(unread: int) -> None:
    """The same through a language model: what it takes is said before anything leaves."""
    box = st.expander("Have a language model read them", on_change="rerun", key="deeper_box")
    if not box.open:
        return
    with box:
        most = min(unread, MOST_MESSAGES)
        many = int(st.number_input("How many, the oldest first?", 1, most, min(most, FEW)))
        if st.button("What would it take?"):
            st.session_state[COUNTED] = many
        if st.session_state.get(COUNTED) != many:
            return
        with st.spinner("Counting. Nothing leaves for that."):
            st.markdown(until_changed("deeper_takes", lambda: _takes(many), many))
        if st.button(f"Send {counted(many, 'message')}"):
            runs = open_workspace().reading_runs
            _work_on(runs.start(now(), deeper=True, at_most=many))


def _takes(many: int) -> str:
    """Tokens and price of so many messages at most, in words."""
    messages = open_workspace().reading_runs.oldest_unread(many)
    reader = deeper_reader()
    mails = [
        newest_mail(one)[0] for one in messages if not sounds_like_a_crisis(one.subject, one.text)
    ]
    leaving = [reader.preview(mail).leaving for mail in mails]
    most = Usage(
        sum(one.input_tokens for one in leaving), sum(one.output_tokens for one in leaving)
    )
    cost = at_most(microdollars(connection().model, most, batch=True))
    tokens = most.input_tokens + most.output_tokens
    return (
        f"Names and companies are replaced first. It takes at most {tokens:,} tokens and costs"
        f" {cost}. The answers come within a day; what fails is read on this server."
    )

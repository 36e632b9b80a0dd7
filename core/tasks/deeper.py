"""Reads many messages through a language model: handed over at once, collected when it is done."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from core.ai import faults
from core.ai.door import Door
from core.ai.types import Connection, Known, Limits
from core.errors import NoAnswer, NotAllowed
from core.reading.claude import READ_HERE, ClaudeReader, Deeper
from core.reading.safety import screen, sounds_like_a_crisis
from core.reading.types import MailReading
from core.settings import ai_settings
from core.tasks.reading import Work, read_here
from core.vocabulary import Consent
from core.workspace.newest_mail import newest_mail
from core.workspace.turns import OnItsWay, Turn, Unread
from core.workspace.workspace import Workspace

MOST_MESSAGES = 500
"""In one run: what a person can be asked to pay for at once."""
FIRST_PAUSE, LONGEST_PAUSE, GROWTH = 15, 900, 1.5
"""Seconds between two questions whether the server is done."""
MOST_POLLS = 120
"""Longer than the day that a server has."""
MOST_MISSES = 8
"""Twelve minutes of a server that does not answer, when it never did."""
LONGEST = Limits().longest_text - 1_000
"""Characters of a message that is sent; room is left for the sender's name."""
TOO_LATE = "The language model did not answer within a day."
ALL_HERE = "The messages were read on this server instead."


def read_deeper(work: Work, workspace: Workspace, turn: Turn) -> int | None:
    """One step; seconds until the next, None when the turn is over."""
    waiting = turn.on_its_way()
    try:
        return (
            _send(work, workspace, turn)
            if waiting is None
            else _ask(work, workspace, turn, waiting)
        )
    except NotAllowed:  # the consent to store was taken back
        turn.stop()
        return None


def pause(polls: int) -> int:
    """Seconds to wait after so many questions: growing, and never longer than a quarter hour."""
    return int(min(LONGEST_PAUSE, FIRST_PAUSE * GROWTH ** min(polls, 20)))


def _send(work: Work, workspace: Workspace, turn: Turn) -> int | None:
    found = turn.some_unread(MOST_MESSAGES)
    messages = [one for one in found if not _put_by(work, turn, one)]
    if not messages:
        return 0 if found else None
    known = turn.names()
    mails = [newest_mail(one)[0] for one in messages]
    try:
        batch = _reader(work, workspace, known).send_all(mails)
    except NoAnswer as none:
        turn.read_here(f"{none} {ALL_HERE}")
        return 0
    turn.sent(batch, known, messages, work.clock() + timedelta(seconds=pause(0)))
    return pause(0)


def _ask(work: Work, workspace: Workspace, turn: Turn, waiting: OnItsWay) -> int | None:
    if not _has_consent(workspace):
        turn.stop()
        return None
    readings, note = _collected(_reader(work, workspace, waiting.known), waiting)
    if readings is not None:
        _keep(work, turn, waiting.messages, readings)
        return None
    if waiting.polls >= MOST_POLLS or (note and waiting.misses >= MOST_MISSES):
        turn.read_here(f"{note or TOO_LATE} {ALL_HERE}")
        return 0
    seconds = pause(waiting.polls + 1)
    turn.ask_later(work.clock() + timedelta(seconds=seconds), note)
    return seconds


def _collected(
    reader: ClaudeReader, waiting: OnItsWay
) -> tuple[list[Deeper[MailReading]] | None, str]:
    """The readings, or None while there are none, and why the server did not answer."""
    mails = [newest_mail(one)[0] for one in waiting.messages]
    try:
        return reader.collect(waiting.batch, mails), ""
    except NoAnswer as none:
        return None, str(none)
    except Exception:
        logging.getLogger("rebound").exception("A batch could not be collected")
        return None, faults.UNUSABLE


def _keep(
    work: Work, turn: Turn, messages: Sequence[Unread], readings: Sequence[Deeper[MailReading]]
) -> None:
    for message, deeper in zip(messages, readings, strict=True):
        if not message.text:
            continue
        reading = deeper.reading.moved(newest_mail(message)[1])
        turn.keep(message.message_id, reading, work.clock(), deeper.note or "")
    turn.collected()


def _put_by(work: Work, turn: Turn, message: Unread) -> bool:
    """Whether the message must not or cannot leave: it is dealt with here then."""
    if sounds_like_a_crisis(message.subject, message.text):
        turn.pass_by(message.message_id, work.clock(), support_first=True)
    elif len(message.text) + len(message.subject) > LONGEST:
        read_here(work, turn, message, f"{faults.TOO_LONG} {READ_HERE}")
    else:
        return False
    return True


def _has_consent(workspace: Workspace) -> bool:
    return all(workspace.consents.granted(one) for one in (Consent.STORAGE, Consent.AI))


def _reader(work: Work, workspace: Workspace, known: Known) -> ClaudeReader:
    """A reader that acts as the owner: their key and choice, their consent, their limits."""
    house, ai = ai_settings(), workspace.ai
    chosen = ai.choice()
    connection = Connection(
        key=ai.own_key() or work.house_key() or "",
        base_url=house.base_url,
        model=chosen.model or house.model,
        effort=house.effort,
    )
    door = Door(
        connection,
        permit=lambda: _has_consent(workspace),
        screen=screen,
        ledger=ai.ledger(house, work.clock, own=chosen.has_key),
    )
    return ClaudeReader(door, work.reader(), known)

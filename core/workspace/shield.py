"""The shield over the inbox: which messages it holds back, and which the person opened."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from core.coaching.shield import Incoming, Shield, shield
from core.store.recover import Dismissal, Preference
from core.store.tables import Message, Reading
from core.vocabulary import Author, Wish
from core.workspace.preferences import ON, Preferences, kept_day
from core.workspace.topic import Topic, lock_person, own_row

UNTIL = "shield_until"
OPENED = "shield:"
"""Opens the name under which it is kept that a message was opened."""
WAITING = (
    col(Message.application_id).is_(None),
    col(Message.set_aside).is_(False),
    col(Message.author) == Author.EMPLOYER,
)
"""What a message is that waits in the inbox, read or not."""


class Shields(Topic):
    """Answers that came with a mailbox and may be a no."""

    def now(self) -> Shield:
        """What is behind the shield; nothing while it is off."""
        with self.open_session() as session:
            return shield_in(session)

    def open(self, message_ids: Sequence[int], now: datetime) -> None:
        """The person wants to see these; opening twice adds nothing. Raises NotFound."""
        with self.open_session() as session:
            lock_person(session)
            known = _opened(session)
            names = [own_row(session, Message, one).uid for one in message_ids]
            session.add_all(
                Dismissal(recorded_at=now, what=f"{OPENED}{name}")
                for name in dict.fromkeys(names)
                if name not in known
            )

    def leave_until(self, day: date, now: datetime) -> None:
        """Say nothing of what waits before this day."""
        Preferences(self.open_session).keep(UNTIL, day.isoformat(), now)


def shield_in(session: Session) -> Shield:
    """Inside a transaction: what is behind the shield."""
    wanted = select(Preference.name, Preference.value)
    names = col(Preference.name).in_([Wish.SHIELD, UNTIL])
    said = dict(session.exec(wanted.where(names)).all())
    if said.get(Wish.SHIELD) != ON:
        return Shield()
    return shield(_incoming(session), _opened(session), is_on=True, until=kept_day(said.get(UNTIL)))


def held_back(session: Session) -> tuple[int, ...]:
    """Inside a transaction: the messages that no list and no picture shows now."""
    return shield_in(session).behind


def _incoming(session: Session) -> list[Incoming]:
    newest = select(func.max(Reading.id)).group_by(col(Reading.message_id))
    read = select(Reading.message_id, Reading.kind).where(col(Reading.id).in_(newest))
    kinds = dict(session.exec(read).all())
    query = select(Message.id, Message.uid, Message.kind).where(
        col(Message.imported).is_(True), *WAITING
    )
    rows = session.exec(query.order_by(col(Message.id))).all()
    return [Incoming(int(one or 0), name, kind or kinds.get(one)) for one, name, kind in rows]


def _opened(session: Session) -> set[str]:
    query = select(Dismissal.what).where(col(Dismissal.what).startswith(OPENED))
    return {what.removeprefix(OPENED) for what in session.exec(query).all()}

"""Invitations: links that let one person each create an account."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from core.accounts.tokens import new_token, token_hash
from core.errors import NotAllowed
from core.store.tables import Invitation, User

LIFETIME = timedelta(days=14)


class Invitations:
    """What the owner of an installation gives out."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, owner_id: int, now: datetime) -> str:
        """A token for a link, valid once, for 14 days. Raises NotAllowed unless an owner asks."""
        token = new_token()
        with Session(self._engine) as session:
            owner = session.get(User, owner_id)
            if owner is None or not owner.is_owner:
                msg = "Only the owner of this installation can invite."
                raise NotAllowed(msg)
            session.add(
                Invitation(
                    token_hash=token_hash(token),
                    created_by=owner_id,
                    created_at=now,
                    expires_at=now + LIFETIME,
                )
            )
            session.commit()
        return token

    def is_valid(self, token: str, now: datetime) -> bool:
        """Whether the link would still admit someone."""
        query = select(Invitation.id).where(
            Invitation.token_hash == token_hash(token),
            col(Invitation.used_at).is_(None),
            Invitation.expires_at > now,
        )
        with Session(self._engine) as session:
            return session.exec(query).first() is not None


def use_invitation(session: Session, token: str, now: datetime) -> None:
    """Inside the transaction that creates the account. Raises NotAllowed when it admits nobody."""
    use = (
        update(Invitation)
        .where(col(Invitation.token_hash) == token_hash(token))
        .where(col(Invitation.used_at).is_(None), col(Invitation.expires_at) > now)
        .values(used_at=now)
    )
    if session.exec(use).rowcount != 1:
        msg = "This invitation was used already or has expired. Ask for a new one."
        raise NotAllowed(msg)

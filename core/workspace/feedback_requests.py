"""Requests for feedback: drafts, and what the person says became of them. Nothing is sent."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from core.coaching.feedback_request import RequestView
from core.errors import InvalidInput
from core.intake.text import clean_words
from core.store.recover import Dismissal, FeedbackRequest
from core.store.tables import Application, Message
from core.workspace.topic import Topic, check_has_come, lock_person, own_row, row_id

MAX_DRAFT = 4_000
FOLLOW_UP = "follow_up"


class FeedbackRequests(Topic):
    """One request for each application."""

    def about(self, application_id: int) -> RequestView | None:
        """What there is about an application; None before the first draft. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Application, application_id)
            row = _about(session, application_id)
            return _view(row) if row else None

    def keep(self, application_id: int, draft: str, now: datetime, today: date) -> int:
        """Keep the draft in place of an earlier one; return its id.

        Raises NotFound, InvalidInput.
        """
        words = clean_words(draft, "The draft", MAX_DRAFT, needed=True)
        with self.open_session() as session:
            lock_person(session)
            own_row(session, Application, application_id)
            row = _about(session, application_id)
            if row is None:
                row = FeedbackRequest(
                    recorded_at=now, application_id=application_id, day=today, draft=words
                )
            row.draft = words
            session.add(row)
            session.flush()
            return row_id(row)

    def sent(self, request_id: int, day: date | None, today: date) -> None:
        """The person sent it on this day, or, with None, did not. Raises NotFound, InvalidInput."""
        if day is not None:
            check_has_come(day, today)
        with self.open_session() as session:
            row = own_row(session, FeedbackRequest, request_id)
            row.sent_on = day
            if day is None:
                row.replied_on, row.message_id = None, None

    def replied(
        self, request_id: int, day: date | None, today: date, message_id: int | None = None
    ) -> None:
        """They answered on this day, perhaps with one of the messages about the application.

        None: they did not. Raises NotFound; InvalidInput for a day that cannot be, and for a
        message that is about something else.
        """
        if day is not None:
            check_has_come(day, today)
        with self.open_session() as session:
            row = own_row(session, FeedbackRequest, request_id)
            if day is not None and (row.sent_on is None or day < row.sent_on):
                msg = "An answer comes after the question: please choose a later day."
                raise InvalidInput(msg)
            if message_id is not None:
                _check_about(session, message_id, row.application_id)
            row.replied_on, row.message_id = day, message_id if day else None

    def put_follow_up_away(self, application_id: int, now: datetime) -> None:
        """Suggest no second word for this application any more. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Application, application_id)
            session.add(Dismissal(recorded_at=now, what=FOLLOW_UP, application_id=application_id))

    def is_follow_up_put_away(self, application_id: int) -> bool:
        """Whether the second word was suggested and put away."""
        query = select(Dismissal.id).where(
            Dismissal.what == FOLLOW_UP, Dismissal.application_id == application_id
        )
        with self.open_session() as session:
            return session.exec(query).first() is not None

    def unanswered(self) -> list[RequestView]:
        """Those that were sent and not answered, without those whose second word was put away."""
        put_away = select(Dismissal.application_id).where(Dismissal.what == FOLLOW_UP)
        query = select(FeedbackRequest).where(
            col(FeedbackRequest.sent_on).is_not(None), col(FeedbackRequest.replied_on).is_(None)
        )
        with self.open_session() as session:
            declined = set(session.exec(put_away).all())
            rows = session.exec(query.order_by(col(FeedbackRequest.id))).all()
            return [_view(one) for one in rows if one.application_id not in declined]

    def forget(self, request_id: int) -> None:
        """Delete a request for good. Raises NotFound."""
        with self.open_session() as session:
            session.delete(own_row(session, FeedbackRequest, request_id))


def _about(session: Session, application_id: int) -> FeedbackRequest | None:
    query = select(FeedbackRequest).where(FeedbackRequest.application_id == application_id)
    return session.exec(query.order_by(col(FeedbackRequest.id).desc())).first()


def _check_about(session: Session, message_id: int, application_id: int) -> None:
    if own_row(session, Message, message_id).application_id != application_id:
        msg = "That message is filed under another application."
        raise InvalidInput(msg)


def _view(row: FeedbackRequest) -> RequestView:
    return RequestView(
        row_id(row),
        row.application_id,
        row.uid,
        row.draft,
        row.sent_on,
        row.replied_on,
        row.message_id,
    )

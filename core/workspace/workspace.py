"""Everything one person may touch, by topic."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select

from core.errors import StoreUnavailable
from core.store.scope import scoped_session
from core.store.tables import User
from core.workspace.ai import Ai
from core.workspace.applications import Applications
from core.workspace.appointments import Appointments
from core.workspace.check_ins import CheckIns
from core.workspace.consents import Consents
from core.workspace.conversations import Conversations
from core.workspace.debriefs import Debriefs
from core.workspace.exercises import Exercises
from core.workspace.experiments import Experiments
from core.workspace.feedback import Feedback
from core.workspace.feedback_requests import FeedbackRequests
from core.workspace.filing import Filing
from core.workspace.goals import Goals
from core.workspace.growth import Growth
from core.workspace.inbox import Inbox
from core.workspace.messages import Messages
from core.workspace.preferences import Preferences
from core.workspace.questionnaires import Questionnaires
from core.workspace.reading_runs import ReadingRuns
from core.workspace.records import Records
from core.workspace.safety_plan import SafetyPlans
from core.workspace.shield import Shields
from core.workspace.takeout import Takeout
from core.workspace.themes import Themes
from core.workspace.thoughts import Thoughts


class Workspace:
    """The only door to a person's rows. Each topic opens one transaction per call."""

    def __init__(self, engine: Engine, user_id: int) -> None:
        self._engine = engine
        self.user_id = user_id

    @contextmanager
    def open_session(self) -> Iterator[Session]:
        """One transaction on own rows: committed at the end, rolled back on any error.

        Raises StoreUnavailable when the database is locked, full or gone.
        """
        try:
            with scoped_session(self._engine, self.user_id) as session, session.begin():
                yield session
        except OperationalError as error:
            msg = "Nothing was saved: the database does not answer. Please try again in a minute."
            raise StoreUnavailable(msg) from error

    @property
    def revision(self) -> int:
        """Grows with every write of this person; a page computes anew when it changed."""
        with self.open_session() as session:
            return session.exec(select(User.revision)).one()

    @cached_property
    def consents(self) -> Consents:
        return Consents(self.open_session)

    @cached_property
    def check_ins(self) -> CheckIns:
        return CheckIns(self.open_session)

    @cached_property
    def applications(self) -> Applications:
        return Applications(self.open_session)

    @cached_property
    def appointments(self) -> Appointments:
        return Appointments(self.open_session)

    @cached_property
    def messages(self) -> Messages:
        return Messages(self.open_session)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.open_session)

    @cached_property
    def filing(self) -> Filing:
        return Filing(self.open_session)

    @cached_property
    def reading_runs(self) -> ReadingRuns:
        return ReadingRuns(self.open_session)

    @cached_property
    def feedback(self) -> Feedback:
        return Feedback(self.open_session)

    @cached_property
    def themes(self) -> Themes:
        return Themes(self.open_session)

    @cached_property
    def ai(self) -> Ai:
        return Ai(self.open_session, self._engine)

    @cached_property
    def growth(self) -> Growth:
        return Growth(self.open_session)

    @cached_property
    def preferences(self) -> Preferences:
        return Preferences(self.open_session)

    @cached_property
    def questionnaires(self) -> Questionnaires:
        return Questionnaires(self.open_session)

    @cached_property
    def goals(self) -> Goals:
        return Goals(self.open_session)

    @cached_property
    def experiments(self) -> Experiments:
        return Experiments(self.open_session)

    @cached_property
    def exercises(self) -> Exercises:
        return Exercises(self.open_session)

    @cached_property
    def conversations(self) -> Conversations:
        return Conversations(self.open_session)

    @cached_property
    def records(self) -> Records:
        return Records(self.open_session)

    @cached_property
    def thoughts(self) -> Thoughts:
        return Thoughts(self.open_session)

    @cached_property
    def debriefs(self) -> Debriefs:
        return Debriefs(self.open_session)

    @cached_property
    def feedback_requests(self) -> FeedbackRequests:
        return FeedbackRequests(self.open_session)

    @cached_property
    def shield(self) -> Shields:
        return Shields(self.open_session)

    @cached_property
    def safety_plan(self) -> SafetyPlans:
        return SafetyPlans(self.open_session)

    @cached_property
    def takeout(self) -> Takeout:
        return Takeout(self.open_session)

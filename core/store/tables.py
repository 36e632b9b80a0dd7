"""The tables. A person's own rows derive from Owned; their free text is encrypted."""

from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import JSON, Index
from sqlmodel import Field, SQLModel

from core.store.ai import AiCall, AiChoice
from core.store.growth import Contact, Practice, Talk
from core.store.keys import EncryptedText
from core.store.owned import Owned, word
from core.store.recover import (
    Answers,
    Cause,
    Debrief,
    Dismissal,
    ExerciseUse,
    FeedbackRequest,
    Preference,
    SafetyPlan,
    ThoughtRecord,
)
from core.store.runs import ReadingRun
from core.store.trying import (
    Appointment,
    CoachTurn,
    Conversation,
    Experiment,
    ExperimentMark,
    Goal,
)
from core.vocabulary import (
    Author,
    Consent,
    Disposition,
    MailKind,
    Origin,
    QuoteCheck,
    Stage,
    Theme,
)


class User(SQLModel, table=True):
    """Someone who signs in."""

    __tablename__ = "account"  # `user` is a reserved word in PostgreSQL
    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(unique=True, max_length=254)
    """Lower case; the name to sign in with. Nothing is ever sent to it."""
    name: str = Field(max_length=200)
    password_hash: str
    is_owner: bool = False
    token_version: int = 0
    """Sessions opened under an older version are no longer valid."""
    failed_attempts: int = 0
    locked_until: datetime | None = None
    revision: int = 0
    """Counts the person's writes, so that a page knows when to compute anew."""
    created_at: datetime


class AuthSession(SQLModel, table=True):
    """One sign-in of one browser. Only the hash of its token is kept."""

    id: str = Field(default_factory=lambda: uuid4().hex, primary_key=True, max_length=32)
    """Random: a tab that outlives its sign-in must never find the next person under its number."""
    user_id: int = Field(foreign_key="account.id", index=True, ondelete="CASCADE")
    token_version: int
    token_hash: str | None = Field(default=None, unique=True)
    ticket_hash: str | None = Field(default=None, unique=True)
    """Exchanged once, within seconds, for the cookie that carries the token."""
    ticket_expires_at: datetime | None = None
    created_at: datetime
    expires_at: datetime


class Invitation(SQLModel, table=True):
    """A link that lets one person create an account."""

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    created_by: int = Field(foreign_key="account.id", ondelete="CASCADE")
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None


class Setting(SQLModel, table=True):
    """One choice for the whole installation."""

    name: str = Field(primary_key=True)
    value: str


class ConsentEvent(Owned, table=True):
    """Agreeing to something, or taking that back. The newest row of a kind counts."""

    consent: Consent = Field(sa_type=word(Consent))
    version: int
    granted: bool


class CheckIn(Owned, table=True):
    """One self-report."""

    day: date
    valence: int = Field(ge=0, le=100)
    """0 unpleasant to 100 pleasant."""
    energy: int = Field(ge=0, le=100)
    """0 low to 100 high."""
    emotions: list[str] = Field(default_factory=list, sa_type=JSON)
    note: str = Field(default="", sa_type=EncryptedText)
    recalled: bool = False
    """Entered for an earlier day; left out of event studies."""


class Application(Owned, table=True):
    """One person's try for one role at one employer. How far it came stands in StageEvent."""

    company: str
    role: str
    source: str | None = None


class StageEvent(Owned, table=True):
    """One line of the ledger; lines are added, never changed or removed.

    Exactly one of `stage`, `disposition`, `reopened` and `retracts` says what happened.
    """

    application_id: int = Field(index=True)
    day: date | None = None
    """None: the person did not say when."""
    stage: Stage | None = Field(default=None, sa_type=word(Stage))
    disposition: Disposition | None = Field(default=None, sa_type=word(Disposition))
    reopened: bool = False
    retracts: str | None = None
    """The uid of a line that was entered by mistake."""


class Message(Owned, table=True):
    """An employer's message, or the fact that none came, as the person brought it."""

    application_id: int | None = Field(default=None, index=True)
    """None until the person has confirmed where it belongs."""
    day: date
    text: str = Field(sa_type=EncryptedText)
    subject: str = Field(default="", sa_type=EncryptedText)
    sender: str = Field(default="", sa_type=EncryptedText)
    kind: MailKind | None = Field(default=None, sa_type=word(MailKind))
    """The person's word where they confirmed it; None before."""
    author: Author = Field(default=Author.EMPLOYER, sa_type=word(Author))
    """Whose words these are."""
    mail_id: str | None = Field(default=None, sa_type=EncryptedText)
    """The Message-ID of the mail, by which it is known again; None when it has none."""
    imported: bool = False
    """Came with a mailbox, and waits in the inbox."""
    set_aside: bool = False


class Reading(Owned, table=True):
    """What an engine made of a message, and which engine."""

    message_id: int = Field(index=True)
    engine: str
    kind: MailKind = Field(sa_type=word(MailKind))
    language: str
    company: str | None = None
    role: str | None = None


class FindingRow(Owned, table=True):
    """One theme of a reading and the words it rests on."""

    __tablename__ = "finding"

    reading_id: int = Field(index=True)
    message_id: int = Field(index=True)
    theme: Theme = Field(sa_type=word(Theme))
    quote: str = Field(sa_type=EncryptedText)
    quote_start: int | None = None
    quote_end: int | None = None
    score: float
    origin: Origin = Field(sa_type=word(Origin))
    quote_check: QuoteCheck = Field(sa_type=word(QuoteCheck))


class Correction(Owned, table=True):
    """One line of a person's own view of their themes; lines are added, never changed.

    What it says follows from which fields are filled: see `core.analysis.corrections.Line`.
    """

    message_id: int | None = Field(default=None, index=True)
    """None: it is about a theme everywhere."""
    theme: str | None = Field(default=None, max_length=32)
    """The id of a theme of the codebook or of the person's own."""
    applies: bool = True
    quote: str = Field(default="", sa_type=EncryptedText)
    into_theme: str | None = Field(default=None, max_length=32)
    label: str | None = Field(default=None, sa_type=EncryptedText)
    step: str | None = Field(default=None, max_length=32)
    """Lines that were made together, and are undone together; None: the line stands alone."""
    retracts: str | None = Field(default=None, max_length=32)
    """The step, or the uid of the line, that is undone."""


OWNED: tuple[type[Owned], ...] = (
    ConsentEvent,
    CheckIn,
    Application,
    StageEvent,
    Message,
    Reading,
    FindingRow,
    Correction,
    AiChoice,
    AiCall,
    ReadingRun,
    Practice,
    Contact,
    Talk,
    Preference,
    Answers,
    ExerciseUse,
    Dismissal,
    ThoughtRecord,
    Debrief,
    Cause,
    FeedbackRequest,
    SafetyPlan,
    Goal,
    Experiment,
    ExperimentMark,
    Appointment,
    Conversation,
    CoachTurn,
)
"""Every owned table, targets of references before the rows that point at them."""

Index("checkin_newest", CheckIn.__table__.c.user_id, CheckIn.__table__.c.day)
Index("message_newest", Message.__table__.c.user_id, Message.__table__.c.day)
Index("finding_theme", FindingRow.__table__.c.user_id, FindingRow.__table__.c.theme)
Index("aicall_newest", AiCall.__table__.c.user_id, AiCall.__table__.c.recorded_at)

"""The tables of recovering: what a person does for themselves after a no."""

from datetime import date

from sqlalchemy import JSON
from sqlmodel import Field

from core.store.keys import EncryptedText
from core.store.owned import Owned, word
from core.vocabulary import Emotion, Evidence, Questionnaire


class Preference(Owned, table=True):
    """One small choice of the person's; one row a name."""

    name: str = Field(max_length=64)
    value: str = Field(max_length=200)


class Answers(Owned, table=True):
    """One time of answering a questionnaire."""

    questionnaire: Questionnaire = Field(sa_type=word(Questionnaire))
    day: date
    answers: list[int | None] = Field(default_factory=list, sa_type=JSON)
    """In the order of its items; None for one that was left out."""


class ExerciseUse(Owned, table=True):
    """One time of doing an exercise."""

    exercise: str = Field(max_length=32)
    day: date
    words: str = Field(default="", sa_type=EncryptedText)
    """What the person wrote meanwhile, for themselves."""
    helpful: int | None = None
    """0 to 10 by their own word; None while they have not said."""


class Dismissal(Owned, table=True):
    """Something that was offered and put away."""

    what: str = Field(max_length=64)
    application_id: int | None = Field(default=None, index=True)
    """The rejection that it was offered for; None when it was for none."""


class ThoughtRecord(Owned, table=True):
    """One thought looked at from both sides."""

    day: date
    emotion: Emotion = Field(sa_type=word(Emotion))
    before: int = Field(ge=0, le=100)
    """How strong the feeling was, 0 to 100."""
    trigger: str = Field(sa_type=EncryptedText)
    thought: str = Field(sa_type=EncryptedText)
    evidence_for: str = Field(default="", sa_type=EncryptedText)
    evidence_against: str = Field(default="", sa_type=EncryptedText)
    balanced: str = Field(default="", sa_type=EncryptedText)
    after: int | None = None
    """How strong it was once the balanced thought was written; None while it is not."""
    later: int | None = None
    """How strong it was some days on; None until the person has said."""


class Debrief(Owned, table=True):
    """How the person looks back at one application."""

    application_id: int = Field(index=True)
    day: date
    expected: str = Field(default="", sa_type=EncryptedText)
    happened: str = Field(default="", sa_type=EncryptedText)
    keep: str = Field(default="", sa_type=EncryptedText)
    change: str = Field(default="", sa_type=EncryptedText)
    experiment: str = Field(default="", sa_type=EncryptedText)


class Cause(Owned, table=True):
    """One reason that a debrief names, and what it rests on."""

    debrief_id: int = Field(index=True)
    words: str = Field(sa_type=EncryptedText)
    evidence: Evidence = Field(sa_type=word(Evidence))
    theme: str | None = Field(default=None, max_length=32)
    message_id: int | None = Field(default=None, index=True)
    """The message that is quoted; None unless the evidence is a quote."""
    quote: str = Field(default="", sa_type=EncryptedText)


class FeedbackRequest(Owned, table=True):
    """A draft that asks an employer for feedback. The person sends it, or does not."""

    application_id: int = Field(index=True)
    day: date
    draft: str = Field(sa_type=EncryptedText)
    sent_on: date | None = None
    replied_on: date | None = None
    message_id: int | None = Field(default=None, index=True)
    """The reply; None while there is none here."""


class SafetyPlan(Owned, table=True):
    """What the person wrote for a very hard hour. The newest row counts."""

    signs: str = Field(default="", sa_type=EncryptedText)
    helps: str = Field(default="", sa_type=EncryptedText)
    places: str = Field(default="", sa_type=EncryptedText)
    people: str = Field(default="", sa_type=EncryptedText)
    services: str = Field(default="", sa_type=EncryptedText)
    safer: str = Field(default="", sa_type=EncryptedText)

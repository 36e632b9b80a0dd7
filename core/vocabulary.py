"""The shared words: what the store, the analysis and the pages mean by each term."""

from enum import StrEnum


class Stage(StrEnum):
    """How far an application came. The order of the members is the order of the stages."""

    APPLIED = "applied"
    PHONE_SCREEN = "phone_screen"
    INTERVIEW = "interview"
    FINAL_ROUND = "final_round"
    OFFER = "offer"

    @property
    def rank(self) -> int:
        """0 for applied, 4 for an offer."""
        return list(Stage).index(self)


class Disposition(StrEnum):
    """How an application ended; an open one has none."""

    REJECTED = "rejected"
    NO_RESPONSE = "no_response"
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"


class Emotion(StrEnum):
    """The ten feelings of a check-in, and of a reading of a note. Six hard ones, four kind ones."""

    DISAPPOINTMENT = "disappointment"
    FRUSTRATION = "frustration"
    SELF_DOUBT = "self_doubt"
    ANGER = "anger"
    ANXIETY = "anxiety"
    EXHAUSTION = "exhaustion"
    HOPE = "hope"
    CALM = "calm"
    PRIDE = "pride"
    DETERMINATION = "determination"


class MailKind(StrEnum):
    """What an employer's message is."""

    REJECTION = "rejection"
    INTERVIEW_INVITATION = "interview_invitation"
    RECEIVED = "received"
    ASSESSMENT = "assessment"
    OFFER = "offer"
    OTHER = "other"


class Theme(StrEnum):
    """What employer feedback is about. Ids are stored with every reading and never change."""

    SKILLS = "skills"
    TASK_PERFORMANCE = "task_performance"
    EXPERIENCE_LEVEL = "experience_level"
    DOMAIN_EXPERIENCE = "domain_experience"
    LEADERSHIP = "leadership"
    EXAMPLES_IMPACT = "examples_impact"
    COMMUNICATION = "communication"
    CONFIDENCE = "confidence"
    PREPARATION = "preparation"
    MOTIVATION = "motivation"
    TEAM_FIT = "team_fit"
    MATERIALS = "materials"
    STRONGER_CANDIDATE = "stronger_candidate"
    ROLE_CHANGED = "role_changed"
    COMPENSATION = "compensation"
    LOGISTICS = "logistics"
    NO_REASON = "no_reason"


class Origin(StrEnum):
    """Who found a theme in a text."""

    RULE = "rule"
    MODEL = "model"
    BOTH = "both"
    PERSON = "person"


class QuoteCheck(StrEnum):
    """What comparing a quote with the stored text showed."""

    VERIFIED = "verified"
    """Stands in the text, character by character."""
    REPAIRED = "repaired"
    """Differed in white space, quotation marks or case only; the stored words are used."""
    SET_ASIDE = "set_aside"
    """Does not stand in the text: shown and counted, never used in statistics."""


class Author(StrEnum):
    """Whose words a message holds. The two are counted apart."""

    EMPLOYER = "employer"
    CANDIDATE = "candidate"
    """The person's own recollection of what they were told."""


class PracticeKind(StrEnum):
    """What a person practised."""

    MOCK_INTERVIEW = "mock_interview"
    QUESTIONS = "questions"
    """Answers to likely questions, alone."""
    EXERCISE = "exercise"
    """A task of the kind that employers set."""
    PRESENTATION = "presentation"


class Tie(StrEnum):
    """How two people know each other."""

    WORKED_TOGETHER = "worked_together"
    FRIEND = "friend"
    SAME_FIELD = "same_field"
    RECRUITER = "recruiter"
    OTHER = "other"


class Wish(StrEnum):
    """What a person switches for themselves. Everything is off until they switch it on."""

    NO_MOOD = "no_mood"
    """No check-ins, no mood charts, nothing that follows from them."""
    NO_WEEKLY = "no_weekly"
    NO_EXERCISES = "no_exercises"
    NO_GOALS = "no_goals"
    NO_COACH = "no_coach"
    PHQ_4 = "phq_4"
    BRCS = "brcs"
    WHO_5 = "who_5"
    SHIELD = "shield"
    """Rejections that come with a mailbox wait until the person opens them."""
    REMIND_CHECK_INS = "remind_check_ins"
    """In a calendar file, as the two after it."""
    REMIND_FOLLOW_UPS = "remind_follow_ups"
    REMIND_INTERVIEWS = "remind_interviews"
    REMINDERS_RING = "reminders_ring"
    """With an alarm of the calendar."""


class Questionnaire(StrEnum):
    """What can be answered from time to time, besides the check-in."""

    WEEKLY = "weekly"
    PHQ_4 = "phq_4"
    BRCS = "brcs"
    WHO_5 = "who_5"


class Evidence(StrEnum):
    """What a reason rests on."""

    QUOTED = "quoted"
    """The employer's own words."""
    REPORTED = "reported"
    """What the person was told or saw."""
    GUESS = "guess"


class Mark(StrEnum):
    """What the person says about their way from a rejection onwards."""

    READY = "ready"
    """Ready to look at it, before a day has passed."""
    PRACTISED = "practised"
    APPLIED = "applied"
    """The change was used in a later application."""
    KEPT = "kept"
    DROPPED = "dropped"
    PARKED = "parked"
    RESUMED = "resumed"


class Speaker(StrEnum):
    """Who said something in a talk with the coach."""

    PERSON = "person"
    COACH = "coach"


class Consent(StrEnum):
    """What a person can agree to, each apart from the others."""

    STORAGE = "storage"
    AI = "ai"
    COHORT = "cohort"


CURRENT_VERSION = {Consent.STORAGE: 2, Consent.AI: 3, Consent.COHORT: 1}
"""Raised when the words of a consent change; an older agreement then no longer counts."""


class Purpose(StrEnum):
    """Why words are sent to a language model."""

    MAIL = "mail"
    NOTE = "note"
    FEEDBACK = "feedback"
    COACHING = "coaching"
    NARRATIVE = "narrative"


class RunState(StrEnum):
    """How far the reading of many messages came."""

    WAITING = "waiting"
    """Asked for, and not begun."""
    READING = "reading"
    SENT = "sent"
    """With the server of a language model, which takes up to a day."""
    DONE = "done"
    STOPPED = "stopped"
    """Before the end; it can go on."""


class CallState(StrEnum):
    """How a call to a language model went. Written before anything leaves, settled afterwards."""

    SENT = "sent"
    """No answer is recorded: it is on its way, or the app was stopped meanwhile."""
    ANSWERED = "answered"
    FAILED = "failed"

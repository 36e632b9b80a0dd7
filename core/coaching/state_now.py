"""What is known of a person right now, as far as it decides what may help."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from core.vocabulary import Emotion

CHECK_IN_COUNTS_H = 24
REJECTION_COUNTS_H = 14 * 24
FIRST_DAY_H = 24
"""After a rejection, before anybody is asked to look back at it."""
PUT_AWAY_H = 24
"""What was put away is not offered again for so long."""
USED_LATELY_H = 24
CONFIDENCE_COUNTS = timedelta(days=14)
INTERVIEW_NEAR_H = 72
LATE = timedelta(days=1)
"""A rejection logged later than this is old news: the hours count from its own day."""


@dataclass(frozen=True)
class CheckInFacts:
    """The newest check-in of its own day."""

    at: datetime
    valence: int
    energy: int
    """Both 0 to 100."""
    emotions: tuple[Emotion, ...]


@dataclass(frozen=True)
class RejectionFacts:
    """The newest rejection that holds."""

    application_id: int
    logged_at: datetime
    day: date | None
    """None when the person did not say."""
    is_debriefed: bool
    is_ready: bool = False
    """The person said that they are ready to look at it."""

    def hours_ago(self, now: datetime) -> float:
        """Hours from where they count until `now`, which is in the person's own time zone."""
        return hours_between(counts_from(self.logged_at, self.day, now), now)


@dataclass(frozen=True)
class PutAway:
    """Something that the person did not want when it was offered."""

    exercise: str
    application_id: int | None
    at: datetime


@dataclass(frozen=True)
class Facts:
    """What is stored, with the times at which it was."""

    check_in: CheckInFacts | None = None
    rejection: RejectionFacts | None = None
    confidence: tuple[date, int] | None = None
    """The newest weekly answer, 0 to 10, and its day."""
    interview_at: datetime | None = None
    """The next one that is coming up."""
    put_away: tuple[PutAway, ...] = ()
    used: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True)
class StateNow:
    """What is known of a person right now; None: not known, or too long ago to count."""

    valence: int | None = None
    energy: int | None = None
    emotions: tuple[Emotion, ...] = ()
    check_in_hours: float | None = None
    rejection_hours: float | None = None
    came_earlier: bool = False
    """It was logged late: `rejection_hours` count from the end of the day on which it came."""
    application_id: int | None = None
    """The rejection that `rejection_hours` is about."""
    is_debriefed: bool = False
    is_ready: bool = False
    """The person said so of that rejection."""
    confidence: int | None = None
    """In the next interview, 0 to 10."""
    interview_near: bool = False
    in_crisis: bool = False
    """Words sounded like a crisis, and support comes first."""
    crisis_hours: float | None = None
    """Since words last sounded like one."""
    put_away: frozenset[tuple[str, int | None]] = field(default_factory=frozenset)
    """Exercise, and the rejection that it was offered for."""
    used_lately: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_low(self) -> bool:
        """Whether the mood lies below the middle; False where it is not known."""
        return self.valence is not None and self.valence < 50

    @property
    def is_agitated(self) -> bool:
        return self.is_low and self.energy is not None and self.energy >= 50

    @property
    def is_drained(self) -> bool:
        return self.is_low and self.energy is not None and self.energy < 50


def state_now(
    facts: Facts,
    now: datetime,
    *,
    in_crisis: bool = False,
    crisis_hours: float | None = None,
    with_mood: bool = True,
) -> StateNow:
    """The facts that still count at `now`. Without mood, check-ins are left out.

    `now`: aware, in the person's own time zone.
    """
    felt = _fresh(facts.check_in, now) if with_mood else None
    no = facts.rejection
    hours = None if no is None else no.hours_ago(now)
    is_known = no is not None and hours is not None and hours < REJECTION_COUNTS_H
    came_earlier = no is not None and was_logged_late(no.logged_at, no.day, now)
    return StateNow(
        valence=felt.valence if felt else None,
        energy=felt.energy if felt else None,
        emotions=felt.emotions if felt else (),
        check_in_hours=hours_between(felt.at, now) if felt else None,
        rejection_hours=hours if is_known else None,
        came_earlier=is_known and came_earlier,
        application_id=no.application_id if no and is_known else None,
        is_debriefed=bool(no and is_known and no.is_debriefed),
        is_ready=bool(no and is_known and no.is_ready),
        confidence=_confidence(facts, now),
        interview_near=_is_near(facts.interview_at, now),
        in_crisis=in_crisis,
        crisis_hours=crisis_hours,
        put_away=frozenset(
            (one.exercise, one.application_id)
            for one in facts.put_away
            if one.application_id is not None or hours_between(one.at, now) < PUT_AWAY_H
        ),
        used_lately=frozenset(
            name for name, at in facts.used if hours_between(at, now) < USED_LATELY_H
        ),
    )


def counts_from(logged_at: datetime, day: date | None, now: datetime) -> datetime:
    """From when the hours after a rejection count: its logging, or the end of its day.

    The latter where it was logged late. `now`: aware, in the person's own time zone, whose days
    count; `day` None: the person did not say.
    """
    if day is None or not was_logged_late(logged_at, day, now):
        return logged_at
    return datetime.combine(day, time.max, tzinfo=now.tzinfo)


def was_logged_late(logged_at: datetime, day: date | None, now: datetime) -> bool:
    """Whether a rejection came more than a day before it was logged, by the zone of `now`."""
    return day is not None and logged_at.astimezone(now.tzinfo).date() - day > LATE


def hours_between(start: datetime, end: datetime) -> float:
    """Hours that really passed, never below 0: a clock may have been set back."""
    passed = end.astimezone(UTC) - start.astimezone(UTC)  # in one zone Python would skip changes
    return max(0.0, passed.total_seconds() / 3600)


def _fresh(check_in: CheckInFacts | None, now: datetime) -> CheckInFacts | None:
    is_fresh = check_in and hours_between(check_in.at, now) < CHECK_IN_COUNTS_H
    return check_in if is_fresh else None


def _confidence(facts: Facts, now: datetime) -> int | None:
    if facts.confidence is None or now.date() - facts.confidence[0] > CONFIDENCE_COUNTS:
        return None
    return facts.confidence[1]


def _is_near(at: datetime | None, now: datetime) -> bool:
    return at is not None and now <= at and hours_between(now, at) <= INTERVIEW_NEAR_H

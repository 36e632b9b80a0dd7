"""The way from a rejection to what came of it: where it stands, and the one step that is next.

States follow from facts and from nothing else. Parking holds a way where it is and takes nothing
from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.coaching.state_now import FIRST_DAY_H, counts_from, hours_between
from core.vocabulary import Mark

EXERCISES, DEBRIEF = "recover/exercises.py", "recover/debrief.py"
EXPERIMENTS = "recover/experiments.py"


class State(StrEnum):
    """How far a way has come. The order of the members is the order of the states."""

    LOGGED = "logged"
    STABILISED = "stabilised"
    """A day has passed, or the person said that they are ready."""
    DEBRIEFED = "debriefed"
    THEMED = "themed"
    CHOSEN = "chosen"
    """One change, with an if-then and a day on which it starts."""
    PRACTISED = "practised"
    APPLIED = "applied"
    """Used in a later application that led to a conversation."""
    MEASURED = "measured"
    KEPT = "kept"
    DROPPED = "dropped"

    @property
    def rank(self) -> int:
        """0 for logged; kept and dropped are equally far."""
        return min(list(State).index(self), list(State).index(State.KEPT))


@dataclass(frozen=True)
class Marked:
    """One line of what the person said about their way."""

    day: date
    mark: Mark
    application_id: int | None = None


@dataclass(frozen=True)
class Held:
    """What marks add up to, besides practice and use."""

    is_parked: bool = False
    ended: Mark | None = None
    """Kept or dropped; None while it goes on."""

    @property
    def is_open(self) -> bool:
        """Whether it is the change that is being tried now."""
        return not self.is_parked and self.ended is None


@dataclass(frozen=True)
class Facts:
    """What is known of one way."""

    logged_at: datetime | None
    """When the rejection was logged; None for a change that came from none."""
    ended_on: date | None = None
    """The day on which it came; None where the person did not say."""
    ready_on: date | None = None
    debriefed_on: date | None = None
    is_themed: bool = False
    """The employer's message or a reason in the debrief names a theme."""
    chosen_on: date | None = None
    marks: tuple[Marked, ...] = ()
    """Of the experiment, else of the rejection, in the order of writing."""
    interviewed_on: date | None = None
    """When a later application that the change was used in first led to a conversation."""
    has_both_sides: bool = False
    """Enough applications with a known end before and since the change began."""


@dataclass(frozen=True)
class StepOfWay:
    """One step, and whether it is behind the person."""

    state: State
    is_done: bool
    day: date | None = None
    """When; None where it is not done, or has no day."""


@dataclass(frozen=True)
class Way:
    """Where one way stands."""

    state: State
    steps: tuple[StepOfWay, ...]
    next: State | None
    """None once it was kept or dropped."""
    is_parked: bool


@dataclass(frozen=True)
class Place:
    """Where a step is taken."""

    page: str
    query: Mapping[str, str]


def held(marks: Sequence[Marked]) -> Held:
    """Replay the marks in the order of writing.

    Resuming takes back a parking; where nothing is parked it opens again what had ended.
    """
    now = Held()
    for one in marks:
        if one.mark is Mark.PARKED:
            now = Held(is_parked=True, ended=now.ended)
        elif one.mark is Mark.RESUMED:
            now = Held(ended=now.ended if now.is_parked else None)
        elif one.mark in {Mark.KEPT, Mark.DROPPED}:
            now = Held(ended=one.mark)
    return now


def way(facts: Facts, now: datetime) -> Way:
    """Where a way stands: the furthest state whose facts are there, whatever was left out before.

    `now`: aware, in the person's own time zone.
    Raises ValueError without a rejection and without an experiment: that is no way.
    """
    done = _done(facts, now)
    if not done:
        raise ValueError("a way begins with a rejection or with an experiment")
    state = max(done, key=lambda one: one.rank)
    first = State.LOGGED if facts.logged_at is not None else State.CHOSEN
    end = state if state is State.DROPPED else State.KEPT
    path = [one for one in State if first.rank <= one.rank < end.rank] + [end]
    steps = tuple(StepOfWay(one, one in done, done.get(one)) for one in path)
    following = next((one for one in path if one.rank > state.rank), None)
    return Way(state, steps, following, held(facts.marks).is_parked)


def place(step: State, application_id: int | None, experiment_id: int | None) -> Place:
    """The page on which a step is taken, and what its address says."""
    if step is State.STABILISED:
        return Place(EXERCISES, {})
    if step in {State.DEBRIEFED, State.THEMED} and application_id is not None:
        return Place(DEBRIEF, {"application": str(application_id)})
    if experiment_id is not None and step.rank > State.CHOSEN.rank:
        return Place(EXPERIMENTS, {"experiment": str(experiment_id)})
    query = {} if application_id is None else {"application": str(application_id)}
    return Place(EXPERIMENTS, query)


def _done(facts: Facts, now: datetime) -> dict[State, date | None]:
    """Every state whose facts are there, with its day."""
    return {**_looked_back(facts, now), **_tried(facts)}


def _looked_back(facts: Facts, now: datetime) -> dict[State, date | None]:
    if facts.logged_at is None:
        return {}
    done: dict[State, date | None] = {State.LOGGED: facts.logged_at.date()}
    known = (facts.ready_on, _rested_on(facts, facts.logged_at, now), facts.debriefed_on)
    settled = [day for day in known if day is not None]
    if settled:
        done[State.STABILISED] = min(settled)
    if facts.debriefed_on is not None:
        done[State.DEBRIEFED] = facts.debriefed_on
        if facts.is_themed:
            done[State.THEMED] = facts.debriefed_on
    return done


def _rested_on(facts: Facts, logged_at: datetime, now: datetime) -> date | None:
    """The day on which the first day was over, not before the logging; None while it goes on."""
    start = counts_from(logged_at, facts.ended_on, now)
    if hours_between(start, now) < FIRST_DAY_H:
        return None
    return max((start + timedelta(hours=FIRST_DAY_H)).date(), logged_at.date())


def _tried(facts: Facts) -> dict[State, date | None]:
    """Without an experiment nothing of this counts, whatever was marked."""
    if facts.chosen_on is None:
        return {}
    done: dict[State, date | None] = {State.CHOSEN: facts.chosen_on}
    practised = [one.day for one in facts.marks if one.mark is Mark.PRACTISED]
    if practised:
        done[State.PRACTISED] = min(practised)
    if facts.interviewed_on is not None:
        done[State.APPLIED] = facts.interviewed_on
        if facts.has_both_sides:
            done[State.MEASURED] = None
    ended = held(facts.marks).ended
    if ended is not None:
        last = [one.day for one in facts.marks if one.mark is ended][-1]
        done[State(ended)] = last
    return done

"""Gathers what is known of one way, once for each change of the person's rows."""

from collections.abc import Sequence
from datetime import date

from core.analysis.experiment import ExperimentResult, experiment_result, first_conversation
from core.coaching.pipeline import Facts, Way, way
from core.ui.clock import here, now
from core.ui.every_row import every_application, every_line
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.told import told_about_rejections
from core.vocabulary import Author, Disposition, Theme
from core.workspace.experiment_rows import Background, ExperimentView

NEWEST = 5
"""Rejections offered to start from."""


def every_experiment() -> list[ExperimentView]:
    """All of them, the newest first."""
    return until_changed("experiments", open_workspace().experiments.views)


def open_experiment() -> ExperimentView | None:
    """The one change that is being tried; None when there is none."""
    return next((one for one in every_experiment() if one.held.is_open), None)


def experiment_from(application_id: int) -> ExperimentView | None:
    """The newest experiment that came from a rejection, an open one first."""
    found = [one for one in every_experiment() if one.choice.application_id == application_id]
    return next((one for one in found if one.held.is_open), found[0] if found else None)


def background_of(application_id: int) -> Background:
    """What is known of a rejection. Raises NotFound."""
    experiments = open_workspace().experiments
    name = f"background_{application_id}"
    return until_changed(name, lambda: experiments.background(application_id))


def themes_of(application_id: int) -> tuple[str, ...]:
    """What the debrief names, then what the employer's messages do; no reason is no theme."""
    told = told_about_rejections()
    messages = told.by_author[Author.EMPLOYER]
    about = set(messages[messages["rejection"] == application_id]["message_id"])
    theirs = [one.theme for one in told.mentions if one.message_id in about]
    named = [*background_of(application_id).themes, *theirs]
    return tuple(one for one in dict.fromkeys(named) if one != Theme.NO_REASON)


def result_of(view: ExperimentView) -> ExperimentResult:
    """Both sides of an experiment."""
    stage, starts_on = view.choice.stage, view.choice.starts_on
    return until_changed(
        f"result_{view.experiment_id}",
        lambda: experiment_result(every_application(), every_line(), stage, starts_on),
    )


def way_of(view: ExperimentView | None, application_id: int | None) -> Way | None:
    """Where a way stands now; None for an application that has not ended by their word."""
    facts = _facts(view, application_id)
    return way(facts, here(now())) if facts.logged_at or facts.chosen_on else None


def to_start_from() -> Sequence[int]:
    """The newest rejections from which no experiment came yet and that are not parked."""
    return until_changed("to_start_from", lambda: _without(parked=False)[:NEWEST])


def parked_rejections() -> Sequence[int]:
    """Rejections that were parked before an experiment came of them."""
    return until_changed("parked_rejections", lambda: _without(parked=True))


def _without(*, parked: bool) -> list[int]:
    frame = every_application()
    rejected = frame[frame["disposition"] == Disposition.REJECTED]
    newest = rejected.sort_values("ended_on", ascending=False, na_position="last", kind="stable")
    used = {one.choice.application_id for one in every_experiment()}
    put_aside = open_workspace().experiments.parked_rejections()
    ids = [int(one) for one in newest["application_id"] if int(one) not in used]
    return [one for one in ids if (one in put_aside) is parked]


def _facts(view: ExperimentView | None, application_id: int | None) -> Facts:
    known = Background(None) if application_id is None else background_of(application_id)
    logged_at = here(known.logged_at) if known.logged_at else None
    is_themed = application_id is not None and bool(themes_of(application_id))
    return Facts(
        logged_at=logged_at,
        ended_on=_ended_on(application_id),
        ready_on=known.ready_on,
        debriefed_on=known.debriefed_on,
        is_themed=is_themed,
        chosen_on=here(view.chosen_at).date() if view else None,
        marks=view.marks if view else known.marks,
        interviewed_on=_interviewed_on(view),
        has_both_sides=view is not None and result_of(view).comparison is not None,
    )


def _ended_on(application_id: int | None) -> date | None:
    """The day on which an application ended; None where the person did not say."""
    frame = every_application()
    days = frame.loc[frame["application_id"] == application_id, "ended_on"]
    return next((day for day in days if isinstance(day, date)), None)


def _interviewed_on(view: ExperimentView | None) -> date | None:
    if view is None or not view.used_in:
        return None
    return first_conversation(every_line(), view.used_in, view.choice.starts_on)
